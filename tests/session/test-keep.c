/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-keep.h"
#include "session-fixture.h"

#include <string.h>

typedef SessionFixture Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  session_fixture_open (f, PURSUIT_SAMPLE_TEAM, 0);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  session_fixture_close (f);
}

static void
new_company (Fixture *f, const char *name)
{
  const PursuitEntity *entity = pursuit_entity_find ("company");
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);

  pursuit_fields_set_text (fields, (guint) pursuit_entity_find_field (entity, "name"), name);
  g_autoptr (PursuitStep) step = session_must_run (f, pursuit_command_new_record (fields));
  g_assert_cmpint (step->record_id, >, 0);
}

/* The sample holds what it promises, and stays so through commands and undo. */
static void
test_check (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  new_company (f, "Acme");
  g_autoptr (PursuitStep) undone = pursuit_session_undo (f->session, &error);
  session_assert_sound (f);
}

static void
test_backup_and_restore (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (f->folder, "b.backup", NULL);
  g_autofree char *before = session_dump (f);

  g_assert_true (pursuit_session_backup (f->session, file, PURSUIT_BACKUP_DEFAULT, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  new_company (f, "Acme");
  g_autofree char *aside = pursuit_session_restore (f->session, file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_IS_DIR));
  g_autofree char *after = session_dump (f);
  g_assert_cmpint (strcmp (after, before), ==, 0);

  /* and work goes on */
  new_company (f, "Beta");
}

/* What cannot be restored leaves the database open as it was. */
static void
test_bad_restore (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = session_dump (f);

  g_assert_null (pursuit_session_restore (f->session, "/etc/passwd", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE);
  g_autofree char *after = session_dump (f);
  g_assert_cmpint (strcmp (after, before), ==, 0);
  new_company (f, "Acme");
}

/* A database that is gone, or that never was: restoring makes it. */
static void
test_restore_elsewhere (Fixture *f, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (f->folder, "b.backup", NULL);
  g_autofree char *path = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr (PursuitSession) second = pursuit_session_new ();

  g_assert_true (pursuit_session_backup (f->session, file, PURSUIT_BACKUP_DEFAULT, NULL, NULL, NULL, &error));
  g_autofree char *aside = pursuit_session_restore (second, file, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, "");
  g_assert_cmpstr (pursuit_session_get_path (second), ==, path);

  /* one that another session has open is not replaced under its feet */
  g_assert_null (pursuit_session_restore (second, file, f->path, NULL, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_LOCKED);
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *findings;
  char *aside;
  gboolean written;
  GError *error;
  int told;
} Answer;

static void
progress_cb (double done, gpointer data)
{
  g_assert_cmpfloat (done, <=, 1);
  g_atomic_int_inc (&((Answer *) data)->told);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  answer->findings = pursuit_session_check_finish (PURSUIT_SESSION (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  answer->written = pursuit_session_backup_finish (PURSUIT_SESSION (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  answer->aside = pursuit_session_restore_finish (PURSUIT_SESSION (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* The forms for the window: nothing waits on its thread. */
static void
test_async (Fixture *f, gconstpointer unused)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *file = g_build_filename (f->folder, "b.backup", NULL);
  Answer answer = { .loop = loop };

  pursuit_session_set_ui_thread (f->session);
  pursuit_session_check_async (f->session, progress_cb, &answer, NULL, checked_cb, &answer);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.findings->len, ==, 0);
  g_ptr_array_unref (answer.findings);
  g_assert_cmpint (answer.told, >, 2);

  pursuit_session_backup_async (f->session, file, PURSUIT_BACKUP_DEFAULT, progress_cb, &answer, NULL,
                                backed_up_cb, &answer);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  g_assert_true (answer.written);

  pursuit_session_restore_async (f->session, file, NULL, progress_cb, &answer, NULL, restored_cb, &answer);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  g_assert_nonnull (answer.aside);
  g_free (answer.aside);
  g_assert_false (pursuit_session_get_read_only (f->session));

  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  pursuit_session_restore_async (f->session, file, NULL, NULL, NULL, cancelled, restored_cb, &answer);
  g_main_loop_run (loop);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpstr (pursuit_session_get_path (f->session), ==, f->path);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/keep/check", test_check);
  ADD ("/keep/backup-and-restore", test_backup_and_restore);
  ADD ("/keep/bad-restore", test_bad_restore);
  ADD ("/keep/restore-elsewhere", test_restore_elsewhere);
  ADD ("/keep/async", test_async);

  return g_test_run ();
}
