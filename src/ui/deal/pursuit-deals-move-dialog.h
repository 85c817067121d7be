/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEALS_MOVE_DIALOG (pursuit_deals_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealsMoveDialog,
                      pursuit_deals_move_dialog,
                      PURSUIT,
                      DEALS_MOVE_DIALOG,
                      AdwWindow)

PursuitDealsMoveDialog *
pursuit_deals_move_dialog_new (PursuitTable *table, PursuitListSpec *deals, guint count, GPtrArray *stages);
void
pursuit_deals_move_dialog_choose (PursuitDealsMoveDialog *self, gint64 stage_id, const char *reason);
gboolean
pursuit_deals_move_dialog_is_checked (PursuitDealsMoveDialog *self);
void
pursuit_deals_move_dialog_move (PursuitDealsMoveDialog *self);

G_END_DECLS
