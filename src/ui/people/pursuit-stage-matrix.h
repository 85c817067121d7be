/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-org-people.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGE_MATRIX (pursuit_stage_matrix_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStageMatrix, pursuit_stage_matrix, PURSUIT, STAGE_MATRIX, AdwBin)

void
pursuit_stage_matrix_set_people (PursuitStageMatrix *self, PursuitOrgPeople *people, gboolean other);
void
pursuit_stage_matrix_select (PursuitStageMatrix *self, gint64 id);
GtkWidget *
pursuit_stage_matrix_get_cell (PursuitStageMatrix *self, const char *kind, guint stage);

G_END_DECLS
