/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/** PursuitTrackState: where a step lies, seen from the one that is taken now. */
typedef enum
{
  PURSUIT_TRACK_FUTURE,
  PURSUIT_TRACK_CURRENT,
  PURSUIT_TRACK_PAST,
} PursuitTrackState;

/** PursuitTrackSide: whose steps they are; each side has its own colour. */
typedef enum
{
  PURSUIT_TRACK_BUYING,
  PURSUIT_TRACK_SELLING,
} PursuitTrackSide;

/**
 * PursuitTrackStep: one chevron, already worded.
 *
 * @id: for whoever uses the hit test
 * @name: e.g. “Propose”
 * @note: behind the name, e.g. “9 d”; %NULL is none
 */
typedef struct
{
  gint64 id;
  const char *name;
  const char *note;
  PursuitTrackState state;
} PursuitTrackStep;

/**
 * PursuitTrackRow: the steps of one side, from the first to the last.
 *
 * @label: at the left, e.g. “We sell”
 * @note: under the label, in the colour of secondary text, e.g. “not known yet”; %NULL is none
 */
typedef struct
{
  PursuitTrackSide side;
  const char *label;
  const char *note;
  const PursuitTrackStep *steps;
  guint n_steps;
} PursuitTrackRow;

/** PursuitTrackPlace: where one chevron lies: a box whose right side ends in a tip of @tip, as deep as the
 * notch at its left. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double tip;
} PursuitTrackPlace;

/** PursuitTrackLayout: the chart's geometry; it copies the words. Free with pursuit_track_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double width;
  double height;
  double label_width;
  guint n_rows;
  PursuitTrackRow *rows;
  PursuitTrackPlace **places; /* for each row one for each step */
} PursuitTrackLayout;

/**
 * pursuit_track_chart_layout:
 * @rows: one above the other; each fills the width, so rows of as many steps stand in step
 * @width: to fill, in user units; below what the words need they end in an ellipsis
 * @canvas: measures the words
 *
 * Returns: (transfer full): the geometry; its height follows from the font
 */
PursuitTrackLayout *
pursuit_track_chart_layout (const PursuitTrackRow *rows,
                            guint n_rows,
                            double width,
                            const PursuitTheme *theme,
                            PursuitCanvas *canvas);

/**
 * pursuit_track_chart_draw:
 * @row, @step: the chevron to outline (pointer or focus); -1 for none
 *
 * Draws the layout with its upper left corner at the canvas' origin.
 */
void
pursuit_track_chart_draw (const PursuitTrackLayout *layout, PursuitCanvas *canvas, int row, int step);

/**
 * pursuit_track_chart_hit:
 * @row: (out): index of the row
 *
 * Returns: the index of the chevron at (@x, @y) in its row, or -1; a notch belongs to the step before it
 */
int
pursuit_track_chart_hit (const PursuitTrackLayout *layout, double x, double y, int *row);

void
pursuit_track_layout_free (PursuitTrackLayout *layout);

/** pursuit_track_chart_new: (transfer full): as a chart of a report; @words say all of it. */
PursuitChart *
pursuit_track_chart_new (const PursuitTrackRow *rows, guint n_rows, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTrackLayout, pursuit_track_layout_free)

G_END_DECLS
