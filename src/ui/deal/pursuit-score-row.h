/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-score-sheet.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_ROW (pursuit_score_row_get_type ())
G_DECLARE_FINAL_TYPE (PursuitScoreRow, pursuit_score_row, PURSUIT, SCORE_ROW, GtkBox)

GtkWidget *
pursuit_score_row_new (const PursuitScoreItem *item);
void
pursuit_score_row_set_points (PursuitScoreRow *self, int points);
int
pursuit_score_row_get_points (PursuitScoreRow *self);
void
pursuit_score_row_set_note (PursuitScoreRow *self, const char *note);
const char *
pursuit_score_row_get_note (PursuitScoreRow *self);
gint64
pursuit_score_row_get_item (PursuitScoreRow *self);

G_END_DECLS
