/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

void
pursuit_name_suggest_attach (GtkWidget *editable, PursuitSession *session, const PursuitEntity *entity);
guint
pursuit_entity_name_field (const PursuitEntity *entity);

G_END_DECLS
