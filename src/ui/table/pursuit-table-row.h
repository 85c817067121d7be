/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-match.h"
#include "pursuit-session.h"
#include "pursuit-table-columns.h"
#include "pursuit-table-group.h"
#include "pursuit-table-style.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE_ROW (pursuit_table_row_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableRow, pursuit_table_row, PURSUIT, TABLE_ROW, GtkWidget)

GtkWidget *
pursuit_table_row_new (PursuitTableColumns *columns, PursuitTableStyle *style, PursuitSession *session);
void
pursuit_table_row_set_record (PursuitTableRow *self, PursuitRecord *record, PursuitDay today);
PursuitRecord *
pursuit_table_row_get_record (PursuitTableRow *self);
void
pursuit_table_row_set_group (PursuitTableRow *self, PursuitTableGroup *group);
PursuitTableGroup *
pursuit_table_row_get_group (PursuitTableRow *self);
guint
pursuit_table_row_get_n_cells (PursuitTableRow *self);
const char *
pursuit_table_row_get_text (PursuitTableRow *self, guint index);
gboolean
pursuit_table_row_has_photo (PursuitTableRow *self);
void
pursuit_table_row_set_selected (PursuitTableRow *self, gboolean selected);
void
pursuit_table_row_set_match (PursuitTableRow *self, PursuitMatch *match);
void
pursuit_table_row_set_cursor (PursuitTableRow *self, int index);

G_END_DECLS
