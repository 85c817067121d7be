/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a stage out of its process; asks where its deals go, when there are any. */

#include "pursuit-retire-stage-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-error.h"
#include "pursuit-process-command.h"
#include "pursuit-stage.h"
#include "pursuit-text.h"

#include "compat.h"

typedef struct
{
  PursuitWindow *window;
  PursuitRecord *stage;
  GPtrArray *heirs;
  GtkWidget *heir;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->stage);
  g_ptr_array_unref (question->heirs);
  g_clear_object (&question->heir);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (question->heir));

  if (g_strcmp0 (answer, "retire") != 0 || selected >= question->heirs->len)
    return;
  g_autoptr (PursuitCommand) command =
      pursuit_command_retire_stage (pursuit_record_get_id (question->stage),
                                    pursuit_record_get_id (question->heirs->pdata[selected]));
  pursuit_window_run (question->window, command, NULL, NULL);
}

/* @problem says how many deals there are. */
static void
ask_heir (Question *question, const char *problem)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "retire", _ ("_Retire"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *name =
      pursuit_text_for_display (pursuit_record_get_text (question->stage, PURSUIT_STAGE_NAME), 60);
  /* Translators: %s is a stage */
  g_autofree char *heading = g_strdup_printf (_ ("Retire “%s”"), name);
  g_autofree char *body = g_strdup_printf (_ ("%s Their history keeps the old name."), problem);
  GtkWidget *group = adw_preferences_group_new ();

  question->heir = g_object_ref_sink (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->heir), _ ("The deals go to"));
  for (guint i = 0; i < question->heirs->len; i++)
    {
      g_autofree char *heir =
          pursuit_text_for_display (pursuit_record_get_text (question->heirs->pdata[i], PURSUIT_STAGE_NAME),
                                    60);
      gtk_string_list_append (names, heir);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (question->heir), G_LIST_MODEL (names));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), question->heir);
  GtkWidget *asked = pursuit_compat_ask_async (GTK_WINDOW (question->window), heading, body, group, answers,
                                               G_N_ELEMENTS (answers), answered_cb, question);
  pursuit_compat_ask_set_enabled (asked, "retire", question->heirs->len > 0);
}

static void
retired_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, &error);

  if (g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_UNMET))
    ask_heir (g_steal_pointer (&question), error->message);
}

/**
 * pursuit_retire_stage_dialog_ask:
 * @heirs: (element-type PursuitStage): where its deals may go
 *
 * Takes @stage out of its process, at once when no deal is in it.
 */
void
pursuit_retire_stage_dialog_ask (PursuitWindow *window, PursuitRecord *stage, GPtrArray *heirs)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (PURSUIT_IS_RECORD (stage));
  g_return_if_fail (heirs != NULL);

  Question *question = g_new0 (Question, 1);
  g_autoptr (PursuitCommand) command =
      pursuit_command_retire (&PURSUIT_STAGE_ENTITY, pursuit_record_get_id (stage));

  question->window = g_object_ref (window);
  question->stage = g_object_ref (stage);
  question->heirs = g_ptr_array_ref (heirs);
  pursuit_window_run (window, command, retired_cb, question);
}
