/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CELL_EDITOR (pursuit_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCellEditor, pursuit_cell_editor, PURSUIT, CELL_EDITOR, AdwBin)

gboolean
pursuit_cell_editor_suits (const PursuitField *field);
PursuitCellEditor *
pursuit_cell_editor_new (PursuitSession *session, PursuitRecord *record, guint field, const char *title);
void
pursuit_cell_editor_type (PursuitCellEditor *self, GtkEventControllerKey *keys);
void
pursuit_cell_editor_set_text (PursuitCellEditor *self, const char *text);
void
pursuit_cell_editor_commit (PursuitCellEditor *self);
const char *
pursuit_cell_editor_get_problem (PursuitCellEditor *self);

G_END_DECLS
