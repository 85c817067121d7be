/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableGroups:
 *
 * A list that is sorted by groups, with a row for each group before its rows, which are there only while the
 * group is open. It holds one entry a group and no rows: where a row stands is found by bisection.
 */

#include "pursuit-table-groups.h"

struct _PursuitTableGroups
{
  GObject parent_instance;

  GListModel *list;
  GPtrArray *groups; /* PursuitTableGroup, in the list's order */
  GArray *starts;    /* guint: the position of each group's own row */
  guint n_items;
};

static void
init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitTableGroups,
                               pursuit_table_groups,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_model))

static PursuitTableGroup *
get_group (PursuitTableGroups *self, guint number)
{
  return self->groups->pdata[number];
}

/* The last group whose own row stands at or before @position. */
static guint
find_group (PursuitTableGroups *self, guint position)
{
  guint low = 0, high = self->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return PURSUIT_TABLE_GROUPS (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  PursuitTableGroups *self = PURSUIT_TABLE_GROUPS (model);
  int place = pursuit_table_groups_get_place (self, position);

  if (position >= self->n_items)
    return NULL;
  if (place >= 0)
    return g_list_model_get_item (self->list, place);
  return g_object_ref (get_group (self, find_group (self, position)));
}

static void
init_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Finds the places anew. No group may say more rows than the list has: it may have lost some since. */
static void
arrange (PursuitTableGroups *self)
{
  guint before = self->n_items;
  guint n_list = g_list_model_get_n_items (self->list);
  guint place = 0;

  g_array_set_size (self->starts, 0);
  self->n_items = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      PursuitTableGroup *group = get_group (self, i);

      g_array_append_val (self->starts, self->n_items);
      group->count = MIN (group->count, n_list - place);
      group->first = place;
      place += group->count;
      self->n_items += 1 + (group->open ? group->count : 0);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n_items);
}

static void
pursuit_table_groups_finalize (GObject *object)
{
  PursuitTableGroups *self = PURSUIT_TABLE_GROUPS (object);

  g_ptr_array_unref (self->groups);
  g_array_unref (self->starts);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (pursuit_table_groups_parent_class)->finalize (object);
}

static void
pursuit_table_groups_class_init (PursuitTableGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_table_groups_finalize;
}

static void
pursuit_table_groups_init (PursuitTableGroups *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/** pursuit_table_groups_new: (transfer full): the rows of @list, no groups of which are known yet. */
PursuitTableGroups *
pursuit_table_groups_new (GListModel *list)
{
  PursuitTableGroups *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);

  self = g_object_new (PURSUIT_TYPE_TABLE_GROUPS, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  return self;
}

/** pursuit_table_groups_set: (transfer none) (element-type PursuitTableGroup): shows @groups, in the order of
 * the list; one of a title that was open before stays open. */
void
pursuit_table_groups_set (PursuitTableGroups *self, GPtrArray *groups)
{
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (PURSUIT_IS_TABLE_GROUPS (self));

  for (guint i = 0; i < self->groups->len; i++)
    if (get_group (self, i)->open)
      g_hash_table_add (open, get_group (self, i)->title);
  for (guint i = 0; i < groups->len; i++)
    {
      PursuitTableGroup *group = groups->pdata[i];

      group->open = g_hash_table_contains (open, group->title);
    }
  g_hash_table_remove_all (open);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (self->groups, g_object_ref (groups->pdata[i]));
  arrange (self);
}

/** pursuit_table_groups_toggle: opens @group or closes it. */
void
pursuit_table_groups_toggle (PursuitTableGroups *self, PursuitTableGroup *group)
{
  guint number, start;

  g_return_if_fail (PURSUIT_IS_TABLE_GROUPS (self));

  if (!g_ptr_array_find (self->groups, group, &number))
    return;
  start = g_array_index (self->starts, guint, number);
  group->open = !group->open;
  for (guint i = number + 1; i < self->starts->len; i++)
    g_array_index (self->starts, guint, i) += group->open ? group->count : -group->count;
  self->n_items += group->open ? group->count : -group->count;
  /* The group's own row with them: it says whether it is open. */
  g_list_model_items_changed (G_LIST_MODEL (self), start, 1 + (group->open ? 0 : group->count),
                              1 + (group->open ? group->count : 0));
}

/** pursuit_table_groups_open_all: opens or closes all groups. */
void
pursuit_table_groups_open_all (PursuitTableGroups *self, gboolean open)
{
  g_return_if_fail (PURSUIT_IS_TABLE_GROUPS (self));

  for (guint i = 0; i < self->groups->len; i++)
    get_group (self, i)->open = open;
  arrange (self);
}

/** pursuit_table_groups_get_place: the place in the list of the row at @position; -1 for a group's own row.
 */
int
pursuit_table_groups_get_place (PursuitTableGroups *self, guint position)
{
  guint number, start;

  g_return_val_if_fail (PURSUIT_IS_TABLE_GROUPS (self), -1);

  if (position >= self->n_items)
    return -1;
  number = find_group (self, position);
  start = g_array_index (self->starts, guint, number);
  return position == start ? -1 : (int) (get_group (self, number)->first + position - start - 1);
}

/** pursuit_table_groups_get_position: where the row at @place of the list stands, or its group's own row
 * while that is closed. */
guint
pursuit_table_groups_get_position (PursuitTableGroups *self, guint place)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_GROUPS (self), 0);

  for (guint i = 0; i < self->groups->len; i++)
    {
      PursuitTableGroup *group = get_group (self, i);

      if (place < group->first + group->count)
        return g_array_index (self->starts, guint, i) + (group->open ? 1 + place - group->first : 0);
    }
  return self->n_items;
}
