/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the columns of a table stand, and what the settings remember of them. */

#include "pursuit-table-columns-private.h"

#include "pursuit-settings.h"

#define MIN_WIDTH 48
#define MAX_WIDTH 1200

static char *
width_key (PursuitTableColumns *self, const PursuitKnownColumn *column)
{
  return g_strdup_printf ("%s/%s", self->name, self->entity->fields[column->spec.field].name);
}

/* Takes the widths that the settings remember. */
void
pursuit_table_columns_load_widths (PursuitTableColumns *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) stored = settings ? g_settings_get_value (settings, "column-widths") : NULL;

  for (guint i = 0; i < self->known->len; i++)
    {
      PursuitKnownColumn *column = &g_array_index (self->known, PursuitKnownColumn, i);
      g_autofree char *key = width_key (self, column);

      if (stored)
        g_variant_lookup (stored, key, "i", &column->width);
      column->width = CLAMP (column->width, MIN_WIDTH, MAX_WIDTH);
    }
}

static int
find_field (PursuitTableColumns *self, const char *name)
{
  return *name ? pursuit_entity_find_field (self->entity, name) : -1;
}

/* Takes the choice and the order of columns that the settings remember; names that are none any longer are
 * left out. */
void
pursuit_table_columns_load_layout (PursuitTableColumns *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) stored = settings ? g_settings_get_value (settings, "table-layouts") : NULL;
  g_autoptr (GVariantIter) names = NULL;
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *name, *group;
  guint n_frozen;

  if (stored == NULL || !g_variant_lookup (stored, self->name, "(asu&s)", &names, &n_frozen, &group))
    return;
  while (g_variant_iter_next (names, "&s", &name))
    {
      int field = find_field (self, name);
      int number = field >= 0 ? pursuit_table_columns_find_known (self, field) : -1;

      if (number >= 0)
        g_array_append_val (shown, number);
    }
  if (shown->len == 0)
    return;
  g_array_unref (self->shown);
  self->shown = g_steal_pointer (&shown);
  self->n_frozen = MIN (n_frozen, self->shown->len);
  self->group = find_field (self, group);
}

static GVariant *
make_widths (PursuitTableColumns *self, GVariant *stored)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{si}"));
  GVariantIter iter;
  const char *key;
  int width;

  /* Those of other tables stay. */
  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "{&si}", &key, &width))
    if (!g_str_has_prefix (key, self->name) || key[strlen (self->name)] != '/')
      g_variant_builder_add (&builder, "{si}", key, width);
  for (guint i = 0; i < self->known->len; i++)
    {
      const PursuitKnownColumn *column = &g_array_index (self->known, PursuitKnownColumn, i);
      g_autofree char *own_key = width_key (self, column);

      if (column->width != column->spec.width)
        g_variant_builder_add (&builder, "{si}", own_key, column->width);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
make_layouts (PursuitTableColumns *self, GVariant *stored)
{
  g_auto (GVariantBuilder) layouts = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{s(asus)}"));
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  GVariantIter iter;
  const char *key;
  GVariant *layout;

  g_variant_iter_init (&iter, stored);
  while (g_variant_iter_next (&iter, "{&s@(asus)}", &key, &layout))
    {
      if (!g_str_equal (key, self->name))
        g_variant_builder_add (&layouts, "{s@(asus)}", key, layout);
      g_variant_unref (layout);
    }
  for (guint i = 0; i < self->shown->len; i++)
    g_variant_builder_add (&names, "s", pursuit_table_columns_get_field (self, i)->name);
  g_variant_builder_add (&layouts, "{s(asus)}", self->name, &names, self->n_frozen,
                         self->group >= 0 ? self->entity->fields[self->group].name : "");
  return g_variant_builder_end (&layouts);
}

/** pursuit_table_columns_save: remembers the columns for the next start. */
void
pursuit_table_columns_save (PursuitTableColumns *self)
{
  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) widths = settings ? g_settings_get_value (settings, "column-widths") : NULL;
  g_autoptr (GVariant) layouts = settings ? g_settings_get_value (settings, "table-layouts") : NULL;

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  if (settings == NULL)
    return;
  g_settings_set_value (settings, "column-widths", make_widths (self, widths));
  if (self->choosable)
    g_settings_set_value (settings, "table-layouts", make_layouts (self, layouts));
}

/** pursuit_table_columns_set_lead: leaves @lead pixels free before the first column, for the ticks. */
void
pursuit_table_columns_set_lead (PursuitTableColumns *self, int lead)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  if (lead == self->lead)
    return;
  self->lead = lead;
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_CHANGED);
}

/** pursuit_table_columns_get_lead: the pixels before the first column. */
int
pursuit_table_columns_get_lead (PursuitTableColumns *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  return self->lead;
}

/** pursuit_table_columns_get_total: the width in pixels that the columns need together. */
int
pursuit_table_columns_get_total (PursuitTableColumns *self)
{
  int total;

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  total = self->lead;
  for (guint i = 0; i < self->shown->len; i++)
    total += pursuit_table_columns_peek (self, i)->width;
  return total;
}

/** pursuit_table_columns_set_scroll: moves the columns that are not frozen by @scroll pixels. */
void
pursuit_table_columns_set_scroll (PursuitTableColumns *self, double scroll)
{
  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));

  if (scroll == self->scroll)
    return;
  self->scroll = scroll;
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_SCROLLED);
}

/**
 * pursuit_table_columns_place:
 * @available: width in pixels of a row
 * @x: (out): where column @index begins while nothing is scrolled
 * @width: (out): how wide it is; the expanding ones share what is left
 */
void
pursuit_table_columns_place (PursuitTableColumns *self, guint index, int available, int *x, int *width)
{
  int rest, position, n_expanding = 0;

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (index < self->shown->len);

  for (guint i = 0; i < self->shown->len; i++)
    n_expanding += (pursuit_table_columns_peek (self, i)->spec.flags & PURSUIT_COLUMN_EXPAND) != 0;
  rest = MAX (0, available - pursuit_table_columns_get_total (self)) / MAX (1, n_expanding);
  position = self->lead;
  for (guint i = 0;; i++)
    {
      const PursuitKnownColumn *column = pursuit_table_columns_peek (self, i);
      int own = column->width + (column->spec.flags & PURSUIT_COLUMN_EXPAND ? rest : 0);

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
 * pursuit_table_columns_place_seen:
 * @rtl: whether the row is written from the right
 *
 * As pursuit_table_columns_place(), where the column is seen now: scrolled, unless it is frozen, and
 * mirrored.
 */
void
pursuit_table_columns_place_seen (PursuitTableColumns *self,
                                  guint index,
                                  int available,
                                  gboolean rtl,
                                  int *x,
                                  int *width)
{
  pursuit_table_columns_place (self, index, available, x, width);
  if (index >= self->n_frozen)
    *x -= (int) self->scroll;
  if (rtl)
    *x = available - *x - *width;
}

/** pursuit_table_columns_get_frozen_edge: how many pixels of a row the ticks and the frozen columns take. */
int
pursuit_table_columns_get_frozen_edge (PursuitTableColumns *self, int available)
{
  int x, width;

  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), 0);

  if (self->n_frozen == 0)
    return self->lead;
  pursuit_table_columns_place (self, self->n_frozen - 1, available, &x, &width);
  return x + width;
}

/** pursuit_table_columns_find_at: the column that is seen at @x of a row; -1 for none. */
int
pursuit_table_columns_find_at (PursuitTableColumns *self, int available, gboolean rtl, double x)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_COLUMNS (self), -1);

  /* The frozen ones come first, and lie over the others. */
  for (guint i = 0; i < self->shown->len; i++)
    {
      int start, width;

      pursuit_table_columns_place_seen (self, i, available, rtl, &start, &width);
      if (x >= start && x < start + width)
        return (int) i;
    }
  return -1;
}

/** pursuit_table_columns_set_width: makes column @index @width pixels wide, within reason. */
void
pursuit_table_columns_set_width (PursuitTableColumns *self, guint index, int width)
{
  PursuitKnownColumn *column;

  g_return_if_fail (PURSUIT_IS_TABLE_COLUMNS (self));
  g_return_if_fail (index < self->shown->len);

  column = pursuit_table_columns_peek (self, index);
  width = CLAMP (width, MIN_WIDTH, MAX_WIDTH);
  if (width == column->width)
    return;
  column->width = width;
  pursuit_table_columns_tell (self, PURSUIT_TABLE_COLUMNS_CHANGED);
}
