/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-db-reading.h"

/**
 * pursuit_db_begin_reading:
 *
 * For thousands of short statements: they see the file as it is at the first of them, and only that one takes
 * the lock and asks what changed, which costs as much as such a statement itself.
 *
 * Returns: for pursuit_db_end_reading(); %FALSE when a transaction is open already
 */
gboolean
pursuit_db_begin_reading (PursuitDb *db)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return sqlite3_get_autocommit (pursuit_db_get_handle (db)) && pursuit_db_exec (db, "BEGIN", NULL);
}

/** pursuit_db_end_reading: ends what pursuit_db_begin_reading() has @begun. */
void
pursuit_db_end_reading (PursuitDb *db, gboolean begun)
{
  g_return_if_fail (db != NULL);

  if (begun && !sqlite3_get_autocommit (pursuit_db_get_handle (db)))
    pursuit_db_exec (db, "ROLLBACK", NULL);
}
