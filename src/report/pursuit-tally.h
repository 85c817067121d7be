/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-source.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

/**
 * PursuitTallyRow: deals with something in common, by how they ended.
 *
 * @name: what they have in common; %NULL where it is not known
 * @deals: (element-type gint64): their ids, one array for each series
 * @amount: the sum of their amounts in the home currency, by series
 */
typedef struct
{
  char *name;
  GArray *deals[PURSUIT_N_SERIES];
  gint64 amount[PURSUIT_N_SERIES];
} PursuitTallyRow;

/** PursuitTally: deals counted by something and by how they ended. Free with pursuit_tally_free(). */
typedef struct _PursuitTally PursuitTally;

PursuitTally *
pursuit_tally_new (void);
void
pursuit_tally_free (PursuitTally *self);

/** pursuit_tally_add: counts a deal in the row @name (%NULL: not known); @amount: in the home currency. */
void
pursuit_tally_add (PursuitTally *self, const char *name, PursuitSeries series, gint64 deal, gint64 amount);

/** pursuit_tally_sort: the row with most deals first, what is not known last. */
void
pursuit_tally_sort (PursuitTally *self);

guint
pursuit_tally_get_n_rows (PursuitTally *self);
const PursuitTallyRow *
pursuit_tally_get_row (PursuitTally *self, guint row);

/** pursuit_tally_row_count: how many deals of the row ended so. */
gint64
pursuit_tally_row_count (const PursuitTallyRow *row, PursuitSeries series);

/** pursuit_tally_row_total, _amount: of all deals of the row. */
gint64
pursuit_tally_row_total (const PursuitTallyRow *row);
gint64
pursuit_tally_row_amount (const PursuitTallyRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTally, pursuit_tally_free)

G_END_DECLS
