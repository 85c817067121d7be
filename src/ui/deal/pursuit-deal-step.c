/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Moving a deal, wherever that is asked for. What stands against the step is asked for in one question: why
 * it is taken though key nodes are not met, who approves it, and what has to be filled in.
 */

#include "pursuit-deal-step.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-colleagues.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-form.h"
#include "pursuit-session-spine.h"
#include "pursuit-text.h"

static const int MOST_CONDITIONS_HEIGHT = 260; /* pixels; more conditions scroll */

typedef struct
{
  gint64 deal_id;
  gint64 stage_id;
  gint64 before_id;
  PursuitStepCheck *check; /* (nullable): of a step that was refused, like all below */
  GPtrArray *colleagues;   /* PursuitMember: who can be asked */
  GtkWidget *question;     /* not owned: answers before it goes */
  GtkEditable *reason;
  AdwComboRow *approver;
  PursuitForm *form;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->check, pursuit_step_check_free);
  g_clear_pointer (&step->colleagues, g_ptr_array_unref);
  g_clear_object (&step->reason);
  g_clear_object (&step->approver);
  g_clear_object (&step->form);
  g_free (step);
}

/* The chosen colleague; %NULL while none is. */
static const char *
get_approver (Step *step)
{
  return step->approver != NULL ? pursuit_colleagues_get_chosen (step->colleagues, step->approver) : NULL;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PursuitStep) done = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  g_task_return_boolean (task, done != NULL);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PursuitStep) asked = pursuit_window_run_finish (PURSUIT_WINDOW (source), result, NULL);

  /* the deal stays where it is until the colleague has decided */
  g_task_return_boolean (task, FALSE);
}

/* The same command once more, with what the question brought. */
static void
move_anyway (PursuitWindow *window, GTask *task)
{
  Step *step = g_task_get_task_data (task);
  g_autoptr (PursuitCommand) command =
      pursuit_command_move_deal (step->deal_id, step->stage_id, step->before_id);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  const char *reason = gtk_editable_get_text (step->reason);

  if (step->check->unmet->len > 0)
    pursuit_command_set_force (command, reason);
  pursuit_command_set_approval (command, get_approver (step), reason);
  if (step->form != NULL)
    {
      pursuit_form_collect (step->form, fields);
      pursuit_command_add_fields (command, fields);
    }
  pursuit_window_run (window, command, moved_cb, g_object_ref (task));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step *step = g_task_get_task_data (task);
  g_autofree char *answer = pursuit_compat_ask_finish (result);

  if (g_strcmp0 (answer, "move") == 0)
    move_anyway (PURSUIT_WINDOW (source), task);
  else if (g_strcmp0 (answer, "ask") == 0)
    {
      g_autoptr (PursuitCommand) command =
          pursuit_command_ask_step_approval (step->deal_id, step->stage_id, get_approver (step),
                                             gtk_editable_get_text (step->reason));
      pursuit_window_run (PURSUIT_WINDOW (source), command, asked_cb, g_object_ref (task));
    }
  else
    g_task_return_boolean (task, FALSE);
}

/* A forced step needs a reason, one that needs approval a colleague. */
static void
changed_cb (GTask *task)
{
  Step *step = g_task_get_task_data (task);
  gboolean reasoned =
      step->check->unmet->len == 0 || !pursuit_text_is_blank (gtk_editable_get_text (step->reason));
  gboolean approved = !step->check->needs_approval || get_approver (step) != NULL;

  pursuit_compat_ask_set_enabled (step->question, "move", reasoned && approved);
  if (step->check->needs_approval)
    pursuit_compat_ask_set_enabled (step->question, "ask", get_approver (step) != NULL);
}

static GtkWidget *
make_conditions (Step *step)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (guint i = 0; i < step->check->unmet->len; i++)
    {
      const PursuitUnmetLine *line = step->check->unmet->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (line->node_name, -1);
      g_autofree char *subtitle = g_markup_escape_text (line->text, -1);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "pursuit-key-node-symbolic");
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_CONDITIONS_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

/* The conditions, and below them what is asked for. */
static GtkWidget *
make_extra (Step *step, PursuitSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *reason = adw_entry_row_new ();

  step->reason = GTK_EDITABLE (g_object_ref_sink (reason));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _ ("Reason"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);
  if (step->check->needs_approval)
    {
      step->approver = g_object_ref_sink (pursuit_colleagues_make_row (step->colleagues));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (step->approver), _ ("Approved by"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (step->approver));
    }
  if (step->check->unmet->len > 0)
    gtk_box_append (GTK_BOX (box), make_conditions (step));
  if (step->check->fields->len > 0)
    {
      step->form = g_object_ref_sink (pursuit_form_new (session, &PURSUIT_DEAL_ENTITY,
                                                        (guint *) step->check->fields->data,
                                                        step->check->fields->len));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (step->form));
    }
  gtk_box_append (GTK_BOX (box), group);
  return box;
}

static void
ask (PursuitWindow *window, GTask *task)
{
  Step *step = g_task_get_task_data (task);
  gboolean forces = step->check->unmet->len > 0;
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "move", forces ? _ ("_Move Anyway") : _ ("_Move"), PURSUIT_ANSWER_SUGGESTED },
    { "ask", _ ("_Ask for Approval"), PURSUIT_ANSWER_PLAIN },
  };
  g_autofree char *body = step->check->pending
                              ? g_strdup_printf ("%s\n%s", step->check->sentence,
                                                 _ ("Approval is asked for and not decided yet."))
                              : g_strdup (step->check->sentence);
  GtkWidget *extra = make_extra (step, pursuit_window_get_session (window));

  step->question =
      pursuit_compat_ask_async (GTK_WINDOW (window), _ ("This step is not ready"), body, extra, answers,
                                step->check->needs_approval ? 3 : 2, answered_cb, g_object_ref (task));
  g_signal_connect_object (step->reason, "notify::text", G_CALLBACK (changed_cb), task, G_CONNECT_SWAPPED);
  if (step->approver != NULL)
    g_signal_connect_object (step->approver, "notify::selected", G_CALLBACK (changed_cb), task,
                             G_CONNECT_SWAPPED);
  changed_cb (task);
}

static void
members_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = g_task_get_source_object (task);
  Step *step = g_task_get_task_data (task);

  step->colleagues = pursuit_colleagues_read_finish (PURSUIT_SESSION (source), result, &error);
  if (step->colleagues == NULL)
    {
      pursuit_window_toast_error (window, error);
      g_task_return_boolean (task, FALSE);
      return;
    }
  ask (window, task);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Step *step = g_task_get_task_data (task);

  step->check = pursuit_session_check_step_finish (PURSUIT_SESSION (source), result, &error);
  if (step->check == NULL || step->check->sentence == NULL)
    {
      if (error != NULL)
        pursuit_window_toast_error (g_task_get_source_object (task), error);
      g_task_return_boolean (task, FALSE);
      return;
    }
  pursuit_colleagues_read_async (PURSUIT_SESSION (source), members_read_cb, g_steal_pointer (&task));
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = PURSUIT_WINDOW (source);
  Step *step = g_task_get_task_data (task);
  g_autoptr (PursuitStep) done = pursuit_window_run_finish (window, result, &error);

  if (g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_UNMET))
    pursuit_session_check_step_async (pursuit_window_get_session (window), step->deal_id, step->stage_id,
                                      NULL, checked_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, done != NULL);
}

/**
 * pursuit_deal_step:
 * @before_id: the deal that it is to stand before, %PURSUIT_PLACE_TOP or %PURSUIT_PLACE_END
 * @callback: (nullable): called on the main loop when the deal has moved, or stays where it is
 *
 * Moves a deal; asks for what the step lacks, if that can be asked for.
 */
void
pursuit_deal_step (PursuitWindow *window,
                   gint64 deal_id,
                   gint64 stage_id,
                   gint64 before_id,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (window));

  g_autoptr (PursuitCommand) command = pursuit_command_move_deal (deal_id, stage_id, before_id);
  GTask *task = g_task_new (window, NULL, callback, user_data);
  Step *step = g_new0 (Step, 1);
  step->deal_id = deal_id;
  step->stage_id = stage_id;
  step->before_id = before_id;
  g_task_set_source_tag (task, pursuit_deal_step);
  g_task_set_task_data (task, step, step_free);
  pursuit_window_run (window, command, run_cb, task);
}

/** pursuit_deal_step_finish: whether the deal has moved. */
gboolean
pursuit_deal_step_finish (GAsyncResult *result)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
