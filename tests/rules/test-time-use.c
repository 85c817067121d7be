/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-time-use.h"

static const PursuitTimeRow *
get_row (GArray *rows, guint i)
{
  return &g_array_index (rows, PursuitTimeRow, i);
}

static void
test_days (void)
{
  PursuitDay may = pursuit_day_from_ymd (2026, 5, 31), june = may + 1;
  PursuitContact contacts[] = {
    { 2, 10, june, 0, 'A' },       { 1, 10, may, 0, 'A' }, { 1, 11, may, 0, 'B' },
    { 1, 11, may, 0, 'B' },        { 1, 0, may, 0, 0 },    { 1, 12, may - 1, may - 1, 'A' }, /* new */
    { 1, 12, june, may - 1, 'A' }, /* no longer new */
    { 1, 13, june, june, 'C' },    /* only the better grades count as new */
  };
  g_autoptr (GArray) rows = pursuit_time_use_compute (contacts, G_N_ELEMENTS (contacts));

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpint (get_row (rows, 0)->owner, ==, 1);
  g_assert_cmpint (get_row (rows, 0)->month, ==, 2026 * 12 + 4);
  g_assert_cmpfloat (get_row (rows, 0)->days[PURSUIT_TIME_A], ==, 0.25);
  g_assert_cmpfloat (get_row (rows, 0)->days[PURSUIT_TIME_B], ==, 0.5);
  g_assert_cmpfloat (get_row (rows, 0)->days[PURSUIT_TIME_D], ==, 0.25);
  g_assert_cmpfloat (get_row (rows, 0)->days[PURSUIT_TIME_NEW], ==, 1);
  g_assert_cmpuint (get_row (rows, 0)->accounts[PURSUIT_TIME_B], ==, 1);
  g_assert_cmpuint (get_row (rows, 0)->accounts[PURSUIT_TIME_D], ==, 0);
  g_assert_cmpfloat (pursuit_time_row_get_days (get_row (rows, 0)), ==, 2);
  g_assert_cmpuint (get_row (rows, 0)->contacts[PURSUIT_TIME_B], ==, 2);
  g_assert_cmpuint (pursuit_time_row_get_contacts (get_row (rows, 0)), ==, 5);
  g_assert_cmpint (get_row (rows, 1)->owner, ==, 1);
  g_assert_cmpfloat (get_row (rows, 1)->days[PURSUIT_TIME_A], ==, 0.5);
  g_assert_cmpfloat (get_row (rows, 1)->days[PURSUIT_TIME_C], ==, 0.5);
  g_assert_cmpint (get_row (rows, 2)->owner, ==, 2);
  g_assert_cmpint (get_row (rows, 2)->month, ==, 2026 * 12 + 5);
}

/* The days of a month are those on which the owner met somebody; each account met is in one of the counts. */
static void
test_random (void)
{
  for (guint round = 0; round < 100; round++)
    {
      PursuitContact contacts[300], copy[300];
      guint n = g_test_rand_int_range (0, G_N_ELEMENTS (contacts));

      for (guint i = 0; i < n; i++)
        {
          PursuitDay day = pursuit_day_from_ymd (2025, 12, 1) + g_test_rand_int_range (0, 90);
          contacts[i] = (PursuitContact){ .owner = g_test_rand_int_range (0, 4),
                                          .company = g_test_rand_int_range (0, 9),
                                          .day = day,
                                          .first = day - g_test_rand_int_range (0, 40),
                                          .grade = "ABCD?"[g_test_rand_int_range (0, 5)] };
        }
      memcpy (copy, contacts, sizeof copy);
      g_autoptr (GArray) rows = pursuit_time_use_compute (contacts, n);
      for (guint r = 0; r < rows->len; r++)
        {
          const PursuitTimeRow *row = get_row (rows, r);
          g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
          guint n_classes = 0;

          for (guint i = 0; i < n; i++)
            if (copy[i].owner == row->owner && pursuit_time_month (copy[i].day) == row->month)
              g_hash_table_add (days, GINT_TO_POINTER (copy[i].day));
          g_assert_cmpfloat_with_epsilon (pursuit_time_row_get_days (row), g_hash_table_size (days), 1e-9);
          for (guint class = 0; class < PURSUIT_N_TIME_CLASSES; class ++)
            {
              g_assert_true (row->accounts[class] == 0 || row->days[class] > 0);
              n_classes += row->days[class] > 0;
            }
          g_assert_cmpuint (n_classes, >, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-use/days", test_days);
  g_test_add_func ("/time-use/random", test_random);
  return g_test_run ();
}
