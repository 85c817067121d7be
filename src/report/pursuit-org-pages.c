/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-org-book.h"
#include "pursuit-org-legend.h"

/* Points a pixel: a card as large as on the screen. */
#define NATURAL_SCALE 0.75
/* Below it boxes are merged. Above it there is text, however small: a PDF can be magnified and searched. */
#define TEXT_SCALE 0.04

/* A poster, in points. */
#define POSTER_MARGIN 30.0
#define POSTER_OVERLAP 20.0
#define POSTER_MAX_SHEETS 120
#define MARK_LENGTH 12.0
#define MARK_GAP 3.0
#define KEY_CELL_WIDTH 8.0
#define KEY_CELL_HEIGHT 6.0
#define KEY_MAX_CELLS 20 /* a side; larger posters have only the name of the sheet */

#define LEGEND_GAP 1.0 /* in heights of the font */

/* One sheet of a poster, counted from 0. */
typedef struct
{
  guint column;
  guint row;
  char *name;
} Sheet;

struct _PursuitOrgPages
{
  PursuitReport *report;
  const PursuitTheme *theme;
  PursuitOrgForm form;
  PursuitPaper paper;
  PursuitBox content;
  PursuitOrgChartLayout *layout; /* %NULL when nobody is on the chart */
  double legend_height;
  PursuitOrgBook *book; /* only of the form BOOK */
  /* Only of the form POSTER: */
  double scale;
  guint n_columns;
  guint n_rows;
  GArray *sheets;
};

static void
clear_sheet (gpointer data)
{
  g_free (((Sheet *) data)->name);
}

static double
inner_width (const PursuitOrgPages *self)
{
  return self->paper.width - 2 * POSTER_MARGIN;
}

static double
inner_height (const PursuitOrgPages *self)
{
  return self->paper.height - 2 * POSTER_MARGIN;
}

/* The part of the world that a sheet shows. */
static PursuitBox
sheet_area (const PursuitOrgPages *self, const Sheet *sheet)
{
  const PursuitBox *bounds = &self->layout->bounds;
  double x = bounds->x0 + sheet->column * (inner_width (self) - POSTER_OVERLAP) / self->scale;
  double y = bounds->y0 + sheet->row * (inner_height (self) - POSTER_OVERLAP) / self->scale;

  return (PursuitBox){ x, y, x + inner_width (self) / self->scale, y + inner_height (self) / self->scale };
}

/* Whether any card, line or the legend would be on the sheet. */
static gboolean
has_content (const PursuitOrgPages *self, const Sheet *sheet)
{
  const PursuitOrgChartLayout *layout = self->layout;
  PursuitBox area = sheet_area (self, sheet);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  pursuit_band_index_query (layout->card_index, &area, found);
  pursuit_band_index_query (layout->across_index, &area, found);
  pursuit_band_index_query (layout->down_index, &area, found);
  for (guint i = 0; i < layout->curves->len && found->len == 0; i++)
    if (pursuit_box_meets (&g_array_index (layout->curves, PursuitOrgCurve, i).bounds, &area))
      return TRUE;
  return found->len > 0 || (sheet->column == 0 && sheet->row == self->n_rows - 1);
}

/* A, B … Z, AA … and the row: as in spreadsheets. */
static char *
name_sheet (guint column, guint row)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (letters, 'A' + (n - 1) % 26);
  return g_strdup_printf ("%s%u", letters->str, row + 1);
}

static guint
count_sheets (double length, double inner)
{
  return MAX (1, ceil ((length - POSTER_OVERLAP) / (inner - POSTER_OVERLAP) - 1e-9));
}

/* Natural size, unless that takes a wall of sheets. The legend stands below the chart. */
static void
divide_poster (PursuitOrgPages *self)
{
  const PursuitBox *bounds = &self->layout->bounds;

  self->scale = NATURAL_SCALE;
  for (;;)
    {
      double height = (bounds->y1 - bounds->y0) * self->scale + self->legend_height;

      self->n_columns = count_sheets ((bounds->x1 - bounds->x0) * self->scale, inner_width (self));
      self->n_rows = count_sheets (height, inner_height (self));
      if ((guint64) self->n_columns * self->n_rows <= POSTER_MAX_SHEETS)
        break;
      self->scale *= 0.95;
    }
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        Sheet sheet = { column, row, NULL };

        if (!has_content (self, &sheet))
          continue;
        sheet.name = name_sheet (column, row);
        g_array_append_val (self->sheets, sheet);
      }
}

PursuitOrgPages *
pursuit_org_pages_new (PursuitReport *report,
                       const PursuitPaper *paper,
                       const PursuitBox *content,
                       const PursuitTheme *theme,
                       PursuitCanvas *canvas)
{
  PursuitOrgPages *self;
  const PursuitReportOrg *org;
  PursuitOrgChartData data;
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report) && pursuit_report_get_org (report) != NULL, NULL);
  g_return_val_if_fail (paper != NULL && content != NULL && theme != NULL && canvas != NULL, NULL);

  org = pursuit_report_get_org (report);
  self = g_new0 (PursuitOrgPages, 1);
  self->report = g_object_ref (report);
  self->theme = theme;
  self->form = org->form;
  self->paper = *paper;
  self->content = *content;
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->legend_height =
      pursuit_org_legend_measure (canvas, theme, content->x1 - content->x0) + LEGEND_GAP * theme->font_size;
  if (org->people->n_cards == 0)
    return self;

  pursuit_org_people_get_chart (org->people, &data);
  options.tree.leaf_blocks = TRUE;
  options.tree.n_lanes = org->lanes ? PURSUIT_ORG_N_LANES : 0;
  options.lane_names = org->lanes ? pursuit_org_lane_names () : NULL;
  options.view_width = content->x1 - content->x0;
  options.view_height = content->y1 - content->y0 - self->legend_height;
  self->layout = pursuit_org_chart_layout_new (&data, &options);
  if (self->form == PURSUIT_ORG_FORM_POSTER)
    divide_poster (self);
  else if (self->form == PURSUIT_ORG_FORM_BOOK)
    self->book = pursuit_org_book_new (org->people, self->layout->tree->order, self->layout->tree->n_visible,
                                       1, content->y1 - content->y0);
  return self;
}

void
pursuit_org_pages_free (PursuitOrgPages *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->layout, pursuit_org_chart_layout_free);
  g_clear_pointer (&self->book, pursuit_org_book_free);
  g_array_unref (self->sheets);
  g_object_unref (self->report);
  g_free (self);
}

guint
pursuit_org_pages_get_n_pages (PursuitOrgPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->sheets->len > 0)
    return self->sheets->len;
  return self->book != NULL ? 1 + pursuit_org_book_get_n_pages (self->book) : 1;
}

gboolean
pursuit_org_pages_is_bare (PursuitOrgPages *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->sheets->len > 0;
}

const char *
pursuit_org_pages_get_bookmark (PursuitOrgPages *self, guint page)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (page < self->sheets->len)
    return g_array_index (self->sheets, Sheet, page).name;
  if (self->book == NULL)
    return NULL;
  return page == 0 ? _ ("Overview") : pursuit_org_book_get_bookmark (self->book, page - 1);
}

static void
draw_empty (PursuitOrgPages *self, PursuitCanvas *canvas)
{
  PursuitTextStyle style = pursuit_theme_text (self->theme, 1, 400, self->theme->text_dim);

  pursuit_canvas_text (canvas, &style, self->content.x0, self->content.y0, _ ("Nobody is on this chart."));
}

/* All of the chart, as large as it fits, with the legend at the foot. */
static void
draw_whole (PursuitOrgPages *self, PursuitCanvas *canvas)
{
  const PursuitBox *bounds = &self->layout->bounds;
  double width = self->content.x1 - self->content.x0;
  double height = self->content.y1 - self->content.y0 - self->legend_height;
  PursuitOrgChartView view = {
    .theme = self->theme, .area = *bounds, .parts = PURSUIT_ORG_CHART_ALL, .text_scale = TEXT_SCALE
  };

  view.scale =
      MIN (NATURAL_SCALE, MIN (width / (bounds->x1 - bounds->x0), height / (bounds->y1 - bounds->y0)));
  pursuit_canvas_save (canvas);
  pursuit_canvas_translate (canvas, self->content.x0 + (width - (bounds->x1 - bounds->x0) * view.scale) / 2,
                            self->content.y0);
  pursuit_org_chart_draw (canvas, self->layout, &view);
  pursuit_canvas_restore (canvas);
  pursuit_org_legend_draw (canvas, self->theme, self->content.x0,
                           self->content.y1 - self->legend_height + LEGEND_GAP * self->theme->font_size,
                           width);
}

static void
draw_mark (const PursuitOrgPages *self, PursuitCanvas *canvas, double x1, double y1, double x2, double y2)
{
  pursuit_canvas_line (canvas, x1, y1, x2, y2,
                       &(PursuitPaint){ .stroke = self->theme->text, .stroke_width = 0.5 });
}

/* Marks in the margin where the next sheet's picture begins and this one's ends: glue up to them. */
static void
draw_overlap_marks (const PursuitOrgPages *self, const Sheet *sheet, PursuitCanvas *canvas)
{
  double left = POSTER_MARGIN;
  double top = POSTER_MARGIN;
  double right = left + inner_width (self);
  double bottom = top + inner_height (self);
  const double across[] = { left, right, left + POSTER_OVERLAP, right - POSTER_OVERLAP };
  const double down[] = { top, bottom, top + POSTER_OVERLAP, bottom - POSTER_OVERLAP };
  const gboolean across_seen[] = { TRUE, TRUE, sheet->column > 0, sheet->column + 1 < self->n_columns };
  const gboolean down_seen[] = { TRUE, TRUE, sheet->row > 0, sheet->row + 1 < self->n_rows };

  for (guint i = 0; i < G_N_ELEMENTS (across); i++)
    {
      double length = i < 2 ? MARK_LENGTH : MARK_LENGTH / 2;

      if (across_seen[i])
        {
          draw_mark (self, canvas, across[i], top - MARK_GAP - length, across[i], top - MARK_GAP);
          draw_mark (self, canvas, across[i], bottom + MARK_GAP, across[i], bottom + MARK_GAP + length);
        }
      if (down_seen[i])
        {
          draw_mark (self, canvas, left - MARK_GAP - length, down[i], left - MARK_GAP, down[i]);
          draw_mark (self, canvas, right + MARK_GAP, down[i], right + MARK_GAP + length, down[i]);
        }
    }
}

/* Where the sheet belongs: a small map of all of them, with this one filled. */
static void
draw_key (const PursuitOrgPages *self, const Sheet *sheet, PursuitCanvas *canvas)
{
  double cell_height = MIN (KEY_CELL_HEIGHT, (POSTER_MARGIN - 2 * MARK_GAP) / self->n_rows);
  double x = self->paper.width - POSTER_MARGIN - MARK_LENGTH - self->n_columns * KEY_CELL_WIDTH;
  double y = self->paper.height - MARK_GAP - self->n_rows * cell_height;

  if (self->n_columns > KEY_MAX_CELLS || self->n_rows > KEY_MAX_CELLS)
    return;
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      {
        gboolean here = column == sheet->column && row == sheet->row;
        PursuitPaint paint = { .stroke = self->theme->line, .stroke_width = 0.4 };

        if (here)
          paint.fill = self->theme->text;
        pursuit_canvas_rect (canvas, x + column * KEY_CELL_WIDTH, y + row * cell_height, KEY_CELL_WIDTH,
                             cell_height, 0, &paint);
      }
}

static void
draw_caption (const PursuitOrgPages *self, const Sheet *sheet, PursuitCanvas *canvas)
{
  PursuitTextStyle style = pursuit_theme_text (self->theme, 0.85, 400, self->theme->text_dim);
  /* Translators: the name of a sheet of a poster, such as B2, then the columns and rows of sheets */
  g_autofree char *where =
      g_strdup_printf (_ ("Sheet %s of %u × %u"), sheet->name, self->n_columns, self->n_rows);
  g_autofree char *caption = g_strconcat (pursuit_report_get_title (self->report), " · ", where, NULL);

  style.max_width = inner_width (self) * 0.6;
  pursuit_canvas_text_middle (canvas, &style, POSTER_MARGIN + POSTER_OVERLAP + MARK_LENGTH,
                              self->paper.height - POSTER_MARGIN / 2 + MARK_GAP, caption);
}

static void
draw_sheet (PursuitOrgPages *self, const Sheet *sheet, PursuitCanvas *canvas)
{
  PursuitOrgChartView view = { .theme = self->theme,
                               .area = sheet_area (self, sheet),
                               .scale = self->scale,
                               .parts = PURSUIT_ORG_CHART_ALL,
                               .text_scale = TEXT_SCALE };
  double legend_y = (self->layout->bounds.y1 - view.area.y0) * self->scale;

  pursuit_canvas_save (canvas);
  pursuit_canvas_translate (canvas, POSTER_MARGIN, POSTER_MARGIN);
  pursuit_canvas_clip_rect (canvas, 0, 0, inner_width (self), inner_height (self));
  pursuit_org_chart_draw (canvas, self->layout, &view);
  if (sheet->column == 0 && legend_y + self->legend_height > 0)
    pursuit_org_legend_draw (canvas, self->theme, MARK_LENGTH, legend_y + LEGEND_GAP * self->theme->font_size,
                             self->content.x1 - self->content.x0);
  pursuit_canvas_restore (canvas);
  draw_overlap_marks (self, sheet, canvas);
  draw_key (self, sheet, canvas);
  draw_caption (self, sheet, canvas);
}

/** pursuit_org_pages_draw: draws page @page, from 0, without head and foot. */
void
pursuit_org_pages_draw (PursuitOrgPages *self, guint page, PursuitCanvas *canvas)
{
  g_return_if_fail (self != NULL && page < pursuit_org_pages_get_n_pages (self) && canvas != NULL);

  if (self->layout == NULL)
    draw_empty (self, canvas);
  else if (page < self->sheets->len)
    draw_sheet (self, &g_array_index (self->sheets, Sheet, page), canvas);
  else if (page == 0)
    draw_whole (self, canvas);
  else
    pursuit_org_book_draw (self->book, page - 1, &self->content, self->theme, canvas);
}
