/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-id-index.h"

#define N 500

static void
test_moved (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  PursuitIdPlace *places = g_new (PursuitIdPlace, N);
  g_autoptr (PursuitIdIndex) before = NULL, after = NULL;
  guint to[N];
  PursuitIdPlace added[2] = { { 999999, 0 }, { -5, 1 } };

  for (guint i = 0; i < N; i++)
    places[i] = (PursuitIdPlace){ (gint64) ((i * 7919) % 10007), i };
  before = pursuit_id_index_new (places, N);
  for (guint i = 0; i < N; i++)
    {
      g_assert_cmpuint (pursuit_id_index_find (before, (gint64) ((i * 7919) % 10007)), ==, i);
      to[i] = g_rand_int_range (rand, 0, 5) == 0 ? PURSUIT_NO_PLACE : i + 2;
    }
  g_assert_cmpuint (pursuit_id_index_find (before, 999999), ==, PURSUIT_NO_PLACE);
  after = pursuit_id_index_new_moved (before, to, added, G_N_ELEMENTS (added));
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (pursuit_id_index_find (after, (gint64) ((i * 7919) % 10007)), ==, to[i]);
  g_assert_cmpuint (pursuit_id_index_find (after, 999999), ==, 0);
  g_assert_cmpuint (pursuit_id_index_find (after, -5), ==, 1);
}

/* Whoever has a new place is gone from the old one and added. */
static void
test_replaced (void)
{
  PursuitIdPlace *places = g_new (PursuitIdPlace, 2);
  const guint to[] = { PURSUIT_NO_PLACE, 0 };
  const PursuitIdPlace added = { 4, 1 };
  g_autoptr (PursuitIdIndex) before = NULL, after = NULL;

  places[0] = (PursuitIdPlace){ 4, 0 };
  places[1] = (PursuitIdPlace){ 9, 1 };
  before = pursuit_id_index_new (places, 2);
  after = pursuit_id_index_new_moved (before, to, &added, 1);
  g_assert_cmpuint (pursuit_id_index_find (after, 4), ==, 1);
  g_assert_cmpuint (pursuit_id_index_find (after, 9), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id-index/moved", test_moved);
  g_test_add_func ("/base/id-index/replaced", test_replaced);
  return g_test_run ();
}
