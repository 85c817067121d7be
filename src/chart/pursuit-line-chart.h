/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-theme.h"

G_BEGIN_DECLS

/** PursuitLinePoint: @value at @time, in any unit that rises. @label: (nullable): words below the first and
 * the last point, such as the day. */
typedef struct
{
  double time;
  double value;
  const char *label;
} PursuitLinePoint;

/**
 * PursuitLineChart: how one value went over time.
 *
 * @points: in the order of time; of the same time they stand above each other
 * @lowest, @highest: the ends of the scale; values beyond are drawn at its end
 * @step: of the scale's lines, above 0
 * @levels: (array length=n_levels): values that mean something, drawn as dashed lines
 */
typedef struct
{
  const PursuitLinePoint *points;
  guint n_points;
  double lowest;
  double highest;
  double step;
  const double *levels;
  guint n_levels;
} PursuitLineChart;

/** PursuitLineDot: a point in user units from the origin. */
typedef struct
{
  guint point;
  double x;
  double y;
} PursuitLineDot;

/** PursuitLineLayout: geometry and words of the chart. Free with pursuit_line_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double left; /* of the area between the scale's ends, and its size */
  double top;
  double area_width;
  double area_height;
  GArray *dots;   /* of PursuitLineDot, one a point */
  GArray *lines;  /* of double: places of the scale's lines */
  GArray *levels; /* of double: places of the levels */
  GArray *words;  /* private to the chart */
} PursuitLineLayout;

/**
 * pursuit_line_chart_layout:
 * @width, @height: to fill, in user units
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout; it needs nothing of @chart any more
 */
PursuitLineLayout *
pursuit_line_chart_layout (const PursuitLineChart *chart,
                           double width,
                           double height,
                           const PursuitTheme *theme,
                           PursuitCanvas *canvas);

/** pursuit_line_chart_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_line_chart_draw (const PursuitLineLayout *layout, PursuitCanvas *canvas);

/** pursuit_line_chart_hit: Returns: the dot at (@x, @y), the latest one of several, owned by @layout, or
 * %NULL */
const PursuitLineDot *
pursuit_line_chart_hit (const PursuitLineLayout *layout, double x, double y);

void
pursuit_line_layout_free (PursuitLineLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLineLayout, pursuit_line_layout_free)

G_END_DECLS
