/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

/** PURSUIT_SIDEBAR_VIEW: what stands before the code of a saved view in the id of its line. */
#define PURSUIT_SIDEBAR_VIEW "view:"

#define PURSUIT_TYPE_SIDEBAR (pursuit_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PursuitSidebar, pursuit_sidebar, PURSUIT, SIDEBAR, AdwBin)

void
pursuit_sidebar_add (PursuitSidebar *self, const char *id, const char *title, const char *icon_name);
void
pursuit_sidebar_add_views (PursuitSidebar *self);
void
pursuit_sidebar_set_session (PursuitSidebar *self, PursuitSession *session);
void
pursuit_sidebar_set_note (PursuitSidebar *self, const char *id, const char *note, gboolean urgent);
void
pursuit_sidebar_set_lists (PursuitSidebar *self, GtkWidget *lists);
void
pursuit_sidebar_select (PursuitSidebar *self, const char *id);

G_END_DECLS
