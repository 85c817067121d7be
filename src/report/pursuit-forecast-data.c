/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-forecast-data.h"

#include "pursuit-forecast-months.h"

#include <glib/gi18n-lib.h>

/* What is divided into parts is divided alike. */
G_STATIC_ASSERT ((int) PURSUIT_GRANULARITY_MONTH == (int) PURSUIT_SPLIT_MONTH &&
                 (int) PURSUIT_GRANULARITY_YEAR == (int) PURSUIT_SPLIT_YEAR);

/* A mark is a kind and a number. */
#define MARK_PART ((gint64) 1 << 56)
#define MARK_OWNER ((gint64) 2 << 56)
#define MARK_MOVE ((gint64) 3 << 56)
#define MARK_ALL ((gint64) 4 << 56)
#define MARK_KINDS ((gint64) 7 << 56)

/* What of a part of the period a mark means: a category, won deals, or all. */
#define CATEGORY_WON PURSUIT_N_FORECASTS
#define N_CATEGORIES 8

/* What reads the rows of a query. */
typedef struct
{
  PursuitReportSource *source;
  PursuitForecastData *data;
  gint64 mark; /* what deals are wanted of; 0: none */
  GArray *ids;
} Reading;

/** pursuit_forecast_data_free: frees the data. */
void
pursuit_forecast_data_free (PursuitForecastData *self)
{
  if (self == NULL)
    return;
  pursuit_report_names_clear (&self->names);
  g_clear_pointer (&self->begins, g_array_unref);
  g_clear_pointer (&self->book, pursuit_forecast_book_free);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->plan);
  g_free (self);
}

/* An amount in the home currency; 0 when there is no rate. */
static gint64
convert (Reading *reading, const PursuitCell *amount, const PursuitCell *currency, PursuitDay day)
{
  gint64 converted;

  pursuit_report_source_convert_cell (reading->source, amount, currency, day, &converted, NULL);
  return converted;
}

/* The columns of the query forecast-deals. */
static void
read_deal (Reading *reading, const PursuitCell *cells, PursuitForecastDeal *deal)
{
  *deal = (PursuitForecastDeal){ .owner = cells[1].number,
                                 .day = pursuit_cell_get_day (&cells[2]),
                                 .manager = -1,
                                 .won = cells[9].number != 0 };
  PursuitDay rate_day = deal->won ? deal->day : reading->data->names.today;
  pursuit_report_source_convert_cell (reading->source, &cells[3], &cells[4], rate_day, &deal->amount,
                                      &reading->data->unconverted);
  if (deal->won)
    return;
  deal->weighted = convert (reading, &cells[5], &cells[4], rate_day);
  deal->category = pursuit_forecast_category (cells[7].text, cells[6].real);
  if (!cells[8].null)
    deal->manager = convert (reading, &cells[8], &cells[4], rate_day);
}

static void
add_deal (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitForecastDeal deal;

  read_deal (reading, cells, &deal);
  pursuit_forecast_book_add (reading->data->book, &deal);
}

static void
add_member (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;

  g_hash_table_insert (reading->data->members, g_memdup2 (&cells[0].number, sizeof (gint64)),
                       g_strdup (cells[1].text));
}

static void
add_snapshot (const PursuitCell *cells, guint n_cells, gpointer days)
{
  PursuitDay day = pursuit_cell_get_day (&cells[0]);

  g_array_append_val ((GArray *) days, day);
}

/* The columns of the query forecast-changes. Both moments at today's rates, so that no rate moves the sum. */
static void
read_change (Reading *reading,
             const PursuitCell *cells,
             PursuitForecastState *then,
             PursuitForecastState *now)
{
  PursuitDay today = reading->data->names.today;

  *then = *now = (PursuitForecastState){ 0 };
  then->open = cells[1].number != 0;
  then->known = then->open || cells[12].number != 0;
  if (then->open)
    {
      then->expected = pursuit_cell_get_day (&cells[2]);
      then->amount = convert (reading, &cells[3], &cells[4], today);
      then->category = pursuit_forecast_category (cells[5].text, 0);
    }
  if (cells[6].null)
    return;
  now->known = TRUE;
  now->open = g_str_equal (cells[6].text, "open");
  now->won = g_str_equal (cells[6].text, "won");
  now->expected = pursuit_cell_get_day (&cells[7]);
  now->amount = convert (reading, &cells[8], &cells[9], today);
  now->category = pursuit_forecast_category (cells[11].text, cells[10].real);
}

static void
add_change (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitForecastState then, now;

  read_change (reading, cells, &then, &now);
  pursuit_forecast_changes_add (&reading->data->changes, &then, &now, reading->data->from, reading->data->to);
}

/* The period of the parameters; an open end is that of the present fiscal year. */
static void
settle_period (PursuitForecastData *data, const PursuitReportParams *params)
{
  int year = pursuit_fiscal_year_of (data->names.today, data->names.first_month);

  data->from = params->from != PURSUIT_DAY_NONE ? params->from
                                                : pursuit_fiscal_begin (year, data->names.first_month, 0);
  data->to = params->to != PURSUIT_DAY_NONE ? params->to
                                            : pursuit_fiscal_begin (year, data->names.first_month, 12) - 1;
  data->to = MAX (data->to, data->from);
  data->split = (PursuitSplit) params->granularity;
  data->begins = pursuit_fiscal_split (data->from, data->to, data->names.first_month, data->split);
}

/* Whether a line of the plan is of what the parameters leave. */
static gboolean
is_planned (const PursuitPlanPart *part, const PursuitReportParams *params)
{
  return (params->owner == 0 || part->owner == params->owner) &&
         (params->market == 0 || part->market == params->market);
}

static void
add_target (PursuitForecastData *data, gint64 owner, gint64 amount)
{
  gint64 *sum = g_hash_table_lookup (data->targets, &owner);

  if (sum != NULL)
    *sum += amount;
  else
    g_hash_table_insert (data->targets, g_memdup2 (&owner, sizeof owner), g_memdup2 (&amount, sizeof amount));
}

/* Adds the targets of one fiscal year to the parts that its months begin in. */
static gboolean
add_plan (Reading *reading,
          const PursuitReportParams *params,
          int year,
          GCancellable *cancellable,
          GError **error)
{
  PursuitForecastData *data = reading->data;
  g_autoptr (PursuitPlanBook) plan =
      pursuit_report_source_get_targets (reading->source, year, cancellable, error);

  for (guint i = 0; plan != NULL && i < plan->parts->len; i++)
    {
      const PursuitPlanPart *line = plan->parts->pdata[i];
      for (int m = 0; is_planned (line, params) && m < PURSUIT_PLAN_MONTHS; m++)
        {
          int part =
              pursuit_fiscal_find (data->begins, pursuit_fiscal_begin (year, data->names.first_month, m));
          gint64 amount = 0;
          if (part < 0)
            continue;
          if (line->targets[m] != 0 &&
              !pursuit_report_source_convert (reading->source, line->targets[m], plan->currency,
                                              data->names.today, &amount))
            {
              g_strlcpy (data->unrated_plan, plan->currency, sizeof data->unrated_plan);
              continue;
            }
          data->plan[part] = MAX (data->plan[part], 0) + amount;
          add_target (data, line->owner, amount);
        }
    }
  return plan != NULL;
}

/* No plan is made for a company, a grade, a view or a condition. */
static gboolean
read_plans (Reading *reading, const PursuitReportParams *params, GCancellable *cancellable, GError **error)
{
  PursuitForecastData *data = reading->data;

  data->plan = g_new (gint64, data->begins->len);
  for (guint i = 0; i < data->begins->len; i++)
    data->plan[i] = PURSUIT_FORECAST_NO_PLAN;
  if (params->company != 0 || params->grade != 0 || params->filter != NULL || params->view != NULL)
    return TRUE;
  int last = pursuit_fiscal_year_of (data->to, data->names.first_month);
  for (int year = pursuit_fiscal_year_of (data->from, data->names.first_month); year <= last; year++)
    {
      if (!add_plan (reading, params, year, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* The snapshot that changes are told from: the last one up to the wanted day; nobody wants one: the month's
 * first, or the one before it when the month has none but today's. */
static PursuitDay
find_since (const PursuitForecastData *data, PursuitDay wanted, const GArray *snapshots)
{
  PursuitDay found = PURSUIT_DAY_NONE;
  int year, month, day;

  pursuit_day_to_ymd (data->names.today, &year, &month, &day);
  PursuitDay first = pursuit_day_from_ymd (year, month, 1);
  for (guint i = 0; i < snapshots->len; i++)
    {
      PursuitDay snapshot = g_array_index (snapshots, PursuitDay, i);
      if (snapshot >= data->names.today || (wanted > 0 && snapshot > wanted))
        break;
      found = snapshot;
      if (wanted <= 0 && snapshot >= first)
        break;
    }
  return found;
}

static PursuitForecastData *
begin (PursuitReportSource *source,
       const PursuitReportParams *params,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (PursuitForecastData) data = g_new0 (PursuitForecastData, 1);

  if (!pursuit_report_source_get_names (source, params, &data->names, error))
    return NULL;
  data->targets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  data->members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  settle_period (data, params);
  data->book = pursuit_forecast_book_new (data->begins, data->names.today);
  return g_steal_pointer (&data);
}

/** pursuit_forecast_data_read: (transfer full) (nullable): what the forecast that @params ask for is made
 * from. */
PursuitForecastData *
pursuit_forecast_data_read (PursuitReportSource *source,
                            const PursuitReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitForecastData) data = begin (source, params, cancellable, error);
  g_autoptr (GArray) snapshots = g_array_new (FALSE, FALSE, sizeof (PursuitDay));
  Reading reading = { .source = source, .data = data };
  PursuitReportParams wanted = *params;

  if (data == NULL)
    return NULL;
  wanted.from = data->from;
  wanted.to = data->to;
  if (!pursuit_report_source_read (source, "forecast-deals", &wanted, add_deal, &reading, cancellable,
                                   error) ||
      !pursuit_report_source_read (source, "member-names", &wanted, add_member, &reading, cancellable,
                                   error) ||
      !pursuit_report_source_read (source, "forecast-snapshots", &wanted, add_snapshot, snapshots,
                                   cancellable, error) ||
      !read_plans (&reading, params, cancellable, error))
    return NULL;
  data->marks =
      pursuit_forecast_months_read (source, &wanted, data->names.today, snapshots, cancellable, error);
  if (data->marks == NULL)
    return NULL;
  data->since = find_since (data, params->since, snapshots);
  wanted.from = data->since;
  if (data->since != PURSUIT_DAY_NONE &&
      !pursuit_report_source_read (source, "forecast-changes", &wanted, add_change, &reading, cancellable,
                                   error))
    return NULL;
  return g_steal_pointer (&data);
}

/** pursuit_forecast_data_get_member: the name of one of us; of 0, that it is nobody's. */
const char *
pursuit_forecast_data_get_member (const PursuitForecastData *self, gint64 id)
{
  const char *name = g_hash_table_lookup (self->members, &id);

  return name != NULL ? name : _ ("Nobody");
}

/** pursuit_forecast_data_get_target: what @owner is to win within the period, or %PURSUIT_FORECAST_NO_PLAN.
 */
gint64
pursuit_forecast_data_get_target (const PursuitForecastData *self, gint64 owner)
{
  const gint64 *target = g_hash_table_lookup (self->targets, &owner);

  return target != NULL ? *target : PURSUIT_FORECAST_NO_PLAN;
}

/** pursuit_forecast_mark_of_part: @category: of the open deals; %PURSUIT_N_FORECASTS: the won ones; −1: all.
 */
gint64
pursuit_forecast_mark_of_part (guint part, int category)
{
  return MARK_PART + (gint64) part * N_CATEGORIES + (category >= 0 ? category : N_CATEGORIES - 1);
}

gint64
pursuit_forecast_mark_of_owner (gint64 owner)
{
  return MARK_OWNER + owner;
}

/** pursuit_forecast_mark_of_all: what counts in any part of the period. */
gint64
pursuit_forecast_mark_of_all (void)
{
  return MARK_ALL;
}

/** pursuit_forecast_mark_of_move: @move: a PursuitForecastMove; %PURSUIT_N_FORECAST_MOVES: what was expected
 * then; one more: what is expected now. */
gint64
pursuit_forecast_mark_of_move (guint move)
{
  return MARK_MOVE + move;
}

/* Whether a deal that counts in @part is behind the mark. */
static gboolean
is_behind (const Reading *reading, const PursuitForecastDeal *deal, int part, int category)
{
  gint64 kind = reading->mark & MARK_KINDS, number = reading->mark & ~MARK_KINDS;
  int wanted = (int) (number % N_CATEGORIES);

  if (kind == MARK_ALL)
    return TRUE;
  if (kind == MARK_OWNER)
    return deal->owner == number;
  return part == number / N_CATEGORIES && (wanted == category || wanted == N_CATEGORIES - 1);
}

/* Names the deal when it is behind the mark; an omitted one is behind none. */
static void
list_deal (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitForecastDeal deal;

  read_deal (reading, cells, &deal);
  int part = deal.day != PURSUIT_DAY_NONE ? pursuit_fiscal_find (reading->data->begins, deal.day) : -1;
  int category = deal.won ? CATEGORY_WON : (int) deal.category;
  if (part >= 0 && category != PURSUIT_FORECAST_OMITTED && is_behind (reading, &deal, part, category))
    g_array_append_val (reading->ids, cells[0].number);
}

static void
list_change (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitForecastChanges changes = { 0 };
  PursuitForecastState then, now;

  read_change (reading, cells, &then, &now);
  pursuit_forecast_changes_add (&changes, &then, &now, reading->data->from, reading->data->to);
  guint move = (guint) (reading->mark & ~MARK_KINDS);
  guint n = move < PURSUIT_N_FORECAST_MOVES    ? changes.counts[move]
            : move == PURSUIT_N_FORECAST_MOVES ? changes.n_before
                                               : changes.n_after;
  if (n > 0)
    g_array_append_val (reading->ids, cells[0].number);
}

/**
 * pursuit_forecast_data_list_deals:
 * @mark: of one of the functions above
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the deals behind a mark
 */
GArray *
pursuit_forecast_data_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  gboolean move = (mark & MARK_KINDS) == MARK_MOVE;
  g_autoptr (PursuitForecastData) data = move
                                             ? pursuit_forecast_data_read (source, params, cancellable, error)
                                             : begin (source, params, cancellable, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading reading = { .source = source, .data = data, .mark = mark, .ids = ids };
  PursuitReportParams wanted = *params;

  if (data == NULL)
    return NULL;
  wanted.from = move ? data->since : data->from;
  wanted.to = data->to;
  return pursuit_report_source_read (source, move ? "forecast-changes" : "forecast-deals", &wanted,
                                     move ? list_change : list_deal, &reading, cancellable, error)
             ? g_steal_pointer (&ids)
             : NULL;
}
