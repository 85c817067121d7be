/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-change.h"

static void
test_sorted_and_once (void)
{
  static const gint64 added[] = { 5, 1, 9, 5, 3, 1 };
  static const gint64 expected[] = { 1, 3, 5, 9 };
  guint n = 0;
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    pursuit_change_add (change, "deal", added[i]);
  const gint64 *ids = pursuit_change_get_ids (change, "deal", &n);
  g_assert_cmpmem (ids, n * sizeof *ids, expected, sizeof expected);
  g_assert_true (pursuit_change_has (change, "deal", 9));
  g_assert_false (pursuit_change_has (change, "deal", 4));
}

static void
test_tables_are_apart (void)
{
  guint n = 1;
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  pursuit_change_add (change, "deal", 1);
  g_assert_true (pursuit_change_touches (change, "deal"));
  g_assert_false (pursuit_change_touches (change, "person"));
  g_assert_false (pursuit_change_has (change, "person", 1));
  g_assert_null (pursuit_change_get_ids (change, "person", &n));
  g_assert_cmpuint (n, ==, 0);
}

/* Too many ids become the whole table. */
static void
test_limit (void)
{
  guint n = 0;
  g_autoptr (PursuitChange) change = pursuit_change_new ();

  for (gint64 id = 1; id <= PURSUIT_CHANGE_MAX_IDS; id++)
    pursuit_change_add (change, "deal", id);
  g_assert_nonnull (pursuit_change_get_ids (change, "deal", &n));
  g_assert_cmpuint (n, ==, PURSUIT_CHANGE_MAX_IDS);
  g_assert_false (pursuit_change_has (change, "deal", 1000000));

  pursuit_change_add (change, "deal", 1);
  g_assert_nonnull (pursuit_change_get_ids (change, "deal", &n));

  pursuit_change_add (change, "deal", 1000001);
  g_assert_null (pursuit_change_get_ids (change, "deal", &n));
  g_assert_true (pursuit_change_touches (change, "deal"));
  g_assert_true (pursuit_change_has (change, "deal", 1000000));

  pursuit_change_add (change, "deal", 5);
  g_assert_null (pursuit_change_get_ids (change, "deal", &n));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/sorted", test_sorted_and_once);
  g_test_add_func ("/change/tables", test_tables_are_apart);
  g_test_add_func ("/change/limit", test_limit);

  return g_test_run ();
}
