/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-value-age.h"
#include "pursuit-weight-share.h"

static const PursuitDay TODAY = 20000;

/* “40 30 - 30” as weights, with - for one that nobody knows. */
static guint
parse (const char *text, int *weights)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = 0;

  for (; words[n] != NULL && *words[n] != '\0'; n++)
    weights[n] =
        g_str_equal (words[n], "-") ? PURSUIT_WEIGHT_UNKNOWN : (int) g_ascii_strtoll (words[n], NULL, 10);
  return n;
}

static void
assert_shares (const char *text, const char *expected, int expected_sum)
{
  int weights[16], wanted[16], shares[16], sum = -1;
  guint n = parse (text, weights);

  g_assert_cmpuint (parse (expected, wanted), ==, n);
  g_assert_cmpint (pursuit_weights_share (weights, n, shares, &sum), ==, expected_sum == 100);
  g_assert_cmpint (sum, ==, expected_sum);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (shares[i], ==, wanted[i]);
  pursuit_weights_share (weights, n, shares, NULL); /* the sum may be left out */
}

static void
test_shares (void)
{
  assert_shares ("", "", 0);
  assert_shares ("40 30 20 10", "40 30 20 10", 100);
  assert_shares ("20 15 10 5", "40 30 20 10", 50);
  assert_shares ("100 100", "50 50", 200);
  /* whose weight nobody knows has no share; a weight of nothing is one */
  assert_shares ("30 - 10 0", "75 - 25 0", 40);
  assert_shares ("- -", "- -", 0);
  assert_shares ("0 0", "- -", 0);
  assert_shares ("0 - 7", "0 - 100", 7);
  /* what is left over goes to the largest rests, of the same rest to who stands first */
  assert_shares ("1 1 1", "34 33 33", 3);
  assert_shares ("1 1 1 1 1 1", "17 17 17 17 16 16", 6);
  assert_shares ("1 2 4", "14 29 57", 7);
  assert_shares ("99 100 101", "33 33 34", 300);
}

/* Whatever is entered, the shares add up, keep the order and lie within one per cent of the truth. */
static void
test_shares_at_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      int weights[12], shares[12], sum = 0, total = 0, given = 0;
      guint n = (guint) g_test_rand_int_range (1, 13);
      for (guint i = 0; i < n; i++)
        {
          weights[i] = g_test_rand_int_range (-1, 101);
          total += MAX (weights[i], 0);
        }
      g_assert_cmpint (pursuit_weights_share (weights, n, shares, &sum), ==, total == 100);
      g_assert_cmpint (sum, ==, total);
      for (guint i = 0; i < n && total > 0; i++)
        {
          if (weights[i] < 0)
            {
              g_assert_cmpint (shares[i], ==, PURSUIT_WEIGHT_UNKNOWN);
              continue;
            }
          given += shares[i];
          g_assert_cmpfloat (ABS (shares[i] - 100.0 * weights[i] / total), <, 1);
          for (guint k = 0; k < n; k++)
            g_assert_false (weights[k] > weights[i] && shares[k] < shares[i]);
        }
      g_assert_cmpint (given, ==, total > 0 ? 100 : 0);
    }
}

static void
test_age (void)
{
  g_assert_false (pursuit_value_is_aged (TRUE, TODAY, TODAY));
  g_assert_false (pursuit_value_is_aged (TRUE, TODAY - PURSUIT_VALUE_AGED_DAYS, TODAY));
  g_assert_true (pursuit_value_is_aged (TRUE, TODAY - PURSUIT_VALUE_AGED_DAYS - 1, TODAY));
  g_assert_false (pursuit_value_is_aged (TRUE, TODAY + 1, TODAY));
  /* nobody knows when: nobody can say that it still holds */
  g_assert_true (pursuit_value_is_aged (TRUE, PURSUIT_DAY_NONE, TODAY));
  /* what is not known is missing, not old */
  g_assert_false (pursuit_value_is_aged (FALSE, PURSUIT_DAY_NONE, TODAY));
  g_assert_false (pursuit_value_is_aged (FALSE, TODAY - 1000, TODAY));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people-values/shares", test_shares);
  g_test_add_func ("/people-values/shares-at-random", test_shares_at_random);
  g_test_add_func ("/people-values/age", test_age);
  return g_test_run ();
}
