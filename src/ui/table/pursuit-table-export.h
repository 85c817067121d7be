/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-table-writer.h"
#include "pursuit-table.h"

G_BEGIN_DECLS

GtkWidget *
pursuit_table_export_button_new (PursuitTable *table);
void
pursuit_table_export_to (PursuitTable *table, PursuitTableFormat format, GFile *file);

G_END_DECLS
