/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/**
 * PursuitShareCurve: how much the first of many bring together, the greatest first.
 *
 * @cumulative: (array length=n): the share, 0 to 1, of the first one, the first two …; rising to 1
 * @level: a share of the whole that is marked, e.g. 0.8
 * @n_level: how many it takes to reach it
 * @level_words: what stands there, e.g. “12 of 140 customers bring 80 %”
 * @format: words a share, e.g. “35 %”; the caller frees it
 */
typedef struct
{
  const double *cumulative;
  guint n;
  double level;
  guint n_level;
  const char *level_words;
  char *(*format) (double share);
} PursuitShareCurve;

/** PursuitShareCurveLayout: geometry and words of the chart. Free with pursuit_share_curve_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double height;
  double left; /* of the area that the axes span, and its size */
  double top;
  double area_width;
  double area_height;
  guint n;
  double level_x; /* where the curve reaches the level; below left if it never does */
  double level_y;
  GArray *points; /* of PursuitCurvePoint, from the origin on: at most two for a unit of width */
  GArray *words;  /* private to the chart */
} PursuitShareCurveLayout;

/** PursuitCurvePoint: a place on the curve. */
typedef struct
{
  double x;
  double y;
} PursuitCurvePoint;

/**
 * pursuit_share_curve_layout:
 * @width, @height: to fill, in user units
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout; it needs nothing of @curve any more
 */
PursuitShareCurveLayout *
pursuit_share_curve_layout (const PursuitShareCurve *curve,
                            double width,
                            double height,
                            const PursuitTheme *theme,
                            PursuitCanvas *canvas);

/** pursuit_share_curve_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_share_curve_draw (const PursuitShareCurveLayout *layout, PursuitCanvas *canvas);

/** pursuit_share_curve_hit: Returns: which one, from 0, stands at @x, or −1 beside and above the curve */
int
pursuit_share_curve_hit (const PursuitShareCurveLayout *layout, double x, double y);

/**
 * pursuit_share_curve_new:
 * @curve: copied. Marks are added by the caller, for the first ones, as many as are of interest
 * @words: what the whole curve says
 *
 * Returns: (transfer full): it as a chart of a report
 */
PursuitChart *
pursuit_share_curve_new (const PursuitShareCurve *curve, const char *words);

void
pursuit_share_curve_layout_free (PursuitShareCurveLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitShareCurveLayout, pursuit_share_curve_layout_free)

G_END_DECLS
