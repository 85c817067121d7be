/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-chart-view.h"
#include "pursuit-line-chart.h"
#include "pursuit-score-sheet.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_HISTORY (pursuit_score_history_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScoreHistory, pursuit_score_history, PURSUIT, SCORE_HISTORY, PursuitChartView)

GtkWidget *
pursuit_score_history_new (const PursuitScoreSheet *sheet, PursuitDay today);

G_END_DECLS
