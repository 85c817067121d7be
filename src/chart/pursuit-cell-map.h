/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart.h"

G_BEGIN_DECLS

/** PURSUIT_CELL_MAP_LINES: lines of words that fit below the value of a cell. */
#define PURSUIT_CELL_MAP_LINES 3

/**
 * PursuitCellMapCell: where a row and a column meet.
 *
 * @value: (nullable): large, in its middle; %NULL leaves the cell empty
 * @lines: (nullable): small, below it
 * @share: 0 to 1: how deep it is
 */
typedef struct
{
  const char *value;
  const char *lines[PURSUIT_CELL_MAP_LINES];
  double share;
} PursuitCellMapCell;

/**
 * PursuitCellMap: a grid of cells that are the deeper the more there is.
 *
 * @rows, @columns: their names
 * @cells: (array): row by row
 */
typedef struct
{
  const char *const *rows;
  guint n_rows;
  const char *const *columns;
  guint n_columns;
  const PursuitCellMapCell *cells;
} PursuitCellMap;

/** PursuitCellMapLayout: geometry and words of the chart. Free with pursuit_cell_map_layout_free(). */
typedef struct
{
  PursuitTheme theme;
  double height;
  double left; /* of the first cell */
  double top;
  double cell_width; /* with the gap that follows it */
  double cell_height;
  guint n_rows;
  guint n_columns;
  double *shares; /* of each cell, row by row; below 0: it is empty */
  GArray *words;  /* private to the chart */
} PursuitCellMapLayout;

/**
 * pursuit_cell_map_layout:
 * @width, @height: to fill, in user units; the layout is higher when the words need it
 * @canvas: measures the words
 *
 * Returns: (transfer full): the layout; it needs nothing of @map any more
 */
PursuitCellMapLayout *
pursuit_cell_map_layout (const PursuitCellMap *map,
                         double width,
                         double height,
                         const PursuitTheme *theme,
                         PursuitCanvas *canvas);

/** pursuit_cell_map_draw: draws the layout with its upper left corner at the canvas' origin. */
void
pursuit_cell_map_draw (const PursuitCellMapLayout *layout, PursuitCanvas *canvas);

/** pursuit_cell_map_hit: Returns: which cell, row by row from 0, lies at (@x, @y); −1: none, or an empty one
 */
int
pursuit_cell_map_hit (const PursuitCellMapLayout *layout, double x, double y);

/**
 * pursuit_cell_map_new:
 * @map: copied. A mark for each cell, row by row, is added by the caller
 * @words: what the whole map says
 *
 * Returns: (transfer full): it as a chart of a report
 */
PursuitChart *
pursuit_cell_map_new (const PursuitCellMap *map, const char *words);

void
pursuit_cell_map_layout_free (PursuitCellMapLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCellMapLayout, pursuit_cell_map_layout_free)

G_END_DECLS
