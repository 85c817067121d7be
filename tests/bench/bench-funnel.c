/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel.h"

/*
 * The funnel's fold over N events (default 5,000,000) that are in memory, against a plain loop over the same
 * array that only counts, per stage, how many deals came in and how many went on: the least that any funnel
 * must do.
 */

#define N_STAGES 6
#define EVENTS_A_DEAL 5
#define ROUNDS 5

static PursuitFunnelEvent *
make_events (guint n)
{
  PursuitFunnelEvent *events = g_new0 (PursuitFunnelEvent, n);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  int day = 0, stage = 1;

  for (guint i = 0; i < n; i++)
    {
      gboolean first = i % EVENTS_A_DEAL == 0, last = i % EVENTS_A_DEAL == EVENTS_A_DEAL - 1;

      day = first ? g_rand_int_range (random, 19000, 20000) : day + g_rand_int_range (random, 1, 40);
      stage = first ? 1 : CLAMP (stage + g_rand_int_range (random, -1, 3), 1, N_STAGES);
      events[i] = (PursuitFunnelEvent){
        .deal = i / EVENTS_A_DEAL + 1,
        .stage = stage,
        .owner = g_rand_int_range (random, 1, 30),
        .amount = g_rand_int_range (random, 1000, 100000000),
        .day = day,
        .probability = 0.5,
        .currency = "CNY",
        .kind = first ? PURSUIT_FUNNEL_EVENT_CREATED : PURSUIT_FUNNEL_EVENT_MOVED,
        .outcome = last ? g_rand_int_range (random, PURSUIT_FUNNEL_OPEN, PURSUIT_FUNNEL_POSTPONED + 1) : 0,
      };
    }
  return events;
}

static gint64
plain_loop (const PursuitFunnelEvent *events, guint n)
{
  gint64 entered[N_STAGES + 1] = { 0 }, advanced[N_STAGES + 1] = { 0 }, amount[N_STAGES + 1] = { 0 };
  gint64 deal = 0, at = 0, sum = 0;

  for (guint i = 0; i < n; i++)
    {
      const PursuitFunnelEvent *event = &events[i];

      if (event->deal == deal && event->stage > at)
        advanced[at]++;
      if (event->deal != deal || event->stage != at)
        {
          entered[event->stage]++;
          amount[event->stage] += event->amount;
        }
      deal = event->deal;
      at = event->stage;
    }
  for (guint i = 0; i <= N_STAGES; i++)
    sum += entered[i] + advanced[i] + amount[i];
  return sum;
}

static gint64
fold (const PursuitFunnelEvent *events, guint n, PursuitFunnelMode mode)
{
  PursuitFunnelStageInfo stages[N_STAGES];
  PursuitFunnelParams params = {
    .mode = mode, .from = 19200, .to = 19565, .today = 20500, .currency = "CNY"
  };
  g_autoptr (PursuitFunnel) funnel = NULL;
  g_autoptr (PursuitFunnelResult) result = NULL;

  for (int i = 0; i < N_STAGES; i++)
    stages[i] = (PursuitFunnelStageInfo){ i + 1, "Stage", i, i == N_STAGES - 1, 0.1 * i };
  funnel = pursuit_funnel_new (stages, N_STAGES, &params, NULL);
  for (guint i = 0; i < n; i++)
    pursuit_funnel_add_event (funnel, &events[i]);
  result = pursuit_funnel_finish (funnel);
  return result->deals;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static double
median_ms (gint64 times[ROUNDS])
{
  qsort (times, ROUNDS, sizeof times[0], compare_times);
  return times[ROUNDS / 2] / 1000.0;
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 5000000;
  g_autofree PursuitFunnelEvent *events = make_events (n);
  gint64 times[ROUNDS], sum = 0;
  double floor_ms;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      sum += plain_loop (events, n);
      times[i] = g_get_monotonic_time () - start;
    }
  floor_ms = median_ms (times);
  g_print ("funnel, %u events: plain loop %.1f ms\n", n, floor_ms);

  for (PursuitFunnelMode mode = PURSUIT_FUNNEL_COHORT; mode < PURSUIT_FUNNEL_N_MODES; mode++)
    {
      for (guint i = 0; i < ROUNDS; i++)
        {
          gint64 start = g_get_monotonic_time ();
          sum += fold (events, n, mode);
          times[i] = g_get_monotonic_time () - start;
        }
      double ms = median_ms (times);
      g_print ("  %-6s %.1f ms, %.2f x, %.1f ns an event\n", pursuit_funnel_mode_to_string (mode), ms,
               ms / floor_ms, ms * 1e6 / n);
    }
  return sum == 0;
}
