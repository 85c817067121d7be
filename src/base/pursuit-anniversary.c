/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-anniversary.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* A year with a 29 February, for days of which the year is not known. */
static const int LEAP_YEAR = 2000;

/* Month and day of @text, which may name no year; 0 when it is neither. */
static gboolean
read_parts (const char *text, int *year, int *month, int *day)
{
  static const char *const forms[] = { "--%2d-%2d%n", "--%2d%2d%n", "%2d-%2d%n", "%2d月%2d日%n" };
  PursuitDay whole = pursuit_day_parse_iso (text);

  if (whole == PURSUIT_DAY_NONE)
    whole = pursuit_day_parse (text, -1, PURSUIT_DATE_ORDER_YMD);
  *year = 0;
  if (whole != PURSUIT_DAY_NONE)
    {
      pursuit_day_to_ymd (whole, year, month, day);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      int length = 0;
      if (sscanf (text, forms[i], month, day, &length) == 2 && length > 0 && text[length] == '\0')
        return pursuit_day_from_ymd (LEAP_YEAR, *month, *day) != PURSUIT_DAY_NONE;
    }
  return FALSE;
}

/**
 * pursuit_anniversary_parse:
 * @text: 1975-03-09, 1975/3/9, 19750309, or without the year --03-09, 3-9, 3月9日
 *
 * Returns: (transfer full) (nullable): the form that is stored, or %NULL when @text is no such day
 */
char *
pursuit_anniversary_parse (const char *text)
{
  int year, month, day;

  g_return_val_if_fail (text != NULL, NULL);

  if (!read_parts (text, &year, &month, &day))
    return NULL;
  return year ? g_strdup_printf ("%04d-%02d-%02d", year, month, day)
              : g_strdup_printf ("--%02d-%02d", month, day);
}

/**
 * pursuit_anniversary_next:
 * @anniversary: as it is stored
 * @from: a day
 *
 * Returns: its next time, @from itself included; what is on 29 February comes on the 28th of other years;
 *   %PURSUIT_DAY_NONE for text that is no such day
 */
PursuitDay
pursuit_anniversary_next (const char *anniversary, PursuitDay from)
{
  int year, month, day, this_year;

  g_return_val_if_fail (anniversary != NULL, PURSUIT_DAY_NONE);
  g_return_val_if_fail (from != PURSUIT_DAY_NONE, PURSUIT_DAY_NONE);

  if (!read_parts (anniversary, &year, &month, &day))
    return PURSUIT_DAY_NONE;
  pursuit_day_to_ymd (from, &this_year, NULL, NULL);
  for (int y = this_year; y <= this_year + 1; y++)
    {
      PursuitDay next = pursuit_day_from_ymd (y, month, day);
      if (next == PURSUIT_DAY_NONE && month == 2 && day == 29)
        next = pursuit_day_from_ymd (y, 2, 28);
      if (next != PURSUIT_DAY_NONE && next >= from)
        return next;
    }
  return PURSUIT_DAY_NONE;
}

/** pursuit_anniversary_years: how many years there are from it to @day, of which the year counts; 0 when the
 * year is not known. */
int
pursuit_anniversary_years (const char *anniversary, PursuitDay day)
{
  PursuitDay first = pursuit_day_parse_iso (anniversary);
  int from, to;

  if (first == PURSUIT_DAY_NONE || day == PURSUIT_DAY_NONE)
    return 0;
  pursuit_day_to_ymd (first, &from, NULL, NULL);
  pursuit_day_to_ymd (day, &to, NULL, NULL);
  return MAX (to - from, 0);
}

/** pursuit_anniversary_format: (transfer full): as people read it, with the year when that is known. */
char *
pursuit_anniversary_format (const char *anniversary)
{
  int year, month, day;
  PursuitDay shown;

  g_return_val_if_fail (anniversary != NULL, NULL);

  if (!read_parts (anniversary, &year, &month, &day))
    return g_strdup (anniversary);
  shown = pursuit_day_from_ymd (year ? year : LEAP_YEAR, month, day);
  return year ? pursuit_day_format_long (shown) : pursuit_day_format (shown, shown);
}
