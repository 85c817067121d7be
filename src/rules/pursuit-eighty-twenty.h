/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-funnel-result.h"

G_BEGIN_DECLS

/**
 * PursuitSale: a deal that came to an end.
 *
 * @company: 0 when it is nobody's
 * @owner: a member's id, 0 for none
 * @amount: minor units of the report's currency; 0 when not known
 * @created, @closed: PURSUIT_DAY_NONE when not known
 * @won: otherwise it was lost or withdrawn; a postponed deal has no end yet
 * @counted: it is one of those that are asked for, such as those of a year; the others only tell who had
 * bought before
 */
typedef struct
{
  gint64 deal;
  gint64 company;
  gint64 owner;
  gint64 amount;
  PursuitDay created;
  PursuitDay closed;
  gboolean won;
  gboolean counted;
  gboolean repeat; /* of a repeat customer; pursuit_loyalty_compute() says it */
} PursuitSale;

/**
 * PursuitShare: what one company or person brought.
 *
 * @amount: of what was won, minor units
 * @n_won: deals won
 * @share: of the whole amount, 0 to 1
 * @cumulative: share of this one and all before it
 */
typedef struct
{
  gint64 id;
  gint64 amount;
  guint n_won;
  double share;
  double cumulative;
} PursuitShare;

/**
 * PursuitShares: who brought how much, the greatest first; free with pursuit_shares_free().
 *
 * @rows: (element-type PursuitShare): only those that brought something
 * @total: minor units
 * @n_for_most: how few of them bring four fifths (%PURSUIT_MOST) of it together; 0 of nothing
 * @top_share: what the first fifth of them, rounded up, brings, 0 to 1
 */
typedef struct
{
  GArray *rows;
  gint64 total;
  guint n_for_most;
  double top_share;
} PursuitShares;

/** PURSUIT_MOST: what counts as nearly all, after Juran's reading of Pareto (Quality Control Handbook, 1951).
 */
#define PURSUIT_MOST 0.8

void
pursuit_shares_free (PursuitShares *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitShares, pursuit_shares_free)

/** PursuitShareOf: whose shares are wanted. */
typedef enum
{
  PURSUIT_SHARE_OF_COMPANIES,
  PURSUIT_SHARE_OF_OWNERS,
} PursuitShareOf;

PursuitShares *
pursuit_shares_new (const PursuitSale *sales, gsize n_sales, PursuitShareOf of);
PursuitShares *
pursuit_shares_new_from_parts (const PursuitShare *parts, gsize n_parts);

/**
 * PursuitSaleGroup: sales to customers that had bought before, or had not.
 *
 * @n_won, @n_lost: how they ended
 * @amount: of what was won, minor units
 * @win_rate: @n_won ÷ (@n_won + @n_lost); below 0 of no deals
 * @cycle: days from the beginning to the end of won deals whose days are both known
 */
typedef struct
{
  guint n_won;
  guint n_lost;
  gint64 amount;
  double win_rate;
  PursuitSpread cycle;
} PursuitSaleGroup;

/** PursuitLoyalty: first-time against repeat customers. */
typedef struct
{
  PursuitSaleGroup first;
  PursuitSaleGroup repeat;
} PursuitLoyalty;

void
pursuit_loyalty_compute (PursuitSale *sales, gsize n_sales, PursuitLoyalty *loyalty);

G_END_DECLS
