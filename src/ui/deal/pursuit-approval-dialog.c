/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking a colleague to approve a key node, and deciding what was asked for. */

#include "pursuit-approval-dialog.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-colleagues.h"

typedef struct
{
  gint64 deal_id;
  gint64 id; /* of the key node, or of the request */
  char *node;
  const char *state;     /* that is decided; NULL while it is asked for */
  GPtrArray *colleagues; /* PursuitMember */
  GtkWidget *question;   /* not owned: answers before it goes */
  AdwComboRow *colleague;
  GtkEditable *reason;
} Approval;

static void
approval_free (gpointer data)
{
  Approval *approval = data;

  g_free (approval->node);
  g_clear_pointer (&approval->colleagues, g_ptr_array_unref);
  g_clear_object (&approval->colleague);
  g_clear_object (&approval->reason);
  g_free (approval);
}

static GTask *
make_task (PursuitWindow *window, gint64 deal_id, gint64 id)
{
  GTask *task = g_task_new (window, NULL, NULL, NULL);
  Approval *approval = g_new0 (Approval, 1);

  approval->deal_id = deal_id;
  approval->id = id;
  approval->reason = GTK_EDITABLE (g_object_ref_sink (adw_entry_row_new ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (approval->reason), _ ("Reason"));
  g_task_set_task_data (task, approval, approval_free);
  return task;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Approval *approval = g_task_get_task_data (task);
  g_autofree char *answer = pursuit_compat_ask_finish (result);
  const char *reason = gtk_editable_get_text (approval->reason);
  g_autoptr (PursuitCommand) command = NULL;

  g_task_return_boolean (task, TRUE);
  if (g_strcmp0 (answer, "cancel") == 0)
    return;
  if (approval->state != NULL)
    command = pursuit_command_decide_approval (approval->id, approval->state, reason);
  else
    command = pursuit_command_ask_node_approval (approval->deal_id, approval->id,
                                                 pursuit_colleagues_get_chosen (approval->colleagues,
                                                                                approval->colleague),
                                                 reason);
  pursuit_window_run (PURSUIT_WINDOW (source), command, NULL, NULL);
}

static void
chosen_cb (GTask *task)
{
  Approval *approval = g_task_get_task_data (task);

  pursuit_compat_ask_set_enabled (approval->question, "ask",
                                  pursuit_colleagues_get_chosen (approval->colleagues, approval->colleague) !=
                                      NULL);
}

static void
colleagues_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "ask", _ ("_Ask for Approval"), PURSUIT_ANSWER_SUGGESTED },
  };
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PursuitWindow *window = g_task_get_source_object (task);
  Approval *approval = g_task_get_task_data (task);
  GtkWidget *group;

  approval->colleagues = pursuit_colleagues_read_finish (PURSUIT_SESSION (source), result, &error);
  if (approval->colleagues == NULL)
    {
      pursuit_window_toast_error (window, error);
      g_task_return_boolean (task, FALSE);
      return;
    }
  group = adw_preferences_group_new ();
  approval->colleague = g_object_ref_sink (pursuit_colleagues_make_row (approval->colleagues));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (approval->colleague), _ ("Who shall approve it"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (approval->colleague));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (approval->reason));
  approval->question =
      pursuit_compat_ask_async (GTK_WINDOW (window), approval->node,
                                approval->colleagues->len == 1
                                    ? _ ("If you work alone, your own approval is recorded as such.")
                                    : NULL,
                                group, answers, G_N_ELEMENTS (answers), answered_cb, g_object_ref (task));
  g_signal_connect_object (approval->colleague, "notify::selected", G_CALLBACK (chosen_cb), task,
                           G_CONNECT_SWAPPED);
  chosen_cb (task);
}

/** pursuit_approval_dialog_ask: asks whom to ask for the approval of a key node, and why. */
void
pursuit_approval_dialog_ask (PursuitWindow *window, gint64 deal_id, gint64 node_id, const char *node)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (node != NULL);

  task = make_task (window, deal_id, node_id);
  ((Approval *) g_task_get_task_data (task))->node = g_strdup (node);
  pursuit_colleagues_read_async (pursuit_window_get_session (window), colleagues_read_cb, task);
}

/**
 * pursuit_approval_dialog_decide:
 * @state: granted, refused or withdrawn
 *
 * Decides what was asked for; a refusal asks for its reason.
 */
void
pursuit_approval_dialog_decide (PursuitWindow *window, gint64 approval_id, const char *state)
{
  const PursuitAnswer answers[] = {
    { "cancel", _ ("_Cancel"), PURSUIT_ANSWER_CANCEL },
    { "refuse", _ ("_Refuse"), PURSUIT_ANSWER_DESTRUCTIVE },
  };
  g_autoptr (GTask) task = NULL;
  Approval *approval;
  GtkWidget *group;

  g_return_if_fail (PURSUIT_IS_WINDOW (window));
  g_return_if_fail (state != NULL);

  if (!g_str_equal (state, "refused"))
    {
      g_autoptr (PursuitCommand) command = pursuit_command_decide_approval (approval_id, state, NULL);
      pursuit_window_run (window, command, NULL, NULL);
      return;
    }
  task = make_task (window, 0, approval_id);
  approval = g_task_get_task_data (task);
  approval->state = "refused";
  group = adw_preferences_group_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (approval->reason));
  pursuit_compat_ask_async (GTK_WINDOW (window), _ ("Refuse the approval?"), NULL, group, answers,
                            G_N_ELEMENTS (answers), answered_cb, g_object_ref (task));
}
