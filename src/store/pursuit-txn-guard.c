/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-private.h"

/**
 * pursuit_txn_set_guard:
 * @guard: (nullable): asked before each row is written; whoever may write is no question of the store
 * @user_data: given to @guard; outlives @self
 */
void
pursuit_txn_set_guard (PursuitTxn *self, PursuitTxnGuard guard, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->guard = guard;
  self->guard_data = user_data;
}

/* Whether the row may be written; what undo brings back is not asked about. */
gboolean
pursuit_txn_ask_guard (PursuitTxn *self, const char *table, PursuitRow *old, PursuitRow *row, GError **error)
{
  return self->guard == NULL || self->guard (self, table, old, row, self->guard_data, error);
}
