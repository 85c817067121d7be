/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-canvas-private.h"

#include <math.h>
#include <string.h>

#define DEFAULT_PATTERN_STEP 6.0

typedef struct
{
  PursuitCanvas parent;
  GString *defs; /* patterns and clips */
  GString *body;
  GString *path;     /* the one being built, as the d attribute */
  GHashTable *known; /* definition text → its id */
  GArray *open;      /* gint: how many <g> each level of save has opened */
  double width, height;
  char *title;
  char *language;
  guint next_id;
} SvgCanvas;

static SvgCanvas *
get_svg (PursuitCanvas *canvas)
{
  return (SvgCanvas *) canvas;
}

/* Writes a number with at most three decimals and a point, whatever the locale. */
static void
append_number (GString *string, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  if (!isfinite (value))
    value = 0;
  g_ascii_formatd (buffer, sizeof buffer, "%.3f", value);
  for (length = strlen (buffer); length > 0 && buffer[length - 1] == '0'; length--)
    ;
  if (length > 0 && buffer[length - 1] == '.')
    length--;
  buffer[length] = '\0';
  g_string_append (string, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
append_attribute (GString *string, const char *name, double value)
{
  g_string_append_printf (string, " %s=\"", name);
  append_number (string, value);
  g_string_append_c (string, '"');
}

/* Writes name="#rrggbb" and, where it is not opaque, name-opacity. */
static void
append_color (GString *string, const char *name, PursuitColor color)
{
  if (color.alpha <= 0)
    {
      g_string_append_printf (string, " %s=\"none\"", name);
      return;
    }
  g_string_append_printf (string, " %s=\"#%02x%02x%02x\"", name, (guint) lround (color.red * 255),
                          (guint) lround (color.green * 255), (guint) lround (color.blue * 255));
  if (color.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (string, opacity, color.alpha);
    }
}

/* Writes @length bytes of @text as character data; control characters, which XML 1.0 cannot hold, become
 * U+FFFD. */
static void
append_escaped (GString *string, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '&':
          g_string_append (string, "&amp;");
          break;
        case '<':
          g_string_append (string, "&lt;");
          break;
        case '>':
          g_string_append (string, "&gt;");
          break;
        case '"':
          g_string_append (string, "&quot;");
          break;
        case '\t':
        case '\n':
        case '\r':
        case 0x2028:
        case 0x2029:
          g_string_append_c (string, ' ');
          break;
        default:
          g_string_append_unichar (string, c < 0x20 || c == 0xfffe || c == 0xffff ? 0xfffd : c);
          break;
        }
    }
}

static void
open_group (SvgCanvas *svg, const char *attributes)
{
  g_string_append_printf (svg->body, "<g %s>\n", attributes);
  g_array_index (svg->open, int, svg->open->len - 1)++;
}

static void
svg_save (PursuitCanvas *canvas)
{
  int none = 0;

  g_array_append_val (get_svg (canvas)->open, none);
}

static void
close_level (SvgCanvas *svg)
{
  int count = g_array_index (svg->open, int, svg->open->len - 1);

  while (count-- > 0)
    g_string_append (svg->body, "</g>\n");
  g_array_set_size (svg->open, svg->open->len - 1);
}

static void
svg_restore (PursuitCanvas *canvas)
{
  SvgCanvas *svg = get_svg (canvas);

  g_return_if_fail (svg->open->len > 1);

  close_level (svg);
}

static void
svg_translate (PursuitCanvas *canvas, double dx, double dy)
{
  g_autoptr (GString) attributes = g_string_new ("transform=\"translate(");

  append_number (attributes, dx);
  g_string_append_c (attributes, ' ');
  append_number (attributes, dy);
  g_string_append (attributes, ")\"");
  open_group (get_svg (canvas), attributes->str);
}

static void
svg_scale (PursuitCanvas *canvas, double factor)
{
  g_autoptr (GString) attributes = g_string_new ("transform=\"scale(");

  append_number (attributes, factor);
  g_string_append (attributes, ")\"");
  open_group (get_svg (canvas), attributes->str);
}

/* The id of an element of <defs> whose text after the id attribute is @rest; equal definitions are written
 * once. */
static guint
define (SvgCanvas *svg, const char *element, const char *rest)
{
  g_autofree char *key = g_strconcat (element, rest, NULL);
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (svg->known, key));

  if (id == 0)
    {
      id = ++svg->next_id;
      g_string_append_printf (svg->defs, "<%s id=\"d%u\"%s</%s>\n", element, id, rest, element);
      g_hash_table_insert (svg->known, g_steal_pointer (&key), GUINT_TO_POINTER (id));
    }
  return id;
}

static void
svg_clip_rect (PursuitCanvas *canvas, double x, double y, double width, double height)
{
  SvgCanvas *svg = get_svg (canvas);
  g_autoptr (GString) rest = g_string_new ("><rect");
  g_autofree char *attribute = NULL;

  append_attribute (rest, "x", x);
  append_attribute (rest, "y", y);
  append_attribute (rest, "width", width);
  append_attribute (rest, "height", height);
  g_string_append (rest, "/>");
  attribute = g_strdup_printf ("clip-path=\"url(#d%u)\"", define (svg, "clipPath", rest->str));
  open_group (svg, attribute);
}

static void
append_point (SvgCanvas *svg, char command, double x, double y)
{
  if (command != '\0')
    g_string_append_c (svg->path, command);
  else
    g_string_append_c (svg->path, ' ');
  append_number (svg->path, x);
  g_string_append_c (svg->path, ' ');
  append_number (svg->path, y);
}

static void
svg_move_to (PursuitCanvas *canvas, double x, double y)
{
  append_point (get_svg (canvas), 'M', x, y);
}

static void
svg_line_to (PursuitCanvas *canvas, double x, double y)
{
  SvgCanvas *svg = get_svg (canvas);

  append_point (svg, svg->path->len > 0 ? 'L' : 'M', x, y);
}

static void
svg_curve_to (PursuitCanvas *canvas, double x1, double y1, double x2, double y2, double x3, double y3)
{
  append_point (get_svg (canvas), 'C', x1, y1);
  append_point (get_svg (canvas), '\0', x2, y2);
  append_point (get_svg (canvas), '\0', x3, y3);
}

static void
svg_arc (PursuitCanvas *canvas, double cx, double cy, double radius, double from, double to)
{
  SvgCanvas *svg = get_svg (canvas);
  /* SVG cannot draw an arc of half a turn or more safely in one piece: quarters at most. */
  int pieces = MAX (1, (int) ceil ((to - from) / (G_PI / 2)));

  svg_line_to (canvas, cx + radius * cos (from), cy + radius * sin (from));
  for (int i = 1; i <= pieces; i++)
    {
      double angle = from + (to - from) * i / pieces;

      g_string_append_c (svg->path, 'A');
      append_number (svg->path, radius);
      append_point (svg, '\0', radius, 0);
      g_string_append (svg->path, " 0 1");
      append_point (svg, '\0', cx + radius * cos (angle), cy + radius * sin (angle));
    }
}

static void
svg_close_path (PursuitCanvas *canvas)
{
  g_string_append_c (get_svg (canvas)->path, 'Z');
}

/* The id of the <pattern> for @paint. */
static guint
define_pattern (SvgCanvas *svg, const PursuitPaint *paint)
{
  double step = paint->pattern_step > 0 ? paint->pattern_step : DEFAULT_PATTERN_STEP;
  gboolean slanted = paint->pattern == PURSUIT_PATTERN_HATCH ||
                     paint->pattern == PURSUIT_PATTERN_BACK_HATCH || paint->pattern == PURSUIT_PATTERN_CROSS;
  /* Slanted lines are upright ones turned; their distance along x is the step, so across it is step / √2. */
  double cell = slanted ? step / G_SQRT2 : step;
  g_autoptr (GString) rest = g_string_new (" patternUnits=\"userSpaceOnUse\"");

  append_attribute (rest, "width", cell);
  append_attribute (rest, "height", cell);
  if (slanted)
    g_string_append_printf (rest, " patternTransform=\"rotate(%d)\"",
                            paint->pattern == PURSUIT_PATTERN_BACK_HATCH ? -45 : 45);
  if (paint->pattern == PURSUIT_PATTERN_DOTS)
    {
      g_string_append (rest, "><circle");
      append_attribute (rest, "cx", cell / 2);
      append_attribute (rest, "cy", cell / 2);
      append_attribute (rest, "r", step / 6);
      append_color (rest, "fill", paint->pattern_color);
    }
  else
    {
      g_autoptr (GString) data = g_string_new ("M0 0");

      if (paint->pattern != PURSUIT_PATTERN_HORIZONTAL)
        {
          g_string_append (data, "V");
          append_number (data, cell);
        }
      if (paint->pattern == PURSUIT_PATTERN_HORIZONTAL || paint->pattern == PURSUIT_PATTERN_CROSS)
        {
          g_string_append (data, "M0 0H");
          append_number (data, cell);
        }
      g_string_append_printf (rest, "><path d=\"%s\" fill=\"none\"", data->str);
      append_color (rest, "stroke", paint->pattern_color);
      /* Half of a line on the cell's edge is cut off. */
      g_string_append (rest, " stroke-width=\"2\"");
    }
  g_string_append (rest, "/>");
  return define (svg, "pattern", rest->str);
}

static void
append_stroke (GString *body, const PursuitPaint *paint)
{
  append_color (body, "stroke", paint->stroke);
  append_attribute (body, "stroke-width", paint->stroke_width);
  if (paint->dash_on > 0)
    {
      g_string_append (body, " stroke-dasharray=\"");
      append_number (body, paint->dash_on);
      g_string_append_c (body, ' ');
      append_number (body, paint->dash_off);
      g_string_append_c (body, '"');
    }
  if (paint->round_caps)
    g_string_append (body, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
}

static void
svg_paint (PursuitCanvas *canvas, const PursuitPaint *paint)
{
  SvgCanvas *svg = get_svg (canvas);
  gboolean stroked = paint->stroke.alpha > 0 && paint->stroke_width > 0;
  gboolean patterned = paint->pattern != PURSUIT_PATTERN_SOLID && paint->pattern_color.alpha > 0;

  if (svg->path->len > 0 && (paint->fill.alpha > 0 || (stroked && !patterned)))
    {
      g_string_append_printf (svg->body, "<path d=\"%s\"", svg->path->str);
      append_color (svg->body, "fill", paint->fill);
      if (stroked && !patterned)
        append_stroke (svg->body, paint);
      g_string_append (svg->body, "/>\n");
    }
  if (svg->path->len > 0 && patterned)
    {
      g_string_append_printf (svg->body, "<path d=\"%s\" fill=\"url(#d%u)\"", svg->path->str,
                              define_pattern (svg, paint));
      if (stroked)
        append_stroke (svg->body, paint);
      g_string_append (svg->body, "/>\n");
    }
  g_string_truncate (svg->path, 0);
}

/* How many bytes of @text, cut at a cursor position, fit into @width with an ellipsis behind them. */
static gsize
fitting_length (PursuitCanvas *canvas, const char *text, gsize length, double width)
{
  g_autoptr (PangoLayout) probe = pango_layout_new (canvas->context);
  long n = g_utf8_strlen (text, length);
  long low = 0, high = n;

  pango_layout_set_font_description (probe, pango_layout_get_font_description (canvas->layout));
  pango_layout_set_single_paragraph_mode (probe, TRUE);
  while (low < high)
    {
      long middle = (low + high + 1) / 2;
      g_autofree char *head = g_strndup (text, g_utf8_offset_to_pointer (text, middle) - text);
      g_autofree char *shown = g_strconcat (g_strchomp (head), "…", NULL);
      int probe_width;

      pango_layout_set_text (probe, shown, -1);
      pango_layout_get_size (probe, &probe_width, NULL);
      if (probe_width <= width * PANGO_SCALE)
        low = middle;
      else
        high = middle - 1;
    }
  return g_utf8_offset_to_pointer (text, low) - text;
}

static void
append_text_start (SvgCanvas *svg, const PursuitTextStyle *style, double x, double y)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  const char *family = style->family != NULL ? style->family : "sans-serif";

  g_string_append (svg->body, "<text");
  append_attribute (svg->body, "x", x);
  append_attribute (svg->body, "y", y);
  if (style->align != PURSUIT_ALIGN_START)
    g_string_append_printf (svg->body, " text-anchor=\"%s\"", anchors[style->align]);
  g_string_append (svg->body, " font-family=\"");
  append_escaped (svg->body, family, strlen (family));
  if (!g_str_has_suffix (family, "sans-serif"))
    g_string_append (svg->body, ", sans-serif");
  g_string_append_c (svg->body, '"');
  append_attribute (svg->body, "font-size", style->size);
  if (style->weight != 0 && style->weight != PANGO_WEIGHT_NORMAL)
    append_attribute (svg->body, "font-weight", style->weight);
  if (style->italic)
    g_string_append (svg->body, " font-style=\"italic\"");
  append_color (svg->body, "fill", style->color);
  g_string_append (svg->body, " xml:space=\"preserve\">");
}

static void
svg_text (PursuitCanvas *canvas, const PursuitTextStyle *style, double x, double y, PangoLayout *layout)
{
  SvgCanvas *svg = get_svg (canvas);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const char *text = pango_layout_get_text (layout);
  gboolean ellipsized = pango_layout_is_ellipsized (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      gboolean last = pango_layout_iter_at_last_line (iter);
      const char *start = text + line->start_index;
      gsize length = line->length;
      PangoRectangle logical;
      double anchor;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      anchor = style->align == PURSUIT_ALIGN_CENTER ? logical.x + logical.width / 2.0
               : style->align == PURSUIT_ALIGN_END  ? logical.x + logical.width
                                                    : logical.x;
      append_text_start (svg, style, x + anchor / PANGO_SCALE,
                         y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      if (ellipsized && last)
        {
          gsize fit = fitting_length (canvas, start, strlen (start), style->max_width);

          append_escaped (svg->body, start, fit);
          g_string_append (svg->body, "…");
        }
      else
        {
          while (length > 0 && start[length - 1] == ' ')
            length--;
          append_escaped (svg->body, start, length);
        }
      g_string_append (svg->body, "</text>\n");
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
svg_free (PursuitCanvas *canvas)
{
  SvgCanvas *svg = get_svg (canvas);

  g_string_free (svg->defs, TRUE);
  g_string_free (svg->body, TRUE);
  g_string_free (svg->path, TRUE);
  g_hash_table_unref (svg->known);
  g_array_unref (svg->open);
  g_free (svg->title);
  g_free (svg->language);
  g_free (svg);
}

static const PursuitCanvasOps svg_ops = {
  .save = svg_save,
  .restore = svg_restore,
  .translate = svg_translate,
  .scale = svg_scale,
  .clip_rect = svg_clip_rect,
  .move_to = svg_move_to,
  .line_to = svg_line_to,
  .curve_to = svg_curve_to,
  .arc = svg_arc,
  .close_path = svg_close_path,
  .paint = svg_paint,
  .text = svg_text,
  .free = svg_free,
};

PursuitCanvas *
pursuit_canvas_new_svg (double width, double height, const char *title, const char *language)
{
  SvgCanvas *svg = g_new0 (SvgCanvas, 1);

  svg->defs = g_string_new (NULL);
  svg->body = g_string_new (NULL);
  svg->path = g_string_new (NULL);
  svg->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  svg->open = g_array_new (FALSE, TRUE, sizeof (int));
  g_array_set_size (svg->open, 1);
  svg->width = width;
  svg->height = height;
  svg->title = title != NULL ? g_utf8_make_valid (title, -1) : NULL;
  svg->language = g_strdup (language != NULL ? language : pursuit_canvas_default_language ());
  pursuit_canvas_init (&svg->parent, &svg_ops,
                       pango_font_map_create_context (pango_cairo_font_map_get_default ()), language);
  return &svg->parent;
}

char *
pursuit_canvas_finish_svg (PursuitCanvas *canvas)
{
  SvgCanvas *svg;
  g_autoptr (GString) document = NULL;

  g_return_val_if_fail (canvas != NULL && canvas->ops == &svg_ops, NULL);

  svg = get_svg (canvas);
  while (svg->open->len > 0)
    close_level (svg);
  document = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
  g_string_append_printf (document, " xml:lang=\"%s\"", svg->language);
  append_attribute (document, "width", svg->width);
  append_attribute (document, "height", svg->height);
  g_string_append (document, " viewBox=\"0 0 ");
  append_number (document, svg->width);
  g_string_append_c (document, ' ');
  append_number (document, svg->height);
  g_string_append (document, "\">\n");
  if (svg->title != NULL)
    {
      g_string_append (document, "<title>");
      append_escaped (document, svg->title, strlen (svg->title));
      g_string_append (document, "</title>\n");
    }
  if (svg->defs->len > 0)
    g_string_append_printf (document, "<defs>\n%s</defs>\n", svg->defs->str);
  g_string_append (document, svg->body->str);
  g_string_append (document, "</svg>\n");
  return g_string_free (g_steal_pointer (&document), FALSE);
}
