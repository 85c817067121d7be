/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-people.h"

G_BEGIN_DECLS

/* Seen by the files of the people of a chart alone. */
PursuitOrgPeople *
pursuit_org_people_alloc (GPtrArray *people, GHashTable *participants, PursuitPeopleMap *map);
PursuitOrgPeople *
pursuit_org_people_make (GPtrArray *people, GHashTable *participants, PursuitPeopleMap *map);
gboolean
pursuit_org_people_is_placed (const PursuitOrgPeople *self, PursuitRecord *person);
void
pursuit_org_people_fill_card (PursuitOrgPeople *self, PursuitOrgCard *card, PursuitPerson *person);
void
pursuit_org_people_settle (PursuitOrgPeople *self);

G_END_DECLS
