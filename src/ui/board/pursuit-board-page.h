/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-board.h"
#include "pursuit-page.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BOARD_PAGE (pursuit_board_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBoardPage, pursuit_board_page, PURSUIT, BOARD_PAGE, PursuitPage)

PursuitBoard *
pursuit_board_page_get_board (PursuitBoardPage *self);
void
pursuit_board_page_set_view (PursuitBoardPage *self, const char *view);
const char *
pursuit_board_page_get_view (PursuitBoardPage *self);

G_END_DECLS
