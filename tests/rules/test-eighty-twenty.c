/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-eighty-twenty.h"

#include <math.h>

static const PursuitDay DAY = 20000;

/* "id:amount:n" of each row, in order. */
static char *
to_text (const PursuitShares *shares)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shares->rows->len; i++)
    {
      const PursuitShare *row = &g_array_index (shares->rows, PursuitShare, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%u", i > 0 ? " " : "",
                              row->id, row->amount, row->n_won);
    }
  return g_string_free (text, FALSE);
}

static void
test_shares (void)
{
  static const PursuitSale sales[] = {
    { 1, 7, 1, 100, 0, 0, TRUE, TRUE },  { 2, 5, 1, 700, 0, 0, TRUE, TRUE },
    { 3, 7, 2, 50, 0, 0, TRUE, TRUE },   { 4, 7, 2, 9000, 0, 0, FALSE, TRUE }, /* lost */
    { 5, 0, 2, 9000, 0, 0, TRUE, TRUE },                                       /* nobody's */
    { 6, 9, 0, 150, 0, 0, TRUE, TRUE },  { 7, 8, 0, 0, 0, 0, TRUE, TRUE },     /* of no known amount */
  };
  g_autoptr (PursuitShares) companies =
      pursuit_shares_new (sales, G_N_ELEMENTS (sales), PURSUIT_SHARE_OF_COMPANIES);
  g_autoptr (PursuitShares) owners =
      pursuit_shares_new (sales, G_N_ELEMENTS (sales), PURSUIT_SHARE_OF_OWNERS);
  g_autofree char *text = to_text (companies), *by_owner = to_text (owners);

  g_assert_cmpstr (text, ==, "5:700:1 7:150:2 9:150:1");
  g_assert_cmpint (companies->total, ==, 1000);
  g_assert_cmpuint (companies->n_for_most, ==, 2); /* 700 are less than 800, 850 are not */
  g_assert_cmpfloat_with_epsilon (companies->top_share, 0.7, 1e-12);
  g_assert_cmpfloat_with_epsilon (g_array_index (companies->rows, PursuitShare, 1).cumulative, 0.85, 1e-12);
  g_assert_cmpstr (by_owner, ==, "2:9050:2 1:800:2");
}

/* Four fifths exactly are reached; nothing brings nothing. */
static void
test_edges (void)
{
  static const PursuitShare parts[] = { { .id = 1, .amount = 400, .n_won = 1 },
                                        { .id = 2, .amount = 100, .n_won = 1 } };
  g_autoptr (PursuitShares) exact = pursuit_shares_new_from_parts (parts, 2);
  g_autoptr (PursuitShares) none = pursuit_shares_new_from_parts (NULL, 0);

  g_assert_cmpuint (exact->n_for_most, ==, 1);
  g_assert_cmpfloat (g_array_index (exact->rows, PursuitShare, 1).cumulative, ==, 1);
  g_assert_cmpuint (none->rows->len, ==, 0);
  g_assert_cmpuint (none->n_for_most, ==, 0);
  g_assert_cmpint (none->total, ==, 0);
}

static void
test_loyalty (void)
{
  PursuitSale sales[] = {
    { 1, 7, 0, 100, DAY, DAY + 10, TRUE, TRUE },       /* the first of this company */
    { 2, 7, 0, 200, DAY + 9, DAY + 40, TRUE, TRUE },   /* begun before anything had been won */
    { 3, 7, 0, 300, DAY + 10, DAY + 30, TRUE, TRUE },  /* begun on that day */
    { 4, 7, 0, 400, DAY + 50, DAY + 60, FALSE, TRUE }, /* later and lost */
    { 5, 8, 0, 500, DAY, DAY + 5, FALSE, TRUE },       /* a loss makes nobody a customer */
    { 6, 8, 0, 600, DAY + 20, DAY + 50, TRUE, TRUE },
    { 7, 0, 0, 10, DAY, DAY + 1, TRUE, TRUE }, /* nobody's deals are nobody's repetition */
    { 8, 0, 0, 10, DAY + 2, DAY + 3, TRUE, TRUE },
    { 9, 7, 0, 10, PURSUIT_DAY_NONE, DAY + 61, TRUE, TRUE }, /* begun nobody knows when */
  };
  PursuitLoyalty loyalty;

  pursuit_loyalty_compute (sales, G_N_ELEMENTS (sales), &loyalty);
  g_assert_cmpuint (loyalty.first.n_won, ==, 6);
  g_assert_cmpuint (loyalty.first.n_lost, ==, 1);
  g_assert_cmpint (loyalty.first.amount, ==, 930);
  g_assert_cmpuint (loyalty.repeat.n_won, ==, 1);
  g_assert_cmpuint (loyalty.repeat.n_lost, ==, 1);
  g_assert_cmpfloat (loyalty.repeat.win_rate, ==, 0.5);
  g_assert_cmpfloat (loyalty.repeat.cycle.median, ==, 20);
  g_assert_cmpint (loyalty.first.cycle.n, ==, 5);
  g_assert_cmpfloat (loyalty.first.cycle.median, ==, 10); /* 1 1 10 30 31 */

  /* what is not counted makes a repeat customer nonetheless */
  for (guint i = 0; i < G_N_ELEMENTS (sales); i++)
    sales[i].counted = sales[i].closed == DAY + 60;
  pursuit_loyalty_compute (sales, G_N_ELEMENTS (sales), &loyalty);
  g_assert_cmpuint (loyalty.repeat.n_lost, ==, 1);
  g_assert_cmpuint (loyalty.first.n_won + loyalty.first.n_lost + loyalty.repeat.n_won, ==, 0);
  g_assert_cmpfloat (loyalty.first.win_rate, <, 0);
  g_assert_true (isnan (loyalty.first.cycle.median));
}

/* Against counting by comparing each deal with each. */
static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      PursuitSale sales[60];
      guint n = g_test_rand_int_range (1, G_N_ELEMENTS (sales)), n_repeat = 0;
      PursuitLoyalty loyalty;

      for (guint i = 0; i < n; i++)
        {
          PursuitDay created = DAY + g_test_rand_int_range (0, 30);

          sales[i] = (PursuitSale){ .deal = i + 1,
                                    .company = g_test_rand_int_range (0, 6),
                                    .amount = 1,
                                    .created = created,
                                    .closed = created + g_test_rand_int_range (0, 30),
                                    .won = g_test_rand_bit (),
                                    .counted = g_test_rand_bit () };
        }
      for (guint i = 0; i < n; i++)
        {
          gboolean again = FALSE;

          for (guint k = 0; k < n; k++)
            again |= sales[k].company == sales[i].company && sales[k].won && sales[k].deal != sales[i].deal &&
                     sales[k].closed <= sales[i].created &&
                     /* both on one day: the one of the lower number came first */
                     (sales[k].closed < sales[i].closed || sales[k].deal < sales[i].deal);
          n_repeat += again && sales[i].company != 0 && sales[i].counted;
        }
      pursuit_loyalty_compute (sales, n, &loyalty);
      g_assert_cmpuint (loyalty.repeat.n_won + loyalty.repeat.n_lost, ==, n_repeat);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/eighty-twenty/shares", test_shares);
  g_test_add_func ("/eighty-twenty/edges", test_edges);
  g_test_add_func ("/eighty-twenty/loyalty", test_loyalty);
  g_test_add_func ("/eighty-twenty/random", test_random);
  return g_test_run ();
}
