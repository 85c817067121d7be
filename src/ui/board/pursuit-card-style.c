/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-card-style.h"

#include "compat.h"
#include "pursuit-card-stamp.h"

/**
 * PursuitCardStyle:
 *
 * What all cards of a board share: colours, fonts, measures and one layout a font in which text is set while
 * a card is drawn. It is read from the style sheet once and again when that changes; a card notices by the
 * serial number.
 */
struct _PursuitCardStyle
{
  GObject parent_instance;

  GdkRGBA colors[PURSUIT_CARD_N_COLORS];
  PangoLayout *layouts[PURSUIT_CARD_N_FONTS];
  cairo_surface_t *stamps[PURSUIT_CARD_N_STAMPS]; /* painted when first used */
  int stamp_width;                                /* of the cards whose grounds are among them */
  int line_heights[PURSUIT_CARD_N_FONTS];
  int card_height;
  int scale;
  guint serial;
  gboolean by_drift;
  char *signature; /* of what the layouts were made from */
};

G_DEFINE_FINAL_TYPE (PursuitCardStyle, pursuit_card_style, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  const char *fallback; /* the light theme's value, for a window without our style sheet */
} COLORS[] = {
  [PURSUIT_CARD_COLOR_COLUMN] = { "pursuit_column_bg", "#f0f0f0" },
  [PURSUIT_CARD_COLOR_CARD] = { "pursuit_card_bg", "#ffffff" },
  [PURSUIT_CARD_COLOR_BORDER] = { "pursuit_card_border", "#d9d9d9" },
  [PURSUIT_CARD_COLOR_TEXT] = { "pursuit_card_text", "#2b2b2f" },
  [PURSUIT_CARD_COLOR_DIM] = { "pursuit_card_dim", "#6e6e73" },
  [PURSUIT_CARD_COLOR_WARNING] = { "pursuit_card_warning", "#b5400c" },
  [PURSUIT_CARD_COLOR_STALE] = { "pursuit_card_stale", "#e69f00" },
  [PURSUIT_CARD_COLOR_VERY_STALE] = { "pursuit_card_very_stale", "#d55e00" },
  [PURSUIT_CARD_COLOR_MET] = { "pursuit_card_met", "#009e73" },
  [PURSUIT_CARD_COLOR_WE_AHEAD] = { "pursuit_card_we_ahead", "#0072b2" },
  [PURSUIT_CARD_COLOR_AVATAR] = { "pursuit_card_avatar", "#99c1f1" },
  [PURSUIT_CARD_COLOR_AVATAR_TEXT] = { "pursuit_card_avatar_text", "#27405f" },
  [PURSUIT_CARD_COLOR_GRADE_A] = { "pursuit_grade_a", "#0d3a66" },
  [PURSUIT_CARD_COLOR_GRADE_A_TEXT] = { "pursuit_grade_a_text", "#ffffff" },
  [PURSUIT_CARD_COLOR_GRADE_B] = { "pursuit_grade_b", "#2a6fc0" },
  [PURSUIT_CARD_COLOR_GRADE_B_TEXT] = { "pursuit_grade_b_text", "#ffffff" },
  [PURSUIT_CARD_COLOR_GRADE_C] = { "pursuit_grade_c", "#a9cdf0" },
  [PURSUIT_CARD_COLOR_GRADE_C_TEXT] = { "pursuit_grade_c_text", "#0d3a66" },
  [PURSUIT_CARD_COLOR_GRADE_D] = { "pursuit_grade_d", "#dfe3e8" },
  [PURSUIT_CARD_COLOR_GRADE_D_TEXT] = { "pursuit_grade_d_text", "#44474d" },
  [PURSUIT_CARD_COLOR_ACCENT] = { "accent_bg_color", "#3584e4" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (COLORS) == PURSUIT_CARD_N_COLORS);

static const struct
{
  double scale; /* of the widget's font */
  PangoWeight weight;
} FONTS[] = {
  [PURSUIT_CARD_FONT_STRONG] = { 1.0, PANGO_WEIGHT_BOLD },
  [PURSUIT_CARD_FONT_TITLE] = { 0.93, PANGO_WEIGHT_NORMAL },
  [PURSUIT_CARD_FONT_META] = { 0.82, PANGO_WEIGHT_NORMAL },
  [PURSUIT_CARD_FONT_WARNING] = { 0.82, PANGO_WEIGHT_BOLD },
  [PURSUIT_CARD_FONT_CHIP] = { 0.82, PANGO_WEIGHT_BOLD },
  [PURSUIT_CARD_FONT_INITIALS] = { 0.66, PANGO_WEIGHT_BOLD },
};

G_STATIC_ASSERT (G_N_ELEMENTS (FONTS) == PURSUIT_CARD_N_FONTS);

/* @color as it looks on @ground: cards are opaque, so that they can be dragged without a compositor. */
static GdkRGBA
flatten (GdkRGBA color, const GdkRGBA *ground)
{
  float rest = 1 - color.alpha;

  return (GdkRGBA){
    color.red * color.alpha + ground->red * rest,
    color.green * color.alpha + ground->green * rest,
    color.blue * color.alpha + ground->blue * rest,
    1,
  };
}

static void
read_colors (PursuitCardStyle *self, GtkWidget *widget)
{
  for (guint i = 0; i < PURSUIT_CARD_N_COLORS; i++)
    {
      if (!pursuit_compat_lookup_color (widget, COLORS[i].name, &self->colors[i]))
        gdk_rgba_parse (&self->colors[i], COLORS[i].fallback);
    }

  GdkRGBA window = { 1, 1, 1, 1 };
  pursuit_compat_lookup_color (widget, "window_bg_color", &window);
  self->colors[PURSUIT_CARD_COLOR_COLUMN] = flatten (self->colors[PURSUIT_CARD_COLOR_COLUMN], &window);
  const GdkRGBA column = self->colors[PURSUIT_CARD_COLOR_COLUMN];
  self->colors[PURSUIT_CARD_COLOR_CARD] = flatten (self->colors[PURSUIT_CARD_COLOR_CARD], &column);
}

static void
read_fonts (PursuitCardStyle *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *base = pango_context_get_font_description (context);

  for (guint i = 0; i < PURSUIT_CARD_N_FONTS; i++)
    {
      g_autoptr (PangoFontDescription) font = pango_font_description_copy (base);
      double size = pango_font_description_get_size (base) * FONTS[i].scale;
      int height;

      if (pango_font_description_get_size_is_absolute (base))
        pango_font_description_set_absolute_size (font, size);
      else
        pango_font_description_set_size (font, (int) size);
      pango_font_description_set_weight (font, FONTS[i].weight);

      g_clear_object (&self->layouts[i]);
      self->layouts[i] = pango_layout_new (context);
      pango_layout_set_font_description (self->layouts[i], font);
      pango_layout_set_single_paragraph_mode (self->layouts[i], TRUE);
      /* Latin and Chinese fonts differ in height: every card has room for both */
      pango_layout_set_text (self->layouts[i], "Ág国", -1);
      pango_layout_get_pixel_size (self->layouts[i], NULL, &height);
      pango_layout_set_ellipsize (self->layouts[i], PANGO_ELLIPSIZE_END);
      self->line_heights[i] = height;
    }
  self->card_height = PURSUIT_CARD_PADDING * 2 - 4 + self->line_heights[PURSUIT_CARD_FONT_STRONG] * 2 +
                      self->line_heights[PURSUIT_CARD_FONT_TITLE] +
                      self->line_heights[PURSUIT_CARD_FONT_WARNING] +
                      MAX (PURSUIT_CARD_AVATAR, self->line_heights[PURSUIT_CARD_FONT_META]) + 8;
}

static void
clear_stamps (PursuitCardStyle *self)
{
  for (guint i = 0; i < PURSUIT_CARD_N_STAMPS; i++)
    g_clear_pointer (&self->stamps[i], cairo_surface_destroy);
}

static void
pursuit_card_style_finalize (GObject *object)
{
  PursuitCardStyle *self = PURSUIT_CARD_STYLE (object);

  clear_stamps (self);
  for (guint i = 0; i < PURSUIT_CARD_N_FONTS; i++)
    g_clear_object (&self->layouts[i]);
  g_free (self->signature);

  G_OBJECT_CLASS (pursuit_card_style_parent_class)->finalize (object);
}

static void
pursuit_card_style_class_init (PursuitCardStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_card_style_finalize;
}

static void
pursuit_card_style_init (PursuitCardStyle *self)
{
  self->scale = 1;
  self->card_height = 1;
}

/** pursuit_card_style_new: a style that pursuit_card_style_update() has to fill before it is of use. */
PursuitCardStyle *
pursuit_card_style_new (void)
{
  return g_object_new (PURSUIT_TYPE_CARD_STYLE, NULL);
}

/* What decides how a card looks, as one string to compare. */
static char *
make_signature (PursuitCardStyle *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autofree char *font = pango_font_description_to_string (pango_context_get_font_description (context));
  GString *signature = g_string_new (font);

  g_string_append_printf (signature, "/%g/%d", pango_cairo_context_get_resolution (context),
                          gtk_widget_get_scale_factor (widget));
  for (guint i = 0; i < PURSUIT_CARD_N_COLORS; i++)
    {
      const GdkRGBA *color = &self->colors[i];
      g_string_append_printf (signature, "/%.3f,%.3f,%.3f,%.3f", color->red, color->green, color->blue,
                              color->alpha);
    }
  return g_string_free (signature, FALSE);
}

/**
 * pursuit_card_style_update:
 * @widget: the board; its style, font and scale count
 *
 * Returns: whether anything differs from the last time; the serial number is another one then
 */
gboolean
pursuit_card_style_update (PursuitCardStyle *self, GtkWidget *widget)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  read_colors (self, widget);
  g_autofree char *signature = make_signature (self, widget);
  if (g_strcmp0 (signature, self->signature) == 0)
    return FALSE;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  self->scale = gtk_widget_get_scale_factor (widget);
  read_fonts (self, widget);
  clear_stamps (self);
  self->serial++;
  return TRUE;
}

/** pursuit_card_style_set_by_drift: whether the edge of a card tells how the two tracks lie to each other, in
 * place of how long the deal stands in its stage. */
void
pursuit_card_style_set_by_drift (PursuitCardStyle *self, gboolean by_drift)
{
  g_return_if_fail (PURSUIT_IS_CARD_STYLE (self));

  if (self->by_drift == by_drift)
    return;
  self->by_drift = by_drift;
  self->serial++;
}

/** pursuit_card_style_get_by_drift: see pursuit_card_style_set_by_drift(). */
gboolean
pursuit_card_style_get_by_drift (PursuitCardStyle *self)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), FALSE);

  return self->by_drift;
}

/** pursuit_card_style_get_serial: grows with every change. */
guint
pursuit_card_style_get_serial (PursuitCardStyle *self)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), 0);

  return self->serial;
}

/** pursuit_card_style_get_card_height: in pixels; the same for every card, whatever it says. */
int
pursuit_card_style_get_card_height (PursuitCardStyle *self)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), 1);

  return self->card_height;
}

/** pursuit_card_style_get_line_height: in pixels, room for Latin and Chinese. */
int
pursuit_card_style_get_line_height (PursuitCardStyle *self, PursuitCardFont font)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), 0);
  g_return_val_if_fail (font < PURSUIT_CARD_N_FONTS, 0);

  return self->line_heights[font];
}

/** pursuit_card_style_get_scale: device pixels a pixel. */
int
pursuit_card_style_get_scale (PursuitCardStyle *self)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), 1);

  return self->scale;
}

/** pursuit_card_style_get_color: (transfer none): not premultiplied. */
const GdkRGBA *
pursuit_card_style_get_color (PursuitCardStyle *self, PursuitCardColor color)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), NULL);
  g_return_val_if_fail (color < PURSUIT_CARD_N_COLORS, NULL);

  return &self->colors[color];
}

/**
 * pursuit_card_style_get_layout:
 * @text: one line, valid UTF-8
 * @limit: pixels at which it is cut; -1 for none
 *
 * Returns: (transfer none): a layout with @text; the next call for @font uses it again
 */
PangoLayout *
pursuit_card_style_get_layout (PursuitCardStyle *self, PursuitCardFont font, const char *text, double limit)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), NULL);
  g_return_val_if_fail (font < PURSUIT_CARD_N_FONTS, NULL);
  g_return_val_if_fail (self->layouts[font] != NULL, NULL);

  pango_layout_set_width (self->layouts[font], limit < 0 ? -1 : (int) (limit * PANGO_SCALE));
  pango_layout_set_text (self->layouts[font], text, -1);
  return self->layouts[font];
}

/**
 * pursuit_card_style_get_stamp:
 * @width: of the card, for its ground
 *
 * Returns: (transfer none): the picture of @stamp
 */
cairo_surface_t *
pursuit_card_style_get_stamp (PursuitCardStyle *self, PursuitCardStamp stamp, int width)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (self), NULL);
  g_return_val_if_fail (stamp < PURSUIT_CARD_N_STAMPS, NULL);

  if (self->stamp_width != width)
    {
      clear_stamps (self);
      self->stamp_width = width;
    }
  if (self->stamps[stamp] == NULL)
    self->stamps[stamp] = pursuit_card_stamp_paint (self, stamp, width);
  return self->stamps[stamp];
}
