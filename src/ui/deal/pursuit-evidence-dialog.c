/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How it is known that a key node is met: in words, by a file, or both, and since when.
 */

#include "pursuit-evidence-dialog.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-deal-files.h"
#include "pursuit-form-row.h"
#include "pursuit-text.h"

/* How the row of the day looks. */
static const PursuitField day_field = { .name = "day", .type = PURSUIT_FIELD_DATE, .label = N_ ("Met on") };

typedef struct
{
  gint64 deal_id;
  gint64 node_id;
  GtkWidget *question; /* not owned: answers before it goes */
  GtkEditable *words;
  GtkWidget *day;
  AdwActionRow *file;
  char *path; /* (nullable): the chosen file */
} Evidence;

static void
evidence_free (gpointer data)
{
  Evidence *evidence = data;

  g_clear_object (&evidence->words);
  g_clear_object (&evidence->day);
  g_clear_object (&evidence->file);
  g_free (evidence->path);
  g_free (evidence);
}

/* There must be words or a file, and a day that is one. */
static void
changed_cb (GTask *task)
{
  Evidence *evidence = g_task_get_task_data (task);
  g_auto (PursuitValue) day = { 0 };
  gboolean told = evidence->path != NULL || !pursuit_text_is_blank (gtk_editable_get_text (evidence->words));

  pursuit_compat_ask_set_enabled (evidence->question, "confirm",
                                  told && pursuit_form_row_read (evidence->day, &day_field, &day));
}

static void
confirm (PursuitWindow *window, Evidence *evidence, const PursuitKeptFile *file)
{
  g_auto (PursuitValue) value = { 0 };
  PursuitDay day = PURSUIT_DAY_NONE;
  g_autoptr (PursuitCommand) command = NULL;

  if (pursuit_form_row_read (evidence->day, &day_field, &value) && value.kind == PURSUIT_VALUE_INT)
    day = (PursuitDay) value.i;
  command = pursuit_command_confirm_node (evidence->deal_id, evidence->node_id,
                                          gtk_editable_get_text (evidence->words), day);
  if (file != NULL)
    pursuit_command_set_file (command, file, NULL);
  pursuit_window_run (window, command, NULL, NULL);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PursuitWindow *window = PURSUIT_WINDOW (source);
  g_autoptr (PursuitKeptFile) kept = pursuit_deal_keep_file_finish (window, result);

  if (kept != NULL)
    confirm (window, g_task_get_task_data (task), kept);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PursuitWindow *window = PURSUIT_WINDOW (source);
  Evidence *evidence = g_task_get_task_data (task);
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  g_task_return_boolean (task, TRUE);
  evidence->question = NULL;
  if (g_strcmp0 (answer, "confirm") != 0)
    return;
  if (evidence->path != NULL)
    pursuit_deal_keep_file_async (window, evidence->path, kept_cb, g_object_ref (task));
  else
    confirm (window, evidence, NULL);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Evidence *evidence = g_task_get_task_data (task);
  g_autoptr (GFile) file = pursuit_compat_open_file_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *subtitle = name != NULL ? g_markup_escape_text (name, -1) : NULL;

  if (path == NULL || evidence->question == NULL)
    return;
  g_free (evidence->path);
  evidence->path = g_steal_pointer (&path);
  adw_action_row_set_subtitle (evidence->file, subtitle);
  changed_cb (task);
}

static void
choose_cb (GTask *task)
{
  const PursuitFileType types[] = { { _ ("All files"), "*" } };
  Evidence *evidence = g_task_get_task_data (task);

  pursuit_compat_open_file_async (GTK_WINDOW (evidence->question), _ ("Choose the Evidence"), types,
                                  G_N_ELEMENTS (types), file_chosen_cb, g_object_ref (task));
}

static GtkWidget *
make_rows (GTask *task, PursuitSession *session, const PursuitTaskNode *node)
{
  Evidence *evidence = g_task_get_task_data (task);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  PursuitDay day = node->day != PURSUIT_DAY_NONE ? node->day : pursuit_session_get_today (session);
  g_autofree char *iso = pursuit_day_to_iso (day);

  evidence->words = GTK_EDITABLE (g_object_ref_sink (adw_entry_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (evidence->words), _ ("How do you know?"));
  if (node->evidence != NULL && node->file_id == 0)
    gtk_editable_set_text (evidence->words, node->evidence);
  evidence->day = g_object_ref_sink (pursuit_form_row_new (session, &day_field));
  pursuit_form_row_set_text (evidence->day, &day_field, iso);
  evidence->file = ADW_ACTION_ROW (g_object_ref_sink (adw_action_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (evidence->file), _ ("File"));
  adw_action_row_set_subtitle (evidence->file, _ ("None"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (evidence->file, choose);
  adw_action_row_set_activatable_widget (evidence->file, choose);
  g_signal_connect_object (choose, "clicked", G_CALLBACK (choose_cb), task, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (evidence->words));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), evidence->day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (evidence->file));
  return group;
}

/** pursuit_evidence_dialog_present: asks how it is known that @node is met, and confirms it. */
void
pursuit_evidence_dialog_present (PursuitWindow *window, gint64 deal_id, const PursuitTaskNode *node)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "confirm", _ ("C_onfirm"), PURSUIT_ANSWER_SUGGESTED },
  };
  g_autoptr (GTask) task = NULL;
  Evidence *evidence;
  GtkWidget *rows;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (node != NULL);

  task = g_task_new (window, NULL, NULL, NULL);
  evidence = g_new0 (Evidence, 1);
  evidence->deal_id = deal_id;
  evidence->node_id = node->id;
  g_task_set_task_data (task, evidence, evidence_free);
  rows = make_rows (task, pursuit_window_get_session (window), node);
  evidence->question =
      pursuit_compat_ask_async (GTK_WINDOW (window), node->name,
                                _ ("Say how it is known, attach a file, or both."), rows, answers,
                                G_N_ELEMENTS (answers), answered_cb, g_object_ref (task));
  g_signal_connect_object (evidence->words, "notify::text", G_CALLBACK (changed_cb), task, G_CONNECT_SWAPPED);
  g_signal_connect_object (evidence->day, "notify::text", G_CALLBACK (changed_cb), task, G_CONNECT_SWAPPED);
  changed_cb (task);
}
