/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-table-group.h"

G_DEFINE_FINAL_TYPE (PursuitTableGroup, pursuit_table_group, G_TYPE_OBJECT)

static void
pursuit_table_group_finalize (GObject *object)
{
  PursuitTableGroup *self = PURSUIT_TABLE_GROUP (object);

  g_free (self->title);
  g_ptr_array_unref (self->totals);

  G_OBJECT_CLASS (pursuit_table_group_parent_class)->finalize (object);
}

static void
pursuit_table_group_class_init (PursuitTableGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_table_group_finalize;
}

static void
pursuit_table_group_init (PursuitTableGroup *self)
{
  self->totals = g_ptr_array_new_with_free_func (g_free);
}

/** pursuit_table_group_new: (transfer full): @count rows that have @title in common; nothing is added up yet
 * of the @n_fields of their entity. */
PursuitTableGroup *
pursuit_table_group_new (const char *title, guint count, guint n_fields)
{
  PursuitTableGroup *self = g_object_new (PURSUIT_TYPE_TABLE_GROUP, NULL);

  g_return_val_if_fail (title != NULL, NULL);

  self->title = g_strdup (title);
  self->count = count;
  g_ptr_array_set_size (self->totals, n_fields);
  return self;
}
