/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/**
 * PursuitCell: a column of a row that is read and forgotten, where a copy of each text would cost too much.
 *
 * @null: there is nothing in it
 * @number, @real: of a number, both
 * @text: (nullable): of a text; it lives until the next row
 */
typedef struct
{
  gboolean null;
  gint64 number;
  double real;
  const char *text;
} PursuitCell;

/** pursuit_cell_get_day: the day that is written as ISO text in @self; %PURSUIT_DAY_NONE when it is empty. */
static inline PursuitDay
pursuit_cell_get_day (const PursuitCell *self)
{
  return self->text != NULL ? pursuit_day_parse_iso (self->text) : PURSUIT_DAY_NONE;
}

/** PursuitCellFunc: gets the @n_cells columns of the next row. */
typedef void (*PursuitCellFunc) (const PursuitCell *cells, guint n_cells, gpointer data);

G_END_DECLS
