/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/** PursuitColumnPaint: what a piece of a column means. */
typedef enum
{
  PURSUIT_COLUMN_SOLID, /* what is there */
  PURSUIT_COLUMN_FIRM,  /* what is promised */
  PURSUIT_COLUMN_SOFT,  /* what may come */
  PURSUIT_COLUMN_FAINT, /* what hardly counts */
  PURSUIT_COLUMN_GAIN,  /* what came to it */
  PURSUIT_COLUMN_LOSS,  /* what went from it */
  PURSUIT_N_COLUMN_PAINTS
} PursuitColumnPaint;

/** PURSUIT_COLUMN_MAX_PIECES: pieces that a column can have. */
#define PURSUIT_COLUMN_MAX_PIECES 4

/** PursuitColumnPiece: a part of a column between two values, the lower one first. @mark: what it is known
 * by, see PursuitChartMark; 0: nothing is behind it. @note: (nullable): what else is said of it, e.g. “3
 * deals” */
typedef struct
{
  double from;
  double to;
  PursuitColumnPaint paint;
  gint64 mark;
  const char *note;
} PursuitColumnPiece;

/**
 * PursuitColumn: a column of a period, or a step of a waterfall. Values are at least 0.
 *
 * @label: below it
 * @value: (nullable): above it
 * @level: a thick line across it, such as the plan; NaN for none
 * @point: a diamond in its middle, such as the weighted forecast; NaN for none
 * @link: the value at which a thin line leads to the next column; NaN for none
 */
typedef struct
{
  const char *label;
  const char *value;
  PursuitColumnPiece pieces[PURSUIT_COLUMN_MAX_PIECES];
  guint n_pieces;
  double level;
  double point;
  double link;
} PursuitColumn;

/**
 * PursuitColumnChart: upright columns over a scale from 0.
 *
 * @names: what the paints mean, for the legend; one without a name is not in it
 * @level_name, @point_name: (nullable): the same of the lines and the diamonds
 * @format: words a value of the scale; the caller frees it
 */
typedef struct
{
  const PursuitColumn *columns;
  guint n_columns;
  const char *names[PURSUIT_N_COLUMN_PAINTS];
  const char *level_name;
  const char *point_name;
  char *(*format) (double value);
} PursuitColumnChart;

/** PursuitColumnPart: a piece of a column, or a sample of the legend (@column −1), in user units from the
 * origin. */
typedef struct
{
  int column;
  guint piece;
  PursuitColumnPaint paint;
  double x;
  double y;
  double width;
  double height;
} PursuitColumnPart;

/** PursuitColumnStroke: a line or a diamond, whose middle is where it begins. */
typedef struct
{
  enum
  {
    PURSUIT_COLUMN_RULE,
    PURSUIT_COLUMN_LINK,
    PURSUIT_COLUMN_LEVEL,
    PURSUIT_COLUMN_POINT,
  } kind;
  double x;
  double y;
  double width;
} PursuitColumnStroke;

/** PursuitColumnLayout: geometry and words of the chart. Free with pursuit_column_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double left; /* of the area between the scale’s ends, and its size */
  double top;
  double area_width;
  double area_height;
  double highest;  /* the value at the upper end */
  GArray *parts;   /* of PursuitColumnPart, those of the columns first */
  GArray *strokes; /* of PursuitColumnStroke */
  GArray *words;   /* private to the chart */
} PursuitColumnLayout;

/**
 * pursuit_column_chart_layout:
 * @width, @height: to fill, in user units; the layout is higher when the words need it
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout; it needs nothing of @chart any more
 */
PursuitColumnLayout *
pursuit_column_chart_layout (const PursuitColumnChart *chart,
                             double width,
                             double height,
                             const PursuitTheme *theme,
                             PursuitCanvas *canvas);

/** pursuit_column_chart_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_column_chart_draw (const PursuitColumnLayout *layout, PursuitCanvas *canvas);

/** pursuit_column_chart_hit: Returns: the piece of a column at (@x, @y), owned by @layout, or %NULL */
const PursuitColumnPart *
pursuit_column_chart_hit (const PursuitColumnLayout *layout, double x, double y);

/** pursuit_column_chart_describe: Returns: (transfer full): the chart in words, a line a column */
char *
pursuit_column_chart_describe (const PursuitColumnChart *chart);

/**
 * pursuit_column_chart_new:
 * @chart: copied. Each piece is a mark, column by column
 *
 * Returns: (transfer full): the columns as a chart of a report
 */
PursuitChart *
pursuit_column_chart_new (const PursuitColumnChart *chart);

void
pursuit_column_layout_free (PursuitColumnLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitColumnLayout, pursuit_column_layout_free)

G_END_DECLS
