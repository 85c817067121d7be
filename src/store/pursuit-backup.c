/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-backup.h"

#include "pursuit-archive.h"
#include "pursuit-check.h"
#include "pursuit-migrate.h"
#include "pursuit-store.h"
#include "pursuit-sync.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <unistd.h>

/* How many pages are copied before a look at the cancellable, and the version of the manifest. */
enum
{
  PAGES_A_STEP = 2000,
  MANIFEST_FORMAT = 1
};

/* Automatic backups that are kept: the newest days, and behind them the newest of each week. */
enum
{
  KEEP_DAYS = 7,
  KEEP_WEEKS = 4
};

static int
remove_entry_cb (const char *path, const struct stat *status, int type, struct FTW *place)
{
  return remove (path);
}

/** pursuit_backup_remove_folder: removes a folder that this program made, with all that is in it. */
void
pursuit_backup_remove_folder (const char *folder)
{
  nftw (folder, remove_entry_cb, 16, FTW_DEPTH | FTW_PHYS);
}

/**
 * pursuit_backup_copy:
 * @db: a connection in a read transaction, so that the copy is of one moment
 * @target: the file to make
 *
 * Copies the database page by page, while others go on writing.
 */
gboolean
pursuit_backup_copy (PursuitDb *db,
                     const char *target,
                     PursuitCare *care,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (PursuitDb) copy = pursuit_db_open (target, PURSUIT_DB_CREATE, error);

  if (copy == NULL || !pursuit_db_exec (copy, "PRAGMA synchronous=0; PRAGMA journal_mode=MEMORY", error))
    return FALSE;
  sqlite3_backup *backup =
      sqlite3_backup_init (pursuit_db_get_handle (copy), "main", pursuit_db_get_handle (db), "main");
  if (backup == NULL)
    {
      pursuit_db_set_error (copy, sqlite3_errcode (pursuit_db_get_handle (copy)), error);
      return FALSE;
    }
  int code = SQLITE_OK;
  gboolean cancelled = FALSE;
  while (code == SQLITE_OK && !cancelled)
    {
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      int total = MAX (sqlite3_backup_pagecount (backup), 1);
      pursuit_care_tell (care, 1 - (double) sqlite3_backup_remaining (backup) / total);
      cancelled = g_cancellable_is_cancelled (cancellable);
    }
  sqlite3_backup_finish (backup);
  if (cancelled)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  if (code != SQLITE_DONE)
    pursuit_db_set_error (copy, code, error);
  return code == SQLITE_DONE;
}

/* Calls @func with each table's name and number of rows. */
static gboolean
count_tables (PursuitDb *db,
              gboolean (*func) (const char *table, gint64 rows, gpointer data),
              gpointer data,
              GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "tables", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (tables, g_strdup (pursuit_column_text (stmt, 0)));
  for (guint i = 0; state == 0 && i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", (char *) tables->pdata[i]);
      if (!func (tables->pdata[i], pursuit_db_scalar (db, sql, -1), data))
        return FALSE;
    }
  return state == 0;
}

static gboolean
add_count (const char *table, gint64 rows, gpointer builder)
{
  json_builder_set_member_name (builder, table);
  json_builder_add_int_value (builder, rows);
  return TRUE;
}

static gint64
last_operation (PursuitDb *db)
{
  return pursuit_db_scalar (db, "SELECT max(id) FROM operation", 0);
}

/* What the backup holds, to compare with when it is read: @copy, of the same moment that @db is in. */
static char *
make_manifest (PursuitDb *db, const char *copy, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *hash = pursuit_archive_hash_file (copy, error);
  if (hash == NULL)
    return NULL;

  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made = g_date_time_format_iso8601 (now);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, MANIFEST_FORMAT);
  json_builder_set_member_name (builder, "program");
  json_builder_add_string_value (builder, PURSUIT_VERSION);
  json_builder_set_member_name (builder, "made");
  json_builder_add_string_value (builder, made);
  json_builder_set_member_name (builder, "sha256");
  json_builder_add_string_value (builder, hash);
  json_builder_set_member_name (builder, "last_operation");
  json_builder_add_int_value (builder, last_operation (db));
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_object (builder);
  if (!count_tables (db, add_count, builder, error))
    return NULL;
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static JsonObject *
parse_manifest (const char *text, JsonNode **root)
{
  *root = json_from_string (text, NULL);
  return *root != NULL && JSON_NODE_HOLDS_OBJECT (*root) ? json_node_get_object (*root) : NULL;
}

static gboolean
compare_count (const char *table, gint64 rows, gpointer expected)
{
  return json_object_get_int_member_with_default (expected, table, -1) == rows;
}

static void
set_damaged (GError **error, const char *detail)
{
  g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED, _ ("The backup is damaged: %s"),
               detail);
}

/* The numbers of rows must be those of the manifest. */
static gboolean
verify_counts (PursuitDb *db, JsonObject *manifest, GError **error)
{
  GError *local_error = NULL;
  JsonObject *rows =
      json_object_has_member (manifest, "rows") ? json_object_get_object_member (manifest, "rows") : NULL;

  if (rows != NULL && count_tables (db, compare_count, rows, &local_error))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    set_damaged (error, _ ("it does not hold as many records as it says."));
  return FALSE;
}

/* A file must have the hash that it is said to have. */
static gboolean
verify_hash (const char *path, const char *expected, GError **error)
{
  g_autofree char *hash = pursuit_archive_hash_file (path, error);

  if (hash == NULL)
    return FALSE;
  if (g_strcmp0 (hash, expected) == 0)
    return TRUE;
  set_damaged (error, _ ("a file in it is not as it was written."));
  return FALSE;
}

/* Attachments are named by their hash. */
static gboolean
verify_attachments (const char *folder, GError **error)
{
  g_autofree char *files = g_build_filename (folder, PURSUIT_ARCHIVE_FILES, NULL);
  g_autoptr (GDir) outer = g_dir_open (files, 0, NULL);
  const char *prefix;

  while (outer != NULL && (prefix = g_dir_read_name (outer)) != NULL)
    {
      g_autofree char *inner_path = g_build_filename (files, prefix, NULL);
      g_autoptr (GDir) inner = g_dir_open (inner_path, 0, NULL);
      const char *name;
      while (inner != NULL && (name = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *path = g_build_filename (inner_path, name, NULL);
          if (!verify_hash (path, name, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* (nullable) without @error: a bare database has no manifest. */
static gboolean
load_manifest (const char *folder, JsonNode **root, JsonObject **manifest, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PURSUIT_ARCHIVE_MANIFEST, NULL);
  g_autofree char *text = NULL;

  *manifest = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return TRUE;
  *manifest = parse_manifest (text, root);
  if (*manifest == NULL)
    set_damaged (error, _ ("its list of contents cannot be read."));
  return *manifest != NULL;
}

static gboolean
verify_database (PursuitDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  if (!pursuit_migrate_inspect (db, path, error))
    return FALSE;
  g_autoptr (GPtrArray) findings =
      pursuit_check_database (db, PURSUIT_CHECK_STRUCTURE, PURSUIT_DAY_NONE, NULL, NULL, cancellable, error);
  if (findings == NULL)
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  set_damaged (error, findings->pdata[0]);
  return FALSE;
}

/* Reading a copy in WAL mode leaves an empty log beside it, which belongs to nothing. */
static void
remove_log (const char *database)
{
  static const char *const suffixes[] = { "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (database, suffixes[i], NULL);
      g_unlink (path);
    }
}

/**
 * pursuit_backup_verify_folder:
 * @folder: a backup as pursuit_archive_extract() laid it out, or a bare database under the same name
 *
 * Compares every file with its hash, opens the database, looks it through and counts its rows.
 */
gboolean
pursuit_backup_verify_folder (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PURSUIT_ARCHIVE_DATABASE, NULL);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *manifest = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      set_damaged (error, _ ("it holds no database."));
      return FALSE;
    }
  if (!load_manifest (folder, &root, &manifest, error) || !verify_attachments (folder, error) ||
      (manifest != NULL &&
       !verify_hash (path, json_object_get_string_member_with_default (manifest, "sha256", NULL), error)))
    return FALSE;

  g_autoptr (PursuitDb) db = pursuit_db_open (path, PURSUIT_DB_READ, error);
  if (db == NULL)
    return FALSE;
  pursuit_db_set_cancellable (db, cancellable);
  gboolean whole = verify_database (db, path, cancellable, error) &&
                   (manifest == NULL || verify_counts (db, manifest, error));
  g_clear_pointer (&db, pursuit_db_close);
  remove_log (path);
  return whole;
}

/* Moves the finished archive to its name, in one step; some file systems cannot tell whether the name is
 * free. */
static gboolean
move_to_target (const char *archive, const char *target, gboolean replace, GError **error)
{
  int code = replace ? -1 : renameat2 (AT_FDCWD, archive, AT_FDCWD, target, RENAME_NOREPLACE);
  if (replace || (code != 0 && errno != EEXIST && !g_file_test (target, G_FILE_TEST_EXISTS)))
    code = g_rename (archive, target);
  int saved = errno;

  if (code != 0)
    {
      g_set_error (error, PURSUIT_STORE_ERROR,
                   saved == EEXIST ? PURSUIT_STORE_ERROR_EXISTS : PURSUIT_STORE_ERROR_FAILED,
                   _ ("“%s” could not be written: %s."), target, g_strerror (saved));
      return FALSE;
    }
  pursuit_sync_folder_of (target);
  return TRUE;
}

/* All of the work, with its traces in @scratch. */
static gboolean
write_in (const char *scratch,
          PursuitDb *db,
          const char *files,
          const char *target,
          gboolean replace,
          PursuitCare *care,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *copy = g_build_filename (scratch, PURSUIT_ARCHIVE_DATABASE, NULL);
  g_autofree char *archive = g_build_filename (scratch, "archive", NULL);
  g_autofree char *unpacked = g_build_filename (scratch, "unpacked", NULL);

  pursuit_care_begin_step (care, 0, 0.4);
  if (!pursuit_db_exec (db, "BEGIN", error))
    return FALSE;
  g_autofree char *manifest = pursuit_db_exec (db, "SELECT count(*) FROM sqlite_schema", error) &&
                                      pursuit_backup_copy (db, copy, care, cancellable, error)
                                  ? make_manifest (db, copy, error)
                                  : NULL;
  pursuit_db_exec (db, "ROLLBACK", NULL);
  if (manifest == NULL)
    return FALSE;

  pursuit_care_begin_step (care, 0.4, 0.7);
  if (!pursuit_archive_write (archive, manifest, copy, files, care, cancellable, error))
    return FALSE;
  g_unlink (copy);

  /* what was written is read again, by the way that a restore will take */
  pursuit_care_begin_step (care, 0.7, 0.9);
  g_mkdir (unpacked, 0700);
  if (!pursuit_archive_extract (archive, unpacked, care, cancellable, error))
    return FALSE;
  pursuit_care_begin_step (care, 0.9, 1);
  return pursuit_backup_verify_folder (unpacked, cancellable, error) &&
         move_to_target (archive, target, replace, error);
}

/* @files: (nullable): the attachments, when the backup shall hold them */
static gboolean
write_backup (PursuitDb *db,
              const char *files,
              const char *target,
              gboolean replace,
              PursuitCare *care,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *scratch = g_strconcat (target, ".XXXXXX", NULL);

  if (!replace && g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_EXISTS, _ ("“%s” is there already."),
                   target);
      return FALSE;
    }
  if (g_mkdtemp_full (scratch, 0700) == NULL)
    {
      int saved = errno;
      g_set_error (error, PURSUIT_STORE_ERROR,
                   saved == ENOSPC ? PURSUIT_STORE_ERROR_FULL : PURSUIT_STORE_ERROR_PERMISSION,
                   _ ("“%s” could not be written: %s."), target, g_strerror (saved));
      return FALSE;
    }
  gboolean written = write_in (scratch, db, files, target, replace, care, cancellable, error);
  pursuit_backup_remove_folder (scratch);
  return written;
}

/**
 * pursuit_backup_write:
 * @db: a reader's connection
 * @path: the database, beside which the attachments lie (NAME.files)
 * @target: the archive to make, readable by its owner only
 * @replace: whether a file of that name is replaced, once the new one is whole
 *
 * Writes database and attachments into one archive and reads it again before it gets its name: what stands
 * under @target is whole, whenever the program is stopped.
 *
 * Returns: %FALSE with a #PursuitStoreErrorCode or %G_IO_ERROR_CANCELLED; nothing is left of the attempt then
 */
gboolean
pursuit_backup_write (PursuitDb *db,
                      const char *path,
                      const char *target,
                      gboolean replace,
                      PursuitCareFunc progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  PursuitCare care = { .func = progress, .data = progress_data };
  g_autofree char *files = g_strconcat (path, ".files", NULL);
  return write_backup (db, g_file_test (files, G_FILE_TEST_IS_DIR) ? files : NULL, target, replace, &care,
                       cancellable, error);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) b, *(const char *const *) a);
}

/**
 * pursuit_backup_list:
 * @path: a database
 *
 * Returns: (transfer full) (element-type filename): its automatic backups, newest first
 */
GPtrArray *
pursuit_backup_list (const char *path)
{
  g_autofree char *folder = g_strconcat (path, ".backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *iso = g_strndup (name, 10);
      if (g_str_has_suffix (name, ".backup") && pursuit_day_parse_iso (iso) != PURSUIT_DAY_NONE)
        g_ptr_array_add (backups, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (backups, compare_names_cb);
  return backups;
}

/* Weeks from Monday to Sunday; 1970-01-01 was a Thursday. */
static int
week_of (const char *backup)
{
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *iso = g_strndup (name, 10);
  return (pursuit_day_parse_iso (iso) + 3) / 7;
}

/* Removes what is beyond the newest days and the newest of each week behind them. */
static void
remove_old_backups (const char *path)
{
  g_autoptr (GPtrArray) backups = pursuit_backup_list (path);
  int weeks = 0;
  int last_week = G_MAXINT;

  for (guint i = KEEP_DAYS; i < backups->len; i++)
    {
      int week = week_of (backups->pdata[i]);
      if (week != last_week && weeks < KEEP_WEEKS)
        weeks++;
      else
        g_unlink (backups->pdata[i]);
      last_week = week;
    }
}

/* Whether the newest backup holds all that was ever done. */
static gboolean
is_backed_up (PursuitDb *db, GPtrArray *backups)
{
  g_autofree char *text = backups->len > 0 ? pursuit_archive_read_manifest (backups->pdata[0], NULL) : NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *manifest = text ? parse_manifest (text, &root) : NULL;

  return manifest != NULL &&
         json_object_get_int_member_with_default (manifest, "last_operation", -1) == last_operation (db);
}

/**
 * pursuit_backup_keep_daily:
 * @path: the database
 * @today: names the backup
 *
 * The automatic backup: of the database alone (attachments are never rewritten), into NAME.backups, once a
 * day and only when something was done since the last one. Old ones go: 7 days and 4 weeks are kept.
 */
gboolean
pursuit_backup_keep_daily (PursuitDb *db,
                           const char *path,
                           PursuitDay today,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *folder = g_strconcat (path, ".backups", NULL);
  g_autofree char *day = pursuit_day_to_iso (today);
  g_autofree char *target = g_strdup_printf ("%s/%s.backup", folder, day);
  g_autoptr (GPtrArray) backups = pursuit_backup_list (path);
  PursuitCare care = { 0 };

  if (g_file_test (target, G_FILE_TEST_EXISTS) || is_backed_up (db, backups))
    return TRUE;
  g_mkdir (folder, 0700);
  if (!write_backup (db, NULL, target, FALSE, &care, cancellable, error))
    return FALSE;
  remove_old_backups (path);
  return TRUE;
}
