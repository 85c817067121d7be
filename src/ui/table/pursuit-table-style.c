/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableStyle:
 *
 * What all rows of a table share: colours, and texts that are laid out already. Many cells say the same:
 * while the rows of a million companies fly past, nine texts of ten are found here instead of being shaped
 * again.
 */

#include "pursuit-table-style.h"

#include "compat.h"

/* So many texts are kept: some screens full. The one that was not used for longest makes room: dropping all
 * at once cost one frame of a hundred 30 ms. */
#define MAX_TEXTS 4000

typedef struct
{
  const char *text; /* owned by the table, not while something is looked up */
  int width;
  PursuitTableFont font;
} Key;

typedef struct
{
  Key key;
  PangoLayout *layout;
  GList link; /* in the order of use */
} Text;

struct _PursuitTableStyle
{
  GObject parent_instance;

  GdkRGBA inks[PURSUIT_TABLE_N_INKS];
  PangoFontDescription *fonts[PURSUIT_TABLE_N_FONTS];
  PangoContext *context;
  GHashTable *texts; /* Key → Text */
  GQueue used;       /* Text: the one that was used last comes first */
  char *signature;
};

G_DEFINE_FINAL_TYPE (PursuitTableStyle, pursuit_table_style, G_TYPE_OBJECT)

static const struct
{
  const char *name;
  const char *fallback; /* the light theme's value, for a window without our style sheet */
} INKS[] = {
  [PURSUIT_TABLE_INK_TEXT] = { "pursuit_card_text", "#2b2b2f" },
  [PURSUIT_TABLE_INK_DIM] = { "pursuit_card_dim", "#6e6e73" },
  [PURSUIT_TABLE_INK_LATE] = { "pursuit_card_warning", "#b5400c" },
  [PURSUIT_TABLE_INK_ACCENT] = { "accent_color", "#1c71d8" },
  [PURSUIT_TABLE_INK_ACCENT_GROUND] = { "accent_bg_color", "#3584e4" },
  [PURSUIT_TABLE_INK_ACCENT_TEXT] = { "accent_fg_color", "#ffffff" },
  [PURSUIT_TABLE_INK_MATCH] = { "pursuit_table_match", "#fbe5a3" },
  [PURSUIT_TABLE_INK_PILL] = { "pursuit_table_pill", "#ebebed" },
  [PURSUIT_TABLE_INK_BAR] = { "pursuit_card_met", "#009e73" },
  [PURSUIT_TABLE_INK_BAR_GROUND] = { "pursuit_table_bar", "#e3e3e6" },
  [PURSUIT_TABLE_INK_LINE] = { "borders", "#d5d5d8" },
  [PURSUIT_TABLE_INK_GRADE_A] = { "pursuit_grade_a", "#0d3a66" },
  [PURSUIT_TABLE_INK_GRADE_A_TEXT] = { "pursuit_grade_a_text", "#ffffff" },
  [PURSUIT_TABLE_INK_GRADE_B] = { "pursuit_grade_b", "#2a6fc0" },
  [PURSUIT_TABLE_INK_GRADE_B_TEXT] = { "pursuit_grade_b_text", "#ffffff" },
  [PURSUIT_TABLE_INK_GRADE_C] = { "pursuit_grade_c", "#a9cdf0" },
  [PURSUIT_TABLE_INK_GRADE_C_TEXT] = { "pursuit_grade_c_text", "#0d3a66" },
  [PURSUIT_TABLE_INK_GRADE_D] = { "pursuit_grade_d", "#dfe3e8" },
  [PURSUIT_TABLE_INK_GRADE_D_TEXT] = { "pursuit_grade_d_text", "#44474d" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (INKS) == PURSUIT_TABLE_N_INKS);

static const struct
{
  double scale; /* of the widget's font */
  PangoWeight weight;
} FONTS[] = {
  [PURSUIT_TABLE_FONT_PLAIN] = { 1.0, PANGO_WEIGHT_NORMAL },
  [PURSUIT_TABLE_FONT_STRONG] = { 1.0, PANGO_WEIGHT_BOLD },
  [PURSUIT_TABLE_FONT_SMALL] = { 0.82, PANGO_WEIGHT_BOLD },
};

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) ^ (guint) key->width * 31 ^ (guint) key->font << 28;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *left = a, *right = b;

  return left->width == right->width && left->font == right->font && g_str_equal (left->text, right->text);
}

static void
text_free (gpointer data)
{
  Text *text = data;

  g_object_unref (text->layout);
  g_free ((char *) text->key.text);
  g_free (text);
}

static void
clear_fonts (PursuitTableStyle *self)
{
  g_hash_table_remove_all (self->texts);
  g_queue_init (&self->used);
  for (guint i = 0; i < PURSUIT_TABLE_N_FONTS; i++)
    g_clear_pointer (&self->fonts[i], pango_font_description_free);
}

static void
pursuit_table_style_finalize (GObject *object)
{
  PursuitTableStyle *self = PURSUIT_TABLE_STYLE (object);

  clear_fonts (self);
  g_hash_table_unref (self->texts);
  g_clear_object (&self->context);
  g_free (self->signature);

  G_OBJECT_CLASS (pursuit_table_style_parent_class)->finalize (object);
}

static void
pursuit_table_style_class_init (PursuitTableStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_table_style_finalize;
}

static void
pursuit_table_style_init (PursuitTableStyle *self)
{
  self->texts = g_hash_table_new_full (key_hash, key_equal, NULL, text_free);
}

/** pursuit_table_style_new: a style that pursuit_table_style_update() has to fill before it is of use. */
PursuitTableStyle *
pursuit_table_style_new (void)
{
  return g_object_new (PURSUIT_TYPE_TABLE_STYLE, NULL);
}

static void
read_fonts (PursuitTableStyle *self, GtkWidget *widget)
{
  const PangoFontDescription *base;

  clear_fonts (self);
  g_set_object (&self->context, gtk_widget_get_pango_context (widget));
  base = pango_context_get_font_description (self->context);
  for (guint i = 0; i < PURSUIT_TABLE_N_FONTS; i++)
    {
      double size = pango_font_description_get_size (base) * FONTS[i].scale;

      self->fonts[i] = pango_font_description_copy (base);
      if (pango_font_description_get_size_is_absolute (base))
        pango_font_description_set_absolute_size (self->fonts[i], size);
      else
        pango_font_description_set_size (self->fonts[i], (int) size);
      pango_font_description_set_weight (self->fonts[i], FONTS[i].weight);
    }
}

/* What decides how a row looks, as one string to compare. */
static char *
make_signature (PursuitTableStyle *self, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  g_autofree char *font = pango_font_description_to_string (pango_context_get_font_description (context));
  GString *signature = g_string_new (font);

  g_string_append_printf (signature, "/%g/%s", pango_cairo_context_get_resolution (context),
                          pango_language_to_string (pango_context_get_language (context)));
  for (guint i = 0; i < PURSUIT_TABLE_N_INKS; i++)
    {
      g_autofree char *ink = gdk_rgba_to_string (&self->inks[i]);

      g_string_append_printf (signature, "/%s", ink);
    }
  return g_string_free (signature, FALSE);
}

/**
 * pursuit_table_style_update:
 * @widget: the table; its colours and its font count
 *
 * Returns: whether anything differs from the last time: the rows are to be drawn again
 */
gboolean
pursuit_table_style_update (PursuitTableStyle *self, GtkWidget *widget)
{
  g_autofree char *signature = NULL;

  g_return_val_if_fail (PURSUIT_IS_TABLE_STYLE (self), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (guint i = 0; i < PURSUIT_TABLE_N_INKS; i++)
    if (!pursuit_compat_lookup_color (widget, INKS[i].name, &self->inks[i]))
      gdk_rgba_parse (&self->inks[i], INKS[i].fallback);
  signature = make_signature (self, widget);
  if (g_strcmp0 (signature, self->signature) == 0)
    return FALSE;
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  read_fonts (self, widget);
  return TRUE;
}

/** pursuit_table_style_get_ink: (transfer none): a colour. */
const GdkRGBA *
pursuit_table_style_get_ink (PursuitTableStyle *self, PursuitTableInk ink)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_STYLE (self), NULL);
  g_return_val_if_fail (ink < PURSUIT_TABLE_N_INKS, NULL);

  return &self->inks[ink];
}

static PangoLayout *
lay_out (PursuitTableStyle *self, const Key *key)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[key->font]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, key->text, -1);
  if (key->width >= 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, key->width * PANGO_SCALE);
    }
  return layout;
}

static PangoLayout *
find_layout (PursuitTableStyle *self, PursuitTableFont font, const char *words, int width)
{
  Key key = { words, width, font };
  Text *text = g_hash_table_lookup (self->texts, &key);

  if (text != NULL)
    {
      g_queue_unlink (&self->used, &text->link);
      g_queue_push_head_link (&self->used, &text->link);
      return text->layout;
    }
  if (g_hash_table_size (self->texts) >= MAX_TEXTS)
    {
      Text *oldest = g_queue_pop_tail_link (&self->used)->data;

      g_hash_table_remove (self->texts, &oldest->key);
    }
  text = g_new0 (Text, 1);
  text->layout = lay_out (self, &key);
  text->key = (Key){ g_strdup (words), width, font };
  text->link.data = text;
  g_queue_push_head_link (&self->used, &text->link);
  g_hash_table_insert (self->texts, &text->key, text);
  return text->layout;
}

/**
 * pursuit_table_style_get_layout:
 * @text: one line, valid UTF-8
 * @width: pixels that there are for it; what is longer is cut
 *
 * Returns: (transfer none): @text, laid out; of use until the next call
 */
PangoLayout *
pursuit_table_style_get_layout (PursuitTableStyle *self, PursuitTableFont font, const char *text, int width)
{
  PangoLayout *layout;
  int natural;

  g_return_val_if_fail (PURSUIT_IS_TABLE_STYLE (self) && self->context != NULL, NULL);
  g_return_val_if_fail (font < PURSUIT_TABLE_N_FONTS && text != NULL, NULL);

  /* Most texts fit, and one that does is the same in a column of any width. */
  layout = find_layout (self, font, text, -1);
  pango_layout_get_pixel_size (layout, &natural, NULL);
  return natural <= width ? layout : find_layout (self, font, text, MAX (width, 0));
}

/**
 * pursuit_table_style_find:
 * @name: (nullable): what a column's format calls its style: “late” asks for attention, “due” is bold, “dim”
 *   stands back
 * @ink: (out caller-allocates): changed as the style says
 * @font: (out caller-allocates): changed as the style says
 */
void
pursuit_table_style_find (const char *name, PursuitTableInk *ink, PursuitTableFont *font)
{
  g_return_if_fail (ink != NULL && font != NULL);

  if (g_strcmp0 (name, "late") == 0)
    *ink = PURSUIT_TABLE_INK_LATE;
  if (g_strcmp0 (name, "dim") == 0)
    *ink = PURSUIT_TABLE_INK_DIM;
  if (g_strcmp0 (name, "late") == 0 || g_strcmp0 (name, "due") == 0)
    *font = PURSUIT_TABLE_FONT_STRONG;
}
