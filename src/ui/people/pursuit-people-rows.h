/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-map-person.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PEOPLE_ROWS (pursuit_people_rows_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeopleRows, pursuit_people_rows, PURSUIT, PEOPLE_ROWS, GObject)

PursuitPeopleRows *
pursuit_people_rows_new (void);
void
pursuit_people_rows_set_map (PursuitPeopleRows *self, PursuitPeopleMap *map);
void
pursuit_people_rows_sort (PursuitPeopleRows *self, guint field, gboolean descending);
void
pursuit_people_rows_search (PursuitPeopleRows *self, const char *text);
int
pursuit_people_rows_find (GListModel *self, gint64 id);

G_END_DECLS
