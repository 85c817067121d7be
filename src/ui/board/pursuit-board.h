/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-board-column.h"
#include "pursuit-deal.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BOARD (pursuit_board_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBoard, pursuit_board, PURSUIT, BOARD, GtkWidget)

/**
 * PursuitBoardDealsFunc:
 *
 * Returns: (transfer full): the list of #PursuitDeal in @stage, in the order of their positions
 */
typedef GListModel *(*PursuitBoardDealsFunc) (PursuitStage *stage, gpointer user_data);

GtkWidget *
pursuit_board_new (void);
void
pursuit_board_set_today (PursuitBoard *self, PursuitDay today);
void
pursuit_board_set_stages (PursuitBoard *self,
                          GPtrArray *stages,
                          PursuitBoardDealsFunc func,
                          gpointer user_data);

guint
pursuit_board_get_n_columns (PursuitBoard *self);
PursuitBoardColumn *
pursuit_board_get_column (PursuitBoard *self, guint index);
gboolean
pursuit_board_focus_place (PursuitBoard *self, guint column, guint position);
PursuitDeal *
pursuit_board_get_focus_deal (PursuitBoard *self);

void
pursuit_board_finish_move (PursuitBoard *self, gboolean done);
void
pursuit_board_set_by_drift (PursuitBoard *self, gboolean by_drift);
void
pursuit_board_set_checks (PursuitBoard *self, GPtrArray *checks);

G_END_DECLS
