/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-table-columns.h"

G_BEGIN_DECLS

/* Shared by pursuit-table-columns.c (which columns are shown, how they look and sort),
 * pursuit-table-columns-known.c (which could be) and pursuit-table-columns-place.c (where they stand, and
 * what the settings remember of that). */

typedef struct
{
  PursuitColumn spec;
  int width;
} PursuitKnownColumn;

struct _PursuitTableColumns
{
  GObject parent_instance;

  char *name;
  const PursuitEntity *entity;
  GArray *known; /* PursuitKnownColumn: those that can be shown */
  GArray *shown; /* guint: places in known, in the order in which they are shown */
  GArray *sort;  /* PursuitSortKey */
  guint n_frozen;
  int group;     /* field, or -1 */
  int lead;      /* pixels before the first column */
  double scroll; /* pixels that the columns which are not frozen have moved */
  gboolean choosable;
  guint format_field; /* whose cells are worded by format, when that is set */
  PursuitCellFormat format;
  gpointer format_data; /* not owned */
};

enum
{
  PURSUIT_TABLE_COLUMNS_CHANGED,
  PURSUIT_TABLE_COLUMNS_REARRANGED,
  PURSUIT_TABLE_COLUMNS_SCROLLED,
  PURSUIT_TABLE_COLUMNS_SORTED,
  PURSUIT_TABLE_COLUMNS_GROUPED,
  PURSUIT_TABLE_COLUMNS_N_SIGNALS
};

PursuitKnownColumn *
pursuit_table_columns_peek (PursuitTableColumns *self, guint index);
int
pursuit_table_columns_find_known (PursuitTableColumns *self, guint field);
void
pursuit_table_columns_show_defaults (PursuitTableColumns *self);
gboolean
pursuit_table_columns_is_number_field (const PursuitField *field);
void
pursuit_table_columns_tell (PursuitTableColumns *self, guint signal);
void
pursuit_table_columns_load_widths (PursuitTableColumns *self);
void
pursuit_table_columns_load_layout (PursuitTableColumns *self);

G_END_DECLS
