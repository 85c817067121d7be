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
} Reading;

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

static void
add_event (const PursuitCell *cells, guint n_cells, gpointer data)
{
  Reading *reading = data;
  PursuitDay day = pursuit_cell_get_day (&cells[2]);

  if (cells[0].number == reading->deal)
    end_stay (reading, day);
  reading->deal = cells[0].number;
  reading->stage = cells[1].number;
  reading->since = day;
  reading->open = cells[3].number != 0;
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

/** pursuit_velocity_data_read: (transfer full) (nullable): what the period and the open deals tell. */
PursuitVelocityData *
pursuit_velocity_data_read (PursuitReportSource *source,
                            const PursuitReportParams *params,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  const struct
  {
    const char *query;
    PursuitCellFunc func;
  } steps[] = {
    { "velocity-stages", add_stage },
    { "velocity-events", add_event },
    { "velocity-open", add_open },
    { "velocity-closed", add_closed },
  };
  g_autoptr (PursuitVelocityData) self = g_new0 (PursuitVelocityData, 1);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_auto (PursuitReportNames) names = { 0 };
  Reading reading = { .source = source, .params = params, .data = self, .places = places };

  self->stages = g_array_new (FALSE, TRUE, sizeof (PursuitVelocityStage));
  g_array_set_clear_func (self->stages, clear_stage);
  self->stale = g_array_new (FALSE, TRUE, sizeof (PursuitVelocityDeal));
  self->texts = g_string_chunk_new (1024);
  if (!pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  reading.today = names.today;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!pursuit_report_source_read (source, steps[i].query, params, steps[i].func, &reading, cancellable,
                                     error))
      return NULL;
  g_array_sort (self->stale, compare_waiting);
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
 * what the pipeline brings in a day if deals go on to be won as in the period.
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
  return self->n_open * value * rate / cycle;
}
