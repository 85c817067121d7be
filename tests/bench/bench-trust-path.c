/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-trust-path.h"

/*
 * The shortest path of trust among 10,000 people with 50,000 lines, to the person whom it takes the longest
 * to reach, from everything as it is handed in; against one plain pass over people and lines that looks up
 * both ends of each line: the least that a search without an index can do.
 */

enum
{
  N_PEOPLE = 10000,
  N_LINES = 50000,
  N_OWNERS = 50,
  ROUNDS = 21
};

static void
fill (PursuitTrustPerson *people, PursuitTrustLine *lines, PursuitTrustOwner *owners)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_PEOPLE; i++)
    people[i] =
        (PursuitTrustPerson){ i + 1, g_rand_int_range (random, -2, 3), g_rand_int_range (random, 0, 4) };
  for (guint i = 0; i < N_LINES; i++)
    {
      /* everybody but the first reports to somebody; the rest are friends and influence */
      guint from = i < N_PEOPLE - 1 ? i + 1 : (guint) g_rand_int_range (random, 0, N_PEOPLE);
      guint to = i < N_PEOPLE - 1 ? from / 8 : (guint) g_rand_int_range (random, 0, N_PEOPLE);

      lines[i] = (PursuitTrustLine){ from + 1, to + 1,
                                     i < N_PEOPLE - 1 ? PURSUIT_TRUST_REPORTS
                                                      : (PursuitTrustKind) g_rand_int_range (random, 1, 3) };
    }
  for (guint i = 0; i < N_OWNERS; i++)
    owners[i] = (PursuitTrustOwner){ g_rand_int_range (random, 0, N_PEOPLE) + 1, i % 10 + 1,
                                     g_rand_int_range (random, 1, 4), i };
}

static gint64
plain_pass (const PursuitTrustMap *map)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 sum = 0;

  for (guint i = 0; i < map->n_people; i++)
    g_hash_table_insert (index, (gpointer) &map->people[i].person, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < map->n_lines; i++)
    sum += GPOINTER_TO_UINT (g_hash_table_lookup (index, &map->lines[i].from)) +
           GPOINTER_TO_UINT (g_hash_table_lookup (index, &map->lines[i].to));
  return sum;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

int
main (void)
{
  g_autofree PursuitTrustPerson *people = g_new0 (PursuitTrustPerson, N_PEOPLE);
  g_autofree PursuitTrustLine *lines = g_new0 (PursuitTrustLine, N_LINES);
  PursuitTrustOwner owners[N_OWNERS];
  const PursuitTrustMap map = { people, N_PEOPLE, lines, N_LINES, owners, N_OWNERS };
  gint64 floors[ROUNDS], searches[ROUNDS], check = 0, farthest = 1;
  guint steps = 0, cost = 0;

  fill (people, lines, owners);
  for (guint i = 0; i < N_PEOPLE; i += 100)
    {
      g_autoptr (PursuitTrustPath) path = pursuit_trust_path_find (&map, i + 1);

      if (path != NULL && path->cost > cost)
        {
          cost = path->cost;
          steps = path->n_steps;
          farthest = i + 1;
        }
    }
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begin = g_get_monotonic_time (), middle;

      check += plain_pass (&map);
      middle = g_get_monotonic_time ();
      g_autoptr (PursuitTrustPath) path = pursuit_trust_path_find (&map, farthest);
      searches[i] = g_get_monotonic_time () - middle;
      floors[i] = middle - begin;
      check += path->cost;
    }
  qsort (floors, ROUNDS, sizeof *floors, compare);
  qsort (searches, ROUNDS, sizeof *searches, compare);
  g_print ("%d people, %d lines; %u people to the farthest, cost %u (%" G_GINT64_FORMAT ")\n", N_PEOPLE,
           N_LINES, steps, cost, check);
  g_print ("plain pass      %7.2f ms\n", floors[ROUNDS / 2] / 1e3);
  g_print ("shortest path   %7.2f ms  %.1f times the pass\n", searches[ROUNDS / 2] / 1e3,
           (double) searches[ROUNDS / 2] / (double) MAX (floors[ROUNDS / 2], 1));
  return 0;
}
