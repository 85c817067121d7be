/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-monday.h"

static const PursuitDay TODAY = 20000;

/* A letter for each reason: moved, stale, due, closing. */
static void
assert_reasons (PursuitMondayFacts facts, const char *expected)
{
  guint reasons = pursuit_monday_reasons (&facts, TODAY), n = 0;
  char found[PURSUIT_N_MONDAY_REASONS + 1] = "";

  for (guint i = 0; i < PURSUIT_N_MONDAY_REASONS; i++)
    if (reasons & 1 << i)
      found[n++] = "msdc"[i];
  g_assert_cmpstr (found, ==, expected);
}

static void
test_open (void)
{
  PursuitDay none = PURSUIT_DAY_NONE, far = TODAY + 400;

  assert_reasons ((PursuitMondayFacts){ TRUE, TODAY - 7, none, TODAY + 8, TODAY + 31, 0 }, "");
  assert_reasons ((PursuitMondayFacts){ TRUE, TODAY - 6, none, far, far, 0 }, "m");
  assert_reasons ((PursuitMondayFacts){ TRUE, none, none, far, none, 1 }, "s");
  assert_reasons ((PursuitMondayFacts){ TRUE, none, none, TODAY + 7, none, 0 }, "d");
  assert_reasons ((PursuitMondayFacts){ TRUE, none, none, none, none, 0 }, "d");
  assert_reasons ((PursuitMondayFacts){ TRUE, none, none, far, TODAY + 30, 0 }, "c");
  assert_reasons ((PursuitMondayFacts){ TRUE, TODAY, none, TODAY - 90, TODAY - 90, 2 }, "msdc");
}

/* What is closed has no use for a next step. */
static void
test_closed (void)
{
  PursuitDay none = PURSUIT_DAY_NONE;

  assert_reasons ((PursuitMondayFacts){ FALSE, TODAY, TODAY, none, TODAY, 2 }, "m");
  assert_reasons ((PursuitMondayFacts){ FALSE, TODAY, TODAY - 7, none, TODAY, 2 }, "");
  assert_reasons ((PursuitMondayFacts){ FALSE, TODAY, none, none, TODAY, 2 }, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/monday/open", test_open);
  g_test_add_func ("/monday/closed", test_closed);
  return g_test_run ();
}
