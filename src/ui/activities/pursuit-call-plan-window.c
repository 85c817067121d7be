/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitCallPlanWindow:
 *
 * The questions of a call plan, step by step, with what was thought of them. ::done says that the answers are
 * to be kept; closing the window in any other way forgets them.
 */

#include "pursuit-call-plan-window.h"

#include <glib/gi18n-lib.h>

#include "pursuit-text.h"

#define MAX_CHARS 300

typedef struct
{
  gint64 work_id;
  GtkTextView *view;
} Question;

struct _PursuitCallPlanWindow
{
  AdwWindow parent_instance;

  GtkWidget *steps;
  GtkWidget *step; /* the one that questions are added to */
  GArray *questions;
};

G_DEFINE_FINAL_TYPE (PursuitCallPlanWindow, pursuit_call_plan_window, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
done_cb (PursuitCallPlanWindow *self)
{
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pursuit_call_plan_window_finalize (GObject *object)
{
  g_array_unref (PURSUIT_CALL_PLAN_WINDOW (object)->questions);

  G_OBJECT_CLASS (pursuit_call_plan_window_parent_class)->finalize (object);
}

static void
pursuit_call_plan_window_class_init (PursuitCallPlanWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pursuit_call_plan_window_finalize;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (PursuitCallPlanWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Done"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (done, "suggested-action");
  g_signal_connect_object (done, "clicked", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  return header;
}

static void
pursuit_call_plan_window_init (PursuitCallPlanWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  self->steps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_margin_top (self->steps, 12);
  gtk_widget_set_margin_bottom (self->steps, 18);
  gtk_widget_set_margin_start (self->steps, 12);
  gtk_widget_set_margin_end (self->steps, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->steps);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 680, 720);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Call plan"));
}

/** pursuit_call_plan_window_new: (transfer none): an empty plan over @parent; to be filled and presented. */
PursuitCallPlanWindow *
pursuit_call_plan_window_new (GtkWindow *parent, PursuitSession *session)
{
  PursuitCallPlanWindow *self = g_object_new (PURSUIT_TYPE_CALL_PLAN_WINDOW, "transient-for", parent, NULL);

  gtk_widget_set_sensitive (self->steps, !pursuit_session_get_read_only (session));
  return self;
}

/** pursuit_call_plan_window_add_step: @purpose: (nullable): what the step is for. */
void
pursuit_call_plan_window_add_step (PursuitCallPlanWindow *self, const char *title, const char *purpose)
{
  g_return_if_fail (PURSUIT_IS_CALL_PLAN_WINDOW (self));
  g_return_if_fail (title != NULL);

  g_autofree char *line = pursuit_text_for_display (title, MAX_CHARS);
  g_autofree char *name = g_markup_escape_text (line, -1);
  g_autofree char *aim = pursuit_text_for_display (purpose ? purpose : "", MAX_CHARS);
  g_autofree char *words = g_markup_escape_text (aim, -1);

  self->step = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->step), name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->step), words);
  gtk_box_append (GTK_BOX (self->steps), self->step);
}

/** pursuit_call_plan_window_add_question: @answer: (nullable): what was thought of it before. */
void
pursuit_call_plan_window_add_question (PursuitCallPlanWindow *self,
                                       gint64 work_id,
                                       const char *question,
                                       const char *answer)
{
  g_return_if_fail (PURSUIT_IS_CALL_PLAN_WINDOW (self) && self->step != NULL);
  g_return_if_fail (question != NULL);

  g_autofree char *line = pursuit_text_for_display (question, MAX_CHARS);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (line);
  GtkWidget *view = gtk_text_view_new ();
  Question asked = { work_id, GTK_TEXT_VIEW (view) };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), answer ? answer : "", -1);
  gtk_widget_set_size_request (view, -1, 26);
  gtk_widget_add_css_class (view, "call-answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->step), row);
  /* who opens the plan means to write */
  if (self->questions->len == 0)
    gtk_window_set_focus (GTK_WINDOW (self), view);
  g_array_append_val (self->questions, asked);
}

/** pursuit_call_plan_window_get_answer: (transfer full) (nullable): what stands at a question; NULL without
 * it. */
char *
pursuit_call_plan_window_get_answer (PursuitCallPlanWindow *self, gint64 work_id)
{
  g_return_val_if_fail (PURSUIT_IS_CALL_PLAN_WINDOW (self), NULL);

  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = &g_array_index (self->questions, Question, i);
      GtkTextBuffer *buffer;
      GtkTextIter begin, end;

      if (question->work_id != work_id)
        continue;
      buffer = gtk_text_view_get_buffer (question->view);
      gtk_text_buffer_get_bounds (buffer, &begin, &end);
      return g_strstrip (gtk_text_buffer_get_text (buffer, &begin, &end, FALSE));
    }
  return NULL;
}
