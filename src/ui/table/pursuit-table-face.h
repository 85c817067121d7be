/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"
#include "pursuit-table-style.h"

G_BEGIN_DECLS

/** How wide a face is, in pixels, and what is left free behind it. */
#define PURSUIT_FACE_SIZE 24
#define PURSUIT_FACE_GAP 8

#define PURSUIT_TYPE_TABLE_FACE (pursuit_table_face_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableFace, pursuit_table_face, PURSUIT, TABLE_FACE, GObject)

PursuitTableFace *
pursuit_table_face_new (PursuitSession *session);
void
pursuit_table_face_set (PursuitTableFace *self, const char *name, const char *sha256);
gboolean
pursuit_table_face_has_photo (PursuitTableFace *self);
void
pursuit_table_face_paint (PursuitTableFace *self,
                          GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          const GdkRectangle *place,
                          int scale);

G_END_DECLS
