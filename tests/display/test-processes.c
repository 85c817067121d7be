/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page on which processes are edited: the matrix by mouse and keyboard, stages, and a stage that has
 * deals. */

#include "pursuit-display-test.h"

#include <string.h>

#include "pursuit-activity-dialog.h"
#include "pursuit-call-plan.h"
#include "pursuit-chips.h"
#include "pursuit-condition-dialog.h"
#include "pursuit-form.h"
#include "pursuit-part-dialog.h"
#include "pursuit-people-findings.h"
#include "pursuit-processes-page.h"
#include "pursuit-retire-stage-dialog.h"
#include "pursuit-stage.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitProcessesPage *page;
} Fixture;

static gboolean
is_answer (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *found = pursuit_test_query (fixture->path, sql);

  return g_strcmp0 (found, expected) == 0;
}

static GtkWidget *
cell (Fixture *fixture, gint64 from, gint64 to)
{
  return pursuit_transition_grid_get_cell (pursuit_processes_page_get_grid (fixture->page), from, to);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("processes-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  fixture->page = PURSUIT_PROCESSES_PAGE (pursuit_window_show_page (fixture->window, "processes"));
  pursuit_test_wait_for (pursuit_page_is_ready (PURSUIT_PAGE (fixture->page)) &&
                         cell (fixture, 1, 2) != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

/* A key on @widget, as its controller gets it. */
static void
press (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
      if (handled)
        return;
    }
  g_assert_not_reached ();
}

#define RULE_1_2 "SELECT rule FROM transition WHERE from_stage_id = 1 AND to_stage_id = 2"

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = cell (fixture, 1, 2);

  pursuit_processes_page_show_tab (fixture->page, "steps");
  g_assert_null (cell (fixture, 1, 1));
  g_assert_true (gtk_widget_has_css_class (button, "step-allowed"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Develop → Enter: Allowed");

  /* by mouse */
  g_signal_emit_by_name (button, "clicked");
  pursuit_test_wait_for (gtk_widget_has_css_class (button, "step-approval"));
  g_assert_false (gtk_widget_has_css_class (button, "step-allowed"));
  g_assert_true (is_answer (fixture, RULE_1_2, "approval"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Develop → Enter: Needs approval");

  /* by keyboard: what Space and Enter do, and the focus stays */
  gtk_widget_grab_focus (button);
  gtk_widget_activate (button);
  pursuit_test_wait_for (gtk_widget_has_css_class (button, "step-forbidden"));
  g_assert_true (is_answer (fixture, RULE_1_2, "forbidden"));
  g_assert_true (gtk_widget_has_focus (button));
  g_assert_true (cell (fixture, 1, 2) == button);
  gtk_widget_activate (button);
  pursuit_test_wait_for (gtk_widget_has_css_class (button, "step-allowed"));
  g_assert_true (is_answer (fixture, RULE_1_2, "allowed"));

  /* the arrows pass over the diagonal and end at the edge */
  press (button, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_has_focus (cell (fixture, 3, 2)));
  press (cell (fixture, 3, 2), GDK_KEY_Left, 0);
  g_assert_true (gtk_widget_has_focus (cell (fixture, 3, 1)));
  press (cell (fixture, 3, 1), GDK_KEY_Left, 0);
  g_assert_true (gtk_widget_has_focus (cell (fixture, 3, 1)));

  /* each step is one that undo takes back */
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (gtk_widget_has_css_class (button, "step-forbidden"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (gtk_widget_has_css_class (button, "step-approval"));
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  GtkWidget *question, *phone;

  pursuit_processes_page_show_tab (fixture->page, "steps");
  press (cell (fixture, 1, 2), GDK_KEY_F2, 0);
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  phone = pursuit_test_find (question, GTK_TYPE_TOGGLE_BUTTON, "Product");
  g_assert_nonnull (phone);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (phone), TRUE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "save");
  pursuit_test_wait_for (
      is_answer (fixture, "SELECT required FROM transition WHERE from_stage_id = 1 AND to_stage_id = 2",
                 "product"));
  pursuit_test_wait_for (g_strcmp0 (gtk_widget_get_tooltip_text (cell (fixture, 1, 2)),
                                    "Develop → Enter: Allowed; needs Product") == 0);
}

static void
test_edit_stage (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stages = GTK_WIDGET (pursuit_processes_page_get_stages (fixture->page));
  GtkWidget *list = pursuit_test_find (stages, PURSUIT_TYPE_PART_LIST, NULL);
  PursuitPartDialog *dialog;
  PursuitForm *form;
  GtkWidget *name;

  gtk_widget_activate_action (list, "part.edit", "x", (gint64) 2);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_PART_DIALOG);
  g_assert_nonnull (dialog);
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
  name = pursuit_form_get_row (form, PURSUIT_STAGE_NAME);
  gtk_editable_set_text (GTK_EDITABLE (name), "Get in");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (is_answer (fixture, "SELECT name FROM stage WHERE id = 2", "Get in"));
  pursuit_test_wait_for (pursuit_test_sees (stages, "Get in"));
  /* the matrix has the new name too */
  pursuit_test_wait_for (
      g_strcmp0 (gtk_widget_get_tooltip_text (cell (fixture, 1, 2)), "Develop → Get in: Allowed") == 0);

  /* Alt+Down is the menu's Move Down */
  gtk_widget_activate_action (list, "part.down", "x", (gint64) 2);
  pursuit_test_wait_for (is_answer (fixture, "SELECT position FROM stage WHERE id = 2", "3"));
  g_assert_true (is_answer (fixture, "SELECT position FROM stage WHERE id = 3", "2"));
  /* delivery stays behind selling: refused in words, and nothing is written */
  gtk_widget_activate_action (list, "part.up", "x", (gint64) 6);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window,
                                            "Delivery comes after selling: “Deliver” cannot stand "
                                            "before “Negotiate”."));
  g_assert_true (is_answer (fixture, "SELECT position FROM stage WHERE id = 6", "6"));
}

static void
test_retire_stage (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stages = GTK_WIDGET (pursuit_processes_page_get_stages (fixture->page));
  GtkWidget *list = pursuit_test_find (stages, PURSUIT_TYPE_PART_LIST, NULL);
  GtkWidget *question;
  g_autofree char *there =
      pursuit_test_query (fixture->path, "SELECT count(*) FROM deal WHERE stage_id = 3 AND on_board = 1");
  g_autofree char *told =
      pursuit_test_query (fixture->path, "SELECT count(*) FROM stage_event WHERE to_name = 'Propose'");

  g_assert_cmpint (atoi (there), >, 0);
  gtk_widget_activate_action (list, "part.retire", "x", (gint64) 3);
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (pursuit_test_sees (question, "The deals go to"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_test_find (question, ADW_TYPE_COMBO_ROW, NULL)), 1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "retire");
  pursuit_test_wait_for (is_answer (fixture, "SELECT retired FROM stage WHERE id = 3", "1"));
  g_assert_true (is_answer (fixture, "SELECT count(*) FROM deal WHERE stage_id = 3 AND on_board = 1", "0"));
  g_assert_true (is_answer (fixture,
                            "SELECT count(*) FROM stage_event WHERE kind = 'process' AND from_stage_id = 3 "
                            "AND to_stage_id = 2 AND voided_by IS NULL",
                            there));
  g_assert_true (is_answer (fixture, "SELECT count(*) FROM stage_event WHERE to_name = 'Propose'", told));
  /* it is no row of the matrix any longer */
  pursuit_test_wait_for (cell (fixture, 1, 3) == NULL);
  g_assert_nonnull (cell (fixture, 2, 4));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (
      is_answer (fixture, "SELECT count(*) FROM deal WHERE stage_id = 3 AND on_board = 1", there));
}

static void
test_condition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWidget *question;

  question = pursuit_condition_dialog_ask (fixture->window, 1, NULL, none);
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_test_find (question, ADW_TYPE_COMBO_ROW, NULL)), 9);
  /* an activity of no kind is no condition */
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "save"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    pursuit_test_find (question, GTK_TYPE_TOGGLE_BUTTON, "Visit")),
                                TRUE);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "save"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (pursuit_test_find (question, GTK_TYPE_SPIN_BUTTON, NULL)), 3);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "save");
  pursuit_test_wait_for (is_answer (fixture,
                                    "SELECT kind, argument, threshold FROM node_condition WHERE node_id = 1 "
                                    "ORDER BY position DESC LIMIT 1",
                                    "activity-done|visit|3.0"));
}

/* Chooses the entry of a combo row that reads @text. */
static void
choose (GtkWidget *row, const char *text)
{
  GListModel *entries = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  guint n = g_list_model_get_n_items (entries), i = 0;

  while (i < n && g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (entries), i), text) != 0)
    i++;
  g_assert_cmpuint (i, <, n);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

/* What the map of people must not show: one finding, or any of a severity. */
static void
test_no_finding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWidget *question = pursuit_condition_dialog_ask (fixture->window, 1, NULL, none);

  choose (pursuit_test_find (question, ADW_TYPE_COMBO_ROW, "What must be true"),
          "Map of people does not show");
  choose (pursuit_test_find (question, ADW_TYPE_COMBO_ROW, "What must not be found"),
          pursuit_finding_label (PURSUIT_FINDING_RIVAL_TIE));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "save");
  pursuit_test_wait_for (is_answer (fixture,
                                    "SELECT kind, argument FROM node_condition WHERE node_id = 1 "
                                    "ORDER BY position DESC LIMIT 1",
                                    "no-finding|rival-tie"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (
      is_answer (fixture, "SELECT count(*) FROM node_condition WHERE kind = 'no-finding'", "0"));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GtkWidget *question;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "processes.copy-of", "x", (gint64) 3);
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "copy"));
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (question, ADW_TYPE_ENTRY_ROW, NULL)), "For plants");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (question), "copy"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "copy");
  pursuit_test_wait_for (
      is_answer (fixture, "SELECT code FROM process WHERE name = 'For plants'", "grade-a-2"));
  /* the copy is shown: seven stages, of its own */
  pursuit_test_wait_for (cell (fixture, 1, 2) == NULL && pursuit_test_sees (fixture->page, "Prospect list"));
}

/* A call is planned in the dialog of its activity, and saved with it. */
static void
test_call_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = pursuit_test_query (fixture->path, "SELECT DISTINCT activity_id FROM call_note");
  PursuitActivityDialog *dialog;
  PursuitCallPlan *plan;
  GtkWindow *window;
  GtkWidget *text;

  pursuit_activity_dialog_edit (fixture->window, g_ascii_strtoll (id, NULL, 10));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_ACTIVITY_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_ACTIVITY_DIALOG);
  pursuit_test_wait_for (pursuit_test_find (dialog, PURSUIT_TYPE_CALL_PLAN, NULL) != NULL);
  plan = PURSUIT_CALL_PLAN (pursuit_test_find (dialog, PURSUIT_TYPE_CALL_PLAN, NULL));
  pursuit_test_wait_for (pursuit_call_plan_is_ready (plan));
  pursuit_test_wait_for (pursuit_test_sees (dialog, "5 questions answered"));
  g_assert_false (pursuit_call_plan_is_changed (plan));

  window = pursuit_call_plan_open (plan);
  g_assert_true (pursuit_test_sees (window, "Prepare"));
  g_assert_true (pursuit_test_sees (window, "Close"));
  g_assert_cmpuint (pursuit_test_count (window, GTK_TYPE_TEXT_VIEW), ==, 18);
  text = pursuit_test_find (window, GTK_TYPE_TEXT_VIEW, NULL);
  g_assert_true (gtk_window_get_focus (window) == text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "To hear who signs", -1);
  pursuit_test_click (window, "_Done");
  g_assert_true (pursuit_call_plan_is_changed (plan));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (
      is_answer (fixture, "SELECT count(*) FROM call_note WHERE text = 'To hear who signs'", "1"));
  g_assert_true (is_answer (fixture, "SELECT count(*) FROM call_note", "5"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (
      is_answer (fixture, "SELECT count(*) FROM call_note WHERE text = 'To hear who signs'", "0"));
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_label (child, text))
        return TRUE;
    }
  return FALSE;
}

/* A grid of one stage has no step that would tell its name: another name is shown all the same. */
static void
test_one_stage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitTransitionGrid) grid =
      g_object_ref_sink (PURSUIT_TRANSITION_GRID (pursuit_transition_grid_new ()));
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  PursuitRecord *stage = pursuit_record_new (&PURSUIT_STAGE_ENTITY);

  g_ptr_array_add (stages, stage);
  pursuit_record_set_text (stage, PURSUIT_STAGE_NAME, "Sell");
  pursuit_transition_grid_set_steps (grid, stages, steps);
  g_assert_true (has_label (GTK_WIDGET (grid), "Sell"));
  pursuit_record_set_text (stage, PURSUIT_STAGE_NAME, "Sell all");
  pursuit_transition_grid_set_steps (grid, stages, steps);
  g_assert_true (has_label (GTK_WIDGET (grid), "Sell all"));
  g_assert_false (has_label (GTK_WIDGET (grid), "Sell"));
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);
  g_test_add ("/processes/matrix", Fixture, NULL, set_up, test_matrix, tear_down);
  g_test_add ("/processes/one-stage", Fixture, NULL, set_up, test_one_stage, tear_down);
  g_test_add ("/processes/fields", Fixture, NULL, set_up, test_fields, tear_down);
  g_test_add ("/processes/edit-stage", Fixture, NULL, set_up, test_edit_stage, tear_down);
  g_test_add ("/processes/retire-stage", Fixture, NULL, set_up, test_retire_stage, tear_down);
  g_test_add ("/processes/condition", Fixture, NULL, set_up, test_condition, tear_down);
  g_test_add ("/processes/no-finding", Fixture, NULL, set_up, test_no_finding, tear_down);
  g_test_add ("/processes/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/processes/call-plan", Fixture, NULL, set_up, test_call_plan, tear_down);
  return g_test_run ();
}
