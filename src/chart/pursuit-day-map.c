/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-day-map.h"

#include "pursuit-chart-words.h"

/* All in heights of the body font. */
#define HEAD_HEIGHT 1.6
#define LEFT_GAP 0.6
#define MIN_SIDE 0.7
#define MAX_SIDE 1.9
#define LIKED_SIDE 1.0
#define LEAST_WIDTH 24.0
#define GAP_SHARE 0.14 /* of a square's side */
#define EMPTY 0.06     /* how much a day without anything stands out: less than the least work */

enum
{
  DAYS_OF_WEEK = 7
};

static guint
get_n_weeks (const PursuitDayMapLayout *layout)
{
  return (layout->weekday + layout->n_days + DAYS_OF_WEEK - 1) / DAYS_OF_WEEK;
}

static void
get_corner (const PursuitDayMapLayout *layout, guint day, double *x, double *y)
{
  guint place = layout->weekday + day;

  *x = layout->left + place / DAYS_OF_WEEK * layout->side;
  *y = layout->top + place % DAYS_OF_WEEK * layout->side;
}

static void
lay_out_levels (PursuitDayMapLayout *layout, const PursuitDayMap *map)
{
  guint most = 1;

  for (guint i = 0; i < map->n_days; i++)
    most = MAX (most, map->counts[i]);
  for (guint i = 0; i < map->n_days; i++)
    layout->levels[i] = (map->counts[i] * PURSUIT_DAY_MAP_LEVELS + most - 1) / most;
}

/* A name stands above the week of its day, where the one before has ended. */
static void
lay_out_names (PursuitDayMapLayout *layout, const PursuitDayMap *map, PursuitCanvas *canvas)
{
  PursuitTextStyle style = pursuit_theme_text (&layout->theme, 0.85, 400, layout->theme.text_dim);
  double end = layout->left, right = layout->left + get_n_weeks (layout) * layout->side;

  for (guint i = 0; i < map->n_days; i++)
    {
      double x, y, width;

      if (map->names[i] == NULL)
        continue;
      get_corner (layout, i, &x, &y);
      width = pursuit_canvas_measure (canvas, &style, map->names[i]).width;
      if (x < end || x + width > right)
        continue;
      pursuit_chart_words_add (layout->words, style, x, 0.7 * layout->theme.font_size, map->names[i]);
      end = x + width + 0.5 * layout->theme.font_size;
    }
}

PursuitDayMapLayout *
pursuit_day_map_layout (const PursuitDayMap *map,
                        double width,
                        double height,
                        const PursuitTheme *theme,
                        PursuitCanvas *canvas)
{
  g_return_val_if_fail (map != NULL && map->weekday < DAYS_OF_WEEK && map->weekdays != NULL, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  PursuitDayMapLayout *layout = g_new0 (PursuitDayMapLayout, 1);
  double em = theme->font_size;
  PursuitTextStyle style = pursuit_theme_text (theme, 0.85, 400, theme->text_dim);

  layout->theme = *theme;
  layout->n_days = map->n_days;
  layout->weekday = map->weekday;
  layout->levels = g_new0 (guint8, MAX (map->n_days, 1));
  layout->words = pursuit_chart_words_new ();
  for (guint i = 0; i < DAYS_OF_WEEK; i++)
    layout->left = MAX (layout->left, pursuit_canvas_measure (canvas, &style, map->weekdays[i]).width);
  layout->left += LEFT_GAP * em;
  layout->top = HEAD_HEIGHT * em;
  layout->side = CLAMP (MIN ((width - layout->left) / MAX (get_n_weeks (layout), 1),
                             (height - layout->top) / DAYS_OF_WEEK),
                        MIN_SIDE * em, MAX_SIDE * em);
  layout->height = layout->top + DAYS_OF_WEEK * layout->side;
  lay_out_levels (layout, map);
  lay_out_names (layout, map, canvas);
  /* every other day is enough to know the rows by, and small squares have no room for more */
  for (guint i = 0; i < DAYS_OF_WEEK; i += 2)
    pursuit_chart_words_add (layout->words, style, 0, layout->top + (i + 0.5) * layout->side,
                             map->weekdays[i]);
  return layout;
}

void
pursuit_day_map_layout_free (PursuitDayMapLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->levels);
  g_array_unref (layout->words);
  g_free (layout);
}

void
pursuit_day_map_draw (const PursuitDayMapLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  double side = layout->side * (1 - GAP_SHARE);

  for (guint i = 0; i < layout->n_days; i++)
    {
      double depth = (double) layout->levels[i] / PURSUIT_DAY_MAP_LEVELS, x, y;
      PursuitPaint paint = { .fill =
                                 depth > 0
                                     ? pursuit_color_mix (layout->theme.card, layout->theme.accent, depth)
                                     : pursuit_color_mix (layout->theme.card, layout->theme.text, EMPTY) };

      get_corner (layout, i, &x, &y);
      pursuit_canvas_rect (canvas, x, y, side, side, side / 6, &paint);
    }
  pursuit_chart_words_draw (layout->words, canvas);
}

int
pursuit_day_map_hit (const PursuitDayMapLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  double week = (x - layout->left) / layout->side, row = (y - layout->top) / layout->side;
  int day;

  if (week < 0 || row < 0 || row >= DAYS_OF_WEEK)
    return -1;
  day = (int) week * DAYS_OF_WEEK + (int) row - (int) layout->weekday;
  return day >= 0 && day < (int) layout->n_days ? day : -1;
}

/* As a chart of a report */

static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitDayMapLayout *layout = data;
  double side = layout->side * (1 - GAP_SHARE), x, y;

  get_corner (layout, mark, &x, &y);
  *box = (PursuitBox){ x, y, x + side, y + side };
  return TRUE;
}

static void
free_data (gpointer data)
{
  PursuitDayMap *map = data;

  g_free ((gpointer) map->counts);
  g_free ((gpointer) map->names);
  g_free ((gpointer) map->weekdays);
  g_free (data);
}

static const PursuitChartKind DAY_MAP_KIND = {
  .least_width = LEAST_WIDTH,
  .least_height = HEAD_HEIGHT + DAYS_OF_WEEK * MIN_SIDE,
  .liked_height = HEAD_HEIGHT + DAYS_OF_WEEK * LIKED_SIDE,
  .lay_out = (PursuitChartLayOut) pursuit_day_map_layout,
  .height_offset = G_STRUCT_OFFSET (PursuitDayMapLayout, height),
  .draw = (PursuitChartDraw) pursuit_day_map_draw,
  .hit = (PursuitChartHit) pursuit_day_map_hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_day_map_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_day_map_new (const PursuitDayMap *map, const char *words)
{
  g_return_val_if_fail (map != NULL && map->weekdays != NULL && words != NULL, NULL);

  PursuitDayMap *data = g_memdup2 (map, sizeof *map);
  PursuitChart *self = pursuit_chart_new (&DAY_MAP_KIND, data);
  const char **weekdays = g_new0 (const char *, DAYS_OF_WEEK);
  const char **names = g_new0 (const char *, MAX (map->n_days, 1));

  data->counts = g_memdup2 (map->counts, map->n_days * sizeof *map->counts);
  for (guint i = 0; i < DAYS_OF_WEEK; i++)
    weekdays[i] = pursuit_chart_keep (self, map->weekdays[i]);
  data->weekdays = weekdays;
  for (guint i = 0; i < map->n_days; i++)
    names[i] = pursuit_chart_keep (self, map->names[i]);
  data->names = names;
  pursuit_chart_set_words (self, words);
  return self;
}
