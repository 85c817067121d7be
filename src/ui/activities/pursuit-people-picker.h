/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PEOPLE_PICKER (pursuit_people_picker_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeoplePicker, pursuit_people_picker, PURSUIT, PEOPLE_PICKER, AdwBin)

PursuitPeoplePicker *
pursuit_people_picker_new (PursuitSession *session);
void
pursuit_people_picker_set_company (PursuitPeoplePicker *self, gint64 company_id);
void
pursuit_people_picker_set_colleagues (PursuitPeoplePicker *self);
void
pursuit_people_picker_set_company_name (PursuitPeoplePicker *self, const char *name);
void
pursuit_people_picker_pick (PursuitPeoplePicker *self, gint64 person_id);
GArray *
pursuit_people_picker_get_picked (PursuitPeoplePicker *self);

G_END_DECLS
