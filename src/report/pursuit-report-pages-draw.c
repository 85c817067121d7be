/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a report, drawn, and what is asked about them. */

#include "pursuit-report-pages-private.h"

#include <glib/gi18n-lib.h>

#define SMALL_SCALE 0.85
#define LEAST_FIGURE 0.67

/* The part on whose pages page @page is, which becomes a page of it; %NULL for a page of our own. */
static PursuitReportPages *
find_part (PursuitReportPages *self, guint *page)
{
  for (guint i = self->parts->len; i > 0; i--)
    {
      PursuitReportPages *part = self->parts->pdata[i - 1];

      if (*page < part->first_number)
        continue;
      *page -= part->first_number;
      return part;
    }
  return NULL;
}

guint
pursuit_report_pages_get_n_pages (PursuitReportPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts->len > 0 ? self->n_numbers : self->sheets->len;
}

PursuitPaper
pursuit_report_pages_get_paper (PursuitReportPages *self, guint page)
{
  PursuitReportPages *part = find_part (self, &page);
  PursuitPaper paper = self->paper;

  if (part != NULL)
    return pursuit_report_pages_get_paper (part, page);
  if (page < self->sheets->len && g_array_index (self->sheets, gboolean, page))
    return (PursuitPaper){ paper.height, paper.width, paper.margin };
  return paper;
}

guint
pursuit_report_pages_get_n_items (PursuitReportPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

const PursuitReportItem *
pursuit_report_pages_get_item (PursuitReportPages *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->items->len, NULL);

  return &g_array_index (self->items, PursuitPlacedItem, i).place;
}

guint
pursuit_report_pages_get_n_bookmarks (PursuitReportPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bookmarks->len;
}

const PursuitReportBookmark *
pursuit_report_pages_get_bookmark (PursuitReportPages *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->bookmarks->len, NULL);

  return &g_array_index (self->bookmarks, PursuitReportBookmark, i);
}

PursuitTextStyle
pursuit_report_pages_title_style (PursuitReportPages *self, guint page)
{
  PursuitTextStyle style =
      pursuit_theme_text (&self->theme, PURSUIT_PAGES_TITLE_SCALE, 700, self->theme.text);

  style.max_width = pursuit_report_pages_content_width (self, page);
  return style;
}

PursuitTextStyle
pursuit_report_pages_subtitle_style (PursuitReportPages *self, guint page)
{
  PursuitTextStyle style = pursuit_theme_text (&self->theme, 1, 400, self->theme.text_dim);

  style.max_width = pursuit_report_pages_content_width (self, page);
  style.max_lines = 10; /* long names, and every parameter is named */
  return style;
}

PursuitTextStyle
pursuit_report_pages_heading_style (PursuitReportPages *self, guint page)
{
  PursuitTextStyle style =
      pursuit_theme_text (&self->theme, PURSUIT_PAGES_HEADING_SCALE, 700, self->theme.text);

  style.max_width = pursuit_report_pages_content_width (self, page);
  style.max_lines = 3;
  return style;
}

PursuitTextStyle
pursuit_report_pages_body_style (PursuitReportPages *self, guint page)
{
  PursuitTextStyle style = pursuit_theme_text (&self->theme, 1, 400, self->theme.text);

  style.max_width = pursuit_report_pages_content_width (self, page);
  style.max_lines = 40;
  return style;
}

/* The title and what the report is about; on pages behind the first one only the title, as a running head. */
static void
draw_header (PursuitReportPages *self, PursuitCanvas *canvas, guint page)
{
  const PursuitTheme *theme = &self->theme;
  PursuitTextStyle title = pursuit_report_pages_title_style (self, page);
  PursuitTextStyle subtitle = pursuit_report_pages_subtitle_style (self, page);
  PursuitPaint rule = { .stroke = theme->line, .stroke_width = 0.75 };
  double left = self->paper.margin, right = pursuit_report_pages_get_paper (self, page).width - left;
  double y = self->paper.margin;
  gboolean whole = page == 0 || self->org != NULL;

  if (!whole)
    {
      title = pursuit_theme_text (theme, 1, 600, theme->text_dim);
      title.max_width = pursuit_report_pages_content_width (self, page);
    }
  pursuit_canvas_text (canvas, &title, left, y, pursuit_report_get_title (self->report));
  y += pursuit_canvas_measure (canvas, &title, pursuit_report_get_title (self->report)).height;
  if (whole)
    pursuit_canvas_text (canvas, &subtitle, left, y, pursuit_report_get_subtitle (self->report));
  y = pursuit_report_pages_content_top (self, page) - 1.1 * theme->font_size;
  pursuit_canvas_line (canvas, left, y, right, y, &rule);
}

/* Draws words on a line whose baseline is at @y: letters of several scripts side by side stand on it alike.
 */
static void
draw_on_line (PursuitCanvas *canvas, const PursuitTextStyle *style, double x, double y, const char *text)
{
  pursuit_canvas_text (canvas, style, x, y - pursuit_canvas_measure (canvas, style, text).baseline, text);
}

/* What the report is about, then the database, the day and the number of the page. */
static void
draw_footer (PursuitReportPages *self, PursuitCanvas *canvas, guint page)
{
  const PursuitTheme *theme = &self->theme;
  PursuitTextStyle style = pursuit_theme_text (theme, SMALL_SCALE, 400, theme->text_dim);
  PursuitPaint rule = { .stroke = theme->line_faint, .stroke_width = 0.5 };
  PursuitPaper paper = pursuit_report_pages_get_paper (self, page);
  double left = paper.margin, right = paper.width - left, em = theme->font_size;
  double y = paper.height - paper.margin - 1.6 * em;
  g_autofree char *day = pursuit_day_format_long (pursuit_report_get_day (self->report));
  g_autofree char *number =
      /* Translators: the number of this page and how many there are */
      g_strdup_printf (_ ("Page %1$u of %2$u"), self->first_number + page + 1, self->n_numbers);

  pursuit_canvas_line (canvas, left, y - 1.2 * em, right, y - 1.2 * em, &rule);
  style.max_width = right - left;
  draw_on_line (canvas, &style, left, y, pursuit_report_get_subtitle (self->report));
  y += 1.3 * em;
  style.max_width = (right - left) / 3;
  draw_on_line (canvas, &style, left, y, pursuit_report_get_database (self->report));
  style.align = PURSUIT_ALIGN_CENTER;
  draw_on_line (canvas, &style, (left + right) / 2, y, day);
  style.align = PURSUIT_ALIGN_END;
  draw_on_line (canvas, &style, right, y, number);
}

/* The same in letters that are as much smaller as it takes to fit, down to two thirds. */
static void
draw_fitting (PursuitCanvas *canvas, PursuitTextStyle style, double x, double y, const char *text)
{
  double max_width = style.max_width, width;

  style.max_width = 0;
  width = pursuit_canvas_measure (canvas, &style, text).width;
  style.max_width = max_width;
  if (width > max_width)
    style.size *= MAX (max_width / (width + 1), LEAST_FIGURE);
  draw_on_line (canvas, &style, x, y, text);
}

static void
draw_figures (PursuitReportPages *self, PursuitCanvas *canvas, const PursuitPlacedItem *item)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, item->place.block);
  const PursuitTheme *theme = &self->theme;
  guint a_row = MIN (block->n_figures, PURSUIT_PAGES_FIGURES_A_ROW);
  double em = theme->font_size, width = item->place.width / MAX (a_row, 1);
  double height = pursuit_report_pages_figures_height (self, block);

  for (guint i = 0; i < block->n_figures; i++)
    {
      double x = item->place.x + i % PURSUIT_PAGES_FIGURES_A_ROW * width;
      double y = item->place.y + i / PURSUIT_PAGES_FIGURES_A_ROW * height;
      PursuitTextStyle label = pursuit_theme_text (theme, SMALL_SCALE, 400, theme->text_dim);
      PursuitTextStyle value = pursuit_theme_text (theme, 1.5, 700, theme->text);

      label.max_width = value.max_width = width - em * 0.6;
      draw_fitting (canvas, label, x, y + 0.9 * em, block->figures[i].label);
      draw_fitting (canvas, value, x, y + 2.6 * em, block->figures[i].value);
      if (block->figures[i].note != NULL)
        draw_fitting (canvas, label, x, y + 3.9 * em, block->figures[i].note);
      if (block->figures[i].change != NULL)
        draw_fitting (canvas, label, x, y + 5.0 * em, block->figures[i].change);
    }
}

static void
draw_chart (PursuitCanvas *canvas, const PursuitPlacedItem *item)
{
  pursuit_canvas_save (canvas);
  pursuit_canvas_translate (canvas, item->place.x, item->place.y);
  pursuit_canvas_scale (canvas, item->scale);
  pursuit_chart_layout_draw (item->chart, canvas, -1);
  pursuit_canvas_restore (canvas);
}

static void
draw_item (PursuitReportPages *self, PursuitCanvas *canvas, const PursuitPlacedItem *item)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, item->place.block);
  PursuitTextStyle heading = pursuit_report_pages_heading_style (self, item->place.page);
  PursuitTextStyle body = pursuit_report_pages_body_style (self, item->place.page);

  switch (block->kind)
    {
    case PURSUIT_BLOCK_HEADING:
      pursuit_canvas_text (canvas, &heading, item->place.x, item->place.y, block->text);
      break;
    case PURSUIT_BLOCK_TEXT:
      pursuit_canvas_text (canvas, &body, item->place.x, item->place.y, block->text);
      break;
    case PURSUIT_BLOCK_FIGURES:
      draw_figures (self, canvas, item);
      break;
    case PURSUIT_BLOCK_CHART:
      draw_chart (canvas, item);
      break;
    case PURSUIT_BLOCK_TABLE:
      pursuit_report_table_draw (block->table, &self->tables[item->place.block], &self->theme, canvas,
                                 item->place.x, item->place.y, item->place.first_row, item->place.n_rows);
      break;
    case PURSUIT_BLOCK_PAGE_BREAK:
    default:
      break;
    }
}

void
pursuit_report_pages_draw (PursuitReportPages *self, guint page, PursuitCanvas *canvas)
{
  PursuitReportPages *part;
  PursuitPaint ground;
  PursuitPaper paper;

  g_return_if_fail (self != NULL && page < pursuit_report_pages_get_n_pages (self) && canvas != NULL);

  part = find_part (self, &page);
  if (part != NULL)
    {
      pursuit_report_pages_draw (part, page, canvas);
      return;
    }
  ground = (PursuitPaint){ .fill = self->theme.background };
  paper = pursuit_report_pages_get_paper (self, page);
  pursuit_canvas_rect (canvas, 0, 0, paper.width, paper.height, 0, &ground);
  if (self->org != NULL)
    pursuit_org_pages_draw (self->org, page, canvas);
  if (self->org != NULL && pursuit_org_pages_is_bare (self->org))
    return;
  draw_header (self, canvas, page);
  if (self->contents != NULL)
    pursuit_report_contents_draw (self->contents, page, canvas);
  for (guint i = 0; i < self->items->len; i++)
    {
      const PursuitPlacedItem *item = &g_array_index (self->items, PursuitPlacedItem, i);

      if (item->place.page == page)
        draw_item (self, canvas, item);
    }
  draw_footer (self, canvas, page);
}
