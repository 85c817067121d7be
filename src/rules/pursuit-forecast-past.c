/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-forecast.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Forecasts of the past: how they came true, and what became of them. */

static const gint32 SNAPSHOT_DAYS = 7;

/**
 * pursuit_forecast_accuracy:
 *
 * accuracy = 1 − Σ |forecast − actual| ÷ Σ actual, over the marks: for one month the plain formula, for
 * several the months weigh as much as they brought. May be below 0 when the forecast was far too high.
 *
 * Returns: 1 at best; NaN when nothing came
 */
double
pursuit_forecast_accuracy (const PursuitForecastMark *marks, guint n_marks)
{
  double error = 0, actual = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      error += ABS (marks[i].forecast - marks[i].actual);
      actual += marks[i].actual;
    }
  return actual > 0 ? 1 - error / actual : NAN;
}

/**
 * pursuit_forecast_bias:
 *
 * bias = Σ (forecast − actual) ÷ Σ actual: above 0 for who promises too much.
 *
 * Returns: NaN when nothing came
 */
double
pursuit_forecast_bias (const PursuitForecastMark *marks, guint n_marks)
{
  double difference = 0, actual = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      difference += marks[i].forecast - marks[i].actual;
      actual += marks[i].actual;
    }
  return actual > 0 ? difference / actual : NAN;
}

/**
 * pursuit_forecast_opening:
 * @snapshots: days, in their order
 * @month: its first day
 *
 * The snapshot that a month's forecast is judged by: the one of its first day; when the program did not run
 * then, the first one within a week.
 *
 * Returns: %PURSUIT_DAY_NONE when there is none
 */
PursuitDay
pursuit_forecast_opening (const PursuitDay *snapshots, guint n_snapshots, PursuitDay month)
{
  for (guint i = 0; i < n_snapshots; i++)
    {
      if (snapshots[i] >= month)
        return snapshots[i] < month + SNAPSHOT_DAYS ? snapshots[i] : PURSUIT_DAY_NONE;
    }
  return PURSUIT_DAY_NONE;
}

/* Monday is the first day of a week; day 0 is 1970-01-01, a Thursday. */
static gint32
week_of (PursuitDay day)
{
  gint32 days = day + 3;

  return days >= 0 ? days / 7 : (days - 6) / 7;
}

/**
 * pursuit_forecast_is_snapshot_due:
 * @last: the day of the last snapshot; %PURSUIT_DAY_NONE: there is none
 *
 * One a week, and one a month: the first day on which the program runs in it.
 */
gboolean
pursuit_forecast_is_snapshot_due (PursuitDay last, PursuitDay today)
{
  int year, month, last_year, last_month, day;

  if (last == PURSUIT_DAY_NONE)
    return TRUE;
  if (today <= last)
    return FALSE;
  pursuit_day_to_ymd (last, &last_year, &last_month, &day);
  pursuit_day_to_ymd (today, &year, &month, &day);
  return week_of (today) != week_of (last) || month != last_month || year != last_year;
}

static gboolean
counts (const PursuitForecastState *state, PursuitDay from, PursuitDay to)
{
  return state->known && state->open && state->category != PURSUIT_FORECAST_OMITTED &&
         state->expected != PURSUIT_DAY_NONE && state->expected >= from && state->expected <= to;
}

/* Why a deal that counted does not count any more. */
static PursuitForecastMove
why_left (const PursuitForecastState *now, PursuitDay from, PursuitDay to)
{
  if (!now->known || !now->open)
    return now->known && now->won ? PURSUIT_FORECAST_WON : PURSUIT_FORECAST_LOST;
  if (now->expected == PURSUIT_DAY_NONE || now->expected < from || now->expected > to)
    return PURSUIT_FORECAST_SLIPPED;
  return PURSUIT_FORECAST_LEFT_OUT;
}

/**
 * pursuit_forecast_changes_add:
 * @then, @now: the same deal at two moments
 * @from, @to: the period that is forecast, both days included
 *
 * Each deal is one move at most, with what it makes of the sum of the open deals that are expected within the
 * period; so the moves add up by themselves.
 */
void
pursuit_forecast_changes_add (PursuitForecastChanges *changes,
                              const PursuitForecastState *then,
                              const PursuitForecastState *now,
                              PursuitDay from,
                              PursuitDay to)
{
  g_return_if_fail (changes != NULL && then != NULL && now != NULL);

  gboolean before = counts (then, from, to), after = counts (now, from, to);
  gint64 difference = (after ? now->amount : 0) - (before ? then->amount : 0);
  PursuitForecastMove move;

  if (before)
    {
      changes->before += then->amount;
      changes->n_before++;
    }
  if (after)
    {
      changes->after += now->amount;
      changes->n_after++;
    }
  if (before && after)
    {
      if (difference == 0)
        return;
      move = difference > 0 ? PURSUIT_FORECAST_GROWN : PURSUIT_FORECAST_SHRUNK;
    }
  else if (before)
    move = why_left (now, from, to);
  else if (after)
    move = then->known ? PURSUIT_FORECAST_MOVED_IN : PURSUIT_FORECAST_NEW;
  else
    return;
  changes->amounts[move] += difference;
  changes->counts[move]++;
}

static const struct
{
  const char *code;
  const char *label;
} MOVES[PURSUIT_N_FORECAST_MOVES] = {
  [PURSUIT_FORECAST_NEW] = { "new", N_ ("New") },
  [PURSUIT_FORECAST_MOVED_IN] = { "moved_in", N_ ("Moved in") },
  [PURSUIT_FORECAST_GROWN] = { "grown", N_ ("Grown") },
  [PURSUIT_FORECAST_SHRUNK] = { "shrunk", N_ ("Shrunk") },
  [PURSUIT_FORECAST_SLIPPED] = { "slipped", N_ ("Slipped") },
  [PURSUIT_FORECAST_LEFT_OUT] = { "left_out", N_ ("Left out") },
  [PURSUIT_FORECAST_LOST] = { "lost", N_ ("Lost") },
  [PURSUIT_FORECAST_WON] = { "won", N_ ("Won") },
};

/** pursuit_forecast_move_label: e.g. “Slipped”, translated. */
const char *
pursuit_forecast_move_label (PursuitForecastMove move)
{
  g_return_val_if_fail (move < PURSUIT_N_FORECAST_MOVES, NULL);

  return _ (MOVES[move].label);
}

/** pursuit_forecast_move_code: e.g. “slipped”. */
const char *
pursuit_forecast_move_code (PursuitForecastMove move)
{
  g_return_val_if_fail (move < PURSUIT_N_FORECAST_MOVES, NULL);

  return MOVES[move].code;
}
