/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From no database to an open one, and what is said about files that cannot be opened. */

#include "pursuit-display-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pursuit-start-page.h"
#include "pursuit-trouble-page.h"

/* The window of the application, which the first activation makes. */
static PursuitWindow *
activate (PursuitApplication *application)
{
  g_application_activate (G_APPLICATION (application));
  pursuit_test_wait_for (gtk_application_get_active_window (GTK_APPLICATION (application)) != NULL);
  return PURSUIT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

/* Closing the window closes the database. */
static void
end (PursuitWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  pursuit_test_settle (20);
}

static void
test_first_start (gconstpointer data)
{
  const char *choice = data;
  g_autofree char *path = pursuit_application_default_path ();
  PursuitApplication *application = pursuit_test_application ();
  PursuitWindow *window;
  PursuitSession *session;
  g_autoptr (GListModel) companies = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (pursuit_entity_find ("company"));
  gboolean sample = strstr (choice, "sample") != NULL;

  g_remove (path);
  window = activate (application);
  g_assert_nonnull (pursuit_test_find (window, PURSUIT_TYPE_START_PAGE, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  pursuit_test_click (window, choice);
  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  session = pursuit_window_get_session (window);
  g_assert_cmpstr (pursuit_session_get_path (session), ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_nonnull (pursuit_window_get_page (window));

  companies = G_LIST_MODEL (pursuit_session_list (session, spec));
  pursuit_test_wait_for (pursuit_list_is_loaded (PURSUIT_LIST (companies)));
  if (sample)
    g_assert_cmpuint (g_list_model_get_n_items (companies), >=, 40);
  else
    g_assert_cmpuint (g_list_model_get_n_items (companies), ==, 0);

  end (window);
  g_remove (path);
}

static void
test_first_start_folder_is_private (void)
{
  g_autofree char *path = pursuit_application_default_path ();
  g_autofree char *database_folder = g_path_get_dirname (path);
  PursuitApplication *application = pursuit_test_application ();
  PursuitWindow *window;
  GStatBuf status;

  g_remove (path);
  window = activate (application);
  pursuit_test_click (window, "Begin with an _empty database");
  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (database_folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  end (window);
  g_remove (path);
}

/* Bad files */

typedef struct
{
  const char *name;
  const char *title; /* of the page that says so */
  void (*make) (const char *path);
} BadFile;

static void
make_text (const char *path)
{
  g_assert_true (g_file_set_contents (path, "Dear diary, this is no database.\n", -1, NULL));
}

static void
make_zeros (const char *path)
{
  g_autofree char *zeros = g_malloc0 (100000);

  g_assert_true (g_file_set_contents (path, zeros, 100000, NULL));
}

static void
make_sample (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  g_remove (path);
  g_autofree char *made = pursuit_test_make_database (name, PURSUIT_SAMPLE_TEAM);
  g_assert_cmpstr (made, ==, path);
}

static void
make_truncated (const char *path)
{
  GStatBuf status;

  make_sample (path);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size / 2), ==, 0);
}

/* The number of the format stands, big-endian, at byte 60 of the header. */
static void
make_newer (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  make_sample (path);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memcpy (content + 60, "\0\0\x27\x0f", 4);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_nothing (const char *path)
{
}

static const BadFile bad_files[] = {
  { "text.db", "This is not a database of Pursuit", make_text },
  { "zeros.db", NULL, make_zeros },
  { "truncated.db", NULL, make_truncated },
  { "newer.db", "The database needs a newer Pursuit", make_newer },
  { "folder.db", NULL, make_folder },
  { "missing.db", "There is no such database", make_nothing },
};

static void
test_bad_file (gconstpointer data)
{
  const BadFile *bad = data;
  g_autofree char *path = pursuit_test_path (bad->name);
  g_autofree char *before = NULL, *after = NULL;
  gsize length_before = 0, length_after = 0;
  PursuitApplication *application = pursuit_test_application ();
  PursuitWindow *window;
  AdwStatusPage *status;

  bad->make (path);
  g_file_get_contents (path, &before, &length_before, NULL);
  pursuit_application_open (application, path, PURSUIT_OPEN_DEFAULT);
  window = activate (application);
  pursuit_test_wait_for (pursuit_test_find (window, PURSUIT_TYPE_TROUBLE_PAGE, NULL) != NULL);
  status = ADW_STATUS_PAGE (pursuit_test_find (window, ADW_TYPE_STATUS_PAGE, NULL));
  if (bad->title)
    g_assert_cmpstr (adw_status_page_get_title (status), ==, bad->title);
  g_assert_cmpuint (strlen (adw_status_page_get_description (status)), >, 10);
  g_assert_true (pursuit_test_sees (window, path));
  g_assert_null (pursuit_window_get_session (window));

  /* Nothing was done to the file. */
  g_file_get_contents (path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
  end (window);
}

static void
test_locked (void)
{
  g_autofree char *path = pursuit_test_make_database ("locked.db", PURSUIT_SAMPLE_TEAM);
  g_autoptr (PursuitSession) other = pursuit_test_open (path);
  PursuitApplication *application = pursuit_test_application ();
  PursuitWindow *window;

  pursuit_application_open (application, path, PURSUIT_OPEN_DEFAULT);
  window = activate (application);
  pursuit_test_wait_for (pursuit_test_find (window, PURSUIT_TYPE_TROUBLE_PAGE, NULL) != NULL);
  g_assert_true (pursuit_test_sees (window, "The database is already open"));

  /* Looking is possible beside it, changing is not. */
  pursuit_test_click (window, "Open for _Reading Only");
  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  g_assert_true (pursuit_session_get_read_only (pursuit_window_get_session (window)));
  end (window);
  pursuit_session_close (other);
}

static void
test_locked_try_again (void)
{
  g_autofree char *path = pursuit_test_make_database ("again.db", PURSUIT_SAMPLE_NONE);
  g_autoptr (PursuitSession) other = pursuit_test_open (path);
  PursuitApplication *application = pursuit_test_application ();
  PursuitWindow *window;

  pursuit_application_open (application, path, PURSUIT_OPEN_DEFAULT);
  window = activate (application);
  pursuit_test_wait_for (pursuit_test_find (window, PURSUIT_TYPE_TROUBLE_PAGE, NULL) != NULL);
  pursuit_session_close (other);
  pursuit_test_click (window, "_Try Again");
  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  g_assert_false (pursuit_session_get_read_only (pursuit_window_get_session (window)));
  end (window);
}

static void
test_without_permission (void)
{
  g_autofree char *path = pursuit_test_make_database ("secret.db", PURSUIT_SAMPLE_NONE);
  PursuitApplication *application;
  PursuitWindow *window;

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  g_chmod (path, 0000);
  application = pursuit_test_application ();
  pursuit_application_open (application, path, PURSUIT_OPEN_DEFAULT);
  window = activate (application);
  pursuit_test_wait_for (pursuit_test_find (window, PURSUIT_TYPE_TROUBLE_PAGE, NULL) != NULL);
  g_assert_true (pursuit_test_sees (window, "The database cannot be accessed"));
  g_chmod (path, 0600);
  end (window);
}

int
main (int argc, char **argv)
{
  pursuit_test_init (&argc, &argv);

  g_test_add_data_func ("/start/empty", "Begin with an _empty database", test_first_start);
  g_test_add_data_func ("/start/sample", "Look around with _sample data", test_first_start);
  g_test_add_func ("/start/private", test_first_start_folder_is_private);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *name = g_strdup_printf ("/trouble/%s", bad_files[i].name);

      g_test_add_data_func (name, &bad_files[i], test_bad_file);
    }
  g_test_add_func ("/trouble/locked", test_locked);
  g_test_add_func ("/trouble/locked-try-again", test_locked_try_again);
  g_test_add_func ("/trouble/without-permission", test_without_permission);

  return g_test_run ();
}
