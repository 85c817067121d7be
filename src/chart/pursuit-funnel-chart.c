/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-chart.h"

/* All in heights of the body font. */
#define BAR_MIN_HEIGHT 3.2
#define BAR_MAX_HEIGHT 5.5
#define LINK_MIN_HEIGHT 2.1
#define LINK_MAX_HEIGHT 3.0
#define LABEL_GAP 2.0
#define LABEL_MAX_SHARE 0.3
#define FUNNEL_MAX_WIDTH 44.0
#define BAR_MIN_WIDTH 0.15
#define HEADLINE_SCALE 1.35
#define NOTE_SCALE 0.9
#define LEAST_WIDTH 29.0 /* narrower ones cut their words off */
#define LIKED_BAND 6.8   /* a stage and its link, when there is room */
#define LEGEND_HEIGHT 2.6
#define OUTLINE_WIDTH 0.11
#define THREE_LINES 3.8 /* the least height of a bar that says how it differs */

/* How much of a band the bar takes; the rest is for the link. */
#define BAR_SHARE 0.635

static PursuitTextStyle
name_style (const PursuitTheme *theme)
{
  return pursuit_theme_text (theme, 1.05, 600, theme->text);
}

static PursuitTextStyle
note_style (const PursuitTheme *theme)
{
  return pursuit_theme_text (theme, NOTE_SCALE, 400, theme->text_dim);
}

static PursuitTextStyle
headline_style (const PursuitTheme *theme, PursuitColor color)
{
  return pursuit_theme_text (theme, HEADLINE_SCALE, 700, color);
}

static PursuitTextStyle
detail_style (const PursuitTheme *theme, PursuitColor color)
{
  return pursuit_theme_text (theme, 0.95, 400, color);
}

static double
text_width (PursuitCanvas *canvas, PursuitTextStyle style, const char *text)
{
  return text != NULL ? pursuit_canvas_measure (canvas, &style, text).width : 0;
}

static void
copy_bars (PursuitFunnelLayout *layout, const PursuitFunnelBar *bars)
{
  for (guint i = 0; i < layout->n_bars; i++)
    {
      PursuitFunnelBar *bar = &layout->bars[i];

      *bar = bars[i];
      bar->name = g_strdup (bars[i].name);
      bar->note = g_strdup (bars[i].note);
      bar->headline = g_strdup (bars[i].headline);
      bar->detail = g_strdup (bars[i].detail);
      bar->link = g_strdup (bars[i].link);
      bar->change = g_strdup (bars[i].change);
    }
}

void
pursuit_funnel_layout_free (PursuitFunnelLayout *layout)
{
  if (layout == NULL)
    return;
  for (guint i = 0; i < layout->n_bars; i++)
    {
      g_free ((char *) layout->bars[i].name);
      g_free ((char *) layout->bars[i].note);
      g_free ((char *) layout->bars[i].headline);
      g_free ((char *) layout->bars[i].detail);
      g_free ((char *) layout->bars[i].link);
      g_free ((char *) layout->bars[i].change);
    }
  g_free (layout->compared);
  g_free (layout->bars);
  g_free (layout->places);
  g_free (layout);
}

/* The room at the left for the names and notes. */
static double
measure_labels (const PursuitFunnelLayout *layout, PursuitCanvas *canvas)
{
  double widest = 0;

  for (guint i = 0; i < layout->n_bars; i++)
    {
      widest = MAX (widest, text_width (canvas, name_style (&layout->theme), layout->bars[i].name));
      widest = MAX (widest, text_width (canvas, note_style (&layout->theme), layout->bars[i].note));
      widest = MAX (widest, text_width (canvas, note_style (&layout->theme), layout->bars[i].change));
    }
  return MIN (widest, layout->width * LABEL_MAX_SHARE);
}

static gboolean
words_fit (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitFunnelBar *bar = &layout->bars[i];
  const PursuitFunnelBarPlace *place = &layout->places[i];
  double fit_upper = place->upper * 0.65 + place->lower * 0.35; /* the width where the headline stands */
  double fit_lower = place->upper * 0.3 + place->lower * 0.7;
  double margin = layout->theme.font_size;

  return text_width (canvas, headline_style (&layout->theme, layout->theme.text), bar->headline) + margin <=
             fit_upper &&
         text_width (canvas, detail_style (&layout->theme, layout->theme.text), bar->detail) + margin <=
             fit_lower;
}

/* Where words begin that stand beside a bar: behind the outline too, if there is room. */
static double
find_text_x (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitFunnelBar *bar = &layout->bars[i];
  const PursuitFunnelBarPlace *place = &layout->places[i];
  double gap = layout->theme.font_size * 0.6;
  double behind = place->center + MAX (place->upper, place->upper_before) / 2 + gap;
  double width = MAX (text_width (canvas, headline_style (&layout->theme, layout->theme.text), bar->headline),
                      text_width (canvas, detail_style (&layout->theme, layout->theme.text), bar->detail));

  return behind + width <= layout->width ? behind : place->center + place->upper / 2 + gap;
}

static double
share (double part, double whole)
{
  return whole > 0 ? CLAMP (part / whole, 0, 1) : 0;
}

/* The last bar has no link under it: n bars and n − 1 links fill the height, as far as they may. What one of
 * them cannot give, the other does. */
static void
share_height (guint n_bars,
              double height,
              double em,
              double least_bar,
              double *bar_height,
              double *link_height)
{
  double band = n_bars > 0 ? height / (n_bars - 1 + BAR_SHARE) : 0;
  double too_high;

  *bar_height = CLAMP (band * BAR_SHARE, least_bar, BAR_MAX_HEIGHT * em);
  *link_height = CLAMP (band * (1 - BAR_SHARE), LINK_MIN_HEIGHT * em, LINK_MAX_HEIGHT * em);
  if (n_bars < 2)
    return;
  too_high = n_bars * *bar_height + (n_bars - 1) * *link_height - height;
  if (too_high > 0)
    *bar_height = MAX (*bar_height - too_high / n_bars, least_bar);
  too_high = n_bars * *bar_height + (n_bars - 1) * *link_height - height;
  if (too_high > 0)
    *link_height = MAX (*link_height - too_high / (n_bars - 1), LINK_MIN_HEIGHT * em);
}

/* Where the bar @i lies whose top is known; @scale: user units a deal. */
static void
place_bar (PursuitFunnelLayout *layout, guint i, double scale)
{
  const PursuitFunnelBar *bar = &layout->bars[i];
  PursuitFunnelBarPlace *place = &layout->places[i];
  double arrived = MAX (bar->arrived, 0), thin = BAR_MIN_WIDTH * layout->theme.font_size;

  place->upper = MAX (arrived * scale, thin);
  place->lower = MAX (place->upper * share (bar->went_on, arrived), thin);
  place->middle = MAX (place->upper * share (bar->went_on + bar->stayed, arrived), place->lower);
  if (layout->compared == NULL)
    return;
  place->upper_before = MAX (MAX (bar->arrived_before, 0) * scale, thin);
  place->lower_before = MAX (place->upper_before * share (bar->went_on_before, bar->arrived_before), thin);
}

PursuitFunnelLayout *
pursuit_funnel_chart_layout (const PursuitFunnelBar *bars,
                             guint n_bars,
                             const char *compared,
                             double width,
                             double height,
                             const PursuitTheme *theme,
                             PursuitCanvas *canvas)
{
  PursuitFunnelLayout *layout;
  double em, bar_height, link_height, legend_height, funnel_width, left, most = 0;

  g_return_val_if_fail (bars != NULL || n_bars == 0, NULL);
  g_return_val_if_fail (theme != NULL && canvas != NULL, NULL);

  layout = g_new0 (PursuitFunnelLayout, 1);
  layout->theme = *theme;
  layout->width = width;
  layout->n_bars = n_bars;
  layout->bars = g_new0 (PursuitFunnelBar, n_bars);
  layout->places = g_new0 (PursuitFunnelBarPlace, n_bars);
  layout->compared = g_strdup (compared);
  copy_bars (layout, bars);

  em = theme->font_size;
  layout->label_width = measure_labels (layout, canvas);
  left = layout->label_width + LABEL_GAP * em;
  funnel_width = CLAMP (width - left, 0, FUNNEL_MAX_WIDTH * em);
  legend_height = compared != NULL ? LEGEND_HEIGHT * em : 0;
  share_height (n_bars, height - legend_height, em, (compared != NULL ? THREE_LINES : BAR_MIN_HEIGHT) * em,
                &bar_height, &link_height);
  layout->compared_top = n_bars > 0 ? n_bars * bar_height + (n_bars - 1) * link_height : 0;
  layout->height = layout->compared_top + legend_height;

  for (guint i = 0; i < n_bars; i++)
    most = MAX (most, compared != NULL ? MAX (bars[i].arrived, bars[i].arrived_before) : bars[i].arrived);
  for (guint i = 0; i < n_bars; i++)
    {
      PursuitFunnelBarPlace *place = &layout->places[i];

      place->top = i * (bar_height + link_height);
      place->height = bar_height;
      place->band_height = i + 1 < n_bars ? bar_height + link_height : bar_height;
      place->center = left + (width - left) / 2;
      place_bar (layout, i, most > 0 ? funnel_width / most : 0);
      place->text_beside = !words_fit (layout, canvas, i);
      place->text_x = place->text_beside ? find_text_x (layout, canvas, i) : place->center;
    }
  return layout;
}

/* The stages' blues from the first to the last; a won stage is green. */
static PursuitColor
bar_color (const PursuitFunnelLayout *layout, guint i)
{
  guint n_blue = 0;

  if (layout->bars[i].won)
    return layout->theme.series[PURSUIT_SERIES_WON];
  for (guint k = 0; k < layout->n_bars; k++)
    n_blue += !layout->bars[k].won;
  return pursuit_color_mix (layout->theme.funnel_first, layout->theme.funnel_last,
                            n_blue > 1 ? MIN ((double) i / (n_blue - 1), 1) : 0);
}

/* The triangles at both sides, between @inner and @outer at the lower end and the corners of the upper one.
 */
static void
draw_sides (PursuitCanvas *canvas,
            const PursuitFunnelBarPlace *place,
            double inner,
            double outer,
            const PursuitPaint *paint)
{
  double bottom = place->top + place->height;

  if (outer - inner < 0.5)
    return;
  for (int side = -1; side <= 1; side += 2)
    {
      double corners[] = {
        place->center + side * place->upper / 2, place->top, place->center + side * outer / 2, bottom,
        place->center + side * inner / 2,        bottom,
      };

      pursuit_canvas_polygon (canvas, corners, 3, paint);
    }
}

/* Those who did not go on: pale while they are still here, hatched where they were lost. */
static void
draw_rest (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitFunnelBarPlace *place = &layout->places[i];
  gboolean light = theme->kind == PURSUIT_THEME_LIGHT;
  PursuitPaint lost = {
    .pattern = PURSUIT_PATTERN_HATCH,
    .pattern_color = pursuit_color_fade (theme->series[PURSUIT_SERIES_LOST], light ? 0.6 : 0.9),
    .pattern_step = theme->font_size * 0.6,
  };
  PursuitPaint staying = { .fill = pursuit_color_mix (theme->card, bar_color (layout, i), 0.25) };

  draw_sides (canvas, place, place->lower, place->middle, &staying);
  draw_sides (canvas, place, place->middle, place->upper, &lost);
}

static void
draw_shape (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i, gboolean selected)
{
  const PursuitFunnelBarPlace *place = &layout->places[i];
  double bottom = place->top + place->height;
  double corners[] = {
    place->center - place->upper / 2, place->top, place->center + place->upper / 2, place->top,
    place->center + place->lower / 2, bottom,     place->center - place->lower / 2, bottom,
  };
  PursuitPaint paint = { .fill = bar_color (layout, i) };

  if (selected)
    {
      paint.stroke = layout->theme.text;
      paint.stroke_width = layout->theme.font_size * 0.14;
      paint.round_caps = TRUE;
    }
  pursuit_canvas_polygon (canvas, corners, 4, &paint);
}

/* The widths of what it is compared with: dashes on a pale line, to be seen on every ground. */
static void
draw_outline_path (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, const double *corners)
{
  const PursuitTheme *theme = &layout->theme;
  double width = theme->font_size * OUTLINE_WIDTH;
  PursuitPaint ground = { .stroke = theme->card, .stroke_width = 2 * width };
  PursuitPaint dashes = {
    .stroke = theme->text, .stroke_width = width, .dash_on = 4 * width, .dash_off = 3 * width
  };

  pursuit_canvas_polygon (canvas, corners, 4, &ground);
  pursuit_canvas_polygon (canvas, corners, 4, &dashes);
}

static void
draw_outline (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitFunnelBarPlace *place = &layout->places[i];
  double bottom = place->top + place->height;
  const double corners[] = {
    place->center - place->upper_before / 2, place->top, place->center + place->upper_before / 2, place->top,
    place->center + place->lower_before / 2, bottom,     place->center - place->lower_before / 2, bottom,
  };

  draw_outline_path (layout, canvas, corners);
}

/* A narrow outline would run through the words in the bar: they stand on a piece of it without one. */
static void
clear_words (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitFunnelBar *bar = &layout->bars[i];
  const PursuitFunnelBarPlace *place = &layout->places[i];
  const PursuitTheme *theme = &layout->theme;
  double width = MAX (text_width (canvas, headline_style (theme, theme->text), bar->headline),
                      text_width (canvas, detail_style (theme, theme->text), bar->detail));
  double height = theme->font_size * (bar->detail != NULL ? 2.8 : 1.5);
  PursuitPaint ground = { .fill = bar_color (layout, i) };

  if (!place->text_beside && MIN (place->lower_before, place->upper_before) < width + theme->font_size)
    pursuit_canvas_rect (canvas, place->center - width / 2, place->top + (place->height - height) / 2, width,
                         height, 0, &ground);
}

static void
draw_legend (const PursuitFunnelLayout *layout, PursuitCanvas *canvas)
{
  double em = layout->theme.font_size, middle = layout->compared_top + LEGEND_HEIGHT * em * 0.6;
  const double corners[] = { em * 0.1, middle - em * 0.4, em * 1.6, middle - em * 0.4,
                             em * 1.6, middle + em * 0.4, em * 0.1, middle + em * 0.4 };
  PursuitTextStyle style = note_style (&layout->theme);

  style.max_width = MAX (layout->width - em * 2.2, em);
  draw_outline_path (layout, canvas, corners);
  pursuit_canvas_text_middle (canvas, &style, em * 2.2, middle, layout->compared);
}

static void
draw_words (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitFunnelBar *bar = &layout->bars[i];
  const PursuitFunnelBarPlace *place = &layout->places[i];
  PursuitColor color = place->text_beside ? theme->text : theme->text_on_fill;
  PursuitTextStyle headline = headline_style (theme, color), detail = detail_style (theme, color);
  double x = place->text_x, middle = place->top + place->height / 2;
  double shift = bar->detail != NULL ? theme->font_size * 0.75 : 0;

  if (place->text_beside)
    {
      headline.max_width = detail.max_width = MAX (layout->width - x, theme->font_size);
      detail.color = theme->text_dim;
    }
  else
    headline.align = detail.align = PURSUIT_ALIGN_CENTER;
  pursuit_canvas_text_middle (canvas, &headline, x, middle - shift, bar->headline);
  if (bar->detail != NULL)
    pursuit_canvas_text_middle (canvas, &detail, x, middle + shift, bar->detail);
}

static void
draw_label (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitFunnelBar *bar = &layout->bars[i];
  const PursuitFunnelBarPlace *place = &layout->places[i];
  PursuitTextStyle name = name_style (&layout->theme), note = note_style (&layout->theme);
  const char *const lines[] = { bar->name, bar->note, bar->change };
  double step = layout->theme.font_size * (bar->note != NULL && bar->change != NULL ? 1.2 : 1.4);
  guint n = 1 + (bar->note != NULL) + (bar->change != NULL);
  double y = place->top + place->height / 2 - step * (n - 1) / 2;

  name.max_width = note.max_width = MAX (layout->label_width + layout->theme.font_size, 1);
  for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
    if (lines[k] != NULL)
      {
        pursuit_canvas_text_middle (canvas, k == 0 ? &name : &note, 0, y, lines[k]);
        y += step;
      }
}

/* “▼ 65 % go on · 66 left” between two bars. The arrow is drawn: fonts differ in having the glyph. */
static void
draw_link (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, guint i)
{
  const PursuitTheme *theme = &layout->theme;
  const PursuitFunnelBar *bar = &layout->bars[i];
  const PursuitFunnelBarPlace *place = &layout->places[i];
  double em = theme->font_size, arrow = em * 0.75;
  double y = place->top + (place->height + place->band_height) / 2;
  PursuitTextStyle style =
      pursuit_theme_text (theme, 0.95, 600, bar->alert ? theme->warning : theme->text_dim);
  PursuitTextExtents extents = pursuit_canvas_measure (canvas, &style, bar->link);
  double width = arrow + em * 0.4 + extents.width;
  double x = place->center - width / 2;
  double corners[] = {
    x, y - arrow * 0.4, x + arrow, y - arrow * 0.4, x + arrow / 2, y + arrow * 0.45,
  };
  PursuitPaint fill = { .fill = style.color };

  if (bar->alert)
    {
      PursuitPaint frame = { .stroke = theme->warning, .stroke_width = em * 0.08 };
      double height = MIN (extents.height + em * 0.3, place->band_height - place->height - em * 0.2);

      pursuit_canvas_rect (canvas, x - em * 0.6, y - height / 2, width + em * 1.2, height, height / 2,
                           &frame);
    }
  pursuit_canvas_polygon (canvas, corners, 3, &fill);
  pursuit_canvas_text_middle (canvas, &style, x + arrow + em * 0.4, y, bar->link);
}

void
pursuit_funnel_chart_draw (const PursuitFunnelLayout *layout, PursuitCanvas *canvas, int selected)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  for (guint i = 0; i < layout->n_bars; i++)
    {
      draw_rest (layout, canvas, i);
      draw_shape (layout, canvas, i, (int) i == selected);
      if (layout->compared != NULL && layout->bars[i].arrived_before > 0)
        {
          draw_outline (layout, canvas, i);
          clear_words (layout, canvas, i);
        }
      draw_words (layout, canvas, i);
      draw_label (layout, canvas, i);
      if (layout->bars[i].link != NULL && i + 1 < layout->n_bars)
        draw_link (layout, canvas, i);
    }
  if (layout->compared != NULL && layout->n_bars > 0)
    draw_legend (layout, canvas);
}

int
pursuit_funnel_chart_hit (const PursuitFunnelLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  if (x < 0 || x >= layout->width)
    return -1;
  for (guint i = 0; i < layout->n_bars; i++)
    if (y >= layout->places[i].top && y < layout->places[i].top + layout->places[i].height)
      return i;
  return -1;
}

char *
pursuit_funnel_chart_describe (const PursuitFunnelBar *bars, guint n_bars)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (bars != NULL || n_bars == 0, NULL);

  for (guint i = 0; i < n_bars; i++)
    {
      const char *parts[] = { bars[i].headline, bars[i].change, bars[i].detail, bars[i].note, bars[i].link };

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s: ", bars[i].name);
      for (guint k = 0, n = 0; k < G_N_ELEMENTS (parts); k++)
        if (parts[k] != NULL)
          g_string_append_printf (text, "%s%s", n++ > 0 ? "; " : "", parts[k]);
    }
  return g_string_free (text, FALSE);
}

/* As a chart of a report */

typedef struct
{
  PursuitFunnelBar *bars;
  guint n_bars;
  const char *compared; /* kept by the chart */
} Data;

static void
get_heights (gconstpointer data,
             double width,
             const PursuitTheme *theme,
             PursuitCanvas *canvas,
             double *least,
             double *likes)
{
  const Data *funnel = data;
  g_autoptr (PursuitFunnelLayout) layout =
      pursuit_funnel_chart_layout (funnel->bars, funnel->n_bars, funnel->compared, width, 0, theme, canvas);

  *least = layout->height;
  *likes = (funnel->n_bars * LIKED_BAND + (funnel->compared != NULL ? LEGEND_HEIGHT : 0)) * theme->font_size;
}

static gpointer
lay_out (gconstpointer data, double width, double height, const PursuitTheme *theme, PursuitCanvas *canvas)
{
  const Data *funnel = data;

  return pursuit_funnel_chart_layout (funnel->bars, funnel->n_bars, funnel->compared, width, height, theme,
                                      canvas);
}

/* The whole row of a stage, its label included. */
static gboolean
place (gconstpointer data, guint mark, PursuitBox *box)
{
  const PursuitFunnelLayout *layout = data;
  const PursuitFunnelBarPlace *row = &layout->places[mark];

  *box = (PursuitBox){ 0, row->top, layout->width, row->top + row->height };
  return TRUE;
}

static void
free_data (gpointer data)
{
  g_free (((Data *) data)->bars);
  g_free (data);
}

static const PursuitChartKind FUNNEL_KIND = {
  .grows = TRUE,
  .least_width = LEAST_WIDTH,
  .get_heights = get_heights,
  .lay_out = lay_out,
  .height_offset = G_STRUCT_OFFSET (PursuitFunnelLayout, height),
  .draw_chosen = (PursuitChartDrawChosen) pursuit_funnel_chart_draw,
  .hit = (PursuitChartHit) pursuit_funnel_chart_hit,
  .place = place,
  .free_layout = (GDestroyNotify) pursuit_funnel_layout_free,
  .free_data = free_data,
};

PursuitChart *
pursuit_funnel_chart_new (const PursuitFunnelBar *bars, guint n_bars, const char *compared)
{
  g_return_val_if_fail (bars != NULL || n_bars == 0, NULL);

  Data *data = g_new0 (Data, 1);
  PursuitChart *chart = pursuit_chart_new (&FUNNEL_KIND, data);
  g_autofree char *lines = pursuit_funnel_chart_describe (bars, n_bars);
  g_autofree char *words = compared != NULL ? g_strjoin ("\n", lines, compared, NULL) : g_strdup (lines);

  data->bars = g_memdup2 (bars, n_bars * sizeof *bars);
  data->n_bars = n_bars;
  data->compared = pursuit_chart_keep (chart, compared);
  pursuit_chart_set_words (chart, words);
  for (guint i = 0; i < n_bars; i++)
    {
      PursuitFunnelBar *bar = &data->bars[i];
      g_autofree char *line = pursuit_funnel_chart_describe (&bars[i], 1);

      bar->name = pursuit_chart_keep (chart, bar->name);
      bar->note = pursuit_chart_keep (chart, bar->note);
      bar->headline = pursuit_chart_keep (chart, bar->headline);
      bar->detail = pursuit_chart_keep (chart, bar->detail);
      bar->link = pursuit_chart_keep (chart, bar->link);
      bar->change = pursuit_chart_keep (chart, bar->change);
      pursuit_chart_add_mark (chart, bar->id, bar->name, line);
    }
  return chart;
}
