/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Power over support: people as bubbles, their attitude from left to right, their share in the decision from
 * bottom to top. The bubble grows with the share, its colour and sign say the attitude again.
 */

#include "pursuit-support-chart.h"

#include <math.h>

#include "pursuit-org-card.h"

#define N_COLUMNS 6
/* The column of those whose attitude is not known, as part of another one's width. */
#define UNKNOWN_WIDTH 0.7
#define LEFT_MARGIN 3.6 /* in sizes of the font, as are those below */
#define RIGHT_MARGIN 1.0
#define TOP_MARGIN 2.2
#define BOTTOM_MARGIN 2.4
/* Under those without weight their names and the names of the corners find room. */
#define FOOT 4.8
#define MIN_RADIUS 0.75
#define MAX_RADIUS 1.9
#define LINE 1.3
/* The axis reaches at least to this share, so that there is room to drag upwards. */
#define LEAST_MAX_WEIGHT 40
#define WEIGHT_STEP 10

static guint
column_of (int attitude)
{
  return attitude == PURSUIT_SUPPORT_UNKNOWN ? 0 : (guint) (CLAMP (attitude, -2, 2) + 3);
}

static double
column_left (const PursuitSupportLayout *layout, guint column)
{
  double unit = (layout->right - layout->left) / (N_COLUMNS - 1 + UNKNOWN_WIDTH);

  return layout->left + (column == 0 ? 0 : (column - 1 + UNKNOWN_WIDTH) * unit);
}

static double
weight_y (const PursuitSupportLayout *layout, int weight)
{
  return layout->zero - (layout->zero - layout->top) * MAX (weight, 0) / layout->max_weight;
}

static double
radius_of (const PursuitSupportLayout *layout, int weight)
{
  double part = sqrt (MIN (MAX (weight, 0) / 50.0, 1));

  return (MIN_RADIUS + (MAX_RADIUS - MIN_RADIUS) * part) * layout->theme.font_size;
}

/* Half of the height that a bubble and the name under it take, and the same of the width. */
static double
reach_y (const PursuitSupportLayout *layout, guint index)
{
  return layout->places[index].radius + LINE * layout->theme.font_size;
}

static gboolean
is_free (const PursuitSupportLayout *layout,
         const guint *order,
         guint n_placed,
         guint index,
         double x,
         double room)
{
  for (guint i = 0; i < n_placed; i++)
    {
      guint other = order[i];

      if (column_of (layout->points[other].attitude) == column_of (layout->points[index].attitude) &&
          fabs (layout->places[other].x - x) < room &&
          fabs (layout->places[other].y - layout->places[index].y) <
              (reach_y (layout, other) + reach_y (layout, index)) * 0.75)
        return FALSE;
    }
  return TRUE;
}

/* Bubbles of one attitude that would cover each other stand beside each other, the heaviest in the middle. */
static void
place_point (PursuitSupportLayout *layout, const guint *order, guint n_placed)
{
  guint index = order[n_placed];
  guint column = column_of (layout->points[index].attitude);
  double left = column_left (layout, column);
  double right = column + 1 < N_COLUMNS ? column_left (layout, column + 1) : layout->right;
  PursuitSupportPlace *place = &layout->places[index];
  double least = layout->top + place->radius;
  double most = layout->zero;

  place->y = CLAMP (weight_y (layout, layout->points[index].weight), least, MAX (most, least));
  place->x = (left + right) / 2;
  for (guint slots = 3; slots <= 5; slots += 2)
    for (guint slot = 0; slot < slots; slot++)
      {
        /* from the middle outwards */
        double offset = (slot + 1) / 2 * (slot % 2 ? 1.0 : -1.0);
        double pitch = (right - left) / slots;
        double x = (left + right) / 2 + offset * pitch;

        if (is_free (layout, order, n_placed, index, x, 0.99 * pitch))
          {
            place->x = x;
            return;
          }
      }
}

/* A name reaches to the middle between its bubble and the next one. */
static void
find_room (PursuitSupportLayout *layout, guint index)
{
  PursuitSupportPlace *place = &layout->places[index];

  place->room = (layout->right - layout->left) / (N_COLUMNS - 1);
  for (guint i = 0; i < layout->n_points; i++)
    {
      double distance = fabs (layout->places[i].x - place->x);

      if (distance > 1 && fabs (layout->places[i].y - place->y) < 2 * LINE * layout->theme.font_size)
        place->room = MIN (place->room, distance - 3);
    }
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PursuitSupportPoint *points = user_data;
  guint left = *(const guint *) a, right = *(const guint *) b;

  if (points[left].weight != points[right].weight)
    return points[left].weight > points[right].weight ? -1 : 1;
  return left < right ? -1 : 1;
}

/**
 * pursuit_support_chart_layout:
 * @points: (array length=n_points): who is shown
 * @width, @height: to fill, in user units
 *
 * Returns: (transfer full): the geometry
 */
PursuitSupportLayout *
pursuit_support_chart_layout (const PursuitSupportPoint *points,
                              guint n_points,
                              double width,
                              double height,
                              const PursuitTheme *theme)
{
  PursuitSupportLayout *layout;
  g_autofree guint *order = NULL;
  double em;

  g_return_val_if_fail (n_points == 0 || points != NULL, NULL);
  g_return_val_if_fail (theme != NULL, NULL);

  em = theme->font_size;
  layout = g_new0 (PursuitSupportLayout, 1);
  *layout = (PursuitSupportLayout){ .theme = *theme,
                                    .width = width,
                                    .height = height,
                                    .left = LEFT_MARGIN * em,
                                    .top = TOP_MARGIN * em,
                                    .right = MAX (width - RIGHT_MARGIN * em, LEFT_MARGIN * em + 1),
                                    .bottom = MAX (height - BOTTOM_MARGIN * em, TOP_MARGIN * em + 1),
                                    .max_weight = LEAST_MAX_WEIGHT,
                                    .n_points = n_points };
  layout->zero = MAX (layout->bottom - FOOT * em, layout->top + 1);
  layout->points = g_memdup2 (points, n_points * sizeof *points);
  layout->places = g_new0 (PursuitSupportPlace, n_points);
  order = g_new (guint, n_points + 1);
  for (guint i = 0; i < n_points; i++)
    {
      layout->points[i].name = g_strdup (points[i].name);
      layout->max_weight = MAX (layout->max_weight, (points[i].weight / WEIGHT_STEP + 1) * WEIGHT_STEP);
      layout->places[i].radius = radius_of (layout, points[i].weight);
      order[i] = i;
    }
  layout->max_weight = MIN (layout->max_weight, 100);
  g_qsort_with_data (order, n_points, sizeof *order, compare_weights, layout->points);
  for (guint i = 0; i < n_points; i++)
    place_point (layout, order, i);
  for (guint i = 0; i < n_points; i++)
    find_room (layout, i);
  return layout;
}

/** pursuit_support_layout_free: frees the geometry. */
void
pursuit_support_layout_free (PursuitSupportLayout *layout)
{
  if (layout == NULL)
    return;
  for (guint i = 0; i < layout->n_points; i++)
    g_free ((char *) layout->points[i].name);
  g_free (layout->points);
  g_free (layout->places);
  g_free (layout);
}

static void
draw_grounds (const PursuitSupportLayout *layout, PursuitCanvas *canvas)
{
  const PursuitTheme *theme = &layout->theme;
  double against = column_left (layout, 1), neutral = column_left (layout, 3), with = column_left (layout, 4);
  PursuitPaint bad = { .fill = pursuit_color_fade (theme->attitudes[PURSUIT_ATTITUDE_OPPONENT], 0.06) };
  PursuitPaint good = { .fill = pursuit_color_fade (theme->attitudes[PURSUIT_ATTITUDE_CHAMPION], 0.06) };
  double height = layout->bottom - layout->top;

  pursuit_canvas_rect (canvas, against, layout->top, neutral - against, height, 0, &bad);
  pursuit_canvas_rect (canvas, with, layout->top, layout->right - with, height, 0, &good);
}

static void
draw_axes (const PursuitSupportLayout *layout, const PursuitSupportWords *words, PursuitCanvas *canvas)
{
  const PursuitTheme *theme = &layout->theme;
  double em = theme->font_size;
  PursuitPaint faint = { .stroke = theme->line_faint, .stroke_width = 1 };
  PursuitPaint dashed = { .stroke = theme->line, .stroke_width = 1, .dash_on = 4, .dash_off = 4 };
  PursuitTextStyle number = pursuit_theme_text (theme, 0.85, 400, theme->text_dim);
  PursuitTextStyle name = pursuit_theme_text (theme, 0.85, 700, theme->text_dim);
  PursuitTextStyle axis = pursuit_theme_text (theme, 0.85, 700, theme->text_dim);

  number.align = PURSUIT_ALIGN_END;
  name.align = PURSUIT_ALIGN_CENTER;
  for (int weight = 0; weight <= layout->max_weight; weight += WEIGHT_STEP)
    {
      double y = floor (weight_y (layout, weight)) + 0.5;
      g_autofree char *text = g_strdup_printf ("%d %%", weight);

      pursuit_canvas_line (canvas, layout->left, y, layout->right, y, &faint);
      pursuit_canvas_text_middle (canvas, &number, layout->left - 0.5 * em, y, text);
    }
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      double left = column_left (layout, column);
      double right = column + 1 < N_COLUMNS ? column_left (layout, column + 1) : layout->right;
      const char *sign = column == 0 ? "?" : pursuit_org_card_attitude_sign ((int) column - 3);
      g_autofree char *text = g_strdup_printf ("%s  %s", sign, words->attitudes[column]);

      if (column > 0)
        pursuit_canvas_line (canvas, floor (left) + 0.5, layout->top, floor (left) + 0.5, layout->bottom,
                             column == 1 ? &dashed : &faint);
      name.max_width = right - left - 4;
      pursuit_canvas_text_middle (canvas, &name, (left + right) / 2, layout->bottom + 1.1 * em, text);
    }
  axis.max_width = layout->width / 2;
  pursuit_canvas_text_middle (canvas, &axis, 0.3 * em, 0.8 * em, words->weight);
}

static void
draw_corners (const PursuitSupportLayout *layout, const PursuitSupportWords *words, PursuitCanvas *canvas)
{
  double em = layout->theme.font_size;
  PursuitTextStyle style =
      pursuit_theme_text (&layout->theme, 1, 700, pursuit_color_fade (layout->theme.text_dim, 0.7));
  double left = column_left (layout, 1) + 0.6 * em, right = layout->right - 0.6 * em;

  style.max_width = (right - left) / 2 - em;
  pursuit_canvas_text_middle (canvas, &style, left, layout->top + 1.1 * em, words->corners[0]);
  pursuit_canvas_text_middle (canvas, &style, left, layout->bottom - 1.1 * em, words->corners[2]);
  style.align = PURSUIT_ALIGN_END;
  pursuit_canvas_text_middle (canvas, &style, right, layout->top + 1.1 * em, words->corners[1]);
  pursuit_canvas_text_middle (canvas, &style, right, layout->bottom - 1.1 * em, words->corners[3]);
}

static void
draw_point (const PursuitSupportLayout *layout, guint index, gboolean selected, PursuitCanvas *canvas)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitSupportPoint *point = &layout->points[index];
  const PursuitSupportPlace *place = &layout->places[index];
  gboolean known = point->attitude != PURSUIT_SUPPORT_UNKNOWN;
  PursuitColor color = known ? pursuit_org_card_attitude_color (theme, point->attitude) : theme->card;
  PursuitPaint disc = { .fill = color, .stroke = theme->card, .stroke_width = 1.5 };
  PursuitPaint hollow = {
    .fill = theme->card, .stroke = theme->line, .stroke_width = 1.5, .dash_on = 3, .dash_off = 2
  };
  PursuitPaint ring = { .stroke = theme->accent, .stroke_width = 2.5 };
  PursuitTextStyle name = pursuit_theme_text (theme, 0.9, selected ? 700 : 600, theme->text);
  PursuitTextStyle number =
      pursuit_theme_text (theme, 0.85, 700, known ? theme->text_on_fill : theme->text_dim);
  g_autofree char *text = point->weight < 0 ? g_strdup ("–") : g_strdup_printf ("%d", point->weight);
  PursuitPaint badge = { .fill = theme->insider, .stroke = theme->card, .stroke_width = 1.5 };

  if (selected)
    {
      pursuit_canvas_arc (canvas, place->x, place->y, place->radius + 3.5, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &ring);
    }
  pursuit_canvas_arc (canvas, place->x, place->y, place->radius, 0, 2 * G_PI);
  pursuit_canvas_paint (canvas, known && point->weight >= 0 ? &disc : known ? &disc : &hollow);
  /* grey is too light for white figures */
  if (known && point->attitude == 0)
    number.color = theme->text;
  number.align = name.align = PURSUIT_ALIGN_CENTER;
  name.max_width = MAX (place->room, 1);
  pursuit_canvas_text_middle (canvas, &number, place->x, place->y, text);
  if (point->insider)
    {
      double side = place->radius * 0.7;

      pursuit_canvas_arc (canvas, place->x + side, place->y - side, 0.4 * theme->font_size, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &badge);
    }
  pursuit_canvas_text_middle (canvas, &name, place->x, place->y + place->radius + 0.85 * theme->font_size,
                              point->name);
}

/**
 * pursuit_support_chart_draw:
 * @selected: index of the point that stands out, which lies above the others; -1 for none
 *
 * Draws the layout with its upper left corner at the canvas' origin.
 */
void
pursuit_support_chart_draw (const PursuitSupportLayout *layout,
                            const PursuitSupportWords *words,
                            int selected,
                            PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && words != NULL && canvas != NULL);

  draw_grounds (layout, canvas);
  draw_axes (layout, words, canvas);
  draw_corners (layout, words, canvas);
  for (guint i = 0; i < layout->n_points; i++)
    if ((int) i != selected)
      draw_point (layout, i, FALSE, canvas);
  if (selected >= 0 && selected < (int) layout->n_points)
    draw_point (layout, selected, TRUE, canvas);
}

/** pursuit_support_chart_hit: Returns: the index of the bubble at a point, or -1 */
int
pursuit_support_chart_hit (const PursuitSupportLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  for (int i = (int) layout->n_points - 1; i >= 0; i--)
    if (hypot (layout->places[i].x - x, layout->places[i].y - y) <= layout->places[i].radius + 2)
      return i;
  return -1;
}

/**
 * pursuit_support_chart_read:
 * @x, @y: a place of the field
 * @attitude: (out): the attitude there, or %PURSUIT_SUPPORT_UNKNOWN
 * @weight: (out): the share there, a whole number of percent
 *
 * What a bubble that is dropped at a place would say; beyond an edge, what its edge says.
 */
void
pursuit_support_chart_read (const PursuitSupportLayout *layout,
                            double x,
                            double y,
                            int *attitude,
                            int *weight)
{
  guint column = 0;

  g_return_if_fail (layout != NULL && attitude != NULL && weight != NULL);

  while (column + 1 < N_COLUMNS && x >= column_left (layout, column + 1))
    column++;
  *attitude = column == 0 ? PURSUIT_SUPPORT_UNKNOWN : (int) column - 3;
  *weight = CLAMP ((int) floor ((layout->zero - y) / (layout->zero - layout->top) * layout->max_weight + 0.5),
                   0, layout->max_weight);
}
