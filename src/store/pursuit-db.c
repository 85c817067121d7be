/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-db.h"

#include "pursuit-db-functions.h"
#include "pursuit-debug.h"
#include "pursuit-store-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define QUERIES_FOLDER "/app/pursuit/Pursuit/store/"

struct _PursuitDb
{
  sqlite3 *handle;
  GThread *thread;
  GHashTable *by_name; /* interned query name → sqlite3_stmt */
  GHashTable *by_sql;  /* text → sqlite3_stmt */
  GCancellable *cancellable;
};

static void
finalize_stmt (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

/* SQLite's page cache of each connection, in KiB: the system's own cache stands behind it, so small ones cost
 * little time and keep an idle window small. A large import asks for more while it runs. */
#define READ_CACHE "PRAGMA cache_size=-2000"
#define WRITE_CACHE "PRAGMA cache_size=-4000"
#define IMPORT_CACHE "PRAGMA cache_size=-131072"
#define BULK_CACHE "PRAGMA cache_size=-8192"

/* Every statement built here is kept; a list's conditions make new ones, so the cache is emptied now and
 * then. */
static const guint MAX_BUILT_STATEMENTS = 128;

/* The code a caller can act on, for SQLite's code. */
static PursuitStoreErrorCode
store_code (PursuitDb *self, int code)
{
  /* SQLite keeps no system error of a failed commit; errno still has it */
  int system =
      self != NULL && sqlite3_system_errno (self->handle) != 0 ? sqlite3_system_errno (self->handle) : errno;

  switch (code & 0xFF)
    {
    case SQLITE_IOERR:
      return system == ENOSPC || system == EDQUOT || system == EFBIG ? PURSUIT_STORE_ERROR_FULL
                                                                     : PURSUIT_STORE_ERROR_FAILED;
    case SQLITE_FULL:
      return PURSUIT_STORE_ERROR_FULL;
    case SQLITE_NOTADB:
      return PURSUIT_STORE_ERROR_NOT_DATABASE;
    case SQLITE_CORRUPT:
      return PURSUIT_STORE_ERROR_DAMAGED;
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return PURSUIT_STORE_ERROR_PERMISSION;
    case SQLITE_READONLY:
      return PURSUIT_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PURSUIT_STORE_ERROR_LOCKED;
    default:
      return PURSUIT_STORE_ERROR_FAILED;
    }
}

static const char *
store_sentence (PursuitStoreErrorCode code)
{
  switch (code)
    {
    case PURSUIT_STORE_ERROR_FULL:
      return _ ("The disk is full. Nothing was written.");
    case PURSUIT_STORE_ERROR_NOT_DATABASE:
      return _ ("This file is not a Pursuit database.");
    case PURSUIT_STORE_ERROR_DAMAGED:
      return _ ("The database is damaged.");
    case PURSUIT_STORE_ERROR_PERMISSION:
      return _ ("The database cannot be opened: permission is missing.");
    case PURSUIT_STORE_ERROR_READ_ONLY:
      return _ ("The database can only be read. Nothing was written.");
    case PURSUIT_STORE_ERROR_LOCKED:
      return _ ("The database is in use by another program.");
    default:
      return _ ("The database reports an error.");
    }
}

/**
 * pursuit_db_set_error:
 * @code: SQLite's result code
 *
 * Sets @error to a #PursuitStoreErrorCode with a sentence for the user and SQLite's own words behind it; to
 * %G_IO_ERROR_CANCELLED when the work was interrupted.
 */
void
pursuit_db_set_error (PursuitDb *self, int code, GError **error)
{
  /* in a damaged file one failure brings others: the first one is told */
  if (error != NULL && *error != NULL)
    return;
  if ((code & 0xFF) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
      return;
    }

  PursuitStoreErrorCode store = store_code (self, code);
  if (store == PURSUIT_STORE_ERROR_FULL) /* there is nothing that SQLite could add */
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, store, store_sentence (store));
      return;
    }
  const char *detail = self != NULL && sqlite3_errcode (self->handle) == code ? sqlite3_errmsg (self->handle)
                                                                              : sqlite3_errstr (code);
  g_set_error (error, PURSUIT_STORE_ERROR, store, "%s (%s)", store_sentence (store), detail);
}

static gboolean
set_up_connection (PursuitDb *self, PursuitDbMode mode, GError **error)
{
  /* The schema may only use built-in functions; text in double quotes is never taken for a string; nothing is
   * loaded from outside; a damaged cell is found when it is read.
   */
  static const char common[] = "PRAGMA trusted_schema=0; PRAGMA foreign_keys=1; PRAGMA cell_size_check=1;"
                               "PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000;";
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  if (mode == PURSUIT_DB_READ)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  pursuit_db_add_functions (self->handle);

  if (!pursuit_db_exec (self, common, error) ||
      !pursuit_db_exec (self, mode == PURSUIT_DB_READ ? READ_CACHE : WRITE_CACHE, error))
    return FALSE;
  if (pursuit_db_scalar (self, "PRAGMA foreign_keys", 0) != 1)
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
                           _ ("The database does not check its references. It was not opened."));
      return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_db_prepare_writing:
 *
 * Makes the connection one that writes durably: a write-ahead log, synced at each commit, checkpointed only
 * when asked for, and cut back to a few MiB behind that. It writes to the file: only on one that is known as
 * ours.
 */
gboolean
pursuit_db_prepare_writing (PursuitDb *self, GError **error)
{
  /* SQLite opens a write-protected file for reading and says nothing */
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_PERMISSION,
                           _ ("The permission to write the database's file is missing."));
      return FALSE;
    }
  return pursuit_db_exec (self,
                          "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                          "PRAGMA journal_size_limit=8388608;",
                          error);
}

static void
trace_plan (PursuitDb *self, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *stmt = NULL;

  fprintf (stderr, "pursuit-plan %s\n", sql);
  if (sqlite3_prepare_v2 (self->handle, explain, -1, &stmt, NULL) == SQLITE_OK)
    {
      while (sqlite3_step (stmt) == SQLITE_ROW)
        fprintf (stderr, "pursuit-plan   %s\n", (const char *) sqlite3_column_text (stmt, 3));
    }
  sqlite3_finalize (stmt);
}

static int
trace_cb (unsigned type, gpointer data, gpointer stmt, gpointer nanoseconds)
{
  fprintf (stderr, "pursuit-sql %8.3f ms %s\n", *(sqlite3_int64 *) nanoseconds / 1e6, sqlite3_sql (stmt));
  return 0;
}

/* SQLite calls this every few thousand instructions; a non-zero answer interrupts the statement. */
static int
progress_cb (gpointer data)
{
  PursuitDb *self = data;
  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/*
 * How SQLite shall open @path for reading. A reader leaves the -shm file of a running writer as it is: SQLite
 * resets one whose lock is gone, under the feet of the process that has it mapped (SIGBUS), and that lock
 * goes when anything in that process opens and closes the file, as GTK's file dialog does with all it lists.
 * Where no file can be made beside the database SQLite cannot keep its log's index, and refuses even to read,
 * unless it is told that nobody writes; without a log there is nothing that an index could say.
 */
static const char *
reading_parameters (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  if (g_file_test (shm, G_FILE_TEST_EXISTS))
    return "?readonly_shm=1";
  if (g_access (folder, W_OK) != 0 && !g_file_test (wal, G_FILE_TEST_EXISTS))
    return "?immutable=1";
  return "";
}

/* The name under which SQLite opens @path. */
static char *
make_uri (const char *path, PursuitDbMode mode, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);

  if (uri == NULL)
    return NULL;
  return g_strconcat (uri, mode == PURSUIT_DB_READ ? reading_parameters (absolute) : "", NULL);
}

/* Before anything else asks SQLite for memory: nobody reads its counts, and the lock behind them is taken for
 * every piece. */
static void
count_no_memory (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

/**
 * pursuit_db_open:
 * @path: the file
 * @mode: how; CREATE makes it, readable by its owner only
 *
 * Returns: (transfer full) (nullable): a connection that belongs to the calling thread
 */
PursuitDb *
pursuit_db_open (const char *path, PursuitDbMode mode, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  count_no_memory ();
  g_autofree char *uri = make_uri (path, mode, error);
  if (uri == NULL)
    return NULL;

  int flags = SQLITE_OPEN_URI | (mode == PURSUIT_DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  if (mode == PURSUIT_DB_CREATE)
    {
      flags |= SQLITE_OPEN_CREATE;
      int fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
      if (fd < 0)
        {
          int saved = errno;
          g_set_error (error, PURSUIT_STORE_ERROR,
                       saved == EEXIST   ? PURSUIT_STORE_ERROR_EXISTS
                       : saved == ENOSPC ? PURSUIT_STORE_ERROR_FULL
                                         : PURSUIT_STORE_ERROR_PERMISSION,
                       _ ("The database “%s” cannot be made: %s."), path, g_strerror (saved));
          return NULL;
        }
      close (fd);
    }

  g_autoptr (PursuitDb) self = g_new0 (PursuitDb, 1);
  self->thread = g_thread_self ();
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_stmt);
  self->by_sql = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_stmt);
  int code = sqlite3_open_v2 (uri, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    pursuit_db_set_error (self->handle ? self : NULL, code, error);
  if (code != SQLITE_OK || !set_up_connection (self, mode, error))
    {
      if (mode == PURSUIT_DB_CREATE)
        g_unlink (path);
      return NULL;
    }

  if (pursuit_debug_on (PURSUIT_DEBUG_SQL))
    sqlite3_trace_v2 (self->handle, SQLITE_TRACE_PROFILE, trace_cb, NULL);
  sqlite3_progress_handler (self->handle, 5000, progress_cb, self);
  return g_steal_pointer (&self);
}

/** pursuit_db_close: finalizes the statements and closes the connection. */
void
pursuit_db_close (PursuitDb *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_sql);
  sqlite3_close (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/** pursuit_db_get_handle: SQLite's own handle, for the calls that have no wrapper here. */
sqlite3 *
pursuit_db_get_handle (PursuitDb *self)
{
  g_assert (self->thread == g_thread_self ());
  return self->handle;
}

/**
 * pursuit_db_set_import_cache:
 *
 * Gives the connection a large page cache for a while, and takes it back. What is sorted meanwhile goes to
 * temporary files when the cache would not hold it. To be called outside of transactions.
 */
void
pursuit_db_set_import_cache (PursuitDb *self, gboolean large)
{
  pursuit_db_exec (self,
                   large ? IMPORT_CACHE "; PRAGMA temp_store=FILE"
                         : WRITE_CACHE "; PRAGMA temp_store=MEMORY; PRAGMA shrink_memory",
                   NULL);
}

/** pursuit_db_set_bulk_cache: takes most of the import's cache back, as rows that are only added need none.
 */
void
pursuit_db_set_bulk_cache (PursuitDb *self)
{
  pursuit_db_exec (self, BULK_CACHE, NULL);
}

/**
 * pursuit_db_set_check_references:
 * @check: whether every reference is looked up when it is written. Who turns it off looks up all that were
 * written, before the commit, and turns it on again.
 *
 * To be called outside of transactions.
 */
gboolean
pursuit_db_set_check_references (PursuitDb *self, gboolean check, GError **error)
{
  if (!pursuit_db_exec (self, check ? "PRAGMA foreign_keys=1" : "PRAGMA foreign_keys=0", error))
    return FALSE;
  if (pursuit_db_scalar (self, "PRAGMA foreign_keys", -1) == (check ? 1 : 0))
    return TRUE;
  g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED,
                       _ ("The database does not check its references. Nothing is written to it any more."));
  return FALSE;
}

/** pursuit_db_is_read_only: whether the connection cannot write. */
gboolean
pursuit_db_is_read_only (PursuitDb *self)
{
  return sqlite3_db_readonly (self->handle, "main") != 0;
}

/**
 * pursuit_db_set_cancellable:
 * @cancellable: (nullable): while it is set, cancelling it interrupts the running statement
 */
void
pursuit_db_set_cancellable (PursuitDb *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/** pursuit_db_get_cancellable: (nullable) (transfer none): what interrupts the running statement. */
GCancellable *
pursuit_db_get_cancellable (PursuitDb *self)
{
  return self->cancellable;
}

/** pursuit_db_exec: runs one or more statements that give no rows. */
gboolean
pursuit_db_exec (PursuitDb *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  pursuit_db_set_error (self, code, error);
  return FALSE;
}

/* Adds the named queries of one file to @table. */
static void
read_queries (GHashTable *table, const char *file)
{
  g_autofree char *path = g_strconcat (QUERIES_FOLDER, file, NULL);
  g_autoptr (GBytes) bytes =
      g_resource_lookup_data (pursuit_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes != NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (text, "-- name: ", -1);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      char *line_end = strchr (parts[i], '\n');
      g_assert (line_end != NULL);
      char *name = g_strstrip (g_strndup (parts[i], line_end - parts[i]));
      gboolean is_new = g_hash_table_insert (table, name, g_strstrip (g_strdup (line_end + 1)));
      g_assert (is_new);
    }
}

/* The text of every named query, read once. */
static GHashTable *
get_registry (void)
{
  static gsize registry = 0;

  if (g_once_init_enter (&registry))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_auto (GStrv) files = g_resource_enumerate_children (pursuit_store_get_resource (), QUERIES_FOLDER,
                                                            G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      for (guint i = 0; files[i] != NULL; i++)
        {
          if (g_str_has_suffix (files[i], ".sql"))
            read_queries (table, files[i]);
        }
      g_once_init_leave (&registry, (gsize) table);
    }
  return (GHashTable *) registry;
}

static sqlite3_stmt *
prepare (PursuitDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

  if (code != SQLITE_OK)
    {
      pursuit_db_set_error (self, code, error);
      return NULL;
    }
  if (pursuit_debug_on (PURSUIT_DEBUG_PLAN))
    trace_plan (self, sql);
  return stmt;
}

/**
 * pursuit_db_query:
 * @name: of a query in one of the files of sql/
 *
 * Returns: (transfer none) (nullable): its statement, reset and without parameters, kept by @self
 */
sqlite3_stmt *
pursuit_db_query (PursuitDb *self, const char *name, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  sqlite3_stmt *stmt = g_hash_table_lookup (self->by_name, name);
  if (stmt == NULL)
    {
      const char *sql = g_hash_table_lookup (get_registry (), name);
      if (sql == NULL)
        g_error ("no query is called “%s”", name);
      stmt = prepare (self, sql, error);
      if (stmt == NULL)
        return NULL;
      g_hash_table_insert (self->by_name, (gpointer) g_intern_string (name), stmt);
    }
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return stmt;
}

/**
 * pursuit_db_prepare:
 * @sql: built within this folder, never from the user's text
 *
 * Returns: (transfer none) (nullable): its statement, reset and without parameters, kept by @self; do not
 * hold two of the same text at a time
 */
sqlite3_stmt *
pursuit_db_prepare (PursuitDb *self, const char *sql, GError **error)
{
  g_assert (self->thread == g_thread_self ());

  sqlite3_stmt *stmt = g_hash_table_lookup (self->by_sql, sql);
  if (stmt == NULL)
    {
      stmt = prepare (self, sql, error);
      if (stmt == NULL)
        return NULL;
      g_hash_table_insert (self->by_sql, g_strdup (sql), stmt);
    }
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return stmt;
}

/**
 * pursuit_db_forget_statements:
 *
 * Drops the statements that were built when there are many; called between jobs, when nobody holds one.
 */
void
pursuit_db_forget_statements (PursuitDb *self)
{
  if (g_hash_table_size (self->by_sql) > MAX_BUILT_STATEMENTS)
    g_hash_table_remove_all (self->by_sql);
}

/**
 * pursuit_db_step:
 *
 * Returns: 1 when there is a row, 0 at the end (the statement is reset), -1 with @error set
 */
int
pursuit_db_step (PursuitDb *self, sqlite3_stmt *stmt, GError **error)
{
  int code = sqlite3_step (stmt);

  if (code == SQLITE_ROW)
    return 1;
  if (code == SQLITE_DONE)
    {
      sqlite3_reset (stmt);
      return 0;
    }
  pursuit_db_set_error (self, code, error);
  sqlite3_reset (stmt);
  return -1;
}

/** pursuit_db_run: runs a statement that gives no rows. */
gboolean
pursuit_db_run (PursuitDb *self, sqlite3_stmt *stmt, GError **error)
{
  int state = stmt ? pursuit_db_step (self, stmt, error) : -1;

  if (state == 1)
    sqlite3_reset (stmt);
  return state >= 0;
}

/** pursuit_db_scalar: the first number of the first row of @sql, or @fallback when there is none. */
gint64
pursuit_db_scalar (PursuitDb *self, const char *sql, gint64 fallback)
{
  g_assert (self->thread == g_thread_self ());

  sqlite3_stmt *stmt = NULL;
  gint64 number = fallback;
  if (sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW && sqlite3_column_type (stmt, 0) != SQLITE_NULL)
    number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return number;
}
