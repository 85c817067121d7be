/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-table-columns.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE_HEADER (pursuit_table_header_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableHeader, pursuit_table_header, PURSUIT, TABLE_HEADER, GtkWidget)

GtkWidget *
pursuit_table_header_new (PursuitTableColumns *columns);
void
pursuit_table_header_set_menu (PursuitTableHeader *self, GMenuModel *model);
void
pursuit_table_header_set_lead (PursuitTableHeader *self, GtkWidget *widget);
guint
pursuit_table_header_get_current (PursuitTableHeader *self);
GtkWidget *
pursuit_table_header_get_button (PursuitTableHeader *self, guint index);

G_END_DECLS
