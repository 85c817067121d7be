/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The org chart page over a real database: what the user does is looked for there. */

#include "people-fixture.h"
#include "pursuit-deal.h"
#include "pursuit-org-print.h"
#include "pursuit-person-dialog.h"
#include "pursuit-print-preview.h"

static void
test_drop_on_card (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), fang = people_id_of (fixture, "He Fang");
  gint64 before = people_manager_in_database (fixture, wei);
  double x, y;

  people_middle_of_card (fixture, fang, &x, &y);
  g_assert_true (people_drop (fixture->view, wei, TRUE, x, y));
  pursuit_test_wait_for (people_manager_on_chart (fixture, wei) == fang);
  g_assert_cmpint (people_manager_in_database (fixture, wei), ==, fang);
  /* Those below come along. */
  g_assert_cmpint (people_manager_on_chart (fixture, people_id_of (fixture, "Qian Hao")), ==, wei);

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (people_manager_on_chart (fixture, wei) == before);
  g_assert_cmpint (people_manager_in_database (fixture, wei), ==, before);
  pursuit_window_redo (fixture->window);
  pursuit_test_wait_for (people_manager_on_chart (fixture, wei) == fang);
}

/* The card that was dropped on is where it was when the chart has changed. */
static void
test_touched_card_stays (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), bo = people_id_of (fixture, "Tian Bo");
  double x, y, after_x, after_y;

  pursuit_org_view_zoom_to (fixture->view, 0.6);
  pursuit_test_settle (50);
  people_middle_of_card (fixture, bo, &x, &y);
  g_assert_true (people_drop (fixture->view, wei, TRUE, x, y));
  pursuit_test_wait_for (people_manager_on_chart (fixture, wei) == bo);
  pursuit_test_settle (50);
  people_middle_of_card (fixture, bo, &after_x, &after_y);
  g_assert_cmpfloat_with_epsilon (after_x, x, 1);
  g_assert_cmpfloat_with_epsilon (after_y, y, 1);
}

static void
test_cycle_refused (PeopleFixture *fixture, gconstpointer data)
{
  gint64 min = people_id_of (fixture, "Zhou Min"), wei = people_id_of (fixture, "Zhao Wei");
  gint64 before = people_manager_in_database (fixture, min);
  double x, y;

  people_middle_of_card (fixture, wei, &x, &y);
  g_assert_false (people_drop (fixture->view, min, TRUE, x, y));
  pursuit_test_settle (100);
  g_assert_cmpint (people_manager_in_database (fixture, min), ==, before);

  /* By keyboard the reason is told, and Enter does nothing. */
  pursuit_org_view_select (fixture->view, min);
  people_press (fixture, GDK_KEY_m, 0);
  pursuit_org_view_select (fixture->view, wei);
  g_assert_cmpstr (pursuit_org_view_get_hint (fixture->view), ==,
                   "Zhou Min cannot report to Zhao Wei, who is below them in the chart.");
  g_assert_true (pursuit_test_sees (fixture->window, pursuit_org_view_get_hint (fixture->view)));
  people_press (fixture, GDK_KEY_Return, 0);
  people_press (fixture, GDK_KEY_Escape, 0);
  g_assert_null (pursuit_org_view_get_hint (fixture->view));
  pursuit_test_settle (100);
  g_assert_cmpint (people_manager_in_database (fixture, min), ==, before);
}

static void
test_keyboard (PeopleFixture *fixture, gconstpointer data)
{
  gint64 hao = people_id_of (fixture, "Qian Hao"), lei = people_id_of (fixture, "Wu Lei");
  gint64 wei = people_id_of (fixture, "Zhao Wei");

  pursuit_org_view_select (fixture->view, hao);
  people_press (fixture, GDK_KEY_Up, 0);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, wei);
  people_press (fixture, GDK_KEY_Down, 0);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, hao);
  people_press (fixture, GDK_KEY_m, 0);
  people_press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, lei);
  people_press (fixture, GDK_KEY_Return, 0);
  pursuit_test_wait_for (people_manager_on_chart (fixture, hao) == lei);
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, lei);

  pursuit_org_view_select (fixture->view, hao);
  people_press (fixture, GDK_KEY_m, 0);
  people_press (fixture, GDK_KEY_t, 0);
  pursuit_test_wait_for (people_manager_on_chart (fixture, hao) == 0);
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, 0);
  g_assert_true (people_on_chart_in_database (fixture, hao));
}

static void
test_reorder (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), unknown = people_id_of (fixture, "unknown");
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  g_assert_cmpint (pursuit_org_people_find (people, wei), <, pursuit_org_people_find (people, unknown));
  pursuit_org_view_select (fixture->view, wei);
  people_press (fixture, GDK_KEY_Right, GDK_CONTROL_MASK);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view) != people);
  people = pursuit_org_view_get_people (fixture->view);
  g_assert_cmpint (pursuit_org_people_find (people, wei), >, pursuit_org_people_find (people, unknown));
  g_assert_cmpint (pursuit_org_people_find (people, wei), <,
                   pursuit_org_people_find (people, people_id_of (fixture, "He Fang")));
}

/* Off the chart into the list at the side, and back by dragging. */
static void
test_remove_and_place (PeopleFixture *fixture, gconstpointer data)
{
  PursuitUnplacedList *list =
      pursuit_people_panel_get_unplaced (pursuit_people_chart_get_panel (fixture->chart));
  gint64 fang = people_id_of (fixture, "He Fang"), li = people_id_of (fixture, "Sun Li");
  gint64 min = people_id_of (fixture, "Zhou Min");

  pursuit_org_view_select (fixture->view, fang);
  people_press (fixture, GDK_KEY_Delete, 0);
  pursuit_test_wait_for (pursuit_unplaced_list_get_row (list, fang) != NULL);
  g_assert_false (people_on_chart_in_database (fixture, fang));
  /* Who reported to her reports to her manager now. */
  g_assert_cmpint (people_manager_in_database (fixture, li), ==, min);

  g_assert_true (people_drop (fixture->view, fang, FALSE, 30, 20));
  pursuit_test_wait_for (people_manager_on_chart (fixture, fang) == 0);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, fang);
  g_assert_true (people_on_chart_in_database (fixture, fang));
  g_assert_null (pursuit_unplaced_list_get_row (list, fang));

  g_assert_true (people_drop (list, fang, TRUE, 5, 5));
  pursuit_test_wait_for (pursuit_unplaced_list_get_row (list, fang) != NULL);
  g_assert_false (people_on_chart_in_database (fixture, fang));
}

static PursuitRecordDialog *
wait_for_dialog (PeopleFixture *fixture)
{
  g_autoptr (GListModel) windows = NULL;
  PursuitRecordDialog *dialog = NULL;

  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (PURSUIT_IS_PERSON_DIALOG (window))
        dialog = PURSUIT_RECORD_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  return dialog;
}

static int
attitude_on_chart (PeopleFixture *fixture, gint64 id)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  return people->cards[pursuit_org_people_find (people, id)].attitude;
}

/* Person and part in the deal are saved as one step. */
static void
test_dialog (PeopleFixture *fixture, gconstpointer data)
{
  gint64 fang = people_id_of (fixture, "He Fang");
  PursuitRecordDialog *dialog;
  g_autoptr (PursuitRecord) changed = NULL;
  g_autoptr (PursuitRecord) undone = NULL;

  g_assert_cmpint (attitude_on_chart (fixture, fang), ==, -1);
  pursuit_org_view_select (fixture->view, fang);
  people_press (fixture, GDK_KEY_Return, 0);
  dialog = wait_for_dialog (fixture);
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_TITLE, "Head of purchasing");
  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_test_find (dialog, ADW_TYPE_COMBO_ROW, "Attitude")), 1);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (attitude_on_chart (fixture, fang) == 2);
  changed = people_read_record (fixture, &PURSUIT_PERSON_ENTITY, fang);
  g_assert_cmpstr (pursuit_record_get_text (changed, PURSUIT_PERSON_TITLE), ==, "Head of purchasing");

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (attitude_on_chart (fixture, fang) == -1);
  undone = people_read_record (fixture, &PURSUIT_PERSON_ENTITY, fang);
  g_assert_cmpstr (pursuit_record_get_text (undone, PURSUIT_PERSON_TITLE), ==, "Purchasing director");
}

static char *
query (PeopleFixture *fixture, const char *sql)
{
  return pursuit_test_query (pursuit_session_get_path (fixture->session), sql);
}

static PursuitRecordDialog *
open_he_fang (PeopleFixture *fixture)
{
  pursuit_org_view_select (fixture->view, people_id_of (fixture, "He Fang"));
  people_press (fixture, GDK_KEY_Return, 0);
  return wait_for_dialog (fixture);
}

/* Whether a label that begins with @words says that it is to be asked for again. */
static gboolean
says_aged (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words))
    return g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), "aged, ask again");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says_aged (child, words))
      return TRUE;
  return FALSE;
}

static void
tell (PursuitRecordDialog *dialog, const char *day, const char *source)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Day")), day);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Source")), source);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG) == NULL);
}

/* What is said of somebody has a day and a source, which the panel shows; without a change it is confirmed.
 */
static void
test_told (PeopleFixture *fixture, gconstpointer data)
{
  static const char *const said =
      "SELECT group_concat (v.field || '=' || v.value || ' ' || v.day, ', ') FROM participant_value v "
      "JOIN participant p ON p.id = v.participant_id JOIN person q ON q.id = p.person_id "
      "WHERE q.name = 'He Fang' AND v.source = '%s'";
  g_autofree char *told = g_strdup_printf (said, "Sun Li on the stairs");
  g_autofree char *confirmed = g_strdup_printf (said, "her own words");
  PursuitDay today = pursuit_session_get_today (fixture->session);
  PursuitPeoplePanel *panel = pursuit_people_chart_get_panel (fixture->chart);
  g_autofree char *iso = pursuit_day_to_iso (today - 3);
  g_autofree char *old_iso = pursuit_day_to_iso (today - 61);
  g_autofree char *day = pursuit_day_format (today - 3, today);
  g_autofree char *words = g_strdup_printf ("%s · Sun Li on the stairs", day);
  g_autofree char *old_day = pursuit_day_format (today - 61, today);
  g_autofree char *old_words = g_strdup_printf ("%s · her own words", old_day);
  g_autofree char *expected = g_strdup_printf ("attitude=2 %s", iso);
  g_autofree char *found = NULL, *again = NULL;
  PursuitRecordDialog *dialog = open_he_fang (fixture);

  adw_combo_row_set_selected (ADW_COMBO_ROW (pursuit_test_find (dialog, ADW_TYPE_COMBO_ROW, "Attitude")), 1);
  tell (dialog, iso, "Sun Li on the stairs");
  pursuit_test_wait_for (pursuit_test_sees_start (panel, words));
  found = query (fixture, told);
  g_assert_cmpstr (found, ==, expected);

  /* What was known more than sixty days ago is to be asked for again, but for what somebody said since. */
  tell (open_he_fang (fixture), old_iso, "her own words");
  pursuit_test_wait_for (pursuit_test_sees_start (panel, old_words));
  again = query (fixture, confirmed);
  g_assert_nonnull (strstr (again, "roles=evaluator"));
  g_assert_nonnull (strstr (again, "attitude=2"));
  g_assert_true (says_aged (GTK_WIDGET (panel), old_words));
  g_assert_false (says_aged (GTK_WIDGET (panel), words));
  g_assert_true (pursuit_test_sees_start (panel, words));
}

/* What the chart shows of how well somebody is known, as judged; -1: nobody did. */
static int
judged_on_chart (PeopleFixture *fixture, gint64 id)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);
  PursuitRecord *participant = PURSUIT_RECORD (pursuit_org_people_get_participant (people, id));

  return pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_COVERAGE_SAID)
             ? (int) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE_SAID)
             : -1;
}

static gboolean
is_kept (PeopleFixture *fixture, const char *expected)
{
  g_autofree char *kept = query (fixture, "SELECT COALESCE (max (p.coverage_said), -1) FROM participant p"
                                          " JOIN person q ON q.id = p.person_id WHERE q.name = 'He Fang'");

  return g_str_equal (kept, expected);
}

/* How well somebody is known can be judged; as long as nobody does, the contacts tell. */
static void
test_coverage (PeopleFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint choice;
    int judged;
    const char *kept;
  } steps[] = { { 4, 3, "3" }, { 1, 0, "0" }, { 0, -1, "-1" } };
  gint64 fang = people_id_of (fixture, "He Fang");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      PursuitRecordDialog *dialog = open_he_fang (fixture);
      AdwComboRow *row = ADW_COMBO_ROW (pursuit_test_find (dialog, ADW_TYPE_COMBO_ROW, "Coverage"));

      g_assert_cmpuint (adw_combo_row_get_selected (row), ==, i == 0 ? 0 : steps[i - 1].choice);
      adw_combo_row_set_selected (row, steps[i].choice);
      pursuit_test_click (dialog, "_Save");
      pursuit_test_wait_for (judged_on_chart (fixture, fang) == steps[i].judged);
      pursuit_test_wait_for (is_kept (fixture, steps[i].kept));
    }
}

static void
test_new_report (PeopleFixture *fixture, gconstpointer data)
{
  gint64 lei = people_id_of (fixture, "Wu Lei");
  PursuitRecordDialog *dialog;

  pursuit_org_view_select (fixture->view, lei);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "person.add-report", NULL);
  dialog = wait_for_dialog (fixture);
  /* Without a name a sentence comes and nothing is lost. */
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_TITLE, "Shift leader");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_settle (50);
  g_assert_true (pursuit_test_sees (dialog, "Name may not be empty."));
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_NAME, "Gao Yuan");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view)->n_cards == PEOPLE_ON_CHART + 1);
  g_assert_cmpint (people_manager_in_database (fixture, people_id_of (fixture, "Gao Yuan")), ==, lei);
}

/* From afar the people are no widgets; coming closer, they are again, and the selected one has the focus. */
static void
test_recycling (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei");

  pursuit_org_view_select (fixture->view, wei);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_true (gtk_widget_has_focus (pursuit_org_view_get_card (fixture->view, wei)));
  pursuit_org_view_zoom_to (fixture->view, 0.2);
  g_assert_cmpuint (people_count_cards (fixture), ==, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->view)));
  /* The arrow keys go on. */
  people_press (fixture, GDK_KEY_Up, 0);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, people_id_of (fixture, "Zhou Min"));
  pursuit_org_view_zoom_to (fixture->view, 0.6);
  g_assert_cmpuint (people_count_cards (fixture), ==, PEOPLE_ON_CHART);
  g_assert_true (
      gtk_widget_has_focus (pursuit_org_view_get_card (fixture->view, people_id_of (fixture, "Zhou Min"))));
}

/* A card that is there already grows and shrinks with the view, and is painted in all its size. */
static void
test_zoomed_card (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei");
  const double scales[] = { 1, 2, 0.6 };

  pursuit_org_view_select (fixture->view, wei);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      int width = (int) floor (PURSUIT_ORG_CARD_WIDTH * scales[i] + 0.5);
      int overhang = (int) ceil (PURSUIT_ORG_CARD_OVERHANG * scales[i]);

      pursuit_org_view_zoom_to (fixture->view, scales[i]);
      pursuit_test_wait_for (gtk_widget_get_width (pursuit_org_view_get_card (fixture->view, wei)) ==
                             width + 2 * overhang);
    }
}

static void
test_deal_chooser (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei");

  g_assert_cmpint (attitude_on_chart (fixture, wei), ==, 1);
  g_assert_cmpstr (pursuit_page_get_title (PURSUIT_PAGE (fixture->page)), ==, "Hengda Machinery — People");
  pursuit_people_chart_set_deal (fixture->chart, 0);
  pursuit_test_wait_for (attitude_on_chart (fixture, wei) == PURSUIT_ORG_ATTITUDE_UNSET);
  g_assert_true (pursuit_test_sees (fixture->window, "Deal: none"));
}

/* A deal without a company has a chart of those who take part in it; somebody new takes part at once. */
static void
test_deal_without_company (PeopleFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PursuitStep) step = NULL;
  PursuitRecordDialog *dialog;

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "A lead from the fair");
  command = pursuit_command_new_record (fields);
  pursuit_session_run_async (fixture->session, command, NULL, people_keep_result_cb, &result);
  pursuit_test_wait_for (result != NULL);
  step = pursuit_session_run_finish (fixture->session, result, NULL);
  g_assert_nonnull (step);

  pursuit_people_page_show_chart (fixture->page, 0, step->record_id, 0);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view)->n_cards == 0);
  g_assert_true (pursuit_test_sees (fixture->window, "Nobody is on the chart yet"));
  pursuit_page_create (PURSUIT_PAGE (fixture->page));
  dialog = wait_for_dialog (fixture);
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_NAME, "Gao Yuan");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view)->n_cards == 1);
  g_assert_cmpstr (pursuit_page_get_title (PURSUIT_PAGE (fixture->page)), ==,
                   "A lead from the fair — People");
}

/* The pages that the preview shows of each form on upright paper: all at once; two sheets side by side; an
 * overview and a page for each of the five who have reports. */
static void
test_print (PeopleFixture *fixture, gconstpointer data)
{
  static const guint n_pages[] = { 1, 2, 6 };
  PursuitOrgPrint *dialog;
  GtkWidget *form;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "people.print-chart", NULL);
  dialog = PURSUIT_ORG_PRINT (pursuit_test_find_window (PURSUIT_TYPE_ORG_PRINT));
  g_assert_nonnull (dialog);
  form = pursuit_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (n_pages); i++)
    {
      PursuitPrintPreview *preview;

      adw_combo_row_set_selected (ADW_COMBO_ROW (form), i);
      gtk_widget_activate_action (GTK_WIDGET (dialog), "org-print.preview", NULL);
      preview = PURSUIT_PRINT_PREVIEW (pursuit_test_find_window (PURSUIT_TYPE_PRINT_PREVIEW));
      g_assert_nonnull (preview);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                        pursuit_test_find (preview, GTK_TYPE_TOGGLE_BUTTON, "Portrait")),
                                    TRUE);
      pursuit_test_wait_for (pursuit_print_preview_get_n_pages (preview) > 0);
      g_assert_cmpuint (pursuit_print_preview_get_n_pages (preview), ==, n_pages[i]);
      gtk_window_destroy (GTK_WINDOW (preview));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);

#define ADD(path, func)                                                                                      \
  g_test_add ("/people/" path, PeopleFixture, NULL, people_set_up, func, people_tear_down)
  ADD ("drop-on-card", test_drop_on_card);
  ADD ("touched-card-stays", test_touched_card_stays);
  ADD ("cycle-refused", test_cycle_refused);
  ADD ("keyboard", test_keyboard);
  ADD ("reorder", test_reorder);
  ADD ("remove-and-place", test_remove_and_place);
  ADD ("dialog", test_dialog);
  ADD ("told", test_told);
  ADD ("coverage", test_coverage);
  ADD ("new-report", test_new_report);
  ADD ("print", test_print);
  ADD ("recycling", test_recycling);
  ADD ("zoomed-card", test_zoomed_card);
  ADD ("deal-chooser", test_deal_chooser);
  ADD ("deal-without-company", test_deal_without_company);
#undef ADD
  return g_test_run ();
}
