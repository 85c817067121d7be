/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-day.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const int FIRST_YEAR = 1583; /* the first whole Gregorian year */
static const int LAST_YEAR = 9999;

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return month == 2 && leap ? 29 : days[month - 1];
}

/**
 * pursuit_day_from_ymd:
 *
 * Returns: the day, or %PURSUIT_DAY_NONE when the three numbers are no date between 1583 and 9999.
 *
 * The conversion is Howard Hinnant's days_from_civil ("chrono-Compatible Low-Level Date Algorithms").
 */
PursuitDay
pursuit_day_from_ymd (int year, int month, int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
      day > days_in_month (year, month))
    return PURSUIT_DAY_NONE;

  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * pursuit_day_to_ymd:
 * @day: not %PURSUIT_DAY_NONE
 * @year: (out) (nullable): calendar year
 * @month: (out) (nullable): 1 to 12
 * @mday: (out) (nullable): 1 to 31
 *
 * The inverse of pursuit_day_from_ymd() (Hinnant's civil_from_days).
 */
void
pursuit_day_to_ymd (PursuitDay day, int *year, int *month, int *mday)
{
  g_return_if_fail (day != PURSUIT_DAY_NONE);

  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int day_of_era = z - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int m = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (year)
    *year = year_of_era + era * 400 + (m <= 2 ? 1 : 0);
  if (month)
    *month = m;
  if (mday)
    *mday = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

/**
 * pursuit_day_parse_iso:
 * @text: (nullable): YYYY-MM-DD and nothing else
 *
 * Returns: the day, or %PURSUIT_DAY_NONE when @text is %NULL or no such date
 */
PursuitDay
pursuit_day_parse_iso (const char *text)
{
  if (text == NULL)
    return PURSUIT_DAY_NONE;

  for (int i = 0; i < 10; i++)
    {
      gboolean is_dash = i == 4 || i == 7;
      if (is_dash ? text[i] != '-' : !g_ascii_isdigit (text[i]))
        return PURSUIT_DAY_NONE;
    }
  if (text[10] != '\0')
    return PURSUIT_DAY_NONE;

  int year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  int month = (text[5] - '0') * 10 + (text[6] - '0');
  int day = (text[8] - '0') * 10 + (text[9] - '0');
  return pursuit_day_from_ymd (year, month, day);
}

/* Reads the digits at *p into *value; returns how many there were. */
static int
take_number (const char **p, const char *end, int *value)
{
  int digits = 0;
  *value = 0;
  while (*p < end && g_ascii_isdigit (**p) && digits < 5)
    {
      *value = *value * 10 + (**p - '0');
      (*p)++;
      digits++;
    }
  return digits;
}

/* Steps over the separators / - . blank and the Chinese year, month and day signs. */
static void
skip_separators (const char **p, const char *end)
{
  static const char *const signs[] = { "年", "月", "日", "号" };

  while (*p < end)
    {
      gboolean found = strchr ("/-. ", **p) != NULL && **p != '\0';
      int step = found ? 1 : 0;
      for (guint i = 0; !found && i < G_N_ELEMENTS (signs); i++)
        {
          if (end - *p >= 3 && memcmp (*p, signs[i], 3) == 0)
            {
              found = TRUE;
              step = 3;
            }
        }
      if (!found)
        return;
      *p += step;
    }
}

/**
 * pursuit_day_parse:
 * @text: a date as people write it: three numbers between / - . blanks or 年 月 日
 * @length: bytes of @text, or -1 when it ends with NUL
 * @order: which number is which; a first number of four digits is always the year
 *
 * A time of day behind the date is ignored. Years of two digits are taken as 1970 to 2069.
 *
 * Returns: the day, or %PURSUIT_DAY_NONE when @text is no date in that order
 */
PursuitDay
pursuit_day_parse (const char *text, gssize length, PursuitDateOrder order)
{
  g_return_val_if_fail (text != NULL, PURSUIT_DAY_NONE);

  const char *p = text;
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  int value[3];
  int digits[3];

  while (p < end && g_ascii_isspace (*p))
    p++;
  for (int i = 0; i < 3; i++)
    {
      digits[i] = take_number (&p, end, &value[i]);
      if (digits[i] == 0 || digits[i] > 4)
        return PURSUIT_DAY_NONE;
      const char *before = p;
      skip_separators (&p, end);
      if (i < 2 && p == before)
        return PURSUIT_DAY_NONE;
    }
  if (p < end && *p != 'T' && !g_ascii_isdigit (*p) && !g_ascii_isspace (*p))
    return PURSUIT_DAY_NONE;

  if (digits[0] == 4)
    order = PURSUIT_DATE_ORDER_YMD;
  int y = order == PURSUIT_DATE_ORDER_YMD ? 0 : 2;
  int m = order == PURSUIT_DATE_ORDER_MDY ? 0 : 1;
  int d = order == PURSUIT_DATE_ORDER_YMD ? 2 : (order == PURSUIT_DATE_ORDER_MDY ? 1 : 0);
  if (order == PURSUIT_DATE_ORDER_UNKNOWN || digits[m] > 2 || digits[d] > 2)
    return PURSUIT_DAY_NONE;
  if (digits[y] == 2)
    value[y] += value[y] < 70 ? 2000 : 1900;

  return pursuit_day_from_ymd (value[y], value[m], value[d]);
}

/**
 * pursuit_day_write_iso:
 * @day: not %PURSUIT_DAY_NONE
 * @buffer: (out): receives YYYY-MM-DD and its NUL
 */
void
pursuit_day_write_iso (PursuitDay day, char buffer[11])
{
  int year, month, mday;

  pursuit_day_to_ymd (day, &year, &month, &mday);
  buffer[0] = '0' + year / 1000 % 10;
  buffer[1] = '0' + year / 100 % 10;
  buffer[2] = '0' + year / 10 % 10;
  buffer[3] = '0' + year % 10;
  buffer[4] = buffer[7] = '-';
  buffer[5] = '0' + month / 10;
  buffer[6] = '0' + month % 10;
  buffer[8] = '0' + mday / 10;
  buffer[9] = '0' + mday % 10;
  buffer[10] = '\0';
}

/**
 * pursuit_day_to_iso:
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, or %NULL for %PURSUIT_DAY_NONE
 */
char *
pursuit_day_to_iso (PursuitDay day)
{
  char buffer[11];

  if (day == PURSUIT_DAY_NONE)
    return NULL;
  pursuit_day_write_iso (day, buffer);
  return g_strdup (buffer);
}

/**
 * pursuit_day_from_ms:
 * @ms: UTC milliseconds since 1970
 * @zone: (nullable): the home time zone; %NULL is UTC
 *
 * Returns: the date on which that moment falls in @zone
 */
PursuitDay
pursuit_day_from_ms (gint64 ms, GTimeZone *zone)
{
  gint64 seconds = ms >= 0 ? ms / 1000 : (ms - 999) / 1000;

  if (zone != NULL)
    {
      int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
      seconds += g_time_zone_get_offset (zone, interval);
    }
  return (PursuitDay) (seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400);
}

/**
 * pursuit_day_to_ms:
 * @day: not %PURSUIT_DAY_NONE
 * @zone: (nullable): the home time zone; %NULL is UTC
 *
 * Returns: noon of @day in @zone, in UTC milliseconds; noon stays on its day through every change of clocks
 */
gint64
pursuit_day_to_ms (PursuitDay day, GTimeZone *zone)
{
  g_return_val_if_fail (day != PURSUIT_DAY_NONE, 0);

  gint64 seconds = (gint64) day * 86400 + 43200;
  if (zone != NULL)
    {
      int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_STANDARD, seconds);
      seconds -= g_time_zone_get_offset (zone, interval);
    }
  return seconds * 1000;
}

/**
 * pursuit_day_add_months:
 * @months: may be negative
 *
 * Returns: the same day of the month @months later, or that month's last day when it is shorter
 */
PursuitDay
pursuit_day_add_months (PursuitDay day, int months)
{
  int year, month, mday;

  g_return_val_if_fail (day != PURSUIT_DAY_NONE, PURSUIT_DAY_NONE);

  pursuit_day_to_ymd (day, &year, &month, &mday);
  int count = year * 12 + (month - 1) + months;
  year = count / 12;
  month = count % 12 + 1;
  return pursuit_day_from_ymd (year, month, MIN (mday, days_in_month (year, month)));
}

static char *
format_day (PursuitDay day, const char *format)
{
  int year, month, mday;

  pursuit_day_to_ymd (day, &year, &month, &mday);
  g_autoptr (GDateTime) when = g_date_time_new_utc (year, month, mday, 0, 0, 0);
  return g_date_time_format (when, format);
}

/**
 * pursuit_day_format:
 * @day: a date, or %PURSUIT_DAY_NONE
 * @today: decides whether the year is shown; %PURSUIT_DAY_NONE shows it always
 *
 * The short form of cards and tables, in the user's language: "14 Mar", "11月30日"; with the year when it is
 * not within half a year of @today.
 *
 * Returns: (transfer full): the words; a dash when there is no date
 */
char *
pursuit_day_format (PursuitDay day, PursuitDay today)
{
  if (day == PURSUIT_DAY_NONE)
    return g_strdup ("—");

  gboolean near = today != PURSUIT_DAY_NONE && ABS (day - today) <= 183;
  /* Translators: a date without its year, in strftime notation; Chinese: %-m月%-d日 */
  return format_day (day, near ? _ ("%-d %b") : _ ("%-d %b %Y"));
}

/**
 * pursuit_day_format_long:
 * @day: a date, or %PURSUIT_DAY_NONE
 *
 * Returns: (transfer full): day, month and year in the user's language; a dash when there is no date
 */
char *
pursuit_day_format_long (PursuitDay day)
{
  /* Translators: a date with its year, in strftime notation; Chinese: %Y年%-m月%-d日 */
  return day == PURSUIT_DAY_NONE ? g_strdup ("—") : format_day (day, _ ("%-d %B %Y"));
}

/**
 * pursuit_day_format_month:
 * @with_year: whether the year is shown
 *
 * Returns: (transfer full): the month of @day in the user's language: "May", "May 2026"
 */
char *
pursuit_day_format_month (PursuitDay day, gboolean with_year)
{
  g_return_val_if_fail (day != PURSUIT_DAY_NONE, NULL);

  /* Translators: a month with its year, and without, in strftime notation; Chinese: %Y年%-m月, %-m月 */
  return format_day (day, with_year ? _ ("%b %Y") : _ ("%b"));
}

/** pursuit_day_get_weekday: Returns: 0 for a Monday, to 6 for a Sunday */
guint
pursuit_day_get_weekday (PursuitDay day)
{
  enum
  {
    WEEK = 7,
    OF_DAY_0 = 3 /* 1 January 1970 was a Thursday */
  };
  return (guint) (((day + OF_DAY_0) % WEEK + WEEK) % WEEK);
}

/** pursuit_day_format_weekday: Returns: (transfer full): the short name of @day's weekday: "Mon" */
char *
pursuit_day_format_weekday (PursuitDay day)
{
  g_return_val_if_fail (day != PURSUIT_DAY_NONE, NULL);

  return format_day (day, "%a");
}

/** pursuit_moment_format: (transfer full): the day and the time of @at_ms, in the zone of whoever looks; ""
 * for one that no calendar has. */
char *
pursuit_moment_format (gint64 at_ms)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at_ms / 1000);

  /* Translators: a date and a time of day, see g_date_time_format(). */
  return moment != NULL ? g_date_time_format (moment, _ ("%-d %b %Y, %H:%M")) : g_strdup ("");
}
