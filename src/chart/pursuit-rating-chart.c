/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-rating-chart.h"

#include <math.h>

/* All in heights of the body font. */
#define LEAST_WIDTH 20 /* on a screen */
#define ROW_HEIGHT 2.0
#define BAR_HEIGHT 0.75
#define LABEL_GAP 0.9
#define NOTE_GAP 0.4
#define NUMBER_GAP 0.5
#define NUMBER_WIDTH 1.0
#define DISC_RADIUS 0.42
#define RING_WIDTH 0.17
#define GAP_WIDTH 0.3
#define TICK_LENGTH 0.2

#define LABEL_MAX_SHARE 0.55
#define NOTE_SCALE 0.88

/* What the chart of a report shows. */
typedef struct
{
  PursuitRatingRow *rows;
  guint n_rows;
  PursuitRatingForm form;
} RatingData;

/* Okabe and Ito's blue and vermillion; on a dark ground the blue is lighter. */
static PursuitColor
our_color (const PursuitTheme *theme)
{
  return theme->attitudes[PURSUIT_ATTITUDE_CHAMPION];
}

static PursuitColor
their_color (const PursuitTheme *theme)
{
  return theme->attitudes[PURSUIT_ATTITUDE_OPPONENT];
}

static PursuitTextStyle
label_style (const PursuitTheme *theme)
{
  return pursuit_theme_text (theme, 1, 400, theme->text);
}

static PursuitTextStyle
note_style (const PursuitTheme *theme)
{
  return pursuit_theme_text (theme, NOTE_SCALE, 400, theme->text_dim);
}

static double
note_width (const PursuitTheme *theme, PursuitCanvas *canvas, const char *note)
{
  PursuitTextStyle style = note_style (theme);

  return note != NULL ? NOTE_GAP * theme->font_size + pursuit_canvas_measure (canvas, &style, note).width : 0;
}

static double
measure_labels (const PursuitRatingLayout *layout, PursuitCanvas *canvas)
{
  PursuitTextStyle style = label_style (&layout->theme);
  double widest = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    {
      double width = pursuit_canvas_measure (canvas, &style, layout->rows[i].label).width +
                     note_width (&layout->theme, canvas, layout->rows[i].note);
      widest = MAX (widest, width);
    }
  return MIN (ceil (widest), layout->width * LABEL_MAX_SHARE);
}

PursuitRatingLayout *
pursuit_rating_chart_layout (const PursuitRatingRow *rows,
                             guint n_rows,
                             PursuitRatingForm form,
                             double width,
                             const PursuitTheme *theme,
                             PursuitCanvas *canvas)
{
  g_return_val_if_fail (rows != NULL || n_rows == 0, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  PursuitRatingLayout *layout = g_new0 (PursuitRatingLayout, 1);
  double em = theme->font_size;

  layout->theme = *theme;
  layout->form = form;
  layout->width = width;
  layout->n_rows = n_rows;
  layout->row_height = ROW_HEIGHT * em;
  layout->rows = g_memdup2 (rows, n_rows * sizeof *rows);
  layout->places = g_new0 (PursuitRatingPlace, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      layout->rows[i].label = g_strdup (rows[i].label);
      layout->rows[i].note = g_strdup (rows[i].note);
    }
  layout->label_width = measure_labels (layout, canvas);

  /* a disc at the end of the scale stays inside, and a bar has its number behind it */
  double left = layout->label_width + LABEL_GAP * em + (form == PURSUIT_RATING_BARS ? 0 : DISC_RADIUS * em);
  double right =
      width - (form == PURSUIT_RATING_BARS ? NUMBER_GAP + NUMBER_WIDTH : DISC_RADIUS + RING_WIDTH) * em;
  for (guint i = 0; i < n_rows; i++)
    layout->places[i] = (PursuitRatingPlace){ (i + 0.5) * layout->row_height, left, MAX (right - left, em) };
  layout->height = n_rows * layout->row_height;
  return layout;
}

void
pursuit_rating_layout_free (PursuitRatingLayout *layout)
{
  if (layout == NULL)
    return;
  for (guint i = 0; i < layout->n_rows; i++)
    {
      g_free ((char *) layout->rows[i].label);
      g_free ((char *) layout->rows[i].note);
    }
  g_free (layout->rows);
  g_free (layout->places);
  g_free (layout);
}

double
pursuit_rating_place_x (const PursuitRatingPlace *place, int points)
{
  g_return_val_if_fail (place != NULL, 0);

  return place->left + place->width * points / PURSUIT_RATING_MAX;
}

/* The name, and what stands behind it at the right of the column. */
static void
draw_words (const PursuitRatingLayout *layout, PursuitCanvas *canvas, guint index)
{
  const PursuitRatingRow *row = &layout->rows[index];
  PursuitTextStyle label = label_style (&layout->theme), note = note_style (&layout->theme);
  double taken = note_width (&layout->theme, canvas, row->note);

  label.max_width = MAX (layout->label_width - taken, 1);
  note.align = PURSUIT_ALIGN_END;
  pursuit_canvas_text_middle (canvas, &label, 0, layout->places[index].y, row->label);
  if (row->note != NULL)
    pursuit_canvas_text_middle (canvas, &note, layout->label_width, layout->places[index].y, row->note);
}

static void
draw_scale (const PursuitRatingLayout *layout, PursuitCanvas *canvas, guint index)
{
  const PursuitRatingPlace *place = &layout->places[index];
  PursuitPaint line = { .stroke = layout->theme.line_faint, .stroke_width = 1 };
  double tick = TICK_LENGTH * layout->theme.font_size;

  pursuit_canvas_line (canvas, place->left, place->y, place->left + place->width, place->y, &line);
  for (int points = 0; points <= PURSUIT_RATING_MAX; points++)
    {
      double x = pursuit_rating_place_x (place, points);
      pursuit_canvas_line (canvas, x, place->y - tick, x, place->y + tick, &line);
    }
}

static void
draw_bar (const PursuitRatingLayout *layout, PursuitCanvas *canvas, guint index)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitRatingPlace *place = &layout->places[index];
  int points = layout->rows[index].ours;
  double em = theme->font_size, height = BAR_HEIGHT * em;
  PursuitPaint fill = { .fill = our_color (theme) };
  PursuitTextStyle number =
      pursuit_theme_text (theme, 1, 600, points == PURSUIT_RATING_NONE ? theme->text_dim : theme->text);
  g_autofree char *text = points == PURSUIT_RATING_NONE ? g_strdup ("–") : g_strdup_printf ("%d", points);

  number.align = PURSUIT_ALIGN_END;
  if (points > 0)
    pursuit_canvas_rect (canvas, place->left, place->y - height / 2,
                         pursuit_rating_place_x (place, points) - place->left, height, height / 5, &fill);
  pursuit_canvas_text_middle (canvas, &number, layout->width, place->y, text);
}

static void
draw_dumbbell (const PursuitRatingLayout *layout, PursuitCanvas *canvas, guint index)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitRatingRow *row = &layout->rows[index];
  const PursuitRatingPlace *place = &layout->places[index];
  double em = theme->font_size;
  gboolean both = row->ours != PURSUIT_RATING_NONE && row->theirs != PURSUIT_RATING_NONE;
  PursuitPaint gap = { .stroke = row->ours >= row->theirs ? our_color (theme) : their_color (theme),
                       .stroke_width = GAP_WIDTH * em };
  PursuitPaint disc = { .fill = our_color (theme) };
  PursuitPaint ring = { .fill = theme->card, .stroke = their_color (theme), .stroke_width = RING_WIDTH * em };

  if (both && row->ours != row->theirs)
    pursuit_canvas_line (canvas, pursuit_rating_place_x (place, row->theirs), place->y,
                         pursuit_rating_place_x (place, row->ours), place->y, &gap);
  if (row->theirs != PURSUIT_RATING_NONE)
    {
      /* around our disc where both are equal, so that both can be seen */
      double radius = (both && row->ours == row->theirs ? 1.35 : 1) * DISC_RADIUS * em;
      pursuit_canvas_arc (canvas, pursuit_rating_place_x (place, row->theirs), place->y,
                          radius - RING_WIDTH * em / 2, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &ring);
    }
  if (row->ours != PURSUIT_RATING_NONE)
    {
      double radius = (both && row->ours == row->theirs ? 0.75 : 1) * DISC_RADIUS * em;
      pursuit_canvas_arc (canvas, pursuit_rating_place_x (place, row->ours), place->y, radius, 0, 2 * G_PI);
      pursuit_canvas_paint (canvas, &disc);
    }
}

void
pursuit_rating_chart_draw (const PursuitRatingLayout *layout, PursuitCanvas *canvas)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  for (guint i = 0; i < layout->n_rows; i++)
    {
      draw_words (layout, canvas, i);
      draw_scale (layout, canvas, i);
      if (layout->form == PURSUIT_RATING_BARS)
        draw_bar (layout, canvas, i);
      else
        draw_dumbbell (layout, canvas, i);
    }
}

int
pursuit_rating_chart_hit (const PursuitRatingLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  if (x < 0 || x >= layout->width || y < 0 || y >= layout->height)
    return -1;
  return (int) (y / layout->row_height);
}

/* As a chart of a report */

static gpointer
lay_out (gconstpointer data, double width, double height, const PursuitTheme *theme, PursuitCanvas *canvas)
{
  const RatingData *rating = data;

  return pursuit_rating_chart_layout (rating->rows, rating->n_rows, rating->form, width, theme, canvas);
}

static void
free_data (gpointer data)
{
  g_free (((RatingData *) data)->rows);
  g_free (data);
}

static const PursuitChartKind RATING_KIND = {
  .least_width = LEAST_WIDTH,
  .lay_out = lay_out,
  .height_offset = G_STRUCT_OFFSET (PursuitRatingLayout, height),
  .draw = (PursuitChartDraw) pursuit_rating_chart_draw,
  .free_layout = (GDestroyNotify) pursuit_rating_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_rating_chart_new (const PursuitRatingRow *rows,
                          guint n_rows,
                          PursuitRatingForm form,
                          const char *words)
{
  g_return_val_if_fail ((rows != NULL || n_rows == 0) && words != NULL, NULL);

  RatingData *rating = g_new0 (RatingData, 1);
  PursuitChart *self = pursuit_chart_new (&RATING_KIND, rating);

  *rating = (RatingData){ g_memdup2 (rows, n_rows * sizeof *rows), n_rows, form };
  for (guint i = 0; i < n_rows; i++)
    {
      rating->rows[i].label = pursuit_chart_keep (self, rows[i].label);
      rating->rows[i].note = pursuit_chart_keep (self, rows[i].note);
    }
  pursuit_chart_set_words (self, words);
  return self;
}
