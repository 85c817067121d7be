/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-amount-cell.h"
#include "pursuit-plan-book.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAN_GRID (pursuit_plan_grid_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlanGrid, pursuit_plan_grid, PURSUIT, PLAN_GRID, AdwBin)

GtkWidget *
pursuit_plan_grid_new (void);
void
pursuit_plan_grid_set_book (PursuitPlanGrid *self, const PursuitPlanBook *book, gboolean writable);
const char *
pursuit_plan_grid_get_left (PursuitPlanGrid *self, guint part);
gboolean
pursuit_plan_grid_flush (PursuitPlanGrid *self);
PursuitAmountCell *
pursuit_plan_grid_get_cell (PursuitPlanGrid *self, guint line, guint part);

G_END_DECLS
