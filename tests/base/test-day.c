/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-day.h"

static void
test_round_trip (void)
{
  g_assert_cmpint (pursuit_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (pursuit_day_from_ymd (2000, 3, 1), ==, 11017);
  g_assert_cmpint (pursuit_day_from_ymd (1969, 12, 31), ==, -1);

  for (PursuitDay day = -100000; day < 100000; day += 17)
    {
      int year, month, mday;
      pursuit_day_to_ymd (day, &year, &month, &mday);
      g_assert_cmpint (pursuit_day_from_ymd (year, month, mday), ==, day);
    }
}

static void
test_impossible_dates (void)
{
  g_assert_cmpint (pursuit_day_from_ymd (2026, 2, 29), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_from_ymd (2024, 2, 29), !=, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_from_ymd (1900, 2, 29), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_from_ymd (2026, 13, 1), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_from_ymd (2026, 0, 1), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_from_ymd (1200, 1, 1), ==, PURSUIT_DAY_NONE);
}

static void
test_iso (void)
{
  g_autofree char *text = pursuit_day_to_iso (pursuit_day_parse_iso ("2026-03-14"));

  g_assert_cmpstr (text, ==, "2026-03-14");
  g_assert_cmpint (pursuit_day_parse_iso ("2026-3-14"), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_parse_iso ("2026-03-14T10:00"), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_parse_iso ("2026-02-30"), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_parse_iso (""), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_parse_iso (NULL), ==, PURSUIT_DAY_NONE);
  g_assert_null (pursuit_day_to_iso (PURSUIT_DAY_NONE));
}

static void
test_written_dates (void)
{
  PursuitDay day = pursuit_day_from_ymd (2017, 3, 4);

  g_assert_cmpint (pursuit_day_parse ("3/4/2017", -1, PURSUIT_DATE_ORDER_MDY), ==, day);
  g_assert_cmpint (pursuit_day_parse ("4.3.2017", -1, PURSUIT_DATE_ORDER_DMY), ==, day);
  g_assert_cmpint (pursuit_day_parse ("4.3.17", -1, PURSUIT_DATE_ORDER_DMY), ==, day);
  g_assert_cmpint (pursuit_day_parse ("2017年3月4日", -1, PURSUIT_DATE_ORDER_MDY), ==, day);
  g_assert_cmpint (pursuit_day_parse ("2017-03-04 12:30", -1, PURSUIT_DATE_ORDER_YMD), ==, day);
  g_assert_cmpint (pursuit_day_parse ("20/4/2017", -1, PURSUIT_DATE_ORDER_MDY), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_parse ("3/4/2017", -1, PURSUIT_DATE_ORDER_UNKNOWN), ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (pursuit_day_parse ("next week", -1, PURSUIT_DATE_ORDER_YMD), ==, PURSUIT_DAY_NONE);
}

/* Noon stays on its day in every zone, also when the clocks change. */
static void
test_zones (void)
{
  static const char *const names[] = { "Asia/Shanghai", "America/New_York", "Pacific/Auckland", "UTC" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (names[i]);
      if (zone == NULL)
        continue;
      for (PursuitDay day = 20000; day < 20800; day++)
        g_assert_cmpint (pursuit_day_from_ms (pursuit_day_to_ms (day, zone), zone), ==, day);
    }
  g_assert_cmpint (pursuit_day_from_ms (-1, NULL), ==, -1);
}

static void
test_months (void)
{
  PursuitDay end = pursuit_day_from_ymd (2026, 1, 31);

  g_assert_cmpint (pursuit_day_add_months (end, 1), ==, pursuit_day_from_ymd (2026, 2, 28));
  g_assert_cmpint (pursuit_day_add_months (end, -2), ==, pursuit_day_from_ymd (2025, 11, 30));
  g_assert_cmpint (pursuit_day_add_months (end, 12), ==, pursuit_day_from_ymd (2027, 1, 31));
}

static void
test_words (void)
{
  PursuitDay day = pursuit_day_from_ymd (2026, 3, 14);
  g_autofree char *near = pursuit_day_format (day, day + 10);
  g_autofree char *far = pursuit_day_format (day, day + 400);
  g_autofree char *none = pursuit_day_format (PURSUIT_DAY_NONE, day);

  g_assert_cmpstr (near, ==, "14 Mar");
  g_assert_cmpstr (far, ==, "14 Mar 2026");
  g_assert_cmpstr (none, ==, "—");
}

/* Weeks begin on Mondays, before 1970 as well. */
static void
test_weekdays (void)
{
  for (PursuitDay day = -800; day < 800; day++)
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc ((gint64) day * 86400);

      g_assert_cmpint ((int) pursuit_day_get_weekday (day) + 1, ==, g_date_time_get_day_of_week (when));
    }
  g_autofree char *weekday = pursuit_day_format_weekday (pursuit_day_from_ymd (2026, 11, 22));
  g_autofree char *month = pursuit_day_format_month (pursuit_day_from_ymd (2026, 11, 22), FALSE);
  g_autofree char *year = pursuit_day_format_month (pursuit_day_from_ymd (2026, 11, 22), TRUE);
  g_assert_cmpstr (weekday, ==, "Sun");
  g_assert_cmpstr (month, ==, "Nov");
  g_assert_cmpstr (year, ==, "Nov 2026");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/round-trip", test_round_trip);
  g_test_add_func ("/day/impossible", test_impossible_dates);
  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/written", test_written_dates);
  g_test_add_func ("/day/zones", test_zones);
  g_test_add_func ("/day/months", test_months);
  g_test_add_func ("/day/words", test_words);
  g_test_add_func ("/day/weekdays", test_weekdays);

  return g_test_run ();
}
