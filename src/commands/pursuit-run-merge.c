/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-command.h"
#include "pursuit-references.h"
#include "pursuit-run-private.h"

#include <glib/gi18n-lib.h>

/*
 * Two records become one. What refers to the one that goes is asked of the schema: a table that comes later
 * is not forgotten.
 */

/* Rows that tie two records of one kind: never one to itself, and some of them in the order of their ids. */
typedef struct
{
  const char *table;
  const char *first;
  const char *second;
  const char *directed; /* (nullable): rows of this kind keep their order; "": all do */
} Pair;

static const Pair PAIRS[] = {
  { "not_duplicate", "first_id", "second_id", NULL },
  { "relation", "from_id", "to_id", "influence" },
  { "department_check", "checker_id", "checked_id", "" },
};

static const Pair *
find_pair (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      if (g_str_equal (PAIRS[i].table, table))
        return &PAIRS[i];
    }
  return NULL;
}

/* The column by which records of @table stand below each other. */
static const char *
parent_column (const char *table)
{
  if (g_str_equal (table, "company"))
    return "parent_id";
  return g_str_equal (table, "person") ? "reports_to" : NULL;
}

/* The pair as it will be goes in, unless it ties a record to itself or is there already. */
static gboolean
move_pair (PursuitRun *run, const Pair *pair, gint64 row_id, gint64 from, gint64 to, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, pair->table, row_id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  PursuitReference reference = { (char *) pair->table, (char *) pair->first };

  if (row == NULL)
    return FALSE;
  gint64 first = pursuit_row_get_int (row, pair->first), second = pursuit_row_get_int (row, pair->second);
  gboolean directed =
      pair->directed != NULL &&
      (*pair->directed == '\0' || g_strcmp0 (pursuit_row_get_text (row, "kind"), pair->directed) == 0);
  first = first == from ? to : first;
  second = second == from ? to : second;
  if (first == second)
    return pursuit_txn_delete (run->txn, pair->table, row_id, error);
  if (!directed && first > second)
    {
      gint64 higher = first;
      first = second;
      second = higher;
    }
  g_autoptr (GArray) others = pursuit_references_find_rows (run->db, &reference, first, error);
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      g_autoptr (PursuitRow) other =
          pursuit_txn_read (run->txn, pair->table, g_array_index (others, gint64, i), error);
      if (other == NULL)
        return FALSE;
      if (pursuit_row_get_int (other, "id") != row_id &&
          pursuit_row_get_int (other, pair->second) == second &&
          g_strcmp0 (pursuit_row_get_text (other, "kind"), pursuit_row_get_text (row, "kind")) == 0)
        return pursuit_txn_delete (run->txn, pair->table, row_id, error);
    }
  pursuit_row_set_int (changes, pair->first, first);
  pursuit_row_set_int (changes, pair->second, second);
  return others != NULL && pursuit_txn_update (run->txn, pair->table, row_id, 0, changes, error);
}

/* A row that has no place beside its twin: what refers to it refers to the twin then. What was believed of a
 * participant goes with the participant: that of the twin counts. */
static gboolean
fold (PursuitRun *run, const char *table, gint64 row_id, gint64 twin_id, GError **error)
{
  if (g_str_equal (table, "participant"))
    return pursuit_run_drop_participant (run, row_id, error);
  return pursuit_run_move_references (run, table, row_id, twin_id, error) &&
         pursuit_txn_delete (run->txn, table, row_id, error);
}

static gboolean
move_row (PursuitRun *run,
          const PursuitReference *reference,
          gint64 row_id,
          gint64 from,
          gint64 to,
          GError **error)
{
  const Pair *pair = find_pair (reference->table);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  gint64 twin_id;

  if (pair != NULL)
    return move_pair (run, pair, row_id, from, to, error);
  if (!pursuit_references_find_twin (run->db, reference, row_id, to, &twin_id, error))
    return FALSE;
  if (twin_id != 0)
    return fold (run, reference->table, row_id, twin_id, error);
  pursuit_row_set_int (changes, reference->column, to);
  return pursuit_txn_update (run->txn, reference->table, row_id, 0, changes, error);
}

/**
 * pursuit_run_move_references:
 *
 * Lets every row that refers to record @from of @table refer to @to. A row that would be there twice then
 * goes for the one that is there.
 */
gboolean
pursuit_run_move_references (PursuitRun *run, const char *table, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) references = pursuit_references_to (run->db, table, error);

  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      const PursuitReference *reference = references->pdata[i];
      g_autoptr (GArray) rows = pursuit_references_find_rows (run->db, reference, from, error);
      if (rows != NULL && rows->len > 0 && pursuit_txn_table (reference->table) == NULL)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("The rows of %s cannot be moved to another record."), reference->table);
          return FALSE;
        }
      for (guint k = 0; rows != NULL && k < rows->len; k++)
        {
          if (!move_row (run, reference, g_array_index (rows, gint64, k), from, to, error))
            return FALSE;
        }
      if (rows == NULL)
        return FALSE;
    }
  return references != NULL;
}

/**
 * pursuit_run_is_below:
 *
 * Returns: whether record @id of @table is @above or stands below it, directly or through others
 */
gboolean
pursuit_run_is_below (PursuitRun *run, const char *table, gint64 id, gint64 above)
{
  const char *column = parent_column (table);

  for (guint depth = 0; id != 0 && depth < 1000; depth++)
    {
      if (id == above)
        return TRUE;
      g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, table, id, NULL);
      id = row ? pursuit_row_get_int (row, column) : 0;
    }
  return FALSE;
}

/* Who stays takes the place of who goes where they stand in one line; otherwise whoever stands below who goes
 * would come to stand above themselves. */
static gboolean
take_place (PursuitRun *run, const char *table, PursuitRow *keep, PursuitRow *drop, GError **error)
{
  const char *column = parent_column (table);
  gint64 keep_id = pursuit_row_get_int (keep, "id"), drop_id = pursuit_row_get_int (drop, "id");
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (!pursuit_run_is_below (run, table, keep_id, drop_id))
    return TRUE;
  pursuit_row_set (changes, column, pursuit_row_get (drop, column));
  return pursuit_txn_update (run->txn, table, keep_id, 0, changes, error);
}

/* People report within their company: those of another one to nobody. */
static gboolean
release_reports (PursuitRun *run, PursuitRow *keep, PursuitRow *drop, GError **error)
{
  gint64 keep_company = pursuit_row_get_int (keep, "company_id");

  if (keep_company == pursuit_row_get_int (drop, "company_id"))
    return TRUE;
  return pursuit_run_set_null_ref (run, "reports-of-person", pursuit_row_get_int (drop, "id"), "person",
                                   "reports_to", error);
}

static gboolean
is_empty (const PursuitValue *value)
{
  return value == NULL || value->kind == PURSUIT_VALUE_NULL ||
         (value->kind == PURSUIT_VALUE_TEXT && *value->s == '\0');
}

/* Whose value a field gets: as was chosen, else the only one that there is. */
static PursuitMergeChoice
choice_of (PursuitRun *run, const char *field, const PursuitValue *keep, const PursuitValue *drop)
{
  g_autoptr (GVariant) args = pursuit_command_get_args (run->command);
  gint64 chosen;

  if (g_variant_lookup (args, field, "x", &chosen))
    return (PursuitMergeChoice) chosen;
  return is_empty (keep) && !is_empty (drop) ? PURSUIT_MERGE_DROP : PURSUIT_MERGE_KEEP;
}

/* Fields that say where a record stands: not a matter of choice when they lead to the two themselves. */
static gboolean
may_take (PursuitRun *run, const char *table, const char *column, gint64 keep_id, const PursuitValue *value)
{
  const char *parent = parent_column (table);

  if (parent == NULL || !g_str_equal (parent, column) || is_empty (value))
    return TRUE;
  return !pursuit_run_is_below (run, table, value->i, keep_id);
}

/* What changes in the record that stays. */
static PursuitRow *
choose_fields (PursuitRun *run, PursuitRow *keep, PursuitRow *drop)
{
  const PursuitEntity *entity = pursuit_command_get_entity (run->command);
  gint64 keep_id = pursuit_row_get_int (keep, "id"), drop_id = pursuit_row_get_int (drop, "id");
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      const char *column = pursuit_field_get_column (field);
      const PursuitValue *ours = pursuit_row_get (keep, column);
      const PursuitValue *theirs = pursuit_row_get (drop, column);
      if (!pursuit_merge_takes (field) || ours == NULL || theirs == NULL)
        continue;
      PursuitMergeChoice choice = choice_of (run, field->name, ours, theirs);
      if (choice == PURSUIT_MERGE_BOTH && !is_empty (ours) && !is_empty (theirs))
        {
          g_autofree char *both = g_strdup_printf ("%s\n%s", ours->s, theirs->s);
          pursuit_row_set_text (changes, column, both);
        }
      else if (choice != PURSUIT_MERGE_KEEP &&
               !(theirs->kind == PURSUIT_VALUE_INT && theirs->i == drop_id &&
                 field->type == PURSUIT_FIELD_REF) &&
               may_take (run, entity->name, column, keep_id, theirs) &&
               !((field->flags & PURSUIT_FIELD_REQUIRED) && is_empty (theirs)))
        pursuit_row_set (changes, column, theirs);
    }
  return g_steal_pointer (&changes);
}

/* An amount goes with its currency. */
static void
settle_currency (PursuitRun *run, PursuitRow *keep, PursuitRow *drop, PursuitRow *changes)
{
  const PursuitEntity *entity = pursuit_command_get_entity (run->command);
  const char *ours = pursuit_row_get_text (keep, "currency"),
             *theirs = pursuit_row_get_text (drop, "currency");

  if (pursuit_row_get (keep, "currency") == NULL || g_strcmp0 (ours, theirs) == 0)
    return;
  gboolean taken = pursuit_row_get (changes, "currency") != NULL;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      const char *column = pursuit_field_get_column (field);
      if (field->type != PURSUIT_FIELD_MONEY || !(field->flags & PURSUIT_FIELD_STORED))
        continue;
      if (taken)
        pursuit_row_set (changes, column, pursuit_row_get (drop, column));
      else
        pursuit_row_remove (changes, column);
    }
}

/* What an owner arranged about a company goes with the owner: who is taken over brings it along. What has an
 * owner is not in the pool. */
static void
follow_owner (PursuitRow *drop, PursuitRow *changes, gint64 from)
{
  static const char *const columns[] = { "exclusive", "protected_until" };
  gboolean taken = pursuit_row_get (changes, "owner_id") != NULL;

  for (guint i = 0; taken && i < G_N_ELEMENTS (columns); i++)
    pursuit_row_set (changes, columns[i], pursuit_row_get (drop, columns[i]));
  if ((taken ? pursuit_row_get_int (changes, "owner_id") : from) != 0)
    pursuit_row_set_null (changes, "pool_since");
}

/** pursuit_run_merge: makes one record of two. */
gboolean
pursuit_run_merge (PursuitRun *run, GError **error)
{
  const char *table = pursuit_command_get_entity (run->command)->name;
  gint64 keep_id = pursuit_command_get_int (run->command, "id");
  gint64 drop_id = pursuit_command_get_int (run->command, "drop_id");
  g_autoptr (PursuitRow) keep = pursuit_txn_read (run->txn, table, keep_id, error);
  g_autoptr (PursuitRow) drop = keep ? pursuit_txn_read (run->txn, table, drop_id, error) : NULL;
  gboolean is_company = g_str_equal (table, "company");

  if (drop == NULL)
    return FALSE;
  if (keep_id == drop_id)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           _ ("A record cannot be merged with itself."));
      return FALSE;
    }
  run->record_id = keep_id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (drop, "name"));
  pursuit_row_set_text (run->args, "other", pursuit_row_get_text (keep, "name"));
  if (!take_place (run, table, keep, drop, error) ||
      (!is_company && !release_reports (run, keep, drop, error)) ||
      !pursuit_run_move_references (run, table, drop_id, keep_id, error))
    return FALSE;

  /* as they are now: keep may have taken drop's place */
  g_autoptr (PursuitRow) moved = pursuit_txn_read (run->txn, table, keep_id, error);
  g_autoptr (PursuitRow) changes = moved ? choose_fields (run, moved, drop) : NULL;
  if (changes == NULL)
    return FALSE;
  settle_currency (run, keep, drop, changes);
  gint64 from = pursuit_row_get_int (keep, "owner_id"), to = pursuit_row_get_int (changes, "owner_id");
  if (is_company && pursuit_row_get (changes, "owner_id") != NULL && from != to &&
      !pursuit_txn_add_owner_event (run->txn, "company", keep_id, from, to, error))
    return FALSE;
  if (is_company)
    follow_owner (drop, changes, from);
  return pursuit_txn_delete (run->txn, table, drop_id, error) &&
         pursuit_txn_update (run->txn, table, keep_id, 0, changes, error);
}
