/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-filter.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_VIEW_MENU (pursuit_view_menu_get_type ())
G_DECLARE_FINAL_TYPE (PursuitViewMenu, pursuit_view_menu, PURSUIT, VIEW_MENU, AdwBin)

GtkWidget *
pursuit_view_menu_new (PursuitSession *session, const PursuitEntity *entity);
void
pursuit_view_menu_set_filter (PursuitViewMenu *self, const PursuitFilter *filter);
void
pursuit_view_menu_save (PursuitViewMenu *self, const char *name);
guint
pursuit_view_menu_get_count (PursuitViewMenu *self);
void
pursuit_view_menu_choose (PursuitViewMenu *self, guint number);

G_END_DECLS
