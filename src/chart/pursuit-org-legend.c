/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* All in heights of the theme's font. */
#define TEXT_SCALE 0.9
#define ROW_HEIGHT 1.7
#define MARK_WIDTH 1.7
#define MARK_GAP 0.4
#define ENTRY_GAP 1.4

typedef struct
{
  PursuitCanvas *canvas;
  const PursuitTheme *theme;
  double em;
  double x; /* of the mark */
  double y; /* of its middle */
} Drawing;

static void
draw_swatch (const Drawing *self, PursuitAttitudeColor attitude)
{
  PursuitPaint paint = { .fill = self->theme->attitudes[attitude],
                         .stroke = self->theme->line,
                         .stroke_width = 0.05 * self->em };

  pursuit_canvas_rect (self->canvas, self->x + 0.4 * self->em, self->y - 0.45 * self->em, 0.9 * self->em,
                       0.9 * self->em, 0, &paint);
}

static void
draw_champion (const Drawing *self)
{
  draw_swatch (self, PURSUIT_ATTITUDE_CHAMPION);
}

static void
draw_neutral (const Drawing *self)
{
  draw_swatch (self, PURSUIT_ATTITUDE_NEUTRAL);
}

static void
draw_opponent (const Drawing *self)
{
  draw_swatch (self, PURSUIT_ATTITUDE_OPPONENT);
}

static void
draw_ring (const Drawing *self)
{
  double em = self->em, x = self->x + 0.85 * em, radius = 0.45 * em;
  PursuitPaint ground = { .stroke = self->theme->card_border, .stroke_width = 0.2 * em };
  PursuitPaint share = { .stroke = self->theme->accent, .stroke_width = 0.2 * em };

  pursuit_canvas_arc (self->canvas, x, self->y, radius, 0, 2 * G_PI);
  pursuit_canvas_paint (self->canvas, &ground);
  pursuit_canvas_arc (self->canvas, x, self->y, radius, -G_PI / 2, G_PI / 6);
  pursuit_canvas_paint (self->canvas, &share);
}

static void
draw_dots (const Drawing *self)
{
  for (guint i = 0; i < 3; i++)
    {
      PursuitPaint paint = { .fill = i < 2 ? self->theme->text : self->theme->card_border };

      pursuit_canvas_arc (self->canvas, self->x + (0.35 + i * 0.55) * self->em, self->y, 0.2 * self->em, 0,
                          2 * G_PI);
      pursuit_canvas_paint (self->canvas, &paint);
    }
}

static void
draw_star (const Drawing *self)
{
  double points[20], em = self->em;
  PursuitPaint paint = { .fill = self->theme->insider };

  for (guint i = 0; i < 10; i++)
    {
      double radius = (i % 2 == 0 ? 0.5 : 0.21) * em;

      points[2 * i] = self->x + 0.85 * em + radius * sin (i * G_PI / 5);
      points[2 * i + 1] = self->y - radius * cos (i * G_PI / 5);
    }
  pursuit_canvas_polygon (self->canvas, points, 10, &paint);
}

static void
draw_clock (const Drawing *self)
{
  double em = self->em, x = self->x + 0.85 * em;
  PursuitPaint paint = { .stroke = self->theme->text_dim, .stroke_width = 0.1 * em };

  pursuit_canvas_arc (self->canvas, x, self->y, 0.42 * em, 0, 2 * G_PI);
  pursuit_canvas_paint (self->canvas, &paint);
  pursuit_canvas_line (self->canvas, x, self->y, x, self->y - 0.27 * em, &paint);
  pursuit_canvas_line (self->canvas, x, self->y, x + 0.2 * em, self->y + 0.1 * em, &paint);
}

static void
draw_outline (const Drawing *self)
{
  PursuitPaint paint = { .stroke = self->theme->text, .stroke_width = 0.18 * self->em };

  pursuit_canvas_rect (self->canvas, self->x + 0.1 * self->em, self->y - 0.42 * self->em, 1.5 * self->em,
                       0.84 * self->em, 0.2 * self->em, &paint);
}

static void
draw_placeholder (const Drawing *self)
{
  PursuitPaint paint = { .stroke = self->theme->attitudes[PURSUIT_ATTITUDE_OPPONENT],
                         .stroke_width = 0.08 * self->em,
                         .dash_on = 0.2 * self->em,
                         .dash_off = 0.2 * self->em };

  pursuit_canvas_rect (self->canvas, self->x + 0.1 * self->em, self->y - 0.42 * self->em, 1.5 * self->em,
                       0.84 * self->em, 0.2 * self->em, &paint);
}

static void
draw_warning (const Drawing *self)
{
  double em = self->em, x = self->x + 0.85 * em;
  const double points[] = {
    x, self->y - 0.45 * em, x + 0.5 * em, self->y + 0.4 * em, x - 0.5 * em, self->y + 0.4 * em
  };

  pursuit_canvas_polygon (self->canvas, points, 3, &(PursuitPaint){ .fill = self->theme->warning });
}

static void
draw_line (const Drawing *self, PursuitColor color, double dash_on)
{
  PursuitPaint paint = { .stroke = color,
                         .stroke_width = 0.15 * self->em,
                         .round_caps = TRUE,
                         .dash_on = dash_on * self->em,
                         .dash_off = 0.36 * self->em };

  pursuit_canvas_line (self->canvas, self->x, self->y, self->x + 1.6 * self->em, self->y, &paint);
}

static void
draw_friend (const Drawing *self)
{
  draw_line (self, self->theme->attitudes[PURSUIT_ATTITUDE_CHAMPION], 0.1);
}

static void
draw_rival (const Drawing *self)
{
  draw_line (self, self->theme->attitudes[PURSUIT_ATTITUDE_OPPONENT], 0.43);
}

static void
draw_influence (const Drawing *self)
{
  double em = self->em, x = self->x + 1.6 * em;
  const double arrow[] = { x, self->y, x - 0.5 * em, self->y - 0.22 * em, x - 0.5 * em, self->y + 0.22 * em };

  draw_line (self, self->theme->text_dim, 0.1);
  pursuit_canvas_polygon (self->canvas, arrow, 3, &(PursuitPaint){ .fill = self->theme->text_dim });
}

static const struct
{
  void (*draw) (const Drawing *self);
  const char *text;
} entries[] = {
  { draw_champion, N_ ("++ for us") },      { draw_neutral, N_ ("0 neutral") },
  { draw_opponent, N_ ("−− against") },     { draw_ring, N_ ("weight") },
  { draw_dots, N_ ("coverage") },           { draw_star, N_ ("insider") },
  { draw_outline, N_ ("matters now") },     { draw_placeholder, N_ ("not known yet") },
  { draw_warning, N_ ("needs attention") }, { draw_clock, N_ ("older than 60 days") },
  { draw_friend, N_ ("friends") },          { draw_rival, N_ ("rivals") },
  { draw_influence, N_ ("influences") },
};

/* Flows the entries into rows and returns their height. */
static double
flow (PursuitCanvas *canvas, const PursuitTheme *theme, double left, double top, double width, gboolean draw)
{
  PursuitTextStyle style = pursuit_theme_text (theme, TEXT_SCALE, 400, theme->text);
  Drawing self = { canvas, theme, theme->font_size, left, top + ROW_HEIGHT * theme->font_size / 2 };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const char *text = _ (entries[i].text);
      double words = (MARK_WIDTH + MARK_GAP) * self.em;
      double entry = words + pursuit_canvas_measure (canvas, &style, text).width;

      if (self.x > left && self.x + entry > left + width)
        {
          self.x = left;
          self.y += ROW_HEIGHT * self.em;
        }
      if (draw)
        {
          entries[i].draw (&self);
          pursuit_canvas_text_middle (canvas, &style, self.x + words, self.y, text);
        }
      self.x += entry + ENTRY_GAP * self.em;
    }
  return self.y + ROW_HEIGHT * self.em / 2 - top;
}

/**
 * pursuit_org_legend_measure:
 * @width: in user units
 *
 * Returns: how high the legend of an org chart is in so much width, in user units
 */
double
pursuit_org_legend_measure (PursuitCanvas *canvas, const PursuitTheme *theme, double width)
{
  g_return_val_if_fail (canvas != NULL && theme != NULL, 0);

  return flow (canvas, theme, 0, 0, width, FALSE);
}

/** pursuit_org_legend_draw: says what the colours, marks and lines of an org chart mean. */
void
pursuit_org_legend_draw (PursuitCanvas *canvas, const PursuitTheme *theme, double x, double y, double width)
{
  g_return_if_fail (canvas != NULL && theme != NULL);

  flow (canvas, theme, x, y, width, TRUE);
}
