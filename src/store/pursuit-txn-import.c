/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-import.h"

#include "pursuit-txn-private.h"

/** pursuit_import_note_free: frees what is remembered of an import. */
void
pursuit_import_note_free (PursuitImportNote *self)
{
  if (self == NULL)
    return;
  g_free (self->actor);
  g_free (self->table);
  g_free (self->file);
  g_free (self);
}

/* What the rows that it changed were before. */
static gboolean
keep_changed (PursuitTxn *self, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "import-rows-insert", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, self->operation_id);
  return pursuit_db_run (self->db, stmt, error);
}

/**
 * pursuit_txn_note_import:
 * @note: its counts, table and file; the rest is the transaction's own
 *
 * Remembers this transaction as an import, with what the rows that it changed were before. At its end.
 */
gboolean
pursuit_txn_note_import (PursuitTxn *self, const PursuitImportNote *note, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "import-insert", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, self->operation_id);
  pursuit_bind_int (stmt, 2, self->now_ms);
  pursuit_bind_int (stmt, 3, self->actor_id);
  pursuit_bind_text (stmt, 4, note->table);
  pursuit_bind_text (stmt, 5, note->file);
  pursuit_bind_int (stmt, 6, note->imported);
  pursuit_bind_int (stmt, 7, note->updated);
  pursuit_bind_int (stmt, 8, note->skipped);
  pursuit_bind_int (stmt, 9, note->rejected);
  if (!pursuit_db_run (self->db, stmt, error))
    return FALSE;
  return note->updated == 0 || keep_changed (self, error);
}

/**
 * pursuit_import_notes_read:
 * @id: of one import, 0: all of them, the last first
 *
 * Returns: (transfer full) (nullable) (element-type PursuitImportNote): %NULL with @error set
 */
GPtrArray *
pursuit_import_notes_read (PursuitDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_import_note_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "import-list", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitImportNote *note = g_new0 (PursuitImportNote, 1);
      note->id = sqlite3_column_int64 (stmt, 0);
      note->at_ms = sqlite3_column_int64 (stmt, 1);
      note->actor = g_strdup (pursuit_column_text (stmt, 2));
      note->table = g_strdup (pursuit_column_text (stmt, 3));
      note->file = g_strdup (pursuit_column_text (stmt, 4));
      note->imported = sqlite3_column_int64 (stmt, 5);
      note->updated = sqlite3_column_int64 (stmt, 6);
      note->skipped = sqlite3_column_int64 (stmt, 7);
      note->rejected = sqlite3_column_int64 (stmt, 8);
      note->state = sqlite3_column_int (stmt, 9);
      g_ptr_array_add (notes, note);
    }
  return state == 0 ? g_steal_pointer (&notes) : NULL;
}

/**
 * pursuit_import_recall_mapping:
 *
 * Returns: (transfer full) (nullable): how a file with these headers was mapped the last time; %NULL without
 * @error if there was none
 */
char *
pursuit_import_recall_mapping (PursuitDb *db, const char *table, const char *headers, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "import-mapping", error);
  char *mapping;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_text (stmt, 1, table);
  pursuit_bind_text (stmt, 2, headers);
  mapping = pursuit_db_step (db, stmt, error) == 1 ? g_strdup (pursuit_column_text (stmt, 0)) : NULL;
  sqlite3_reset (stmt);
  return mapping;
}
