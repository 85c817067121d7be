/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-overview.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * The whole chart from afar: boxes and lines are put into a grid of pixels first, so that what is drawn
 * depends on the size of the view and not on the number of people. Of several in one pixel the strongest
 * attitude shows, and of equals the one against us: from afar one looks for trouble.
 */

enum
{
  CELL_EMPTY,
  CELL_LINE,
  CELL_UNSET,
  CELL_NEUTRAL,
  CELL_SUPPORTER,
  CELL_SCEPTIC,
  CELL_CHAMPION,
  CELL_OPPONENT,
  N_CELLS,
};

/* No screen or page has more units; a wrong scale must not ask for a gigabyte. */
#define MAX_SIDE 8192

typedef struct
{
  guint8 *cells;
  gint width;
  gint height;
  const PursuitOrgChartView *view;
} Grid;

static void
fill_cells (Grid *self, const PursuitBox *box, guint8 value)
{
  const PursuitBox *area = &self->view->area;
  double scale = self->view->scale;
  gint x0 = CLAMP ((box->x0 - area->x0) * scale, 0, self->width - 1);
  gint y0 = CLAMP ((box->y0 - area->y0) * scale, 0, self->height - 1);
  gint x1 = CLAMP ((box->x1 - area->x0) * scale, x0, self->width - 1);
  gint y1 = CLAMP ((box->y1 - area->y0) * scale, y0, self->height - 1);

  if (!pursuit_box_meets (box, area))
    return;
  for (gint y = y0; y <= y1; y++)
    for (gint x = x0; x <= x1; x++)
      self->cells[(gsize) y * self->width + x] = MAX (self->cells[(gsize) y * self->width + x], value);
}

static guint8
card_cell (const PursuitOrgCard *card)
{
  static const guint8 cells[] = { CELL_OPPONENT, CELL_SCEPTIC, CELL_NEUTRAL, CELL_SUPPORTER, CELL_CHAMPION };

  return card->attitude < -2 || card->attitude > 2 ? CELL_UNSET : cells[card->attitude + 2];
}

static PursuitColor
cell_color (const PursuitTheme *theme, guint8 cell)
{
  switch (cell)
    {
    case CELL_LINE:
      return theme->line_faint;
    case CELL_NEUTRAL:
      return theme->attitudes[PURSUIT_ATTITUDE_NEUTRAL];
    case CELL_SUPPORTER:
      return theme->attitudes[PURSUIT_ATTITUDE_SUPPORTER];
    case CELL_SCEPTIC:
      return theme->attitudes[PURSUIT_ATTITUDE_SCEPTIC];
    case CELL_CHAMPION:
      return theme->attitudes[PURSUIT_ATTITUDE_CHAMPION];
    case CELL_OPPONENT:
      return theme->attitudes[PURSUIT_ATTITUDE_OPPONENT];
    default:
      return theme->line;
    }
}

/* Runs of equal cells become rectangles, those of one colour one path. */
static void
paint_cells (const Grid *self, PursuitCanvas *canvas, guint8 value)
{
  PursuitPaint paint = { .fill = cell_color (self->view->theme, value) };
  gboolean any = FALSE;

  for (gint y = 0; y < self->height; y++)
    {
      const guint8 *row = self->cells + (gsize) y * self->width;
      const guint8 *end = row + self->width;

      for (const guint8 *cell = memchr (row, value, self->width); cell != NULL;)
        {
          const guint8 *run = cell;

          while (cell < end && *cell == value)
            cell++;
          pursuit_canvas_add_rect (canvas, run - row, y, cell - run, 1, 0);
          any = TRUE;
          cell = cell < end ? memchr (cell, value, end - cell) : NULL;
        }
    }
  if (any)
    pursuit_canvas_paint (canvas, &paint);
}

/*
 * pursuit_org_overview_draw:
 * @canvas: with the upper left corner of the view's area at its origin, not scaled
 * @cards: (element-type guint): indices of the cards in view
 * @across: (element-type guint): indices of the horizontal lines in view
 * @down: (element-type guint): indices of the vertical lines in view
 *
 * Draws cards and lines merged per canvas unit, for scales at which a card is a few units high.
 */
void
pursuit_org_overview_draw (PursuitCanvas *canvas,
                           const PursuitOrgChartLayout *layout,
                           const PursuitOrgChartView *view,
                           GArray *cards,
                           GArray *across,
                           GArray *down)
{
  g_autofree guint8 *cells = NULL;
  Grid grid = { .view = view };

  grid.width = CLAMP (ceil ((view->area.x1 - view->area.x0) * view->scale), 1, MAX_SIDE);
  grid.height = CLAMP (ceil ((view->area.y1 - view->area.y0) * view->scale), 1, MAX_SIDE);
  cells = g_new0 (guint8, (gsize) grid.width * grid.height);
  grid.cells = cells;
  for (guint i = 0; i < across->len; i++)
    fill_cells (&grid, &g_array_index (layout->across, PursuitBox, g_array_index (across, guint, i)),
                CELL_LINE);
  for (guint i = 0; i < down->len; i++)
    fill_cells (&grid, &g_array_index (layout->down, PursuitBox, g_array_index (down, guint, i)), CELL_LINE);
  for (guint i = 0; i < cards->len; i++)
    {
      guint v = g_array_index (cards, guint, i);
      const PursuitTreeOptions *options = &layout->options.tree;
      PursuitBox box = { layout->tree->x[v], layout->tree->y[v], layout->tree->x[v] + options->card_width,
                         layout->tree->y[v] + options->card_height };

      fill_cells (&grid, &box, card_cell (&layout->data.cards[v]));
    }
  for (guint8 value = CELL_LINE; value < N_CELLS; value++)
    paint_cells (&grid, canvas, value);
}
