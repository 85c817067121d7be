/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-match.h"
#include "pursuit-table-columns.h"
#include "pursuit-table-style.h"

G_BEGIN_DECLS

/** PURSUIT_TABLE_PADDING: left free on both sides of each cell, in pixels. */
#define PURSUIT_TABLE_PADDING 8

/**
 * PursuitTableCell:
 * @text: what the cell says; owned
 * @style: (nullable): how; static
 * @fraction: how far the bar of a %PURSUIT_COLUMN_BAR goes, 0 to 1; below 0 for none
 */
typedef struct
{
  char *text;
  const char *style;
  double fraction;
} PursuitTableCell;

void
pursuit_table_paint_cell (GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          PursuitTableColumns *columns,
                          guint index,
                          const PursuitTableCell *cell,
                          PursuitMatch *match,
                          const GdkRectangle *place,
                          gboolean rtl);
void
pursuit_table_paint_text (GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          PursuitTableFont font,
                          PursuitTableInk ink,
                          const char *text,
                          const GdkRectangle *place,
                          double align);
void
pursuit_table_paint_initials (GtkSnapshot *snapshot,
                              PursuitTableStyle *style,
                              const char *initials,
                              const GdkRectangle *place);
void
pursuit_table_paint_tick (GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          const GdkRectangle *place,
                          gboolean ticked);
void
pursuit_table_paint_arrow (GtkSnapshot *snapshot,
                           PursuitTableStyle *style,
                           const GdkRectangle *place,
                           gboolean open,
                           gboolean rtl);
void
pursuit_table_paint_ring (GtkSnapshot *snapshot, PursuitTableStyle *style, const GdkRectangle *place);

G_END_DECLS
