/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-restore.h"

#include "pursuit-archive.h"
#include "pursuit-backup.h"
#include "pursuit-erase-list.h"
#include "pursuit-erase.h"
#include "pursuit-lock.h"
#include "pursuit-sync.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/*
 * A restore lays the backup out in a folder beside the database (NAME.restoring-…), looks it through there,
 * and only then changes anything: it writes down what it is about to do (NAME.restore), moves the present
 * files together into NAME.before-restore-TIME, and the restored ones in. Each of these moves is one rename,
 * and can be repeated: whoever opens the database after a stop in the middle goes on from the note.
 */

#define NOTE_GROUP "restore"

static const char *const SUFFIXES[] = { "", "-wal", "-shm", "-journal" };

static char *
note_path (const char *path)
{
  return g_strconcat (path, ".restore", NULL);
}

static gboolean
set_move_error (const char *from, GError **error)
{
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, _ ("“%s” could not be moved: %s."),
               from, g_strerror (errno));
  return FALSE;
}

/* Moves @from to @to, unless it is not there. */
static gboolean
move_if_there (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  return set_move_error (from, error);
}

/* The present database with its log, all together: a log left behind would be played into the restored file.
 * The database goes first, so that a stop in between leaves no database at all rather than one without its
 * log. */
static gboolean
move_aside (const char *path, const char *aside, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_mkdir (aside, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    {
      g_autofree char *from = g_strconcat (path, SUFFIXES[i], NULL);
      g_autofree char *to = g_strconcat (aside, "/", name, SUFFIXES[i], NULL);
      if (!move_if_there (from, to, error))
        return FALSE;
    }
  return TRUE;
}

/* Attachments come only with a backup that holds some; without, the present ones stay where they are. */
static gboolean
move_attachments (const char *path, const char *staged, const char *aside, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *present = g_strconcat (path, ".files", NULL);
  g_autofree char *kept = g_strconcat (aside, "/", name, ".files", NULL);
  g_autofree char *restored = g_build_filename (staged, PURSUIT_ARCHIVE_FILES, NULL);

  if (!g_file_test (restored, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!move_if_there (present, kept, error))
    return FALSE;
  return g_rename (restored, present) == 0 || set_move_error (restored, error);
}

/** pursuit_restore_is_pending: whether a restore of @path was stopped when it had begun to move files. */
gboolean
pursuit_restore_is_pending (const char *path)
{
  g_autofree char *note = note_path (path);
  return g_file_test (note, G_FILE_TEST_EXISTS);
}

/**
 * pursuit_restore_complete:
 * @path: a database that nobody has open and whose lock the caller holds
 *
 * Carries out what the note beside @path says; does nothing when there is none.
 */
gboolean
pursuit_restore_complete (const char *path, GError **error)
{
  g_autofree char *note = note_path (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (note, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_key_file_load_from_file (file, note, G_KEY_FILE_NONE, error))
    return FALSE;
  g_autofree char *staged_name = g_key_file_get_string (file, NOTE_GROUP, "staged", error);
  g_autofree char *aside_name = staged_name ? g_key_file_get_string (file, NOTE_GROUP, "aside", error) : NULL;
  if (aside_name == NULL)
    return FALSE;

  g_autofree char *staged = g_build_filename (folder, staged_name, NULL);
  g_autofree char *aside = g_build_filename (folder, aside_name, NULL);
  g_autofree char *database = g_build_filename (staged, PURSUIT_ARCHIVE_DATABASE, NULL);
  /* the restored database moves last: while it is in its folder, what stands at @path is the old one */
  if (g_file_test (database, G_FILE_TEST_EXISTS))
    {
      if (!move_aside (path, aside, error) || !move_attachments (path, staged, aside, error))
        return FALSE;
      pursuit_sync_folder_of (path);
      if (g_rename (database, path) != 0)
        return set_move_error (database, error);
      pursuit_sync_folder_of (path);
    }
  g_unlink (note);
  pursuit_sync_folder_of (path);
  pursuit_backup_remove_folder (staged);
  g_rmdir (aside); /* only when there was nothing to keep */
  return TRUE;
}

/* A bare database, such as one set aside earlier, is copied together with what its log holds. */
static gboolean
stage_database (const char *backup,
                const char *staged,
                PursuitCare *care,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *target = g_build_filename (staged, PURSUIT_ARCHIVE_DATABASE, NULL);
  g_autoptr (PursuitDb) db = pursuit_db_open (backup, PURSUIT_DB_READ, error);

  return db != NULL && pursuit_db_exec (db, "BEGIN", error) &&
         pursuit_db_exec (db, "SELECT count(*) FROM sqlite_schema", error) &&
         pursuit_backup_copy (db, target, care, cancellable, error);
}

static gboolean
is_database (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char head[sizeof magic] = { 0 };
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return FALSE;
  gboolean same = read (fd, head, sizeof head) == sizeof head && memcmp (head, magic, sizeof magic) == 0;
  close (fd);
  return same;
}

/* Lays the backup out in @staged and looks it through; nothing else is touched. */
static gboolean
stage (const char *backup, const char *staged, PursuitCare *care, GCancellable *cancellable, GError **error)
{
  pursuit_care_begin_step (care, 0, 0.6);
  if (is_database (backup) ? !stage_database (backup, staged, care, cancellable, error)
                           : !pursuit_archive_extract (backup, staged, care, cancellable, error))
    return FALSE;
  pursuit_care_begin_step (care, 0.6, 0.9);
  return pursuit_backup_verify_folder (staged, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whoever was erased from @path since the backup was made is erased from what was laid out in @staged too. */
static gboolean
erase_again (const char *path, const char *staged, GError **error)
{
  g_autofree char *database = g_build_filename (staged, PURSUIT_ARCHIVE_DATABASE, NULL);
  g_autofree char *files = g_build_filename (staged, PURSUIT_ARCHIVE_FILES, NULL);
  g_autoptr (GPtrArray) uids = pursuit_erase_list_read (path, error);

  return uids != NULL && pursuit_erase_again (database, files, uids, error);
}

static gboolean
write_note (const char *path, const char *staged, const char *aside, GError **error)
{
  g_autofree char *note = note_path (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *staged_name = g_path_get_basename (staged);
  g_autofree char *aside_name = g_path_get_basename (aside);

  g_key_file_set_string (file, NOTE_GROUP, "staged", staged_name);
  g_key_file_set_string (file, NOTE_GROUP, "aside", aside_name);
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);
  if (!g_file_set_contents_full (note, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;
  pursuit_sync_folder_of (note);
  return TRUE;
}

static char *
name_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *first = g_strdup_printf ("%s.before-restore-%s", path, time);
  char *name = g_strdup (first);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%d", first, i);
    }
  return name;
}

/**
 * pursuit_restore:
 * @backup: an archive of pursuit_backup_write(), or a bare database
 * @path: the database to replace, or to make; this process does not have it open
 * @aside: (out) (optional) (nullable): the folder where the present files are now; %NULL when there were none
 *
 * Puts the backup in the database's place; who was erased since it was made is erased from it before. Until
 * it is looked through, nothing is changed and it can be cancelled; the present files are never deleted.
 *
 * Returns: %FALSE with a #PursuitStoreErrorCode or %G_IO_ERROR_CANCELLED
 */
gboolean
pursuit_restore (const char *backup,
                 const char *path,
                 PursuitCareFunc progress,
                 gpointer progress_data,
                 char **aside,
                 GCancellable *cancellable,
                 GError **error)
{
  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  PursuitCare care = { .func = progress, .data = progress_data };
  g_autofree char *staged = g_strconcat (path, ".restoring-XXXXXX", NULL);
  g_autoptr (PursuitLock) lock = pursuit_lock_take (path, error);

  if (lock == NULL || !pursuit_restore_complete (path, error))
    return FALSE;
  if (g_mkdtemp_full (staged, 0700) == NULL)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_PERMISSION,
                   _ ("“%s” could not be written: %s."), path, g_strerror (errno));
      return FALSE;
    }
  g_autofree char *name = name_aside (path);
  if (!stage (backup, staged, &care, cancellable, error) || !erase_again (path, staged, error) ||
      !write_note (path, staged, name, error))
    {
      pursuit_backup_remove_folder (staged);
      return FALSE;
    }
  pursuit_care_begin_step (&care, 0.9, 1);
  if (!pursuit_restore_complete (path, error))
    return FALSE;
  pursuit_lock_set_checked (lock);
  if (aside != NULL)
    *aside = g_file_test (name, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&name) : NULL;
  return TRUE;
}
