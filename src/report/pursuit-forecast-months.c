/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-forecast-months.h"

#include "pursuit-fiscal.h"
#include "pursuit-forecast.h"
#include "pursuit-probability.h"

/* A month that is judged by its opening snapshot; one that is not has none. */
typedef struct
{
  PursuitDay begin;
  PursuitDay end;
  PursuitDay snapshot;
  GArray *marks;      /* PursuitForecastMark, one for each owner, as they are met */
  GHashTable *places; /* owner → its index in @marks + 1 */
} Month;

typedef struct
{
  PursuitReportSource *source;
  GArray *months;
} Reading;

static void
clear_month (gpointer data)
{
  Month *month = data;

  g_clear_pointer (&month->marks, g_array_unref);
  g_clear_pointer (&month->places, g_hash_table_unref);
}

/* Whether a run of days is a month, from its first day to its last. */
static gboolean
is_month (PursuitDay begin, PursuitDay end)
{
  int year, month, first, next;

  pursuit_day_to_ymd (begin, &year, &month, &first);
  pursuit_day_to_ymd (end + 1, &year, &month, &next);
  return first == 1 && next == 1;
}

/* The months of the period; those that are over and of which there is an opening snapshot get marks. */
static GArray *
list_months (const PursuitReportParams *params, PursuitDay today, const GArray *snapshots)
{
  g_autoptr (GArray) begins = pursuit_fiscal_split (params->from, params->to, 1, PURSUIT_SPLIT_MONTH);
  GArray *months = g_array_new (FALSE, TRUE, sizeof (Month));

  g_array_set_clear_func (months, clear_month);
  for (guint i = 0; i + 1 < begins->len; i++)
    {
      Month month = { .begin = g_array_index (begins, PursuitDay, i),
                      .end = g_array_index (begins, PursuitDay, i + 1) - 1,
                      .snapshot = PURSUIT_DAY_NONE };

      if (month.end < today && is_month (month.begin, month.end))
        month.snapshot =
            pursuit_forecast_opening ((const PursuitDay *) snapshots->data, snapshots->len, month.begin);
      if (month.snapshot != PURSUIT_DAY_NONE)
        {
          month.marks = g_array_new (FALSE, FALSE, sizeof (PursuitForecastMark));
          month.places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
        }
      g_array_append_val (months, month);
    }
  return months;
}

/* (nullable): the month that @day lies in, if it is judged. */
static Month *
find_month (Reading *reading, PursuitDay day)
{
  int first_year, first_month, year, month, ignored;

  pursuit_day_to_ymd (g_array_index (reading->months, Month, 0).begin, &first_year, &first_month, &ignored);
  pursuit_day_to_ymd (day, &year, &month, &ignored);
  int place = (year - first_year) * 12 + month - first_month;
  if (place < 0 || place >= (int) reading->months->len)
    return NULL;
  Month *found = &g_array_index (reading->months, Month, place);
  return found->snapshot != PURSUIT_DAY_NONE ? found : NULL;
}

static PursuitForecastMark *
find_mark (Month *month, gint64 owner)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (month->places, &owner));

  if (place == 0)
    {
      const PursuitForecastMark mark = { .owner = owner, .month = month->begin };

      g_array_append_val (month->marks, mark);
      place = month->marks->len;
      g_hash_table_insert (month->places, g_memdup2 (&owner, sizeof owner), GUINT_TO_POINTER (place));
    }
  return &g_array_index (month->marks, PursuitForecastMark, place - 1);
}

/* An amount in the home currency; 0 when there is no rate. */
static gint64
convert (Reading *reading, const PursuitCell *amount, const PursuitCell *currency, PursuitDay day)
{
  gint64 converted;

  pursuit_report_source_convert_cell (reading->source, amount, currency, day, &converted, NULL);
  return converted;
}

/* The columns of the query forecast-months: a line of the forecast, or what was won. */
static void
add_row (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitDay day = pursuit_cell_get_day (&cells[5]);
  PursuitForecastCategory category = pursuit_forecast_category (cells[4].text, 0);
  Month *month = find_month (reading, day);
  PursuitCell weighted = cells[1];

  if (month == NULL)
    return;
  if (cells[8].number != 0)
    {
      if (day >= month->snapshot)
        find_mark (month, cells[0].number)->actual += convert (reading, &cells[1], &cells[2], day);
      return;
    }
  PursuitDay until = pursuit_cell_get_day (&cells[7]);
  if (pursuit_cell_get_day (&cells[6]) > month->snapshot ||
      (until != PURSUIT_DAY_NONE && until <= month->snapshot))
    return;
  PursuitForecastMark *mark = find_mark (month, cells[0].number);
  if (category == PURSUIT_FORECAST_OMITTED)
    return;
  weighted.number = pursuit_probability_weigh (cells[1].number, cells[3].real);
  mark->forecast += convert (reading, &weighted, &cells[2], month->snapshot);
  if (category == PURSUIT_FORECAST_COMMIT)
    mark->commit += convert (reading, &cells[1], &cells[2], month->snapshot);
}

/**
 * pursuit_forecast_months_read:
 * @params: with a period without open ends
 * @today: months that end before are judged
 * @snapshots: (element-type PursuitDay): days on which the forecast was kept, rising
 *
 * What the opening snapshot of each whole month expected in it, and what was won from then on; in one pass
 * over the lines of the forecast.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitForecastMark): by month
 */
GArray *
pursuit_forecast_months_read (PursuitReportSource *source,
                              const PursuitReportParams *params,
                              PursuitDay today,
                              const GArray *snapshots,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL && snapshots != NULL, NULL);

  g_autoptr (GArray) months = list_months (params, today, snapshots);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PursuitForecastMark));
  Reading reading = { .source = source, .months = months };
  gboolean judged = FALSE;

  for (guint i = 0; i < months->len; i++)
    judged |= g_array_index (months, Month, i).snapshot != PURSUIT_DAY_NONE;
  if (judged &&
      !pursuit_report_source_read (source, "forecast-months", params, add_row, &reading, cancellable, error))
    return NULL;
  for (guint i = 0; i < months->len; i++)
    {
      const Month *month = &g_array_index (months, Month, i);

      if (month->snapshot != PURSUIT_DAY_NONE)
        g_array_append_vals (marks, month->marks->data, month->marks->len);
    }
  return g_steal_pointer (&marks);
}
