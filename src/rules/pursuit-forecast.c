/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-forecast.h"

#include "pursuit-deal.h"
#include "pursuit-fiscal.h"

#include <math.h>

struct _PursuitForecastBook
{
  GArray *begins; /* PursuitDay: of each period, and the day after the last one */
  PursuitDay today;
  GHashTable *owners; /* gint64* → PursuitForecastSum[], one a period */
  PursuitForecastSum overdue;
  PursuitForecastSum undated;
};

/**
 * pursuit_forecast_category:
 * @said: (nullable): what its owner said; %NULL: nothing
 * @probability: the effective chance, 0 to 1
 *
 * Without its owner's word a deal is commit from 75 %, best case from 50 %, pipeline from 5 %, and omitted
 * below.
 */
PursuitForecastCategory
pursuit_forecast_category (const char *said, double probability)
{
  for (guint i = 0; said != NULL && i < PURSUIT_N_FORECASTS; i++)
    {
      if (g_str_equal (PURSUIT_FORECASTS[i].code, said))
        return (PursuitForecastCategory) i;
    }
  if (probability >= PURSUIT_FORECAST_COMMIT_FROM)
    return PURSUIT_FORECAST_COMMIT;
  if (probability >= PURSUIT_FORECAST_BEST_CASE_FROM)
    return PURSUIT_FORECAST_BEST_CASE;
  return probability >= PURSUIT_FORECAST_PIPELINE_FROM ? PURSUIT_FORECAST_PIPELINE : PURSUIT_FORECAST_OMITTED;
}

/** pursuit_forecast_code: e.g. “best-case”. */
const char *
pursuit_forecast_code (PursuitForecastCategory category)
{
  g_return_val_if_fail (category < PURSUIT_N_FORECASTS, NULL);

  return PURSUIT_FORECASTS[category].code;
}

/**
 * pursuit_forecast_sum_add:
 *
 * An omitted deal adds nothing, whatever its chance. Where the manager named a figure it counts for them;
 * else they are taken to count on what is committed, and on nothing more.
 */
void
pursuit_forecast_sum_add (PursuitForecastSum *sum, const PursuitForecastDeal *deal)
{
  g_return_if_fail (sum != NULL && deal != NULL);

  if (deal->won)
    {
      sum->n_won++;
      sum->won += deal->amount;
      return;
    }
  if (deal->manager >= 0)
    sum->manager += deal->manager;
  else if (deal->category == PURSUIT_FORECAST_COMMIT)
    sum->manager += deal->amount;
  if (deal->category == PURSUIT_FORECAST_OMITTED)
    return;
  gint64 *sums[] = { &sum->commit, &sum->best_case, &sum->pipeline };
  *sums[deal->category] += deal->amount;
  sum->weighted += deal->weighted;
  sum->n_open++;
  sum->n_commit += deal->category == PURSUIT_FORECAST_COMMIT;
  sum->n_best_case += deal->category == PURSUIT_FORECAST_BEST_CASE;
}

/** pursuit_forecast_sum_join: adds another sum to @sum. */
void
pursuit_forecast_sum_join (PursuitForecastSum *sum, const PursuitForecastSum *other)
{
  g_return_if_fail (sum != NULL && other != NULL);

  sum->n_won += other->n_won;
  sum->n_open += other->n_open;
  sum->n_commit += other->n_commit;
  sum->n_best_case += other->n_best_case;
  sum->won += other->won;
  sum->commit += other->commit;
  sum->best_case += other->best_case;
  sum->pipeline += other->pipeline;
  sum->weighted += other->weighted;
  sum->manager += other->manager;
}

/**
 * pursuit_forecast_book_new:
 * @begins: (element-type PursuitDay): as pursuit_fiscal_split() gives them; a reference is kept
 */
PursuitForecastBook *
pursuit_forecast_book_new (GArray *begins, PursuitDay today)
{
  g_return_val_if_fail (begins != NULL && begins->len >= 1, NULL);

  PursuitForecastBook *self = g_new0 (PursuitForecastBook, 1);
  self->begins = g_array_ref (begins);
  self->today = today;
  self->owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/** pursuit_forecast_book_free: frees the book. */
void
pursuit_forecast_book_free (PursuitForecastBook *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->begins);
  g_hash_table_unref (self->owners);
  g_free (self);
}

static PursuitForecastSum *
ensure_owner (PursuitForecastBook *self, gint64 owner)
{
  PursuitForecastSum *sums = g_hash_table_lookup (self->owners, &owner);

  if (sums == NULL)
    {
      sums = g_new0 (PursuitForecastSum, self->begins->len);
      g_hash_table_insert (self->owners, g_memdup2 (&owner, sizeof owner), sums);
    }
  return sums;
}

/** pursuit_forecast_book_add: counts a deal; one of no period, and with a date, is left out. */
void
pursuit_forecast_book_add (PursuitForecastBook *self, const PursuitForecastDeal *deal)
{
  g_return_if_fail (self != NULL && deal != NULL);

  int period = deal->day != PURSUIT_DAY_NONE ? pursuit_fiscal_find (self->begins, deal->day) : -1;
  if (deal->day == PURSUIT_DAY_NONE)
    pursuit_forecast_sum_add (&self->undated, deal);
  else if (!deal->won && deal->day < self->today)
    pursuit_forecast_sum_add (&self->overdue, deal);
  if (period >= 0)
    pursuit_forecast_sum_add (ensure_owner (self, deal->owner) + period, deal);
}

guint
pursuit_forecast_book_get_n_periods (PursuitForecastBook *self)
{
  return self->begins->len - 1;
}

/** pursuit_forecast_book_get_begin: the first day of a period; of the one behind the last, the day after. */
PursuitDay
pursuit_forecast_book_get_begin (PursuitForecastBook *self, guint period)
{
  g_return_val_if_fail (period < self->begins->len, PURSUIT_DAY_NONE);

  return g_array_index (self->begins, PursuitDay, period);
}

static int
compare_ids (gconstpointer first, gconstpointer second)
{
  gint64 a = *(const gint64 *) first, b = *(const gint64 *) second;

  return (a > b) - (a < b);
}

/** pursuit_forecast_book_list_owners: (transfer full) (element-type gint64): who has deals, by id. */
GArray *
pursuit_forecast_book_list_owners (PursuitForecastBook *self)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer owner;

  g_hash_table_iter_init (&iter, self->owners);
  while (g_hash_table_iter_next (&iter, &owner, NULL))
    g_array_append_vals (owners, owner, 1);
  g_array_sort (owners, compare_ids);
  return owners;
}

/** pursuit_forecast_book_get: the deals of one owner in one period. */
void
pursuit_forecast_book_get (PursuitForecastBook *self, gint64 owner, guint period, PursuitForecastSum *sum)
{
  g_return_if_fail (self != NULL && sum != NULL);
  g_return_if_fail (period + 1 < self->begins->len);

  const PursuitForecastSum *sums = g_hash_table_lookup (self->owners, &owner);
  *sum = sums != NULL ? sums[period] : (PursuitForecastSum){ 0 };
}

/** pursuit_forecast_book_get_period: the deals of all owners in one period. */
void
pursuit_forecast_book_get_period (PursuitForecastBook *self, guint period, PursuitForecastSum *sum)
{
  GHashTableIter iter;
  gpointer sums;

  g_return_if_fail (self != NULL && sum != NULL);
  g_return_if_fail (period + 1 < self->begins->len);

  *sum = (PursuitForecastSum){ 0 };
  g_hash_table_iter_init (&iter, self->owners);
  while (g_hash_table_iter_next (&iter, NULL, &sums))
    pursuit_forecast_sum_join (sum, (PursuitForecastSum *) sums + period);
}

/** pursuit_forecast_book_get_owner: the deals of one owner in all periods. */
void
pursuit_forecast_book_get_owner (PursuitForecastBook *self, gint64 owner, PursuitForecastSum *sum)
{
  *sum = (PursuitForecastSum){ 0 };
  for (guint i = 0; i + 1 < self->begins->len; i++)
    {
      PursuitForecastSum part;
      pursuit_forecast_book_get (self, owner, i, &part);
      pursuit_forecast_sum_join (sum, &part);
    }
}

/** pursuit_forecast_book_get_all: the deals of all owners in all periods. */
void
pursuit_forecast_book_get_all (PursuitForecastBook *self, PursuitForecastSum *sum)
{
  *sum = (PursuitForecastSum){ 0 };
  for (guint i = 0; i + 1 < self->begins->len; i++)
    {
      PursuitForecastSum part;
      pursuit_forecast_book_get_period (self, i, &part);
      pursuit_forecast_sum_join (sum, &part);
    }
}

const PursuitForecastSum *
pursuit_forecast_book_get_overdue (PursuitForecastBook *self)
{
  return &self->overdue;
}

const PursuitForecastSum *
pursuit_forecast_book_get_undated (PursuitForecastBook *self)
{
  return &self->undated;
}
