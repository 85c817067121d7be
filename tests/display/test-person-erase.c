/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a person in the window: what goes and what stays is shown before, and nothing happens without a
 * yes. */

#include "people-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-people-panel.h"

static gboolean
is_gone (PeopleFixture *fixture, gint64 id)
{
  return pursuit_org_people_get_person (pursuit_org_view_get_people (fixture->view), id) == NULL;
}

static gpointer
ask_to_erase (PeopleFixture *fixture, gint64 id)
{
  pursuit_org_view_select (fixture->view, id);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->chart), "person.erase", NULL));
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  return pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* A deal whose notes name the person. */
static void
mention (PeopleFixture *fixture, const char *title, const char *words)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = NULL;

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, title);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_NOTES, words);
  command = pursuit_command_new_record (fields);
  people_run (fixture, command);
}

static gboolean
has_deal (const char *path, const char *title)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM deal WHERE title = '%s'", title);
  g_autofree char *count = pursuit_test_query (path, sql);

  return !g_str_equal (count, "0");
}

static void
test_shown_and_asked (PeopleFixture *fixture, gconstpointer data)
{
  gint64 wei = people_id_of (fixture, "Zhao Wei"), hao = people_id_of (fixture, "Qian Hao");
  gint64 boss = people_manager_in_database (fixture, wei);
  const char *path = pursuit_session_get_path (fixture->session);
  g_autofree char *list = g_strconcat (path, ".erased", NULL);
  gpointer dialog;

  mention (fixture, "Spare parts", "Dinner with Zhao Wei");
  dialog = ask_to_erase (fixture, wei);
  g_assert_true (pursuit_test_sees (dialog, "Erase “Zhao Wei” for good?"));
  g_assert_true (pursuit_test_sees (dialog, "Roles in deals"));
  g_assert_true (pursuit_test_sees (dialog, "Lines to other people"));
  g_assert_true (pursuit_test_sees (dialog, "Spare parts"));

  pursuit_test_click (dialog, "_Cancel");
  pursuit_test_wait_for (pursuit_test_find_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  pursuit_test_settle (100);
  g_assert_false (is_gone (fixture, wei));
  g_assert_false (g_file_test (list, G_FILE_TEST_EXISTS));

  dialog = ask_to_erase (fixture, wei);
  pursuit_test_click (dialog, "_Erase for Good");
  pursuit_test_wait_for (is_gone (fixture, wei));
  pursuit_test_wait_for (g_file_test (list, G_FILE_TEST_EXISTS));
  g_assert_cmpint (people_manager_in_database (fixture, hao), ==, boss);
  pursuit_test_wait_for (pursuit_test_sees (fixture->window, "The person is erased"));

  /* undo takes back what was done before, and nobody comes back */
  g_assert_true (has_deal (path, "Spare parts"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (!has_deal (path, "Spare parts"));
  pursuit_test_settle (300);
  g_assert_true (is_gone (fixture, wei));
}

/* Everything that is stored of a person can be had from the panel of whoever is selected. */
static void
test_menu (PeopleFixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "person.report", "person.report", "person.erase" };
  static const char *const formats[] = { "pdf", "json", NULL };
  gint64 wei = people_id_of (fixture, "Zhao Wei");
  GtkWidget *panel = pursuit_test_find (fixture->chart, PURSUIT_TYPE_PEOPLE_PANEL, NULL);
  GtkWidget *button = NULL;

  pursuit_org_view_select (fixture->view, wei);
  pursuit_test_wait_for ((button = pursuit_test_find (panel, GTK_TYPE_MENU_BUTTON, NULL)) != NULL);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *action = NULL;
      g_autofree char *format = NULL;

      g_assert_true (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action));
      g_assert_cmpstr (action, ==, actions[i]);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_TARGET, "s", &format);
      g_assert_cmpstr (format, ==, formats[i]);
    }
}

static void
add (const char *path, void (*test) (PeopleFixture *, gconstpointer))
{
  g_test_add (path, PeopleFixture, NULL, people_set_up, test, people_tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

  add ("/person-erase/shown-and-asked", test_shown_and_asked);
  add ("/person-erase/menu", test_menu);

  return g_test_run ();
}
