/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/**
 * PursuitDayMap: how much was done on each day, as a calendar: a column a week from Monday on, a square a
 * day, the deeper the more.
 *
 * @weekday: of the first day; 0 is Monday
 * @counts: (array length=n_days): what was done on it, and on each day after
 * @names: (array length=n_days) (element-type utf8): words above a day, such as its month above the first one
 *   of it; %NULL for none
 * @weekdays: seven short names from Monday on
 */
typedef struct
{
  guint weekday;
  const guint *counts;
  const char *const *names;
  guint n_days;
  const char *const *weekdays;
} PursuitDayMap;

/** PursuitDayMapLayout: geometry and words of the chart. Free with pursuit_day_map_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double height;
  double left;
  double top;
  double side;   /* of a square with the gap that follows it */
  guint weekday; /* of the first day */
  guint n_days;
  guint8 *levels; /* of each day: 0 nothing, to PURSUIT_DAY_MAP_LEVELS the most */
  GArray *words;  /* private to the chart */
} PursuitDayMapLayout;

/** PURSUIT_DAY_MAP_LEVELS: how many depths there are, besides nothing. */
#define PURSUIT_DAY_MAP_LEVELS 4

/**
 * pursuit_day_map_layout:
 * @width, @height: to fill, in user units; squares are as large as both allow, within reason
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout; it needs nothing of @map any more
 */
PursuitDayMapLayout *
pursuit_day_map_layout (const PursuitDayMap *map,
                        double width,
                        double height,
                        const PursuitTheme *theme,
                        PursuitCanvas *canvas);

/** pursuit_day_map_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_day_map_draw (const PursuitDayMapLayout *layout, PursuitCanvas *canvas);

/** pursuit_day_map_hit: Returns: the day at (@x, @y), counted from the first one, or −1 */
int
pursuit_day_map_hit (const PursuitDayMapLayout *layout, double x, double y);

/**
 * pursuit_day_map_new:
 * @map: copied. The caller adds a mark a day
 * @words: what all of it says
 *
 * Returns: (transfer full): it as a chart of a report
 */
PursuitChart *
pursuit_day_map_new (const PursuitDayMap *map, const char *words);

void
pursuit_day_map_layout_free (PursuitDayMapLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDayMapLayout, pursuit_day_map_layout_free)

G_END_DECLS
