/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-db.h"
#include "pursuit-market.h"

G_BEGIN_DECLS

/** PursuitMarketMap: the groups of the grid of target markets, and who is responsible for each cell. */
typedef struct _PursuitMarketMap PursuitMarketMap;

PursuitMarketMap *
pursuit_market_map_read (PursuitDb *db, GError **error);
void
pursuit_market_map_free (PursuitMarketMap *self);

/** PursuitMarketOwner: who is responsible for a cell of the grid. */
typedef struct
{
  gint64 member_id;
  char *name;
} PursuitMarketOwner;

const PursuitMarketOwner *
pursuit_market_map_get_owner (PursuitMarketMap *self, gint64 industry_id, gint64 region_id);
const PursuitMarketOwner *
pursuit_market_map_find_owner (PursuitMarketMap *self, const char *industry, const char *region);

void
pursuit_market_map_find_groups (PursuitMarketMap *self,
                                const char *industry,
                                const char *region,
                                gint64 *industry_id,
                                gint64 *region_id);

/** PursuitMarketFact: so many companies with the same words for industry and region. */
typedef struct
{
  gint64 industry_id; /* the group that the word falls into; 0: none */
  gint64 region_id;
  gint64 n_known;
  gint64 n_valid;
  gint64 n_open;
} PursuitMarketFact;

/** PursuitMarketWon: what was won in a cell, in one currency and, unless that is the home currency, on one
 * day.
 */
typedef struct
{
  gint64 industry_id;
  gint64 region_id;
  char currency[4];
  PursuitDay day; /* PURSUIT_DAY_NONE: not known, or of no matter */
  gint64 n_deals;
  gint64 amount;
} PursuitMarketWon;

GArray *
pursuit_market_read_facts (PursuitDb *db, PursuitMarketMap *map, GError **error);
GArray *
pursuit_market_read_won (PursuitDb *db, PursuitMarketMap *map, const char *home, GError **error);
GArray *
pursuit_market_read_deals (PursuitDb *db, PursuitMarketMap *map, gint64 group, GError **error);

GPtrArray *
pursuit_market_read_proposals (PursuitDb *db, PursuitMarketMap *map, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitMarketMap, pursuit_market_map_free)

G_END_DECLS
