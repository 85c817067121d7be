/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks into which stage a deal is to go, for those who do not drag. */

#include "pursuit-deal-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-deal-step.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

typedef struct
{
  gint64 deal_id;
  GPtrArray *stages; /* PursuitStage */
  AdwComboRow *stage;
  AdwComboRow *place;
} Question;

static void
question_free (Question *question)
{
  g_ptr_array_unref (question->stages);
  g_object_unref (question->stage);
  g_object_unref (question->place);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  guint selected = adw_combo_row_get_selected (question->stage);
  gint64 place = adw_combo_row_get_selected (question->place) == 0 ? PURSUIT_PLACE_TOP : PURSUIT_PLACE_END;

  if (g_strcmp0 (answer, "move") != 0 || selected >= question->stages->len)
    return;
  pursuit_deal_step (PURSUIT_WINDOW (source), question->deal_id,
                     pursuit_record_get_id (question->stages->pdata[selected]), place, NULL, NULL);
}

static AdwComboRow *
make_row (const char *title, GtkStringList *names)
{
  AdwComboRow *row = ADW_COMBO_ROW (g_object_ref_sink (adw_combo_row_new ()));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  return row;
}

/**
 * pursuit_deal_move_dialog_ask:
 * @stages: (element-type PursuitStage): those that can be chosen
 * @stage_id: the one that is chosen at first; 0 for the one that the deal is in
 *
 * Asks for stage and place, and moves @deal there.
 */
void
pursuit_deal_move_dialog_ask (PursuitWindow *window, PursuitDeal *deal, GPtrArray *stages, gint64 stage_id)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "move", _ ("_Move"), PURSUIT_ANSWER_SUGGESTED },
  };
  const char *const places[] = { _ ("On top"), _ ("At the end"), NULL };
  g_autoptr (GtkStringList) stage_names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) place_names = gtk_string_list_new (places);

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_DEAL (deal));
  g_return_if_fail (stages != NULL);

  PursuitRecord *record = PURSUIT_RECORD (deal);
  Question *question = g_new0 (Question, 1);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title =
      pursuit_text_for_display (pursuit_record_get_text (record, PURSUIT_DEAL_TITLE), 60);
  /* Translators: %s is a deal. */
  g_autofree char *heading = g_strdup_printf (_ ("Move “%s”"), title);

  if (stage_id == 0)
    stage_id = pursuit_record_get_int (record, PURSUIT_DEAL_STAGE_ID);
  question->deal_id = pursuit_record_get_id (record);
  question->stages = g_ptr_array_ref (stages);
  for (guint i = 0; i < stages->len; i++)
    {
      g_autofree char *name =
          pursuit_text_for_display (pursuit_record_get_text (stages->pdata[i], PURSUIT_STAGE_NAME), 60);
      gtk_string_list_append (stage_names, name);
    }
  question->stage = make_row (_ ("Stage"), stage_names);
  question->place = make_row (_ ("Place"), place_names);
  for (guint i = 0; i < stages->len; i++)
    {
      if (pursuit_record_get_id (stages->pdata[i]) == stage_id)
        adw_combo_row_set_selected (question->stage, i);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (question->stage));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (question->place));
  pursuit_compat_ask_async (GTK_WINDOW (window), heading, NULL, group, answers, G_N_ELEMENTS (answers),
                            answered_cb, question);
}
