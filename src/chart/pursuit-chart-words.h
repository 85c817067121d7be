/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-canvas.h"

G_BEGIN_DECLS

/* The words of a chart, placed when it is laid out and written when it is drawn. */

GArray *
pursuit_chart_words_new (void);
void
pursuit_chart_words_add (GArray *self, PursuitTextStyle style, double x, double y, const char *text);
void
pursuit_chart_words_draw (GArray *self, PursuitCanvas *canvas);

G_END_DECLS
