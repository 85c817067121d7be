/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-velocity-data.h"

#include <math.h>

#include "pursuit-shortlist.h"

/* The report’s own period, or the one that it is compared with. */
typedef struct
{
  const PursuitReportParams *params;
  PursuitVelocityData *data;
  PursuitDay end;     /* the last day looked at for what is open then */
  gboolean over;      /* the events of the deal are past it */
  gboolean open_then; /* so was the deal at @end, in a selling stage of the process */
} Period;

/* Both periods are read in one pass over the deals and one over the events. */
typedef struct
{
  PursuitReportSource *source;
  Period periods[2];
  guint n_periods;
  GHashTable *places; /* stage id → its index + 1 */
  PursuitDay today;
  PursuitShortlist stale;
  /* behind the last event: */
  gint64 deal;
  guint place;      /* of its stage; 0: it is none of the process */
  PursuitDay since; /* PURSUIT_DAY_NONE: not known */
  gboolean open;
} Reading;

static void
clear_stage (gpointer data)
{
  PursuitVelocityStage *stage = data;

  g_free (stage->name);
  pursuit_histogram_clear (&stage->days);
  g_array_unref (stage->deals);
}

static void
add_stage (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  gint64 id = cells[0].number;

  for (guint i = 0; i < reading->n_periods; i++)
    {
      PursuitVelocityStage stage = { .id = id,
                                     .name = g_strdup (cells[1].text),
                                     .deals = g_array_new (FALSE, FALSE, sizeof (gint64)) };

      g_array_append_val (reading->periods[i].data->stages, stage);
    }
  g_hash_table_insert (reading->places, g_memdup2 (&id, sizeof id),
                       GUINT_TO_POINTER (reading->periods[0].data->stages->len));
}

static gboolean
in_period (const PursuitReportParams *params, PursuitDay day)
{
  return (params->from == PURSUIT_DAY_NONE || day >= params->from) &&
         (params->to == PURSUIT_DAY_NONE || day <= params->to);
}

/* How long the deal had stood where it was, when an event of @day moves it on; −1 when that tells nothing: a
 * stay lasts from one event of an open deal to the next, and both days are known. */
static int
measure_stay (const Reading *reading, PursuitDay day)
{
  if (!reading->open || reading->place == 0 || reading->since == PURSUIT_DAY_NONE || day == PURSUIT_DAY_NONE)
    return -1;
  return MAX (day - reading->since, -1);
}

static void
add_stay (const Reading *reading, const Period *period, int days)
{
  PursuitVelocityStage *stage =
      &g_array_index (period->data->stages, PursuitVelocityStage, reading->place - 1);
  guint n = stage->deals->len;

  pursuit_histogram_add (&stage->days, days, 1);
  if (n == 0 || g_array_index (stage->deals, gint64, n - 1) != reading->deal)
    g_array_append_val (stage->deals, reading->deal);
}

/* An event without a date belongs to the day of the one before it. */
static void
note_open (const Reading *reading, Period *period)
{
  period->over |= reading->since != PURSUIT_DAY_NONE && reading->since > period->end;
  if (!period->over)
    period->open_then = reading->open && reading->place != 0;
}

static void
end_deal (Reading *reading)
{
  for (guint i = 0; i < reading->n_periods; i++)
    {
      Period *period = &reading->periods[i];

      period->data->n_open_then += period->open_then;
      period->over = period->open_then = FALSE;
    }
}

static void
add_event (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitDay day = pursuit_cell_get_day (&cells[2]);
  int days = -1;

  if (cells[0].number == reading->deal)
    days = measure_stay (reading, day);
  else
    end_deal (reading);
  for (guint i = 0; days >= 0 && i < reading->n_periods; i++)
    if (in_period (reading->periods[i].params, day))
      add_stay (reading, &reading->periods[i], days);
  reading->deal = cells[0].number;
  reading->place = GPOINTER_TO_UINT (g_hash_table_lookup (reading->places, &cells[1].number));
  reading->since = day;
  reading->open = cells[3].number != 0;
  for (guint i = 0; i < reading->n_periods; i++)
    note_open (reading, &reading->periods[i]);
}

/* The columns of velocity-deals. */
enum
{
  COLUMN_ID,
  COLUMN_OUTCOME,
  COLUMN_AMOUNT,
  COLUMN_CURRENCY,
  COLUMN_CREATED,
  COLUMN_CLOSED,
  COLUMN_STAGE_SINCE,
  COLUMN_LAST_CONTACT,
  COLUMN_NEXT_DAY,
  COLUMN_STALE_DAYS,
  COLUMN_TITLE,
  COLUMN_COMPANY,
  COLUMN_OWNER,
  COLUMN_STAGE,
};

/* (nullable): the text as long as the data live; one that many deals have is kept once. */
static const char *
keep (PursuitVelocityData *self, const PursuitCell *cell, gboolean common)
{
  if (cell->text == NULL)
    return NULL;
  return common ? g_string_chunk_insert_const (self->texts, cell->text)
                : g_string_chunk_insert (self->texts, cell->text);
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const PursuitVelocityDeal *left = a, *right = b;
  int left_days = MAX (left->clocks.days_in_stage, left->clocks.days_since_contact);
  int right_days = MAX (right->clocks.days_in_stage, right->clocks.days_since_contact);

  return left_days != right_days ? right_days - left_days : (left->id > right->id) - (left->id < right->id);
}

/* What is open now belongs to the report’s own period. */
static void
add_open (Reading *reading, PursuitVelocityData *self, const PursuitCell *cells)
{
  const PursuitClockTimes times = { .entered_stage = pursuit_cell_get_day (&cells[COLUMN_STAGE_SINCE]),
                                    .last_contact = pursuit_cell_get_day (&cells[COLUMN_LAST_CONTACT]),
                                    .next_step = pursuit_cell_get_day (&cells[COLUMN_NEXT_DAY]),
                                    .stage_limit = (int) cells[COLUMN_STALE_DAYS].number,
                                    .contact_limit = (int) cells[COLUMN_STALE_DAYS].number };
  PursuitVelocityDeal deal = { .id = cells[COLUMN_ID].number,
                               .clocks = pursuit_clocks_read (&times, reading->today) };

  self->n_open++;
  if (deal.clocks.stage_staleness == PURSUIT_STALENESS_NONE &&
      deal.clocks.contact_staleness == PURSUIT_STALENESS_NONE)
    return;
  self->n_stale++;
  deal.has_amount =
      pursuit_report_source_convert_cell (reading->source, &cells[COLUMN_AMOUNT], &cells[COLUMN_CURRENCY],
                                          reading->today, &deal.amount, &self->unconverted);
  if (!pursuit_shortlist_wants (&reading->stale, &deal))
    return;
  deal.title = keep (self, &cells[COLUMN_TITLE], FALSE);
  deal.company = keep (self, &cells[COLUMN_COMPANY], FALSE);
  deal.owner = keep (self, &cells[COLUMN_OWNER], TRUE);
  deal.stage = keep (self, &cells[COLUMN_STAGE], TRUE);
  pursuit_shortlist_add (&reading->stale, &deal);
}

static void
add_closed (const Reading *reading, PursuitVelocityData *self, const PursuitCell *cells, PursuitDay closed)
{
  PursuitDay created = pursuit_cell_get_day (&cells[COLUMN_CREATED]);
  gint64 amount;

  self->n_closed++;
  if (g_strcmp0 (cells[COLUMN_OUTCOME].text, "won") != 0)
    return;
  self->n_won++;
  if (pursuit_report_source_convert_cell (reading->source, &cells[COLUMN_AMOUNT], &cells[COLUMN_CURRENCY],
                                          closed, &amount, &self->unconverted))
    {
      self->won_amount += amount;
      self->n_won_valued++;
    }
  if (created != PURSUIT_DAY_NONE && closed != PURSUIT_DAY_NONE && closed >= created)
    {
      self->cycle_days += closed - created;
      self->n_cycles++;
    }
}

static void
add_deal (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitDay closed = pursuit_cell_get_day (&cells[COLUMN_CLOSED]);

  if (g_strcmp0 (cells[COLUMN_OUTCOME].text, "open") == 0)
    {
      add_open (reading, reading->periods[0].data, cells);
      return;
    }
  for (guint i = 0; i < reading->n_periods; i++)
    if (in_period (reading->periods[i].params, closed))
      add_closed (reading, reading->periods[i].data, cells, closed);
}

static PursuitVelocityData *
new_data (void)
{
  PursuitVelocityData *self = g_new0 (PursuitVelocityData, 1);

  self->stages = g_array_new (FALSE, TRUE, sizeof (PursuitVelocityStage));
  g_array_set_clear_func (self->stages, clear_stage);
  self->stale = g_array_new (FALSE, TRUE, sizeof (PursuitVelocityDeal));
  self->texts = g_string_chunk_new (1024);
  return self;
}

/**
 * pursuit_velocity_data_read:
 * @before: (out) (nullable) (optional): the same of the period that @params compare with, if they do, but for
 *   what is open now
 *
 * Returns: (transfer full) (nullable): what the period and the open deals tell
 */
PursuitVelocityData *
pursuit_velocity_data_read (PursuitReportSource *source,
                            const PursuitReportParams *params,
                            PursuitVelocityData **before,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitVelocityData) self = new_data ();
  g_autoptr (PursuitVelocityData) other = new_data ();
  g_autoptr (PursuitReportParams) compared = pursuit_report_params_copy (params);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_auto (PursuitReportNames) names = { 0 };
  Reading reading = { .source = source,
                      .periods = { { .params = params, .data = self },
                                   { .params = compared, .data = other } },
                      .n_periods = 1,
                      .places = places,
                      .stale = { self->stale, PURSUIT_VELOCITY_MAX_STALE, compare_waiting } };

  if (!pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  reading.today = names.today;
  if (before != NULL && pursuit_report_params_get_compared (params, &compared->from, &compared->to))
    reading.n_periods = 2;
  for (guint i = 0; i < reading.n_periods; i++)
    {
      PursuitDay to = reading.periods[i].params->to;

      reading.periods[i].end = to != PURSUIT_DAY_NONE ? MIN (to, names.today) : names.today;
    }
  if (!pursuit_report_source_read (source, "velocity-stages", params, add_stage, &reading, cancellable,
                                   error) ||
      !pursuit_report_source_read (source, "velocity-deals", params, add_deal, &reading, cancellable,
                                   error) ||
      !pursuit_report_source_read (source, "velocity-events", params, add_event, &reading, cancellable,
                                   error))
    return NULL;
  end_deal (&reading);
  /* what the deals say of themselves holds also where events do not tell the stage */
  if (reading.periods[0].end == names.today)
    self->n_open_then = self->n_open;
  pursuit_shortlist_finish (&reading.stale);
  if (before != NULL && reading.n_periods == 2)
    *before = g_steal_pointer (&other);
  return g_steal_pointer (&self);
}

void
pursuit_velocity_data_free (PursuitVelocityData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stages, g_array_unref);
  g_clear_pointer (&self->stale, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

/**
 * pursuit_velocity_data_per_day:
 *
 * The sales velocity: open deals × mean value of a won deal × win rate ÷ mean cycle of a won deal. It tells
 * what the pipeline at the period’s end brings in a day if deals go on to be won as in the period.
 *
 * Returns: minor units of the home currency a day; NaN without won deals of which value and cycle are known
 */
double
pursuit_velocity_data_per_day (const PursuitVelocityData *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  if (self->n_won_valued == 0 || self->cycle_days == 0)
    return NAN;
  double value = (double) self->won_amount / self->n_won_valued;
  double rate = (double) self->n_won / self->n_closed;
  double cycle = (double) self->cycle_days / self->n_cycles;
  return self->n_open_then * value * rate / cycle;
}
