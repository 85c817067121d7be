/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Measures of the card in units of 1/84 of its height. */
#define RADIUS 8
#define BAR_WIDTH 6
#define TEXT_X 15
#define MARGIN 12
#define NAME_Y 16
#define NAME_SIZE 14
#define TITLE_Y 33
#define TITLE_SIZE 12
#define PHOTO_Y 25
#define PHOTO_RADIUS 14
#define PHOTO_GAP 6
#define INITIALS_SIZE 12
#define CHIP_Y 51.5
#define CHIP_HEIGHT 15
#define CHIP_SIZE 11
#define CHIP_PADDING 5
#define CHIP_GAP 3.5
#define CHIP_MIN_WIDTH 30 /* what remains of a chip that is cut must be worth reading */
#define FOOT_Y 73
#define SIGN_SIZE 13
#define DOT_RADIUS 3
#define DOT_STEP 8
#define N_DOTS 3
#define RING_RADIUS 15
#define RING_WIDTH 4
#define RING_INSET 5.5
#define RING_Y 7.5
#define RING_SIZE 12
#define RING_ROOM 22
#define STAR_RADIUS 7
#define MARK_STEP 15 /* from one mark at the foot to the next */
#define CLOCK_RADIUS 5
#define PERSONALITY_X 40
#define PERSONALITY_SIZE 10.5
#define TAG_X 9
#define TAG_HEIGHT 15
#define TAG_SIZE 10
#define TAG_RISE 3.5
#define TAG_MAX_WIDTH 70 /* leaves the line from the manager free */

#define AGED_OPACITY 0.4
#define ROUTE_OPACITY 0.55

#define PLACEHOLDER_OPACITY 0.5
#define MOVING_OPACITY 0.4

#define DROP_STATES (PURSUIT_ORG_CARD_DROP_TARGET | PURSUIT_ORG_CARD_DROP_REFUSED)

typedef struct
{
  PursuitCanvas *canvas;
  const PursuitOrgCard *card;
  const PursuitTheme *theme;
  PursuitOrgCardState state;
  double x;
  double y;
  double width;
  double height;
  double unit;
  double opacity;
} Drawing;

/* The opacity is mixed in here, so that what lies behind a placeholder shines through. */
static PursuitColor
ink (const Drawing *self, PursuitColor color)
{
  return pursuit_color_fade (color, self->opacity);
}

/* Values that are old are drawn paler. */
static PursuitColor
value_ink (const Drawing *self, PursuitColor color, PursuitOrgAged value)
{
  return pursuit_color_fade (color, self->opacity * ((self->card->aged & value) != 0 ? AGED_OPACITY : 1));
}

static PursuitTextStyle
text_style (const Drawing *self, double size, int weight, PursuitColor color)
{
  return (PursuitTextStyle){
    .family = self->theme->font_family,
    .size = size * self->unit,
    .weight = weight,
    .color = ink (self, color),
  };
}

static void
draw_outline (const Drawing *self, double distance, double width, PursuitColor color, double dash)
{
  double u = self->unit;
  PursuitPaint paint = {
    .stroke = color, .stroke_width = width * u, .dash_on = dash * u, .dash_off = dash * u
  };

  pursuit_canvas_rect (self->canvas, self->x - distance * u, self->y - distance * u,
                       self->width + 2 * distance * u, self->height + 2 * distance * u,
                       (RADIUS + distance) * u, &paint);
}

static void
draw_ground (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;
  double u = self->unit;
  PursuitColor against = theme->attitudes[PURSUIT_ATTITUDE_OPPONENT];
  PursuitColor ground = theme->card;
  PursuitPaint paint = { 0 };

  if (self->card->placeholder)
    ground = pursuit_color_mix (ground, against, 0.06);
  if ((self->state & PURSUIT_ORG_CARD_DROP_TARGET) != 0)
    ground = pursuit_color_mix (ground, theme->accent, 0.12);
  else if ((self->state & PURSUIT_ORG_CARD_HOVER) != 0)
    ground = pursuit_color_mix (ground, theme->text, 0.04);
  if (theme->kind != PURSUIT_THEME_PRINT && !self->card->placeholder)
    {
      paint.fill = (PursuitColor){ 0, 0, 0, 0.05 * self->opacity };
      pursuit_canvas_rect (self->canvas, self->x, self->y + 1.5 * u, self->width, self->height, RADIUS * u,
                           &paint);
    }
  paint = (PursuitPaint){ .fill = ink (self, ground),
                          .stroke = ink (self, theme->card_border),
                          .stroke_width = u };
  pursuit_canvas_rect (self->canvas, self->x, self->y, self->width, self->height, RADIUS * u, &paint);
  if (self->card->placeholder)
    draw_outline (self, -3, 1, pursuit_color_fade (against, 0.7), 2.5);
}

/* The attitude as a bar inside the rounded left edge; none while the attitude is not known. */
static void
draw_bar (const Drawing *self)
{
  PursuitCanvas *canvas = self->canvas;
  double u = self->unit;
  double r = RADIUS * u;
  double turn = acos (1.0 - (double) BAR_WIDTH / RADIUS);
  double left = self->x;
  double right = left + BAR_WIDTH * u;
  double bottom = self->y + self->height;
  PursuitPaint paint = {
    .fill = value_ink (self, pursuit_org_card_attitude_color (self->theme, self->card->attitude),
                       PURSUIT_ORG_AGED_ATTITUDE)
  };

  if (self->card->attitude == PURSUIT_ORG_ATTITUDE_UNSET)
    return;
  pursuit_canvas_move_to (canvas, right, bottom - r + r * sin (turn));
  pursuit_canvas_arc (canvas, left + r, bottom - r, r, G_PI - turn, G_PI);
  pursuit_canvas_arc (canvas, left + r, self->y + r, r, G_PI, G_PI + turn);
  pursuit_canvas_line_to (canvas, right, bottom - r + r * sin (turn));
  pursuit_canvas_close_path (canvas);
  pursuit_canvas_paint (canvas, &paint);
}

static void
draw_star (const Drawing *self, double cx, double cy)
{
  double points[20];
  double u = self->unit;
  PursuitColor color = value_ink (self, self->theme->insider, PURSUIT_ORG_AGED_INSIDER);
  PursuitPaint paint = { .stroke = color, .stroke_width = 1.3 * u, .round_caps = TRUE };

  if (self->card->insider == PURSUIT_ORG_INSIDER_YES)
    paint.fill = color;
  for (guint i = 0; i < 10; i++)
    {
      double radius = (i % 2 == 0 ? STAR_RADIUS : STAR_RADIUS * 0.42) * u;

      points[2 * i] = cx + radius * sin (i * G_PI / 5);
      points[2 * i + 1] = cy - radius * cos (i * G_PI / 5);
    }
  pursuit_canvas_polygon (self->canvas, points, 10, &paint);
}

/* Of the first and the last word; a Chinese name is one. */
static char *
make_initials (const char *name)
{
  const char *last = strrchr (name, ' ');
  char initials[16] = { 0 };
  int length = g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (name)), initials);

  if (last != NULL && last[1] != '\0')
    g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (last + 1)), initials + length);
  return g_strdup (initials);
}

/* Only who has a photo has a circle for it. On paper there is none: names have more room then.
 * Returns: how much further right the text stands */
static double
draw_photo (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;
  double u = self->unit;
  double cx = self->x + (TEXT_X + PHOTO_RADIUS) * u, cy = self->y + PHOTO_Y * u;
  PursuitTextStyle style = text_style (self, INITIALS_SIZE, 700, theme->accent_text);
  PursuitPaint ground = { .fill = ink (self, theme->accent_soft) };
  g_autofree char *initials = NULL;

  if (self->card->photo == NULL || theme->kind == PURSUIT_THEME_PRINT)
    return 0;
  if (self->card->picture == NULL ||
      !pursuit_canvas_disc (self->canvas, cx, cy, PHOTO_RADIUS * u, self->card->picture))
    {
      pursuit_canvas_arc (self->canvas, cx, cy, PHOTO_RADIUS * u, 0, 2 * G_PI);
      pursuit_canvas_paint (self->canvas, &ground);
      initials = make_initials (pursuit_org_card_display_name (self->card));
      style.align = PURSUIT_ALIGN_CENTER;
      pursuit_canvas_text_middle (self->canvas, &style, cx, cy, initials);
    }
  return (2 * PHOTO_RADIUS + PHOTO_GAP) * u;
}

static void
draw_names (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;
  double u = self->unit;
  double left = self->x + TEXT_X * u + draw_photo (self);
  double x = left;
  double right = self->x + self->width - (self->card->weight >= 0 ? RING_ROOM + 2 : MARGIN) * u;
  PursuitTextStyle style = text_style (self, NAME_SIZE, 700, theme->text);

  if (self->card->insider != PURSUIT_ORG_INSIDER_NO)
    {
      draw_star (self, x + STAR_RADIUS * u, self->y + NAME_Y * u);
      x += (2 * STAR_RADIUS + 4) * u;
    }
  style.max_width = MAX (right - x, u);
  pursuit_canvas_text_middle (self->canvas, &style, x, self->y + NAME_Y * u,
                              pursuit_org_card_display_name (self->card));
  if (self->card->title == NULL)
    return;
  style = text_style (self, TITLE_SIZE, 400, theme->text_dim);
  style.max_width = self->x + self->width - MARGIN * u - left;
  pursuit_canvas_text_middle (self->canvas, &style, left, self->y + TITLE_Y * u, self->card->title);
}

/* Returns: the left edge of the next chip, beyond @right if there is no more room. */
static double
draw_chip (const Drawing *self,
           double x,
           double right,
           const char *label,
           PursuitColor ground,
           PursuitColor color)
{
  double u = self->unit;
  double room = right - x - 2 * CHIP_PADDING * u;
  PursuitTextStyle style = text_style (self, CHIP_SIZE, 600, color);
  PursuitPaint paint = { .fill = ink (self, ground) };
  double width;

  if (label == NULL || *label == '\0')
    return x;
  width = pursuit_canvas_measure (self->canvas, &style, label).width;
  if (width > room && room < (CHIP_MIN_WIDTH - 2 * CHIP_PADDING) * u)
    return right + u;
  if (width > room)
    style.max_width = width = room;
  pursuit_canvas_rect (self->canvas, x, self->y + (CHIP_Y - CHIP_HEIGHT / 2.0) * u,
                       width + 2 * CHIP_PADDING * u, CHIP_HEIGHT * u, 3 * u, &paint);
  pursuit_canvas_text_middle (self->canvas, &style, x + CHIP_PADDING * u, self->y + CHIP_Y * u, label);
  return x + width + (2 * CHIP_PADDING + CHIP_GAP) * u;
}

static void
draw_chips (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;
  double right = self->x + self->width - (MARGIN - 4) * self->unit;
  double x = self->x + TEXT_X * self->unit;
  double roles_opacity = (self->card->aged & PURSUIT_ORG_AGED_ROLES) != 0 ? AGED_OPACITY : 1;

  if ((self->state & PURSUIT_ORG_CARD_IN_LANE) == 0)
    x = draw_chip (self, x, right, self->card->level_name, theme->card_border, theme->text);
  x = draw_chip (self, x, right, self->card->function, theme->chip, theme->text);
  for (guint i = 0; self->card->roles != NULL && self->card->roles[i] != NULL && x < right; i++)
    x = draw_chip (self, x, right, self->card->roles[i],
                   pursuit_color_fade (theme->accent_soft, roles_opacity),
                   pursuit_color_fade (theme->accent_text, roles_opacity));
}

static void
draw_warning (const Drawing *self, double cx, double cy)
{
  double u = self->unit;
  const double triangle[] = { cx, cy - 6 * u, cx + 6.5 * u, cy + 5 * u, cx - 6.5 * u, cy + 5 * u };
  PursuitColor color = ink (self, self->theme->warning);
  PursuitPaint paint = { .fill = color, .stroke = color, .stroke_width = u, .round_caps = TRUE };

  pursuit_canvas_polygon (self->canvas, triangle, 3, &paint);
  paint = (PursuitPaint){ .stroke = ink (self, self->theme->card), .stroke_width = 1.5 * u };
  pursuit_canvas_line (self->canvas, cx, cy - 2.5 * u, cx, cy + 1.5 * u, &paint);
  pursuit_canvas_line (self->canvas, cx, cy + 2.5 * u, cx, cy + 4 * u, &paint);
}

/* Something on this card is old. */
static void
draw_clock (const Drawing *self, double cx, double cy)
{
  double u = self->unit;
  PursuitPaint paint = { .stroke = ink (self, self->theme->text_dim),
                         .stroke_width = 1.2 * u,
                         .round_caps = TRUE };

  pursuit_canvas_arc (self->canvas, cx, cy, CLOCK_RADIUS * u, 0, 2 * G_PI);
  pursuit_canvas_paint (self->canvas, &paint);
  pursuit_canvas_line (self->canvas, cx, cy, cx, cy - 3.2 * u, &paint);
  pursuit_canvas_line (self->canvas, cx, cy, cx + 2.4 * u, cy + 1.2 * u, &paint);
}

static void
draw_personality (const Drawing *self, double right, double y)
{
  double x = self->x + PERSONALITY_X * self->unit;
  PursuitTextStyle style = text_style (self, PERSONALITY_SIZE, 400, self->theme->text_dim);

  style.italic = TRUE;
  style.max_width = right - x;
  if (self->card->personality != NULL && *self->card->personality != '\0' && style.max_width > 0)
    pursuit_canvas_text_middle (self->canvas, &style, x, y, self->card->personality);
}

static void
draw_foot (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;
  double u = self->unit;
  double y = self->y + FOOT_Y * u;
  double x = self->x + self->width - (MARGIN + DOT_STEP * (N_DOTS - 1)) * u;
  double mark_x = x - (MARK_STEP + 1) * u;
  PursuitTextStyle style =
      text_style (self, SIGN_SIZE, 800, pursuit_color_mix (theme->text, theme->text_dim, 0.5));

  style.color =
      value_ink (self, pursuit_color_mix (theme->text, theme->text_dim, 0.5), PURSUIT_ORG_AGED_ATTITUDE);
  pursuit_canvas_text_middle (self->canvas, &style, self->x + TEXT_X * u, y,
                              pursuit_org_card_attitude_sign (self->card->attitude));
  for (guint i = 0; i < N_DOTS; i++)
    {
      PursuitPaint paint = { .fill =
                                 value_ink (self, i < self->card->coverage ? theme->text : theme->card_border,
                                            PURSUIT_ORG_AGED_COVERAGE) };

      pursuit_canvas_arc (self->canvas, x + i * DOT_STEP * u, y, DOT_RADIUS * u, 0, 2 * G_PI);
      pursuit_canvas_paint (self->canvas, &paint);
    }
  if (self->card->warning)
    {
      draw_warning (self, mark_x, y);
      mark_x -= MARK_STEP * u;
    }
  if (self->card->aged != 0)
    {
      draw_clock (self, mark_x, y);
      mark_x -= MARK_STEP * u;
    }
  draw_personality (self, mark_x + 8 * u, y);
}

/* The groups as a tag on the upper edge: the first one, and how many more. */
static void
draw_groups (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;
  guint n = self->card->groups != NULL ? g_strv_length ((char **) self->card->groups) : 0;
  double u = self->unit;
  PursuitTextStyle style = text_style (self, TAG_SIZE, 600, theme->insider);
  PursuitPaint paint = { .fill = pursuit_color_mix (theme->card, theme->insider, 0.1),
                         .stroke = theme->insider,
                         .stroke_width = 0.8 * u };
  g_autofree char *more = n > 1 ? g_strdup_printf (" +%u", n - 1) : g_strdup ("");
  double x = self->x + (TAG_X + CHIP_PADDING) * u;
  double y = self->y - TAG_RISE * u;
  double width, more_width;

  if (n == 0)
    return;
  more_width = pursuit_canvas_measure (self->canvas, &style, more).width;
  style.max_width = (TAG_MAX_WIDTH - 2 * CHIP_PADDING) * u - more_width;
  width = pursuit_canvas_measure (self->canvas, &style, self->card->groups[0]).width;
  pursuit_canvas_rect (self->canvas, self->x + TAG_X * u, y - TAG_HEIGHT * u / 2,
                       width + more_width + 2 * CHIP_PADDING * u, TAG_HEIGHT * u, TAG_HEIGHT * u / 2, &paint);
  pursuit_canvas_text_middle (self->canvas, &style, x, y, self->card->groups[0]);
  style.max_width = 0;
  pursuit_canvas_text_middle (self->canvas, &style, x + width, y, more);
}

static void
draw_ring (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;
  double u = self->unit;
  double cx = self->x + self->width - RING_INSET * u;
  double cy = self->y + RING_Y * u;
  double share = CLAMP (self->card->weight, 0, 100) / 100.0;
  PursuitTextStyle style = text_style (self, RING_SIZE, 700, theme->text);
  PursuitPaint ground = { .fill = ink (self, theme->card),
                          .stroke = ink (self, theme->card_border),
                          .stroke_width = RING_WIDTH * u };
  PursuitPaint arc = { .stroke = value_ink (self, theme->accent, PURSUIT_ORG_AGED_WEIGHT),
                       .stroke_width = RING_WIDTH * u };
  g_autofree char *number = NULL;

  if (self->card->weight < 0)
    return;
  pursuit_canvas_arc (self->canvas, cx, cy, RING_RADIUS * u, 0, 2 * G_PI);
  pursuit_canvas_paint (self->canvas, &ground);
  if (share > 0)
    {
      pursuit_canvas_arc (self->canvas, cx, cy, RING_RADIUS * u, -G_PI / 2, -G_PI / 2 + share * 2 * G_PI);
      pursuit_canvas_paint (self->canvas, &arc);
    }
  number = g_strdup_printf ("%d", self->card->weight);
  style.color = value_ink (self, theme->text, PURSUIT_ORG_AGED_WEIGHT);
  style.align = PURSUIT_ALIGN_CENTER;
  pursuit_canvas_text_middle (self->canvas, &style, cx, cy, number);
}

static void
draw_state (const Drawing *self)
{
  const PursuitTheme *theme = self->theme;

  if ((self->state & PURSUIT_ORG_CARD_ON_ROUTE) != 0)
    draw_outline (self, 4, 4, pursuit_color_fade (theme->accent, ROUTE_OPACITY), 0);
  if (self->card->matters_now && (self->state & DROP_STATES) == 0)
    draw_outline (self, 3.2, 2.4, ink (self, theme->text), 0);
  if ((self->state & PURSUIT_ORG_CARD_DROP_REFUSED) != 0)
    draw_outline (self, 1, 2.5, theme->warning, 5);
  else if ((self->state & PURSUIT_ORG_CARD_DROP_TARGET) != 0)
    draw_outline (self, 1, 2.5, theme->accent, 5);
  else if ((self->state & PURSUIT_ORG_CARD_SELECTED) != 0)
    draw_outline (self, 1, 2.5, theme->accent, 0);
}

/**
 * pursuit_org_card_attitude_color:
 *
 * Returns: the theme's colour of an attitude from -2 to 2; the ground of a card if it is not known
 */
PursuitColor
pursuit_org_card_attitude_color (const PursuitTheme *theme, int attitude)
{
  if (attitude < -2 || attitude > 2)
    return theme->card;
  return theme->attitudes[attitude + 2];
}

/**
 * pursuit_org_card_attitude_sign:
 *
 * Returns: −− − 0 + ++, the sign beside the colour; empty if the attitude is not known
 */
const char *
pursuit_org_card_attitude_sign (int attitude)
{
  static const char *const signs[] = { "−−", "−", "0", "+", "++" };

  return attitude < -2 || attitude > 2 ? "" : signs[attitude + 2];
}

/**
 * pursuit_org_card_display_name:
 *
 * Returns: the name, or “unknown” for one who has none
 */
const char *
pursuit_org_card_display_name (const PursuitOrgCard *card)
{
  return card->name != NULL && *card->name != '\0' ? card->name : C_ ("person", "unknown");
}

/**
 * pursuit_org_card_draw:
 * @canvas: where to draw
 * @card: whom to draw
 * @x: left edge of the card, in the canvas's units
 * @y: upper edge
 * @width: of the card; the ring reaches 12 units, outlines 5 units beyond it
 * @height: of the card; text and marks grow with it, one unit being 1/84 of it
 * @theme: colours and font
 * @state: how the card is being handled
 *
 * Draws one person: attitude as a bar and a sign, name, title, level, function, roles, personality, coverage
 * as dots, weight as a ring, groups as a tag on the upper edge. What has no room ends in an ellipsis.
 */
void
pursuit_org_card_draw (PursuitCanvas *canvas,
                       const PursuitOrgCard *card,
                       double x,
                       double y,
                       double width,
                       double height,
                       const PursuitTheme *theme,
                       PursuitOrgCardState state)
{
  Drawing self = { canvas, card, theme, state, x, y, width, height, height / PURSUIT_ORG_CARD_HEIGHT, 1 };

  g_return_if_fail (canvas != NULL && card != NULL && theme != NULL);

  if (card->placeholder)
    self.opacity *= PLACEHOLDER_OPACITY;
  if ((state & PURSUIT_ORG_CARD_MOVING) != 0)
    self.opacity *= MOVING_OPACITY;
  draw_ground (&self);
  draw_bar (&self);
  draw_names (&self);
  draw_chips (&self);
  draw_foot (&self);
  draw_state (&self);
  draw_groups (&self);
  draw_ring (&self);
}

/**
 * pursuit_org_card_draw_hidden_count:
 * @n_hidden: people below this one who are not shown
 *
 * Draws “+N” on the middle of the lower edge of a card; the other parameters are those of the card.
 */
void
pursuit_org_card_draw_hidden_count (PursuitCanvas *canvas,
                                    guint n_hidden,
                                    double x,
                                    double y,
                                    double width,
                                    double height,
                                    const PursuitTheme *theme)
{
  g_autofree char *label = g_strdup_printf ("+%u", n_hidden);

  pursuit_org_card_draw_note (canvas, label, x, y, width, height, theme);
}

/** pursuit_org_card_draw_note: draws a short text there. */
void
pursuit_org_card_draw_note (PursuitCanvas *canvas,
                            const char *label,
                            double x,
                            double y,
                            double width,
                            double height,
                            const PursuitTheme *theme)
{
  double u = height / PURSUIT_ORG_CARD_HEIGHT;
  PursuitTextStyle style = { .family = theme->font_family,
                             .size = CHIP_SIZE * u,
                             .weight = 700,
                             .color = theme->text,
                             .align = PURSUIT_ALIGN_CENTER };
  PursuitPaint paint = { .fill = theme->card, .stroke = theme->line, .stroke_width = u };
  double pill = pursuit_canvas_measure (canvas, &style, label).width + 14 * u;

  pursuit_canvas_rect (canvas, x + (width - pill) / 2, y + height - 4 * u, pill, 18 * u, 9 * u, &paint);
  pursuit_canvas_text_middle (canvas, &style, x + width / 2, y + height + 5 * u, label);
}
