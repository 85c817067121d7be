/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

/**
 * PursuitBulk:
 *
 * Inserts many rows into one table, several with a statement, for samples and imports. It fills in nothing:
 * the caller gives every column, id, uid and the derived ones included, notes the ids in the journal
 * (pursuit_txn_note_range()) and has the summary rebuilt (pursuit_txn_set_summary_stale()).
 *
 * A column that is not set in a row is NULL there. Rows wait for others: pursuit_bulk_flush() puts them in.
 */
typedef struct _PursuitBulk PursuitBulk;

PursuitBulk *
pursuit_bulk_new (PursuitTxn *txn, const char *table, const char *const *columns, GError **error);
void
pursuit_bulk_free (PursuitBulk *self);
void
pursuit_bulk_set_first (PursuitBulk *self, PursuitBulk *first);
void
pursuit_bulk_set_int (PursuitBulk *self, guint column, gint64 number);
void
pursuit_bulk_set_real (PursuitBulk *self, guint column, double number);
void
pursuit_bulk_set_text (PursuitBulk *self, guint column, const char *text);
void
pursuit_bulk_set_day (PursuitBulk *self, guint column, PursuitDay day);
gboolean
pursuit_bulk_add (PursuitBulk *self, GError **error);
gboolean
pursuit_bulk_flush (PursuitBulk *self, GError **error);

/** PursuitBulkEmptyFunc: whether rows that are to come have NULL in @column. */
typedef gboolean (*PursuitBulkEmptyFunc) (const char *column, gpointer data);

GPtrArray *
pursuit_bulk_drop_indexes (PursuitTxn *txn,
                           const char *table,
                           PursuitBulkEmptyFunc is_left_empty,
                           gpointer data,
                           GError **error);
gboolean
pursuit_bulk_make_indexes (PursuitTxn *txn, GPtrArray *indexes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBulk, pursuit_bulk_free)

G_END_DECLS
