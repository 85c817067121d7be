/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableColumns:
 *
 * The columns of one table: those that can be shown, those that are, in which order, how wide, and by which
 * the rows are sorted and grouped. Header and rows lay themselves out by it; the settings remember it.
 *
 * Signals: ::changed (a width), ::rearranged (other columns, or another order), ::scrolled sideways,
 * ::sorted, ::grouped.
 */

#include "pursuit-table-columns-private.h"

#include <glib/gi18n-lib.h>

#include "pursuit-money.h"
#include "pursuit-parse.h"

G_DEFINE_FINAL_TYPE (PursuitTableColumns, pursuit_table_columns, G_TYPE_OBJECT)

static guint signals[PURSUIT_TABLE_COLUMNS_N_SIGNALS];

/* Tells the watchers of @self what is another. */
void
pursuit_table_columns_tell (PursuitTableColumns *self, guint signal)
{
  g_assert (signal < PURSUIT_TABLE_COLUMNS_N_SIGNALS);

  g_signal_emit (self, signals[signal], 0);
}

static PursuitKnownColumn *
known_column (PursuitTableColumns *self, guint number)
{
  return &g_array_index (self->known, PursuitKnownColumn, number);
}

/* Shown column @index. */
PursuitKnownColumn *
pursuit_table_columns_peek (PursuitTableColumns *self, guint index)
{
  return known_column (self, g_array_index (self->shown, guint, index));
}

/* The number of the column that shows @field among those that can be shown; -1 for none. */
int
pursuit_table_columns_find_known (PursuitTableColumns *self, guint field)
{
  for (guint i = 0; i < self->known->len; i++)
    if (known_column (self, i)->spec.field == field)
      return (int) i;
  return -1;
}

/* Shows the columns that are shown before the user chooses. */
void
pursuit_table_columns_show_defaults (PursuitTableColumns *self)
{
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->known->len; i++)
    if (!(known_column (self, i)->spec.flags & PURSUIT_COLUMN_HIDDEN))
      g_array_append_val (self->shown, i);
}

static void
pursuit_table_columns_finalize (GObject *object)
{
  PursuitTableColumns *self = PURSUIT_TABLE_COLUMNS (object);

  g_free (self->name);
  g_array_unref (self->known);
  g_array_unref (self->shown);
  g_array_unref (self->sort);

  G_OBJECT_CLASS (pursuit_table_columns_parent_class)->finalize (object);
}

static void
pursuit_table_columns_class_init (PursuitTableColumnsClass *klass)
{
  static const char *const names[] = { "changed", "rearranged", "scrolled", "sorted", "grouped" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == PURSUIT_TABLE_COLUMNS_N_SIGNALS);

  G_OBJECT_CLASS (klass)->finalize = pursuit_table_columns_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
pursuit_table_columns_init (PursuitTableColumns *self)
{
  self->known = g_array_new (FALSE, TRUE, sizeof (PursuitKnownColumn));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sort = g_array_new (FALSE, FALSE, sizeof (PursuitSortKey));
  self->group = -1;
}

/**
 * pursuit_table_columns_new:
 * @name: under which the settings remember the columns
 * @columns: (array length=n_columns): copied; their texts are static
 */
PursuitTableColumns *
pursuit_table_columns_new (const char *name,
                           const PursuitEntity *entity,
                           const PursuitColumn *columns,
                           guint n_columns)
{
  PursuitTableColumns *self = g_object_new (PURSUIT_TYPE_TABLE_COLUMNS, NULL);

  g_return_val_if_fail (name != NULL && entity != NULL && columns != NULL, NULL);

  self->name = g_strdup (name);
  self->entity = entity;
  for (guint i = 0; i < n_columns; i++)
    {
      PursuitKnownColumn column = { columns[i], columns[i].width };

      g_array_append_val (self->known, column);
    }
  pursuit_table_columns_show_defaults (self);
  pursuit_table_columns_load_widths (self);
  return self;
}

/** pursuit_table_columns_get_entity: whose fields the columns show. */
const PursuitEntity *
pursuit_table_columns_get_entity (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), NULL);

  return self->entity;
}

/** pursuit_table_columns_get_count: how many columns are shown. */
guint
pursuit_table_columns_get_count (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  return self->shown->len;
}

/** pursuit_table_columns_get: column @index. */
const PursuitColumn *
pursuit_table_columns_get (PursuitTableColumns *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), NULL);
  g_return_val_if_fail (index < self->shown->len, NULL);

  return &pursuit_table_columns_peek (self, index)->spec;
}

/** pursuit_table_columns_get_field: the field that column @index shows. */
const PursuitField *
pursuit_table_columns_get_field (PursuitTableColumns *self, guint index)
{
  return &self->entity->fields[pursuit_table_columns_get (self, index)->field];
}

static const char *
get_title (PursuitTableColumns *self, const PursuitColumn *column)
{
  const PursuitField *field = &self->entity->fields[column->field];

  if (column->title != NULL)
    return _ (column->title);
  return field->label != NULL ? pursuit_field_get_label (field) : "";
}

/** pursuit_table_columns_get_title: the title of column @index, translated. */
const char *
pursuit_table_columns_get_title (PursuitTableColumns *self, guint index)
{
  return get_title (self, pursuit_table_columns_get (self, index));
}

/* Whether values of @field are read as numbers. */
gboolean
pursuit_table_columns_is_number_field (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_INT || field->type == PURSUIT_FIELD_REAL ||
         field->type == PURSUIT_FIELD_MONEY;
}

/** pursuit_table_columns_is_number: whether column @index stands at the right. */
gboolean
pursuit_table_columns_is_number (PursuitTableColumns *self, guint index)
{
  const PursuitColumn *column = pursuit_table_columns_get (self, index);

  return !(column->flags & (PURSUIT_COLUMN_WORDS | PURSUIT_COLUMN_BAR)) &&
         pursuit_table_columns_is_number_field (&self->entity->fields[column->field]);
}

/**
 * pursuit_table_columns_format:
 * @today: for dates, which leave out the present year
 * @style: (out): how the cell looks, or %NULL
 *
 * Returns: (transfer full): what column @index shows of @record; "" when that is not known
 */
char *
pursuit_table_columns_format (PursuitTableColumns *self,
                              guint index,
                              PursuitRecord *record,
                              PursuitDay today,
                              const char **style)
{
  const PursuitColumn *column = pursuit_table_columns_get (self, index);
  const PursuitField *field = pursuit_table_columns_get_field (self, index);
  int currency = pursuit_entity_find_field (self->entity, "currency");
  const char *code = currency >= 0 ? pursuit_record_get_text (record, currency) : NULL;
  char *text;

  *style = NULL;
  if (self->format != NULL && column->field == self->format_field)
    return self->format (record, today, style, self->format_data);
  if (column->format)
    return column->format (record, today, style);
  if (!pursuit_record_is_set (record, column->field))
    return g_strdup ("");
  if (field->type == PURSUIT_FIELD_MONEY)
    return pursuit_money_format_short (pursuit_record_get_int (record, column->field), code);
  text = pursuit_value_to_display (field, pursuit_record_get_value (record, column->field), code, today);
  return text ? text : g_strdup ("");
}

/**
 * pursuit_table_columns_set_format:
 * @field: whose cells are worded by @format from now on, of one field at a time
 * @user_data: given to @format; lives as long as @self
 */
void
pursuit_table_columns_set_format (PursuitTableColumns *self,
                                  guint field,
                                  PursuitCellFormat format,
                                  gpointer user_data)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (field < self->entity->n_fields);

  self->format_field = field;
  self->format = format;
  self->format_data = user_data;
}

/** pursuit_table_columns_find: the place of the column that shows @field; -1 when none does. */
int
pursuit_table_columns_find (PursuitTableColumns *self, guint field)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), -1);

  for (guint i = 0; i < self->shown->len; i++)
    if (pursuit_table_columns_peek (self, i)->spec.field == field)
      return (int) i;
  return -1;
}

/* Which are shown */

/** pursuit_table_columns_get_n_known: how many columns could be shown. */
guint
pursuit_table_columns_get_n_known (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  return self->known->len;
}

/** pursuit_table_columns_get_known: column @number of those that could be shown. */
const PursuitColumn *
pursuit_table_columns_get_known (PursuitTableColumns *self, guint number)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), NULL);
  g_return_val_if_fail (number < self->known->len, NULL);

  return &known_column (self, number)->spec;
}

/** pursuit_table_columns_get_known_title: the title of that column, translated. */
const char *
pursuit_table_columns_get_known_title (PursuitTableColumns *self, guint number)
{
  return get_title (self, pursuit_table_columns_get_known (self, number));
}

static void
rearranged (PursuitTableColumns *self)
{
  self->n_frozen = MIN (self->n_frozen, self->shown->len);
  pursuit_table_columns_save (self);
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_REARRANGED);
}

/** pursuit_table_columns_show: shows the columns of @fields in this order; those without a column are left
 * out, and without any nothing changes. */
void
pursuit_table_columns_show (PursuitTableColumns *self, const guint *fields, guint n_fields)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  for (guint i = 0; i < n_fields; i++)
    {
      int number = pursuit_table_columns_find_known (self, fields[i]);

      if (number >= 0)
        g_array_append_val (shown, number);
    }
  if (shown->len == 0)
    return;
  g_array_unref (self->shown);
  self->shown = g_steal_pointer (&shown);
  rearranged (self);
}

/** pursuit_table_columns_hide: shows column @index no longer; the last one stays. */
void
pursuit_table_columns_hide (PursuitTableColumns *self, guint index)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (index < self->shown->len);

  if (self->shown->len == 1)
    return;
  g_array_remove_index (self->shown, index);
  if (index < self->n_frozen)
    self->n_frozen--;
  rearranged (self);
}

/** pursuit_table_columns_move: puts column @from where column @to stands. */
void
pursuit_table_columns_move (PursuitTableColumns *self, guint from, guint to)
{
  guint number;

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (from < self->shown->len && to < self->shown->len);

  if (from == to)
    return;
  number = g_array_index (self->shown, guint, from);
  g_array_remove_index (self->shown, from);
  g_array_insert_val (self->shown, to, number);
  rearranged (self);
}

/** pursuit_table_columns_reset: shows the columns as they are before the user changes them. */
void
pursuit_table_columns_reset (PursuitTableColumns *self)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  for (guint i = 0; i < self->known->len; i++)
    known_column (self, i)->width = known_column (self, i)->spec.width;
  self->n_frozen = 0;
  pursuit_table_columns_show_defaults (self);
  rearranged (self);
}

/** pursuit_table_columns_set_frozen: the first @n_frozen columns stay while the others scroll sideways. */
void
pursuit_table_columns_set_frozen (PursuitTableColumns *self, guint n_frozen)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  if (n_frozen == self->n_frozen)
    return;
  self->n_frozen = n_frozen;
  rearranged (self);
}

/** pursuit_table_columns_get_frozen: how many columns stay while the others scroll sideways. */
guint
pursuit_table_columns_get_frozen (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  return self->n_frozen;
}

/* The order of the rows */

static int
find_sort_key (PursuitTableColumns *self, guint field)
{
  for (guint i = 0; i < self->sort->len; i++)
    if (g_array_index (self->sort, PursuitSortKey, i).field == field)
      return (int) i;
  return -1;
}

/** pursuit_table_columns_set_sort: sorts by column @index, which may be -1 for the list's own order. */
void
pursuit_table_columns_set_sort (PursuitTableColumns *self, int index, gboolean descending)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (PursuitSortKey));

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (index < (int) self->shown->len);

  if (index >= 0)
    {
      PursuitSortKey key = { pursuit_table_columns_get (self, index)->field, descending };

      g_array_append_val (keys, key);
    }
  pursuit_table_columns_take_sort (self, keys);
}

/**
 * pursuit_table_columns_toggle_sort:
 * @add: %TRUE to keep the other columns that the rows are sorted by, and sort by this one behind them
 *
 * Sorts by column @index: rising first, falling when it did so already. Added a third time, it is left out.
 */
void
pursuit_table_columns_toggle_sort (PursuitTableColumns *self, guint index, gboolean add)
{
  g_autoptr (GArray) keys = NULL;
  PursuitSortKey key = { 0 };
  int place;

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (index < self->shown->len);

  key.field = pursuit_table_columns_get (self, index)->field;
  place = find_sort_key (self, key.field);
  key.descending = place >= 0 && !g_array_index (self->sort, PursuitSortKey, place).descending;
  keys = add ? g_array_copy (self->sort) : g_array_new (FALSE, FALSE, sizeof (PursuitSortKey));
  if (add && place >= 0 && !key.descending)
    g_array_remove_index (keys, place);
  else if (add && place >= 0)
    g_array_index (keys, PursuitSortKey, place) = key;
  else
    g_array_append_val (keys, key);
  pursuit_table_columns_take_sort (self, keys);
}

/** pursuit_table_columns_take_sort: sorts by @keys, #PursuitSortKey, the first of which counts most. */
void
pursuit_table_columns_take_sort (PursuitTableColumns *self, GArray *keys)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (keys != NULL);

  if (keys->len == self->sort->len &&
      (keys->len == 0 || memcmp (keys->data, self->sort->data, keys->len * sizeof (PursuitSortKey)) == 0))
    return;
  g_array_set_size (self->sort, 0);
  if (keys->len > 0)
    g_array_append_vals (self->sort, keys->data, keys->len);
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_SORTED);
}

/** pursuit_table_columns_get_sort: by which column the table is sorted first, -1 for none that is shown. */
int
pursuit_table_columns_get_sort (PursuitTableColumns *self, gboolean *descending)
{
  const PursuitSortKey *key;

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), -1);

  key = self->sort->len > 0 ? &g_array_index (self->sort, PursuitSortKey, 0) : NULL;
  if (descending)
    *descending = key != NULL && key->descending;
  return key ? pursuit_table_columns_find (self, key->field) : -1;
}

/** pursuit_table_columns_get_sort_keys: (transfer none) (element-type PursuitSortKey): what the rows are
 * sorted by. */
GArray *
pursuit_table_columns_get_sort_keys (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), NULL);

  return self->sort;
}

/**
 * pursuit_table_columns_get_sort_rank:
 * @descending: (out): in which direction
 *
 * Returns: 1 when column @index decides the order of the rows, 2 when it does among equals; 0 when it does
 * not
 */
guint
pursuit_table_columns_get_sort_rank (PursuitTableColumns *self, guint index, gboolean *descending)
{
  int place;

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  place = find_sort_key (self, pursuit_table_columns_get (self, index)->field);
  *descending = place >= 0 && g_array_index (self->sort, PursuitSortKey, place).descending;
  return place + 1;
}

/** pursuit_table_columns_set_group: puts rows that are equal in @field below a row of their own; -1: none. */
void
pursuit_table_columns_set_group (PursuitTableColumns *self, int field)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (field < (int) self->entity->n_fields);

  if (field == self->group)
    return;
  self->group = field;
  pursuit_table_columns_save (self);
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_GROUPED);
}

/** pursuit_table_columns_get_group: the field by which the rows are grouped; -1 for none. */
int
pursuit_table_columns_get_group (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), -1);

  return self->group;
}
