/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-board.h"
#include "pursuit-deal-card.h"
#include "pursuit-drag-escape.h"
#include "pursuit-session-spine.h"

G_BEGIN_DECLS

/* Shared by pursuit-board.c (the columns), pursuit-board-move.c (where a lifted deal would land),
 * pursuit-board-drag.c (lifting it with the pointer) and pursuit-board-keys.c (with the keyboard). */

typedef enum
{
  MOVE_NONE,
  MOVE_DRAGGING, /* with the pointer */
  MOVE_LIFTED,   /* with the keyboard */
  MOVE_SETTLING, /* asked for; the place stays open until the deal stands there */
} MoveState;

enum
{
  PURSUIT_BOARD_N_ZONES = 3
};

struct _PursuitBoard
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkBox *box;
  GtkRevealer *zones;
  GtkWidget *won_zone;
  GtkWidget *lost_zone;
  GtkWidget *postpone_zone;

  PursuitCardStyle *style;
  PursuitDay today;
  GPtrArray *columns; /* of PursuitBoardColumn, children of box */

  MoveState state;
  PursuitDeal *deal; /* being moved */
  GPtrArray *checks; /* (nullable): PursuitStepCheck: what stands against moving it; not known at once */
  PursuitBoardColumn *target;  /* where the place is open; %NULL when it is nowhere */
  PursuitDragEscape *escape;   /* while dragging */
  int zone;                    /* under the pointer, -1 for none */
  double pointer_x, pointer_y; /* while dragging */
  guint tick;                  /* scrolls at the edges while dragging */
  guint settle_source;
};

/* The board's own signals, in the order of their ids. */
enum
{
  PURSUIT_BOARD_ACTIVATE_DEAL,
  PURSUIT_BOARD_LIFT_DEAL,
  PURSUIT_BOARD_MOVE_DEAL,
  PURSUIT_BOARD_CLOSE_DEAL,
  PURSUIT_BOARD_DELETE_DEAL,
  PURSUIT_BOARD_MENU,
  PURSUIT_BOARD_N_SIGNALS
};

void
pursuit_board_emit (PursuitBoard *self, guint signal, ...);

PursuitDealCard *
pursuit_board_get_card_at (PursuitBoard *self, double x, double y);
gboolean
pursuit_board_find_column (PursuitBoard *self, PursuitBoardColumn *column, guint *index);
void
pursuit_board_show_column (PursuitBoard *self, PursuitBoardColumn *column);

void
pursuit_board_lift (PursuitBoard *self, PursuitDeal *deal, MoveState state);
void
pursuit_board_open_place (PursuitBoard *self, PursuitBoardColumn *column, guint position);
void
pursuit_board_close_place (PursuitBoard *self);
gboolean
pursuit_board_is_forbidden (PursuitBoard *self);
char *
pursuit_board_word_place (PursuitBoard *self);
gboolean
pursuit_board_drop (PursuitBoard *self);
void
pursuit_board_put_back (PursuitBoard *self);

void
pursuit_board_init_drag (PursuitBoard *self);
void
pursuit_board_init_keys (PursuitBoard *self);

G_END_DECLS
