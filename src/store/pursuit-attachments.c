/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-attachments.h"

#include "pursuit-archive.h"
#include "pursuit-sync.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The bytes of files lie beside the database, in NAME.files, under their SHA-256: ab/abcd…. They are there
 * and on the disk before a row names them. A row that goes leaves them, so that undo finds them again; what
 * neither a row nor the journal mentions goes after some days.
 */

enum
{
  BLOCK_SIZE = 256 * 1024,
  SNIFFED = 4096 /* bytes that tell what a file is */
};

#define INCOMING "incoming-"

static const gint64 SECONDS_A_DAY = 86400;

/* Held while bytes get their name and while they are removed: bytes that come again must not go. */
static GMutex names;

static char *
get_folder (const char *database)
{
  return g_strconcat (database, ".files", NULL);
}

/** pursuit_attachments_get_path: (transfer full): where the bytes with that hash lie, whether they do or not.
 */
char *
pursuit_attachments_get_path (const char *database, const char *sha256)
{
  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (sha256 != NULL && strlen (sha256) == 64, NULL);

  return g_strdup_printf ("%s.files/%.2s/%s", database, sha256, sha256);
}

static gboolean
set_read_error (const char *file, GError **error)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (file);

  g_set_error (error, PURSUIT_STORE_ERROR,
               saved == EACCES || saved == EPERM ? PURSUIT_STORE_ERROR_PERMISSION
               : saved == ENOENT                 ? PURSUIT_STORE_ERROR_MISSING
                                                 : PURSUIT_STORE_ERROR_FAILED,
               _ ("“%s” cannot be read: %s."), name, g_strerror (saved));
  return FALSE;
}

static gboolean
set_write_error (const char *file, GError **error)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (file);

  if (saved == ENOSPC || saved == EDQUOT || saved == EFBIG)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL,
                 _ ("“%s” could not be written: the disk is full."), name);
  else
    g_set_error (error, PURSUIT_STORE_ERROR,
                 saved == EACCES || saved == EPERM || saved == EROFS ? PURSUIT_STORE_ERROR_PERMISSION
                                                                     : PURSUIT_STORE_ERROR_FAILED,
                 _ ("“%s” could not be written: %s."), name, g_strerror (saved));
  return FALSE;
}

static void
set_missing_error (GError **error)
{
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_MISSING,
                       _ ("The file is not beside the database any more. A backup may hold it."));
}

static gboolean
write_block (int fd, const char *block, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, block, length);
      if (n < 0 && errno != EINTR)
        return FALSE;
      block += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }
  return TRUE;
}

/* One file while its bytes come in. */
typedef struct
{
  const char *file;
  const char *target;
  int from;
  int to;
  struct stat begin; /* of the file when it was opened */
  PursuitCareFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Copy;

/* Opens what is to be copied. Only a regular file has an end. */
static gboolean
open_source (Copy *copy, GError **error)
{
  /* a pipe would not open before somebody writes into it */
  copy->from = open (copy->file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (copy->from < 0 || fstat (copy->from, &copy->begin) != 0)
    return set_read_error (copy->file, error);
  if (S_ISREG (copy->begin.st_mode))
    return TRUE;

  g_autofree char *name = g_filename_display_name (copy->file);
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
               S_ISDIR (copy->begin.st_mode) ? _ ("“%s” is a folder. Attach the files in it one by one.")
                                             : _ ("“%s” is not a file."),
               name);
  return FALSE;
}

/* A file that somebody writes into meanwhile would be kept half old and half new. */
static gboolean
check_same (Copy *copy, gint64 done, GError **error)
{
  struct stat end;

  if (fstat (copy->from, &end) != 0)
    return set_read_error (copy->file, error);
  if (end.st_size == done && end.st_mtim.tv_sec == copy->begin.st_mtim.tv_sec &&
      end.st_mtim.tv_nsec == copy->begin.st_mtim.tv_nsec)
    return TRUE;

  g_autofree char *name = g_filename_display_name (copy->file);
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
               _ ("“%s” was changed while it was read. Nothing was attached; try again."), name);
  return FALSE;
}

/* Copies all bytes, computing their hash as they go by. */
static gboolean
copy_bytes (Copy *copy, PursuitKeptFile *kept, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gssize n = 0;

  /* a file that grows as fast as it is read would never end */
  while (kept->size <= copy->begin.st_size && (n = read (copy->from, block, BLOCK_SIZE)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (copy->cancellable, error))
        return FALSE;
      if (kept->size == 0)
        {
          g_autofree char *type = g_content_type_guess (kept->name, (guchar *) block, MIN (n, SNIFFED), NULL);
          kept->mime = g_content_type_get_mime_type (type);
        }
      g_checksum_update (checksum, (guchar *) block, n);
      if (!write_block (copy->to, block, n))
        return set_write_error (copy->target, error);
      kept->size += n;
      if (copy->progress != NULL)
        copy->progress ((double) kept->size / MAX (copy->begin.st_size, 1), copy->progress_data);
    }
  if (n < 0)
    return set_read_error (copy->file, error);
  kept->sha256 = g_strdup (g_checksum_get_string (checksum));
  if (!check_same (copy, kept->size, error))
    return FALSE;
  return fsync (copy->to) == 0 || set_write_error (copy->target, error);
}

/* Gives the bytes their name. Those that are there already are replaced by the same ones: theirs may be
 * damaged. */
static gboolean
settle (const char *incoming, const char *path, GError **error)
{
  g_autofree char *inner = g_path_get_dirname (path);

  if (g_mkdir_with_parents (inner, 0700) != 0)
    return set_write_error (inner, error);
  g_mutex_lock (&names);
  gboolean settled = g_rename (incoming, path) == 0;
  g_mutex_unlock (&names);
  return (settled && pursuit_sync_folder_of (path) && pursuit_sync_folder_of (inner)) ||
         set_write_error (path, error);
}

static PursuitKeptFile *
keep_in (const char *folder, const char *database, Copy *copy, GError **error)
{
  g_autofree char *incoming = g_build_filename (folder, INCOMING "XXXXXX", NULL);
  g_autoptr (PursuitKeptFile) kept = g_new0 (PursuitKeptFile, 1);

  kept->name = g_filename_display_basename (copy->file);
  copy->to = g_mkstemp_full (incoming, O_WRONLY | O_CLOEXEC, 0600);
  copy->target = folder;
  if (copy->to < 0)
    {
      set_write_error (folder, error);
      return NULL;
    }
  gboolean copied = copy_bytes (copy, kept, error);
  close (copy->to);
  g_autofree char *path = copied ? pursuit_attachments_get_path (database, kept->sha256) : NULL;
  if (copied && settle (incoming, path, error))
    return g_steal_pointer (&kept);
  g_unlink (incoming);
  return NULL;
}

/**
 * pursuit_attachments_keep:
 * @database: its path
 * @file: the file whose bytes are to be kept
 * @progress: (nullable): told how far it is, on the calling thread
 * @error: a #PursuitStoreErrorCode or %G_IO_ERROR_CANCELLED; nothing is left of the attempt then
 *
 * Copies a file beside the database; when this returns, its bytes are on the disk. For a worker thread.
 *
 * Returns: (transfer full) (nullable): what a row has to say of the file
 */
PursuitKeptFile *
pursuit_attachments_keep (const char *database,
                          const char *file,
                          PursuitCareFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (file != NULL, NULL);

  Copy copy = {
    .file = file, .from = -1, .progress = progress, .progress_data = progress_data, .cancellable = cancellable
  };
  g_autofree char *folder = get_folder (database);
  PursuitKeptFile *kept = NULL;

  if (open_source (&copy, error))
    {
      if ((g_mkdir (folder, 0700) == 0 && pursuit_sync_folder_of (folder)) || errno == EEXIST)
        kept = keep_in (folder, database, &copy, error);
      else
        set_write_error (folder, error);
    }
  if (copy.from >= 0)
    close (copy.from);
  return kept;
}

/**
 * pursuit_attachments_keep_bytes:
 * @name: what people call the file that they would be
 *
 * pursuit_attachments_keep() of bytes that are in memory.
 */
PursuitKeptFile *
pursuit_attachments_keep_bytes (const char *database, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int fd = g_file_open_tmp ("pursuit-XXXXXX", &path, error);
  PursuitKeptFile *kept = NULL;

  if (fd < 0)
    return NULL;
  gboolean written = write_block (fd, data, length);
  if (!written)
    set_write_error (path, error);
  close (fd);
  if (written)
    kept = pursuit_attachments_keep (database, path, NULL, NULL, NULL, error);
  g_unlink (path);
  if (kept == NULL)
    return NULL;
  g_free (kept->name);
  kept->name = g_strdup (name);
  return kept;
}

/** pursuit_attachments_load: (transfer full) (nullable): kept bytes, of a file that is small. */
GBytes *
pursuit_attachments_load (const char *database, const char *sha256, GError **error)
{
  g_autofree char *path = pursuit_attachments_get_path (database, sha256);
  char *bytes;
  gsize length;

  if (g_file_get_contents (path, &bytes, &length, NULL))
    return g_bytes_new_take (bytes, length);
  set_missing_error (error);
  return NULL;
}

/**
 * pursuit_attachments_copy_out:
 * @target: the file to make or to replace
 *
 * Copies kept bytes to where somebody wants them.
 */
gboolean
pursuit_attachments_copy_out (const char *database,
                              const char *sha256,
                              const char *target,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *path = pursuit_attachments_get_path (database, sha256);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (target);
  g_autoptr (GError) local_error = NULL;

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL,
                   NULL, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (!g_file_test (path, G_FILE_TEST_EXISTS))
    set_missing_error (error);
  else
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, _ ("“%s” could not be written: %s."),
                 target, local_error->message);
  return FALSE;
}

/**
 * pursuit_attachments_remove:
 * @files: the folder of kept files: NAME.files, or that of a backup that was laid out
 * @sha256: of bytes that nothing mentions any more
 *
 * Removes bytes at once, however young they are. Those that are not there are gone already.
 */
gboolean
pursuit_attachments_remove (const char *files, const char *sha256, GError **error)
{
  g_return_val_if_fail (files != NULL, FALSE);
  g_return_val_if_fail (sha256 != NULL && strlen (sha256) == 64, FALSE);

  g_autofree char *path = g_strdup_printf ("%s/%.2s/%s", files, sha256, sha256);
  g_mutex_lock (&names);
  gboolean removed = g_unlink (path) == 0;
  gboolean missing = !removed && errno == ENOENT;
  g_mutex_unlock (&names);
  return missing || (removed && pursuit_sync_folder_of (path)) || set_write_error (path, error);
}

/**
 * pursuit_attachments_is_mentioned:
 *
 * Returns: 1 when a row or the journal mentions the bytes, 0 when nothing does, -1 with @error
 */
int
pursuit_attachments_is_mentioned (PursuitDb *db, const char *sha256, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "attachment-mentioned", error);

  if (stmt == NULL)
    return -1;
  pursuit_bind_text (stmt, 1, sha256);
  int state = pursuit_db_step (db, stmt, error);
  sqlite3_reset (stmt);
  return state;
}

/* Removes what lies at @path if it has not been touched since @before, in seconds. */
static void
remove_if_old (const char *path, gint64 before)
{
  GStatBuf status;

  g_mutex_lock (&names);
  if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_mtime < before)
    g_unlink (path);
  g_mutex_unlock (&names);
}

/* The old ones of the bytes in one folder that nothing mentions. */
static gboolean
collect_in (PursuitDb *db, const char *folder, gint64 before, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (strlen (name) != 64 || strspn (name, "0123456789abcdef") != 64)
        continue;
      int mentioned = pursuit_attachments_is_mentioned (db, name, error);
      if (mentioned < 0)
        return FALSE;
      if (mentioned == 0)
        remove_if_old (path, before);
    }
  return TRUE;
}

/**
 * pursuit_attachments_collect:
 * @db: a connection
 * @database: its path
 * @now: the time, in seconds
 *
 * Removes bytes that neither a row nor the journal mentions and that came more than
 * %PURSUIT_ATTACHMENTS_GRACE days ago, and what was left of files that did not come in to their end. Whatever
 * else lies there stays.
 */
gboolean
pursuit_attachments_collect (PursuitDb *db,
                             const char *database,
                             gint64 now,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (database != NULL, FALSE);

  g_autofree char *folder = get_folder (database);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 before = now - PURSUIT_ATTACHMENTS_GRACE * SECONDS_A_DAY;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_str_has_prefix (name, INCOMING))
        remove_if_old (path, before);
      else if (strlen (name) == 2 && !collect_in (db, path, before, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
