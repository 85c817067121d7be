/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-org-people.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

GtkWidget *
pursuit_person_facts_new (PursuitSession *session, PursuitOrgPeople *people, PursuitRecord *person);
GtkWidget *
pursuit_person_facts_add_row (GtkWidget *box, const char *title, GtkLabel **value);

G_END_DECLS
