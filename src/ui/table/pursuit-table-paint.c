/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How the parts of a table's row look. Cells are painted, not widgets: 25 rows of 12 labels are 300 widgets
 * to be measured, placed and styled for each frame in which the rows are others.
 */

#include "pursuit-table-paint.h"

#include <math.h>
#include <string.h>

#include "pursuit-deal.h"

#define CHIP 18
#define TICK 16
#define BAR_WIDTH 54
#define BAR_HEIGHT 5
#define PILL_PADDING 8
#define INITIALS_MARGIN 4

/* Latin and Chinese fonts differ in height: what stands on one line is told by a text of both. */
static int
get_baseline (PursuitTableStyle *style, PursuitTableFont font, int height)
{
  PangoLayout *both = pursuit_table_style_get_layout (style, font, "Ág国", G_MAXINT);
  int text_height;

  pango_layout_get_pixel_size (both, NULL, &text_height);
  return (height - text_height) / 2 + PANGO_PIXELS (pango_layout_get_baseline (both));
}

static void
append_layout (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_rounded (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect, float radius)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

/* Where @layout begins in @place: 0 at the left, 1 at the right, 0.5 in the middle. */
static double
get_left (PangoLayout *layout, const GdkRectangle *place, double align)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return place->x + floor ((place->width - width) * align);
}

/**
 * pursuit_table_paint_text:
 * @place: the cell without its padding
 * @align: 0 at the left, 1 at the right
 *
 * Paints one line of text, cut where its place ends.
 */
void
pursuit_table_paint_text (GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          PursuitTableFont font,
                          PursuitTableInk ink,
                          const char *text,
                          const GdkRectangle *place,
                          double align)
{
  int baseline;
  PangoLayout *layout;

  g_return_if_fail (text != NULL && place != NULL);

  if (*text == '\0' || place->width <= 0)
    return;
  baseline = get_baseline (style, font, place->height);
  layout = pursuit_table_style_get_layout (style, font, text, place->width);
  append_layout (snapshot, layout, pursuit_table_style_get_ink (style, ink), get_left (layout, place, align),
                 place->y + baseline - PANGO_PIXELS (pango_layout_get_baseline (layout)));
}

/* The letters that the user searched for get a ground of their own. */
static void
paint_matches (GtkSnapshot *snapshot,
               PursuitTableStyle *style,
               PangoLayout *layout,
               GArray *ranges,
               double x,
               const GdkRectangle *place)
{
  const GdkRGBA *ground = pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_MATCH);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  for (guint i = 0; line != NULL && i < ranges->len; i++)
    {
      const PursuitMatchRange *range = &g_array_index (ranges, PursuitMatchRange, i);
      int *parts = NULL;
      int n_parts = 0;

      pango_layout_line_get_x_ranges (line, (int) range->start, (int) range->end, &parts, &n_parts);
      for (int part = 0; part < n_parts; part++)
        {
          double from = PANGO_PIXELS (parts[2 * part]);
          double to = MIN (PANGO_PIXELS (parts[2 * part + 1]), place->width);

          if (to > from)
            append_rounded (snapshot, ground,
                            &GRAPHENE_RECT_INIT ((float) (x + from - 1),
                                                 (float) (place->y + place->height * 0.22),
                                                 (float) (to - from + 2), (float) (place->height * 0.56)),
                            3);
        }
      g_free (parts);
    }
}

static void
paint_words (GtkSnapshot *snapshot,
             PursuitTableStyle *style,
             PursuitTableFont font,
             PursuitTableInk ink,
             const char *text,
             PursuitMatch *match,
             const GdkRectangle *place,
             double align)
{
  g_autoptr (GArray) ranges = NULL;
  PangoLayout *layout;

  if (match != NULL && *text != '\0')
    {
      ranges = g_array_new (FALSE, FALSE, sizeof (PursuitMatchRange));
      layout = pursuit_table_style_get_layout (style, font, text, place->width);
      if (pursuit_match_find (match, text, -1, ranges))
        paint_matches (snapshot, style, layout, ranges, get_left (layout, place, align), place);
    }
  pursuit_table_paint_text (snapshot, style, font, ink, text, place, align);
}

/* A grade is a letter on a coloured ground. */
static void
paint_grade (GtkSnapshot *snapshot,
             PursuitTableStyle *style,
             const char *text,
             const GdkRectangle *place,
             gboolean rtl)
{
  int grade = g_ascii_toupper (*text) - 'A';
  GdkRectangle chip = { rtl ? place->x + place->width - CHIP : place->x,
                        place->y + (place->height - CHIP) / 2, CHIP, CHIP };

  if (grade < 0 || grade > 3)
    return;
  append_rounded (snapshot, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_GRADE_A + grade * 2),
                  &GRAPHENE_RECT_INIT ((float) chip.x, (float) chip.y, CHIP, CHIP), 4);
  pursuit_table_paint_text (snapshot, style, PURSUIT_TABLE_FONT_SMALL,
                            PURSUIT_TABLE_INK_GRADE_A_TEXT + grade * 2, text, &chip, 0.5);
}

static void
paint_pill (GtkSnapshot *snapshot,
            PursuitTableStyle *style,
            PursuitTableInk ink,
            const char *text,
            const GdkRectangle *place,
            gboolean rtl)
{
  PangoLayout *layout =
      pursuit_table_style_get_layout (style, PURSUIT_TABLE_FONT_SMALL, text, place->width - 2 * PILL_PADDING);
  GdkRectangle inner = { .y = place->y, .height = place->height };
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  inner.x = rtl ? place->x + place->width - width - PILL_PADDING : place->x + PILL_PADDING;
  inner.width = width;
  append_rounded (snapshot, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_PILL),
                  &GRAPHENE_RECT_INIT ((float) (inner.x - PILL_PADDING),
                                       (float) (place->y + (place->height - height - 4) / 2),
                                       (float) (width + 2 * PILL_PADDING), (float) (height + 4)),
                  (float) (height + 4) / 2);
  pursuit_table_paint_text (snapshot, style, PURSUIT_TABLE_FONT_SMALL, ink, text, &inner, 0);
}

static void
paint_bar (GtkSnapshot *snapshot,
           PursuitTableStyle *style,
           const PursuitTableCell *cell,
           const GdkRectangle *place,
           gboolean rtl)
{
  int length = MIN (BAR_WIDTH, place->width);
  int done = (int) round (length * CLAMP (cell->fraction, 0, 1));
  int x = rtl ? place->x + place->width - length : place->x;
  int y = place->y + (place->height - BAR_HEIGHT) / 2;
  GdkRectangle words = { rtl ? place->x : place->x + length + 6, place->y, place->width - length - 6,
                         place->height };

  append_rounded (snapshot, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_BAR_GROUND),
                  &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) length, BAR_HEIGHT), 2);
  if (done > 0)
    append_rounded (snapshot, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_BAR),
                    &GRAPHENE_RECT_INIT ((float) (rtl ? x + length - done : x), (float) y, (float) done,
                                         BAR_HEIGHT),
                    2);
  pursuit_table_paint_text (snapshot, style, PURSUIT_TABLE_FONT_PLAIN, PURSUIT_TABLE_INK_DIM, cell->text,
                            &words, rtl ? 1 : 0);
}

/** pursuit_table_paint_initials: the initials of somebody in a circle that fills @place, a square, as small
 * as they have to be. */
void
pursuit_table_paint_initials (GtkSnapshot *snapshot,
                              PursuitTableStyle *style,
                              const char *initials,
                              const GdkRectangle *place)
{
  PangoLayout *layout = pursuit_table_style_get_layout (style, PURSUIT_TABLE_FONT_SMALL, initials, G_MAXINT);
  GdkRectangle middle = { 0, -place->height / 2, 0, place->height };
  float scale;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  scale = MIN (1, (float) (place->width - INITIALS_MARGIN) / (float) MAX (width, 1));
  middle.width = MAX (width, place->width) + 2;
  middle.x = -middle.width / 2;
  append_rounded (snapshot, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_PILL),
                  &GRAPHENE_RECT_INIT ((float) place->x, (float) place->y, (float) place->width,
                                       (float) place->height),
                  (float) place->width / 2);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (place->x + place->width / 2),
                                                          (float) (place->y + place->height / 2)));
  gtk_snapshot_scale (snapshot, scale, scale);
  pursuit_table_paint_text (snapshot, style, PURSUIT_TABLE_FONT_SMALL, PURSUIT_TABLE_INK_TEXT, initials,
                            &middle, 0.5);
  gtk_snapshot_restore (snapshot);
}

/**
 * pursuit_table_paint_cell:
 * @index: which of @columns
 * @match: (nullable): what is searched for
 * @place: the cell with its padding
 * @rtl: whether the row is written from the right
 */
void
pursuit_table_paint_cell (GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          PursuitTableColumns *columns,
                          guint index,
                          const PursuitTableCell *cell,
                          PursuitMatch *match,
                          const GdkRectangle *place,
                          gboolean rtl)
{
  const PursuitColumn *column = pursuit_table_columns_get (columns, index);
  PursuitTableInk ink = PURSUIT_TABLE_INK_TEXT;
  PursuitTableFont font =
      column->flags & PURSUIT_COLUMN_STRONG ? PURSUIT_TABLE_FONT_STRONG : PURSUIT_TABLE_FONT_PLAIN;
  GdkRectangle inner = { place->x + PURSUIT_TABLE_PADDING, place->y, place->width - 2 * PURSUIT_TABLE_PADDING,
                         place->height };
  gboolean at_end = pursuit_table_columns_is_number (columns, index);

  g_return_if_fail (cell != NULL && cell->text != NULL);

  if (*cell->text == '\0' || inner.width <= 0)
    return;
  pursuit_table_style_find (cell->style, &ink, &font);
  if (pursuit_table_columns_get_field (columns, index)->choices == PURSUIT_GRADES)
    paint_grade (snapshot, style, cell->text, &inner, rtl);
  else if (column->flags & PURSUIT_COLUMN_BAR && cell->fraction >= 0)
    paint_bar (snapshot, style, cell, &inner, rtl);
  else if (column->flags & PURSUIT_COLUMN_PILL)
    paint_pill (snapshot, style, ink, cell->text, &inner, rtl);
  else
    paint_words (snapshot, style, font, ink, cell->text, match, &inner, at_end != rtl ? 1 : 0);
}

/** pursuit_table_paint_tick: a box that is ticked or not, in the middle of @place. */
void
pursuit_table_paint_tick (GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          const GdkRectangle *place,
                          gboolean ticked)
{
  float x = (float) (place->x + (place->width - TICK) / 2),
        y = (float) (place->y + (place->height - TICK) / 2);
  graphene_rect_t box = GRAPHENE_RECT_INIT (x, y, TICK, TICK);
  const GdkRGBA *edge = pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_DIM);
  GskRoundedRect outline;
  cairo_t *cr;

  if (!ticked)
    {
      gsk_rounded_rect_init_from_rect (&outline, &box, 4);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1.5, 1.5, 1.5, 1.5 },
                                  (GdkRGBA[4]){ *edge, *edge, *edge, *edge });
      return;
    }
  append_rounded (snapshot, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_ACCENT_GROUND), &box, 4);
  cr = gtk_snapshot_append_cairo (snapshot, &box);
  gdk_cairo_set_source_rgba (cr, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_ACCENT_TEXT));
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x + 4, y + 8.2);
  cairo_line_to (cr, x + 7, y + 11.2);
  cairo_line_to (cr, x + 12, y + 5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/** pursuit_table_paint_arrow: tells in the middle of @place whether what is below is open. */
void
pursuit_table_paint_arrow (GtkSnapshot *snapshot,
                           PursuitTableStyle *style,
                           const GdkRectangle *place,
                           gboolean open,
                           gboolean rtl)
{
  double x = place->x + place->width / 2.0, y = place->y + place->height / 2.0;
  double side = rtl ? -1 : 1;
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) place->x, (float) place->y,
                                                                (float) place->width, (float) place->height));

  gdk_cairo_set_source_rgba (cr, pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_TEXT));
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, open ? x - 4 : x - 2 * side, open ? y - 2 : y - 4);
  cairo_line_to (cr, open ? x : x + 2 * side, open ? y + 2 : y);
  cairo_line_to (cr, open ? x + 4 : x - 2 * side, open ? y - 2 : y + 4);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/** pursuit_table_paint_ring: tells that the keyboard works on the cell at @place. */
void
pursuit_table_paint_ring (GtkSnapshot *snapshot, PursuitTableStyle *style, const GdkRectangle *place)
{
  const GdkRGBA *ink = pursuit_table_style_get_ink (style, PURSUIT_TABLE_INK_ACCENT);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) (place->x + 1), (float) (place->y + 1),
                                                        (float) (place->width - 2),
                                                        (float) (place->height - 3)),
                                   4);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ *ink, *ink, *ink, *ink });
}
