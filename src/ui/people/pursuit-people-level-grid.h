/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-org-people.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PEOPLE_LEVEL_GRID (pursuit_people_level_grid_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeopleLevelGrid, pursuit_people_level_grid, PURSUIT, PEOPLE_LEVEL_GRID, AdwBin)

void
pursuit_people_level_grid_set_people (PursuitPeopleLevelGrid *self, PursuitOrgPeople *people);
void
pursuit_people_level_grid_select (PursuitPeopleLevelGrid *self, gint64 id);
GtkWidget *
pursuit_people_level_grid_get_cell (PursuitPeopleLevelGrid *self, const char *level, const char *function);
GtkWidget *
pursuit_people_level_grid_get_person (PursuitPeopleLevelGrid *self, gint64 id);

G_END_DECLS
