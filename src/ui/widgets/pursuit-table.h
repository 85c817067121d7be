/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"
#include "pursuit-table-columns.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE (pursuit_table_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTable, pursuit_table, PURSUIT, TABLE, AdwBin)

PursuitTable *
pursuit_table_new (PursuitTableColumns *columns, PursuitSession *session);
void
pursuit_table_set_list (PursuitTable *self, PursuitList *list);
PursuitList *
pursuit_table_get_list (PursuitTable *self);
void
pursuit_table_set_menu (PursuitTable *self, GMenuModel *menu);
void
pursuit_table_add_key (PursuitTable *self, guint key, GdkModifierType modifiers, const char *action);
void
pursuit_table_set_empty (PursuitTable *self,
                         const char *icon_name,
                         const char *title,
                         const char *description);
void
pursuit_table_select (PursuitTable *self, gint64 id);
gint64
pursuit_table_get_selected (PursuitTable *self);
PursuitRecord *
pursuit_table_get_selected_record (PursuitTable *self);
GtkWidget *
pursuit_table_get_row (PursuitTable *self, gint64 id);
PursuitTableColumns *
pursuit_table_get_columns (PursuitTable *self);

G_END_DECLS
