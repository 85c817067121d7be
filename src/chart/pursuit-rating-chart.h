/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/** PURSUIT_RATING_MAX: the right end of the scale, which begins at 0. */
#define PURSUIT_RATING_MAX 5

/** PURSUIT_RATING_NONE: in place of points. */
#define PURSUIT_RATING_NONE (-1)

/** PursuitRatingForm: how points are shown. */
typedef enum
{
  PURSUIT_RATING_BARS,      /* a bar from 0 to the points, and the number behind it */
  PURSUIT_RATING_DUMBBELLS, /* a disc for our points and a ring for the rival's, with the gap between them */
} PursuitRatingForm;

/**
 * PursuitRatingRow: one criterion, already worded.
 *
 * @label: its name
 * @note: behind the name in the colour of secondary text, e.g. “30 %”; %NULL is none
 * @ours: 0 to 5, or %PURSUIT_RATING_NONE
 * @theirs: of the rival, likewise; not drawn as bars
 */
typedef struct
{
  const char *label;
  const char *note;
  int ours;
  int theirs;
} PursuitRatingRow;

/** PursuitRatingPlace: where the scale of one row lies; its middle line is at @y. */
typedef struct
{
  double y;
  double left;
  double width;
} PursuitRatingPlace;

/** PursuitRatingLayout: the chart's geometry; it copies the words. Free with pursuit_rating_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  PursuitRatingForm form;
  double width;
  double height;
  double label_width;
  double row_height;
  guint n_rows;
  PursuitRatingRow *rows;
  PursuitRatingPlace *places;
} PursuitRatingLayout;

/**
 * pursuit_rating_chart_layout:
 * @rows: from top to bottom
 * @width: to fill, in user units; names that do not fit end in an ellipsis
 * @canvas: measures the words
 *
 * Returns: (transfer full): the geometry; its height follows from the font
 */
PursuitRatingLayout *
pursuit_rating_chart_layout (const PursuitRatingRow *rows,
                             guint n_rows,
                             PursuitRatingForm form,
                             double width,
                             const PursuitTheme *theme,
                             PursuitCanvas *canvas);

/** pursuit_rating_chart_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_rating_chart_draw (const PursuitRatingLayout *layout, PursuitCanvas *canvas);

/** pursuit_rating_chart_hit: Returns: the index of the row at @y, or -1 */
int
pursuit_rating_chart_hit (const PursuitRatingLayout *layout, double x, double y);

/** pursuit_rating_place_x: Returns: where @points lie on the scale of a row */
double
pursuit_rating_place_x (const PursuitRatingPlace *place, int points);

void
pursuit_rating_layout_free (PursuitRatingLayout *layout);

/** pursuit_rating_chart_new: (transfer full): as a chart of a report; @words say all of it. */
PursuitChart *
pursuit_rating_chart_new (const PursuitRatingRow *rows,
                          guint n_rows,
                          PursuitRatingForm form,
                          const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRatingLayout, pursuit_rating_layout_free)

G_END_DECLS
