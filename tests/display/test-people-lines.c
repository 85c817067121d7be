/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines between people on the org chart, places of cards, and the deal as of another day. */

#include "people-fixture.h"
#include "pursuit-relation-popover.h"
#include "pursuit-stage-matrix.h"

static guint
count_lines (PeopleFixture *fixture)
{
  return pursuit_org_view_get_people (fixture->view)->n_relations;
}

static const PursuitOrgRelation *
find_line (PeopleFixture *fixture, gint64 from, gint64 to)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  for (guint i = 0; i < people->n_relations; i++)
    if (people->cards[people->relations[i].from].id == from &&
        people->cards[people->relations[i].to].id == to)
      return &people->relations[i];
  return NULL;
}

static char *
text_in_database (PeopleFixture *fixture, gint64 line, guint field)
{
  g_autoptr (PursuitRecord) relation = people_read_record (fixture, &PURSUIT_RELATION_ENTITY, line);

  return g_strdup (pursuit_record_get_text (relation, field));
}

/* L and a target draw a line of influence, which asks at once what it means. */
static void
test_keys (PeopleFixture *fixture, gconstpointer data)
{
  gint64 hao = people_id_of (fixture, "Qian Hao"), lei = people_id_of (fixture, "Wu Lei");
  guint before = count_lines (fixture);
  PursuitRelationPopover *popover;
  gint64 line;

  g_assert_null (find_line (fixture, hao, lei));
  pursuit_org_view_select (fixture->view, hao);
  people_press (fixture, GDK_KEY_l, 0);
  people_press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpstr (pursuit_org_view_get_hint (fixture->view), ==, "Qian Hao influences Wu Lei");
  people_press (fixture, GDK_KEY_Return, 0);
  pursuit_test_wait_for (find_line (fixture, hao, lei) != NULL);
  line = find_line (fixture, hao, lei)->id;
  g_assert_cmpuint (count_lines (fixture), ==, before + 1);
  pursuit_test_wait_for (pursuit_people_chart_get_line_popover (fixture->chart) != NULL);
  popover = PURSUIT_RELATION_POPOVER (pursuit_people_chart_get_line_popover (fixture->chart));
  g_assert_cmpint (pursuit_relation_popover_get_id (popover), ==, line);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (pursuit_test_find (popover, GTK_TYPE_DROP_DOWN, NULL)), 1);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (popover, GTK_TYPE_ENTRY, NULL)), "same school");
  gtk_popover_popdown (GTK_POPOVER (popover));
  pursuit_test_wait_for (find_line (fixture, MIN (hao, lei), MAX (hao, lei)) &&
                         find_line (fixture, MIN (hao, lei), MAX (hao, lei))->kind ==
                             PURSUIT_ORG_RELATION_FRIEND);
  g_autofree char *kind = text_in_database (fixture, line, PURSUIT_RELATION_KIND);
  g_autofree char *notes = text_in_database (fixture, line, PURSUIT_RELATION_NOTES);
  g_assert_cmpstr (kind, ==, "friend");
  g_assert_cmpstr (notes, ==, "same school");

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (find_line (fixture, hao, lei) &&
                         find_line (fixture, hao, lei)->kind == PURSUIT_ORG_RELATION_INFLUENCE);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (count_lines (fixture) == before);
}

/* What dragging an end does, E does for the line that Shift+L chose: the end at the selected person stays. */
static void
test_move_end (PeopleFixture *fixture, gconstpointer data)
{
  gint64 hao = people_id_of (fixture, "Qian Hao"), lei = people_id_of (fixture, "Wu Lei");
  gint64 li = people_id_of (fixture, "Sun Li");
  gint64 line;

  g_signal_emit_by_name (fixture->view, "relate", lei, hao);
  pursuit_test_wait_for (find_line (fixture, lei, hao) != NULL);
  line = find_line (fixture, lei, hao)->id;
  pursuit_test_wait_for (pursuit_people_chart_get_line_popover (fixture->chart) != NULL);
  gtk_popover_popdown (GTK_POPOVER (pursuit_people_chart_get_line_popover (fixture->chart)));

  pursuit_org_view_select (fixture->view, lei);
  people_press (fixture, GDK_KEY_L, GDK_SHIFT_MASK);
  gtk_popover_popdown (GTK_POPOVER (pursuit_people_chart_get_line_popover (fixture->chart)));
  people_press (fixture, GDK_KEY_e, 0);
  g_assert_cmpstr (pursuit_org_view_get_hint (fixture->view), ==,
                   "Choose where the line from Wu Lei leads, by a click or Enter; Escape leaves.");
  pursuit_org_view_select (fixture->view, li);
  g_assert_cmpstr (pursuit_org_view_get_hint (fixture->view), ==, "Line between Wu Lei and Sun Li");
  people_press (fixture, GDK_KEY_Return, 0);
  pursuit_test_wait_for (find_line (fixture, lei, li) != NULL);
  g_assert_cmpint (find_line (fixture, lei, li)->id, ==, line);
  g_autofree char *kind = text_in_database (fixture, line, PURSUIT_RELATION_KIND);
  g_assert_cmpstr (kind, ==, "influence");

  /* From the other end: now the first one moves. Escape leaves everything as it is. */
  pursuit_org_view_select (fixture->view, li);
  people_press (fixture, GDK_KEY_L, GDK_SHIFT_MASK);
  gtk_popover_popdown (GTK_POPOVER (pursuit_people_chart_get_line_popover (fixture->chart)));
  people_press (fixture, GDK_KEY_e, 0);
  people_press (fixture, GDK_KEY_Escape, 0);
  g_assert_null (pursuit_org_view_get_hint (fixture->view));
  pursuit_org_view_begin_end (fixture->view, line);
  pursuit_org_view_select (fixture->view, hao);
  people_press (fixture, GDK_KEY_Return, 0);
  pursuit_test_wait_for (find_line (fixture, hao, li) != NULL);
  g_assert_cmpint (find_line (fixture, hao, li)->id, ==, line);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (find_line (fixture, lei, li) != NULL);
  pursuit_test_settle (900); /* as below */
}

/* An end goes to another card; away from all cards the line is deleted, and comes back by undo. */
static void
test_relink (PeopleFixture *fixture, gconstpointer data)
{
  gint64 hao = people_id_of (fixture, "Qian Hao"), lei = people_id_of (fixture, "Wu Lei");
  gint64 bo = people_id_of (fixture, "Tian Bo");
  guint before = count_lines (fixture);
  gint64 line;

  g_signal_emit_by_name (fixture->view, "relate", hao, lei);
  pursuit_test_wait_for (find_line (fixture, hao, lei) != NULL);
  line = find_line (fixture, hao, lei)->id;
  g_signal_emit_by_name (fixture->view, "relink", line, hao, bo);
  pursuit_test_wait_for (find_line (fixture, hao, bo) != NULL);
  g_assert_cmpint (find_line (fixture, hao, bo)->id, ==, line);
  g_signal_emit_by_name (fixture->view, "relink", line, (gint64) 0, (gint64) 0);
  pursuit_test_wait_for (count_lines (fixture) == before);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (find_line (fixture, hao, bo) != NULL);
  /* GTK 4.8 asks for the pointer on a popover under it, for a tooltip, half a second after it is gone. */
  gtk_popover_popdown (GTK_POPOVER (pursuit_people_chart_get_line_popover (fixture->chart)));
  pursuit_test_settle (900);
}

static gboolean
is_assistant (PeopleFixture *fixture, gint64 id)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  return people->assistants[pursuit_org_people_find (people, id)];
}

/* Beside the manager's stem, and reports in one column: places are steps like others. */
static void
test_places (PeopleFixture *fixture, gconstpointer data)
{
  gint64 lei = people_id_of (fixture, "Wu Lei"), bo = people_id_of (fixture, "Tian Bo");
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  pursuit_org_view_select (fixture->view, bo);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "person.assistant", NULL);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view) != people);
  people = pursuit_org_view_get_people (fixture->view);
  g_assert_true (people->assistants[pursuit_org_people_find (people, bo)]);
  g_assert_true (
      pursuit_org_view_get_layout (fixture->view)->tree->flags[pursuit_org_people_find (people, bo)] &
      PURSUIT_TREE_ASSISTANT);
  pursuit_org_view_select (fixture->view, lei);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "person.columns", "i", 1);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view) != people);
  people = pursuit_org_view_get_people (fixture->view);
  g_assert_cmpint (people->columns[pursuit_org_people_find (people, lei)], ==, 1);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view) != people);
  g_assert_true (is_assistant (fixture, bo));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (!is_assistant (fixture, bo));
}

static int
attitude_of (PeopleFixture *fixture, gint64 id)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  return people->cards[pursuit_org_people_find (people, id)].attitude;
}

/* What is said today was not known yesterday; a banner says so, and leads back. */
static void
test_as_of (PeopleFixture *fixture, gconstpointer data)
{
  gint64 fang = people_id_of (fixture, "He Fang");
  PursuitDay today = pursuit_session_get_today (fixture->session);
  PursuitPeopleReader *reader = pursuit_people_chart_get_reader (fixture->chart);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  int before = attitude_of (fixture, fang);

  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_ATTITUDE, 2);
  command = pursuit_command_set_participant (pursuit_people_reader_get_deal (reader), fang, fields);
  pursuit_window_run (fixture->window, command, NULL, NULL);
  pursuit_test_wait_for (attitude_of (fixture, fang) == 2);
  g_assert_true (pursuit_test_sees (fixture->window, "As of today"));
  pursuit_people_chart_set_day (fixture->chart, today - 1);
  pursuit_test_wait_for (attitude_of (fixture, fang) == before);
  g_assert_false (pursuit_test_sees (fixture->window, "As of today"));
  g_assert_nonnull (pursuit_test_find (fixture->window, GTK_TYPE_BUTTON, "_Back to Today"));
  pursuit_test_click (fixture->window, "_Back to Today");
  pursuit_test_wait_for (attitude_of (fixture, fang) == 2);
}

/* Who matters where the customer is stands out when that is asked for. */
static void
test_matters (PeopleFixture *fixture, gconstpointer data)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);
  guint n_matter = 0;

  for (guint i = 0; i < people->n_cards; i++)
    g_assert_false (people->cards[i].matters_now);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.matters", NULL);
  pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view) != people);
  people = pursuit_org_view_get_people (fixture->view);
  for (guint i = 0; i < people->n_cards; i++)
    n_matter += people->cards[i].matters_now;
  g_assert_cmpuint (n_matter, >, 0);
  g_assert_cmpuint (n_matter, <, people->n_cards);
}

/* A cell of the matrix looks at those of its kind, one after the other. */
static void
test_matrix (PeopleFixture *fixture, gconstpointer data)
{
  PursuitStageMatrix *matrix = PURSUIT_STAGE_MATRIX (pursuit_people_chart_get_matrix (fixture->chart));
  gint64 first, second;
  GtkWidget *cell;

  pursuit_people_chart_set_view (fixture->chart, "stages");
  cell = pursuit_stage_matrix_get_cell (matrix, "executive", 0);
  g_assert_nonnull (cell);
  g_signal_emit_by_name (cell, "clicked");
  first = pursuit_org_view_get_selected (fixture->view);
  g_signal_emit_by_name (cell, "clicked");
  second = pursuit_org_view_get_selected (fixture->view);
  g_assert_cmpint (MIN (first, second), ==,
                   MIN (people_id_of (fixture, "Luo Jian"), people_id_of (fixture, "Zhou Min")));
  g_assert_cmpint (MAX (first, second), ==,
                   MAX (people_id_of (fixture, "Luo Jian"), people_id_of (fixture, "Zhou Min")));
}

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);

#define ADD(path, func)                                                                                      \
  g_test_add ("/people/lines/" path, PeopleFixture, NULL, people_set_up, func, people_tear_down)
  ADD ("keys", test_keys);
  ADD ("move-end", test_move_end);
  ADD ("relink", test_relink);
  ADD ("places", test_places);
  ADD ("as-of", test_as_of);
  ADD ("matters", test_matters);
  ADD ("matrix", test_matrix);
#undef ADD
  return g_test_run ();
}
