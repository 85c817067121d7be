/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableColumns:
 *
 * The columns of one table: their fields, their widths, which the settings remember, and by which one it is
 * sorted. Header and rows lay themselves out by it. Signals: ::changed (a width), ::sorted.
 */

#include "pursuit-table-columns.h"

#include <glib/gi18n-lib.h>

#include "pursuit-money.h"
#include "pursuit-parse.h"
#include "pursuit-settings.h"

#define MIN_WIDTH 48
#define MAX_WIDTH 1200

struct _PursuitTableColumns
{
  GObject parent_instance;

  char *name;
  const PursuitEntity *entity;
  const PursuitColumn *columns;
  guint n_columns;
  int *widths;
  int sort; /* -1: as the list comes */
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (PursuitTableColumns, pursuit_table_columns, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SORTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
width_key (PursuitTableColumns *self, guint index)
{
  return g_strdup_printf ("%s/%s", self->name, pursuit_table_columns_get_field (self, index)->name);
}

static void
load_widths (PursuitTableColumns *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) stored = settings ? g_settings_get_value (settings, "column-widths") : NULL;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *key = width_key (self, i);
      int width = self->columns[i].width;

      if (stored)
        g_variant_lookup (stored, key, "i", &width);
      self->widths[i] = CLAMP (width, MIN_WIDTH, MAX_WIDTH);
    }
}

static void
pursuit_table_columns_finalize (GObject *object)
{
  PursuitTableColumns *self = PURSUIT_TABLE_COLUMNS (object);

  g_free (self->name);
  g_free (self->widths);

  G_OBJECT_CLASS (pursuit_table_columns_parent_class)->finalize (object);
}

static void
pursuit_table_columns_class_init (PursuitTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_table_columns_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
pursuit_table_columns_init (PursuitTableColumns *self)
{
  self->sort = -1;
}

/**
 * pursuit_table_columns_new:
 * @name: under which the settings remember the widths
 * @columns: (array length=n_columns): static
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
  self->columns = columns;
  self->n_columns = n_columns;
  self->widths = g_new0 (int, n_columns);
  load_widths (self);
  return self;
}

/** pursuit_table_columns_get_count: how many columns there are. */
guint
pursuit_table_columns_get_count (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  return self->n_columns;
}

/** pursuit_table_columns_get: column @index. */
const PursuitColumn *
pursuit_table_columns_get (PursuitTableColumns *self, guint index)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), NULL);
  g_return_val_if_fail (index < self->n_columns, NULL);

  return &self->columns[index];
}

/** pursuit_table_columns_get_field: the field that column @index shows. */
const PursuitField *
pursuit_table_columns_get_field (PursuitTableColumns *self, guint index)
{
  return &self->entity->fields[pursuit_table_columns_get (self, index)->field];
}

/** pursuit_table_columns_get_title: the title of column @index, translated. */
const char *
pursuit_table_columns_get_title (PursuitTableColumns *self, guint index)
{
  const PursuitColumn *column = pursuit_table_columns_get (self, index);
  const char *label = column->title ? column->title : pursuit_table_columns_get_field (self, index)->label;

  return label ? _ (label) : "";
}

/** pursuit_table_columns_is_number: whether column @index stands at the right. */
gboolean
pursuit_table_columns_is_number (PursuitTableColumns *self, guint index)
{
  PursuitFieldType type = pursuit_table_columns_get_field (self, index)->type;

  if (pursuit_table_columns_get (self, index)->flags & PURSUIT_COLUMN_WORDS)
    return FALSE;
  return type == PURSUIT_FIELD_INT || type == PURSUIT_FIELD_REAL || type == PURSUIT_FIELD_MONEY;
}

/**
 * pursuit_table_columns_format:
 * @today: for dates, which leave out the present year
 * @style: (out): a CSS class of the cell, or %NULL
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
  if (column->format)
    return column->format (record, today, style);
  if (!pursuit_record_is_set (record, column->field))
    return g_strdup ("");
  if (field->type == PURSUIT_FIELD_MONEY)
    return pursuit_money_format_short (pursuit_record_get_int (record, column->field), code);
  text = pursuit_value_to_display (field, pursuit_record_get_value (record, column->field), code, today);
  return text ? text : g_strdup ("");
}

/** pursuit_table_columns_get_total: the width in pixels that the columns need together. */
int
pursuit_table_columns_get_total (PursuitTableColumns *self)
{
  int total = 0;

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  for (guint i = 0; i < self->n_columns; i++)
    total += self->widths[i];
  return total;
}

/**
 * pursuit_table_columns_place:
 * @available: width in pixels of a row
 * @x: (out): where column @index begins
 * @width: (out): how wide it is; the expanding one gets what is left
 */
void
pursuit_table_columns_place (PursuitTableColumns *self, guint index, int available, int *x, int *width)
{
  int rest = MAX (0, available - pursuit_table_columns_get_total (self));
  int position = 0;

  g_return_if_fail (index < self->n_columns);

  for (guint i = 0;; i++)
    {
      int own = self->widths[i] + (self->columns[i].flags & PURSUIT_COLUMN_EXPAND ? rest : 0);

      if (i == index)
        {
          *x = position;
          *width = own;
          return;
        }
      position += own;
    }
}

/**
 * pursuit_table_columns_allocate:
 * @cells: (element-type GtkWidget): one a column, children of a widget of @width and @height
 * @padding: left free on both sides of each cell
 *
 * Puts cells where their columns are, which is mirrored in languages that are written from the right.
 */
void
pursuit_table_columns_allocate (PursuitTableColumns *self,
                                GPtrArray *cells,
                                int padding,
                                int width,
                                int height)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (cells != NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      GtkWidget *cell = cells->pdata[i];
      GtkAllocation place = { .height = height };
      int minimum;

      pursuit_table_columns_place (self, i, width, &place.x, &place.width);
      if (gtk_widget_get_direction (gtk_widget_get_parent (cell)) == GTK_TEXT_DIR_RTL)
        place.x = width - place.x - place.width;
      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      place.x += padding;
      place.width = MAX (place.width - 2 * padding, minimum);
      gtk_widget_size_allocate (cell, &place, -1);
    }
}

/** pursuit_table_columns_set_width: makes column @index @width pixels wide, within reason. */
void
pursuit_table_columns_set_width (PursuitTableColumns *self, guint index, int width)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (index < self->n_columns);

  width = CLAMP (width, MIN_WIDTH, MAX_WIDTH);
  if (width == self->widths[index])
    return;
  self->widths[index] = width;
  g_signal_emit (self, signals[CHANGED], 0);
}

/** pursuit_table_columns_save: remembers the widths for the next start. */
void
pursuit_table_columns_save (PursuitTableColumns *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) stored = settings ? g_settings_get_value (settings, "column-widths") : NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{si}"));
  GVariantIter iter;
  const char *key;
  int width;

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  if (settings == NULL)
    return;
  /* Those of other tables stay. */
  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "{&si}", &key, &width))
    if (!g_str_has_prefix (key, self->name) || key[strlen (self->name)] != '/')
      g_variant_builder_add (&builder, "{si}", key, width);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *own_key = width_key (self, i);

      g_variant_builder_add (&builder, "{si}", own_key, self->widths[i]);
    }
  g_settings_set_value (settings, "column-widths", g_variant_builder_end (&builder));
}

/** pursuit_table_columns_set_sort: sorts by column @index, which may be -1 for the list's own order. */
void
pursuit_table_columns_set_sort (PursuitTableColumns *self, int index, gboolean descending)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (index < (int) self->n_columns);

  if (index == self->sort && descending == self->descending)
    return;
  self->sort = index;
  self->descending = descending;
  g_signal_emit (self, signals[SORTED], 0);
}

/** pursuit_table_columns_get_sort: by which column the table is sorted, -1 for none. */
int
pursuit_table_columns_get_sort (PursuitTableColumns *self, gboolean *descending)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), -1);

  if (descending)
    *descending = self->descending;
  return self->sort;
}
