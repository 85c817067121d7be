/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-chart-words.h"

typedef struct
{
  PursuitTextStyle style;
  double x, y;
  char *text;
} Words;

static void
clear_words (gpointer data)
{
  g_free (((Words *) data)->text);
}

/** pursuit_chart_words_new: (transfer full): no words yet; freed with g_array_unref(). */
GArray *
pursuit_chart_words_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (Words));

  g_array_set_clear_func (self, clear_words);
  return self;
}

/** pursuit_chart_words_add: @y: the middle of the line, in units of the canvas as @x is. */
void
pursuit_chart_words_add (GArray *self, PursuitTextStyle style, double x, double y, const char *text)
{
  Words words = { style, x, y, g_strdup (text) };

  g_array_append_val (self, words);
}

/** pursuit_chart_words_draw: writes all of them. */
void
pursuit_chart_words_draw (GArray *self, PursuitCanvas *canvas)
{
  for (guint i = 0; i < self->len; i++)
    {
      const Words *words = &g_array_index (self, Words, i);

      pursuit_canvas_text_middle (canvas, &words->style, words->x, words->y, words->text);
    }
}
