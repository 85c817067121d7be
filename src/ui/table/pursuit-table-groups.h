/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-table-group.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE_GROUPS (pursuit_table_groups_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableGroups, pursuit_table_groups, PURSUIT, TABLE_GROUPS, GObject)

PursuitTableGroups *
pursuit_table_groups_new (GListModel *list);
void
pursuit_table_groups_set (PursuitTableGroups *self, GPtrArray *groups);
void
pursuit_table_groups_toggle (PursuitTableGroups *self, PursuitTableGroup *group);
void
pursuit_table_groups_open_all (PursuitTableGroups *self, gboolean open);
int
pursuit_table_groups_get_place (PursuitTableGroups *self, guint position);
guint
pursuit_table_groups_get_position (PursuitTableGroups *self, guint place);

G_END_DECLS
