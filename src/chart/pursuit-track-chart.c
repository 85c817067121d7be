/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-track-chart.h"

#include <math.h>

/* All in heights of the body font. */
#define LEAST_WIDTH 24 /* on a screen */
#define ROW_HEIGHT 2.7
#define ROW_GAP 0.45
#define LABEL_GAP 1.2
#define TIP 0.8
#define CHEVRON_GAP 0.3
#define PADDING 0.35
#define LINE_SHIFT 0.6

#define LABEL_MAX_SHARE 0.2
#define TEXT_SCALE 0.95
#define SMALL_SCALE 0.85

/* What the chart of a report shows. */
typedef struct
{
  PursuitTrackRow *rows;
  guint n_rows;
} TrackData;

static PursuitTextStyle
label_style (const PursuitTrackLayout *layout, PursuitColor color)
{
  return pursuit_theme_text (&layout->theme, 1, 700, color);
}

static PursuitTextStyle
note_style (const PursuitTrackLayout *layout)
{
  return pursuit_theme_text (&layout->theme, SMALL_SCALE, 400, layout->theme.text_dim);
}

static PursuitColor
side_color (const PursuitTheme *theme, PursuitTrackSide side)
{
  return side == PURSUIT_TRACK_BUYING ? theme->series[PURSUIT_SERIES_WON] : theme->accent;
}

/* @color so that it can be read on the card. */
static PursuitColor
ink (const PursuitTheme *theme, PursuitColor color)
{
  gboolean dark = theme->kind == PURSUIT_THEME_DARK;

  return pursuit_color_mix (color, pursuit_color_from_hex (dark ? 0xffffff : 0x000000), dark ? 0.5 : 0.35);
}

/* @color so that white can be read on it. */
static PursuitColor
ground (const PursuitTheme *theme, PursuitColor color)
{
  return pursuit_color_mix (color, pursuit_color_from_hex (0x000000),
                            theme->kind == PURSUIT_THEME_DARK ? 0.35 : 0.18);
}

static void
copy_rows (PursuitTrackLayout *layout, const PursuitTrackRow *rows)
{
  for (guint i = 0; i < layout->n_rows; i++)
    {
      PursuitTrackStep *steps = g_new0 (PursuitTrackStep, rows[i].n_steps);

      for (guint k = 0; k < rows[i].n_steps; k++)
        {
          steps[k] = rows[i].steps[k];
          steps[k].name = g_strdup (rows[i].steps[k].name);
          steps[k].note = g_strdup (rows[i].steps[k].note);
        }
      layout->rows[i] = rows[i];
      layout->rows[i].label = g_strdup (rows[i].label);
      layout->rows[i].note = g_strdup (rows[i].note);
      layout->rows[i].steps = steps;
    }
}

void
pursuit_track_layout_free (PursuitTrackLayout *layout)
{
  if (layout == NULL)
    return;
  for (guint i = 0; i < layout->n_rows; i++)
    {
      for (guint k = 0; k < layout->rows[i].n_steps; k++)
        {
          g_free ((char *) layout->rows[i].steps[k].name);
          g_free ((char *) layout->rows[i].steps[k].note);
        }
      g_free ((PursuitTrackStep *) layout->rows[i].steps);
      g_free ((char *) layout->rows[i].label);
      g_free ((char *) layout->rows[i].note);
      g_free (layout->places[i]);
    }
  g_free (layout->rows);
  g_free (layout->places);
  g_free (layout);
}

static double
text_width (PursuitCanvas *canvas, PursuitTextStyle style, const char *text)
{
  return text != NULL ? pursuit_canvas_measure (canvas, &style, text).width : 0;
}

/* The room at the left for the names of the two sides. */
static double
measure_labels (const PursuitTrackLayout *layout, PursuitCanvas *canvas)
{
  double widest = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    {
      widest =
          MAX (widest, text_width (canvas, label_style (layout, layout->theme.text), layout->rows[i].label));
      widest = MAX (widest, text_width (canvas, note_style (layout), layout->rows[i].note));
    }
  return MIN (widest, layout->width * LABEL_MAX_SHARE);
}

static void
place_row (PursuitTrackLayout *layout, guint row)
{
  double em = layout->theme.font_size;
  double left = layout->label_width + LABEL_GAP * em;
  guint n = layout->rows[row].n_steps;
  double pitch = n > 0 ? MAX (layout->width - left, 0) / n : 0;

  layout->places[row] = g_new0 (PursuitTrackPlace, n);
  for (guint i = 0; i < n; i++)
    {
      PursuitTrackPlace *place = &layout->places[row][i];

      place->x = left + i * pitch;
      place->y = row * (ROW_HEIGHT + ROW_GAP) * em;
      place->height = ROW_HEIGHT * em;
      place->tip = MIN (TIP * em, pitch / 4);
      /* the tip reaches into the notch of the next one, all but the gap between them */
      place->width = i + 1 < n ? MAX (pitch + place->tip - CHEVRON_GAP * em, place->tip) : pitch;
    }
}

PursuitTrackLayout *
pursuit_track_chart_layout (const PursuitTrackRow *rows,
                            guint n_rows,
                            double width,
                            const PursuitTheme *theme,
                            PursuitCanvas *canvas)
{
  PursuitTrackLayout *layout;

  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  layout = g_new0 (PursuitTrackLayout, 1);
  layout->theme = *theme;
  layout->width = width;
  layout->n_rows = n_rows;
  layout->rows = g_new0 (PursuitTrackRow, n_rows);
  layout->places = g_new0 (PursuitTrackPlace *, n_rows);
  copy_rows (layout, rows);
  layout->label_width = measure_labels (layout, canvas);
  layout->height = n_rows > 0 ? (n_rows * (ROW_HEIGHT + ROW_GAP) - ROW_GAP) * theme->font_size : 0;
  for (guint i = 0; i < n_rows; i++)
    place_row (layout, i);
  return layout;
}

static void
draw_shape (const PursuitTrackLayout *layout, PursuitCanvas *canvas, guint row, guint step, gboolean selected)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitTrackPlace *place = &layout->places[row][step];
  PursuitColor color = side_color (theme, layout->rows[row].side);
  PursuitTrackState state = layout->rows[row].steps[step].state;
  double right = place->x + place->width, bottom = place->y + place->height;
  double middle = place->y + place->height / 2;
  double corners[] = {
    place->x, place->y, right - place->tip,    place->y, right, middle, right - place->tip, bottom,
    place->x, bottom,   place->x + place->tip, middle,
  };
  PursuitPaint paint = { 0 };

  paint.fill = state == PURSUIT_TRACK_CURRENT ? ground (theme, color)
               : state == PURSUIT_TRACK_PAST  ? pursuit_color_mix (theme->card, color, 0.22)
                                              : theme->chip;
  if (selected)
    {
      paint.stroke = theme->text;
      paint.stroke_width = theme->font_size * 0.14;
      paint.round_caps = TRUE;
    }
  pursuit_canvas_polygon (canvas, corners, 6, &paint);
}

/*
 * On one line where it fits; else the note gets a line of its own, or the name is broken in two: a name that
 * ends in an ellipsis is the last resort.
 */
static void
draw_words (const PursuitTrackLayout *layout, PursuitCanvas *canvas, guint row, guint step)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitTrackPlace *place = &layout->places[row][step];
  const PursuitTrackStep *words = &layout->rows[row].steps[step];
  gboolean current = words->state == PURSUIT_TRACK_CURRENT;
  PursuitColor color = current ? theme->text_on_fill
                       : words->state == PURSUIT_TRACK_PAST
                           ? ink (theme, side_color (theme, layout->rows[row].side))
                           : theme->text_dim;
  PursuitTextStyle style = pursuit_theme_text (theme, TEXT_SCALE, current ? 700 : 400, color);
  double em = theme->font_size, middle = place->y + place->height / 2;
  double x = place->x + (place->width + place->tip) / 2;
  double room = MAX (place->width - 2 * place->tip - 2 * PADDING * em, 1);
  g_autofree char *line =
      words->note != NULL ? g_strconcat (words->name, " · ", words->note, NULL) : g_strdup (words->name);

  x -= place->tip / 2;
  style.align = PURSUIT_ALIGN_CENTER;
  if (text_width (canvas, style, line) <= room)
    {
      pursuit_canvas_text_middle (canvas, &style, x, middle, line);
      return;
    }
  style.size = em * SMALL_SCALE;
  style.max_width = room;
  if (words->note != NULL)
    {
      pursuit_canvas_text_middle (canvas, &style, x, middle - LINE_SHIFT * em, words->name);
      pursuit_canvas_text_middle (canvas, &style, x, middle + LINE_SHIFT * em, words->note);
      return;
    }
  style.max_lines = 2;
  pursuit_canvas_text_middle (canvas, &style, x, middle, line);
}

static void
draw_label (const PursuitTrackLayout *layout, PursuitCanvas *canvas, guint row)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitTrackRow *words = &layout->rows[row];
  PursuitTextStyle label = label_style (layout, ink (theme, side_color (theme, words->side)));
  PursuitTextStyle note = note_style (layout);
  double em = theme->font_size;
  double middle = (row * (ROW_HEIGHT + ROW_GAP) + ROW_HEIGHT / 2) * em;
  double shift = words->note != NULL ? LINE_SHIFT * em : 0;

  label.max_width = note.max_width = MAX (layout->label_width + em / 2, 1);
  pursuit_canvas_text_middle (canvas, &label, 0, middle - shift, words->label);
  if (words->note != NULL)
    pursuit_canvas_text_middle (canvas, &note, 0, middle + shift, words->note);
}

void
pursuit_track_chart_draw (const PursuitTrackLayout *layout, PursuitCanvas *canvas, int row, int step)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  for (guint i = 0; i < layout->n_rows; i++)
    {
      draw_label (layout, canvas, i);
      for (guint k = 0; k < layout->rows[i].n_steps; k++)
        {
          draw_shape (layout, canvas, i, k, (int) i == row && (int) k == step);
          draw_words (layout, canvas, i, k);
        }
    }
}

int
pursuit_track_chart_hit (const PursuitTrackLayout *layout, double x, double y, int *row)
{
  g_return_val_if_fail (layout != NULL && row != NULL, -1);

  *row = -1;
  for (guint i = 0; i < layout->n_rows; i++)
    for (guint k = 0; k < layout->rows[i].n_steps; k++)
      {
        const PursuitTrackPlace *place = &layout->places[i][k];
        double inset; /* how far both sides lie from the tip's and the notch's points at this height */

        if (y < place->y || y >= place->y + place->height)
          continue;
        inset = place->tip * fabs (2 * (y - place->y) / place->height - 1);
        if (x >= place->x + place->tip - inset && x < place->x + place->width - inset)
          {
            *row = (int) i;
            return (int) k;
          }
      }
  return -1;
}

/* As a chart of a report */

static gpointer
lay_out (gconstpointer data, double width, double height, const PursuitTheme *theme, PursuitCanvas *canvas)
{
  const TrackData *tracks = data;

  return pursuit_track_chart_layout (tracks->rows, tracks->n_rows, width, theme, canvas);
}

static void
draw (gconstpointer layout, PursuitCanvas *canvas)
{
  pursuit_track_chart_draw (layout, canvas, -1, -1);
}

static void
free_data (gpointer data)
{
  TrackData *tracks = data;

  for (guint i = 0; i < tracks->n_rows; i++)
    g_free ((gpointer) tracks->rows[i].steps);
  g_free (tracks->rows);
  g_free (tracks);
}

static const PursuitChartKind TRACK_KIND = {
  .least_width = LEAST_WIDTH,
  .lay_out = lay_out,
  .height_offset = G_STRUCT_OFFSET (PursuitTrackLayout, height),
  .draw = draw,
  .free_layout = (GDestroyNotify) pursuit_track_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_track_chart_new (const PursuitTrackRow *rows, guint n_rows, const char *words)
{
  g_return_val_if_fail ((rows != NULL || n_rows == 0) && words != NULL, NULL);

  TrackData *tracks = g_new0 (TrackData, 1);
  PursuitChart *self = pursuit_chart_new (&TRACK_KIND, tracks);

  tracks->n_rows = n_rows;
  tracks->rows = g_memdup2 (rows, n_rows * sizeof *rows);
  for (guint i = 0; i < n_rows; i++)
    {
      PursuitTrackStep *steps = g_memdup2 (rows[i].steps, rows[i].n_steps * sizeof *steps);

      for (guint k = 0; k < rows[i].n_steps; k++)
        {
          steps[k].name = pursuit_chart_keep (self, steps[k].name);
          steps[k].note = pursuit_chart_keep (self, steps[k].note);
        }
      tracks->rows[i].steps = steps;
      tracks->rows[i].label = pursuit_chart_keep (self, rows[i].label);
      tracks->rows[i].note = pursuit_chart_keep (self, rows[i].note);
    }
  pursuit_chart_set_words (self, words);
  return self;
}
