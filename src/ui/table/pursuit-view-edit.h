/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-kept-view.h"

G_BEGIN_DECLS

/** PURSUIT_VIEW_MAX_NAME: how many letters the name of a saved view takes. */
#define PURSUIT_VIEW_MAX_NAME 60

void
pursuit_view_rename (const PursuitEntity *entity, const char *name, const char *new_name);
void
pursuit_view_move (const PursuitEntity *entity, const char *name, int step);
void
pursuit_view_delete (const PursuitEntity *entity, const char *name);
void
pursuit_view_ask_name (GtkWindow *parent, const PursuitEntity *entity, const char *name);
void
pursuit_view_ask_delete (GtkWindow *parent, const PursuitEntity *entity, const char *name);

G_END_DECLS
