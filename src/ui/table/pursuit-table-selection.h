/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE_SELECTION (pursuit_table_selection_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableSelection, pursuit_table_selection, PURSUIT, TABLE_SELECTION, GObject)

PursuitTableSelection *
pursuit_table_selection_new (void);
gboolean
pursuit_table_selection_has (PursuitTableSelection *self, gint64 id);
guint
pursuit_table_selection_count (PursuitTableSelection *self, guint n_rows);
gboolean
pursuit_table_selection_is_all (PursuitTableSelection *self);
GArray *
pursuit_table_selection_get_ids (PursuitTableSelection *self);
void
pursuit_table_selection_clear (PursuitTableSelection *self);
void
pursuit_table_selection_set_only (PursuitTableSelection *self, gint64 id);
void
pursuit_table_selection_set_ids (PursuitTableSelection *self, const gint64 *ids, guint n_ids);
void
pursuit_table_selection_keep_listed (PursuitTableSelection *self, PursuitList *list);
void
pursuit_table_selection_set_all (PursuitTableSelection *self);
void
pursuit_table_selection_toggle (PursuitTableSelection *self, gint64 id);

G_END_DECLS
