/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-shortlist.h"

#define MAX_WANTED 10

typedef struct
{
  int value;
  int number;
} Item;

/* The greatest value first. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *left = a, *right = b;

  return left->value != right->value ? right->value - left->value : left->number - right->number;
}

/* Adds the numbers from 0 to @n with random values of which some are alike, and sorts them the long way too.
 */
static guint
add_items (GArray *wanted, GArray *all, guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  PursuitShortlist list = { wanted, MAX_WANTED, compare_items };
  guint n_added = 0;

  for (guint i = 0; i < n; i++)
    {
      Item item = { g_rand_int_range (random, 0, 100), (int) i };

      g_array_append_val (all, item);
      if (pursuit_shortlist_wants (&list, &item))
        {
          pursuit_shortlist_add (&list, &item);
          n_added++;
        }
      g_assert_cmpuint (wanted->len, <, 2 * MAX_WANTED);
    }
  pursuit_shortlist_finish (&list);
  g_array_sort (all, compare_items);
  return n_added;
}

static void
test_first_of_many (void)
{
  static const guint sizes[] = { 0, 1, 9, 10, 11, 19, 20, 21, 500 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Item));
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Item));

      add_items (wanted, all, sizes[s], 4 + s);
      g_assert_cmpuint (wanted->len, ==, MIN (sizes[s], MAX_WANTED));
      for (guint i = 0; i < wanted->len; i++)
        g_assert_cmpint (g_array_index (wanted, Item, i).number, ==, g_array_index (all, Item, i).number);
    }
}

/* What belongs to most of many items is never fetched. */
static void
test_few_wanted (void)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Item));

  g_assert_cmpuint (add_items (wanted, all, 10000, 1), <, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shortlist/first-of-many", test_first_of_many);
  g_test_add_func ("/shortlist/few-wanted", test_few_wanted);
  return g_test_run ();
}
