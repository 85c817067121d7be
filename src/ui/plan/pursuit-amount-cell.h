/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_AMOUNT_CELL (pursuit_amount_cell_get_type ())
G_DECLARE_FINAL_TYPE (PursuitAmountCell, pursuit_amount_cell, PURSUIT, AMOUNT_CELL, GtkEntry)

GtkWidget *
pursuit_amount_cell_new (const char *name, const char *currency);
void
pursuit_amount_cell_set_amount (PursuitAmountCell *self, gint64 minor);
gint64
pursuit_amount_cell_get_amount (PursuitAmountCell *self);
gboolean
pursuit_amount_cell_is_changed (PursuitAmountCell *self);
gboolean
pursuit_amount_cell_flush (PursuitAmountCell *self);
void
pursuit_amount_cell_revert (PursuitAmountCell *self);

G_END_DECLS
