/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-org-people.h"
#include "pursuit-session.h"
#include "pursuit-unplaced-list.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PEOPLE_PANEL (pursuit_people_panel_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeoplePanel, pursuit_people_panel, PURSUIT, PEOPLE_PANEL, AdwBin)

GtkWidget *
pursuit_people_panel_new (PursuitSession *session);
void
pursuit_people_panel_set_people (PursuitPeoplePanel *self, PursuitOrgPeople *people, PursuitPeopleMap *map);
void
pursuit_people_panel_select (PursuitPeoplePanel *self, gint64 id);
PursuitUnplacedList *
pursuit_people_panel_get_unplaced (PursuitPeoplePanel *self);
GArray *
pursuit_people_panel_get_route (PursuitPeoplePanel *self);

G_END_DECLS
