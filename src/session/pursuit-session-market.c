/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-customers.h"

#include "pursuit-market-group.h"
#include "pursuit-market-read.h"
#include "pursuit-rates.h"
#include "pursuit-select.h"
#include "pursuit-session-private.h"

/** pursuit_market_grid_free: frees the grid. */
void
pursuit_market_grid_free (PursuitMarketGrid *grid)
{
  if (grid == NULL)
    return;
  g_clear_pointer (&grid->industries, g_ptr_array_unref);
  g_clear_pointer (&grid->regions, g_ptr_array_unref);
  g_clear_pointer (&grid->cells, g_array_unref);
  g_free (grid);
}

/** pursuit_market_grid_get: (transfer none): the cell of those places. */
const PursuitMarketView *
pursuit_market_grid_get (const PursuitMarketGrid *grid, guint industry, guint region)
{
  g_return_val_if_fail (grid != NULL, NULL);
  g_return_val_if_fail (industry < grid->industries->len && region < grid->regions->len, NULL);

  return &g_array_index (grid->cells, PursuitMarketView, industry * grid->regions->len + region);
}

static void
clear_view (gpointer data)
{
  g_free (((PursuitMarketView *) data)->member);
}

static GPtrArray *
read_groups (PursuitDb *db, const char *axis, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_MARKET_GROUP_ENTITY);
  const PursuitSelectContext context = { .today = PURSUIT_DAY_NONE };

  pursuit_list_spec_where (spec, PURSUIT_MARKET_GROUP_AXIS, PURSUIT_OP_EQ, axis);
  pursuit_list_spec_sort (spec, PURSUIT_MARKET_GROUP_POSITION, FALSE);
  return pursuit_select_all (db, spec, &context, error);
}

/* The cell of two groups; %NULL: one of them is none. */
static PursuitMarketView *
find_view (PursuitMarketGrid *grid, gint64 industry_id, gint64 region_id)
{
  for (guint i = 0; i < grid->cells->len; i++)
    {
      PursuitMarketView *view = &g_array_index (grid->cells, PursuitMarketView, i);
      if (view->industry_id == industry_id && view->region_id == region_id)
        return view;
    }
  return NULL;
}

static PursuitMarketGrid *
make_grid (PursuitDb *db, GError **error)
{
  g_autoptr (PursuitMarketGrid) grid = g_new0 (PursuitMarketGrid, 1);

  grid->cells = g_array_new (FALSE, TRUE, sizeof (PursuitMarketView));
  g_array_set_clear_func (grid->cells, clear_view);
  grid->industries = read_groups (db, "industry", error);
  grid->regions = grid->industries != NULL ? read_groups (db, "region", error) : NULL;
  if (grid->regions == NULL)
    return NULL;
  for (guint i = 0; i < grid->industries->len; i++)
    {
      for (guint j = 0; j < grid->regions->len; j++)
        {
          const PursuitMarketView view = { .industry_id = pursuit_record_get_id (grid->industries->pdata[i]),
                                           .region_id = pursuit_record_get_id (grid->regions->pdata[j]) };
          g_array_append_val (grid->cells, view);
        }
    }
  return g_steal_pointer (&grid);
}

static void
take_owners (PursuitMarketMap *map, PursuitMarketGrid *grid)
{
  for (guint i = 0; i < grid->cells->len; i++)
    {
      PursuitMarketView *view = &g_array_index (grid->cells, PursuitMarketView, i);
      const PursuitMarketOwner *owner =
          pursuit_market_map_get_owner (map, view->industry_id, view->region_id);
      if (owner == NULL)
        continue;
      view->member_id = owner->member_id;
      view->member = g_strdup (owner->name);
    }
}

static gboolean
take_coverage (PursuitDb *db, PursuitMarketMap *map, PursuitMarketGrid *grid, GError **error)
{
  g_autoptr (GArray) facts = pursuit_market_read_facts (db, map, error);

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const PursuitMarketFact *fact = &g_array_index (facts, PursuitMarketFact, i);
      PursuitMarketView *view = find_view (grid, fact->industry_id, fact->region_id);
      if (view == NULL)
        {
          grid->n_outside += fact->n_known;
          continue;
        }
      view->n_known += fact->n_known;
      view->n_valid += fact->n_valid;
      view->n_open += fact->n_open;
    }
  return facts != NULL;
}

/* What was won takes the rate of the day on which it was, as in the reports. */
static gboolean
take_won (PursuitDb *db, PursuitMarketMap *map, PursuitMarketGrid *grid, PursuitDay today, GError **error)
{
  g_autoptr (PursuitRates) rates = pursuit_rates_load (db, today, error);
  const char *home = rates ? pursuit_rates_get_home (rates) : NULL;
  g_autoptr (GArray) won = rates ? pursuit_market_read_won (db, map, home, error) : NULL;

  for (guint i = 0; won != NULL && i < won->len; i++)
    {
      const PursuitMarketWon *fact = &g_array_index (won, PursuitMarketWon, i);
      PursuitMarketView *view = find_view (grid, fact->industry_id, fact->region_id);
      gint64 amount = 0;
      if (view == NULL)
        continue;
      view->n_won += fact->n_deals;
      if (fact->amount == 0)
        continue;
      if (pursuit_rates_convert (rates, fact->amount, fact->currency, home, fact->day, &amount))
        view->won += amount;
      else
        view->missing_rate = TRUE;
    }
  return won != NULL;
}

static gpointer
grid_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitMarketMap) map = pursuit_market_map_read (db, error);
  g_autoptr (PursuitMarketGrid) grid = map ? make_grid (db, error) : NULL;

  if (grid != NULL)
    take_owners (map, grid);
  return grid != NULL && take_coverage (db, map, grid, error) &&
                 take_won (db, map, grid, pursuit_store_get_today (store), error)
             ? g_steal_pointer (&grid)
             : NULL;
}

static void
free_grid (gpointer grid)
{
  pursuit_market_grid_free (grid);
}

/** pursuit_session_market_grid: (transfer full) (nullable): the target markets, with coverage and results. */
PursuitMarketGrid *
pursuit_session_market_grid (PursuitSession *self, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, grid_func, NULL, NULL, error);
}

/** pursuit_session_market_grid_async: the asynchronous form of pursuit_session_market_grid(). */
void
pursuit_session_market_grid_async (PursuitSession *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_market_grid_async, PURSUIT_LANE_READ, grid_func, NULL,
                              NULL, free_grid, cancellable, callback, user_data);
}

/** pursuit_session_market_grid_finish: completes pursuit_session_market_grid_async(). */
PursuitMarketGrid *
pursuit_session_market_grid_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_market_grid_async, result, error);
}

static gpointer
proposals_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const guint *limit = data;
  g_autoptr (PursuitMarketMap) map = pursuit_market_map_read (db, error);

  return map != NULL ? pursuit_market_read_proposals (db, map, *limit, error) : NULL;
}

/**
 * pursuit_session_market_proposals:
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitMarketProposal): companies that nobody owns, each
 * with who is responsible for its target market, the newest first
 */
GPtrArray *
pursuit_session_market_proposals (PursuitSession *self, guint limit, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, proposals_func, &limit, NULL, error);
}

/** pursuit_session_market_proposals_async: the asynchronous form of pursuit_session_market_proposals(). */
void
pursuit_session_market_proposals_async (PursuitSession *self,
                                        guint limit,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_market_proposals_async, PURSUIT_LANE_READ, proposals_func,
                              g_memdup2 (&limit, sizeof limit), g_free, (GDestroyNotify) g_ptr_array_unref,
                              cancellable, callback, user_data);
}

/** pursuit_session_market_proposals_finish: completes pursuit_session_market_proposals_async(). */
GPtrArray *
pursuit_session_market_proposals_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_market_proposals_async, result, error);
}
