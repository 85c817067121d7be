/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns a table can have beside those it is made with: the fields of the entity, and what users
 * define while it is open. */

#include "pursuit-custom-field.h"
#include "pursuit-table-columns-private.h"

/* Of columns that only the user asks for. */
#define TEXT_WIDTH 150
#define NUMBER_WIDTH 110

static gboolean
can_stand_in_a_table (const PursuitField *field)
{
  return field->label != NULL && !(field->flags & PURSUIT_FIELD_PRIVATE);
}

/* Lets the user ask for a column of @field, unless there is one. */
static void
add_known (PursuitTableColumns *self, guint field)
{
  PursuitKnownColumn column = { { .field = field, .flags = PURSUIT_COLUMN_HIDDEN } };

  if (!can_stand_in_a_table (&self->entity->fields[field]) ||
      pursuit_table_columns_find_known (self, field) >= 0)
    return;
  column.spec.width = column.width =
      pursuit_table_columns_is_number_field (&self->entity->fields[field]) ? NUMBER_WIDTH : TEXT_WIDTH;
  g_array_append_val (self->known, column);
}

/* What users defined stands behind the rest, in their order. */
static void
add_custom (PursuitTableColumns *self)
{
  g_autoptr (GArray) fields = pursuit_custom_fields_list (self->entity);

  for (guint i = 0; i < fields->len; i++)
    add_known (self, g_array_index (fields, guint, i));
}

/**
 * pursuit_table_columns_set_choosable:
 *
 * Lets the user choose columns: every field of the entity that has a name can be one, and what was chosen
 * earlier is shown.
 */
void
pursuit_table_columns_set_choosable (PursuitTableColumns *self)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (!self->choosable);

  self->choosable = TRUE;
  for (guint i = 0; i < self->entity->n_fields - self->entity->n_custom; i++)
    add_known (self, i);
  add_custom (self);
  pursuit_table_columns_load_widths (self);
  pursuit_table_columns_load_layout (self);
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_REARRANGED);
}

/* Rows are not sorted by a field that is none any longer. */
static void
drop_unknown_keys (PursuitTableColumns *self)
{
  g_autoptr (GArray) keys = g_array_copy (self->sort);

  for (guint i = keys->len; i-- > 0;)
    if (self->entity->fields[g_array_index (keys, PursuitSortKey, i).field].label == NULL)
      g_array_remove_index (keys, i);
  pursuit_table_columns_take_sort (self, keys);
}

/** pursuit_table_columns_follow_custom: users defined fields of the entity anew: what is a column no longer
 * goes, what was one before it was retired comes back. */
void
pursuit_table_columns_follow_custom (PursuitTableColumns *self)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first_custom = self->entity->n_fields - self->entity->n_custom;
  int group = self->group;

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  if (!self->choosable || self->entity->n_custom == 0)
    return;
  for (guint i = 0; i < self->shown->len; i++)
    g_array_append_val (shown, pursuit_table_columns_peek (self, i)->spec.field);
  for (guint i = self->known->len; i-- > 0;)
    if (g_array_index (self->known, PursuitKnownColumn, i).spec.field >= first_custom)
      g_array_remove_index (self->known, i);
  add_custom (self);
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < shown->len; i++)
    {
      int number = pursuit_table_columns_find_known (self, g_array_index (shown, guint, i));
      if (number >= 0)
        g_array_append_val (self->shown, number);
    }
  if (self->shown->len == 0)
    pursuit_table_columns_show_defaults (self);
  pursuit_table_columns_load_widths (self);
  pursuit_table_columns_load_layout (self);
  self->n_frozen = MIN (self->n_frozen, self->shown->len);
  if (self->group >= 0 && self->entity->fields[self->group].label == NULL)
    self->group = -1;
  if (self->group != group)
    pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_GROUPED);
  drop_unknown_keys (self);
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_REARRANGED);
}
