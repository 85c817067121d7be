/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-people-map.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

char *
pursuit_people_copy_label (const PursuitPeopleMap *map);
void
pursuit_people_copy_run (PursuitWindow *window, const PursuitPeopleMap *map);

G_END_DECLS
