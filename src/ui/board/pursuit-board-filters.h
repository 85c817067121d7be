/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BOARD_FILTERS (pursuit_board_filters_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBoardFilters, pursuit_board_filters, PURSUIT, BOARD_FILTERS, AdwBin)

void
pursuit_board_filters_set_session (PursuitBoardFilters *self, PursuitSession *session);
gboolean
pursuit_board_filters_is_set (PursuitBoardFilters *self);
void
pursuit_board_filters_clear (PursuitBoardFilters *self);
void
pursuit_board_filters_apply (PursuitBoardFilters *self, PursuitListSpec *deals);
void
pursuit_board_filters_show_clear (PursuitBoardFilters *self, gboolean show);
const char *
pursuit_board_filters_get_view (PursuitBoardFilters *self);
void
pursuit_board_filters_set_view (PursuitBoardFilters *self, const char *view);
gboolean
pursuit_board_filters_get_by_drift (PursuitBoardFilters *self);

G_END_DECLS
