/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-card-style.h"
#include "pursuit-day.h"
#include "pursuit-recycler.h"
#include "pursuit-stage.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BOARD_COLUMN (pursuit_board_column_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBoardColumn, pursuit_board_column, PURSUIT, BOARD_COLUMN, GtkWidget)

GtkWidget *
pursuit_board_column_new (PursuitCardStyle *style);

void
pursuit_board_column_set_stage (PursuitBoardColumn *self, PursuitStage *stage, double share);
PursuitStage *
pursuit_board_column_get_stage (PursuitBoardColumn *self);
void
pursuit_board_column_set_deals (PursuitBoardColumn *self, GListModel *deals);
GListModel *
pursuit_board_column_get_deals (PursuitBoardColumn *self);
void
pursuit_board_column_set_today (PursuitBoardColumn *self, PursuitDay today);
PursuitRecycler *
pursuit_board_column_get_recycler (PursuitBoardColumn *self);

guint
pursuit_board_column_find_deal (PursuitBoardColumn *self, gint64 deal_id);
void
pursuit_board_column_set_lifted (PursuitBoardColumn *self, gint64 deal_id);
void
pursuit_board_column_set_gap (PursuitBoardColumn *self, guint position);
void
pursuit_board_column_set_gap_text (PursuitBoardColumn *self, const char *text, const char *css_class);
guint
pursuit_board_column_get_gap_at (PursuitBoardColumn *self, GtkWidget *widget, double x, double y);
gboolean
pursuit_board_column_autoscroll (PursuitBoardColumn *self, GtkWidget *widget, double y, double bottom);
void
pursuit_board_column_style_changed (PursuitBoardColumn *self);

G_END_DECLS
