/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The personal file: hidden until it is asked for, saved with the person; reminders of what it says. */

#include "pursuit-display-test.h"

#include "pursuit-person-dialog.h"
#include "pursuit-person.h"
#include "pursuit-personal-file.h"
#include "pursuit-reminders.h"
#include "pursuit-trip-dialog.h"

typedef struct
{
  char *path;
  PursuitSession *session;
  PursuitWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("person-file-%d.db", number++);

  fixture->path = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  fixture->session = pursuit_test_open (fixture->path);
  fixture->window = pursuit_test_window (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pursuit_test_close (fixture->window, fixture->session);
  g_object_unref (fixture->session);
  g_free (fixture->path);
}

static gint64
ask_number (Fixture *fixture, const char *sql)
{
  g_autofree char *answer = pursuit_test_query (fixture->path, sql);

  return g_ascii_strtoll (answer, NULL, 10);
}

static gboolean
answers (Fixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *answer = pursuit_test_query (fixture->path, sql);

  return g_str_equal (g_strstrip (answer), expected);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static PursuitRecord *
read_person (Fixture *fixture, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  PursuitRecord *person;

  pursuit_session_record_async (fixture->session, &PURSUIT_PERSON_ENTITY, id, NULL, keep_result_cb, &result);
  pursuit_test_wait_for (result != NULL);
  person = pursuit_session_record_finish (fixture->session, result, NULL);
  g_assert_nonnull (person);
  return person;
}

static PursuitRecordDialog *
open_person (Fixture *fixture, gint64 id)
{
  const PursuitPersonContext context = { 0 };
  g_autoptr (PursuitRecord) person = read_person (fixture, id);
  PursuitPersonDialog *dialog = pursuit_person_dialog_new (fixture->window, person, &context);

  gtk_window_present (GTK_WINDOW (dialog));
  return PURSUIT_RECORD_DIALOG (dialog);
}

static void
write_into (gpointer form, guint field, const char *text)
{
  GtkWidget *row = pursuit_form_get_row (form, field);

  g_assert_true (GTK_IS_EDITABLE (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
test_hidden_until_asked (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask_number (fixture, "SELECT min(id) FROM person WHERE birthday IS NULL");
  PursuitRecordDialog *dialog = open_person (fixture, id);
  GtkWidget *file = pursuit_test_find (dialog, PURSUIT_TYPE_PERSONAL_FILE, NULL);
  GtkWidget *form;
  g_autofree char *known = g_strdup_printf (
      "%d of 21 things known",
      (int) ask_number (fixture,
                        "SELECT (title <> '') + (department <> '') + (level <> '') + (function <> '')"
                        " + COALESCE(mobile <> '', 0) + COALESCE(email <> '', 0)"
                        " + COALESCE(personality <> '', 0) FROM person WHERE birthday IS NULL"
                        " AND salutation IS NULL AND wechat IS NULL AND sports IS NULL ORDER BY id"));
  g_autofree char *sql = g_strdup_printf ("SELECT birthday, sports FROM person WHERE id = %d", (int) id);

  g_assert_nonnull (file);
  g_assert_null (pursuit_test_find (file, PURSUIT_TYPE_FORM, NULL));
  g_assert_true (pursuit_test_sees (file, known));

  pursuit_test_click (file, "_Show");
  form = pursuit_test_find (file, PURSUIT_TYPE_FORM, NULL);
  g_assert_nonnull (form);
  write_into (form, PURSUIT_PERSON_BIRTHDAY, "11-30");
  write_into (form, PURSUIT_PERSON_SPORTS, "badminton");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (answers (fixture, sql, "--11-30|badminton"));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (answers (fixture, sql, "|"));
}

static void
test_bad_birthday (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask_number (fixture, "SELECT min(id) FROM person WHERE birthday IS NULL");
  PursuitRecordDialog *dialog = open_person (fixture, id);
  GtkWidget *file = pursuit_test_find (dialog, PURSUIT_TYPE_PERSONAL_FILE, NULL);

  pursuit_personal_file_show (PURSUIT_PERSONAL_FILE (file));
  write_into (pursuit_test_find (file, PURSUIT_TYPE_FORM, NULL), PURSUIT_PERSON_BIRTHDAY, "31-31");
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (
      dialog,
      "Birthday: “31-31” is not a date. Write it as YYYY-MM-DD, or as MM-DD when the year is not known."));
  g_assert_true (answers (fixture, "SELECT count(*) FROM person WHERE birthday = '31-31'", "0"));
  write_into (pursuit_test_find (file, PURSUIT_TYPE_FORM, NULL), PURSUIT_PERSON_BIRTHDAY, "");
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_journey_and_reminder (Fixture *fixture, gconstpointer data)
{
  gint64 id = ask_number (fixture, "SELECT min(id) FROM person WHERE birthday IS NULL");
  gint64 trips = ask_number (fixture, "SELECT count(*) FROM trip");
  g_autofree char *name =
      pursuit_test_query (fixture->path,
                          "SELECT name FROM person WHERE birthday IS NULL ORDER BY id LIMIT 1");
  g_autofree char *reminder = g_strdup_printf ("%s is away 25 Nov: Sanya beach", g_strstrip (name));
  PursuitRecordDialog *dialog = open_person (fixture, id);
  GtkWidget *file = pursuit_test_find (dialog, PURSUIT_TYPE_PERSONAL_FILE, NULL);
  PursuitRecordDialog *trip;
  PursuitPage *page;
  GtkWidget *reminders;

  pursuit_personal_file_show (PURSUIT_PERSONAL_FILE (file));
  pursuit_test_click (file, "Add _Journey…");
  trip = pursuit_test_find_window (PURSUIT_TYPE_TRIP_DIALOG);
  g_assert_nonnull (trip);
  write_into (pursuit_record_dialog_get_form (trip), PURSUIT_TRIP_FROM_DAY, "2026-11-25");
  write_into (pursuit_record_dialog_get_form (trip), PURSUIT_TRIP_PLACE, "Sanya beach");
  pursuit_test_click (trip, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (file, "Sanya beach"));
  g_assert_cmpint (ask_number (fixture, "SELECT count(*) FROM trip"), ==, trips + 1);
  gtk_window_close (GTK_WINDOW (dialog));

  page = pursuit_window_show_page (fixture->window, "activities");
  pursuit_test_wait_for (pursuit_test_find (page, PURSUIT_TYPE_REMINDERS, NULL));
  reminders = pursuit_test_find (page, PURSUIT_TYPE_REMINDERS, NULL);
  pursuit_test_wait_for (pursuit_test_sees (reminders, reminder));
  pursuit_window_undo (fixture->window);
  pursuit_test_wait_for (!pursuit_test_sees (reminders, reminder));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  pursuit_test_init (&argc, &argv);

  ADD ("/person-file/hidden-until-asked", test_hidden_until_asked);
  ADD ("/person-file/bad-birthday", test_bad_birthday);
  ADD ("/person-file/journey-and-reminder", test_journey_and_reminder);
  return g_test_run ();
}
