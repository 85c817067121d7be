/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableSelection:
 *
 * Which rows of a table are selected: some ids, or all but some ids. “All” is a word and not a list, so that
 * it costs nothing in a list of a million, and means what the list holds when something is done with it.
 *
 * Signal: ::changed.
 */

#include "pursuit-table-selection.h"

struct _PursuitTableSelection
{
  GObject parent_instance;

  gboolean all;
  GHashTable *ids; /* gint64: those selected; with @all, those that are not */
};

G_DEFINE_FINAL_TYPE (PursuitTableSelection, pursuit_table_selection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
pursuit_table_selection_finalize (GObject *object)
{
  g_hash_table_unref (PURSUIT_TABLE_SELECTION (object)->ids);

  G_OBJECT_CLASS (pursuit_table_selection_parent_class)->finalize (object);
}

static void
pursuit_table_selection_class_init (PursuitTableSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_table_selection_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static GHashTable *
make_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
pursuit_table_selection_init (PursuitTableSelection *self)
{
  self->ids = make_ids ();
}

static void
changed (PursuitTableSelection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add (PursuitTableSelection *self, gint64 id)
{
  if (id != 0)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

/** pursuit_table_selection_new: (transfer full): nothing is selected. */
PursuitTableSelection *
pursuit_table_selection_new (void)
{
  return g_object_new (PURSUIT_TYPE_TABLE_SELECTION, NULL);
}

/** pursuit_table_selection_has: whether the row of the record @id, if there is one, is selected. */
gboolean
pursuit_table_selection_has (PursuitTableSelection *self, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_SELECTION (self), FALSE);

  return id != 0 && g_hash_table_contains (self->ids, &id) != self->all;
}

/** pursuit_table_selection_count: how many of @n_rows rows are selected. */
guint
pursuit_table_selection_count (PursuitTableSelection *self, guint n_rows)
{
  guint n_ids;

  g_return_val_if_fail (PURSUIT_IS_TABLE_SELECTION (self), 0);

  n_ids = g_hash_table_size (self->ids);
  return self->all ? n_rows - MIN (n_ids, n_rows) : n_ids;
}

/** pursuit_table_selection_is_all: whether all rows are selected but those of
 * pursuit_table_selection_get_ids(). */
gboolean
pursuit_table_selection_is_all (PursuitTableSelection *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_SELECTION (self), FALSE);

  return self->all;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/** pursuit_table_selection_get_ids: (transfer full) (element-type gint64): the ids, rising, of the rows that
 * are selected, or, when all are, of those that are not. */
GArray *
pursuit_table_selection_get_ids (PursuitTableSelection *self)
{
  GArray *ids;
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (PURSUIT_IS_TABLE_SELECTION (self), NULL);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), g_hash_table_size (self->ids));
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  g_array_sort (ids, compare_ids);
  return ids;
}

/** pursuit_table_selection_clear: selects nothing. */
void
pursuit_table_selection_clear (PursuitTableSelection *self)
{
  g_return_if_fail (PURSUIT_IS_TABLE_SELECTION (self));

  if (!self->all && g_hash_table_size (self->ids) == 0)
    return;
  self->all = FALSE;
  g_hash_table_remove_all (self->ids);
  changed (self);
}

/** pursuit_table_selection_set_only: selects the record @id alone. */
void
pursuit_table_selection_set_only (PursuitTableSelection *self, gint64 id)
{
  pursuit_table_selection_set_ids (self, &id, 1);
}

/** pursuit_table_selection_set_ids: selects the records @ids and no other. */
void
pursuit_table_selection_set_ids (PursuitTableSelection *self, const gint64 *ids, guint n_ids)
{
  g_return_if_fail (PURSUIT_IS_TABLE_SELECTION (self));

  self->all = FALSE;
  g_hash_table_remove_all (self->ids);
  for (guint i = 0; i < n_ids; i++)
    add (self, ids[i]);
  changed (self);
}

/**
 * pursuit_table_selection_keep_listed:
 * @list: what the table lists now
 *
 * Forgets the records of a selection of several that are no longer listed: they were deleted or merged, or
 * meet the conditions no more, and nothing would be done with them.
 */
void
pursuit_table_selection_keep_listed (PursuitTableSelection *self, PursuitList *list)
{
  g_autoptr (GHashTable) before = NULL;
  guint n_rows, n_ids;

  g_return_if_fail (PURSUIT_IS_TABLE_SELECTION (self));

  n_ids = g_hash_table_size (self->ids);
  if (n_ids == 0 || (n_ids == 1 && !self->all))
    return;
  before = g_steal_pointer (&self->ids);
  self->ids = make_ids ();
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n_rows && g_hash_table_size (self->ids) < n_ids; i++)
    {
      gint64 id = pursuit_list_get_id_at (list, i);

      if (g_hash_table_contains (before, &id))
        add (self, id);
    }
  if (g_hash_table_size (self->ids) < n_ids)
    changed (self);
}

/** pursuit_table_selection_set_all: selects every row, also those that nobody has seen. */
void
pursuit_table_selection_set_all (PursuitTableSelection *self)
{
  g_return_if_fail (PURSUIT_IS_TABLE_SELECTION (self));

  self->all = TRUE;
  g_hash_table_remove_all (self->ids);
  changed (self);
}

/** pursuit_table_selection_toggle: selects the record @id too, or no longer. */
void
pursuit_table_selection_toggle (PursuitTableSelection *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_TABLE_SELECTION (self));

  if (!g_hash_table_remove (self->ids, &id))
    add (self, id);
  changed (self);
}
