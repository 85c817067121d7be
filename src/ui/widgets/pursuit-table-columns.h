/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-record.h"

G_BEGIN_DECLS

/** PursuitColumnFlags: how a column looks. */
typedef enum
{
  PURSUIT_COLUMN_STRONG = 1 << 0, /* bold: what people know the record by */
  PURSUIT_COLUMN_EXPAND = 1 << 1, /* takes the room that is left; one column a table */
  PURSUIT_COLUMN_WORDS = 1 << 2,  /* a number that is told in words, which stand at the left */
} PursuitColumnFlags;

/**
 * PursuitColumn:
 * @field: what the column shows and sorts by: an index in the entity's table, which gives title and alignment
 * @width: in pixels, before the user changes it
 * @flags: how it looks
 * @title: (nullable): instead of the field's label, marked for translation
 * @format: (nullable): the text of a cell, instead of the field's value; sets *style to a CSS class or %NULL
 */
typedef struct
{
  guint field;
  int width;
  PursuitColumnFlags flags;
  const char *title;
  char *(*format) (PursuitRecord *record, PursuitDay today, const char **style);
} PursuitColumn;

#define PURSUIT_TYPE_TABLE_COLUMNS (pursuit_table_columns_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableColumns, pursuit_table_columns, PURSUIT, TABLE_COLUMNS, GObject)

PursuitTableColumns *
pursuit_table_columns_new (const char *name,
                           const PursuitEntity *entity,
                           const PursuitColumn *columns,
                           guint n_columns);
guint
pursuit_table_columns_get_count (PursuitTableColumns *self);
const PursuitColumn *
pursuit_table_columns_get (PursuitTableColumns *self, guint index);
const PursuitField *
pursuit_table_columns_get_field (PursuitTableColumns *self, guint index);
const char *
pursuit_table_columns_get_title (PursuitTableColumns *self, guint index);
gboolean
pursuit_table_columns_is_number (PursuitTableColumns *self, guint index);
char *
pursuit_table_columns_format (PursuitTableColumns *self,
                              guint index,
                              PursuitRecord *record,
                              PursuitDay today,
                              const char **style);
int
pursuit_table_columns_get_total (PursuitTableColumns *self);
void
pursuit_table_columns_place (PursuitTableColumns *self, guint index, int available, int *x, int *width);
void
pursuit_table_columns_allocate (PursuitTableColumns *self,
                                GPtrArray *cells,
                                int padding,
                                int width,
                                int height);
void
pursuit_table_columns_set_width (PursuitTableColumns *self, guint index, int width);
void
pursuit_table_columns_save (PursuitTableColumns *self);
void
pursuit_table_columns_set_sort (PursuitTableColumns *self, int index, gboolean descending);
int
pursuit_table_columns_get_sort (PursuitTableColumns *self, gboolean *descending);

G_END_DECLS
