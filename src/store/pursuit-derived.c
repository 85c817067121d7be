/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-case.h"
#include "pursuit-text.h"
#include "pursuit-txn-private.h"

static PursuitDeriveFunc derive_func = NULL;

/** pursuit_store_set_derive: the rules that derive a deal's figures; set once, before a store is opened. */
void
pursuit_store_set_derive (PursuitDeriveFunc derive)
{
  derive_func = derive;
}

/** pursuit_store_get_derive: the rules that derive a deal's figures. */
PursuitDeriveFunc
pursuit_store_get_derive (void)
{
  return derive_func;
}

/* The columns of a page that are searched: as it is shown in one language or the other; once it was edited,
 * in the user's words only. */
static gboolean
derive_page (PursuitRow *row, PursuitRow *old)
{
  static const char *const columns[] = { "title",       "body",       "example",
                                         "title_other", "body_other", "example_other" };
  const guint n_own = 3;
  gboolean changed = pursuit_row_get (row, "edited") != NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    changed |= pursuit_row_get (row, columns[i]) != NULL;
  if (!changed)
    return FALSE;
  PursuitRow *source = pursuit_row_get (row, "edited") != NULL || old == NULL ? row : old;
  gboolean edited = pursuit_row_get_int (source, "edited") != 0;
  for (guint i = 0; i < (edited ? n_own : G_N_ELEMENTS (columns)); i++)
    {
      PursuitRow *from = pursuit_row_get (row, columns[i]) != NULL || old == NULL ? row : old;
      const char *part = pursuit_row_get_text (from, columns[i]);
      g_string_append_printf (text, "%s\n", part ? part : "");
    }
  g_autofree char *search = pursuit_text_search_key (text->str, (gssize) text->len);
  pursuit_row_set_text (row, "search", search);
  return TRUE;
}

/*
 * Sets the search and match keys that follow from the columns in @row, and from those of @old (nullable)
 * where @row says nothing of them; returns whether there were any.
 */
gboolean
pursuit_derive_text_columns (const char *table, PursuitRow *row, PursuitRow *old)
{
  if (g_str_equal (table, "playbook_page"))
    return derive_page (row, old);
  gboolean is_deal = g_str_equal (table, "deal");
  gboolean is_activity = g_str_equal (table, "activity");
  gboolean is_member = g_str_equal (table, "member");
  gboolean is_named = is_member || g_str_equal (table, "company") || g_str_equal (table, "person");
  const char *text = NULL;

  if (is_deal)
    text = pursuit_row_get_text (row, "title");
  else if (is_activity)
    text = pursuit_row_get_text (row, "subject");
  else if (is_named)
    text = pursuit_row_get_text (row, "name");
  if (text == NULL)
    return FALSE;

  g_autofree char *search = pursuit_text_search_key (text, -1);
  g_autofree char *match = pursuit_text_match_key (text, -1);
  if (!is_member)
    pursuit_row_set_text (row, "search", search);
  if (is_named)
    pursuit_row_set_text (row, "match_key", match);
  return TRUE;
}

static PursuitDay
column_day (sqlite3_stmt *stmt, int column)
{
  return pursuit_day_parse_iso (pursuit_column_text (stmt, column));
}

/* The columns of queries deal-facts and open-deals-of-the-day that the rules need. */
enum
{
  FACT_OUTCOME,
  FACT_PHASE,
  FACT_BASE,
  FACT_OWN_PROBABILITY,
  FACT_AMOUNT,
  FACT_EXPECTED_CLOSE,
  FACT_FINISHED,
  FACT_OWN_GRADE,
  FACT_FORCED
};

/* The columns of deal-facts behind those, which are derived columns themselves; the drift is the last one. */
enum
{
  N_FOUND = 8,
  FACT_DRIFT = FACT_FORCED + N_FOUND
};

/* deal-derive: $2 to $6 are what the rules answer, $7 is `forced`, the rest is found. */
enum
{
  PARAMETER_FORCED = 7
};

/*
 * Whether the deal came into its stage by a forced move whose key nodes are still not met. Of a move from
 * before anything was known of key nodes nobody can say that they are. Forced moves are few: the others cost
 * nothing here.
 */
static gboolean
read_forced (PursuitDb *db,
             gint64 deal_id,
             sqlite3_stmt *facts,
             PursuitDay today,
             gboolean *forced,
             GError **error)
{
  *forced = sqlite3_column_int (facts, FACT_FORCED);
  sqlite3_stmt *stmt = *forced ? pursuit_db_query (db, "deal-forced-missing", error) : NULL;
  if (stmt == NULL)
    return !*forced;

  pursuit_bind_int (stmt, 1, deal_id);
  int state = pursuit_db_step (db, stmt, error);
  g_autofree char *missing = state == 1 ? g_strdup (pursuit_column_text (stmt, 0)) : NULL;
  sqlite3_reset (stmt);
  if (missing == NULL)
    return state >= 0;
  g_autoptr (PursuitDealCase) deal_case = pursuit_deal_case_read (db, deal_id, today, error);
  if (deal_case == NULL)
    return FALSE;
  *forced = pursuit_deal_case_is_missing (deal_case, missing);
  return TRUE;
}

/* What the rules say of the row that @stmt stands on, of a deal that was or was not @forced, with so many
 * steps of
 * @drift. */
void
pursuit_derive_from_row (sqlite3_stmt *stmt,
                         gboolean forced,
                         int drift,
                         PursuitDay today,
                         PursuitDealDerived *derived)
{
  PursuitDealFacts facts = {
    .outcome = pursuit_column_text (stmt, FACT_OUTCOME),
    .phase = pursuit_column_text (stmt, FACT_PHASE),
    .base_probability = sqlite3_column_double (stmt, FACT_BASE),
    .own_probability = sqlite3_column_type (stmt, FACT_OWN_PROBABILITY) == SQLITE_NULL
                           ? -1
                           : sqlite3_column_double (stmt, FACT_OWN_PROBABILITY),
    .forced = forced,
    .drift = drift,
    .has_amount = sqlite3_column_type (stmt, FACT_AMOUNT) != SQLITE_NULL,
    .amount = sqlite3_column_int64 (stmt, FACT_AMOUNT),
    .expected_close = column_day (stmt, FACT_EXPECTED_CLOSE),
    .finished = column_day (stmt, FACT_FINISHED),
    .own_grade = pursuit_column_text (stmt, FACT_OWN_GRADE),
    .today = today,
  };

  g_assert (derive_func != NULL);
  derive_func (&facts, derived);
}

/* Computes the derived columns of one deal anew from its stage, people, activities and events. */
gboolean
pursuit_derive_deal (PursuitTxn *self, gint64 deal_id, GError **error)
{
  sqlite3_stmt *facts = pursuit_db_query (self->db, "deal-facts", error);
  sqlite3_stmt *stmt = facts ? pursuit_db_query (self->db, "deal-derive", error) : NULL;
  PursuitDealDerived derived = { 0 };
  gboolean forced;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (facts, 1, deal_id);
  int state = pursuit_db_step (self->db, facts, error);
  if (state != 1)
    return state == 0; /* the deal was deleted */
  if (!read_forced (self->db, deal_id, facts, self->today, &forced, error))
    {
      sqlite3_reset (facts);
      return FALSE;
    }

  pursuit_derive_from_row (facts, forced, sqlite3_column_int (facts, FACT_DRIFT), self->today, &derived);
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_real (stmt, 2, derived.probability_computed);
  pursuit_bind_real (stmt, 3, derived.probability);
  pursuit_bind_int (stmt, 4, derived.weighted);
  pursuit_bind_text (stmt, 5, derived.grade);
  pursuit_bind_int (stmt, 6, derived.on_board);
  pursuit_bind_int (stmt, PARAMETER_FORCED, forced);
  for (int i = 1; i <= N_FOUND; i++)
    pursuit_bind_column (stmt, PARAMETER_FORCED + i, facts, FACT_FORCED + i);
  sqlite3_reset (facts);
  return pursuit_db_run (self->db, stmt, error);
}

static gboolean
same_column (sqlite3_stmt *a, int a_column, sqlite3_stmt *b, int b_column)
{
  const char *a_text = pursuit_column_text (a, a_column);
  return g_strcmp0 (a_text, pursuit_column_text (b, b_column)) == 0;
}

/**
 * pursuit_derive_check_deal:
 * @today: the day that the grade shall be of
 * @column: (out): the first derived column that is not what computing it anew gives; %NULL when all are
 *
 * Compares and writes nothing.
 */
gboolean
pursuit_derive_check_deal (PursuitDb *db,
                           gint64 deal_id,
                           PursuitDay today,
                           const char **column,
                           GError **error)
{
  sqlite3_stmt *facts = pursuit_db_query (db, "deal-facts", error);
  sqlite3_stmt *kept = facts ? pursuit_db_query (db, "deal-derived", error) : NULL;
  PursuitDealDerived derived = { 0 };
  gboolean forced;

  *column = NULL;
  if (kept == NULL)
    return FALSE;
  pursuit_bind_int (facts, 1, deal_id);
  pursuit_bind_int (kept, 1, deal_id);
  int state = pursuit_db_step (db, facts, error);
  if (state == 1)
    state = pursuit_db_step (db, kept, error);
  if (state != 1)
    return state == 0;
  if (!read_forced (db, deal_id, facts, today, &forced, error))
    {
      sqlite3_reset (facts);
      sqlite3_reset (kept);
      return FALSE;
    }

  pursuit_derive_from_row (facts, forced, sqlite3_column_int (facts, FACT_DRIFT), today, &derived);
  if (sqlite3_column_double (kept, 0) != derived.probability_computed)
    *column = g_intern_string (sqlite3_column_name (kept, 0));
  else if (sqlite3_column_double (kept, 1) != derived.probability)
    *column = g_intern_string (sqlite3_column_name (kept, 1));
  else if (sqlite3_column_int64 (kept, 2) != derived.weighted)
    *column = g_intern_string (sqlite3_column_name (kept, 2));
  else if (g_strcmp0 (pursuit_column_text (kept, 3), derived.grade) != 0)
    *column = g_intern_string (sqlite3_column_name (kept, 3));
  else if (sqlite3_column_int (kept, 4) != derived.on_board)
    *column = g_intern_string (sqlite3_column_name (kept, 4));
  else if (sqlite3_column_int (kept, 5) != forced)
    *column = g_intern_string (sqlite3_column_name (kept, 5));
  for (int i = 1; *column == NULL && i <= N_FOUND; i++)
    {
      if (!same_column (kept, 5 + i, facts, FACT_FORCED + i))
        *column = g_intern_string (sqlite3_column_name (kept, 5 + i));
    }
  sqlite3_reset (facts);
  sqlite3_reset (kept);
  return TRUE;
}
