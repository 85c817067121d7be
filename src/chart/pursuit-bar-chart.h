/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/**
 * PursuitBarRow: one horizontal bar of stacked parts.
 *
 * @values: at least 0, one for each series of the theme
 * @marks: what the parts are known by, see PursuitChartMark; 0: nothing is behind the part
 * @notes: (nullable): what else is said of a part, e.g. “12 activities”
 */
typedef struct
{
  const char *label;
  double values[PURSUIT_N_SERIES];
  gint64 marks[PURSUIT_N_SERIES];
  const char *notes[PURSUIT_N_SERIES];
} PursuitBarRow;

/**
 * PursuitBarChart: what a stacked bar chart shows.
 *
 * @series_names: what each series means, for the legend; a series without a name is not drawn
 * @format: words a value, e.g. “66”; the caller frees it
 */
typedef struct
{
  const PursuitBarRow *rows;
  guint n_rows;
  const char *series_names[PURSUIT_N_SERIES];
  char *(*format) (double value);
} PursuitBarChart;

/** PursuitBarPart: one coloured piece, or a sample of the legend (@row −1), in user units from the origin. */
typedef struct
{
  int row;
  PursuitSeries series;
  double x;
  double y;
  double width;
  double height;
} PursuitBarPart;

/** PursuitBarLayout: geometry and words of the chart. Free with pursuit_bar_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double label_width;
  GArray *parts; /* of PursuitBarPart */
  GArray *words; /* private to the chart */
  guint n_rows;
  double band_height;
} PursuitBarLayout;

/**
 * pursuit_bar_chart_layout:
 * @width: to fill, in user units
 * @height: to fill; the layout is higher when the words need it. 0 is the smallest height
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout; it needs nothing of @chart any more
 */
PursuitBarLayout *
pursuit_bar_chart_layout (const PursuitBarChart *chart,
                          double width,
                          double height,
                          const PursuitTheme *theme,
                          PursuitCanvas *canvas);

/** pursuit_bar_chart_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_bar_chart_draw (const PursuitBarLayout *layout, PursuitCanvas *canvas);

/** pursuit_bar_chart_hit: Returns: the piece of a bar at (@x, @y), owned by @layout, or %NULL */
const PursuitBarPart *
pursuit_bar_chart_hit (const PursuitBarLayout *layout, double x, double y);

/** pursuit_bar_chart_describe: Returns: (transfer full): the chart in words, a line a row */
char *
pursuit_bar_chart_describe (const PursuitBarChart *chart);

/**
 * pursuit_bar_chart_new:
 * @chart: copied. Each part that is drawn is a mark, row by row
 *
 * Returns: (transfer full): the bars as a chart of a report
 */
PursuitChart *
pursuit_bar_chart_new (const PursuitBarChart *chart);

void
pursuit_bar_layout_free (PursuitBarLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBarLayout, pursuit_bar_layout_free)

G_END_DECLS
