/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The window over a database where nothing can be written: a full disk, a medium that can only be read. The
 * test mounts file systems in a namespace of its own, and is skipped where it may not.
 */

#include "pursuit-display-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "pursuit-company-dialog.h"
#include "pursuit-company.h"
#include "pursuit-customers-page.h"

static void
write_line (const char *path, const char *line)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd < 0 || write (fd, line, strlen (line)) < 0)
    g_test_message ("%s: %s", path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
}

/* Whether this process may mount from now on, seen by nobody else. Before there is a second thread. */
static gboolean
enter_namespace (void)
{
  g_autofree char *users = g_strdup_printf ("0 %d 1", (int) getuid ());
  g_autofree char *groups = g_strdup_printf ("0 %d 1", (int) getgid ());

  if (geteuid () == 0)
    return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;
  write_line ("/proc/self/setgroups", "deny");
  write_line ("/proc/self/uid_map", users);
  write_line ("/proc/self/gid_map", groups);
  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

typedef struct
{
  char *folder;
  char *path; /* a sample database on a small file system of its own */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer options)
{
  g_autofree char *path = pursuit_test_make_database ("medium.db", PURSUIT_SAMPLE_TEAM);
  g_autofree char *contents = NULL;
  gsize length;

  fixture->folder = pursuit_test_path ("medium");
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  g_assert_cmpint (mount ("none", fixture->folder, "tmpfs", 0, options), ==, 0);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, contents, length, NULL));
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (umount2 (fixture->folder, MNT_DETACH), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_companies (PursuitWindow *window)
{
  PursuitPage *page = pursuit_window_show_page (window, "customers");
  PursuitTable *table = pursuit_customers_page_get_table (PURSUIT_CUSTOMERS_PAGE (page));
  PursuitList *list = pursuit_table_get_list (table);

  pursuit_test_wait_for (pursuit_list_is_loaded (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Every page shows what is there, nothing can be changed, and the reason is said. */
static void
test_read_only_medium (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "board", "customers", "people", "activities", "reports" };
  PursuitApplication *application = pursuit_test_application ();
  g_autofree char *notice = g_strdup_printf ("The database is open for reading only: nothing can be changed. "
                                             "“%s” cannot be opened for writing: Read-only file system.",
                                             fixture->path);
  PursuitWindow *window;
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (mount (NULL, fixture->folder, NULL, MS_REMOUNT | MS_RDONLY, data), ==, 0);
  pursuit_application_open (application, fixture->path, PURSUIT_OPEN_ELSE_READ_ONLY);
  g_application_activate (G_APPLICATION (application));
  pursuit_test_wait_for (gtk_application_get_active_window (GTK_APPLICATION (application)) != NULL);
  window = PURSUIT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  pursuit_test_wait_for (pursuit_window_get_session (window) != NULL);
  g_assert_true (pursuit_session_get_read_only (pursuit_window_get_session (window)));
  pursuit_test_wait_for (pursuit_test_sees (window, notice));

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      PursuitPage *page = pursuit_window_show_page (window, pages[i]);

      pursuit_test_wait_for (pursuit_page_is_ready (page));
      guint n_windows = g_list_model_get_n_items (gtk_window_get_toplevels ());
      gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
      g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n_windows);
    }
  g_assert_cmpuint (count_companies (window), >=, 40);
  gtk_window_destroy (GTK_WINDOW (window));
  pursuit_test_settle (50);
}

/* Takes all room that is left. */
static void
fill_up (const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  char block[4096] = { 0 };

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) == (gssize) sizeof block)
    ;
  close (fd);
}

/* The dialog says so and keeps what was entered; with room again it is saved. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filler = g_build_filename (fixture->folder, "filler", NULL);
  g_autoptr (PursuitSession) session = pursuit_test_open (fixture->path);
  PursuitWindow *window = pursuit_test_window (session);
  guint before = count_companies (window);
  PursuitRecordDialog *dialog = pursuit_company_dialog_new (window, NULL);
  GtkWidget *name = pursuit_form_get_row (pursuit_record_dialog_get_form (dialog), PURSUIT_COMPANY_NAME);

  fill_up (filler);
  gtk_editable_set_text (GTK_EDITABLE (name), "One too many");
  gtk_window_present (GTK_WINDOW (dialog));
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (pursuit_test_sees (dialog, "The disk is full. Nothing was written."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "One too many");
  g_assert_cmpuint (count_companies (window), ==, before);

  g_assert_cmpint (g_remove (filler), ==, 0);
  pursuit_test_click (dialog, "_Save");
  pursuit_test_wait_for (count_companies (window) == before + 1);
  pursuit_test_close (window, session);
}

int
main (int argc, char **argv)
{
  gboolean may_mount = enter_namespace ();

  pursuit_test_init (&argc, &argv);

  if (!may_mount)
    {
      g_print ("1..0 # SKIP nothing can be mounted here\n");
      return 0;
    }
  g_test_add ("/medium/read-only", Fixture, "size=8m", set_up, test_read_only_medium, tear_down);
  /* too small for the ballast, so that nothing gives way */
  g_test_add ("/medium/full", Fixture, "size=6m", set_up, test_full_disk, tear_down);
  return g_test_run ();
}
