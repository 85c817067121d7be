/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-import-preview.h"

G_BEGIN_DECLS

/**
 * PursuitImportTableFunc:
 * @index: as given with the column
 *
 * Returns: (transfer full) (nullable): what the column shows of @row
 */
typedef char *(*PursuitImportTableFunc) (PursuitPreviewRow *row, guint index);

void
pursuit_import_table_clear (GtkColumnView *table);
void
pursuit_import_table_add_column (GtkColumnView *table,
                                 const char *title,
                                 PursuitImportTableFunc function,
                                 guint index,
                                 gboolean expand);
void
pursuit_import_table_add_line (GtkColumnView *table);
void
pursuit_import_table_set_rows (GtkColumnView *table, GListModel *rows);

G_END_DECLS
