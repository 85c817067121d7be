/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-import-preview.h"

G_BEGIN_DECLS

/**
 * PursuitImportGridFunc:
 * @index: as given with the column
 *
 * Returns: (transfer full) (nullable): what the column shows of @row
 */
typedef char *(*PursuitImportGridFunc) (PursuitPreviewRow *row, guint index);

void
pursuit_import_grid_clear (GtkColumnView *table);
void
pursuit_import_grid_add_column (GtkColumnView *table,
                                const char *title,
                                PursuitImportGridFunc function,
                                guint index,
                                gboolean expand);
void
pursuit_import_grid_add_line (GtkColumnView *table);
void
pursuit_import_grid_set_rows (GtkColumnView *table, GListModel *rows);

G_END_DECLS
