/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table on paper: how it is fitted into a width, and drawn. */

#include "pursuit-report-table.h"

#include <glib/gi18n-lib.h>

#define BODY_SCALE 0.95
/* Smaller letters do not read well; a sheet is turned before. */
#define FIT_SCALE 0.75
#define MIN_SCALE 0.5
#define SCALE_STEP 0.05
/* In heights of the body font. */
#define CELL_MARGIN 0.45
#define ROW_MARGIN 0.35
/* A column of words never asks for more than this, and gives way down to that: names and dates are not
 * divided. */
#define MAX_WORDS_WIDTH 26.0
#define MIN_WORDS_WIDTH 9.0
#define MAX_LINES 8
/* A hair more than measured, so that rounding wraps nothing. */
#define HAIR 0.5

/* What a column needs at the size of the body font, without margins: at best, and at least. */
typedef struct
{
  double wants;
  double least;
} Need;

static PursuitTextStyle
head_style (const PursuitTheme *theme, double scale)
{
  return pursuit_theme_text (theme, scale, 600, theme->text_dim);
}

static PursuitTextStyle
cell_style (const PursuitTheme *theme, double scale, gboolean total)
{
  return pursuit_theme_text (theme, scale, total ? 700 : 400, theme->text);
}

static double
measure_width (PursuitCanvas *canvas, const PursuitTextStyle *style, const char *text)
{
  return pursuit_canvas_measure (canvas, style, text).width;
}

/* The width of the longest word of @text, which is how far it can be wrapped. */
static double
longest_word (PursuitCanvas *canvas, const PursuitTextStyle *style, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, measure_width (canvas, style, words[i]));
  return longest;
}

/* The width down to which words are wrapped that take @width on one line: into two lines, long ones into
 * more. */
static double
least_words (const PursuitTheme *theme, double width)
{
  double least = MIN_WORDS_WIDTH * theme->font_size, most = MAX_WORDS_WIDTH / 2 * theme->font_size;

  return width <= least ? width : CLAMP (width / 2, least, most);
}

/* What @column needs. Numbers are never wrapped. */
static Need
measure_column (PursuitReportTable *self, guint column, const PursuitTheme *theme, PursuitCanvas *canvas)
{
  gboolean numeric = pursuit_report_table_get_numeric (self, column);
  PursuitTextStyle head = head_style (theme, 1);
  double label = longest_word (canvas, &head, pursuit_report_table_get_label (self, column));
  Need need = { label, least_words (theme, label) };

  for (guint r = 0; r < pursuit_report_table_get_n_rows (self); r++)
    {
      PursuitTextStyle style = cell_style (theme, 1, pursuit_report_table_get_total (self, r));
      const char *text = pursuit_report_table_get_text (self, r, column);
      double width = measure_width (canvas, &style, text);

      need.wants = MAX (need.wants, width);
      need.least = MAX (need.least, numeric ? width : least_words (theme, width));
    }
  if (!numeric)
    need.wants = MIN (need.wants, MAX (MAX_WORDS_WIDTH * theme->font_size, need.least));
  return need;
}

/* Rows that carry totals over need their words, too. */
static void
measure_carried (const PursuitTheme *theme, PursuitCanvas *canvas, Need *need)
{
  PursuitTextStyle style = cell_style (theme, 1, TRUE);

  need->wants = MAX (need->wants, measure_width (canvas, &style, _ ("Brought forward")));
  need->wants = MAX (need->wants, measure_width (canvas, &style, _ ("Carried forward")));
}

/* Fills @widths at @scale. Returns: whether all got at least what they need */
static gboolean
distribute (const Need *needs, guint n, double width, double scale, double margin, double *widths)
{
  double wants = 0, least = 0;

  for (guint c = 0; c < n; c++)
    {
      wants += needs[c].wants * scale + margin;
      least += needs[c].least * scale + margin;
    }
  for (guint c = 0; c < n; c++)
    {
      double narrow = needs[c].least * scale + margin, broad = needs[c].wants * scale + margin;

      if (wants <= width)
        widths[c] = broad + (width - wants) / n;
      else if (least <= width)
        widths[c] = narrow + (broad - narrow) * (width - least) / (wants - least);
      else
        widths[c] = narrow * width / least;
    }
  return least <= width;
}

static double
margin_at (const PursuitTheme *theme, double scale)
{
  return 2 * CELL_MARGIN * theme->font_size * scale + HAIR;
}

/* Chooses the largest font with which the columns get what they need. */
static void
fit_columns (PursuitReportTable *self,
             double width,
             const PursuitTheme *theme,
             PursuitCanvas *canvas,
             PursuitReportTableLayout *layout)
{
  guint n = pursuit_report_table_get_n_columns (self);
  g_autofree Need *needs = g_new (Need, n);

  for (guint c = 0; c < n; c++)
    {
      needs[c] = measure_column (self, c, theme, canvas);
      if (layout->carried[c])
        measure_carried (theme, canvas, &needs[0]);
    }
  for (layout->scale = BODY_SCALE;; layout->scale = MAX (layout->scale - SCALE_STEP, MIN_SCALE))
    {
      gboolean all =
          distribute (needs, n, width, layout->scale, margin_at (theme, layout->scale), layout->widths);

      layout->fits = all && layout->scale > FIT_SCALE - SCALE_STEP / 2;
      if (all || layout->scale <= MIN_SCALE)
        return;
    }
}

/* Makes a row high enough for @text. Letters of several scripts in one row stand on one line. */
static void
grow (PursuitCanvas *canvas,
      PursuitTextStyle style,
      double width,
      const char *text,
      double *height,
      double *baseline)
{
  PursuitTextExtents extents;

  style.max_width = width;
  style.max_lines = MAX_LINES;
  extents = pursuit_canvas_measure (canvas, &style, text);
  if (extents.baseline > *baseline)
    {
      *height += *height > 0 ? extents.baseline - *baseline : 0;
      *baseline = extents.baseline;
    }
  *height = MAX (*height, *baseline + extents.height - extents.baseline + 2 * ROW_MARGIN * style.size);
}

/* Makes the row that carries totals over high enough for its words, which stand in the first column. */
static void
grow_carried (PursuitCanvas *canvas, const PursuitTheme *theme, PursuitReportTableLayout *layout)
{
  double width = layout->widths[0] - 2 * CELL_MARGIN * theme->font_size * layout->scale;
  PursuitTextStyle style = cell_style (theme, layout->scale, TRUE);

  style.italic = TRUE;
  grow (canvas, style, width, _ ("Brought forward"), &layout->carry_height, &layout->carry_baseline);
  grow (canvas, style, width, _ ("Carried forward"), &layout->carry_height, &layout->carry_baseline);
}

void
pursuit_report_table_lay_out (PursuitReportTable *self,
                              double width,
                              const PursuitTheme *theme,
                              PursuitCanvas *canvas,
                              PursuitReportTableLayout *layout)
{
  guint n_rows, n_columns;
  gboolean has_carried = FALSE;

  g_return_if_fail (self != NULL && theme != NULL && canvas != NULL && layout != NULL);

  n_rows = pursuit_report_table_get_n_rows (self);
  n_columns = pursuit_report_table_get_n_columns (self);
  *layout = (PursuitReportTableLayout){ .widths = g_new0 (double, n_columns),
                                        .carried = g_new0 (gboolean, n_columns),
                                        .row_heights = g_new0 (double, n_rows),
                                        .row_baselines = g_new0 (double, n_rows) };
  for (guint c = 0; c < n_columns; c++)
    layout->carried[c] = pursuit_report_table_is_carried (self, c);
  fit_columns (self, width, theme, canvas, layout);
  for (guint c = 0; c < n_columns; c++)
    {
      double text_width = layout->widths[c] - 2 * CELL_MARGIN * theme->font_size * layout->scale;

      grow (canvas, head_style (theme, layout->scale), text_width, pursuit_report_table_get_label (self, c),
            &layout->head_height, &layout->head_baseline);
      for (guint r = 0; r < n_rows; r++)
        grow (canvas, cell_style (theme, layout->scale, pursuit_report_table_get_total (self, r)), text_width,
              pursuit_report_table_get_text (self, r, c), &layout->row_heights[r], &layout->row_baselines[r]);
      if (layout->carried[c])
        has_carried = TRUE;
    }
  if (has_carried)
    grow_carried (canvas, theme, layout);
}

void
pursuit_report_table_layout_clear (PursuitReportTableLayout *layout)
{
  g_clear_pointer (&layout->widths, g_free);
  g_clear_pointer (&layout->carried, g_free);
  g_clear_pointer (&layout->row_heights, g_free);
  g_clear_pointer (&layout->row_baselines, g_free);
}

double
pursuit_report_table_layout_height (PursuitReportTable *self,
                                    const PursuitReportTableLayout *layout,
                                    guint first,
                                    guint n_rows)
{
  double height = layout->head_height;

  g_return_val_if_fail (first + n_rows <= pursuit_report_table_get_n_rows (self), height);

  if (first > 0)
    height += layout->carry_height;
  for (guint r = first; r < first + n_rows; r++)
    height += layout->row_heights[r];
  if (first + n_rows < pursuit_report_table_get_n_rows (self))
    height += layout->carry_height;
  return height;
}

/* What a table is drawn with, and how far it has come down the page. */
typedef struct
{
  PursuitReportTable *table;
  const PursuitReportTableLayout *layout;
  const PursuitTheme *theme;
  PursuitCanvas *canvas;
  double x;
  double y;
  double width;
} Drawing;

static void
draw_cell (const Drawing *self,
           PursuitTextStyle style,
           guint column,
           double left,
           double baseline,
           const char *text)
{
  double margin = CELL_MARGIN * self->theme->font_size * self->layout->scale;
  double width = self->layout->widths[column];
  gboolean numeric = pursuit_report_table_get_numeric (self->table, column);

  style.max_width = width - 2 * margin;
  style.max_lines = MAX_LINES;
  style.align = numeric ? PURSUIT_ALIGN_END : PURSUIT_ALIGN_START;
  pursuit_canvas_text (self->canvas, &style, numeric ? left + width - margin : left + margin,
                       baseline - pursuit_canvas_measure (self->canvas, &style, text).baseline, text);
}

static void
draw_rule (const Drawing *self, gboolean strong)
{
  double em = self->theme->font_size * self->layout->scale;
  PursuitPaint paint = { .stroke = strong ? self->theme->line : self->theme->line_faint,
                         .stroke_width = em * (strong ? 0.08 : 0.05) };

  pursuit_canvas_line (self->canvas, self->x, self->y, self->x + self->width, self->y, &paint);
}

static double
first_line (const Drawing *self, double baseline)
{
  return self->y + ROW_MARGIN * self->theme->font_size * self->layout->scale + baseline;
}

static void
draw_head (Drawing *self)
{
  double left = self->x, baseline = first_line (self, self->layout->head_baseline);

  for (guint c = 0; c < pursuit_report_table_get_n_columns (self->table); c++)
    {
      draw_cell (self, head_style (self->theme, self->layout->scale), c, left, baseline,
                 pursuit_report_table_get_label (self->table, c));
      left += self->layout->widths[c];
    }
  self->y += self->layout->head_height;
  draw_rule (self, TRUE);
}

static void
draw_row (Drawing *self, guint row)
{
  gboolean total = pursuit_report_table_get_total (self->table, row);
  double left = self->x, baseline = first_line (self, self->layout->row_baselines[row]);

  for (guint c = 0; c < pursuit_report_table_get_n_columns (self->table); c++)
    {
      draw_cell (self, cell_style (self->theme, self->layout->scale, total), c, left, baseline,
                 pursuit_report_table_get_text (self->table, row, c));
      left += self->layout->widths[c];
    }
  self->y += self->layout->row_heights[row];
}

/* What the rows before @end add up to, as the page before says it last and the next one first. */
static void
draw_carried (Drawing *self, guint end, const char *label)
{
  PursuitTextStyle style = cell_style (self->theme, self->layout->scale, TRUE);
  double left = self->x, baseline = first_line (self, self->layout->carry_baseline);

  if (self->layout->carry_height <= 0)
    return;
  style.italic = TRUE;
  draw_cell (self, style, 0, left, baseline, label);
  for (guint c = 0; c < pursuit_report_table_get_n_columns (self->table); c++)
    {
      if (self->layout->carried[c])
        {
          g_autofree char *sum = pursuit_report_table_word_carried (self->table, end, c);

          draw_cell (self, style, c, left, baseline, sum);
        }
      left += self->layout->widths[c];
    }
  self->y += self->layout->carry_height;
}

void
pursuit_report_table_draw (PursuitReportTable *self,
                           const PursuitReportTableLayout *layout,
                           const PursuitTheme *theme,
                           PursuitCanvas *canvas,
                           double x,
                           double y,
                           guint first,
                           guint n_rows)
{
  guint end = first + n_rows;
  Drawing drawing = { self, layout, theme, canvas, x, y, 0 };

  g_return_if_fail (self != NULL && end <= pursuit_report_table_get_n_rows (self));

  for (guint c = 0; c < pursuit_report_table_get_n_columns (self); c++)
    drawing.width += layout->widths[c];
  draw_head (&drawing);
  if (first > 0)
    /* Translators: what the pages before add up to, at the top of a table that goes on */
    draw_carried (&drawing, first, _ ("Brought forward"));
  for (guint r = first; r < end; r++)
    {
      if (r > first || (first > 0 && layout->carry_height > 0))
        draw_rule (&drawing, pursuit_report_table_get_total (self, r));
      draw_row (&drawing, r);
    }
  if (end == pursuit_report_table_get_n_rows (self) || layout->carry_height <= 0)
    return;
  draw_rule (&drawing, TRUE);
  /* Translators: what this page and those before add up to, at the foot of a table that goes on */
  draw_carried (&drawing, end, _ ("Carried forward"));
}
