/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PARTICIPATION_GRID (pursuit_participation_grid_get_type ())
G_DECLARE_FINAL_TYPE (PursuitParticipationGrid,
                      pursuit_participation_grid,
                      PURSUIT,
                      PARTICIPATION_GRID,
                      AdwBin)

GtkWidget *
pursuit_participation_grid_new (PursuitSession *session);
void
pursuit_participation_grid_set_buying (PursuitParticipationGrid *self, GPtrArray *buying);
GtkWidget *
pursuit_participation_grid_get_cell (PursuitParticipationGrid *self,
                                     gint64 buying_stage_id,
                                     const char *people);

G_END_DECLS
