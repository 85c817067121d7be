/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-table-columns.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TABLE_HEADER (pursuit_table_header_get_type ())
G_DECLARE_FINAL_TYPE (PursuitTableHeader, pursuit_table_header, PURSUIT, TABLE_HEADER, GtkWidget)

GtkWidget *
pursuit_table_header_new (PursuitTableColumns *columns);

G_END_DECLS
