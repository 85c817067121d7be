/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-migrate.h"

#include "pursuit-backup.h"
#include "pursuit-duplicates-read.h"
#include "pursuit-store.h"
#include "pursuit-text-index.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* The migrations that brought the keys of companies, and the index of texts as it is now. */
enum
{
  COMPANY_KEYS_VERSION = 6,
  TEXT_INDEX_VERSION = 9
};

#define MIGRATIONS_RESOURCE "/app/pursuit/Pursuit/store/migrations"

/* Text of migration @version, or NULL behind the last one. Looked up among all resources of the program, so
 * that a test can add one. */
static GBytes *
load_migration (int version)
{
  g_autofree char *path = g_strdup_printf (MIGRATIONS_RESOURCE "/%04d.sql", version);
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/** pursuit_migrate_latest: the newest schema version that this program knows. */
int
pursuit_migrate_latest (void)
{
  static int latest = 0;

  for (int next = latest + 1;; next++)
    {
      g_autoptr (GBytes) bytes = load_migration (next);
      if (bytes == NULL)
        return latest;
      latest = next;
    }
}

/**
 * pursuit_migrate_fingerprint:
 *
 * Returns: (transfer full) (nullable): a SHA-256 over the text of every table, index, view and trigger;
 * another one than the stored one means that somebody changed the schema by hand
 */
char *
pursuit_migrate_fingerprint (PursuitDb *db, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *stmt = pursuit_db_query (db, "schema-text", error);
  int state = stmt ? 1 : -1;

  while (state == 1)
    {
      state = pursuit_db_step (db, stmt, error);
      if (state == 1)
        g_checksum_update (checksum, sqlite3_column_text (stmt, 0), sqlite3_column_bytes (stmt, 0));
    }
  return state == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* What SQL alone cannot make of the rows that are there, at the migration behind which it is needed. */
static gboolean
fill (PursuitDb *db, int version, PursuitCare *care, GError **error)
{
  if (version == COMPANY_KEYS_VERSION)
    return pursuit_duplicates_fill_keys (db, care, error);
  return version != TEXT_INDEX_VERSION || pursuit_text_index_fill (db, care, error);
}

/* One migration in one transaction together with its number and the new fingerprint. */
static gboolean
apply (PursuitDb *db, int version, PursuitCare *care, GError **error)
{
  g_autoptr (GBytes) bytes = load_migration (version);
  g_autofree char *sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *number =
      g_strdup_printf ("PRAGMA user_version=%d; PRAGMA application_id=%d", version, PURSUIT_APPLICATION_ID);
  g_autofree char *fingerprint = NULL;

  if (pursuit_db_exec (db, "BEGIN IMMEDIATE", error) && pursuit_db_exec (db, sql, error) &&
      fill (db, version, care, error) && pursuit_db_exec (db, number, error) &&
      (fingerprint = pursuit_migrate_fingerprint (db, error)) != NULL &&
      pursuit_store_set_setting (db, "schema-fingerprint", fingerprint, error) &&
      pursuit_db_exec (db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (pursuit_db_get_handle (db)))
    pursuit_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/** pursuit_migrate_create: makes the newest schema in an empty database, and the connection one that writes.
 */
gboolean
pursuit_migrate_create (PursuitDb *db, GError **error)
{
  if (!pursuit_db_prepare_writing (db, error))
    return FALSE;
  for (int version = 1; version <= pursuit_migrate_latest (); version++)
    {
      PursuitCare care = { 0 };
      if (!apply (db, version, &care, error))
        return FALSE;
    }
  return TRUE;
}

/* A backup of the file as it is, read again before it counts: NAME.before-N, N the first version that it is
 * brought up to. One of an earlier try makes way: an older program may have written to the file since. */
static gboolean
back_up_before (PursuitDb *db, const char *path, int version, GError **error)
{
  g_autofree char *target = g_strdup_printf ("%s.before-%d", path, version + 1);
  return pursuit_backup_write (db, path, target, TRUE, NULL, NULL, NULL, error);
}

/**
 * pursuit_migrate_inspect:
 * @path: the file of @db, for the sentence
 * @error: %PURSUIT_STORE_ERROR_NOT_DATABASE, _NEWER, _DAMAGED
 *
 * Looks at the header, and refuses what is not ours or newer than we are.
 *
 * Returns: the version of the schema, 0 when it is refused
 */
int
pursuit_migrate_inspect (PursuitDb *db, const char *path, GError **error)
{
  /* the first read of the file: this is where a text file or a damaged header shows */
  if (!pursuit_db_exec (db, "SELECT count(*) FROM sqlite_schema", error))
    return 0;

  gint64 application = pursuit_db_scalar (db, "PRAGMA application_id", 0);
  int version = (int) pursuit_db_scalar (db, "PRAGMA user_version", 0);
  int latest = pursuit_migrate_latest ();
  if (application != PURSUIT_APPLICATION_ID || version < 1)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_DATABASE,
                   _ ("“%s” is not a Pursuit database."), path);
      return 0;
    }
  if (version > latest)
    {
      g_set_error (
          error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NEWER,
          _ ("“%s” was made by a newer version of Pursuit (its format is %d, this program knows %d)."), path,
          version, latest);
      return 0;
    }
  return version;
}

/**
 * pursuit_migrate_open:
 * @db: just opened
 * @path: its file
 * @read_only: an older file cannot be brought up then, and is refused
 * @progress: (nullable): told how far it is while an older file is brought up
 * @error: as pursuit_migrate_inspect()
 *
 * Inspects the file, brings an older one up, and compares the schema with its fingerprint. Unless it is
 * @read_only, the connection is one that writes then.
 */
gboolean
pursuit_migrate_open (PursuitDb *db,
                      const char *path,
                      gboolean read_only,
                      PursuitCareFunc progress,
                      gpointer progress_data,
                      GError **error)
{
  int version = pursuit_migrate_inspect (db, path, error);
  int latest = pursuit_migrate_latest ();

  if (version == 0)
    return FALSE;
  if (version < latest && read_only)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NEWER,
                   _ ("“%s” has an older format (%d, now %d). Open it for writing once to bring it up."),
                   path, version, latest);
      return FALSE;
    }
  /* from here on the file is known as ours and may be written to */
  if (!read_only && !pursuit_db_prepare_writing (db, error))
    return FALSE;
  if (version < latest && !back_up_before (db, path, version, error))
    return FALSE;
  for (int next = version + 1; next <= latest; next++)
    {
      PursuitCare care = { .func = progress, .data = progress_data };
      pursuit_care_begin_step (&care, (double) (next - version - 1) / (latest - version),
                               (double) (next - version) / (latest - version));
      if (!apply (db, next, &care, error))
        return FALSE;
    }

  g_autofree char *stored = pursuit_store_get_setting (db, "schema-fingerprint");
  g_autofree char *actual = pursuit_migrate_fingerprint (db, error);
  if (actual == NULL)
    return FALSE;
  if (g_strcmp0 (stored, actual) != 0)
    {
      g_set_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
                   _ ("The tables of “%s” are not as this program made them. It was not opened."), path);
      return FALSE;
    }
  return TRUE;
}
