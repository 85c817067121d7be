/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPlaybookDialog:
 *
 * Writes a page of the playbook. Of a page that came with the program the words are changed, of one's own
 * also where it applies.
 */

#include "pursuit-playbook-dialog.h"

#include <glib/gi18n-lib.h>

#include "pursuit-deal.h"
#include "pursuit-person.h"
#include "pursuit-session-advice.h"
#include "pursuit-stage.h"

struct _PursuitPlaybookDialog
{
  PursuitRecordDialog parent_instance;

  gboolean swapped; /* the words are shown in the other language than the record's own columns */
  AdwComboRow *stage;
  GPtrArray *stages; /* (nullable) PursuitStage: of the choices behind “—” */
  gint64 stage_id;   /* chosen at first */
  AdwComboRow *subject;
  const PursuitChoice *subjects; /* (nullable): the choices behind “—” */
};

G_DEFINE_FINAL_TYPE (PursuitPlaybookDialog, pursuit_playbook_dialog, PURSUIT_TYPE_RECORD_DIALOG)

static const guint word_fields[] = { PURSUIT_PLAYBOOK_PAGE_TITLE, PURSUIT_PLAYBOOK_PAGE_BODY,
                                     PURSUIT_PLAYBOOK_PAGE_EXAMPLE };
static const guint all_fields[] = { PURSUIT_PLAYBOOK_PAGE_TITLE, PURSUIT_PLAYBOOK_PAGE_BODY,
                                    PURSUIT_PLAYBOOK_PAGE_EXAMPLE, PURSUIT_PLAYBOOK_PAGE_TOPIC,
                                    PURSUIT_PLAYBOOK_PAGE_PEOPLE };

static PursuitForm *
get_form (PursuitPlaybookDialog *self)
{
  return pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (self));
}

/* The pages of a topic may be about one of these. */
static const PursuitChoice *
find_subjects (const char *topic)
{
  if (g_strcmp0 (topic, "strategy") == 0)
    return PURSUIT_STRATEGIES;
  if (g_strcmp0 (topic, "personality") == 0)
    return PURSUIT_PERSONALITIES;
  return g_strcmp0 (topic, "tactic") == 0 ? PURSUIT_NEGOTIATION_PHASES : NULL;
}

static void
show_subjects (PursuitPlaybookDialog *self, const PursuitChoice *subjects, const char *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  self->subjects = subjects;
  gtk_string_list_append (names, "—");
  for (guint i = 0; subjects != NULL && subjects[i].code != NULL; i++)
    {
      gtk_string_list_append (names, _ (subjects[i].label));
      if (g_strcmp0 (subjects[i].code, chosen) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->subject, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->subject, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->subject), subjects != NULL);
}

/* Which questions make sense depends on what the page is about. */
static void
topic_chosen_cb (PursuitPlaybookDialog *self)
{
  g_autofree char *topic = pursuit_form_get_text (get_form (self), PURSUIT_PLAYBOOK_PAGE_TOPIC);
  gboolean of_stage = g_strcmp0 (topic, "stage") == 0;
  const PursuitChoice *subjects = find_subjects (topic);

  gtk_widget_set_visible (pursuit_form_get_row (get_form (self), PURSUIT_PLAYBOOK_PAGE_PEOPLE), of_stage);
  gtk_widget_set_visible (GTK_WIDGET (self->stage), of_stage);
  if (subjects != self->subjects)
    show_subjects (self, subjects, NULL);
}

static void
stages_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPlaybookDialog) self = user_data;
  g_autoptr (GPtrArray) stages = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (stages == NULL)
    return;
  gtk_string_list_append (names, "—");
  for (guint i = 0; i < stages->len; i++)
    {
      PursuitRecord *stage = stages->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s · %s", pursuit_record_get_text (stage, PURSUIT_STAGE_NAME),
                                               pursuit_record_get_text (stage, PURSUIT_STAGE_PROCESS));

      gtk_string_list_append (names, name);
      if (pursuit_record_get_id (stage) == self->stage_id)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->stage, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->stage, selected);
  self->stages = g_steal_pointer (&stages);
}

/* The stage that is chosen; the one that was as long as the choices are not there. */
static gint64
get_stage (PursuitPlaybookDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->stage);

  if (self->stages == NULL)
    return self->stage_id;
  return selected > 0 && selected <= self->stages->len
             ? pursuit_record_get_id (self->stages->pdata[selected - 1])
             : 0;
}

/* Where one's own page applies, as far as its topic asks. */
static void
set_place (PursuitPlaybookDialog *self, PursuitFields *fields)
{
  guint subject = adw_combo_row_get_selected (self->subject);
  gint64 stage = gtk_widget_get_visible (GTK_WIDGET (self->stage)) ? get_stage (self) : 0;

  if (stage != 0)
    pursuit_fields_set_int (fields, PURSUIT_PLAYBOOK_PAGE_STAGE_ID, stage);
  else
    pursuit_fields_unset (fields, PURSUIT_PLAYBOOK_PAGE_STAGE_ID);
  pursuit_fields_set_text (fields, PURSUIT_PLAYBOOK_PAGE_SUBJECT,
                           self->subjects != NULL && subject > 0 ? self->subjects[subject - 1].code : NULL);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->stage)))
    pursuit_fields_unset (fields, PURSUIT_PLAYBOOK_PAGE_PEOPLE);
}

static PursuitCommand *
pursuit_playbook_dialog_make_command (PursuitRecordDialog *dialog,
                                      PursuitFields *fields,
                                      PursuitRecord *record)
{
  PursuitPlaybookDialog *self = PURSUIT_PLAYBOOK_DIALOG (dialog);

  /* one text in the user's words, and all are shown as they stand: the others go along in this language */
  if (self->swapped && !pursuit_fields_is_empty (fields))
    {
      for (guint i = 0; i < G_N_ELEMENTS (word_fields); i++)
        {
          g_autofree char *text = pursuit_form_get_text (get_form (self), word_fields[i]);
          pursuit_fields_set_text (fields, word_fields[i], text);
        }
    }
  if (self->stage != NULL)
    set_place (self, fields);
  return PURSUIT_RECORD_DIALOG_CLASS (pursuit_playbook_dialog_parent_class)
      ->make_command (dialog, fields, record);
}

static void
pursuit_playbook_dialog_finalize (GObject *object)
{
  g_clear_pointer (&PURSUIT_PLAYBOOK_DIALOG (object)->stages, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_playbook_dialog_parent_class)->finalize (object);
}

static void
pursuit_playbook_dialog_class_init (PursuitPlaybookDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_playbook_dialog_finalize;
  PURSUIT_RECORD_DIALOG_CLASS (klass)->make_command = pursuit_playbook_dialog_make_command;
}

static void
pursuit_playbook_dialog_init (PursuitPlaybookDialog *self)
{
}

/* The page with the words that the user reads in the columns that are edited. */
static PursuitRecord *
make_shown (PursuitPlaybookPage *page, gboolean other)
{
  PursuitRecord *shown = pursuit_record_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);

  pursuit_record_assign (shown, PURSUIT_RECORD (page));
  for (guint i = 0; i < G_N_ELEMENTS (word_fields); i++)
    pursuit_record_set_text (shown, word_fields[i],
                             pursuit_playbook_page_get_words (page, word_fields[i], other));
  return shown;
}

static AdwComboRow *
add_combo (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_COMBO_ROW (row);
}

/* Stage and subject: their choices come from the database, and follow the topic. */
static void
ask_place (PursuitPlaybookDialog *self, PursuitSession *session, PursuitRecord *page)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *topic = NULL;

  self->stage = add_combo (group, _ ("Stage"));
  self->subject = add_combo (group, _ ("About"));
  pursuit_record_dialog_add_section (PURSUIT_RECORD_DIALOG (self), group);
  if (page == NULL)
    pursuit_form_suggest (get_form (self), PURSUIT_PLAYBOOK_PAGE_TOPIC, PURSUIT_PLAYBOOK_TOPICS[0].code);
  else
    self->stage_id = pursuit_record_get_int (page, PURSUIT_PLAYBOOK_PAGE_STAGE_ID);
  topic = pursuit_form_get_text (get_form (self), PURSUIT_PLAYBOOK_PAGE_TOPIC);
  show_subjects (self, find_subjects (topic),
                 page != NULL ? pursuit_record_get_text (page, PURSUIT_PLAYBOOK_PAGE_SUBJECT) : NULL);
  g_signal_connect_object (pursuit_form_get_row (get_form (self), PURSUIT_PLAYBOOK_PAGE_TOPIC),
                           "notify::selected", G_CALLBACK (topic_chosen_cb), self, G_CONNECT_SWAPPED);
  topic_chosen_cb (self);
  pursuit_list_spec_where_int (spec, PURSUIT_STAGE_RETIRED, PURSUIT_OP_EQ, 0);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_PROCESS_ID, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  pursuit_session_fetch_async (session, spec, NULL, stages_read_cb, g_object_ref (self));
}

/**
 * pursuit_playbook_dialog_new:
 * @page: (nullable): which is changed; %NULL makes a new one
 *
 * Returns: (transfer none): the dialog, to be presented
 */
PursuitRecordDialog *
pursuit_playbook_dialog_new (PursuitWindow *window, PursuitPlaybookPage *page)
{
  PursuitPlaybookDialog *self;
  PursuitSession *session;
  gboolean other, shipped;
  g_autoptr (PursuitRecord) shown = NULL;

  g_return_val_if_fail (PURSUIT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (page == NULL || PURSUIT_IS_PLAYBOOK_PAGE (page), NULL);

  session = pursuit_window_get_session (window);
  other = pursuit_session_speaks_other (session);
  shipped = page != NULL && pursuit_playbook_page_is_shipped (page);
  shown = page != NULL ? make_shown (page, other) : NULL;
  self = g_object_new (PURSUIT_TYPE_PLAYBOOK_DIALOG, NULL);
  self->swapped = page != NULL && other && !pursuit_playbook_page_is_edited (page);
  pursuit_record_dialog_setup (PURSUIT_RECORD_DIALOG (self), window,
                               page != NULL ? _ ("Edit Page") : _ ("New Page"), &PURSUIT_PLAYBOOK_PAGE_ENTITY,
                               shipped ? word_fields : all_fields,
                               shipped ? G_N_ELEMENTS (word_fields) : G_N_ELEMENTS (all_fields), shown);
  if (!shipped)
    ask_place (self, session, shown);
  return PURSUIT_RECORD_DIALOG (self);
}
