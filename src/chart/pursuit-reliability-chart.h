/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/** PursuitReliabilityPoint: @n predictions around @predicted (0 to 1) of which the share @observed came true.
 * @mark: what they are known by, see PursuitChartMark; 0: nothing is behind them.
 * @note: (nullable): what else is said of them, e.g. “30 deals” */
typedef struct
{
  double predicted;
  double observed;
  guint n;
  gint64 mark;
  const char *note;
} PursuitReliabilityPoint;

/**
 * PursuitReliabilityChart: how well predictions were kept. Points on the diagonal were.
 *
 * @predicted_title, @observed_title: words at the axes
 * @format: words a share, e.g. “35 %”; the caller frees it
 */
typedef struct
{
  const PursuitReliabilityPoint *points;
  guint n_points;
  const char *predicted_title;
  const char *observed_title;
  char *(*format) (double share);
} PursuitReliabilityChart;

/** PursuitReliabilityDot: a point in user units from the origin; its area tells how many predictions it
 * holds. */
typedef struct
{
  guint point;
  double x;
  double y;
  double radius;
} PursuitReliabilityDot;

/** PursuitReliabilityLayout: geometry and words of the chart. Free with pursuit_reliability_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double left; /* of the square that the axes span, and its side */
  double top;
  double side;
  GArray *dots;  /* of PursuitReliabilityDot; points without predictions have none */
  GArray *words; /* private to the chart */
} PursuitReliabilityLayout;

/**
 * pursuit_reliability_chart_layout:
 * @width, @height: to fill, in user units; the square is as large as both allow
 *
 * Returns: (transfer full): the layout; it needs nothing of @chart any more
 */
PursuitReliabilityLayout *
pursuit_reliability_chart_layout (const PursuitReliabilityChart *chart,
                                  double width,
                                  double height,
                                  const PursuitTheme *theme);

/** pursuit_reliability_chart_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_reliability_chart_draw (const PursuitReliabilityLayout *layout, PursuitCanvas *canvas);

/** pursuit_reliability_chart_hit: Returns: the dot at (@x, @y), owned by @layout, or %NULL */
const PursuitReliabilityDot *
pursuit_reliability_chart_hit (const PursuitReliabilityLayout *layout, double x, double y);

/**
 * pursuit_reliability_chart_new:
 * @chart: copied. Each point with predictions is a mark, with nothing behind it
 * @describe: words a point, e.g. “Predicted 35 %, won 40 %, 12 times”; its result is freed
 *
 * Returns: (transfer full): it as a chart of a report
 */
PursuitChart *
pursuit_reliability_chart_new (const PursuitReliabilityChart *chart,
                               char *(*describe) (const PursuitReliabilityPoint *point));

void
pursuit_reliability_layout_free (PursuitReliabilityLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitReliabilityLayout, pursuit_reliability_layout_free)

G_END_DECLS
