/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The views over the same people: in step with each other and with the database. */

#include "people-fixture.h"
#include "pursuit-deal.h"
#include "pursuit-participant.h"
#include "pursuit-people-level-grid.h"
#include "pursuit-people-rows.h"
#include "pursuit-person-card.h"
#include "pursuit-person-dialog.h"
#include "pursuit-support-view.h"

static PursuitParticipant *
part_on_chart (PeopleFixture *fixture, gint64 id)
{
  return pursuit_org_people_get_participant (pursuit_org_view_get_people (fixture->view), id);
}

static gint64
number_in_database (PeopleFixture *fixture, gint64 person, guint field)
{
  PursuitRecord *shown = PURSUIT_RECORD (part_on_chart (fixture, person));
  g_autoptr (PursuitRecord) stored =
      people_read_record (fixture, &PURSUIT_PARTICIPANT_ENTITY, pursuit_record_get_id (shown));

  return pursuit_record_get_int (stored, field);
}

static gint64
attitude_shown (PeopleFixture *fixture, gint64 person)
{
  return pursuit_record_get_int (PURSUIT_RECORD (part_on_chart (fixture, person)),
                                 PURSUIT_PARTICIPANT_ATTITUDE);
}

static gint64
weight_shown (PeopleFixture *fixture, gint64 person)
{
  return pursuit_record_get_int (PURSUIT_RECORD (part_on_chart (fixture, person)),
                                 PURSUIT_PARTICIPANT_WEIGHT);
}

static void
press_on (gpointer widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static GtkWidget *
show_view (PeopleFixture *fixture, const char *name, GtkWidget *view)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "chart.view", "s", name);
  g_assert_cmpstr (pursuit_people_chart_get_view_name (fixture->chart), ==, name);
  pursuit_test_wait_for (gtk_widget_get_mapped (view) && gtk_widget_get_width (view) > 0);
  pursuit_test_settle (50);
  return view;
}

/* Right and up with the keys: attitude and weight, each a step of its own that can be undone. */
static void
test_support_keys (PeopleFixture *fixture, gconstpointer data)
{
  GtkWidget *support = show_view (fixture, "support", pursuit_people_chart_get_support (fixture->chart));
  gint64 fang = people_id_of (fixture, "He Fang");
  double x, y, after;
  GtkWidget *bubble = NULL;

  g_assert_true (pursuit_support_view_get_place (PURSUIT_SUPPORT_VIEW (support), fang, &x, &y));
  for (guint i = 0; bubble == NULL; i++)
    {
      GtkWidget *mark = pursuit_chart_view_get_mark (PURSUIT_CHART_VIEW (support), i);

      if (g_str_has_prefix (gtk_widget_get_tooltip_text (mark), "He Fang: "))
        bubble = mark;
    }
  g_assert_cmpstr (gtk_widget_get_tooltip_text (bubble), ==, "He Fang: Sceptic, weight 15 %");
  gtk_widget_grab_focus (bubble);
  press_on (support, GDK_KEY_Right);
  pursuit_test_wait_for (attitude_shown (fixture, fang) == 0);
  g_assert_cmpint (number_in_database (fixture, fang, PURSUIT_PARTICIPANT_ATTITUDE), ==, 0);
  g_assert_cmpint (weight_shown (fixture, fang), ==, 15);
  /* The chart follows, and the same person is looked at in all views. */
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, fang);
  pursuit_test_settle (50);
  press_on (support, GDK_KEY_Up);
  pursuit_test_wait_for (weight_shown (fixture, fang) == 20);
  g_assert_cmpint (number_in_database (fixture, fang, PURSUIT_PARTICIPANT_WEIGHT), ==, 20);
  pursuit_test_settle (50);
  g_assert_true (pursuit_support_view_get_place (PURSUIT_SUPPORT_VIEW (support), fang, &after, &y));
  g_assert_cmpfloat (after, >, x);

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (weight_shown (fixture, fang) == 15);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (attitude_shown (fixture, fang) == -1);
}

static void
test_support_drag (PeopleFixture *fixture, gconstpointer data)
{
  GtkWidget *support = show_view (fixture, "support", pursuit_people_chart_get_support (fixture->chart));
  gint64 fang = people_id_of (fixture, "He Fang");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (support);
  double x, y;

  g_assert_true (pursuit_support_view_get_place (PURSUIT_SUPPORT_VIEW (support), fang, &x, &y));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_DRAG (controller))
        continue;
      g_signal_emit_by_name (controller, "drag-begin", x, y);
      g_signal_emit_by_name (controller, "drag-update", 600.0, -100.0);
      g_signal_emit_by_name (controller, "drag-end", 600.0, -100.0);
    }
  pursuit_test_wait_for (attitude_shown (fixture, fang) > 0);
  g_assert_cmpint (number_in_database (fixture, fang, PURSUIT_PARTICIPANT_ATTITUDE), >, 0);
  g_assert_cmpint (number_in_database (fixture, fang, PURSUIT_PARTICIPANT_WEIGHT), >, 15);
}

/* A gap begins somebody of its level and function. */
static void
test_levels (PeopleFixture *fixture, gconstpointer data)
{
  GtkWidget *levels = show_view (fixture, "levels", pursuit_people_chart_get_levels (fixture->chart));
  PursuitPeopleLevelGrid *grid = PURSUIT_PEOPLE_LEVEL_GRID (levels);
  GtkWidget *gap = pursuit_people_level_grid_get_cell (grid, "decision", "technical");
  gint64 wei = people_id_of (fixture, "Zhao Wei");
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  PursuitRecordDialog *dialog = NULL;

  g_signal_emit_by_name (pursuit_people_level_grid_get_person (grid, wei), "clicked");
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, wei);
  g_assert_true (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pursuit_people_level_grid_get_person (grid, wei))));

  g_signal_emit_by_name (gtk_widget_get_first_child (gap), "clicked");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (PURSUIT_IS_PERSON_DIALOG (window))
        dialog = PURSUIT_RECORD_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PERSON_NAME, "Gao Yuan");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (
      pursuit_test_sees (pursuit_people_level_grid_get_cell (grid, "decision", "technical"), "Gao Yuan"));
  g_assert_cmpint (people_find_id (fixture, &PURSUIT_PERSON_ENTITY, "Gao Yuan"), !=, 0);
}

/* The list holds everybody of the company, and selects with the others. */
static void
test_list (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), lei = people_id_of (fixture, "Wu Lei");
  PursuitTable *table;

  pursuit_org_view_select (fixture->view, wei);
  pursuit_people_chart_set_view (fixture->chart, "list");
  table = pursuit_people_chart_get_table (fixture->chart);
  pursuit_test_wait_for (pursuit_table_get_row (table, lei) != NULL);
  pursuit_test_wait_for (pursuit_table_get_selected (table) == wei);
  pursuit_table_select (table, lei);
  pursuit_test_wait_for (pursuit_org_view_get_selected (fixture->view) == lei);
}

static char *
name_in_row (GListModel *rows, guint position)
{
  g_autoptr (PursuitRecord) row = g_list_model_get_item (rows, position);

  return g_strdup (pursuit_record_get_text (row, PURSUIT_MAP_PERSON_NAME));
}

static GListModel *
get_rows (PeopleFixture *fixture)
{
  return pursuit_table_get_model (pursuit_people_chart_get_table (fixture->chart));
}

static void
say_weight (PeopleFixture *fixture, gint64 deal, gint64 person, int weight)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, weight);
  command = pursuit_command_set_participant (deal, person, fields);
  people_run (fixture, command);
}

/* The list says what the people are in the deal, sorts and finds by it, and has those of other companies. */
static void
test_list_of_deal (PeopleFixture *fixture, gconstpointer data)
{
  gint64 deal = pursuit_people_reader_get_deal (pursuit_people_chart_get_reader (fixture->chart));
  gint64 guest = people_find_id (fixture, &PURSUIT_PERSON_ENTITY, "Gao Xin");
  g_autofree char *first = NULL, *second = NULL, *found = NULL;
  GListModel *rows;

  pursuit_people_chart_set_view (fixture->chart, "list");
  rows = get_rows (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, PEOPLE_ON_CHART);
  pursuit_test_wait_for (pursuit_test_sees (fixture->chart, "Decision maker"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->chart, "30 %"));
  say_weight (fixture, deal, guest, 40);
  pursuit_test_wait_for (g_list_model_get_n_items (rows) == PEOPLE_ON_CHART + 1);
  pursuit_test_wait_for (pursuit_test_sees (fixture->chart, "40 %"));

  pursuit_people_rows_sort (PURSUIT_PEOPLE_ROWS (rows), PURSUIT_MAP_PERSON_WEIGHT, TRUE);
  first = name_in_row (rows, 0);
  second = name_in_row (rows, 1);
  g_assert_cmpstr (first, ==, "Gao Xin");
  g_assert_cmpstr (second, ==, "Luo Jian");
  pursuit_people_chart_find (fixture->chart, "qian");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  found = name_in_row (rows, 0);
  g_assert_cmpstr (found, ==, "Qian Hao");
  pursuit_people_chart_find (fixture->chart, "");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, PEOPLE_ON_CHART + 1);
}

/* A deal without a company has a list of those who take part in it. */
static void
test_list_without_company (PeopleFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  gint64 hao = people_id_of (fixture, "Qian Hao");
  gint64 deal;

  pursuit_people_chart_set_view (fixture->chart, "list");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "A lead from the fair");
  command = pursuit_command_new_record (fields);
  deal = people_run (fixture, command);
  say_weight (fixture, deal, hao, 60);
  pursuit_people_page_show_chart (fixture->page, 0, deal, 0);
  pursuit_test_wait_for (g_list_model_get_n_items (get_rows (fixture)) == 1);
  pursuit_test_wait_for (pursuit_test_sees (fixture->chart, "Qian Hao"));
  pursuit_test_wait_for (pursuit_test_sees (fixture->chart, "60 %"));
}

/* Where no lane tells the level, the card does. */
static void
test_level_chips (PeopleFixture *fixture, gconstpointer data)
{
  gint64 jian = people_id_of (fixture, "Luo Jian");
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);
  const PursuitTheme *theme = pursuit_theme_get (PURSUIT_THEME_LIGHT);
  const PursuitPersonCardLook look = { theme, PURSUIT_ORG_CARD_WIDTH, PURSUIT_ORG_CARD_HEIGHT,
                                       PURSUIT_ORG_CARD_OVERHANG };
  const PursuitOrgCard *card = &people->cards[pursuit_org_people_find (people, jian)];
  cairo_surface_t *in_lane = pursuit_person_card_paint (card, &look, PURSUIT_ORG_CARD_IN_LANE, 0, TRUE, 1);
  cairo_surface_t *alone = pursuit_person_card_paint (card, &look, PURSUIT_ORG_CARD_NORMAL, 0, TRUE, 1);
  gsize size = (gsize) cairo_image_surface_get_stride (alone) * cairo_image_surface_get_height (alone);

  g_assert_cmpstr (card->level_name, ==, "Decision");
  cairo_surface_flush (in_lane);
  cairo_surface_flush (alone);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (in_lane), cairo_image_surface_get_data (alone),
                           size),
                   !=, 0);
  cairo_surface_destroy (in_lane);
  cairo_surface_destroy (alone);
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);

#define ADD(path, func)                                                                                      \
  g_test_add ("/people/views/" path, PeopleFixture, NULL, people_set_up, func, people_tear_down)
  ADD ("support-keys", test_support_keys);
  ADD ("support-drag", test_support_drag);
  ADD ("levels", test_levels);
  ADD ("list", test_list);
  ADD ("list-of-deal", test_list_of_deal);
  ADD ("list-without-company", test_list_without_company);
  ADD ("level-chips", test_level_chips);
#undef ADD
  return g_test_run ();
}
