/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The customer's side of a deal on its page: where the customer is, what was decided, what is needed. Every
 * answer is read back from the database. */

#include "pursuit-display-test.h"

#include "pursuit-activity-dialog.h"
#include "pursuit-activity.h"
#include "pursuit-buying-stage-dialog.h"
#include "pursuit-custom-field.h"
#include "pursuit-deal-actions.h"
#include "pursuit-deal-page.h"
#include "pursuit-decision-dialog.h"
#include "pursuit-need-dialog.h"
#include "pursuit-track-view.h"

/* A deal of the sample that stands in the second stage. */
#define TITLE "Cutting fluids, 4 plants"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
  PursuitList *list; /* of the one deal */
} Fixture;

static PursuitRecord *
get_deal (Fixture *fixture)
{
  g_autoptr (PursuitRecord) deal = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);

  return deal;
}

static PursuitDealPage *
get_page (Fixture *fixture)
{
  return PURSUIT_DEAL_PAGE (pursuit_window_get_page (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("buying-%d.db", number++);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
  pursuit_list_spec_where (spec, PURSUIT_DEAL_TITLE, PURSUIT_OP_EQ, TITLE);
  fixture->list = pursuit_session_list (fixture->session, spec);
  pursuit_test_wait_for (pursuit_list_is_loaded (fixture->list));
  pursuit_test_wait_for (pursuit_record_is_set (get_deal (fixture), PURSUIT_DEAL_TITLE));
  pursuit_deal_open (fixture->window, pursuit_record_get_id (get_deal (fixture)), NULL);
  pursuit_test_wait_for (pursuit_deal_page_is_filled (get_page (fixture)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->list);
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static const char *
text_of (Fixture *fixture, guint field)
{
  return pursuit_record_get_text (get_deal (fixture), field);
}

/* A step of the customer's track, pressed by keyboard, asks for the stage; what is answered is saved with its
 * day and who told us, and undo takes it back. */
static void
test_track (Fixture *fixture, gconstpointer data)
{
  PursuitTrackView *tracks = pursuit_deal_head_get_tracks (pursuit_deal_page_get_head (get_page (fixture)));
  GtkWidget *step = pursuit_track_view_get_button (tracks, 0, 4);
  g_autofree char *before = g_strdup (text_of (fixture, PURSUIT_DEAL_BUYING_STAGE));
  gint64 selling = pursuit_record_get_int (get_deal (fixture), PURSUIT_DEAL_STAGE_ID);
  GtkWindow *dialog;

  g_assert_cmpstr (before, !=, "Commitment");
  g_assert_true (gtk_widget_is_sensitive (step));
  g_assert_true (gtk_widget_grab_focus (step));
  g_assert_true (gtk_widget_activate (step));
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_BUYING_STAGE_DIALOG)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (dialog)), "Sun Li <at lunch>");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (g_strcmp0 (text_of (fixture, PURSUIT_DEAL_BUYING_STAGE), "Commitment") == 0);
  g_assert_cmpint (pursuit_record_get_day (get_deal (fixture), PURSUIT_DEAL_BUYING_DAY), ==,
                   pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
  g_assert_cmpstr (text_of (fixture, PURSUIT_DEAL_BUYING_SOURCE), ==, "Sun Li <at lunch>");
  g_assert_cmpint (pursuit_record_get_int (get_deal (fixture), PURSUIT_DEAL_DRIFT), ==, 3);
  g_assert_cmpint (pursuit_record_get_int (get_deal (fixture), PURSUIT_DEAL_STAGE_ID), ==, selling);
  pursuit_test_wait_for (g_strcmp0 (pursuit_session_get_undo_label (fixture->session),
                                    "Customer of “" TITLE "” is at Commitment") == 0);

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (g_strcmp0 (text_of (fixture, PURSUIT_DEAL_BUYING_STAGE), before) == 0);
}

/* A contact asks where the customer is now, and saves the answer in the same step. */
static void
test_contact (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (text_of (fixture, PURSUIT_DEAL_BUYING_STAGE));
  PursuitActivityDialog *dialog;
  PursuitCustomerQuestion *question;
  AdwComboRow *row;

  pursuit_deal_log_activity (fixture->window, PURSUIT_DEAL (get_deal (fixture)));
  pursuit_test_wait_for (
      (dialog = (PursuitActivityDialog *) pursuit_test_find_window (PURSUIT_TYPE_ACTIVITY_DIALOG)) != NULL);
  question = pursuit_activity_dialog_get_customer (dialog);
  pursuit_test_wait_for (gtk_widget_get_visible (GTK_WIDGET (question)));
  pursuit_customer_question_set_done (question, FALSE);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (question)));
  pursuit_customer_question_set_done (question, TRUE);
  g_assert_cmpint (pursuit_customer_question_get_stage (question), ==, 0);

  row = pursuit_customer_question_get_row (question);
  adw_combo_row_set_selected (row, g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1);
  g_assert_cmpint (pursuit_customer_question_get_stage (question), !=, 0);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (pursuit_record_dialog_get_form (
                                                                 PURSUIT_RECORD_DIALOG (dialog)),
                                                             PURSUIT_ACTIVITY_SUBJECT)),
                         "Talk about the trial");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (g_strcmp0 (text_of (fixture, PURSUIT_DEAL_BUYING_STAGE), "Trial and purchase") == 0);
  g_assert_cmpint (pursuit_record_get_day (get_deal (fixture), PURSUIT_DEAL_LAST_CONTACT), ==,
                   pursuit_day_parse_iso (PURSUIT_TEST_TODAY));

  /* one step took both */
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (g_strcmp0 (text_of (fixture, PURSUIT_DEAL_BUYING_STAGE), before) == 0);
  g_assert_cmpint (pursuit_record_get_day (get_deal (fixture), PURSUIT_DEAL_LAST_CONTACT), !=,
                   pursuit_day_parse_iso (PURSUIT_TEST_TODAY));
}

/* Presses the button around the label that says @text. */
static void
press_line (Fixture *fixture, const char *text)
{
  GtkWidget *label = pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

static void
write_text (gpointer dialog, const char *text)
{
  GtkWidget *view = pursuit_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* A need is noted, said in other words, dropped and restored; what was said before is shown with it. */
static void
test_needs (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_BUTTON, "Add _Need…") != NULL);
  pursuit_test_click (get_page (fixture), "Add _Need…");
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_NEED_DIALOG)) != NULL);
  pursuit_test_click (dialog, "_Save"); /* of nothing: the dialog says so and stays */
  g_assert_true (pursuit_test_find_window (PURSUIT_TYPE_NEED_DIALOG) == dialog);
  write_text (dialog, "Fewer <kinds> of oil");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "Fewer <kinds> of oil") !=
                         NULL);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_NEED_DIALOG) == NULL);

  press_line (fixture, "Fewer <kinds> of oil");
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_NEED_DIALOG)) != NULL);
  write_text (dialog, "Two kinds of oil at most");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "Two kinds of oil at most") !=
                         NULL);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_NEED_DIALOG) == NULL);

  press_line (fixture, "Two kinds of oil at most");
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_NEED_DIALOG)) != NULL);
  pursuit_test_wait_for (pursuit_test_find (dialog, GTK_TYPE_LABEL, "Fewer <kinds> of oil") != NULL);
  pursuit_test_click (dialog, "_Drop This Need");
  pursuit_test_wait_for (
      g_strcmp0 (pursuit_session_get_undo_label (fixture->session), "Drop a need of “" TITLE "”") == 0);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (
      g_strcmp0 (pursuit_session_get_undo_label (fixture->session), "Change a need of “" TITLE "”") == 0);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "Fewer <kinds> of oil") !=
                         NULL);
}

/* A field that users gave deals stands below the buying facts as soon as it is there, and takes its value in
 * its own dialog. */
static void
test_custom_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_CUSTOM_FIELD_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  GtkWindow *dialog;

  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_ENTITY_NAME, "deal");
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_LABEL, "Pump power");
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_TYPE, "number");
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_UNIT, "kW");
  command = pursuit_command_new_record (fields);
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "Sign?") != NULL);
  pursuit_window_run (fixture->window, command, NULL, NULL);
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "Pump power") != NULL);
  press_line (fixture, "Pump power");
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Pump power (kW)")),
                         "75.5");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "75.5\302\240kW") != NULL);
}

/* A line of the five decisions opens its dialog, and shows what was answered; a buying fact too. */
static void
test_purchase (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "Sign?") != NULL);
  press_line (fixture, "Sign?");
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_DECISION_DIALOG)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (dialog, ADW_TYPE_ENTRY_ROW, "What was decided")),
                         "after the trial");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "yes, after the trial") !=
                         NULL);
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DECISION_DIALOG) == NULL);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "yes, after the trial") ==
                         NULL);

  press_line (fixture, "Buying method");
  pursuit_test_wait_for ((dialog = pursuit_test_find_window (PURSUIT_TYPE_RECORD_DIALOG)) != NULL);
  g_assert_true (
      ADW_IS_COMBO_ROW (gtk_widget_get_ancestor (gtk_window_get_focus (dialog), ADW_TYPE_COMBO_ROW)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL)), 5);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (g_strcmp0 (text_of (fixture, PURSUIT_DEAL_BUYING_METHOD), "direct-award") == 0);
  pursuit_test_wait_for (pursuit_test_find (get_page (fixture), GTK_TYPE_LABEL, "Direct award") != NULL);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/buying/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("track", test_track);
  ADD ("contact", test_contact);
  ADD ("needs", test_needs);
  ADD ("purchase", test_purchase);
  ADD ("custom-field", test_custom_field);
  return g_test_run ();
}
