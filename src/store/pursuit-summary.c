/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-private.h"

/* Adds (@sign 1) or takes out (-1) one deal's contribution. */
gboolean
pursuit_summary_add_deal (PursuitDb *db, gint64 deal_id, int sign, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "summary-add-deal", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal_id);
  pursuit_bind_int (stmt, 2, sign);
  return pursuit_db_run (db, stmt, error);
}

/* Computes the whole summary anew. */
gboolean
pursuit_summary_rebuild (PursuitDb *db, GError **error)
{
  sqlite3_stmt *clear = pursuit_db_query (db, "summary-clear", error);
  sqlite3_stmt *fill = clear ? pursuit_db_query (db, "summary-fill", error) : NULL;

  return fill != NULL && pursuit_db_run (db, clear, error) && pursuit_db_run (db, fill, error);
}
