/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-anniversary.h"

static void
assert_read (const char *text, const char *expected)
{
  g_autofree char *stored = pursuit_anniversary_parse (text);
  g_assert_cmpstr (stored, ==, expected);
}

static void
test_parse (void)
{
  assert_read ("1975-03-09", "1975-03-09");
  assert_read ("1975/3/9", "1975-03-09");
  assert_read ("--03-09", "--03-09");
  assert_read ("--0309", "--03-09");
  assert_read ("3-9", "--03-09");
  assert_read ("3月9日", "--03-09");
  assert_read ("2-29", "--02-29");
  assert_read ("1976-02-29", "1976-02-29");
  assert_read ("1975-02-29", NULL);
  assert_read ("2-30", NULL);
  assert_read ("13-1", NULL);
  assert_read ("3-9 or so", NULL);
  assert_read ("in March", NULL);
}

static PursuitDay
day (int year, int month, int mday)
{
  return pursuit_day_from_ymd (year, month, mday);
}

static void
test_next (void)
{
  g_assert_cmpint (pursuit_anniversary_next ("1975-03-09", day (2026, 3, 9)), ==, day (2026, 3, 9));
  g_assert_cmpint (pursuit_anniversary_next ("1975-03-09", day (2026, 3, 10)), ==, day (2027, 3, 9));
  g_assert_cmpint (pursuit_anniversary_next ("--12-31", day (2026, 12, 31)), ==, day (2026, 12, 31));
  /* once in four years, and yet every year */
  g_assert_cmpint (pursuit_anniversary_next ("--02-29", day (2026, 1, 1)), ==, day (2026, 2, 28));
  g_assert_cmpint (pursuit_anniversary_next ("--02-29", day (2027, 3, 1)), ==, day (2028, 2, 29));
  g_assert_cmpint (pursuit_anniversary_next ("unknown", day (2026, 1, 1)), ==, PURSUIT_DAY_NONE);
}

static void
test_years (void)
{
  g_assert_cmpint (pursuit_anniversary_years ("1976-11-30", day (2026, 11, 30)), ==, 50);
  g_assert_cmpint (pursuit_anniversary_years ("--11-30", day (2026, 11, 30)), ==, 0);
}

static void
test_format (void)
{
  g_autofree char *whole = pursuit_anniversary_format ("1975-03-09");
  g_autofree char *part = pursuit_anniversary_format ("--03-09");

  g_assert_cmpstr (whole, ==, "9 March 1975");
  g_assert_cmpstr (part, ==, "9 Mar");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/anniversary/parse", test_parse);
  g_test_add_func ("/anniversary/next", test_next);
  g_test_add_func ("/anniversary/years", test_years);
  g_test_add_func ("/anniversary/format", test_format);
  return g_test_run ();
}
