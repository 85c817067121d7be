/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-pool-read.h"

/* Reads the one row of a query that was bound. */
static gboolean
read_one (PursuitDb *db, sqlite3_stmt *stmt, int *count, PursuitDay *day, GError **error)
{
  int state = pursuit_db_step (db, stmt, error);

  if (state == 1 && count != NULL)
    *count = sqlite3_column_int (stmt, 0);
  if (state == 1 && day != NULL)
    *day = pursuit_day_parse_iso (pursuit_column_text (stmt, 0));
  sqlite3_reset (stmt);
  return state >= 0;
}

/** pursuit_pool_count_claims: how many companies the member claimed on @day, by the log. */
gboolean
pursuit_pool_count_claims (PursuitDb *db, gint64 member_id, PursuitDay day, int *count, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "pool-claimed", error);
  char iso[11];

  if (stmt == NULL)
    return FALSE;
  pursuit_day_write_iso (day, iso);
  pursuit_bind_int (stmt, 1, member_id);
  pursuit_bind_text (stmt, 2, iso);
  return read_one (db, stmt, count, NULL, error);
}

/** pursuit_pool_count_owned: how many companies the member owns; won ones do not count. */
gboolean
pursuit_pool_count_owned (PursuitDb *db, gint64 member_id, int *count, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "pool-owned", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, member_id);
  return read_one (db, stmt, count, NULL, error);
}

/** pursuit_pool_count_protected: how many of the member's companies are protected @today, beside @but_id. */
gboolean
pursuit_pool_count_protected (PursuitDb *db,
                              gint64 member_id,
                              PursuitDay today,
                              gint64 but_id,
                              int *count,
                              GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "pool-protected", error);
  char iso[11];

  if (stmt == NULL)
    return FALSE;
  pursuit_day_write_iso (today, iso);
  pursuit_bind_int (stmt, 1, member_id);
  pursuit_bind_text (stmt, 2, iso);
  pursuit_bind_int (stmt, 3, but_id);
  return read_one (db, stmt, count, NULL, error);
}

/* What claims beside depend on. */
static gboolean
read_claim (PursuitDb *db, gint64 company_id, PursuitOwnFacts *facts, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "pool-arrival", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, company_id);
  if (!read_one (db, stmt, NULL, &facts->arrived, error))
    return FALSE;
  stmt = pursuit_db_query (db, "pool-left", error);
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, company_id);
  pursuit_bind_int (stmt, 2, facts->to_id);
  return read_one (db, stmt, NULL, &facts->left, error) &&
         pursuit_pool_count_claims (db, facts->to_id, facts->today, &facts->claimed_today, error);
}

/**
 * pursuit_pool_read_own:
 * @company: (nullable): its row as it was; %NULL: it is only just made
 * @facts: (inout): who gets it, who sees to that, when, and how many they own is the caller's; what is known
 *   of @company is filled in
 */
gboolean
pursuit_pool_read_own (PursuitDb *db, PursuitRow *company, PursuitOwnFacts *facts, GError **error)
{
  facts->arrived = facts->left = PURSUIT_DAY_NONE;
  facts->is_new = company == NULL;
  if (company == NULL)
    return TRUE;
  facts->owner_id = pursuit_row_get_int (company, "owner_id");
  facts->exclusive = pursuit_row_get_int (company, "exclusive") != 0;
  facts->ceased = g_str_equal (pursuit_row_get_text (company, "state"), "ceased");
  return !pursuit_pool_is_claim (facts) || read_claim (db, pursuit_row_get_int (company, "id"), facts, error);
}

/** pursuit_pool_read_hold: fills in what is known of @company; who asks, and until when, is the caller's. */
gboolean
pursuit_pool_read_hold (PursuitDb *db,
                        PursuitRow *company,
                        PursuitDay today,
                        PursuitHoldFacts *facts,
                        GError **error)
{
  facts->owner_id = pursuit_row_get_int (company, "owner_id");
  facts->exclusive = pursuit_row_get_int (company, "exclusive") != 0;
  facts->today = today;
  return pursuit_pool_count_protected (db, facts->owner_id, today, pursuit_row_get_int (company, "id"),
                                       &facts->n_protected, error);
}

/**
 * pursuit_pool_read_write:
 * @facts: who asks, and when, is the caller's; what is known of the company is filled in
 * @company: (out) (transfer full): its name, and the texts that @facts points to
 */
gboolean
pursuit_pool_read_write (PursuitDb *db,
                         gint64 company_id,
                         PursuitWriteFacts *facts,
                         PursuitRow **company,
                         GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "write-rights", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, company_id);
  pursuit_bind_int (stmt, 2, facts->actor_id);
  int state = pursuit_db_step (db, stmt, error);
  *company = state == 1 ? pursuit_row_new_from_stmt (stmt) : pursuit_row_new ();
  sqlite3_reset (stmt);
  facts->owner_id = pursuit_row_get_int (*company, "owner_id");
  facts->exclusive = pursuit_row_get_int (*company, "exclusive") != 0;
  facts->right = pursuit_row_get_text (*company, "may");
  facts->right_until = pursuit_day_parse_iso (pursuit_row_get_text (*company, "until"));
  return state >= 0;
}

/** pursuit_pool_read_deal: (out): which company a deal is of, and who owns the deal; 0: none. */
gboolean
pursuit_pool_read_deal (PursuitDb *db, gint64 deal_id, gint64 *company_id, gint64 *owner_id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "rights-of-deal", error);

  *company_id = *owner_id = 0;
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal_id);
  int state = pursuit_db_step (db, stmt, error);
  if (state == 1)
    {
      *company_id = sqlite3_column_int64 (stmt, 0);
      *owner_id = sqlite3_column_int64 (stmt, 1);
    }
  sqlite3_reset (stmt);
  return state >= 0;
}
