/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands where on the pages of a report. */

#include "pursuit-report-pages-private.h"

/* In heights of the body font. */
#define BLOCK_GAP 1.3
#define HEADING_GAP 0.5
/* A table of at most this share of a page is not divided. */
#define WHOLE_TABLE_SHARE 0.4
/* So much of a page is not left empty only to keep a chart and its table together. */
#define EMPTY_SHARE 0.33
/* So many rows of a table that is divided stand together on a page, where it has them. */
#define LEAST_ROWS 3

static PursuitReportPages *
make_pages (PursuitReport *report,
            const PursuitPaper *paper,
            const PursuitTheme *theme,
            const char *language);

double
pursuit_report_pages_content_width (PursuitReportPages *self, guint page)
{
  return pursuit_report_pages_get_paper (self, page).width - 2 * self->paper.margin;
}

double
pursuit_report_pages_content_top (PursuitReportPages *self, guint page)
{
  /* Every page of an org chart has the whole head; so have those that are not there yet. */
  gboolean whole = page == 0 || pursuit_report_get_org (self->report) != NULL;

  return self->paper.margin + (whole ? self->head_height : 2.9 * self->theme.font_size);
}

double
pursuit_report_pages_content_bottom (PursuitReportPages *self, guint page)
{
  return pursuit_report_pages_get_paper (self, page).height - self->paper.margin -
         PURSUIT_PAGES_FOOTER_HEIGHT * self->theme.font_size;
}

static guint
last_page (PursuitReportPages *self)
{
  return self->sheets->len - 1;
}

static double
content_width (PursuitReportPages *self)
{
  return pursuit_report_pages_content_width (self, last_page (self));
}

static double
content_top (PursuitReportPages *self)
{
  return pursuit_report_pages_content_top (self, last_page (self));
}

static double
room (PursuitReportPages *self)
{
  return pursuit_report_pages_content_bottom (self, last_page (self)) - self->y;
}

static gboolean
at_top (PursuitReportPages *self)
{
  return self->y <= content_top (self);
}

static gboolean
is_turned (PursuitReportPages *self)
{
  return g_array_index (self->sheets, gboolean, last_page (self));
}

static void
new_page (PursuitReportPages *self, gboolean turned)
{
  g_array_append_val (self->sheets, turned);
  self->y = content_top (self);
}

/* Adds an item of @height at the present place and moves on, with a gap behind it. */
static PursuitPlacedItem *
place_item (PursuitReportPages *self, guint block, double height, double gap)
{
  PursuitPlacedItem item = {
    .place = { .page = last_page (self),
               .block = block,
               .x = self->paper.margin,
               .y = self->y,
               .width = content_width (self),
               .height = height },
    .scale = 1,
  };

  g_array_append_val (self->items, item);
  self->y += height + gap * self->theme.font_size;
  return &g_array_index (self->items, PursuitPlacedItem, self->items->len - 1);
}

/* Whether the last thing on this page is a heading, which has made sure of the room for what follows it. */
static gboolean
after_heading (PursuitReportPages *self)
{
  const PursuitPlacedItem *last;

  if (self->items->len == 0 || at_top (self))
    return FALSE;
  last = &g_array_index (self->items, PursuitPlacedItem, self->items->len - 1);
  return pursuit_report_get_block (self->report, last->place.block)->kind == PURSUIT_BLOCK_HEADING;
}

/* Goes to a new page when @height does not fit any more. */
static void
need_room (PursuitReportPages *self, double height)
{
  if (height > room (self) && !at_top (self) && !after_heading (self))
    new_page (self, is_turned (self));
}

/* A line more where figures say how they changed. */
double
pursuit_report_pages_figures_height (PursuitReportPages *self, const PursuitReportBlock *block)
{
  for (guint i = 0; i < block->n_figures; i++)
    if (block->figures[i].change != NULL)
      return self->theme.font_size * 6.1;
  return self->theme.font_size * 5.0;
}

static guint
figures_rows (const PursuitReportBlock *block)
{
  return (block->n_figures + PURSUIT_PAGES_FIGURES_A_ROW - 1) / PURSUIT_PAGES_FIGURES_A_ROW;
}

static gboolean
is_table (PursuitReportPages *self, guint i)
{
  return i < pursuit_report_get_n_blocks (self->report) &&
         pursuit_report_get_block (self->report, i)->kind == PURSUIT_BLOCK_TABLE;
}

static double
whole_table_height (PursuitReportPages *self, guint i)
{
  PursuitReportTable *table = pursuit_report_get_block (self->report, i)->table;

  return pursuit_report_table_layout_height (table, &self->tables[i], 0,
                                             pursuit_report_table_get_n_rows (table));
}

static double
page_height (PursuitReportPages *self)
{
  return pursuit_report_pages_content_bottom (self, last_page (self)) - content_top (self);
}

static double
text_height (PursuitReportPages *self, const PursuitTextStyle *style, guint i)
{
  return pursuit_canvas_measure (self->canvas, style, pursuit_report_get_block (self->report, i)->text)
      .height;
}

/* How high the words behind block @i are, with the gap before them; 0 if none are there. */
static double
words_height (PursuitReportPages *self, guint i)
{
  PursuitTextStyle style = pursuit_report_pages_body_style (self, last_page (self));

  if (i + 1 >= pursuit_report_get_n_blocks (self->report) ||
      pursuit_report_get_block (self->report, i + 1)->kind != PURSUIT_BLOCK_TEXT)
    return 0;
  return BLOCK_GAP * self->theme.font_size + text_height (self, &style, i + 1);
}

/* The head and the first rows, or the whole of a small table with the words behind it. */
static double
table_start_height (PursuitReportPages *self, guint i)
{
  PursuitReportTable *table = pursuit_report_get_block (self->report, i)->table;
  double whole = whole_table_height (self, i);
  guint n_rows = pursuit_report_table_get_n_rows (table);

  if (n_rows == 0 || whole <= WHOLE_TABLE_SHARE * page_height (self))
    return whole + words_height (self, i);
  return pursuit_report_table_layout_height (table, &self->tables[i], 0, MIN (LEAST_ROWS, n_rows));
}

/* A small table stands on the page of the chart that it follows, unless the chart would leave too much of a
 * page for that, on which it has room alone. @above: of the heading before it, if that is not placed yet */
static double
chart_start_height (PursuitReportPages *self, guint i, double above)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  double least, likes, together;

  pursuit_chart_get_heights (block->chart, content_width (self), &self->theme, self->canvas, &least, &likes);
  if (!is_table (self, i + 1) || self->turned[i + 1])
    return least;
  together = least + BLOCK_GAP * self->theme.font_size + table_start_height (self, i + 1);
  if (above + together > room (self) && room (self) > EMPTY_SHARE * page_height (self))
    return least;
  return together;
}

/* The smallest height with which a block begins; a heading before it, which is @above high, needs that much
 * room below. */
static double
least_height (PursuitReportPages *self, guint i, double above)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  PursuitTextStyle style = pursuit_report_pages_body_style (self, last_page (self));

  switch (block->kind)
    {
    case PURSUIT_BLOCK_TEXT:
      return text_height (self, &style, i);
    case PURSUIT_BLOCK_FIGURES:
      return figures_rows (block) * pursuit_report_pages_figures_height (self, block);
    case PURSUIT_BLOCK_CHART:
      return chart_start_height (self, i, above);
    case PURSUIT_BLOCK_TABLE:
      return table_start_height (self, i);
    case PURSUIT_BLOCK_HEADING:
    case PURSUIT_BLOCK_PAGE_BREAK:
    default:
      return 0;
    }
}

/* How high all of a block is at least, with the gap behind it. */
static double
whole_height (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  PursuitTextStyle heading = pursuit_report_pages_heading_style (self, last_page (self));
  double height, likes;

  if (block->kind == PURSUIT_BLOCK_HEADING)
    return text_height (self, &heading, i) + HEADING_GAP * self->theme.font_size;
  if (block->kind == PURSUIT_BLOCK_TABLE)
    height = whole_table_height (self, i);
  else if (block->kind == PURSUIT_BLOCK_CHART)
    pursuit_chart_get_heights (block->chart, content_width (self), &self->theme, self->canvas, &height,
                               &likes);
  else
    height = least_height (self, i, 0);
  return height + BLOCK_GAP * self->theme.font_size;
}

/* How high all that follows block @i up to the next page break is at least. */
static double
rest_height (PursuitReportPages *self, guint i)
{
  double rest = 0;

  for (i++; i < pursuit_report_get_n_blocks (self->report); i++)
    {
      if (pursuit_report_get_block (self->report, i)->kind == PURSUIT_BLOCK_PAGE_BREAK)
        break;
      rest += whole_height (self, i);
    }
  return rest;
}

/* How high a chart becomes on the page on which it is placed: as it likes, but it gives way when all that
 * follows, or the small table behind it, then stands on the same page. */
static double
chart_height (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  double gap = BLOCK_GAP * self->theme.font_size;
  double least, likes, beside_all, beside_table;

  pursuit_chart_get_heights (block->chart, content_width (self), &self->theme, self->canvas, &least, &likes);
  beside_all = room (self) - gap - rest_height (self, i);
  beside_table = room (self) - gap - (is_table (self, i + 1) ? table_start_height (self, i + 1) : 0);
  if (beside_all >= least)
    return MIN (likes, beside_all);
  if (beside_table >= least)
    return MIN (likes, beside_table);
  return MIN (likes, room (self));
}

static void
add_bookmark (PursuitReportPages *self, const char *title, guint page, guint level)
{
  PursuitReportBookmark bookmark = { g_strdup (title), page, level };

  g_array_append_val (self->bookmarks, bookmark);
}

static void
place_heading (PursuitReportPages *self, guint i)
{
  PursuitTextStyle style = pursuit_report_pages_heading_style (self, last_page (self));
  double height = text_height (self, &style, i), above = height + HEADING_GAP * self->theme.font_size;
  double below = i + 1 < pursuit_report_get_n_blocks (self->report) ? least_height (self, i + 1, above) : 0;

  need_room (self, above + below);
  add_bookmark (self, pursuit_report_get_block (self->report, i)->text, last_page (self), 1);
  place_item (self, i, height, HEADING_GAP);
}

/* A chart that is higher than any page is shrunk. */
static void
place_chart (PursuitReportPages *self, guint i)
{
  const PursuitReportBlock *block = pursuit_report_get_block (self->report, i);
  PursuitChartLayout *layout;
  PursuitPlacedItem *item;
  double height, scale;

  need_room (self, chart_start_height (self, i, 0));
  layout = pursuit_chart_lay_out (block->chart, content_width (self), chart_height (self, i), &self->theme,
                                  self->canvas);
  height = pursuit_chart_layout_get_height (layout);
  scale = height > room (self) ? room (self) / height : 1;
  item = place_item (self, i, height * scale, BLOCK_GAP);
  item->scale = scale;
  item->chart = layout;
}

/* How many rows from @first on fit on the rest of the page, at least one. Neither a total nor the words
 * behind the table stand alone: some rows are left for the next page if not all fit. */
static guint
count_rows (PursuitReportPages *self, guint i, guint first)
{
  PursuitReportTable *table = pursuit_report_get_block (self->report, i)->table;
  guint n_rows = pursuit_report_table_get_n_rows (table), left = n_rows - first, n = 1;

  if (pursuit_report_table_layout_height (table, &self->tables[i], first, left) +
          (left >= 2 * LEAST_ROWS ? words_height (self, i) : 0) <=
      room (self))
    return left;
  while (n < left - 1 &&
         pursuit_report_table_layout_height (table, &self->tables[i], first, n + 1) <= room (self))
    n++;
  if (left >= 2 * LEAST_ROWS)
    n = MIN (n, left - LEAST_ROWS);
  if (first + n + 1 == n_rows && n > 1 && pursuit_report_table_get_total (table, n_rows - 1))
    n--;
  return n;
}

static void
place_table (PursuitReportPages *self, guint i)
{
  PursuitReportTable *table = pursuit_report_get_block (self->report, i)->table;
  guint n_rows = pursuit_report_table_get_n_rows (table), first = 0;

  need_room (self, table_start_height (self, i));
  do
    {
      guint n = n_rows > 0 ? count_rows (self, i, first) : 0;
      double height = pursuit_report_table_layout_height (table, &self->tables[i], first, n);
      PursuitPlacedItem *item = place_item (self, i, height, BLOCK_GAP);

      item->place.first_row = first;
      item->place.n_rows = n;
      first += n;
      if (first < n_rows)
        new_page (self, is_turned (self));
    }
  while (first < n_rows);
}

/* Whether a block wants the paper turned: a wide table, the heading before it and the words behind it. */
static gboolean
wants_turn (PursuitReportPages *self, guint i)
{
  switch (pursuit_report_get_block (self->report, i)->kind)
    {
    case PURSUIT_BLOCK_TABLE:
      return self->turned[i];
    case PURSUIT_BLOCK_HEADING:
      return i + 1 < pursuit_report_get_n_blocks (self->report) && wants_turn (self, i + 1);
    case PURSUIT_BLOCK_TEXT:
      return i > 0 && self->turned[i - 1];
    default:
      return FALSE;
    }
}

/* Turns the paper for block @i, or back: a page on which nothing stands yet, or a new one. */
static void
turn_for (PursuitReportPages *self, guint i)
{
  gboolean turned = wants_turn (self, i);

  if (turned == is_turned (self))
    return;
  if (!at_top (self))
    new_page (self, turned);
  else
    g_array_index (self->sheets, gboolean, last_page (self)) = turned;
}

static void
place_block (PursuitReportPages *self, guint i)
{
  PursuitBlockKind kind = pursuit_report_get_block (self->report, i)->kind;
  double height;

  if (kind != PURSUIT_BLOCK_PAGE_BREAK)
    turn_for (self, i);
  switch (kind)
    {
    case PURSUIT_BLOCK_HEADING:
      place_heading (self, i);
      break;
    case PURSUIT_BLOCK_TEXT:
    case PURSUIT_BLOCK_FIGURES:
      height = least_height (self, i, 0);
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
        new_page (self, FALSE);
      break;
    }
}

/* A table that does not fit across upright paper gets paper that is turned on its side, if it gets larger
 * there. */
static void
lay_out_table (PursuitReportPages *self, guint i)
{
  PursuitReportTable *table = pursuit_report_get_block (self->report, i)->table;
  double upright = self->paper.width - 2 * self->paper.margin;
  double turned = self->paper.height - 2 * self->paper.margin;
  PursuitReportTableLayout wider;

  pursuit_report_table_lay_out (table, upright, &self->theme, self->canvas, &self->tables[i]);
  if (self->tables[i].fits || turned <= upright)
    return;
  pursuit_report_table_lay_out (table, turned, &self->theme, self->canvas, &wider);
  pursuit_report_table_layout_clear (&self->tables[i]);
  self->tables[i] = wider;
  self->turned[i] = TRUE;
}

static void
lay_out_blocks (PursuitReportPages *self)
{
  guint n_blocks = pursuit_report_get_n_blocks (self->report);

  for (guint i = 0; i < n_blocks; i++)
    if (pursuit_report_get_block (self->report, i)->kind == PURSUIT_BLOCK_TABLE)
      lay_out_table (self, i);
  for (guint i = 0; i < n_blocks; i++)
    place_block (self, i);
}

static void
clear_item (gpointer data)
{
  g_clear_pointer (&((PursuitPlacedItem *) data)->chart, pursuit_chart_layout_free);
}

static void
clear_bookmark (gpointer data)
{
  g_free (((PursuitReportBookmark *) data)->title);
}

static void
lay_out_org (PursuitReportPages *self)
{
  const PursuitBox content = { self->paper.margin, content_top (self), self->paper.width - self->paper.margin,
                               pursuit_report_pages_content_bottom (self, 0) };

  self->org = pursuit_org_pages_new (self->report, &self->paper, &content, &self->theme, self->canvas);
  g_array_set_size (self->sheets, pursuit_org_pages_get_n_pages (self->org));
  for (guint i = 0; i < self->sheets->len; i++)
    if (pursuit_org_pages_get_bookmark (self->org, i) != NULL)
      add_bookmark (self, pursuit_org_pages_get_bookmark (self->org, i), i, 1);
}

/* The contents, then the pages of all parts, one behind the other. */
static void
lay_out_parts (PursuitReportPages *self)
{
  guint n_parts = pursuit_report_get_n_parts (self->report), page;
  const PursuitBox room = { self->paper.margin, content_top (self), self->paper.width - self->paper.margin,
                            pursuit_report_pages_content_bottom (self, 0) };

  self->contents = pursuit_report_contents_new (self->report, &room, &self->theme);
  page = pursuit_report_contents_get_n_pages (self->contents);
  while (self->sheets->len < page)
    new_page (self, FALSE);
  for (guint i = 0; i < n_parts; i++)
    {
      PursuitReportPages *part =
          make_pages (pursuit_report_get_part (self->report, i), &self->paper, &self->theme, self->language);

      pursuit_report_contents_set_page (self->contents, i, page);
      part->first_number = page;
      for (guint k = 0; k < part->bookmarks->len; k++)
        {
          const PursuitReportBookmark *bookmark = pursuit_report_pages_get_bookmark (part, k);

          add_bookmark (self, bookmark->title, page + bookmark->page, bookmark->level + 1);
        }
      page += part->sheets->len;
      g_ptr_array_add (self->parts, part);
    }
  self->n_numbers = page;
  for (guint i = 0; i < n_parts; i++)
    ((PursuitReportPages *) self->parts->pdata[i])->n_numbers = page;
}

static PursuitReportPages *
make_pages (PursuitReport *report, const PursuitPaper *paper, const PursuitTheme *theme, const char *language)
{
  PursuitReportPages *self = g_new0 (PursuitReportPages, 1);
  PursuitTextStyle title, subtitle;

  self->report = g_object_ref (report);
  self->paper = *paper;
  self->theme = *theme;
  self->language = g_strdup (language);
  self->items = g_array_new (FALSE, TRUE, sizeof (PursuitPlacedItem));
  g_array_set_clear_func (self->items, clear_item);
  self->sheets = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (PursuitReportBookmark));
  g_array_set_clear_func (self->bookmarks, clear_bookmark);
  self->tables = g_new0 (PursuitReportTableLayout, pursuit_report_get_n_blocks (report));
  self->turned = g_new0 (gboolean, pursuit_report_get_n_blocks (report));
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_report_pages_free);
  self->canvas = pursuit_canvas_new_measure (language);

  new_page (self, FALSE);
  title = pursuit_report_pages_title_style (self, 0);
  subtitle = pursuit_report_pages_subtitle_style (self, 0);
  self->head_height =
      pursuit_canvas_measure (self->canvas, &title, pursuit_report_get_title (report)).height +
      pursuit_canvas_measure (self->canvas, &subtitle, pursuit_report_get_subtitle (report)).height +
      1.8 * theme->font_size;
  self->y = content_top (self);
  add_bookmark (self, pursuit_report_get_title (report), 0, 0);
  if (pursuit_report_get_n_parts (report) > 0)
    lay_out_parts (self);
  else if (pursuit_report_get_org (report) != NULL)
    lay_out_org (self);
  else
    lay_out_blocks (self);
  if (self->parts->len == 0)
    self->n_numbers = self->sheets->len;
  g_clear_pointer (&self->canvas, pursuit_canvas_free);
  return self;
}

PursuitReportPages *
pursuit_report_pages_new (PursuitReport *report,
                          const PursuitPaper *paper,
                          const PursuitTheme *theme,
                          const char *language)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);
  g_return_val_if_fail (paper != NULL && theme != NULL, NULL);

  return make_pages (report, paper, theme, language);
}

void
pursuit_report_pages_free (PursuitReportPages *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < pursuit_report_get_n_blocks (self->report); i++)
    pursuit_report_table_layout_clear (&self->tables[i]);
  g_free (self->tables);
  g_free (self->turned);
  g_clear_pointer (&self->org, pursuit_org_pages_free);
  g_clear_pointer (&self->contents, pursuit_report_contents_free);
  g_ptr_array_unref (self->parts);
  g_array_unref (self->items);
  g_array_unref (self->sheets);
  g_array_unref (self->bookmarks);
  g_object_unref (self->report);
  g_free (self->language);
  g_free (self);
}
