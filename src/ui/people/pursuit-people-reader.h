/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-people.h"
#include "pursuit-people-map.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PEOPLE_READER (pursuit_people_reader_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeopleReader, pursuit_people_reader, PURSUIT, PEOPLE_READER, GObject)

PursuitPeopleReader *
pursuit_people_reader_new (PursuitSession *session);
void
pursuit_people_reader_read (PursuitPeopleReader *self,
                            gint64 company_id,
                            gint64 deal_id,
                            gboolean choose_deal);
void
pursuit_people_reader_set_day (PursuitPeopleReader *self, PursuitDay day);
PursuitDay
pursuit_people_reader_get_day (PursuitPeopleReader *self);
void
pursuit_people_reader_set_matters (PursuitPeopleReader *self, gboolean matters);
gboolean
pursuit_people_reader_get_matters (PursuitPeopleReader *self);
gint64
pursuit_people_reader_get_company (PursuitPeopleReader *self);
const char *
pursuit_people_reader_get_company_name (PursuitPeopleReader *self);
gint64
pursuit_people_reader_get_deal (PursuitPeopleReader *self);
const char *
pursuit_people_reader_get_deal_title (PursuitPeopleReader *self);
PursuitOrgPeople *
pursuit_people_reader_get_people (PursuitPeopleReader *self);
PursuitPeopleMap *
pursuit_people_reader_get_map (PursuitPeopleReader *self);

G_END_DECLS
