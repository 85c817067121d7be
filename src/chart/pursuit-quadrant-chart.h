/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/** PursuitQuadrant: the quarters of the field. */
typedef enum
{
  PURSUIT_QUADRANT_TOP_LEFT,
  PURSUIT_QUADRANT_TOP_RIGHT,
  PURSUIT_QUADRANT_BOTTOM_LEFT,
  PURSUIT_QUADRANT_BOTTOM_RIGHT,
  PURSUIT_N_QUADRANTS
} PursuitQuadrant;

/** PursuitQuadrantPoint: something with two measures. @name: written beside it where there is room */
typedef struct
{
  const char *name;
  double x;
  double y;
} PursuitQuadrantPoint;

/**
 * PursuitQuadrantChart: points on a field that two lines divide into four.
 *
 * @x_name, @y_name: what the axes measure
 * @x_max: the right end of the field, which begins at 0; its upper end follows from the points
 * @x_split, @y_split: where it is divided; a point on a line belongs to the right, and to the upper side. The
 *   lines stand in the middle of the field, so that each quarter has room for its points
 * @titles, @notes: of the quarters
 */
typedef struct
{
  const PursuitQuadrantPoint *points;
  guint n_points;
  const char *x_name;
  const char *y_name;
  double x_max;
  double x_split;
  double y_split;
  const char *titles[PURSUIT_N_QUADRANTS];
  const char *notes[PURSUIT_N_QUADRANTS];
  char *(*format_x) (double value);
  char *(*format_y) (double value);
} PursuitQuadrantChart;

/** PursuitQuadrantPlace: where a point lies. */
typedef struct
{
  double x;
  double y;
} PursuitQuadrantPlace;

/** PursuitQuadrantLayout: geometry and words of the chart. Free with pursuit_quadrant_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double height;
  double left; /* the field */
  double top;
  double right;
  double bottom;
  double split_x; /* where the lines stand */
  double split_y;
  guint n_points;
  PursuitQuadrantPlace *places;
  GArray *words; /* private to the chart */
} PursuitQuadrantLayout;

/**
 * pursuit_quadrant_chart_layout:
 * @width, @height: to fill, in user units
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout; it needs nothing of @chart any more
 */
PursuitQuadrantLayout *
pursuit_quadrant_chart_layout (const PursuitQuadrantChart *chart,
                               double width,
                               double height,
                               const PursuitTheme *theme,
                               PursuitCanvas *canvas);

/** pursuit_quadrant_chart_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_quadrant_chart_draw (const PursuitQuadrantLayout *layout, PursuitCanvas *canvas);

/** pursuit_quadrant_chart_hit: Returns: the point at (@x, @y), or −1 */
int
pursuit_quadrant_chart_hit (const PursuitQuadrantLayout *layout, double x, double y);

/**
 * pursuit_quadrant_chart_new:
 * @chart: copied. A mark for each point is added by the caller
 * @words: what the whole chart says
 *
 * Returns: (transfer full): it as a chart of a report
 */
PursuitChart *
pursuit_quadrant_chart_new (const PursuitQuadrantChart *chart, const char *words);

void
pursuit_quadrant_layout_free (PursuitQuadrantLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitQuadrantLayout, pursuit_quadrant_layout_free)

G_END_DECLS
