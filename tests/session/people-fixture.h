/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session-people.h"
#include "session-fixture.h"

G_BEGIN_DECLS

gint64
people_make_deal (SessionFixture *fixture, const char *title, const char *company);
gint64
people_make_person (SessionFixture *fixture, const char *name, const char *company);
PursuitCommand *
people_say (gint64 deal,
            gint64 person,
            const char *field,
            const char *text,
            PursuitDay day,
            const char *source);
const PursuitStanding *
people_find_standing (GPtrArray *standings, gint64 person);

G_END_DECLS
