/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-rating-chart.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RATING_VIEW (pursuit_rating_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRatingView, pursuit_rating_view, PURSUIT, RATING_VIEW, PursuitChartView)

GtkWidget *
pursuit_rating_view_new (PursuitRatingForm form);
void
pursuit_rating_view_add_row (PursuitRatingView *self, const PursuitRatingRow *row, const char *tooltip);
void
pursuit_rating_view_set_words (PursuitRatingView *self, const char *words);
const PursuitRatingLayout *
pursuit_rating_view_get_layout (PursuitRatingView *self);

G_END_DECLS
