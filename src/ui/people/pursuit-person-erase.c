/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a person for good: shows what goes and what stays, asks, and does it. */

#include "pursuit-person-erase.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-session-erase.h"
#include "pursuit-text.h"

#define MAX_NAME 60
#define LIST_HEIGHT 260

/* From the survey to the answer. */
typedef struct
{
  gint64 person_id;
  PursuitErasure *survey;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->survey, pursuit_erasure_free);
  g_free (question);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitErasure) erasure =
      pursuit_session_erase_person_finish (PURSUIT_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (erasure == NULL)
    {
      pursuit_window_toast_error (window, error);
      return;
    }
  if (erasure->bytes_left != NULL)
    text =
        g_strdup_printf (_ ("The records are gone. Their bytes could not be overwritten yet: %s It is tried "
                            "again when the database is opened."),
                         erasure->bytes_left);
  pursuit_window_toast (window, text != NULL ? text : _ ("The person is erased"));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  PursuitWindow *window = PURSUIT_WINDOW (source);

  g_task_return_boolean (task, TRUE);
  if (g_strcmp0 (answer, "erase") != 0)
    return;
  /* the file is written anew, which takes some seconds when it is large */
  pursuit_window_toast (window, _ ("Erasing…"));
  pursuit_session_erase_person_async (pursuit_window_get_session (window), question->person_id, erased_cb,
                                      g_object_ref (window));
}

static GtkWidget *
make_row (const char *title, const char *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = pursuit_text_for_display (title, MAX_NAME);
  g_autofree char *markup = g_markup_escape_text (line, -1);
  GtkWidget *label = gtk_label_new (suffix);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* How many of what go. */
static GtkWidget *
make_lines (const PursuitErasure *survey)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("This goes with the person"));
  for (guint i = 0; i < survey->lines->len; i++)
    {
      const PursuitErasureLine *line = &g_array_index (survey->lines, PursuitErasureLine, i);
      g_autofree char *number = g_strdup_printf ("%u", line->n);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (line->label, number));
    }
  gtk_widget_set_visible (group, survey->lines->len > 0);
  return group;
}

static char *
word_mentions (const PursuitErasure *survey)
{
  return g_strdup_printf (ngettext ("%u place names the person and stays",
                                    "%u places name the person and stay", survey->n_mentioned),
                          survey->n_mentioned);
}

/* What the user may want to look at: it stays as it was written. */
static GtkWidget *
make_mentions (const PursuitErasure *survey)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = word_mentions (survey);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Only you can tell whom such a text means. Change it where it "
                                            "means this person."));
  for (guint i = 0; i < survey->mentions->len; i++)
    {
      const PursuitErasureMention *mention = g_ptr_array_index (survey->mentions, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_row (mention->title, _ (mention->entity->label)));
    }
  gtk_widget_set_visible (group, survey->n_mentioned > 0);
  return group;
}

static GtkWidget *
make_details (const PursuitErasure *survey)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), make_lines (survey));
  gtk_box_append (GTK_BOX (box), make_mentions (survey));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  return scrolled;
}

/* What stays may stand below the edge of the list: that there is something is said at once. */
static char *
make_body (const PursuitErasure *survey)
{
  const char *body =
      _ ("Nothing of this person is left afterwards, neither in the history nor in an older backup that is "
         "restored. This cannot be undone. Steps before that changed something else too can be undone still; "
         "those about the person alone cannot.");
  g_autofree char *mentioned = word_mentions (survey);

  return survey->n_mentioned > 0 ? g_strdup_printf ("%s\n\n%s", body, mentioned) : g_strdup (body);
}

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "erase", _ ("_Erase for Good"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = g_task_get_source_object (task);
  Question *question = g_task_get_task_data (task);

  question->survey = pursuit_session_erase_survey_finish (PURSUIT_SESSION (source), result, &error);
  if (question->survey == NULL)
    {
      pursuit_window_toast_error (window, error);
      g_task_return_boolean (task, FALSE);
      return;
    }
  g_autofree char *name = pursuit_text_for_display (question->survey->name, MAX_NAME);
  g_autofree char *heading = g_strdup_printf (_ ("Erase “%s” for good?"), name);
  g_autofree char *body = make_body (question->survey);
  pursuit_compat_ask_async (GTK_WINDOW (window), heading, body, make_details (question->survey), answers,
                            G_N_ELEMENTS (answers), answered_cb, g_object_ref (task));
}

/** pursuit_person_erase_ask: looks what there is of the person, shows it, and erases when the user says so.
 */
void
pursuit_person_erase_ask (PursuitWindow *window, gint64 person_id)
{
  GTask *task;
  Question *question;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (person_id != 0);

  task = g_task_new (window, NULL, NULL, NULL);
  question = g_new0 (Question, 1);
  question->person_id = person_id;
  g_task_set_source_tag (task, pursuit_person_erase_ask);
  g_task_set_task_data (task, question, question_free);
  pursuit_session_erase_survey_async (pursuit_window_get_session (window), person_id, NULL, surveyed_cb,
                                      task);
}
