/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-chart.h"

struct _PursuitChart
{
  gatomicrefcount ref_count;
  const PursuitChartKind *kind;
  gpointer data;
  GStringChunk *kept;
  GArray *marks; /* PursuitChartMark */
  const char *words;
};

struct _PursuitChartLayout
{
  PursuitChart *chart;
  PursuitTheme theme;
  gpointer layout;
};

PursuitChart *
pursuit_chart_new (const PursuitChartKind *kind, gpointer data)
{
  g_return_val_if_fail (kind != NULL && data != NULL, NULL);

  PursuitChart *self = g_new0 (PursuitChart, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->data = data;
  self->kept = g_string_chunk_new (512);
  self->marks = g_array_new (FALSE, FALSE, sizeof (PursuitChartMark));
  self->words = "";
  return self;
}

PursuitChart *
pursuit_chart_ref (PursuitChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pursuit_chart_unref (PursuitChart *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  self->kind->free_data (self->data);
  g_string_chunk_free (self->kept);
  g_array_unref (self->marks);
  g_free (self);
}

const char *
pursuit_chart_keep (PursuitChart *self, const char *text)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    return NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert (self->kept, valid);
}

void
pursuit_chart_set_words (PursuitChart *self, const char *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  self->words = pursuit_chart_keep (self, words);
}

void
pursuit_chart_add_mark (PursuitChart *self, gint64 id, const char *title, const char *words)
{
  g_return_if_fail (self != NULL && title != NULL && words != NULL);

  PursuitChartMark mark = { id, pursuit_chart_keep (self, title), pursuit_chart_keep (self, words) };
  g_array_append_val (self->marks, mark);
}

/** pursuit_chart_get_words: what the whole chart says, a line for each part. */
const char *
pursuit_chart_get_words (PursuitChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

guint
pursuit_chart_get_n_marks (PursuitChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

const PursuitChartMark *
pursuit_chart_get_mark (PursuitChart *self, guint mark)
{
  g_return_val_if_fail (self != NULL && mark < self->marks->len, NULL);

  return &g_array_index (self->marks, PursuitChartMark, mark);
}

gboolean
pursuit_chart_get_grows (PursuitChart *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind->grows;
}

double
pursuit_chart_get_least_width (PursuitChart *self, const PursuitTheme *theme)
{
  g_return_val_if_fail (self != NULL && theme != NULL, 0);

  return self->kind->least_width * theme->font_size;
}

void
pursuit_chart_get_heights (PursuitChart *self,
                           double width,
                           const PursuitTheme *theme,
                           PursuitCanvas *canvas,
                           double *least,
                           double *likes)
{
  g_return_if_fail (self != NULL && theme != NULL && canvas != NULL);
  g_return_if_fail (least != NULL && likes != NULL);

  *least = self->kind->least_height * theme->font_size;
  *likes = self->kind->liked_height * theme->font_size;
  if (self->kind->get_heights != NULL)
    self->kind->get_heights (self->data, width, theme, canvas, least, likes);
  else if (self->kind->least_height == 0)
    {
      g_autoptr (PursuitChartLayout) layout = pursuit_chart_lay_out (self, width, 0, theme, canvas);

      *least = pursuit_chart_layout_get_height (layout);
    }
  *likes = MAX (*least, *likes);
}

PursuitChartLayout *
pursuit_chart_lay_out (PursuitChart *self,
                       double width,
                       double height,
                       const PursuitTheme *theme,
                       PursuitCanvas *canvas)
{
  g_return_val_if_fail (self != NULL && theme != NULL && canvas != NULL, NULL);

  PursuitChartLayout *layout = g_new0 (PursuitChartLayout, 1);
  layout->chart = pursuit_chart_ref (self);
  layout->theme = *theme;
  layout->layout = self->kind->lay_out (self->data, width, height, theme, canvas);
  return layout;
}

void
pursuit_chart_layout_free (PursuitChartLayout *layout)
{
  if (layout == NULL)
    return;
  layout->chart->kind->free_layout (layout->layout);
  pursuit_chart_unref (layout->chart);
  g_free (layout);
}

/** pursuit_chart_layout_get_height: how high it has become, in user units. */
double
pursuit_chart_layout_get_height (const PursuitChartLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return G_STRUCT_MEMBER (double, layout->layout, layout->chart->kind->height_offset);
}

/** pursuit_chart_layout_draw: with its upper left corner at the canvas’ origin; @selected: a mark, or −1. */
void
pursuit_chart_layout_draw (const PursuitChartLayout *layout, PursuitCanvas *canvas, int selected)
{
  g_return_if_fail (layout != NULL && canvas != NULL);

  const PursuitChartKind *kind = layout->chart->kind;
  PursuitPaint paint = { .stroke = layout->theme.accent, .stroke_width = 2 };
  PursuitBox box;

  if (kind->draw_chosen != NULL)
    {
      kind->draw_chosen (layout->layout, canvas, selected);
      return;
    }
  kind->draw (layout->layout, canvas);
  if (selected >= 0 && kind->place != NULL && kind->place (layout->layout, (guint) selected, &box))
    pursuit_canvas_rect (canvas, box.x0 - 1, box.y0 - 1, box.x1 - box.x0 + 2, box.y1 - box.y0 + 2, 2, &paint);
}

/** pursuit_chart_layout_hit: the mark at (@x, @y), or −1; of many parts only the first may be marks. */
int
pursuit_chart_layout_hit (const PursuitChartLayout *layout, double x, double y)
{
  g_return_val_if_fail (layout != NULL, -1);

  int part = layout->chart->kind->hit != NULL ? layout->chart->kind->hit (layout->layout, x, y) : -1;
  return part < (int) layout->chart->marks->len ? part : -1;
}

/** pursuit_chart_layout_place: @box: (out): where mark @mark lies. Returns: whether it is seen at all */
gboolean
pursuit_chart_layout_place (const PursuitChartLayout *layout, guint mark, PursuitBox *box)
{
  g_return_val_if_fail (layout != NULL && box != NULL, FALSE);
  g_return_val_if_fail (mark < pursuit_chart_get_n_marks (layout->chart), FALSE);

  return layout->chart->kind->place != NULL && layout->chart->kind->place (layout->layout, mark, box);
}
