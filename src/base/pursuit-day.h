/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitDay:
 *
 * A calendar date as the number of days since 1970-01-01 (proleptic Gregorian). Business dates have no time
 * zone: the database's home zone fixed them when they were written.
 */
typedef gint32 PursuitDay;

/** PURSUIT_DAY_NONE: no date is known. */
#define PURSUIT_DAY_NONE G_MININT32

/** PursuitDateOrder: in which order a written date names its parts. */
typedef enum
{
  PURSUIT_DATE_ORDER_UNKNOWN,
  PURSUIT_DATE_ORDER_YMD,
  PURSUIT_DATE_ORDER_MDY,
  PURSUIT_DATE_ORDER_DMY,
} PursuitDateOrder;

PursuitDay
pursuit_day_from_ymd (int year, int month, int day);
void
pursuit_day_to_ymd (PursuitDay day, int *year, int *month, int *mday);
PursuitDay
pursuit_day_parse_iso (const char *text);
PursuitDay
pursuit_day_parse (const char *text, gssize length, PursuitDateOrder order);
char *
pursuit_day_to_iso (PursuitDay day);
void
pursuit_day_write_iso (PursuitDay day, char buffer[11]);
PursuitDay
pursuit_day_from_ms (gint64 ms, GTimeZone *zone);
gint64
pursuit_day_to_ms (PursuitDay day, GTimeZone *zone);
PursuitDay
pursuit_day_add_months (PursuitDay day, int months);
char *
pursuit_day_format (PursuitDay day, PursuitDay today);
char *
pursuit_day_format_long (PursuitDay day);
char *
pursuit_day_format_month (PursuitDay day, gboolean with_year);
guint
pursuit_day_get_weekday (PursuitDay day);
char *
pursuit_day_format_weekday (PursuitDay day);

char *
pursuit_moment_format (gint64 at_ms);

G_END_DECLS
