/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/**
 * PursuitBoxRow: how the values of something are spread.
 *
 * @mark: what it is known by, see PursuitChartMark; 0: nothing is behind it
 * @label: its name; @words: all of it in words
 * @value: at the right, e.g. the median in words
 * @n: how many values there are; without any there is no box
 * @low, @high: the ends of the whiskers; @first, @median, @third: of the box
 * @n_before, @median_before: of what the chart is compared with; without any there is no dashed line
 */
typedef struct
{
  gint64 mark;
  const char *label;
  const char *words;
  const char *value;
  gint64 n;
  double low;
  double first;
  double median;
  double third;
  double high;
  gint64 n_before;
  double median_before;
} PursuitBoxRow;

/** PursuitBoxPlace: where a row lies, in user units from the origin; all of @x rise. */
typedef struct
{
  double middle;
  double low;
  double first;
  double median;
  double third;
  double high;
  gboolean seen;
  double median_before;
  gboolean compared;
} PursuitBoxPlace;

/** PursuitBoxLayout: geometry and words of the chart. Free with pursuit_box_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double left; /* of the scale, which ends at @right */
  double right;
  double band_height;
  guint n_steps; /* of the scale, between its lines */
  guint n_rows;
  gboolean compared;
  PursuitBoxPlace *places;
  GArray *words; /* private to the chart */
} PursuitBoxLayout;

/**
 * pursuit_box_chart_layout:
 * @compared: (nullable): what the dashed lines are, e.g. “2025 H1”; %NULL draws none
 * @width: to fill, in user units
 * @height: to fill; the layout is higher when the words need it. 0 is the smallest height
 * @canvas: measures the words
 *
 * All rows share one scale, which begins at 0.
 *
 * Returns: (transfer full): the layout; it needs nothing of @rows any more
 */
PursuitBoxLayout *
pursuit_box_chart_layout (const PursuitBoxRow *rows,
                          guint n_rows,
                          const char *compared,
                          double width,
                          double height,
                          const PursuitTheme *theme,
                          PursuitCanvas *canvas);

/** pursuit_box_chart_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_box_chart_draw (const PursuitBoxLayout *layout, PursuitCanvas *canvas);

/** pursuit_box_chart_hit: Returns: the row at (@x, @y), or -1 */
int
pursuit_box_chart_hit (const PursuitBoxLayout *layout, double x, double y);

void
pursuit_box_layout_free (PursuitBoxLayout *layout);

/** pursuit_box_chart_new: (transfer full): the rows, which are copied, as a chart of a report; @compared:
 * (nullable): what the dashed lines are */
PursuitChart *
pursuit_box_chart_new (const PursuitBoxRow *rows, guint n_rows, const char *compared);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBoxLayout, pursuit_box_layout_free)

G_END_DECLS
