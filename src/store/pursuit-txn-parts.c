/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-private.h"

/**
 * pursuit_txn_begin_part:
 * @part: (out caller-allocates)
 *
 * What is written from now on can be taken back by itself, until pursuit_txn_end_part(). One part at a time.
 */
gboolean
pursuit_txn_begin_part (PursuitTxn *self, PursuitTxnPart *part, GError **error)
{
  part->n_changes = sqlite3_total_changes64 (pursuit_db_get_handle (self->db));
  return pursuit_db_exec (self->db, "SAVEPOINT part", error);
}

/**
 * pursuit_txn_end_part:
 * @keep: whether what was written since pursuit_txn_begin_part() stays
 *
 * What is taken back may have been counted into the summaries already: they are made anew then, as a whole.
 */
gboolean
pursuit_txn_end_part (PursuitTxn *self, const PursuitTxnPart *part, gboolean keep, GError **error)
{
  if (keep)
    return pursuit_db_exec (self->db, "RELEASE part", error);
  if (sqlite3_total_changes64 (pursuit_db_get_handle (self->db)) != part->n_changes)
    pursuit_txn_set_summary_stale (self);
  return pursuit_db_exec (self->db, "ROLLBACK TO part; RELEASE part", error);
}
