/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCallPlan:
 *
 * A line of the activity dialog that says how far the call is planned, and opens the plan. What is answered
 * there is saved with the activity, in one step. Without a process of the kind “call” there is no such line.
 */

#include "pursuit-call-plan.h"

#include <glib/gi18n-lib.h>

#include "pursuit-call-note.h"
#include "pursuit-call-plan-window.h"
#include "pursuit-process-command.h"
#include "pursuit-process-reader.h"
#include "pursuit-process.h"
#include "pursuit-stage-work.h"
#include "pursuit-stage.h"

struct _PursuitCallPlan
{
  AdwBin parent_instance;

  PursuitSession *session;
  PursuitProcessReader *reader;
  gint64 activity_id;
  GHashTable *kept;    /* gint64* → char*: question and answer as the database has them */
  GHashTable *answers; /* as they shall be */
  gboolean notes_read;

  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (PursuitCallPlan, pursuit_call_plan, ADW_TYPE_BIN)

static GHashTable *
new_answers (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
set_answer (GHashTable *answers, gint64 work_id, const char *text)
{
  g_hash_table_insert (answers, g_memdup2 (&work_id, sizeof work_id), g_strdup (text));
}

/* The first process of the kind “call” in use; 0 when there is none. */
static gint64
find_process (PursuitCallPlan *self)
{
  g_autoptr (GPtrArray) processes =
      pursuit_process_reader_get_used (self->reader, PURSUIT_PROCESS_PART_PROCESSES, 0);

  for (guint i = 0; i < processes->len; i++)
    if (g_strcmp0 (pursuit_record_get_text (processes->pdata[i], PURSUIT_PROCESS_KIND), "call") == 0)
      return pursuit_record_get_id (processes->pdata[i]);
  return 0;
}

static guint
count_answers (PursuitCallPlan *self)
{
  GHashTableIter iter;
  gpointer text;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    n += *(const char *) text != '\0';
  return n;
}

static void
update (PursuitCallPlan *self)
{
  guint n = count_answers (self);
  g_autofree char *words =
      n > 0 ? g_strdup_printf (ngettext ("%u question answered", "%u questions answered", n), n)
            : g_strdup (_ ("Why you go, what you ask, which promise you want"));

  gtk_widget_set_visible (GTK_WIDGET (self), pursuit_call_plan_is_ready (self) && find_process (self) != 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), words);
}

/* Where a question is asked: work items in use, and those that have an answer. */
static gboolean
is_asked (PursuitCallPlan *self, PursuitRecord *work)
{
  gint64 id = pursuit_record_get_id (work);

  return pursuit_record_get_int (work, PURSUIT_STAGE_WORK_RETIRED) == 0 ||
         g_hash_table_contains (self->answers, &id);
}

static void
done_cb (PursuitCallPlanWindow *window, PursuitCallPlan *self)
{
  g_autoptr (GPtrArray) stages =
      pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_STAGES, find_process (self));

  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr (GPtrArray) work = pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_WORK,
                                                               pursuit_record_get_id (stages->pdata[i]));
      for (guint k = 0; k < work->len; k++)
        {
          gint64 id = pursuit_record_get_id (work->pdata[k]);
          g_autofree char *answer = pursuit_call_plan_window_get_answer (window, id);
          if (answer != NULL && (*answer != '\0' || g_hash_table_contains (self->answers, &id)))
            set_answer (self->answers, id, answer);
        }
    }
  update (self);
}

static void
notes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitCallPlan) self = user_data;
  g_autoptr (GPtrArray) notes = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      gint64 id = pursuit_record_get_int (notes->pdata[i], PURSUIT_CALL_NOTE_WORK_ID);
      const char *text = pursuit_record_get_text (notes->pdata[i], PURSUIT_CALL_NOTE_TEXT);
      set_answer (self->kept, id, text);
      set_answer (self->answers, id, text);
    }
  self->notes_read = notes != NULL;
  if (self->reader)
    update (self);
}

static void
pursuit_call_plan_dispose (GObject *object)
{
  PursuitCallPlan *self = PURSUIT_CALL_PLAN (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_call_plan_parent_class)->dispose (object);
}

static void
pursuit_call_plan_finalize (GObject *object)
{
  PursuitCallPlan *self = PURSUIT_CALL_PLAN (object);

  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->answers);

  G_OBJECT_CLASS (pursuit_call_plan_parent_class)->finalize (object);
}

static void
pursuit_call_plan_class_init (PursuitCallPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_call_plan_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_call_plan_finalize;
}

static void
pursuit_call_plan_init (PursuitCallPlan *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Plan the call…"));

  self->kept = new_answers ();
  self->answers = new_answers ();
  self->row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Call plan"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pursuit_call_plan_open), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->row);
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/** pursuit_call_plan_new: @activity_id: whose plan it is; 0 for an activity that is being made. */
GtkWidget *
pursuit_call_plan_new (PursuitSession *session, gint64 activity_id)
{
  PursuitCallPlan *self = g_object_new (PURSUIT_TYPE_CALL_PLAN, NULL);

  self->session = g_object_ref (session);
  self->activity_id = activity_id;
  self->reader = pursuit_process_reader_new (session);
  g_signal_connect_object (self->reader, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->notes_read = activity_id == 0;
  if (activity_id != 0)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_CALL_NOTE_ENTITY);
      pursuit_list_spec_where_int (spec, PURSUIT_CALL_NOTE_ACTIVITY_ID, PURSUIT_OP_EQ, activity_id);
      pursuit_session_fetch_async (session, spec, NULL, notes_read_cb, g_object_ref (self));
    }
  return GTK_WIDGET (self);
}

/** pursuit_call_plan_is_ready: whether the questions and the answers there are have been read. */
gboolean
pursuit_call_plan_is_ready (PursuitCallPlan *self)
{
  g_return_val_if_fail (PURSUIT_IS_CALL_PLAN (self), FALSE);

  return self->notes_read && pursuit_process_reader_is_ready (self->reader);
}

static gboolean
is_answer_changed (PursuitCallPlan *self, gint64 *work_id)
{
  const char *kept = g_hash_table_lookup (self->kept, work_id);

  return g_strcmp0 (kept ? kept : "", g_hash_table_lookup (self->answers, work_id)) != 0;
}

/** pursuit_call_plan_is_changed: whether an answer is another than the database has. */
gboolean
pursuit_call_plan_is_changed (PursuitCallPlan *self)
{
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (PURSUIT_IS_CALL_PLAN (self), FALSE);

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (is_answer_changed (self, id))
      return TRUE;
  return FALSE;
}

/** pursuit_call_plan_add_to_command: @command, which saves the activity, saves what changed here too. */
void
pursuit_call_plan_add_to_command (PursuitCallPlan *self, PursuitCommand *command)
{
  GHashTableIter iter;
  gpointer id, text;

  g_return_if_fail (PURSUIT_IS_CALL_PLAN (self));
  g_return_if_fail (command != NULL);

  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, &id, &text))
    if (is_answer_changed (self, id))
      pursuit_command_add_call_note (command, *(gint64 *) id, text);
}

/** pursuit_call_plan_open: (transfer none): presents the plan. */
GtkWindow *
pursuit_call_plan_open (PursuitCallPlan *self)
{
  g_return_val_if_fail (PURSUIT_IS_CALL_PLAN (self), NULL);

  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  PursuitCallPlanWindow *window = pursuit_call_plan_window_new (parent, self->session);
  g_autoptr (GPtrArray) stages =
      pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_STAGES, find_process (self));

  for (guint i = 0; i < stages->len; i++)
    {
      PursuitRecord *stage = stages->pdata[i];
      g_autoptr (GPtrArray) work =
          pursuit_process_reader_get (self->reader, PURSUIT_PROCESS_PART_WORK, pursuit_record_get_id (stage));
      gboolean begun = FALSE;

      for (guint k = 0; k < work->len; k++)
        {
          gint64 id = pursuit_record_get_id (work->pdata[k]);
          if (!is_asked (self, work->pdata[k]))
            continue;
          if (!begun)
            pursuit_call_plan_window_add_step (window, pursuit_record_get_text (stage, PURSUIT_STAGE_NAME),
                                               pursuit_record_get_text (stage, PURSUIT_STAGE_PURPOSE));
          begun = TRUE;
          pursuit_call_plan_window_add_question (window, id,
                                                 pursuit_record_get_text (work->pdata[k],
                                                                          PURSUIT_STAGE_WORK_NAME),
                                                 g_hash_table_lookup (self->answers, &id));
        }
    }
  g_signal_connect_object (window, "done", G_CALLBACK (done_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
