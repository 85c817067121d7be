/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-edits.h"

#include "pursuit-journal.h"

/*
 * Operations as the program makes them, picked and filled at random: with the same seed and the same database
 * the same ones.
 */

typedef gboolean (*Edit) (PursuitTxn *txn, GRand *rand, GError **error);

typedef struct
{
  GRand *rand;
  gint64 *operation_id;
} EditData;

/* The id of some row of @table that meets @where; 0 when there is none. */
static gint64
pick (PursuitTxn *txn, GRand *rand, const char *table, const char *where)
{
  PursuitDb *db = pursuit_txn_get_db (txn);
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table, where);
  gint64 n = pursuit_db_scalar (db, count, 0);
  if (n == 0)
    return 0;

  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s ORDER BY id LIMIT 1 OFFSET %d", table,
                                          where, g_rand_int_range (rand, 0, (gint32) n));
  return pursuit_db_scalar (db, sql, 0);
}

static void
set_id (PursuitRow *row, const char *column, gint64 id)
{
  if (id != 0)
    pursuit_row_set_int (row, column, id);
  else
    pursuit_row_set_null (row, column);
}

static void
set_day (PursuitRow *row, PursuitTxn *txn, const char *column, int days)
{
  g_autofree char *iso = pursuit_day_to_iso (pursuit_txn_get_today (txn) + days);
  pursuit_row_set_text (row, column, iso);
}

static void
set_name (PursuitRow *row, GRand *rand, const char *column, const char *kind)
{
  g_autofree char *name = g_strdup_printf ("%s %u <b>长安</b>", kind, g_rand_int_range (rand, 0, 1000000));
  pursuit_row_set_text (row, column, name);
}

static gboolean
new_company (PursuitTxn *txn, GRand *rand, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  set_name (row, rand, "name", "Company");
  set_id (row, "owner_id", pick (txn, rand, "member", "1 = 1"));
  set_id (row, "parent_id", g_rand_boolean (rand) ? pick (txn, rand, "company", "1 = 1") : 0);
  return pursuit_txn_insert (txn, "company", row, error) != 0;
}

static gboolean
new_person (PursuitTxn *txn, GRand *rand, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  set_name (row, rand, "name", "Person");
  set_id (row, "company_id", pick (txn, rand, "company", "1 = 1"));
  pursuit_row_set_text (row, "level", g_rand_boolean (rand) ? "decision" : "operating");
  return pursuit_txn_insert (txn, "person", row, error) != 0;
}

static gboolean
add_event (PursuitTxn *txn, GRand *rand, gint64 deal, const char *kind, gint64 from, GError **error)
{
  PursuitStageEvent event = { .kind = kind,
                              .from_stage_id = from,
                              .at_ms = pursuit_txn_get_now_ms (txn),
                              .day = pursuit_txn_get_today (txn),
                              .at_known = g_rand_int_range (rand, 0, 5) > 0,
                              .forced = g_rand_boolean (rand),
                              .probability_before = -1 };
  return pursuit_txn_add_stage_event (txn, deal, &event, error);
}

static gboolean
new_deal (PursuitTxn *txn, GRand *rand, GError **error)
{
  static const char *const currencies[] = { "CNY", "EUR", "JPY" };
  gint64 stage = pick (txn, rand, "stage", "phase = 'sell'");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  set_name (row, rand, "title", "Deal");
  set_id (row, "company_id", pick (txn, rand, "company", "1 = 1"));
  set_id (row, "process_id", pick (txn, rand, "process", "1 = 1"));
  set_id (row, "stage_id", stage);
  set_id (row, "owner_id", g_rand_boolean (rand) ? pick (txn, rand, "member", "1 = 1") : 0);
  pursuit_row_set_real (row, "position", g_rand_double_range (rand, -100, 100));
  pursuit_row_set_int (row, "amount", g_rand_int_range (rand, 0, 100000000));
  pursuit_row_set_text (row, "currency", currencies[g_rand_int_range (rand, 0, 3)]);
  set_day (row, txn, "expected_close", g_rand_int_range (rand, 0, 400));
  gint64 id = pursuit_txn_insert (txn, "deal", row, error);
  return id != 0 && add_event (txn, rand, id, "created", 0, error);
}

static gboolean
move_deal (PursuitTxn *txn, GRand *rand, GError **error)
{
  gint64 id = pick (txn, rand, "deal", "outcome = 'open'");
  gint64 stage = pick (txn, rand, "stage", "phase = 'sell'");
  g_autoptr (PursuitRow) old = id ? pursuit_txn_read (txn, "deal", id, error) : NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (old == NULL)
    return new_deal (txn, rand, error);
  pursuit_row_set_int (row, "stage_id", stage);
  pursuit_row_set_real (row, "position", g_rand_double_range (rand, -100, 100));
  return pursuit_txn_update (txn, "deal", id, 0, row, error) &&
         add_event (txn, rand, id, "moved", pursuit_row_get_int (old, "stage_id"), error);
}

static gboolean
edit_deal (PursuitTxn *txn, GRand *rand, GError **error)
{
  gint64 id = pick (txn, rand, "deal", "1 = 1");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (id == 0)
    return new_deal (txn, rand, error);
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      set_name (row, rand, "title", "Deal again");
      break;
    case 1:
      pursuit_row_set_null (row, "amount");
      set_day (row, txn, "expected_close", g_rand_int_range (rand, 0, 400));
      break;
    case 2:
      pursuit_row_set_real (row, "probability_own", g_rand_int_range (rand, 0, 101) / 100.0);
      pursuit_row_set_int (row, "amount", g_rand_int_range (rand, 0, 100000000));
      break;
    case 3:
      pursuit_row_set_text (row, "grade", g_rand_boolean (rand) ? "A" : "C");
      pursuit_row_set_int (row, "grade_own", 1);
      break;
    default:
      pursuit_row_set_null (row, "grade");
      pursuit_row_set_int (row, "grade_own", 0);
    }
  return pursuit_txn_update (txn, "deal", id, 0, row, error);
}

static gboolean
close_or_reopen (PursuitTxn *txn, GRand *rand, GError **error)
{
  static const char *const outcomes[] = { "won", "lost", "withdrawn", "postponed" };
  gint64 id = pick (txn, rand, "deal", "1 = 1");
  g_autoptr (PursuitRow) old = id ? pursuit_txn_read (txn, "deal", id, error) : NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (old == NULL)
    return new_deal (txn, rand, error);
  gboolean is_open = g_strcmp0 (pursuit_row_get_text (old, "outcome"), "open") == 0;
  const char *outcome = is_open ? outcomes[g_rand_int_range (rand, 0, 4)] : "open";
  pursuit_row_set_text (row, "outcome", outcome);
  if (is_open)
    set_day (row, txn, "closed", 0);
  else
    pursuit_row_set_null (row, "closed");
  if (g_str_equal (outcome, "won"))
    pursuit_row_set_int (row, "stage_id", pick (txn, rand, "stage", "phase = 'deliver'"));
  return pursuit_txn_update (txn, "deal", id, 0, row, error) &&
         add_event (txn, rand, id, is_open ? "closed" : "reopened", pursuit_row_get_int (old, "stage_id"),
                    error);
}

static gboolean
change_owner (PursuitTxn *txn, GRand *rand, GError **error)
{
  gint64 id = pick (txn, rand, "deal", "1 = 1");
  gint64 owner = pick (txn, rand, "member", "1 = 1");
  g_autoptr (PursuitRow) old = id ? pursuit_txn_read (txn, "deal", id, error) : NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (old == NULL || pursuit_row_get_int (old, "owner_id") == owner)
    return new_deal (txn, rand, error);
  pursuit_row_set_int (row, "owner_id", owner);
  return pursuit_txn_update (txn, "deal", id, 0, row, error) &&
         add_event (txn, rand, id, "owner", 0, error) &&
         pursuit_txn_add_owner_event (txn, "deal", id, pursuit_row_get_int (old, "owner_id"), owner, error);
}

static gboolean
set_participant (PursuitTxn *txn, GRand *rand, GError **error)
{
  gint64 deal = pick (txn, rand, "deal", "1 = 1");
  gint64 person = pick (txn, rand, "person", "1 = 1");
  g_autofree char *where =
      g_strdup_printf ("deal_id = %" G_GINT64_FORMAT " AND person_id = %" G_GINT64_FORMAT, deal, person);
  gint64 id = pick (txn, rand, "participant", where);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (deal == 0 || person == 0)
    return new_person (txn, rand, error);
  if (id != 0 && g_rand_boolean (rand))
    return pursuit_txn_delete (txn, "participant", id, error);
  pursuit_row_set_int (row, "insider", g_rand_boolean (rand));
  pursuit_row_set_int (row, "attitude", g_rand_int_range (rand, -2, 3));
  pursuit_row_set_text (row, "roles", g_rand_boolean (rand) ? "decision-maker,user" : "user");
  if (id != 0)
    return pursuit_txn_update (txn, "participant", id, 0, row, error);
  pursuit_row_set_int (row, "deal_id", deal);
  pursuit_row_set_int (row, "person_id", person);
  return pursuit_txn_insert (txn, "participant", row, error) != 0;
}

static gboolean
log_activity (PursuitTxn *txn, GRand *rand, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autoptr (PursuitRow) guest = pursuit_row_new ();
  gint64 person = pick (txn, rand, "person", "1 = 1");

  pursuit_row_set_text (row, "kind", "visit");
  set_name (row, rand, "subject", "Visit");
  set_id (row, "deal_id", g_rand_int_range (rand, 0, 4) ? pick (txn, rand, "deal", "1 = 1") : 0);
  set_day (row, txn, g_rand_boolean (rand) ? "done" : "planned", g_rand_int_range (rand, -20, 20));
  gint64 id = pursuit_txn_insert (txn, "activity", row, error);
  if (id == 0 || person == 0)
    return id != 0;
  pursuit_row_set_int (guest, "activity_id", id);
  pursuit_row_set_int (guest, "person_id", person);
  return pursuit_txn_insert (txn, "activity_person", guest, error) != 0;
}

/* Done, undone, or given to another deal. */
static gboolean
edit_activity (PursuitTxn *txn, GRand *rand, GError **error)
{
  gint64 id = pick (txn, rand, "activity", "1 = 1");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (id == 0)
    return log_activity (txn, rand, error);
  set_day (row, txn, "planned", g_rand_int_range (rand, 0, 20));
  if (g_rand_boolean (rand))
    set_day (row, txn, "done", g_rand_int_range (rand, -20, 1));
  else
    pursuit_row_set_null (row, "done");
  set_id (row, "deal_id", pick (txn, rand, "deal", "1 = 1"));
  return pursuit_txn_update (txn, "activity", id, 0, row, error);
}

/* Deletes the rows of @table whose @column is @id. */
static gboolean
delete_children (PursuitTxn *txn, const char *table, const char *column, gint64 id, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT max(id) FROM %s WHERE %s = %" G_GINT64_FORMAT, table, column, id);
  gint64 child;

  while ((child = pursuit_db_scalar (pursuit_txn_get_db (txn), sql, 0)) != 0)
    {
      if (g_str_equal (table, "activity") &&
          !delete_children (txn, "activity_person", "activity_id", child, error))
        return FALSE;
      if (!pursuit_txn_delete (txn, table, child, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_deal (PursuitTxn *txn, GRand *rand, GError **error)
{
  gint64 id = pick (txn, rand, "deal", "1 = 1");

  if (id == 0 || g_rand_int_range (rand, 0, 3) > 0)
    return new_deal (txn, rand, error);
  return delete_children (txn, "participant", "deal_id", id, error) &&
         delete_children (txn, "activity", "deal_id", id, error) &&
         pursuit_txn_delete (txn, "deal", id, error);
}

static gboolean
edit_person (PursuitTxn *txn, GRand *rand, GError **error)
{
  gint64 id = pick (txn, rand, "person", "1 = 1");
  gint64 manager = pick (txn, rand, "person", "1 = 1");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (id == 0)
    return new_person (txn, rand, error);
  pursuit_row_set_text (row, "level", g_rand_boolean (rand) ? "decision" : "management");
  set_id (row, "reports_to", manager < id ? manager : 0);
  return pursuit_txn_update (txn, "person", id, 0, row, error);
}

/* As an import does: rows without lines of their own in the journal, parents behind their children too. */
static gboolean
import_companies (PursuitTxn *txn, GRand *rand, GError **error)
{
  const int n = 5;
  PursuitDb *db = pursuit_txn_get_db (txn);
  gint64 first = pursuit_txn_reserve_ids (txn, "company", n, error);

  for (int i = 0; first != 0 && i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO company (id, uid, updated_ms, name, match_key, search, sort_key, dup_name) "
          "VALUES (%" G_GINT64_FORMAT ", 'uid-%" G_GINT64_FORMAT
          "', 0, 'Imported', 'Imported', 'imported', 'imported', 'imported')",
          first + i, first + i);
      if (!pursuit_db_exec (db, sql, error))
        return FALSE;
    }
  g_autofree char *parent =
      g_strdup_printf ("UPDATE company SET parent_id = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
                       first + n - 1, first);
  pursuit_txn_set_summary_stale (txn);
  return first != 0 && pursuit_db_exec (db, parent, error) &&
         pursuit_txn_note_range (txn, "company", first, first + n - 1, error);
}

static gpointer
edit_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const struct
  {
    const char *kind;
    Edit edit;
    int weight;
  } edits[] = {
    { "new-company", new_company, 2 }, { "new-person", new_person, 3 },
    { "new-deal", new_deal, 4 },       { "move", move_deal, 5 },
    { "edit-deal", edit_deal, 5 },     { "close", close_or_reopen, 4 },
    { "owner", change_owner, 2 },      { "participant", set_participant, 4 },
    { "log", log_activity, 4 },        { "edit-activity", edit_activity, 3 },
    { "delete", delete_deal, 3 },      { "edit-person", edit_person, 3 },
    { "import", import_companies, 1 },
  };
  EditData *edit_data = data;
  int choice = g_rand_int_range (edit_data->rand, 0, 43);
  guint i = 0;

  while (choice >= edits[i].weight && i + 1 < G_N_ELEMENTS (edits))
    choice -= edits[i++].weight;
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, 1, edits[i].kind, error);
  if (txn == NULL || !edits[i].edit (txn, edit_data->rand, error))
    return NULL;
  *edit_data->operation_id = pursuit_txn_get_operation (txn);
  return pursuit_txn_commit (g_steal_pointer (&txn), "{}", error) ? store : NULL;
}

/**
 * random_edit:
 * @operation_id: (out): the id of the journal's operation
 *
 * Makes one random operation and waits until it is committed.
 */
gboolean
random_edit (PursuitStore *store, GRand *rand, gint64 *operation_id, GError **error)
{
  EditData data = { rand, operation_id };
  return pursuit_store_call (store, PURSUIT_LANE_WRITE, edit_func, &data, NULL, error) != NULL;
}
