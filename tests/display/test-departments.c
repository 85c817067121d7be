/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a company is organised, and photos of people, as they are seen and changed. */

#include <glib/gstdio.h>

#include "pursuit-department-dialog.h"
#include "pursuit-department.h"
#include "pursuit-departments-window.h"
#include "pursuit-display-test.h"
#include "pursuit-people-page.h"
#include "pursuit-person-avatar.h"
#include "pursuit-person-card.h"
#include "pursuit-person-dialog.h"
#include "pursuit-photo-row.h"
#include "pursuit-table-row.h"
#include "pursuit-table.h"

typedef struct
{
  PursuitSession *session;
  PursuitWindow *window;
  PursuitPeoplePage *page;
  gint64 company_id;
} Fixture;

static char *
query (Fixture *fixture, const char *sql)
{
  return pursuit_test_query (pursuit_session_get_path (fixture->session), sql);
}

static gboolean
answers (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *found = query (fixture, sql);

  return g_strcmp0 (found, expected) == 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_make_database ("departments.db", PURSUIT_SAMPLE_TEAM);
  g_autofree char *company = NULL;

  fixture->session = pursuit_test_open (path);
  fixture->window = pursuit_test_window (fixture->session);
  company =
      query (fixture,
             "SELECT id FROM company c WHERE NOT EXISTS (SELECT 1 FROM department d WHERE d.company_id "
             "= c.id) AND EXISTS (SELECT 1 FROM person p WHERE p.company_id = c.id) ORDER BY id LIMIT 1");
  fixture->company_id = g_ascii_strtoll (company, NULL, 10);
  g_assert_cmpint (fixture->company_id, >, 0);
  fixture->page = PURSUIT_PEOPLE_PAGE (pursuit_window_show_page (fixture->window, "people"));
  pursuit_people_page_show_chart (fixture->page, fixture->company_id, 0, 0);
  pursuit_test_wait_for (pursuit_page_is_ready (PURSUIT_PAGE (fixture->page)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (pursuit_session_get_path (fixture->session));

  pursuit_test_close (fixture->window, fixture->session);
  g_clear_object (&fixture->session);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static PursuitDepartmentsWindow *
open_departments (Fixture *fixture)
{
  GtkWidget *button = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->page), PURSUIT_TYPE_PEOPLE_PAGE, "departments"));

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEPARTMENTS_WINDOW) != NULL);
  return PURSUIT_DEPARTMENTS_WINDOW (pursuit_test_find_window (PURSUIT_TYPE_DEPARTMENTS_WINDOW));
}

/* Fills in the dialog of a department and saves it. */
static void
save (Fixture *fixture, const char *name, gint64 parent, gint64 head)
{
  GtkWidget *dialog;
  PursuitForm *form;

  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEPARTMENT_DIALOG) != NULL);
  dialog = pursuit_test_find_window (PURSUIT_TYPE_DEPARTMENT_DIALOG);
  form = pursuit_record_dialog_get_form (PURSUIT_RECORD_DIALOG (dialog));
  gtk_editable_set_text (GTK_EDITABLE (pursuit_form_get_row (form, PURSUIT_DEPARTMENT_NAME)), name);
  if (parent != 0)
    pursuit_department_dialog_set_parent (PURSUIT_DEPARTMENT_DIALOG (dialog), parent, "above");
  if (head != 0)
    pursuit_department_dialog_set_head (PURSUIT_DEPARTMENT_DIALOG (dialog), head, "head");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEPARTMENT_DIALOG) == NULL);
}

static gboolean
row_says (PursuitDepartmentsWindow *window, guint position, const char *title, const char *subtitle)
{
  GtkWidget *row = pursuit_departments_window_get_row (window, position);

  return row != NULL && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) &&
         strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), subtitle) != NULL;
}

static void
undo (PursuitDepartmentsWindow *window)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "departments.undo", NULL);
}

static void
test_departments (Fixture *fixture, gconstpointer data)
{
  PursuitDepartmentsWindow *window = open_departments (fixture);
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM person WHERE company_id = %" G_GINT64_FORMAT " ORDER BY id LIMIT 1",
                       fixture->company_id);
  g_autofree char *person = query (fixture, sql);
  g_autofree char *department = NULL;

  pursuit_test_wait_for (pursuit_test_sees (GTK_WIDGET (window), "No departments yet"));
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "departments.new", NULL);
  save (fixture, "Purchasing", 0, 0);
  pursuit_test_wait_for (row_says (window, 0, "Purchasing", "No head known"));
  department = query (fixture, "SELECT id FROM department WHERE name = 'Purchasing'");
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "departments.new", NULL);
  save (fixture, "Audit", g_ascii_strtoll (department, NULL, 10), g_ascii_strtoll (person, NULL, 10));
  /* a part stands below what it is a part of, whatever the names */
  pursuit_test_wait_for (row_says (window, 1, "Audit", "Head: "));
  g_assert_true (row_says (window, 0, "Purchasing", "No head known"));

  /* renamed: it is the same department */
  gtk_widget_activate (pursuit_departments_window_get_row (window, 0));
  save (fixture, "Buying", 0, 0);
  pursuit_test_wait_for (row_says (window, 0, "Buying", ""));
  undo (window);
  pursuit_test_wait_for (row_says (window, 0, "Purchasing", ""));
  gtk_window_close (GTK_WINDOW (window));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEPARTMENTS_WINDOW) == NULL);
}

static void
test_checks (Fixture *fixture, gconstpointer data)
{
  PursuitDepartmentsWindow *window = open_departments (fixture);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_widget_activate_action_variant (GTK_WIDGET (window), "departments.new", NULL);
  save (fixture, "Purchasing", 0, 0);
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "departments.new", NULL);
  save (fixture, "Audit", 0, 0);
  pursuit_test_wait_for (pursuit_departments_window_get_row (window, 1) != NULL);
  first = query (fixture, "SELECT id FROM department WHERE name = 'Audit'");
  second = query (fixture, "SELECT id FROM department WHERE name = 'Purchasing'");
  /* the first two are offered */
  pursuit_test_click (GTK_WIDGET (window), "Add _Check");
  pursuit_test_wait_for (pursuit_test_sees (GTK_WIDGET (window), "Audit checks Purchasing"));
  g_assert_true (answers (fixture,
                          "SELECT count(*) FROM department_check c JOIN department d ON d.id = checker_id "
                          "JOIN department e ON e.id = checked_id WHERE d.name = 'Audit' AND e.name = "
                          "'Purchasing'",
                          "1"));
  undo (window);
  pursuit_test_wait_for (!pursuit_test_sees (GTK_WIDGET (window), "Audit checks Purchasing"));
  pursuit_departments_window_add_check (window, g_ascii_strtoll (second, NULL, 10),
                                        g_ascii_strtoll (first, NULL, 10));
  pursuit_test_wait_for (pursuit_test_sees (GTK_WIDGET (window), "Purchasing checks Audit"));
  gtk_window_close (GTK_WINDOW (window));
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_DEPARTMENTS_WINDOW) == NULL);
}

static char *
make_photo (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 800, 600);
  char *path = pursuit_test_path ("photo.png");

  gdk_pixbuf_fill (pixbuf, 0x3060a0ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  return path;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **) user_data = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
}

static PursuitPersonDialog *
edit_person (Fixture *fixture, gint64 id)
{
  const PursuitPersonContext context = { .company_id = fixture->company_id };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);
  g_autoptr (GPtrArray) people = NULL;

  pursuit_list_spec_where_int (spec, PURSUIT_RECORD_ID, PURSUIT_OP_EQ, id);
  pursuit_session_fetch_async (fixture->session, spec, NULL, fetched_cb, &people);
  pursuit_test_wait_for (people != NULL);
  PursuitPersonDialog *dialog = pursuit_person_dialog_new (fixture->window, people->pdata[0], &context);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
test_photo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_photo ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM person WHERE company_id = %" G_GINT64_FORMAT " ORDER BY id LIMIT 1",
                       fixture->company_id);
  g_autofree char *person = query (fixture, sql);
  gint64 id = g_ascii_strtoll (person, NULL, 10);
  GtkWidget *dialog = GTK_WIDGET (edit_person (fixture, id));
  GtkWidget *row;
  PursuitPersonAvatar *avatar;

  pursuit_test_wait_for (pursuit_test_find (dialog, PURSUIT_TYPE_PERSON_AVATAR, NULL) != NULL);
  row = pursuit_test_find (dialog, PURSUIT_TYPE_PHOTO_ROW, NULL);
  avatar = PURSUIT_PERSON_AVATAR (pursuit_test_find (dialog, PURSUIT_TYPE_PERSON_AVATAR, NULL));
  g_assert_false (pursuit_person_avatar_has_photo (avatar));
  pursuit_photo_row_set_file (PURSUIT_PHOTO_ROW (row), file);
  pursuit_test_wait_for (pursuit_person_avatar_has_photo (avatar));
  g_assert_true (answers (fixture, "SELECT count(*) FROM attachment WHERE person_id IS NOT NULL", "0"));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_find_window (PURSUIT_TYPE_PERSON_DIALOG) == NULL);
  g_assert_true (
      answers (fixture, "SELECT count(*) FROM person p JOIN attachment a ON a.id = p.photo_id", "1"));

  /* beside the chart too */
  pursuit_people_page_show_chart (fixture->page, fixture->company_id, 0, id);
  GtkWidget *panel =
      GTK_WIDGET (pursuit_people_chart_get_panel (pursuit_people_page_get_chart (fixture->page)));
  pursuit_test_wait_for (pursuit_test_find (panel, PURSUIT_TYPE_PERSON_AVATAR, NULL) != NULL);
  pursuit_test_wait_for (pursuit_person_avatar_has_photo (
      PURSUIT_PERSON_AVATAR (pursuit_test_find (panel, PURSUIT_TYPE_PERSON_AVATAR, NULL))));
  PursuitOrgView *view = pursuit_people_chart_get_view (pursuit_people_page_get_chart (fixture->page));
  pursuit_test_wait_for (pursuit_org_view_get_card (view, id) != NULL);
  PursuitPersonCard *card = PURSUIT_PERSON_CARD (pursuit_org_view_get_card (view, id));
  pursuit_test_wait_for (pursuit_person_card_has_photo (card));

  /* and in the list */
  PursuitTable *table = PURSUIT_TABLE (pursuit_test_find (fixture->page, PURSUIT_TYPE_TABLE, NULL));
  pursuit_people_page_show_list (fixture->page);
  pursuit_table_select (table, id);
  pursuit_test_wait_for (pursuit_table_get_row (table, id) != NULL);
  pursuit_test_wait_for (pursuit_table_row_has_photo (PURSUIT_TABLE_ROW (pursuit_table_get_row (table, id))));
  pursuit_people_page_show_chart (fixture->page, fixture->company_id, 0, id);

  gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), "win.undo", NULL);
  pursuit_test_wait_for (!pursuit_person_card_has_photo (card));
  pursuit_test_wait_for (!pursuit_person_avatar_has_photo (
      PURSUIT_PERSON_AVATAR (pursuit_test_find (panel, PURSUIT_TYPE_PERSON_AVATAR, NULL))));
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_vcards (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_path ("people.vcf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM person WHERE company_id = %" G_GINT64_FORMAT,
                                          fixture->company_id);
  g_autofree char *expected = query (fixture, sql);
  g_autofree char *text = NULL;
  g_autofree char *found = NULL;
  guint n = 0;

  pursuit_people_page_save_vcards (fixture->page, file);
  pursuit_test_wait_for (g_file_test (path, G_FILE_TEST_EXISTS));
  pursuit_test_wait_for (pursuit_test_sees (GTK_WIDGET (fixture->window), "The vCards were saved."));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (const char *at = text; (at = strstr (at, "BEGIN:VCARD\r\n")) != NULL; at++)
    n++;
  found = g_strdup_printf ("%u", n);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (g_remove (path), ==, 0);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);
  g_test_add ("/departments/tree", Fixture, NULL, set_up, test_departments, tear_down);
  g_test_add ("/departments/checks", Fixture, NULL, set_up, test_checks, tear_down);
  g_test_add ("/departments/photo", Fixture, NULL, set_up, test_photo, tear_down);
  g_test_add ("/departments/vcards", Fixture, NULL, set_up, test_vcards, tear_down);
  return g_test_run ();
}
