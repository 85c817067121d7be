/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-track-chart.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TRACK_VIEW (pursuit_track_view_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTrackView, pursuit_track_view, PURSUIT, TRACK_VIEW, PursuitChartView)

void
pursuit_track_view_set_rows (PursuitTrackView *self, const PursuitTrackRow *rows, guint n_rows);
GtkWidget *
pursuit_track_view_get_button (PursuitTrackView *self, guint row, guint step);

G_END_DECLS
