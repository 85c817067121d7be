/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-select-private.h"

#include "pursuit-deal.h"
#include "pursuit-find.h"
#include "pursuit-text-find.h"

/* Whether @spec asks for nothing but what was typed, in the order of names. */
static gboolean
is_plain_match (PursuitListSpec *spec, PursuitTextKind *kind)
{
  if (spec->match == NULL || spec->group >= 0 || spec->ids != NULL || spec->on_board ||
      spec->person_id != 0 || spec->asked_of_id != 0 || spec->asked_by_id != 0 || spec->sort->len != 1 ||
      !pursuit_filter_is_empty (spec->filter) || !pursuit_text_kind_find (spec->entity->name, kind))
    return FALSE;
  const PursuitSortKey *key = &g_array_index (spec->sort, PursuitSortKey, 0);
  const char *name = spec->entity->fields[key->field].name;
  return !key->descending && g_str_equal (name, *kind == PURSUIT_TEXT_DEAL ? "title" : "name");
}

/* The index of texts knows the order of names: the first that match are found sooner than by a statement. */
static GArray *
find_plain_match (PursuitDb *db, PursuitListSpec *spec, PursuitTextKind kind, gint64 limit, GError **error)
{
  g_autoptr (PursuitTextFound) found =
      pursuit_text_find (db, kind, spec->match, limit, pursuit_db_get_cancellable (db), error);

  return found != NULL ? g_steal_pointer (&found->ids) : NULL;
}

/**
 * pursuit_select_ids:
 * @limit: at most so many; -1 for @spec's own limit
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of @spec's records in its order
 */
GArray *
pursuit_select_ids (PursuitDb *db,
                    PursuitListSpec *spec,
                    const PursuitSelectContext *context,
                    gint64 limit,
                    GError **error)
{
  g_auto (PursuitSelect) builder = pursuit_select_builder (db, context, "SELECT t.id");
  gint64 most = limit >= 0 && spec->limit >= 0 ? MIN (limit, spec->limit) : MAX (limit, spec->limit);
  PursuitTextKind kind;

  if (is_plain_match (spec, &kind))
    return find_plain_match (db, spec, kind, most, error);
  if (!pursuit_select_choose_plan (&builder, spec, most, error) ||
      !pursuit_select_append_rows (&builder, spec, NULL, NULL, error))
    return NULL;
  pursuit_select_append_order (&builder, spec);
  if (most >= 0)
    {
      pursuit_value_set_int (pursuit_select_add_parameter (&builder), most);
      g_string_append_printf (builder.sql, " LIMIT $%u", builder.values->len);
    }

  return pursuit_find_take_ids (db, pursuit_select_prepare_and_bind (&builder, error), error);
}

/** pursuit_select_count: how many records @spec has (its limit aside); -1 with @error set. */
gint64
pursuit_select_count (PursuitDb *db,
                      PursuitListSpec *spec,
                      const PursuitSelectContext *context,
                      GError **error)
{
  g_auto (PursuitSelect) builder = pursuit_select_builder (db, context, "SELECT count(*)");

  if (!pursuit_select_append_rows (&builder, spec, NULL, "", error))
    return -1;
  sqlite3_stmt *stmt = pursuit_select_prepare_and_bind (&builder, error);
  if (stmt == NULL)
    return -1;
  gint64 count = pursuit_db_step (db, stmt, error) == 1 ? sqlite3_column_int64 (stmt, 0) : -1;
  sqlite3_reset (stmt);
  return count;
}

/* One result row as a record: column i is field i. */
static PursuitRecord *
read_record (sqlite3_stmt *stmt, const PursuitEntity *entity)
{
  PursuitRecord *record = pursuit_record_new (entity);
  PursuitValue value = { 0 };

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (sqlite3_column_type (stmt, i) == SQLITE_NULL)
        continue;
      if (entity->fields[i].type == PURSUIT_FIELD_DATE)
        {
          PursuitDay day = pursuit_day_parse_iso (pursuit_column_text (stmt, i));
          if (day == PURSUIT_DAY_NONE)
            continue;
          pursuit_value_set_int (&value, day);
        }
      else
        pursuit_column_value (stmt, i, &value);
      pursuit_record_set_value (record, i, &value);
    }
  pursuit_value_clear (&value);
  return record;
}

static void
append_fields (GString *sql, const PursuitEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      pursuit_select_append_expression (sql, entity, i);
    }
}

/* SELECT with every field of @entity, for one id. */
static char *
record_sql (const PursuitEntity *entity)
{
  GString *sql = g_string_new ("SELECT ");

  append_fields (sql, entity);
  g_string_append_printf (sql, " FROM %s WHERE t.id = $1", pursuit_select_find_source (entity)->from);
  return g_string_free (sql, FALSE);
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * pursuit_select_records:
 * @ids: which
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): one entry for each id, %NULL where there
 * is no such record
 */
GPtrArray *
pursuit_select_records (PursuitDb *db,
                        const PursuitEntity *entity,
                        const PursuitSelectContext *context,
                        const gint64 *ids,
                        guint n_ids,
                        GError **error)
{
  g_autofree char *sql = record_sql (entity);
  sqlite3_stmt *stmt = pursuit_db_prepare (db, sql, error);
  if (stmt == NULL || !pursuit_select_bind_context (db, stmt, context, error))
    return NULL;

  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_ids, unref_record);
  for (guint i = 0; i < n_ids; i++)
    {
      sqlite3_reset (stmt);
      pursuit_bind_int (stmt, 1, ids[i]);
      int state = pursuit_db_step (db, stmt, error);
      if (state < 0)
        return NULL;
      g_ptr_array_add (records, state == 1 ? read_record (stmt, entity) : NULL);
    }
  sqlite3_reset (stmt);
  g_ptr_array_set_free_func (records, NULL);
  return g_steal_pointer (&records);
}

/**
 * pursuit_select_existing:
 * @ids: which
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): the records that are there, in the order
 * of @ids; between the reading of ids and of records another connection may have deleted some
 */
GPtrArray *
pursuit_select_existing (PursuitDb *db,
                         const PursuitEntity *entity,
                         const PursuitSelectContext *context,
                         GArray *ids,
                         GError **error)
{
  g_autoptr (GPtrArray) records =
      pursuit_select_records (db, entity, context, (const gint64 *) (gpointer) ids->data, ids->len, error);

  if (records == NULL)
    return NULL;
  GPtrArray *existing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      if (records->pdata[i] != NULL)
        g_ptr_array_add (existing, records->pdata[i]);
    }
  return existing;
}

/**
 * pursuit_select_list:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): all of @spec's records; for lists that
 * are known to be short, and for the command line
 */
GPtrArray *
pursuit_select_list (PursuitDb *db,
                     PursuitListSpec *spec,
                     const PursuitSelectContext *context,
                     GError **error)
{
  g_autoptr (GArray) ids = pursuit_select_ids (db, spec, context, -1, error);

  return ids != NULL ? pursuit_select_existing (db, spec->entity, context, ids, error) : NULL;
}

/**
 * pursuit_select_all:
 * @spec: which, without a limit
 *
 * As pursuit_select_list(), in one statement instead of one a record: for many records that are all wanted.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): all of @spec's records in its order
 */
GPtrArray *
pursuit_select_all (PursuitDb *db, PursuitListSpec *spec, const PursuitSelectContext *context, GError **error)
{
  g_auto (PursuitSelect) builder = pursuit_select_builder (db, context, "SELECT ");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int state = -1;

  append_fields (builder.sql, spec->entity);
  if (!pursuit_select_append_rows (&builder, spec, NULL, NULL, error))
    return NULL;
  pursuit_select_append_order (&builder, spec);
  sqlite3_stmt *stmt = pursuit_select_prepare_and_bind (&builder, error);
  if (stmt == NULL)
    return NULL;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (records, read_record (stmt, spec->entity));
  return state == 0 ? g_steal_pointer (&records) : NULL;
}

/* Whether the kept summary can answer: conditions on its own key columns only, each by equality. */
static gboolean
summary_answers (PursuitListSpec *spec)
{
  if (spec->match != NULL)
    return FALSE;
  for (guint i = 0; i < spec->filter->parts->len; i++)
    {
      static const guint kept[] = { PURSUIT_DEAL_PROCESS_ID, PURSUIT_DEAL_STAGE_ID, PURSUIT_DEAL_OWNER_ID,
                                    PURSUIT_DEAL_GRADE, PURSUIT_DEAL_OUTCOME };
      const PursuitFilter *part = spec->filter->parts->pdata[i];
      gboolean known = FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (kept); k++)
        known |= part->kind == PURSUIT_FILTER_TEST && part->op == PURSUIT_OP_EQ && part->field == kept[k];
      if (!known)
        return FALSE;
    }
  return TRUE;
}

/* Adds what a statement tells of stages to @sums. */
static gboolean
read_sums (PursuitSelect *builder, GPtrArray *sums, GError **error)
{
  sqlite3_stmt *stmt = pursuit_select_prepare_and_bind (builder, error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (builder->db, stmt, error)) == 1)
    {
      PursuitStageSum *sum = g_new0 (PursuitStageSum, 1);
      const char *closed = pursuit_column_text (stmt, 5);
      sum->stage_id = sqlite3_column_int64 (stmt, 0);
      g_strlcpy (sum->currency, pursuit_column_text (stmt, 1), sizeof sum->currency);
      sum->count = sqlite3_column_int64 (stmt, 2);
      sum->amount = sqlite3_column_int64 (stmt, 3);
      sum->weighted = sqlite3_column_int64 (stmt, 4);
      sum->closed = closed != NULL ? pursuit_day_parse_iso (closed) : PURSUIT_DAY_NONE;
      g_ptr_array_add (sums, sum);
    }
  return state == 0;
}

/**
 * pursuit_select_sums:
 * @deals: which deals; its order and limit do not matter
 *
 * Count, amount and weighted amount by stage and currency: from the kept summary where its keys suffice
 * (owner, process, stage, grade, outcome), else by one grouped query. Closed deals in another than the home
 * currency, which are few on a board, come by the day on which they were closed, whose rate they take.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitStageSum): by stage
 */
GPtrArray *
pursuit_select_sums (PursuitDb *db,
                     PursuitListSpec *deals,
                     const PursuitSelectContext *context,
                     GError **error)
{
  gboolean kept = summary_answers (deals);
  g_auto (PursuitSelect) all = pursuit_select_builder (db, context, "SELECT t.stage_id, t.currency, ");
  g_auto (PursuitSelect) closed = pursuit_select_builder (
      db, context,
      "SELECT t.stage_id, t.currency, count(*), sum(COALESCE(t.amount, 0)), sum(t.weighted), t.closed");
  g_autoptr (GPtrArray) sums = g_ptr_array_new_with_free_func (g_free);

  g_string_append (all.sql, kept ? "sum(t.deals), sum(t.amount), sum(t.weighted), NULL"
                                 : "count(*), sum(COALESCE(t.amount, 0)), sum(t.weighted), NULL");
  if (!pursuit_select_append_rows (&all, deals, kept ? "deal_summary t" : NULL, "", error) ||
      !pursuit_select_append_rows (&closed, deals, NULL, "", error))
    return NULL;
  g_string_append (all.sql, " AND (t.outcome = 'open' OR t.currency = $home)"
                            " GROUP BY t.stage_id, t.currency ORDER BY t.stage_id, t.currency");
  /* of closed deals a board holds those that were won and are delivered: an index has them by stage */
  if (deals->on_board)
    g_string_append (closed.sql, " AND t.outcome = 'won'"
                                 " AND t.stage_id IN (SELECT id FROM stage WHERE phase = 'deliver')");
  g_string_append (closed.sql, " AND t.outcome <> 'open' AND t.currency <> $home"
                               " GROUP BY t.stage_id, t.currency, t.closed");
  return read_sums (&all, sums, error) && read_sums (&closed, sums, error) ? g_steal_pointer (&sums) : NULL;
}

/**
 * pursuit_select_place:
 * @spec: deals in the order of their position
 * @id: a deal that may belong to it
 * @next_id: (out): the deal that stands behind it, 0 at the end, -1 when @id does not belong to @spec
 *
 * Tells where one deal stands without reading the whole column again.
 */
gboolean
pursuit_select_place (PursuitDb *db,
                      PursuitListSpec *spec,
                      const PursuitSelectContext *context,
                      gint64 id,
                      gint64 *next_id,
                      GError **error)
{
  g_auto (PursuitSelect) own = pursuit_select_builder (db, context, "SELECT t.position");
  g_auto (PursuitSelect) next = pursuit_select_builder (db, context, "SELECT t.id");

  *next_id = -1;
  if (!pursuit_select_append_rows (&own, spec, NULL, NULL, error) ||
      !pursuit_select_append_rows (&next, spec, NULL, NULL, error))
    return FALSE;
  pursuit_value_set_int (pursuit_select_add_parameter (&own), id);
  g_string_append_printf (own.sql, " AND t.id = $%u", own.values->len);
  sqlite3_stmt *stmt = pursuit_select_prepare_and_bind (&own, error);
  int state = stmt ? pursuit_db_step (db, stmt, error) : -1;
  if (state != 1)
    return state == 0;

  pursuit_value_set_real (pursuit_select_add_parameter (&next), sqlite3_column_double (stmt, 0));
  pursuit_value_set_int (pursuit_select_add_parameter (&next), id);
  sqlite3_reset (stmt);
  g_string_append_printf (next.sql, " AND (t.position, t.id) > ($%u, $%u) ORDER BY t.position, t.id LIMIT 1",
                          next.values->len - 1, next.values->len);
  stmt = pursuit_select_prepare_and_bind (&next, error);
  state = stmt ? pursuit_db_step (db, stmt, error) : -1;
  *next_id = state == 1 ? sqlite3_column_int64 (stmt, 0) : 0;
  if (stmt != NULL)
    sqlite3_reset (stmt);
  return state >= 0;
}
