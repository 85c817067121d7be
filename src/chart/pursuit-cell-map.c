/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cell-map.h"

#include "pursuit-chart-words.h"

/* All in heights of the body font. */
#define HEAD_HEIGHT 1.8
#define HEAD_LINE 1.2 /* of a second line of it */
#define LABEL_GAP 0.8
#define MAX_LABEL_WIDTH 9.0
#define CELL_GAP 0.2
#define CELL_PADDING 0.3
#define VALUE_HEIGHT 1.5
#define LINE_HEIGHT 1.15
#define EMPTY_HEIGHT 0.8 /* of a cell, around its words */
#define MAX_CELL_HEIGHT 6.4
#define LEAST_WIDTH 30.0

#define EMPTY 0.05   /* how much an empty cell stands out */
#define FAINTEST 0.1 /* the depth of a cell whose share is 0 */

/* Below 0 is an empty cell. */
static PursuitColor
get_fill (const PursuitTheme *theme, double share)
{
  if (share < 0)
    return pursuit_color_mix (theme->card, theme->text, EMPTY);
  return pursuit_color_mix (theme->card, theme->accent, FAINTEST + (1 - FAINTEST) * MIN (share, 1));
}

static double
get_words_width (const PursuitCellMapLayout *layout)
{
  return MAX (layout->cell_width - (CELL_GAP + 2 * CELL_PADDING) * layout->theme.font_size, 1);
}

static void
add_words (PursuitCellMapLayout *layout,
           double scale,
           int weight,
           PursuitColor color,
           int max_lines,
           double x,
           double y,
           const char *text)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, scale, weight, color);

  style.align = PURSUIT_ALIGN_CENTER;
  style.max_width = get_words_width (layout);
  style.max_lines = max_lines;
  pursuit_chart_words_add (layout->words, style, x, y, text);
}

/* The words of a cell stand around its middle. */
static void
lay_out_cell (PursuitCellMapLayout *layout, const PursuitCellMapCell *cell, guint i)
{
  double em = layout->theme.font_size, gap = CELL_GAP * em;
  double x = layout->left + (i % layout->n_columns) * layout->cell_width + (layout->cell_width - gap) / 2;
  double middle =
      layout->top + (i / layout->n_columns) * layout->cell_height + (layout->cell_height - gap) / 2;
  PursuitColor text = pursuit_color_contrasting (get_fill (&layout->theme, cell->share));
  guint n_lines = 0;

  layout->shares[i] = cell->value != NULL ? cell->share : -1;
  if (cell->value == NULL)
    return;
  while (n_lines < PURSUIT_CELL_MAP_LINES && cell->lines[n_lines] != NULL)
    n_lines++;
  double y = middle - (n_lines * LINE_HEIGHT) * em / 2;
  add_words (layout, 1.1, 700, text, 1, x, y, cell->value);
  for (guint k = 0; k < n_lines; k++)
    add_words (layout, 0.8, 400, text, 1, x, y + (VALUE_HEIGHT / 2 + (k + 0.5) * LINE_HEIGHT) * em,
               cell->lines[k]);
}

static guint
count_lines (const PursuitCellMap *map)
{
  guint most = 0;

  for (guint i = 0; i < map->n_rows * map->n_columns; i++)
    for (guint k = 0; k < PURSUIT_CELL_MAP_LINES; k++)
      if (map->cells[i].value != NULL && map->cells[i].lines[k] != NULL)
        most = MAX (most, k + 1);
  return most;
}

static void
lay_out_names (PursuitCellMapLayout *layout, const PursuitCellMap *map)
{
  double em = layout->theme.font_size, gap = CELL_GAP * em;
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.9, 400, layout->theme.text);

  style.max_width = layout->left - LABEL_GAP * em;
  for (guint i = 0; i < map->n_rows; i++)
    pursuit_chart_words_add (layout->words, style, 0,
                             layout->top + i * layout->cell_height + (layout->cell_height - gap) / 2,
                             map->rows[i]);
  for (guint i = 0; i < map->n_columns; i++)
    add_words (layout, 0.9, 400, layout->theme.text_dim, 2,
               layout->left + i * layout->cell_width + (layout->cell_width - gap) / 2, layout->top / 2,
               map->columns[i]);
}

/* A second line is there for names that are too long for one. */
static double
get_head_height (const PursuitCellMapLayout *layout, const PursuitCellMap *map, PursuitCanvas *canvas)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.9, 400, layout->theme.text_dim);

  for (guint i = 0; i < map->n_columns; i++)
    if (pursuit_canvas_measure (canvas, &style, map->columns[i]).width > get_words_width (layout))
      return (HEAD_HEIGHT + HEAD_LINE) * layout->theme.font_size;
  return HEAD_HEIGHT * layout->theme.font_size;
}

PursuitCellMapLayout *
pursuit_cell_map_layout (const PursuitCellMap *map,
                         double width,
                         double height,
                         const PursuitTheme *theme,
                         PursuitCanvas *canvas)
{
  g_return_val_if_fail (map != NULL && theme != NULL && canvas != NULL, NULL);

  PursuitCellMapLayout *layout = g_new0 (PursuitCellMapLayout, 1);
  double em = theme->font_size, least;
  PursuitTextStyle style = pursuit_theme_text (theme, 0.9, 400, theme->text);

  layout->theme = *theme;
  layout->n_rows = map->n_rows;
  layout->n_columns = map->n_columns;
  layout->words = pursuit_chart_words_new ();
  layout->shares = g_new0 (double, MAX (map->n_rows * map->n_columns, 1));
  for (guint i = 0; i < map->n_rows; i++)
    layout->left = MAX (layout->left, pursuit_canvas_measure (canvas, &style, map->rows[i]).width);
  layout->left = MIN (layout->left, MAX_LABEL_WIDTH * em) + LABEL_GAP * em;
  layout->cell_width = MAX ((width - layout->left) / MAX (map->n_columns, 1), em);
  layout->top = get_head_height (layout, map, canvas);
  least = (VALUE_HEIGHT + count_lines (map) * LINE_HEIGHT + EMPTY_HEIGHT) * em;
  layout->cell_height =
      MAX (MIN ((height - layout->top) / MAX (map->n_rows, 1), MAX_CELL_HEIGHT * em), least);
  layout->height = layout->top + map->n_rows * layout->cell_height;
  lay_out_names (layout, map);
  for (guint i = 0; i < map->n_rows * map->n_columns; i++)
    lay_out_cell (layout, &map->cells[i], i);
  return layout;
}

void
pursuit_cell_map_layout_free (PursuitCellMapLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->shares);
  g_array_unref (layout->words);
  g_free (layout);
}

static void
get_box (const PursuitCellMapLayout *layout, guint i, PursuitBox *box)
{
  double gap = CELL_GAP * layout->theme.font_size;
  double x = layout->left + (i % layout->n_columns) * layout->cell_width;
  double y = layout->top + (i / layout->n_columns) * layout->cell_height;

  *box = (PursuitBox){ x, y, x + layout->cell_width - gap, y + layout->cell_height - gap };
}

void
pursuit_cell_map_draw (const PursuitCellMapLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  const PursuitTheme *theme = &layout->theme;

  for (guint i = 0; i < layout->n_rows * layout->n_columns; i++)
    {
      PursuitBox box;
      PursuitPaint paint = { .fill = get_fill (theme, layout->shares[i]) };

      get_box (layout, i, &box);
      pursuit_canvas_rect (canvas, box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0, 0.25 * theme->font_size,
                           &paint);
    }
  pursuit_chart_words_draw (layout->words, canvas);
}

int
pursuit_cell_map_hit (const PursuitCellMapLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  int column = (int) ((x - layout->left) / layout->cell_width);
  int row = (int) ((y - layout->top) / layout->cell_height);

  if (x < layout->left || y < layout->top || column >= (int) layout->n_columns || row >= (int) layout->n_rows)
    return -1;
  int i = row * (int) layout->n_columns + column;
  return layout->shares[i] < 0 ? -1 : i;
}

/* As a chart of a report */

static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitCellMapLayout *layout = data;

  get_box (layout, mark, box);
  return layout->shares[mark] >= 0;
}

static void
free_data (gpointer data)
{
  PursuitCellMap *map = data;

  g_free ((gpointer) map->rows);
  g_free ((gpointer) map->columns);
  g_free ((gpointer) map->cells);
  g_free (map);
}

static const PursuitChartKind MAP_KIND = {
  .least_width = LEAST_WIDTH,
  .lay_out = (PursuitChartLayOut) pursuit_cell_map_layout,
  .height_offset = G_STRUCT_OFFSET (PursuitCellMapLayout, height),
  .draw = (PursuitChartDraw) pursuit_cell_map_draw,
  .hit = (PursuitChartHit) pursuit_cell_map_hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_cell_map_layout_free,
  .free_data = free_data,
};

static const char *const *
keep_names (PursuitChart *self, const char *const *names, guint n)
{
  const char **kept = g_new0 (const char *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    kept[i] = pursuit_chart_keep (self, names[i]);
  return kept;
}

PursuitChart *
pursuit_cell_map_new (const PursuitCellMap *map, const char *words)
{
  g_return_val_if_fail (map != NULL && words != NULL, NULL);

  PursuitCellMap *data = g_memdup2 (map, sizeof *map);
  PursuitChart *self = pursuit_chart_new (&MAP_KIND, data);
  guint n_cells = map->n_rows * map->n_columns;
  PursuitCellMapCell *cells = g_new0 (PursuitCellMapCell, MAX (n_cells, 1));

  data->rows = keep_names (self, map->rows, map->n_rows);
  data->columns = keep_names (self, map->columns, map->n_columns);
  for (guint i = 0; i < n_cells; i++)
    {
      cells[i] = map->cells[i];
      cells[i].value = pursuit_chart_keep (self, cells[i].value);
      for (guint k = 0; k < PURSUIT_CELL_MAP_LINES; k++)
        cells[i].lines[k] = pursuit_chart_keep (self, cells[i].lines[k]);
    }
  data->cells = cells;
  pursuit_chart_set_words (self, words);
  return self;
}
