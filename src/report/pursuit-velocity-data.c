/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-velocity-data.h"

#include <math.h>

typedef struct
{
  PursuitReportSource *source;
  const PursuitReportParams *params;
  PursuitVelocityData *data;
  GHashTable *places; /* stage id → its index + 1 */
  PursuitDay today;
  /* behind the last event: */
  gint64 deal;
  gint64 stage;
  PursuitDay since; /* PURSUIT_DAY_NONE: not known */
  gboolean open;
  PursuitDay end;     /* the last day looked at for what is open then */
  gboolean over;      /* the deal’s events are past it */
  gboolean open_then; /* so was the deal at @end, in a selling stage of the process */
} Reading;

/* A period and the one that it is compared with are read in one pass over the events. */
typedef struct
{
  Reading periods[2];
  guint n;
} Readings;

static void
clear_stage (gpointer data)
{
  PursuitVelocityStage *stage = data;

  g_free (stage->name);
  pursuit_histogram_clear (&stage->days);
  g_array_unref (stage->deals);
}

/* (nullable): @text, as long as the data live. */
static const char *
keep (PursuitVelocityData *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
add_stage (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitVelocityStage stage = { .id = cells[0].number,
                                 .name = g_strdup (cells[1].text),
                                 .deals = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  g_array_append_val (reading->data->stages, stage);
  g_hash_table_insert (reading->places, g_memdup2 (&stage.id, sizeof stage.id),
                       GUINT_TO_POINTER (reading->data->stages->len));
}

static gboolean
in_period (const PursuitReportParams *params, PursuitDay day)
{
  return (params->from == PURSUIT_DAY_NONE || day >= params->from) &&
         (params->to == PURSUIT_DAY_NONE || day <= params->to);
}

/* A stay lasts from one event of an open deal to the next, when both days are known. */
static void
end_stay (Reading *reading, PursuitDay day)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (reading->places, &reading->stage));

  if (!reading->open || place == 0 || reading->since == PURSUIT_DAY_NONE || day == PURSUIT_DAY_NONE ||
      day < reading->since || !in_period (reading->params, day))
    return;
  PursuitVelocityStage *stage = &g_array_index (reading->data->stages, PursuitVelocityStage, place - 1);
  guint n = stage->deals->len;
  pursuit_histogram_add (&stage->days, day - reading->since, 1);
  if (n == 0 || g_array_index (stage->deals, gint64, n - 1) != reading->deal)
    g_array_append_val (stage->deals, reading->deal);
}

/* An event without a date belongs to the day of the one before it. */
static void
note_open (Reading *reading, PursuitDay day)
{
  reading->over |= day != PURSUIT_DAY_NONE && day > reading->end;
  if (!reading->over)
    reading->open_then = reading->open && g_hash_table_contains (reading->places, &reading->stage);
}

static void
end_deal (Reading *reading)
{
  reading->data->n_open_then += reading->open_then;
  reading->over = reading->open_then = FALSE;
}

static void
add_event (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Readings *readings = data;
  PursuitDay day = pursuit_cell_get_day (&cells[2]);

  for (guint i = 0; i < readings->n; i++)
    {
      Reading *reading = &readings->periods[i];

      if (cells[0].number == reading->deal)
        end_stay (reading, day);
      else
        end_deal (reading);
      reading->deal = cells[0].number;
      reading->stage = cells[1].number;
      reading->since = day;
      reading->open = cells[3].number != 0;
      note_open (reading, day);
    }
}

static void
add_open (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  const PursuitClockTimes times = { .entered_stage = pursuit_cell_get_day (&cells[7]),
                                    .last_contact = pursuit_cell_get_day (&cells[8]),
                                    .next_step = pursuit_cell_get_day (&cells[9]),
                                    .stage_limit = (int) cells[10].number,
                                    .contact_limit = (int) cells[10].number };
  PursuitVelocityDeal deal = { .id = cells[0].number,
                               .clocks = pursuit_clocks_read (&times, reading->today) };

  reading->data->n_open++;
  if (deal.clocks.stage_staleness == PURSUIT_STALENESS_NONE &&
      deal.clocks.contact_staleness == PURSUIT_STALENESS_NONE)
    return;
  deal.title = keep (reading->data, cells[1].text);
  deal.company = keep (reading->data, cells[2].text);
  deal.owner = keep (reading->data, cells[3].text);
  deal.stage = keep (reading->data, cells[4].text);
  pursuit_report_source_convert_cell (reading->source, &cells[5], &cells[6], reading->today, &deal.amount,
                                      &reading->data->unconverted);
  g_array_append_val (reading->data->stale, deal);
}

static void
add_closed (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitDay created = pursuit_cell_get_day (&cells[3]), closed = pursuit_cell_get_day (&cells[4]);
  gint64 amount;

  reading->data->n_closed++;
  if (g_strcmp0 (cells[0].text, "won") != 0)
    return;
  reading->data->n_won++;
  if (pursuit_report_source_convert_cell (reading->source, &cells[1], &cells[2], closed, &amount,
                                          &reading->data->unconverted))
    {
      reading->data->won_amount += amount;
      reading->data->n_won_valued++;
    }
  if (created != PURSUIT_DAY_NONE && closed != PURSUIT_DAY_NONE && closed >= created)
    {
      reading->data->cycle_days += closed - created;
      reading->data->n_cycles++;
    }
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const PursuitVelocityDeal *left = a, *right = b;
  int left_days = MAX (left->clocks.days_in_stage, left->clocks.days_since_contact);
  int right_days = MAX (right->clocks.days_in_stage, right->clocks.days_since_contact);

  return left_days != right_days ? right_days - left_days : (left->id > right->id) - (left->id < right->id);
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

/* Reads what is not in the events; of another period than the report’s own, not what is open now. */
static gboolean
read_period (Reading *reading, gboolean own, GCancellable *cancellable, GError **error)
{
  return pursuit_report_source_read (reading->source, "velocity-stages", reading->params, add_stage, reading,
                                     cancellable, error) &&
         (!own || pursuit_report_source_read (reading->source, "velocity-open", reading->params, add_open,
                                              reading, cancellable, error)) &&
         pursuit_report_source_read (reading->source, "velocity-closed", reading->params, add_closed, reading,
                                     cancellable, error);
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
  Readings readings = { .n = 1 };

  if (!pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  if (before != NULL && pursuit_report_params_get_compared (params, &compared->from, &compared->to))
    readings.n = 2;
  for (guint i = 0; i < readings.n; i++)
    {
      const PursuitReportParams *period = i == 0 ? params : compared;

      readings.periods[i] = (Reading){
        .source = source,
        .params = period,
        .data = i == 0 ? self : other,
        .places = places,
        .today = names.today,
        .end = period->to != PURSUIT_DAY_NONE ? MIN (period->to, names.today) : names.today,
      };
      if (!read_period (&readings.periods[i], i == 0, cancellable, error))
        return NULL;
    }
  if (!pursuit_report_source_read (source, "velocity-events", params, add_event, &readings, cancellable,
                                   error))
    return NULL;
  for (guint i = 0; i < readings.n; i++)
    end_deal (&readings.periods[i]);
  /* what the deals say of themselves holds also where events do not tell the stage */
  if (readings.periods[0].end == names.today)
    self->n_open_then = self->n_open;
  g_array_sort (self->stale, compare_waiting);
  if (before != NULL && readings.n > 1)
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
