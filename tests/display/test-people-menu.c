/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the menus of the people page do with several people at once, and with the people of another deal. */

#include "people-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-parties-card.h"
#include "pursuit-party-dialog.h"
#include "pursuit-party-member.h"
#include "pursuit-record-chooser.h"

static void
act (PeopleFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), action, NULL));
}

static gboolean
is_gone (PeopleFixture *fixture, gint64 id)
{
  return pursuit_org_people_get_person (pursuit_org_view_get_people (fixture->view), id) == NULL;
}

static gboolean
is_off (PeopleFixture *fixture, gint64 id)
{
  return pursuit_org_people_find (pursuit_org_view_get_people (fixture->view), id) < 0;
}

/* Picks @first and @second, the second last. */
static void
pick_two (PeopleFixture *fixture, gint64 first, gint64 second)
{
  PursuitOrgPeople *people = pursuit_org_view_get_people (fixture->view);

  pursuit_org_view_select (fixture->view, first);
  for (guint i = 0; i < people->n_cards && pursuit_org_view_get_selected (fixture->view) != second; i++)
    people_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, second);
  g_assert_cmpuint (pursuit_org_view_get_n_picked (fixture->view), ==, 2);
}

/* Delete takes all who are selected off the chart, and one undo brings all of them back. */
static void
test_remove_several (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");
  gint64 before = people_manager_in_database (fixture, hao);

  pick_two (fixture, wei, hao);
  people_press (fixture, GDK_KEY_Delete, 0);
  pursuit_test_wait_for (is_off (fixture, wei) && is_off (fixture, hao));
  g_assert_false (people_on_chart_in_database (fixture, wei));
  g_assert_false (people_on_chart_in_database (fixture, hao));
  g_assert_cmpuint (pursuit_org_view_get_people (fixture->view)->n_cards, ==, PEOPLE_ON_CHART - 2);

  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (!is_off (fixture, wei) && !is_off (fixture, hao));
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, before);
}

/* The menu deletes all of them; those who reported to them report to the manager who stays. */
static void
test_delete_several (PeopleFixture *fixture, gconstpointer data)
{
  gint64 jian = people_id_of (fixture, "Luo Jian"), min = people_id_of (fixture, "Zhou Min");
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");

  pick_two (fixture, min, wei);
  act (fixture, "person.delete");
  pursuit_test_wait_for (is_gone (fixture, min) && is_gone (fixture, wei));
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, jian);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (!is_gone (fixture, min) && !is_gone (fixture, wei));
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, wei);
}

static guint
count_in_deal (PeopleFixture *fixture)
{
  return pursuit_org_view_get_people (fixture->view)->map->standings->len;
}

static void
test_leave_deal (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");
  guint before = count_in_deal (fixture);

  pick_two (fixture, wei, hao);
  act (fixture, "person.leave-deal");
  pursuit_test_wait_for (count_in_deal (fixture) == before - 2);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (count_in_deal (fixture) == before);
}

/* What the menu of the chart says of the people of the last deal. */
static char *
copy_label (PeopleFixture *fixture)
{
  GMenuModel *section = G_MENU_MODEL (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->chart), PURSUIT_TYPE_PEOPLE_CHART, "copy_section"));
  char *label = NULL;

  g_assert_cmpint (g_menu_model_get_n_items (section), ==, 1);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  return label;
}

/* A new deal of the company is offered the people of its last one, by name and number. */
static void
test_copy_people (PeopleFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;
  g_autofree char *none = copy_label (fixture);
  g_autofree char *offered = NULL;
  guint known = count_in_deal (fixture);
  gint64 deal;

  /* Whoever is in another deal of the company is in this one already. */
  g_assert_cmpstr (none, ==, "_Copy the People of the Last Deal");
  g_assert_cmpuint (known, >, 1);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Spindle_oil");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_COMPANY, "Hengda Machinery");
  command = pursuit_command_new_record (fields);
  deal = people_run (fixture, command);
  pursuit_people_chart_set_deal (fixture->chart, deal);
  pursuit_test_wait_for (count_in_deal (fixture) == 0);
  offered = copy_label (fixture);
  g_assert_true (g_str_has_prefix (offered, "_Copy 9 People of “"));

  act (fixture, "chart.copy-people");
  /* All but the guest. */
  pursuit_test_wait_for (count_in_deal (fixture) == known - 1);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (count_in_deal (fixture) == 0);
}

static const PursuitPartyView *
first_group (PeopleFixture *fixture)
{
  GPtrArray *parties = pursuit_org_view_get_people (fixture->view)->map->parties;

  return parties->len > 0 ? parties->pdata[0] : NULL;
}

static guint
count_members (PeopleFixture *fixture)
{
  return first_group (fixture) ? first_group (fixture)->members->len : 0;
}

static char *
chair_in_database (PeopleFixture *fixture)
{
  return pursuit_test_query (pursuit_session_get_path (fixture->session),
                             "SELECT q.name FROM party_member u JOIN person q ON q.id = u.person_id "
                             "JOIN party g ON g.id = u.party_id WHERE u.chairs = 1 AND g.name = 'Buyers'");
}

/* A group is made in a dialog; members come by the menu, by the button and by dragging, and go the same way.
 */
static void
test_groups (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");
  gint64 lei = people_id_of (fixture, "Wu Lei");
  PursuitPeoplePanel *panel = pursuit_people_chart_get_panel (fixture->chart);
  GtkWidget *card = pursuit_test_find (panel, PURSUIT_TYPE_PARTIES_CARD, NULL);
  PursuitRecordDialog *dialog;
  GtkWidget *group;

  while (first_group (fixture))
    {
      guint before = pursuit_org_view_get_people (fixture->view)->map->parties->len;
      g_autoptr (PursuitCommand) command =
          pursuit_command_delete_record (&PURSUIT_PARTY_ENTITY,
                                         pursuit_record_get_id (first_group (fixture)->party));

      people_run (fixture, command);
      pursuit_test_wait_for (pursuit_org_view_get_people (fixture->view)->map->parties->len < before);
    }
  act (fixture, "chart.new-group");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PARTY_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_PARTY_DIALOG);
  pursuit_form_suggest (pursuit_record_dialog_get_form (dialog), PURSUIT_PARTY_NAME, "Buyers");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (first_group (fixture) != NULL);
  g_assert_true (pursuit_test_sees (card, "Buyers"));

  pursuit_org_view_select (fixture->view, wei);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "person.group", "x",
                                             pursuit_record_get_id (first_group (fixture)->party)));
  pursuit_test_wait_for (count_members (fixture) == 1);
  pursuit_org_view_select (fixture->view, hao);
  group = gtk_widget_get_first_child (gtk_widget_get_last_child (gtk_widget_get_first_child (card)));
  /* the second child of the head is the button that puts the selected person into the group */
  g_signal_emit_by_name (gtk_widget_get_next_sibling (
                             gtk_widget_get_first_child (gtk_widget_get_first_child (group))),
                         "clicked");
  pursuit_test_wait_for (count_members (fixture) == 2);
  group = gtk_widget_get_first_child (gtk_widget_get_last_child (gtk_widget_get_first_child (card)));
  g_assert_true (people_drop (group, lei, TRUE, 1, 1));
  pursuit_test_wait_for (count_members (fixture) == 3);
  g_assert_true (pursuit_test_sees (card, "Wu Lei"));

  /* the last of the members chairs it, and stands first then */
  group = gtk_widget_get_first_child (gtk_widget_get_last_child (gtk_widget_get_first_child (card)));
  g_signal_emit_by_name (gtk_widget_get_first_child (gtk_widget_get_last_child (group)), "clicked");
  pursuit_test_wait_for (
      pursuit_record_get_int (first_group (fixture)->members->pdata[0], PURSUIT_PARTY_MEMBER_CHAIRS) == 1);
  g_autofree char *chair = chair_in_database (fixture);
  g_assert_cmpstr (chair, ==, "Wu Lei");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "person.group", "x",
                                             pursuit_record_get_id (first_group (fixture)->party)));
  pursuit_test_wait_for (count_members (fixture) == 2);
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (count_members (fixture) == 3);
}

static gboolean
answers (PeopleFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *found = pursuit_test_query (pursuit_session_get_path (fixture->session), sql);

  return g_strcmp0 (found, expected) == 0;
}

/* Somebody of another company comes on the map of the deal by name, whatever the place on the chart at home,
 * which nothing here changes; and goes by leaving the deal. */
static void
test_guest (PeopleFixture *fixture, gconstpointer data)
{
  static const char *const in_deal =
      "SELECT count(*) FROM participant p JOIN person q ON q.id = p.person_id WHERE q.name = 'Anna Lindqvist'"
      " AND p.deal_id = (SELECT id FROM deal WHERE title = 'Cutting fluids, 4 plants')";
  static const char *const at_home =
      "SELECT on_chart || '/' || COALESCE (reports_to, '') FROM person WHERE name = 'Anna Lindqvist'";
  gint64 anna = people_find_id (fixture, &PURSUIT_PERSON_ENTITY, "Anna Lindqvist");
  g_autoptr (PursuitCommand) off = pursuit_command_remove_from_chart (anna);
  PursuitOrgPeople *people;
  GtkWidget *chooser;
  gint index;

  people_run (fixture, off);
  act (fixture, "chart.add-guest");
  chooser = pursuit_test_find (fixture->chart, PURSUIT_TYPE_RECORD_CHOOSER, NULL);
  g_assert_nonnull (chooser);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_test_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL)),
                         "Lindqvist");
  pursuit_test_wait_for (pursuit_test_sees (chooser, "Nordvind Energi AB · General manager") &&
                         !pursuit_test_sees (chooser, "PT Sunda Baja · Buyer"));
  g_signal_emit_by_name (pursuit_test_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  pursuit_test_wait_for (!is_off (fixture, anna));
  g_assert_true (answers (fixture, in_deal, "1") && answers (fixture, at_home, "0/"));
  g_assert_cmpint (pursuit_org_view_get_selected (fixture->view), ==, anna);
  people = pursuit_org_view_get_people (fixture->view);
  index = pursuit_org_people_find (people, anna);
  g_assert_cmpstr (people->cards[index].title, ==, "Nordvind Energi AB · General manager");

  /* not at the top of this company, nor under one of its people */
  people_press (fixture, GDK_KEY_m, 0);
  people_press (fixture, GDK_KEY_t, 0);
  g_assert_true (g_str_has_prefix (pursuit_org_view_get_hint (fixture->view),
                                   "Anna Lindqvist does not belong to this company"));
  pursuit_org_view_select (fixture->view, people_id_of (fixture, "Zhou Min"));
  g_assert_cmpstr (pursuit_org_view_get_hint (fixture->view), ==,
                   "Anna Lindqvist and Zhou Min do not belong to the same company.");
  people_press (fixture, GDK_KEY_Escape, 0);

  pursuit_org_view_select (fixture->view, anna);
  people_press (fixture, GDK_KEY_Delete, 0);
  pursuit_test_wait_for (is_gone (fixture, anna));
  g_assert_true (answers (fixture, in_deal, "0") && answers (fixture, at_home, "0/"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (!is_off (fixture, anna));
  g_assert_true (answers (fixture, in_deal, "1"));
}

static void
add (const char *path, void (*func) (PeopleFixture *fixture, gconstpointer data))
{
  g_test_add (path, PeopleFixture, NULL, people_set_up, func, people_tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

  add ("/people-menu/remove-several", test_remove_several);
  add ("/people-menu/delete-several", test_delete_several);
  add ("/people-menu/leave-deal", test_leave_deal);
  add ("/people-menu/copy", test_copy_people);
  add ("/people-menu/groups", test_groups);
  add ("/people-menu/guest", test_guest);

  return g_test_run ();
}
