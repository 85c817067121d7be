/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-transition.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TRANSITION_GRID (pursuit_transition_grid_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTransitionGrid, pursuit_transition_grid, PURSUIT, TRANSITION_GRID, AdwBin)

GtkWidget *
pursuit_transition_grid_new (void);
void
pursuit_transition_grid_set_steps (PursuitTransitionGrid *self, GPtrArray *stages, GPtrArray *steps);
GtkWidget *
pursuit_transition_grid_get_cell (PursuitTransitionGrid *self, gint64 from, gint64 to);

G_END_DECLS
