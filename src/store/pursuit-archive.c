/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A backup is a tar archive, compressed by zstd: manifest.json first, then pursuit.db, then the attachments
 * under files/. `tar --zstd -x` opens it without this program.
 */

enum
{
  BLOCK_SIZE = 256 * 1024,
  MAX_MANIFEST = 1024 * 1024
};

typedef struct archive ArchiveReader;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveReader, archive_read_free)

/* What @archive last complained about. A full disk is told apart; anything else while reading is damage. */
static void
set_archive_error (struct archive *archive, const char *path, gboolean reading, GError **error)
{
  int system = archive_errno (archive);
  const char *detail = archive_error_string (archive);

  if (system == ENOSPC || system == EDQUOT || system == EFBIG)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL,
                 _ ("“%s” could not be written: the disk is full."), path);
  else if (reading)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
                 _ ("The backup “%s” cannot be read to its end: %s."), path, detail ? detail : "?");
  else
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED, _ ("“%s” could not be written: %s."),
                 path, detail ? detail : "?");
}

static void
set_system_error (const char *path, gboolean writing, GError **error)
{
  int saved = errno;
  PursuitStoreErrorCode code = saved == ENOSPC || saved == EDQUOT || saved == EFBIG ? PURSUIT_STORE_ERROR_FULL
                               : saved == EACCES || saved == EPERM || saved == EROFS
                                   ? PURSUIT_STORE_ERROR_PERMISSION
                               : saved == ENOENT ? PURSUIT_STORE_ERROR_MISSING
                                                 : PURSUIT_STORE_ERROR_FAILED;

  g_set_error (error, PURSUIT_STORE_ERROR, code,
               writing ? _ ("“%s” could not be written: %s.") : _ ("“%s” cannot be read: %s."), path,
               g_strerror (saved));
}

/** pursuit_archive_hash_file: (transfer full) (nullable): the SHA-256 of a file, in hexadecimal letters. */
char *
pursuit_archive_hash_file (const char *path, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *block = g_malloc (BLOCK_SIZE);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gssize n = -1;

  while (fd >= 0 && (n = read (fd, block, BLOCK_SIZE)) > 0)
    g_checksum_update (checksum, block, n);
  if (n < 0)
    set_system_error (path, FALSE, error);
  if (fd >= 0)
    close (fd);
  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* One archive that is being written. */
typedef struct
{
  struct archive *archive;
  const char *path;
  gint64 done;
  gint64 total;
  PursuitCare *care;
  GCancellable *cancellable;
} Writer;

static gboolean
write_header (Writer *self, const char *name, gint64 size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  int code = archive_write_header (self->archive, entry);
  archive_entry_free (entry);
  if (code == ARCHIVE_OK)
    return TRUE;
  set_archive_error (self->archive, self->path, FALSE, error);
  return FALSE;
}

static gboolean
write_bytes (Writer *self, const char *bytes, gsize length, GError **error)
{
  if (archive_write_data (self->archive, bytes, length) == (la_ssize_t) length)
    return TRUE;
  set_archive_error (self->archive, self->path, FALSE, error);
  return FALSE;
}

/* Copies what @fd gives into the entry that was begun. */
static gboolean
write_contents (Writer *self, int fd, const char *path, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gssize n;

  while ((n = read (fd, block, BLOCK_SIZE)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !write_bytes (self, block, n, error))
        return FALSE;
      self->done += n;
      pursuit_care_tell (self->care, (double) self->done / MAX (self->total, 1));
    }
  if (n < 0)
    set_system_error (path, FALSE, error);
  return n == 0;
}

static gboolean
write_file (Writer *self, const char *name, const char *path, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      set_system_error (path, FALSE, error);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  gboolean written =
      write_header (self, name, status.st_size, error) && write_contents (self, fd, path, error);
  close (fd);
  return written;
}

static gboolean
is_hex (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789abcdef") == length;
}

/* Attachments lie under their SHA-256: files/ab/abcd….  Anything else in that folder is not ours. */
static gboolean
write_attachments (Writer *self, const char *files, GError **error)
{
  g_autoptr (GDir) outer = g_dir_open (files, 0, NULL);
  const char *prefix;

  while (outer != NULL && (prefix = g_dir_read_name (outer)) != NULL)
    {
      g_autofree char *folder = g_build_filename (files, prefix, NULL);
      g_autoptr (GDir) inner = is_hex (prefix, 2) ? g_dir_open (folder, 0, NULL) : NULL;
      const char *hash;
      while (inner != NULL && (hash = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, hash, NULL);
          g_autofree char *name = g_strdup_printf (PURSUIT_ARCHIVE_FILES "/%s/%s", prefix, hash);
          if (is_hex (hash, 64) && !write_file (self, name, path, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_all (Writer *self,
           int fd,
           const char *manifest,
           const char *database,
           const char *files,
           GError **error)
{
  /* without zstd in the library the archive is only larger */
  archive_write_set_format_pax_restricted (self->archive);
  archive_write_add_filter_zstd (self->archive);
  archive_write_set_filter_option (self->archive, "zstd", "compression-level", "3");
  if (archive_write_open_fd (self->archive, fd) != ARCHIVE_OK)
    {
      set_archive_error (self->archive, self->path, FALSE, error);
      return FALSE;
    }
  if (!write_header (self, PURSUIT_ARCHIVE_MANIFEST, strlen (manifest), error) ||
      !write_bytes (self, manifest, strlen (manifest), error) ||
      !write_file (self, PURSUIT_ARCHIVE_DATABASE, database, error) ||
      (files != NULL && !write_attachments (self, files, error)))
    return FALSE;
  if (archive_write_close (self->archive) == ARCHIVE_OK)
    return TRUE;
  set_archive_error (self->archive, self->path, FALSE, error);
  return FALSE;
}

/**
 * pursuit_archive_write:
 * @archive: the file to make, which must not exist; readable by its owner only
 * @manifest: what the backup holds, as JSON
 * @database: the database file, which nobody may have open
 * @files: (nullable): the folder of the attachments
 *
 * Writes an archive and sees to it that it is on the disk. On failure there is no file.
 */
gboolean
pursuit_archive_write (const char *archive,
                       const char *manifest,
                       const char *database,
                       const char *files,
                       PursuitCare *care,
                       GCancellable *cancellable,
                       GError **error)
{
  GStatBuf status = { 0 };
  int fd = open (archive, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_system_error (archive, TRUE, error);
      return FALSE;
    }
  g_stat (database, &status);
  Writer writer = { .archive = archive_write_new (),
                    .path = archive,
                    .total = status.st_size,
                    .care = care,
                    .cancellable = cancellable };
  gboolean written = write_all (&writer, fd, manifest, database, files, error);
  archive_write_free (writer.archive);
  if (written && fsync (fd) != 0)
    {
      set_system_error (archive, TRUE, error);
      written = FALSE;
    }
  close (fd);
  if (!written)
    g_unlink (archive);
  return written;
}

static ArchiveReader *
open_archive (const char *path, GError **error)
{
  g_autoptr (ArchiveReader) reader = archive_read_new ();

  archive_read_support_format_tar (reader);
  archive_read_support_filter_zstd (reader);
  archive_read_support_filter_gzip (reader);
  archive_read_support_filter_none (reader);
  if (archive_read_open_filename (reader, path, BLOCK_SIZE) != ARCHIVE_OK)
    {
      if (g_access (path, R_OK) != 0)
        set_system_error (path, FALSE, error);
      else
        g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE,
                     _ ("“%s” is not a backup of Pursuit."), path);
      return NULL;
    }
  return g_steal_pointer (&reader);
}

/* Steps to the next entry: 1, at the end 0, on damage -1. A file without any readable entry is no backup. */
static int
next_entry (ArchiveReader *reader,
            const char *path,
            gboolean first,
            struct archive_entry **entry,
            GError **error)
{
  int code = archive_read_next_header (reader, entry);

  if (code == ARCHIVE_OK || code == ARCHIVE_WARN)
    return 1;
  if (code == ARCHIVE_EOF && !first)
    return 0;
  if (first)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE,
                 _ ("“%s” is not a backup of Pursuit."), path);
  else
    set_archive_error (reader, path, TRUE, error);
  return -1;
}

/**
 * pursuit_archive_read_manifest:
 *
 * Returns: (transfer full) (nullable): what the backup says that it holds; reads no further than that
 */
char *
pursuit_archive_read_manifest (const char *archive, GError **error)
{
  g_autoptr (ArchiveReader) reader = open_archive (archive, error);
  struct archive_entry *entry;

  if (reader == NULL || next_entry (reader, archive, TRUE, &entry, error) < 0)
    return NULL;
  gint64 size = archive_entry_size (entry);
  if (g_strcmp0 (archive_entry_pathname (entry), PURSUIT_ARCHIVE_MANIFEST) != 0 || size <= 0 ||
      size > MAX_MANIFEST)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE,
                   _ ("“%s” is not a backup of Pursuit."), archive);
      return NULL;
    }
  g_autofree char *text = g_malloc0 (size + 1);
  if (archive_read_data (reader, text, size) != size)
    {
      set_archive_error (reader, archive, TRUE, error);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* The names that a backup may hold, and no other: nothing in an archive decides where a file is written. */
static gboolean
is_known_name (const char *name)
{
  if (g_strcmp0 (name, PURSUIT_ARCHIVE_MANIFEST) == 0 || g_strcmp0 (name, PURSUIT_ARCHIVE_DATABASE) == 0)
    return TRUE;
  g_auto (GStrv) parts = g_strsplit (name ? name : "", "/", 4);
  return g_strv_length (parts) == 3 && g_str_equal (parts[0], PURSUIT_ARCHIVE_FILES) &&
         is_hex (parts[1], 2) && is_hex (parts[2], 64);
}

static gboolean
extract_entry (ArchiveReader *reader,
               struct archive_entry *entry,
               const char *archive,
               const char *folder,
               GError **error)
{
  const char *name = archive_entry_pathname (entry);

  if (archive_entry_filetype (entry) != AE_IFREG || !is_known_name (name))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE,
                   _ ("“%s” is not a backup of Pursuit."), archive);
      return FALSE;
    }
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_mkdir_with_parents (parent, 0700);
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_system_error (path, TRUE, error);
      return FALSE;
    }
  errno = 0;
  int code = archive_read_data_into_fd (reader, fd);
  gboolean full = code != ARCHIVE_OK && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG);
  gboolean synced = fsync (fd) == 0;
  close (fd);
  if (code == ARCHIVE_OK && synced)
    return TRUE;
  if (full || !synced)
    g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL,
                 _ ("“%s” could not be written: the disk is full."), path);
  else
    set_archive_error (reader, archive, TRUE, error);
  return FALSE;
}

/**
 * pursuit_archive_extract:
 * @folder: an empty folder that is nobody else's
 *
 * Writes what the backup holds to @folder under the names above, each file on the disk before this returns.
 */
gboolean
pursuit_archive_extract (const char *archive,
                         const char *folder,
                         PursuitCare *care,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (ArchiveReader) reader = open_archive (archive, error);
  struct archive_entry *entry;
  GStatBuf status = { 0 };
  gboolean first = TRUE;
  int state;

  if (reader == NULL)
    return FALSE;
  g_stat (archive, &status);
  while ((state = next_entry (reader, archive, first, &entry, error)) == 1)
    {
      first = FALSE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !extract_entry (reader, entry, archive, folder, error))
        return FALSE;
      pursuit_care_tell (care, (double) archive_filter_bytes (reader, -1) / MAX (status.st_size, 1));
    }
  return state == 0;
}
