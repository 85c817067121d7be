/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-gate.h"

#include "pursuit-participant.h"
#include "pursuit-person.h"

/*
 * One gate check of a deal with 30 people, 200 activities and 20 conditions, two for each of ten nodes and
 * every kind among them, against a plain loop over the same facts that only looks once at each person or
 * activity for each condition about them: the least that a check can do which keeps no index.
 */

enum
{
  N_PEOPLE = 30,
  N_ACTIVITIES = 200,
  N_CONDITIONS = 20,
  CHECKS = 2000,
  ROUNDS = 7
};

static const struct
{
  const char *kind, *argument;
} CONDITIONS[N_CONDITIONS] = {
  { "has-person", "decision-maker" },
  { "has-person", "purchasing,finance" },
  { "has-person", "designer,technical,champion" },
  { "has-insider", NULL },
  { "key-persons-met", NULL },
  { "key-persons-met", "technical" },
  { "weights-sum", NULL },
  { "scorecard-at-least", "opportunity" },
  { "scorecard-at-least", "meddpicc" },
  { "criteria-known", NULL },
  { "field-filled", "deal.expected_close" },
  { "field-filled", "company.phone" },
  { "document-attached", "bid" },
  { "document-attached", "contract" },
  { "approval-given", "contract" },
  { "activity-done", "demo" },
  { "activity-done", "visit,meeting" },
  { "activity-done", "seminar,training,referral" },
  { "manual", NULL },
  { "manual", "file" },
};

static void
fill (PursuitGatePerson *people, PursuitGateActivity *activities)
{
  static const char *const kinds[] = { "call", "visit", "meeting", "mail", "meal" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      people[i] = (PursuitGatePerson){
        .person = i + 1,
        .roles = g_rand_int_range (random, 0, 128),
        .level = 1u << g_rand_int_range (random, 0, 3),
        .function = 1u << g_rand_int_range (random, 0, 5),
        .attitude = g_rand_int_range (random, -3, 2),
        .weight = g_rand_int_range (random, 0, 5),
        .last_met = 20000 - g_rand_int_range (random, 0, 60),
      };
    }
  for (guint i = 0; i < N_ACTIVITIES; i++)
    activities[i] =
        (PursuitGateActivity){ kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))], 19900 + i };
}

static gint64
plain_loop (const PursuitGateFacts *facts)
{
  gint64 sum = 0;

  for (guint i = 0; i < N_CONDITIONS; i++)
    {
      if (strstr (CONDITIONS[i].kind, "person") != NULL || g_str_has_prefix (CONDITIONS[i].kind, "weights"))
        {
          for (guint j = 0; j < facts->n_people; j++)
            sum += (facts->people[j].roles & i) != 0;
        }
      else if (g_str_has_prefix (CONDITIONS[i].kind, "activity"))
        {
          for (guint j = 0; j < facts->n_activities; j++)
            sum += strcmp (facts->activities[j].kind, CONDITIONS[i].argument) == 0;
        }
    }
  return sum;
}

static gint64
check (const PursuitKeyNode *nodes, guint n_nodes, const PursuitGateFacts *facts)
{
  g_autoptr (PursuitGateResult) result = pursuit_gate_check (nodes, n_nodes, facts);

  return result->n_unmet;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

int
main (int argc, char *argv[])
{
  PursuitGatePerson people[N_PEOPLE];
  PursuitGateActivity activities[N_ACTIVITIES];
  PursuitCondition conditions[N_CONDITIONS];
  PursuitKeyNode nodes[N_CONDITIONS / 2];
  PursuitGateFacts facts = PURSUIT_GATE_FACTS_INIT;
  gint64 floors[ROUNDS], times[ROUNDS], sum = 0;

  fill (people, activities);
  facts.people = people;
  facts.n_people = N_PEOPLE;
  facts.activities = activities;
  facts.n_activities = N_ACTIVITIES;
  facts.today = 20000;
  for (guint i = 0; i < N_CONDITIONS; i++)
    pursuit_condition_parse (&conditions[i], i + 1, CONDITIONS[i].kind, CONDITIONS[i].argument, NAN, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    nodes[i] = (PursuitKeyNode){ .id = i + 1, .conditions = &conditions[2 * i], .n_conditions = 2 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      for (guint i = 0; i < CHECKS; i++)
        sum += plain_loop (&facts);
      floors[round] = g_get_monotonic_time () - start;

      start = g_get_monotonic_time ();
      for (guint i = 0; i < CHECKS; i++)
        sum += check (nodes, G_N_ELEMENTS (nodes), &facts);
      times[round] = g_get_monotonic_time () - start;
    }
  qsort (floors, ROUNDS, sizeof floors[0], compare_times);
  qsort (times, ROUNDS, sizeof times[0], compare_times);

  double floor_us = floors[ROUNDS / 2] / (double) CHECKS, us = times[ROUNDS / 2] / (double) CHECKS;
  g_print ("gate, %d people, %d activities, %d conditions: plain loop %.2f us\n", N_PEOPLE, N_ACTIVITIES,
           N_CONDITIONS, floor_us);
  g_print ("  check %.2f us, %.2f x\n", us, us / floor_us);
  return sum == 0;
}
