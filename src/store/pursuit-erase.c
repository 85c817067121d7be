/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-erase-private.h"

#include "pursuit-attachments.h"
#include "pursuit-erase-list.h"
#include "pursuit-find.h"
#include "pursuit-txn-private.h"

#include <glib/gi18n-lib.h>

/*
 * Erasing a person, as the law gives everybody the right to: nothing of them may be left, neither a row nor a
 * byte. The rows go in one transaction, with what the journal knows of them. Then the whole file is written
 * anew (VACUUM) and the log is cut to nothing: a page keeps bytes of rows that were moved to another one, and
 * only a new page surely holds none. Whatever stops that, it is due until it was done.
 *
 * It is no step that undo could take back. Undo and redo of older steps: see pursuit-erase-journal.c.
 */

#define SCRUB_DUE "scrub-due"

static void
free_mention (gpointer data)
{
  PursuitMention *mention = data;

  g_free (mention->title);
  g_free (mention);
}

static PursuitErased *
erased_new (void)
{
  PursuitErased *self = g_new0 (PursuitErased, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (PursuitErasedPart));
  self->mentions = g_ptr_array_new_with_free_func (free_mention);
  return self;
}

/** pursuit_erased_free: frees it. */
void
pursuit_erased_free (PursuitErased *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->parts);
  g_ptr_array_unref (self->mentions);
  g_free (self->bytes_left);
  g_free (self);
}

/* The hashes of the kept files that go; NULL with @error. */
static GPtrArray *
collect_files (PursuitDb *db, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt =
      pursuit_db_prepare (db,
                          "SELECT a.sha256 FROM temp.erased e CROSS JOIN attachment a ON a.id = e.row_id "
                          "WHERE e.tbl = 'attachment' UNION SELECT c.before ->> 'sha256' FROM temp.erased e "
                          "CROSS JOIN change c ON c.tbl = e.tbl AND c.row_id = e.row_id "
                          "WHERE e.tbl = 'attachment' AND c.before ->> 'sha256' IS NOT NULL",
                          error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (hashes, g_strdup (pursuit_column_text (stmt, 0)));
  return state == 0 ? g_steal_pointer (&hashes) : NULL;
}

/* Whether the reference is another one of rows that the one before it leads to already. */
static gboolean
is_same_rows (const PursuitPersonReference *references, guint i)
{
  return i > 0 && references[i - 1].goes && g_str_equal (references[i - 1].table, references[i].table);
}

/* Counts what was collected. */
static gboolean
count (PursuitDb *db, gint64 person_id, PursuitErased *erased, GError **error)
{
  guint n_references;
  const PursuitPersonReference *references = pursuit_erase_references (&n_references);
  sqlite3_stmt *stmt =
      pursuit_db_prepare (db, "SELECT count(*) FROM temp.erased WHERE tbl = $1 AND present = 1", error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < n_references; i++)
    {
      const char *table = references[i].table;
      if (!references[i].goes || is_same_rows (references, i))
        continue;
      pursuit_bind_text (stmt, 1, table);
      if (pursuit_db_step (db, stmt, error) != 1)
        return FALSE;
      PursuitErasedPart part = { table, (guint) sqlite3_column_int64 (stmt, 0) };
      sqlite3_reset (stmt);
      if (part.n > 0)
        g_array_append_val (erased->parts, part);
    }
  g_autoptr (GArray) reports = pursuit_find_ids (db, "reports-of-person", person_id, error);
  if (reports == NULL)
    return FALSE;
  erased->n_reports = reports->len;
  erased->n_steps = (guint) pursuit_db_scalar (
      db,
      "SELECT count(*) FROM temp.erased e CROSS JOIN change c ON c.tbl = e.tbl AND c.row_id = e.row_id "
      "WHERE c.action <> 'R'",
      0);
  return TRUE;
}

/* Name and uid of the person; of one who is deleted, as the journal knows them. */
static gboolean
read_identity (PursuitDb *db, char **name, char **uid, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_prepare (
      db,
      "SELECT p.name, p.uid FROM temp.erased e CROSS JOIN person p ON p.id = e.row_id WHERE e.tbl = 'person' "
      "UNION ALL SELECT c.before ->> 'name', c.before ->> 'uid' FROM temp.erased e "
      "CROSS JOIN change c ON c.tbl = e.tbl AND c.row_id = e.row_id "
      "WHERE e.tbl = 'person' AND c.action = 'D' LIMIT 1",
      error);
  int state = stmt != NULL ? pursuit_db_step (db, stmt, error) : -1;

  if (state == 1)
    {
      *name = g_strdup (pursuit_column_text (stmt, 0));
      *uid = g_strdup (pursuit_column_text (stmt, 1));
      sqlite3_reset (stmt);
    }
  if (state == 0)
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                         _ ("This person is not there any more."));
  return state == 1;
}

/**
 * pursuit_erase_survey:
 * @db: a reader's connection
 * @person_id: who; also somebody who was deleted and whom only the journal knows
 *
 * Looks for everything that erasing the person would take away, and for texts about other things that name
 * the person. Nothing is changed.
 *
 * Returns: (transfer full) (nullable): what there is
 */
PursuitErased *
pursuit_erase_survey (PursuitDb *db, gint64 person_id, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (PursuitErased) erased = erased_new ();
  g_autofree char *uid = NULL;
  if (!pursuit_erase_collect (db, person_id, error) || !read_identity (db, &erased->name, &uid, error) ||
      !count (db, person_id, erased, error) || !pursuit_erase_find_mentions (db, erased, error))
    return NULL;
  return g_steal_pointer (&erased);
}

/* The rows of @table that are to go, or (with a column) those that stay and lead to what goes. */
static GArray *
find_rows (PursuitDb *db, const PursuitPersonReference *reference, const char *table, GError **error)
{
  g_autofree char *sql =
      reference == NULL
          ? g_strdup_printf ("SELECT row_id FROM temp.erased WHERE tbl = '%s' AND present = 1", table)
          : g_strdup_printf (
                "SELECT id FROM %s WHERE %s IN (SELECT row_id FROM temp.erased WHERE tbl = '%s')", table,
                reference->column, reference->target);

  return pursuit_find_take_ids (db, pursuit_db_prepare (db, sql, error), error);
}

/* Writes past the journal: what is erased leaves no image. */
static gboolean
erase_rows (PursuitTxn *txn, const char *table, GError **error)
{
  g_autoptr (GArray) ids = find_rows (txn->db, NULL, table, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (PursuitRow) row = pursuit_txn_read (txn, table, id, error);
      if (row == NULL || !pursuit_txn_touch_row (txn, table, row, error) ||
          !pursuit_txn_raw_delete (txn, table, id, error))
        return FALSE;
    }
  return ids != NULL;
}

/* What stays leads nowhere any more; who reported to the person reports to the person's manager. */
static gboolean
let_go (PursuitTxn *txn, const PursuitPersonReference *reference, const PursuitValue *manager, GError **error)
{
  g_autoptr (GArray) ids = find_rows (txn->db, reference, reference->table, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (manager != NULL && g_str_equal (reference->column, "reports_to"))
    pursuit_row_set (changes, reference->column, manager);
  else
    pursuit_row_set_null (changes, reference->column);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (PursuitRow) row = pursuit_txn_read (txn, reference->table, id, error);
      if (row == NULL || !pursuit_txn_touch_row (txn, reference->table, row, error) ||
          !pursuit_txn_raw_update (txn, reference->table, id, changes, error))
        return FALSE;
    }
  return ids != NULL;
}

/* Everything that was collected, what refers to something before what it refers to. */
static gboolean
erase_collected (PursuitTxn *txn, PursuitRow *person, GError **error)
{
  guint n_references;
  const PursuitPersonReference *references = pursuit_erase_references (&n_references);
  const PursuitValue *manager = person != NULL ? pursuit_row_get (person, "reports_to") : NULL;

  for (guint i = n_references; i > 0; i--)
    {
      const PursuitPersonReference *reference = &references[i - 1];
      if (reference->goes && is_same_rows (references, i - 1))
        continue;
      if (!(reference->goes ? erase_rows (txn, reference->table, error)
                            : let_go (txn, reference, manager, error)))
        return FALSE;
    }
  return erase_rows (txn, "person", error) && pursuit_erase_journal (txn->db, error);
}

/*
 * All rows of one person, in a transaction of its own. The connection is to overwrite what it deletes.
 *
 * list: (nullable): the database beside which it is written down that the person was erased. That is on the
 * disk before the rows are gone: a restore must not bring back whom nobody remembers to erase.
 * files: the folder of kept files
 */
static gboolean
erase_one (PursuitStore *store,
           PursuitDb *db,
           gint64 actor_id,
           gint64 person_id,
           const char *list,
           const char *files,
           PursuitErased *erased,
           GError **error)
{
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, actor_id, "erase-person", error);
  g_autoptr (PursuitRow) person = txn != NULL ? pursuit_txn_read (txn, "person", person_id, NULL) : NULL;
  g_autoptr (GPtrArray) hashes = NULL;
  g_autofree char *uid = NULL;

  if (txn == NULL || !pursuit_erase_collect (db, person_id, error) ||
      !read_identity (db, &erased->name, &uid, error) || !count (db, person_id, erased, error))
    return FALSE;
  hashes = collect_files (db, error);
  if (hashes == NULL || !erase_collected (txn, person, error) ||
      !pursuit_text_index_forget (db, PURSUIT_TEXT_PERSON, person_id, error) ||
      !pursuit_store_set_setting (db, SCRUB_DUE, "1", error) ||
      (list != NULL && !pursuit_erase_list_add (list, uid, pursuit_txn_get_today (txn), error)) ||
      !pursuit_txn_commit (g_steal_pointer (&txn), "{}", error))
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    {
      int mentioned = pursuit_attachments_is_mentioned (db, hashes->pdata[i], error);
      if (mentioned < 0 || (mentioned == 0 && !pursuit_attachments_remove (files, hashes->pdata[i], error)))
        return FALSE;
    }
  return TRUE;
}

/* Writes the file anew and empties the log. Reading goes on meanwhile; the old bytes are gone when the log is
 * cut, which waits for readers of what was before. */
static gboolean
scrub (PursuitDb *db, GError **error)
{
  /* the copy is as large as the database: on the disk, not in memory */
  gboolean written = pursuit_db_exec (db, "PRAGMA temp_store=FILE", error);

  pursuit_db_set_import_cache (db, TRUE);
  written = written && pursuit_db_exec (db, "VACUUM", error);
  pursuit_db_set_import_cache (db, FALSE);
  if (!pursuit_db_exec (db, "PRAGMA temp_store=MEMORY", written ? error : NULL) || !written)
    return FALSE;
  if (pursuit_db_scalar (db, "PRAGMA wal_checkpoint(TRUNCATE)", 1) != 0)
    {
      g_set_error_literal (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_LOCKED,
                           _ ("The database is being read, by a backup perhaps."));
      return FALSE;
    }
  return pursuit_store_set_setting (db, SCRUB_DUE, "", error);
}

/**
 * pursuit_erase_person:
 * @db: the storage thread's connection
 * @actor_id: who of us does it
 * @person_id: who; also somebody who was deleted and whom only the journal knows
 *
 * Erases a person for good: every row about them, what the journal and the events say of them, their files,
 * and the bytes of all that. Texts about other things stay; see pursuit_erase_survey(). Takes as long as
 * writing the file anew. When a backup of before is restored, the person is erased from that too.
 *
 * Returns: (transfer full) (nullable): what went; when only the bytes could not be overwritten, `bytes_left`
 * says why, and it is tried again whenever the database is opened
 */
PursuitErased *
pursuit_erase_person (PursuitStore *store, PursuitDb *db, gint64 actor_id, gint64 person_id, GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_STORE (store), NULL);

  const char *path = pursuit_store_get_path (store);
  g_autofree char *files = g_strconcat (path, ".files", NULL);
  g_autoptr (PursuitErased) erased = erased_new ();
  g_autoptr (GError) scrub_error = NULL;
  gboolean overwrites = pursuit_db_scalar (db, "PRAGMA secure_delete", 0) != 0;
  gboolean done = pursuit_db_exec (db, "PRAGMA secure_delete=1", error) &&
                  erase_one (store, db, actor_id, person_id, path, files, erased, error);

  if (!overwrites)
    pursuit_db_exec (db, "PRAGMA secure_delete=0", NULL);
  if (!done)
    return NULL;
  if (!scrub (db, &scrub_error))
    erased->bytes_left = g_strdup (scrub_error->message);
  return g_steal_pointer (&erased);
}

/**
 * pursuit_erase_scrub_when_due:
 *
 * Work for the storage thread: overwrites the bytes of who was erased, when that could not be done at once.
 */
gpointer
pursuit_erase_scrub_when_due (PursuitStore *store,
                              PursuitDb *db,
                              gpointer unused,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *due = db != NULL ? pursuit_store_get_setting (db, SCRUB_DUE) : NULL;

  if (due == NULL || *due == '\0' || pursuit_store_is_read_only (store))
    return store;
  return scrub (db, error) ? store : NULL;
}

/* A backup that is looked through once more. */
typedef struct
{
  const char *files;
  GPtrArray *uids;
} Again;

/* The id of whoever has that uid, or had it; 0 when nobody is known by it, -1 with @error. */
static gint64
find_by_uid (PursuitDb *db, const char *uid, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "person-ever-by-uid", error);

  if (stmt == NULL)
    return -1;
  pursuit_bind_text (stmt, 1, uid);
  int state = pursuit_db_step (db, stmt, error);
  gint64 id = state == 1 ? sqlite3_column_int64 (stmt, 0) : state;
  sqlite3_reset (stmt);
  return id;
}

static gpointer
erase_again_func (PursuitStore *store,
                  PursuitDb *db,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  Again *again = data;
  gboolean found = FALSE;

  if (!pursuit_db_exec (db, "PRAGMA secure_delete=1", error))
    return NULL;
  for (guint i = 0; i < again->uids->len; i++)
    {
      g_autoptr (PursuitErased) erased = erased_new ();
      gint64 id = find_by_uid (db, again->uids->pdata[i], error);
      if (id < 0 || (id > 0 && !erase_one (store, db, 0, id, NULL, again->files, erased, error)))
        return NULL;
      found |= id > 0;
    }
  return !found || scrub (db, error) ? store : NULL;
}

/**
 * pursuit_erase_again:
 * @database: a database that was taken out of a backup and that nobody uses yet
 * @files: the folder of its kept files
 * @uids: (element-type utf8): who was erased since the backup was made
 *
 * Erases these people from it, bytes and all, before anybody sees it. Those whom it does not know are passed
 * over.
 */
gboolean
pursuit_erase_again (const char *database, const char *files, GPtrArray *uids, GError **error)
{
  g_return_val_if_fail (database != NULL && files != NULL && uids != NULL, FALSE);

  g_autoptr (PursuitStore) store = NULL;
  Again again = { files, uids };

  if (uids->len == 0)
    return TRUE;
  store = pursuit_store_new ();
  if (!pursuit_store_open (store, database, PURSUIT_DB_WRITE, error))
    return FALSE;
  gboolean done =
      pursuit_store_call (store, PURSUIT_LANE_WRITE, erase_again_func, &again, NULL, error) != NULL;
  pursuit_store_close (store);
  return done;
}
