/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-change.h"
#include "pursuit-row.h"
#include "pursuit-txn.h"

G_BEGIN_DECLS

/*
 * How companies stand: grade, place in the life of a customer, and the day on which they go to the pool if
 * nothing happens. Derived from their own rows, their deals, activities and owners; none of it is moved by
 * the clock.
 */

/** PursuitStandingFunc: told a company whose kept standing is another than what follows now. */
typedef void (*PursuitStandingFunc) (gint64 company_id, gpointer data);

/* Within a transaction. */
void
pursuit_standing_touch_row (PursuitTxn *txn, const char *table, gint64 id, PursuitRow *row);
gboolean
pursuit_standing_touch_range (PursuitTxn *txn, const char *table, gint64 first, gint64 last, GError **error);
gboolean
pursuit_standing_settle (PursuitTxn *txn, GError **error);

/* All companies, behind a change of the rules and once in a database that is older than the rules. */
gboolean
pursuit_standing_derive_anew (PursuitDb *db, GError **error);
gboolean
pursuit_standing_is_due (PursuitDb *db);
gboolean
pursuit_standing_write_slice (PursuitDb *db, PursuitDay today, PursuitChange *change, GError **error);
gboolean
pursuit_standing_check (PursuitDb *db,
                        PursuitDay today,
                        PursuitStandingFunc each,
                        gpointer data,
                        GError **error);

/** PURSUIT_STANDING_NEXT: the setting that holds the first company that waits for its standing; empty: none.
 */
#define PURSUIT_STANDING_NEXT "standing-next"

G_END_DECLS
