/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several people of the org chart at once, and which part of it is shown. */

#include <math.h>

#include "people-fixture.h"
#include "pursuit-org-minimap.h"

static gint64
order_in_database (PeopleFixture *fixture, gint64 first, gint64 second)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  return pursuit_org_people_find (people, first) < pursuit_org_people_find (people, second);
}

/* The arrow keys with Shift take further people along; the whole selection goes with one paste and comes back
 * with one undo. */
static void
test_cut_and_paste (PeopleFixture *fixture, gconstpointer data)
{
  gint64 hao = people_id_of (fixture, "Qian Hao"), lei = people_id_of (fixture, "Wu Lei");
  gint64 bo = people_id_of (fixture, "Tian Bo");
  gint64 before_hao = people_manager_in_database (fixture, hao);
  gint64 before_lei = people_manager_in_database (fixture, lei);

  pursuit_org_view_select (fixture->view, hao);
  people_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpuint (pursuit_org_view_get_n_picked (fixture->view), ==, 2);
  people_press (fixture, GDK_KEY_x, GDK_CONTROL_MASK);
  pursuit_org_view_select (fixture->view, bo);
  g_assert_cmpuint (pursuit_org_view_get_n_picked (fixture->view), ==, 1);
  people_press (fixture, GDK_KEY_v, GDK_CONTROL_MASK);
  pursuit_test_wait_for (people_manager_on_chart (fixture, lei) == bo);
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, bo);
  g_assert_cmpint (people_manager_in_database (fixture, lei), ==, bo);
  g_assert_true (order_in_database (fixture, hao, lei));

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (people_manager_on_chart (fixture, lei) == before_lei);
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, before_hao);
}

/* Nobody can be pasted under those who come along. */
static void
test_paste_refused (PeopleFixture *fixture, gconstpointer data)
{
  gint64 min = people_id_of (fixture, "Zhou Min"), wei = people_id_of (fixture, "Zhao Wei");
  gint64 before = people_manager_in_database (fixture, min);

  pursuit_org_view_select (fixture->view, min);
  people_press (fixture, GDK_KEY_x, GDK_CONTROL_MASK);
  pursuit_org_view_select (fixture->view, wei);
  people_press (fixture, GDK_KEY_v, GDK_CONTROL_MASK);
  g_assert_cmpstr (pursuit_org_view_get_hint (fixture->view), ==,
                   "Zhou Min cannot report to Zhao Wei, who is below them in the chart.");
  people_press (fixture, GDK_KEY_Escape, 0);
  g_assert_null (pursuit_org_view_get_hint (fixture->view));
  pursuit_test_settle (50);
  g_assert_cmpint (people_manager_in_database (fixture, min), ==, before);
}

/* Who is dragged takes the other selected people along, and those below only once. */
static void
test_drag_several (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");
  gint64 fang = people_id_of (fixture, "He Fang"), bo = people_id_of (fixture, "Tian Bo");
  double x, y;

  people_press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (pursuit_org_view_get_n_picked (fixture->view), ==, PEOPLE_ON_CHART);
  pursuit_org_view_select (fixture->view, wei);
  people_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  pursuit_test_settle (20);
  people_press (fixture, GDK_KEY_Up, GDK_SHIFT_MASK);
  g_assert_cmpuint (pursuit_org_view_get_n_picked (fixture->view), ==, 2);
  people_middle_of_card (fixture, bo, &x, &y);
  g_assert_true (people_drop (fixture->view, wei, TRUE, x, y));
  pursuit_test_wait_for (people_manager_on_chart (fixture, wei) == bo);
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, wei);
  g_assert_cmpint (people_manager_in_database (fixture, fang), !=, bo);
}

/* Ctrl+Space takes one of several out again, as Ctrl and a click do; the page keys move the view as dragging
 * the ground does, and F shows all. */
static void
test_toggle_and_pan (PeopleFixture *fixture, gconstpointer data)
{
  gint64 hao = people_id_of (fixture, "Qian Hao"), lei = people_id_of (fixture, "Wu Lei");
  PursuitBox before, after;

  pursuit_org_view_select (fixture->view, hao);
  people_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  people_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpuint (pursuit_org_view_get_n_picked (fixture->view), ==, 3);
  people_press (fixture, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, lei);
  people_press (fixture, GDK_KEY_space, GDK_CONTROL_MASK);
  g_autoptr (GArray) picked = pursuit_org_view_list_picked (fixture->view);
  g_assert_cmpuint (picked->len, ==, 2);
  g_assert_true (g_array_index (picked, gint64, 0) != lei && g_array_index (picked, gint64, 1) != lei);

  pursuit_org_view_zoom_to (fixture->view, 2);
  before = pursuit_org_view_get_area (fixture->view);
  people_press (fixture, GDK_KEY_Page_Down, 0);
  after = pursuit_org_view_get_area (fixture->view);
  g_assert_cmpfloat (after.y0, >, before.y0);
  g_assert_cmpfloat (after.x0, ==, before.x0);
  people_press (fixture, GDK_KEY_Page_Up, GDK_SHIFT_MASK);
  g_assert_cmpfloat (pursuit_org_view_get_area (fixture->view).x0, <, after.x0);
  people_press (fixture, GDK_KEY_f, 0);
  g_assert_cmpfloat (pursuit_org_view_get_scale (fixture->view), <, 2);
}

static void
test_fold (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");
  gint64 min = people_id_of (fixture, "Zhou Min");

  pursuit_org_view_select (fixture->view, hao);
  pursuit_org_view_toggle_fold (fixture->view, wei);
  /* Nobody is selected out of sight. */
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, wei);
  g_assert_null (pursuit_org_view_get_card (fixture->view, hao));
  g_assert_cmpuint (people_count_cards (fixture), ==, PEOPLE_ON_CHART - 1);
  people_press (fixture, GDK_KEY_space, 0);
  g_assert_cmpuint (people_count_cards (fixture), ==, PEOPLE_ON_CHART);

  people_press (fixture, GDK_KEY_2, 0);
  g_assert_cmpuint (people_count_cards (fixture), ==, 4);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, min);
  /* Whoever is looked for is shown. */
  g_assert_true (pursuit_people_chart_find (fixture->chart, "Qian Hao"));
  g_assert_nonnull (pursuit_org_view_get_card (fixture->view, hao));
  people_press (fixture, GDK_KEY_asterisk, GDK_SHIFT_MASK);
  g_assert_cmpuint (pursuit_org_view_get_layout (fixture->view)->tree->n_visible, ==, PEOPLE_ON_CHART);
}

/* What is folded stays so when somebody else is changed, and a report that comes is shown. */
static void
test_fold_and_move (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");
  gint64 lei = people_id_of (fixture, "Wu Lei"), bo = people_id_of (fixture, "Tian Bo");
  double x, y;

  pursuit_org_view_toggle_fold (fixture->view, wei);
  people_middle_of_card (fixture, bo, &x, &y);
  g_assert_true (people_drop (fixture->view, lei, TRUE, x, y));
  pursuit_test_wait_for (people_manager_on_chart (fixture, lei) == bo);
  g_assert_null (pursuit_org_view_get_card (fixture->view, hao));
  people_middle_of_card (fixture, wei, &x, &y);
  g_assert_true (people_drop (fixture->view, lei, TRUE, x, y));
  pursuit_test_wait_for (people_manager_on_chart (fixture, lei) == wei);
  g_assert_nonnull (pursuit_org_view_get_card (fixture->view, lei));
  g_assert_nonnull (pursuit_org_view_get_card (fixture->view, hao));
}

/* Without lanes a report stands right below the manager whatever the levels are. */
static void
test_lanes (PeopleFixture *fixture, gconstpointer data)
{
  const PursuitOrgChartLayout *layout = pursuit_org_view_get_layout (fixture->view);
  gint bo = pursuit_org_people_find (pursuit_org_view_get_people (fixture->view),
                                     people_id_of (fixture, "Tian Bo"));
  double with_lanes = layout->tree->y[bo];

  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.lanes", NULL);
  layout = pursuit_org_view_get_layout (fixture->view);
  g_assert_cmpuint (layout->tree->n_lanes, ==, 0);
  g_assert_cmpfloat (layout->tree->y[bo], <, with_lanes);
  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.lanes", NULL);
  g_assert_cmpfloat (pursuit_org_view_get_layout (fixture->view)->tree->y[bo], ==, with_lanes);
}

/* The map comes when the chart does not fit, and a press on it moves the view. */
static void
test_minimap (PeopleFixture *fixture, gconstpointer data)
{
  PursuitBox before, after;

  g_assert_null (pursuit_test_find (fixture->window, PURSUIT_TYPE_ORG_MINIMAP, NULL));
  pursuit_org_view_zoom_to (fixture->view, 2);
  pursuit_test_wait_for (pursuit_test_find (fixture->window, PURSUIT_TYPE_ORG_MINIMAP, NULL) != NULL);
  GtkWidget *map = pursuit_test_find (fixture->window, PURSUIT_TYPE_ORG_MINIMAP, NULL);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);
  g_autoptr (GtkGesture) drag = g_list_model_get_item (controllers, 0);
  before = pursuit_org_view_get_area (fixture->view);
  g_signal_emit_by_name (drag, "drag-begin", 10.0, 10.0);
  after = pursuit_org_view_get_area (fixture->view);
  g_assert_true (fabs (after.x0 - before.x0) > 20 || fabs (after.y0 - before.y0) > 20);
  pursuit_org_view_fit (fixture->view);
  pursuit_test_wait_for (!gtk_widget_get_visible (map));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);

#define ADD(path, func)                                                                                      \
  g_test_add ("/people/pick/" path, PeopleFixture, NULL, people_set_up, func, people_tear_down)
  ADD ("cut-and-paste", test_cut_and_paste);
  ADD ("paste-refused", test_paste_refused);
  ADD ("drag-several", test_drag_several);
  ADD ("toggle-and-pan", test_toggle_and_pan);
  ADD ("fold", test_fold);
  ADD ("fold-and-move", test_fold_and_move);
  ADD ("lanes", test_lanes);
  ADD ("minimap", test_minimap);
#undef ADD
  return g_test_run ();
}
