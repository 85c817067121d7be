/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-org-people.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_UNPLACED_LIST (pursuit_unplaced_list_get_type ())
G_DECLARE_FINAL_TYPE (PursuitUnplacedList, pursuit_unplaced_list, PURSUIT, UNPLACED_LIST, AdwBin)

GtkWidget *
pursuit_unplaced_list_new (void);
void
pursuit_unplaced_list_set_people (PursuitUnplacedList *self, PursuitOrgPeople *people);
GtkListBoxRow *
pursuit_unplaced_list_get_row (PursuitUnplacedList *self, gint64 id);
gboolean
pursuit_unplaced_list_drop (PursuitUnplacedList *self, gint64 id);

G_END_DECLS
