/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-pages.h"

#include <glib/gi18n-lib.h>

#include "pursuit-org-pages.h"

/* All in heights of the body font. */
#define TITLE_SCALE 1.7
#define HEADING_SCALE 1.2
#define SMALL_SCALE 0.85
#define BLOCK_GAP 1.3
#define HEADING_GAP 0.5
#define FOOTER_HEIGHT 2.8
#define FIGURES_A_ROW 5
/* A table of at most this share of a page is not divided. */
#define WHOLE_TABLE_SHARE 0.4

/* What is drawn of an item. @chart: of a chart, drawn @scale times as large. */
typedef struct
{
  PursuitReportItem place;
  double scale;
  PursuitChartLayout *chart;
} Item;

struct _PursuitReportPages
{
  PursuitReport *report;
  PursuitPaper paper;
  PursuitTheme theme;
  char *language;
  GArray *items;
  PursuitReportTableLayout *tables; /* one a block, empty where it is no table */
  PursuitOrgPages *org;             /* all pages, if the report is an org chart */
  guint n_pages;
  double head_height;
  /* While the pages are being filled: */
  PursuitCanvas *canvas;
  double y;
};

static double
content_width (PursuitReportPages *self)
{
  return self->paper.width - 2 * self->paper.margin;
}

static double
content_top (PursuitReportPages *self)
{
  return self->paper.margin + self->head_height;
}

static double
content_bottom (PursuitReportPages *self)
{
  return self->paper.height - self->paper.margin - FOOTER_HEIGHT * self->theme.font_size;
}

static double
room (PursuitReportPages *self)
{
  return content_bottom (self) - self->y;
}

static gboolean
at_top (PursuitReportPages *self)
{
  return self->y <= content_top (self);
}

static void
new_page (PursuitReportPages *self)
{
  self->n_pages++;
  self->y = content_top (self);
}

static PursuitTextStyle
title_style (PursuitReportPages *self)
{
  PursuitTextStyle style = pursuit_theme_text (&self->theme, TITLE_SCALE, 700, self->theme.text);

  style.max_width = content_width (self);
  return style;
}

static PursuitTextStyle
subtitle_style (PursuitReportPages *self)
{
  PursuitTextStyle style = pursuit_theme_text (&self->theme, 1, 400, self->theme.text_dim);

  style.max_width = content_width (self);
  style.max_lines = 3;
  return style;
}

static PursuitTextStyle
heading_style (PursuitReportPages *self)
{
  PursuitTextStyle style = pursuit_theme_text (&self->theme, HEADING_SCALE, 700, self->theme.text);

  style.max_width = content_width (self);
  style.max_lines = 3;
  return style;
}

static PursuitTextStyle
body_style (PursuitReportPages *self)
{
  PursuitTextStyle style = pursuit_theme_text (&self->theme, 1, 400, self->theme.text);

  style.max_width = content_width (self);
  style.max_lines = 20;
  return style;
}

/* Adds an item of @height at the present place and moves on, with a gap behind it. */
static Item *
place_item (PursuitReportPages *self, guint block, double height, double gap)
{
  Item item = {
    .place = { .page = self->n_pages - 1,
               .block = block,
               .x = self->paper.margin,
               .y = self->y,
               .width = content_width (self),
               .height = height },
    .scale = 1,
  };

  g_array_append_val (self->items, item);
  self->y += height + gap * self->theme.font_size;
  return &g_array_index (self->items, Item, self->items->len - 1);
}

/* Whether the last thing on this page is a heading, which has made sure of the room for what follows it. */
static gboolean
after_heading (PursuitReportPages *self)
{
  const Item *last;

  if (self->items->len == 0 || at_top (self))
    return FALSE;
  last = &g_array_index (self->items, Item, self->items->len - 1);
  return pursuit_report_get_block (self->report, last->place.block)->kind == PURSUIT_BLOCK_HEADING;
}

/* Goes to a new page when @height does not fit any more. */
static void
need_room (PursuitReportPages *self, double height)
{
  if (height > room (self) && !at_top (self) && !after_heading (self))
    new_page (self);
}

/* A line more where figures say how they changed. */
static double
figures_row_height (PursuitReportPages *self, const PursuitReportBlock *block)
{
  for (guint i = 0; i < block->n_figures; i++)
    if (block->figures[i].change != NULL)
      return self->theme.font_size * 6.1;
  return self->theme.font_size * 5.0;
}

static guint
figures_rows (const PursuitReportBlock *block)
{
  return (block->n_figures + FIGURES_A_ROW - 1) / FIGURES_A_ROW;
}

/* The head and the first row, or the whole of a small table. */
static double
table_start_height (PursuitReportPages *self, guint i)
{
  const PursuitReportTableLayout *layout = &self->tables[i];
  guint n_rows = pursuit_report_table_get_n_rows (pursuit_report_get_block (self->report, i)->table);
  double whole = layout->head_height;

  g_assert (n_rows == 0 || layout->row_heights != NULL);

  for (guint r = 0; r < n_rows; r++)
    whole += layout->row_heights[r];
  if (n_rows == 0 || whole <= WHOLE_TABLE_SHARE * (content_bottom (self) - content_top (self)))
    return whole;
  return layout->head_height + layout->row_heights[0];
}

/* The smallest height with which a block begins; a heading before it needs that much room below. */
static double
least_height (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  PursuitTextStyle style = body_style (self);
  double least, likes;

  switch (block->kind)
    {
    case PURSUIT_BLOCK_TEXT:
      return pursuit_canvas_measure (self->canvas, &style, block->text).height;
    case PURSUIT_BLOCK_FIGURES:
      return figures_rows (block) * figures_row_height (self, block);
    case PURSUIT_BLOCK_CHART:
      pursuit_chart_get_heights (block->chart, content_width (self), &self->theme, self->canvas, &least,
                                 &likes);
      return least;
    case PURSUIT_BLOCK_TABLE:
      return table_start_height (self, i);
    case PURSUIT_BLOCK_HEADING:
    case PURSUIT_BLOCK_PAGE_BREAK:
    default:
      return 0;
    }
}

static void
place_heading (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  PursuitTextStyle style = heading_style (self);
  double height = pursuit_canvas_measure (self->canvas, &style, block->text).height;
  double below = i + 1 < pursuit_report_get_n_blocks (self->report) ? least_height (self, i + 1) : 0;

  need_room (self, height + HEADING_GAP * self->theme.font_size + below);
  place_item (self, i, height, HEADING_GAP);
}

/* A chart gets what it likes, or what is left; one that is higher than any page is shrunk. */
static void
place_chart (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  double least, likes;

  pursuit_chart_get_heights (block->chart, content_width (self), &self->theme, self->canvas, &least, &likes);
  need_room (self, least);
  PursuitChartLayout *layout = pursuit_chart_lay_out (block->chart, content_width (self),
                                                      MIN (likes, room (self)), &self->theme, self->canvas);
  double height = pursuit_chart_layout_get_height (layout);
  double scale = height > room (self) ? room (self) / height : 1;
  Item *item = place_item (self, i, height * scale, BLOCK_GAP);

  item->scale = scale;
  item->chart = layout;
}

static void
place_table (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  const PursuitReportTableLayout *layout = &self->tables[i];
  guint n_rows = pursuit_report_table_get_n_rows (block->table), first = 0;

  g_assert (n_rows == 0 || layout->row_heights != NULL);

  need_room (self, table_start_height (self, i));
  do
    {
      double height = layout->head_height;
      guint n = 0;
      Item *item;

      need_room (self, height + (first < n_rows ? layout->row_heights[first] : 0));
      while (first + n < n_rows && (n == 0 || height + layout->row_heights[first + n] <= room (self)))
        height += layout->row_heights[first + n++];
      item = place_item (self, i, height, BLOCK_GAP);
      item->place.first_row = first;
      item->place.n_rows = n;
      first += n;
      if (first < n_rows)
        new_page (self);
    }
  while (first < n_rows);
}

static void
place_block (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  double height;

  switch (block->kind)
    {
    case PURSUIT_BLOCK_HEADING:
      place_heading (self, i);
      break;
    case PURSUIT_BLOCK_TEXT:
    case PURSUIT_BLOCK_FIGURES:
      height = least_height (self, i);
      need_room (self, height);
      place_item (self, i, height, BLOCK_GAP);
      break;
    case PURSUIT_BLOCK_CHART:
      place_chart (self, i);
      break;
    case PURSUIT_BLOCK_TABLE:
      place_table (self, i);
      break;
    case PURSUIT_BLOCK_PAGE_BREAK:
    default:
      if (!at_top (self))
        new_page (self);
      break;
    }
}

static void
clear_item (gpointer data)
{
  g_clear_pointer (&((Item *) data)->chart, pursuit_chart_layout_free);
}

PursuitReportPages *
pursuit_report_pages_new (PursuitReport *report,
                          const PursuitPaper *paper,
                          const PursuitTheme *theme,
                          const char *language)
{
  PursuitReportPages *self;
  PursuitTextStyle title, subtitle;
  guint n_blocks;

  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);
  g_return_val_if_fail (paper != NULL && theme != NULL, NULL);

  self = g_new0 (PursuitReportPages, 1);
  self->report = g_object_ref (report);
  self->paper = *paper;
  self->theme = *theme;
  self->language = g_strdup (language);
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item);
  self->canvas = pursuit_canvas_new_measure (language);

  title = title_style (self);
  subtitle = subtitle_style (self);
  self->head_height =
      pursuit_canvas_measure (self->canvas, &title, pursuit_report_get_title (report)).height +
      pursuit_canvas_measure (self->canvas, &subtitle, pursuit_report_get_subtitle (report)).height +
      1.8 * theme->font_size;

  n_blocks = pursuit_report_get_n_blocks (report);
  self->tables = g_new0 (PursuitReportTableLayout, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    if (pursuit_report_get_block (report, i)->kind == PURSUIT_BLOCK_TABLE)
      pursuit_report_table_lay_out (pursuit_report_get_block (report, i)->table, content_width (self), theme,
                                    self->canvas, &self->tables[i]);

  if (pursuit_report_get_org (report) != NULL)
    {
      const PursuitBox content = { paper->margin, content_top (self), paper->width - paper->margin,
                                   content_bottom (self) };

      self->org = pursuit_org_pages_new (report, paper, &content, theme, self->canvas);
      self->n_pages = pursuit_org_pages_get_n_pages (self->org);
      return self;
    }
  new_page (self);
  for (guint i = 0; i < n_blocks; i++)
    place_block (self, i);
  return self;
}

void
pursuit_report_pages_free (PursuitReportPages *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < pursuit_report_get_n_blocks (self->report); i++)
    pursuit_report_table_layout_clear (&self->tables[i]);
  g_free (self->tables);
  g_clear_pointer (&self->org, pursuit_org_pages_free);
  g_array_unref (self->items);
  pursuit_canvas_free (self->canvas);
  g_object_unref (self->report);
  g_free (self->language);
  g_free (self);
}

guint
pursuit_report_pages_get_n_pages (PursuitReportPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
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

  return &g_array_index (self->items, Item, i).place;
}

const char *
pursuit_report_pages_get_bookmark (PursuitReportPages *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->n_pages, NULL);

  return self->org != NULL ? pursuit_org_pages_get_bookmark (self->org, page) : NULL;
}

static void
draw_header (PursuitReportPages *self, PursuitCanvas *canvas)
{
  const PursuitTheme *theme = &self->theme;
  PursuitTextStyle title = title_style (self), subtitle = subtitle_style (self);
  PursuitPaint rule = { .stroke = theme->line, .stroke_width = 0.75 };
  double left = self->paper.margin, y = self->paper.margin;

  pursuit_canvas_text (canvas, &title, left, y, pursuit_report_get_title (self->report));
  y += pursuit_canvas_measure (canvas, &title, pursuit_report_get_title (self->report)).height;
  pursuit_canvas_text (canvas, &subtitle, left, y, pursuit_report_get_subtitle (self->report));
  y = content_top (self) - 1.1 * theme->font_size;
  pursuit_canvas_line (canvas, left, y, self->paper.width - left, y, &rule);
}

static void
draw_footer (PursuitReportPages *self, PursuitCanvas *canvas, guint page)
{
  const PursuitTheme *theme = &self->theme;
  PursuitTextStyle style = pursuit_theme_text (theme, SMALL_SCALE, 400, theme->text_dim);
  PursuitPaint rule = { .stroke = theme->line_faint, .stroke_width = 0.5 };
  double left = self->paper.margin, right = self->paper.width - left, third = content_width (self) / 3;
  double y = self->paper.height - self->paper.margin - theme->font_size;
  g_autofree char *day = pursuit_day_format_long (pursuit_report_get_day (self->report));
  g_autofree char *number =
      /* Translators: the number of this page and how many there are */
      g_strdup_printf (_ ("Page %1$u of %2$u"), page + 1, self->n_pages);

  pursuit_canvas_line (canvas, left, y - 0.4 * theme->font_size, right, y - 0.4 * theme->font_size, &rule);
  style.max_width = third;
  pursuit_canvas_text (canvas, &style, left, y, pursuit_report_get_database (self->report));
  style.align = PURSUIT_ALIGN_CENTER;
  pursuit_canvas_text (canvas, &style, (left + right) / 2, y, day);
  style.align = PURSUIT_ALIGN_END;
  pursuit_canvas_text (canvas, &style, right, y, number);
}

/* Draws words on a line whose baseline is at @y: letters of several scripts side by side stand on it alike.
 */
static void
draw_on_line (PursuitCanvas *canvas, const PursuitTextStyle *style, double x, double y, const char *text)
{
  pursuit_canvas_text (canvas, style, x, y - pursuit_canvas_measure (canvas, style, text).baseline, text);
}

static void
draw_figures (PursuitReportPages *self, PursuitCanvas *canvas, const Item *item)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, item->place.block);
  const PursuitTheme *theme = &self->theme;
  guint a_row = MIN (block->n_figures, FIGURES_A_ROW);
  double em = theme->font_size, width = item->place.width / MAX (a_row, 1);

  for (guint i = 0; i < block->n_figures; i++)
    {
      double x = item->place.x + i % FIGURES_A_ROW * width;
      double y = item->place.y + i / FIGURES_A_ROW * figures_row_height (self, block);
      PursuitTextStyle label = pursuit_theme_text (theme, SMALL_SCALE, 400, theme->text_dim);
      PursuitTextStyle value = pursuit_theme_text (theme, 1.5, 700, theme->text);

      label.max_width = value.max_width = width - em * 0.6;
      draw_on_line (canvas, &label, x, y + 0.9 * em, block->figures[i].label);
      draw_on_line (canvas, &value, x, y + 2.6 * em, block->figures[i].value);
      if (block->figures[i].note != NULL)
        draw_on_line (canvas, &label, x, y + 3.9 * em, block->figures[i].note);
      if (block->figures[i].change != NULL)
        draw_on_line (canvas, &label, x, y + 5.0 * em, block->figures[i].change);
    }
}

static void
draw_item (PursuitReportPages *self, PursuitCanvas *canvas, const Item *item)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, item->place.block);
  PursuitTextStyle heading = heading_style (self), body = body_style (self);

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
      pursuit_canvas_save (canvas);
      pursuit_canvas_translate (canvas, item->place.x, item->place.y);
      pursuit_canvas_scale (canvas, item->scale);
      pursuit_chart_layout_draw (item->chart, canvas, -1);
      pursuit_canvas_restore (canvas);
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
  PursuitPaint paper;

  g_return_if_fail (self != NULL && page < self->n_pages && canvas != NULL);

  paper = (PursuitPaint){ .fill = self->theme.background };
  pursuit_canvas_rect (canvas, 0, 0, self->paper.width, self->paper.height, 0, &paper);
  if (self->org != NULL)
    pursuit_org_pages_draw (self->org, page, canvas);
  if (self->org != NULL && pursuit_org_pages_is_bare (self->org))
    return;
  draw_header (self, canvas);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (item->place.page == page)
        draw_item (self, canvas, item);
    }
  draw_footer (self, canvas, page);
}
