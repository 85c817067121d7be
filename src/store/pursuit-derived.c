/* SPDX-License-Identifier: GPL-3.0-or-later */
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

/*
 * Sets the search and match keys that follow from the columns in @row; returns whether there were any.
 */
gboolean
pursuit_derive_text_columns (const char *table, PursuitRow *row)
{
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

/* Computes the derived columns of one deal anew from its stage, people, activities and events. */
gboolean
pursuit_derive_deal (PursuitTxn *self, gint64 deal_id, GError **error)
{
  sqlite3_stmt *facts_stmt = pursuit_db_query (self->db, "deal-facts", error);
  PursuitDealFacts facts = { .today = self->today };
  PursuitDealDerived derived = { 0 };

  if (facts_stmt == NULL)
    return FALSE;
  pursuit_bind_int (facts_stmt, 1, deal_id);
  int state = pursuit_db_step (self->db, facts_stmt, error);
  if (state != 1)
    return state == 0; /* the deal was deleted */
  facts.outcome = pursuit_column_text (facts_stmt, 0);
  facts.phase = pursuit_column_text (facts_stmt, 1);
  facts.base_probability = sqlite3_column_double (facts_stmt, 2);
  facts.own_probability =
      sqlite3_column_type (facts_stmt, 3) == SQLITE_NULL ? -1 : sqlite3_column_double (facts_stmt, 3);
  facts.has_amount = sqlite3_column_type (facts_stmt, 4) != SQLITE_NULL;
  facts.amount = sqlite3_column_int64 (facts_stmt, 4);
  facts.expected_close = column_day (facts_stmt, 5);
  facts.finished = column_day (facts_stmt, 6);
  facts.own_grade = pursuit_column_text (facts_stmt, 7);
  facts.forced = sqlite3_column_int (facts_stmt, 8);
  g_assert (derive_func != NULL);
  derive_func (&facts, &derived);

  sqlite3_stmt *stmt = pursuit_db_query (self->db, "deal-derive", error);
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_real (stmt, 2, derived.probability_computed);
  pursuit_bind_real (stmt, 3, derived.probability);
  pursuit_bind_int (stmt, 4, derived.weighted);
  pursuit_bind_text (stmt, 5, derived.grade);
  pursuit_bind_int (stmt, 6, derived.on_board);
  pursuit_bind_int (stmt, 7, facts.forced);
  sqlite3_reset (facts_stmt);
  return pursuit_db_run (self->db, stmt, error);
}
