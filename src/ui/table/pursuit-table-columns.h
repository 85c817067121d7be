/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-list-spec.h"
#include "pursuit-record.h"

G_BEGIN_DECLS

/** PursuitColumnFlags: how a column looks. */
typedef enum
{
  PURSUIT_COLUMN_STRONG = 1 << 0, /* bold: what people know the record by */
  PURSUIT_COLUMN_EXPAND = 1 << 1, /* shares the room that is left with the others that do */
  PURSUIT_COLUMN_WORDS = 1 << 2,  /* a number that is told in words, which stand at the left */
  PURSUIT_COLUMN_BAR = 1 << 3,    /* a number of hundred: a bar, and the number behind it */
  PURSUIT_COLUMN_PILL = 1 << 4,   /* a word with a ground of its own */
  PURSUIT_COLUMN_HIDDEN = 1 << 5, /* not shown before the user asks for it */
} PursuitColumnFlags;

/**
 * PursuitColumn:
 * @field: what the column shows and sorts by: an index in the entity's table, which gives title and alignment
 * @width: in pixels, before the user changes it
 * @flags: how it looks
 * @title: (nullable): instead of the field's label, marked for translation
 * @format: (nullable): the text of a cell, instead of the field's value; sets *style to a style of
 *   pursuit_table_style_find() or %NULL
 * @photo: the field with the hash of a photo that stands before the text, with initials instead where there
 * is none; 0 for no photo. One column of a table has it
 * @edit: (nullable): asks for another value in a way of its own, for a field that no editor in the cell suits
 */
typedef struct
{
  guint field;
  int width;
  PursuitColumnFlags flags;
  const char *title;
  char *(*format) (PursuitRecord *record, PursuitDay today, const char **style);
  guint photo;
  void (*edit) (GtkWidget *table, PursuitRecord *record);
} PursuitColumn;

/** PursuitCellFormat: as PursuitColumn.format, with what is known beside the record. */
typedef char *(*PursuitCellFormat) (PursuitRecord *record,
                                    PursuitDay today,
                                    const char **style,
                                    gpointer user_data);

#define PURSUIT_TYPE_TABLE_COLUMNS (pursuit_table_columns_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableColumns, pursuit_table_columns, PURSUIT, TABLE_COLUMNS, GObject)

PursuitTableColumns *
pursuit_table_columns_new (const char *name,
                           const PursuitEntity *entity,
                           const PursuitColumn *columns,
                           guint n_columns);
const PursuitEntity *
pursuit_table_columns_get_entity (PursuitTableColumns *self);

/* The columns that are shown, by their place */
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
void
pursuit_table_columns_set_format (PursuitTableColumns *self,
                                  guint field,
                                  PursuitCellFormat format,
                                  gpointer user_data);
int
pursuit_table_columns_find (PursuitTableColumns *self, guint field);

/* Which are shown */
void
pursuit_table_columns_set_choosable (PursuitTableColumns *self);
void
pursuit_table_columns_follow_custom (PursuitTableColumns *self);
guint
pursuit_table_columns_get_n_known (PursuitTableColumns *self);
const PursuitColumn *
pursuit_table_columns_get_known (PursuitTableColumns *self, guint number);
const char *
pursuit_table_columns_get_known_title (PursuitTableColumns *self, guint number);
void
pursuit_table_columns_show (PursuitTableColumns *self, const guint *fields, guint n_fields);
void
pursuit_table_columns_hide (PursuitTableColumns *self, guint index);
void
pursuit_table_columns_move (PursuitTableColumns *self, guint from, guint to);
void
pursuit_table_columns_reset (PursuitTableColumns *self);
void
pursuit_table_columns_set_frozen (PursuitTableColumns *self, guint n_frozen);
guint
pursuit_table_columns_get_frozen (PursuitTableColumns *self);

/* Where they stand */
void
pursuit_table_columns_set_lead (PursuitTableColumns *self, int lead);
int
pursuit_table_columns_get_lead (PursuitTableColumns *self);
int
pursuit_table_columns_get_total (PursuitTableColumns *self);
void
pursuit_table_columns_set_scroll (PursuitTableColumns *self, double scroll);
void
pursuit_table_columns_place (PursuitTableColumns *self, guint index, int available, int *x, int *width);
void
pursuit_table_columns_place_seen (PursuitTableColumns *self,
                                  guint index,
                                  int available,
                                  gboolean rtl,
                                  int *x,
                                  int *width);
int
pursuit_table_columns_get_frozen_edge (PursuitTableColumns *self, int available);
int
pursuit_table_columns_find_at (PursuitTableColumns *self, int available, gboolean rtl, double x);
void
pursuit_table_columns_set_width (PursuitTableColumns *self, guint index, int width);
void
pursuit_table_columns_save (PursuitTableColumns *self);

/* The order of the rows */
void
pursuit_table_columns_set_sort (PursuitTableColumns *self, int index, gboolean descending);
void
pursuit_table_columns_toggle_sort (PursuitTableColumns *self, guint index, gboolean add);
void
pursuit_table_columns_take_sort (PursuitTableColumns *self, GArray *keys);
int
pursuit_table_columns_get_sort (PursuitTableColumns *self, gboolean *descending);
GArray *
pursuit_table_columns_get_sort_keys (PursuitTableColumns *self);
guint
pursuit_table_columns_get_sort_rank (PursuitTableColumns *self, guint index, gboolean *descending);
void
pursuit_table_columns_set_group (PursuitTableColumns *self, int field);
int
pursuit_table_columns_get_group (PursuitTableColumns *self);

G_END_DECLS
