/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERSON_ACTIVITIES (pursuit_person_activities_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPersonActivities, pursuit_person_activities, PURSUIT, PERSON_ACTIVITIES, AdwBin)

GtkWidget *
pursuit_person_activities_new (void);
void
pursuit_person_activities_clear (PursuitPersonActivities *self);
void
pursuit_person_activities_read (PursuitPersonActivities *self, PursuitSession *session, gint64 person_id);

G_END_DECLS
