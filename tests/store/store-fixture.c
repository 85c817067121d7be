/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "pursuit-journal.h"
#include "pursuit-grade.h"
#include "pursuit-probability.h"
#include "pursuit-win-probability.h"

#include <ftw.h>
#include <glib/gstdio.h>

/**
 * fixture_derive: a deal's figures by the rules of rules/probability; closed deals leave the board unless
 * they are being delivered.
 */
void
fixture_derive (const PursuitDealFacts *facts, PursuitDealDerived *derived)
{
  gboolean open = g_str_equal (facts->outcome, "open");
  gboolean delivering = g_str_equal (facts->outcome, "won") && g_str_equal (facts->phase, "deliver") &&
                        facts->finished == PURSUIT_DAY_NONE;

  derived->probability_computed =
      pursuit_win_probability_estimate (facts->model ? facts->model : &PURSUIT_WIN_PLAIN_RULE, &facts->win);
  derived->probability =
      pursuit_win_probability_effective (derived->probability_computed, facts->own_probability);
  derived->weighted = open ? pursuit_probability_weigh (facts->amount, derived->probability) : 0;
  derived->grade = facts->own_grade;
  if (derived->grade == NULL && open)
    {
      const PursuitGradeFacts grade = { .expected_close = facts->expected_close,
                                        .probability = derived->probability,
                                        .today = facts->today };
      derived->grade = pursuit_grade_of_deal (facts->rules, &grade);
    }
  derived->on_board = open || delivering;
}

static int
remove_entry_cb (const char *path, const struct stat *status, int type, struct FTW *place)
{
  return remove (path);
}

/** fixture_remove_folder: removes @folder and all that is in it. */
void
fixture_remove_folder (const char *folder)
{
  nftw (folder, remove_entry_cb, 16, FTW_DEPTH | FTW_PHYS);
}

typedef struct
{
  const char *kind;
  FixtureWrite func;
  gpointer data;
} WriteData;

static gpointer
write_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  WriteData *write = data;
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, 1, write->kind, error);

  if (txn == NULL || !write->func (txn, write->data, error) ||
      !pursuit_txn_commit (g_steal_pointer (&txn), "{}", error))
    return NULL;
  return store;
}

/** fixture_write: runs @func in one transaction of kind @kind. */
gboolean
fixture_write (PursuitStore *store, const char *kind, FixtureWrite func, gpointer data, GError **error)
{
  WriteData write = { kind, func, data };
  return pursuit_store_call (store, PURSUIT_LANE_WRITE, write_func, &write, NULL, error) != NULL;
}

/** fixture_revert_func: undo, or with a true @data redo, of the last operation; for the storage thread. */
gpointer
fixture_revert_func (PursuitStore *store,
                     PursuitDb *db,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (PursuitOperation) operation =
      pursuit_journal_revert_last (store, db, 1, GPOINTER_TO_INT (data), NULL, error);
  return operation ? store : NULL;
}

/** fixture_undo: takes the last operation back, which must succeed. */
void
fixture_undo (PursuitStore *store)
{
  g_autoptr (GError) error = NULL;
  pursuit_store_call (store, PURSUIT_LANE_WRITE, fixture_revert_func, GINT_TO_POINTER (FALSE), NULL, &error);
  g_assert_no_error (error);
}

/** fixture_redo: brings back what the last undo took, which must succeed. */
void
fixture_redo (PursuitStore *store)
{
  g_autoptr (GError) error = NULL;
  pursuit_store_call (store, PURSUIT_LANE_WRITE, fixture_revert_func, GINT_TO_POINTER (TRUE), NULL, &error);
  g_assert_no_error (error);
}

static gpointer
exec_func (PursuitStore *store, PursuitDb *db, gpointer sql, GCancellable *cancellable, GError **error)
{
  return pursuit_db_exec (db, sql, error) ? store : NULL;
}

/** fixture_exec: runs SQL past the journal. */
gboolean
fixture_exec (PursuitStore *store, const char *sql)
{
  return pursuit_store_call (store, PURSUIT_LANE_WRITE, exec_func, (gpointer) sql, NULL, NULL) != NULL;
}

static gboolean
touch_all (PursuitTxn *txn, gpointer data, GError **error)
{
  gint64 last = pursuit_db_scalar (pursuit_txn_get_db (txn), "SELECT max(id) FROM deal", 0);

  pursuit_txn_set_summary_stale (txn);
  for (gint64 id = 1; id <= last; id++)
    {
      if (!pursuit_txn_touch_deal (txn, id, error))
        return FALSE;
    }
  return TRUE;
}

/** fixture_derive_all: computes every deal's derived columns and the summary anew. */
gboolean
fixture_derive_all (PursuitStore *store)
{
  return fixture_write (store, "derive", touch_all, NULL, NULL);
}

typedef struct
{
  const char *table;
  gint64 id;
} HistoryData;

static gpointer
history_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HistoryData *history = data;
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) operations = pursuit_journal_history (db, history->table, history->id, 100, error);

  for (guint i = 0; operations != NULL && i < operations->len; i++)
    {
      PursuitOperation *operation = operations->pdata[i];
      g_string_append_printf (text, "%s%s ", operation->kind, operation->undone ? "(undone)" : "");
    }
  return g_string_free (text, FALSE);
}

/** fixture_history: (transfer full): the kinds of the operations, of one record if @table is given, newest
 * first. */
char *
fixture_history (PursuitStore *store, const char *table, gint64 id)
{
  HistoryData data = { table, id };
  return pursuit_store_call (store, PURSUIT_LANE_READ, history_func, &data, NULL, NULL);
}

typedef struct
{
  const char *table;
  const char *json;
  gint64 id;
  gint64 ver;
} RowData;

static gboolean
insert_row (PursuitTxn *txn, gpointer data, GError **error)
{
  RowData *row_data = data;
  g_autoptr (PursuitRow) row = pursuit_row_new_from_json (row_data->json, error);

  row_data->id = row ? pursuit_txn_insert (txn, row_data->table, row, error) : 0;
  return row_data->id != 0;
}

/** fixture_insert: one row, its columns as JSON, in an operation of its own; its id, 0 on failure. */
gint64
fixture_insert (PursuitStore *store, const char *table, const char *json, GError **error)
{
  RowData data = { .table = table, .json = json };
  return fixture_write (store, "insert", insert_row, &data, error) ? data.id : 0;
}

static gboolean
update_row (PursuitTxn *txn, gpointer data, GError **error)
{
  RowData *row_data = data;
  g_autoptr (PursuitRow) row = pursuit_row_new_from_json (row_data->json, error);
  return row != NULL && pursuit_txn_update (txn, row_data->table, row_data->id, row_data->ver, row, error);
}

/** fixture_update: sets the columns in @json of one row, in an operation of its own. */
gboolean
fixture_update (PursuitStore *store,
                const char *table,
                gint64 id,
                gint64 ver,
                const char *json,
                GError **error)
{
  RowData data = { table, json, id, ver };
  return fixture_write (store, "update", update_row, &data, error);
}

static gboolean
delete_row (PursuitTxn *txn, gpointer data, GError **error)
{
  RowData *row_data = data;
  return pursuit_txn_delete (txn, row_data->table, row_data->id, error);
}

/** fixture_delete: deletes one row, in an operation of its own. */
gboolean
fixture_delete (PursuitStore *store, const char *table, gint64 id, GError **error)
{
  RowData data = { .table = table, .id = id };
  return fixture_write (store, "delete", delete_row, &data, error);
}

static gboolean
new_deal (PursuitTxn *txn, gpointer data, GError **error)
{
  RowData *row_data = data;
  PursuitStageEvent event = { .kind = "created",
                              .at_ms = pursuit_txn_get_now_ms (txn),
                              .day = pursuit_txn_get_today (txn),
                              .at_known = TRUE,
                              .probability_before = -1 };
  return insert_row (txn, data, error) && pursuit_txn_add_stage_event (txn, row_data->id, &event, error);
}

/** fixture_new_deal: an open deal in the first stage, of the first member, with its event; its id. */
gint64
fixture_new_deal (StoreFixture *self, const char *title, gint64 amount)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  pursuit_row_set_text (row, "title", title);
  pursuit_row_set_int (row, "process_id", self->process_id);
  pursuit_row_set_int (row, "stage_id", self->stage_ids[0]);
  pursuit_row_set_int (row, "owner_id", self->member_ids[0]);
  pursuit_row_set_int (row, "amount", amount);
  pursuit_row_set_real (row, "position", 1);
  pursuit_row_set_text (row, "currency", "CNY");
  pursuit_row_set_text (row, "expected_close", "2026-11-30");
  g_autofree char *json = pursuit_row_to_json (row);
  RowData data = { .table = "deal", .json = json };

  fixture_write (self->store, "new-deal", new_deal, &data, &error);
  g_assert_no_error (error);
  return data.id;
}

static gboolean
seed (PursuitTxn *txn, gpointer data, GError **error)
{
  static const char *const stages[] = {
    "\"code\": \"develop\", \"name\": \"Develop\", \"position\": 1, \"probability\": 0.1",
    "\"code\": \"bid\", \"name\": \"Bid\", \"position\": 2, \"probability\": 0.55",
    "\"code\": \"deliver\", \"name\": \"Deliver\", \"position\": 3, \"probability\": 1.0, "
    "\"phase\": \"deliver\"",
  };
  static const char *const members[] = { "{\"name\": \"Wang Wei\"}", "{\"name\": \"Anna Berg\"}" };
  StoreFixture *self = data;
  RowData row = { .table = "process", .json = "{\"code\": \"key\", \"name\": \"Key account\"}" };

  if (!insert_row (txn, &row, error))
    return FALSE;
  self->process_id = row.id;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      row = (RowData){ .table = "member", .json = members[i] };
      if (!insert_row (txn, &row, error))
        return FALSE;
      self->member_ids[i] = row.id;
    }
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{\"process_id\": %" G_GINT64_FORMAT ", %s}", self->process_id, stages[i]);
      row = (RowData){ .table = "stage", .json = json };
      if (!insert_row (txn, &row, error))
        return FALSE;
      self->stage_ids[i] = row.id;
    }
  return TRUE;
}

/** fixture_set_up: makes the database; kind `create` keeps the seed out of undo. */
void
fixture_set_up (StoreFixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_set_derive (fixture_derive);
  self->folder = g_dir_make_tmp ("pursuit-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.db", NULL);
  self->store = pursuit_store_new ();
  pursuit_store_set_today (self->store, FIXTURE_TODAY);
  pursuit_store_open (self->store, self->path, PURSUIT_DB_CREATE, &error);
  g_assert_no_error (error);
  fixture_write (self->store, "create", seed, self, &error);
  g_assert_no_error (error);
}

/** fixture_tear_down: closes and removes everything. */
void
fixture_tear_down (StoreFixture *self, gconstpointer unused)
{
  g_clear_object (&self->store);
  fixture_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

/** fixture_reopen: closes the database and opens it again in a new store. */
void
fixture_reopen (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = pursuit_store_new ();
  pursuit_store_set_today (self->store, FIXTURE_TODAY);
  pursuit_store_open (self->store, self->path, PURSUIT_DB_WRITE, &error);
  g_assert_no_error (error);
}

static void
append_rows (GString *text, PursuitDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  while (pursuit_db_step (db, stmt, &error) == 1)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        {
          const char *name = sqlite3_column_name (stmt, i);
          if (g_str_equal (name, "ver") || g_str_equal (name, "updated_ms") || g_str_equal (name, "last_seq"))
            continue; /* these only grow */
          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                                  sqlite3_column_type (stmt, i) == SQLITE_NULL
                                      ? "∅"
                                      : (const char *) sqlite3_column_text (stmt, i));
        }
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

static gpointer
query_func (PursuitStore *store, PursuitDb *db, gpointer sql, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new (NULL);
  append_rows (text, db, sql);
  return g_string_free (text, FALSE);
}

/** fixture_query: (transfer full): the rows of @sql, cells with | between them; what only grows
 * (ver, updated_ms, last_seq) is left out. */
char *
fixture_query (PursuitStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = pursuit_store_call (store, PURSUIT_LANE_READ, query_func, (gpointer) sql, NULL, &error);

  g_assert_no_error (error);
  return text;
}

/** fixture_number: the one number that @sql gives. */
gint64
fixture_number (PursuitStore *store, const char *sql)
{
  g_autofree char *text = fixture_query (store, sql);
  return g_ascii_strtoll (text, NULL, 10);
}

/* Everything that undo must bring back: all tables of the domain, what lists and statistics read. */
static gpointer
dump_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const tables[] = {
    "member", "process",     "stage",    "company",         "person",
    "deal",   "participant", "activity", "activity_person", "activity_member",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      g_string_append_printf (text, "[%s]\n", tables[i]);
      append_rows (text, db, sql);
    }
  g_string_append (text, "[live events]\n");
  append_rows (text, db, "SELECT * FROM stage_event WHERE voided_by IS NULL ORDER BY deal_id, seq");
  append_rows (text, db, "SELECT * FROM owner_event WHERE voided_by IS NULL ORDER BY id");
  g_string_append (text, "[summary]\n");
  append_rows (text, db,
               "SELECT * FROM deal_summary WHERE deals <> 0 OR amount <> 0 OR weighted <> 0"
               " ORDER BY 1, 2, 3, 4, 5, 6, 7");
  return g_string_free (text, FALSE);
}

/** fixture_dump: (transfer full): the whole domain as text; equal texts are equal databases. */
char *
fixture_dump (PursuitStore *store)
{
  return pursuit_store_call (store, PURSUIT_LANE_READ, dump_func, NULL, NULL, NULL);
}

/** fixture_assert_same: two dumps are equal; if not, the first line that differs is shown. */
void
fixture_assert_same (const char *dump, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL || wanted[i] != NULL; i++)
    {
      g_assert_cmpstr (lines[i], ==, wanted[i]);
      if (lines[i] == NULL || wanted[i] == NULL)
        break;
    }
}
