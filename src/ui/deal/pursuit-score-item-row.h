/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-score-sheet.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_ITEM_ROW (pursuit_score_item_row_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScoreItemRow, pursuit_score_item_row, PURSUIT, SCORE_ITEM_ROW, AdwExpanderRow)

GtkWidget *
pursuit_score_item_row_new (const PursuitScoreItem *item);
void
pursuit_score_item_row_read (PursuitScoreItemRow *self, PursuitScoreItem *item);
GtkEditable *
pursuit_score_item_row_get_name (PursuitScoreItemRow *self);

G_END_DECLS
