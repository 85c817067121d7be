/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_DRAG_ESCAPE (pursuit_drag_escape_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDragEscape, pursuit_drag_escape, PURSUIT, DRAG_ESCAPE, GObject)

PursuitDragEscape *
pursuit_drag_escape_new (GtkDragSource *source);

G_END_DECLS
