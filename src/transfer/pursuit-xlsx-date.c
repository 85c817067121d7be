/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-xlsx-date.h"

#include <math.h>
#include <string.h>

enum
{
  SECONDS_PER_DAY = 86400,
  LEAP_BUG = 60,        /* the day that 1900 did not have, as a number */
  LAST_SERIAL = 2958465 /* 31 December 9999 */
};

/* The formats that every workbook has: ECMA-376 part 1, 18.8.30, those of Chinese, Japanese and Korean
 * included. */
static PursuitXlsxDateKind
builtin_kind (guint id)
{
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      id == 57 || id == 58)
    return PURSUIT_XLSX_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
    return PURSUIT_XLSX_TIME;
  return PURSUIT_XLSX_NO_DATE;
}

/* Behind what begins at @p: a quoted text, a bracket, an escaped or a padding character; @p itself if it is
 * none. */
static const char *
skip_literal (const char *p)
{
  const char *end;

  if (*p == '"')
    {
      end = strchr (p + 1, '"');
      return end != NULL ? end + 1 : p + strlen (p);
    }
  if (*p == '[' && g_ascii_strncasecmp (p, "[h", 2) != 0 && g_ascii_strncasecmp (p, "[m]", 3) != 0 &&
      g_ascii_strncasecmp (p, "[mm", 3) != 0 && g_ascii_strncasecmp (p, "[s", 2) != 0)
    {
      end = strchr (p, ']');
      return end != NULL ? end + 1 : p + strlen (p);
    }
  if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
    return g_utf8_next_char (p + 1);
  return p;
}

/**
 * pursuit_xlsx_format_kind:
 * @id: of the number format
 * @code: (nullable): how the workbook writes it, if it is not built in
 *
 * Returns: whether numbers of this format are moments
 */
PursuitXlsxDateKind
pursuit_xlsx_format_kind (guint id, const char *code)
{
  gboolean day = FALSE, time = FALSE;

  if (code == NULL)
    return builtin_kind (id);
  if (g_ascii_strncasecmp (code, "general", 7) == 0)
    return PURSUIT_XLSX_NO_DATE;
  /* the first of up to four sections is that of positive numbers */
  for (const char *p = code; *p != '\0' && *p != ';';)
    {
      const char *next = skip_literal (p);

      if (next != p)
        {
          p = next;
          continue;
        }
      if (strchr ("0#?@", *p) != NULL && !time)
        return PURSUIT_XLSX_NO_DATE;
      day |= strchr ("yYdD", *p) != NULL;
      time |= strchr ("hHsS", *p) != NULL;
      /* a month that stands alone: “mmm” */
      day |= g_ascii_strncasecmp (p, "mmm", 3) == 0;
      p++;
    }
  return day ? PURSUIT_XLSX_DATE : time ? PURSUIT_XLSX_TIME : PURSUIT_XLSX_NO_DATE;
}

static void
append_time (GString *text, int seconds)
{
  g_string_append_printf (text, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/**
 * pursuit_xlsx_write_moment:
 * @serial: days since the workbook's epoch, with the time as a fraction
 * @from_1904: the epoch is 1 January 1904, not that of 1900
 * @text: gets an ISO date, with the time of day unless that is midnight; or the time alone
 *
 * Day 60 of the epoch of 1900 is 29 February 1900, which there never was: it is written as such, and whoever
 * reads it as a date finds that it is none.
 *
 * Returns: %FALSE, with nothing written, if there is no such day
 */
gboolean
pursuit_xlsx_write_moment (double serial, PursuitXlsxDateKind kind, gboolean from_1904, GString *text)
{
  g_autoptr (GDate) date = NULL;
  gint64 total;
  int day, seconds;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!isfinite (serial) || serial < 0 || serial > LAST_SERIAL)
    return FALSE;
  total = llround (serial * SECONDS_PER_DAY);
  day = (int) (total / SECONDS_PER_DAY);
  seconds = (int) (total % SECONDS_PER_DAY);
  if (kind == PURSUIT_XLSX_TIME)
    {
      append_time (text, seconds);
      return TRUE;
    }
  if (!from_1904 && day == 0)
    return FALSE;
  if (!from_1904 && day == LEAP_BUG)
    g_string_append (text, "1900-02-29");
  else
    {
      date = from_1904 ? g_date_new_dmy (1, 1, 1904)
                       : g_date_new_dmy (day < LEAP_BUG ? 31 : 30, G_DATE_DECEMBER, 1899);
      g_date_add_days (date, (guint) day);
      g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                              g_date_get_day (date));
    }
  if (seconds != 0)
    {
      g_string_append_c (text, ' ');
      append_time (text, seconds);
    }
  return TRUE;
}

/** pursuit_xlsx_write_number: appends @number as a spreadsheet shows it: 15 digits, a point, no exponent. */
void
pursuit_xlsx_write_number (double number, GString *text)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (text != NULL);

  if (number == floor (number) && fabs (number) < 1e21)
    g_ascii_formatd (digits, sizeof digits, "%.0f", number);
  else
    g_ascii_formatd (digits, sizeof digits, "%.15g", number);
  g_string_append (text, strcmp (digits, "-0") == 0 ? "0" : digits);
}
