/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE_GROUP (pursuit_table_group_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableGroup, pursuit_table_group, PURSUIT, TABLE_GROUP, GObject)

/**
 * PursuitTableGroup:
 * @title: what its rows have in common, for people
 * @count: how many rows it has
 * @first: the place of the first of them in the list
 * @open: whether they are shown
 * @totals: (element-type utf8): what stands in each field's column, by field; %NULL where nothing does
 *
 * Rows that are equal in the field by which a table is grouped.
 */
struct _PursuitTableGroup
{
  GObject parent_instance;

  char *title;
  guint count;
  guint first;
  gboolean open;
  GPtrArray *totals;
};

PursuitTableGroup *
pursuit_table_group_new (const char *title, guint count, guint n_fields);

G_END_DECLS
