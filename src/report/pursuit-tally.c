/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-tally.h"

struct _PursuitTally
{
  GPtrArray *rows; /* PursuitTallyRow */
  GHashTable *by_name;
};

static void
free_row (gpointer data)
{
  PursuitTallyRow *row = data;

  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    g_array_unref (row->deals[s]);
  g_free (row->name);
  g_free (row);
}

/** pursuit_tally_new: (transfer full): no row yet. */
PursuitTally *
pursuit_tally_new (void)
{
  PursuitTally *self = g_new0 (PursuitTally, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
pursuit_tally_free (PursuitTally *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* What is not known has the empty name in the table. */
static PursuitTallyRow *
find_row (PursuitTally *self, const char *name)
{
  PursuitTallyRow *row = g_hash_table_lookup (self->by_name, name != NULL ? name : "");

  if (row != NULL)
    return row;
  row = g_new0 (PursuitTallyRow, 1);
  row->name = g_strdup (name);
  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    row->deals[s] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (self->by_name, row->name != NULL ? row->name : "", row);
  return row;
}

void
pursuit_tally_add (PursuitTally *self, const char *name, PursuitSeries series, gint64 deal, gint64 amount)
{
  g_return_if_fail (self != NULL && series < PURSUIT_N_SERIES);

  PursuitTallyRow *row = find_row (self, name);
  g_array_append_val (row->deals[series], deal);
  row->amount[series] += amount;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PursuitTallyRow *left = *(PursuitTallyRow *const *) a, *right = *(PursuitTallyRow *const *) b;
  gint64 more = pursuit_tally_row_total (right) - pursuit_tally_row_total (left);

  if ((left->name == NULL) != (right->name == NULL))
    return left->name == NULL ? 1 : -1;
  if (more != 0)
    return more > 0 ? 1 : -1;
  return g_strcmp0 (left->name, right->name);
}

void
pursuit_tally_sort (PursuitTally *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_sort (self->rows, compare_rows);
}

guint
pursuit_tally_get_n_rows (PursuitTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const PursuitTallyRow *
pursuit_tally_get_row (PursuitTally *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return self->rows->pdata[row];
}

gint64
pursuit_tally_row_count (const PursuitTallyRow *row, PursuitSeries series)
{
  return row->deals[series]->len;
}

gint64
pursuit_tally_row_total (const PursuitTallyRow *row)
{
  gint64 total = 0;

  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    total += row->deals[s]->len;
  return total;
}

/** pursuit_tally_row_amount: of all deals of the row. */
gint64
pursuit_tally_row_amount (const PursuitTallyRow *row)
{
  gint64 total = 0;

  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    total += row->amount[s];
  return total;
}
