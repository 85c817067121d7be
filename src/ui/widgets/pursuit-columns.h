/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_COLUMNS (pursuit_columns_get_type ())
G_DECLARE_FINAL_TYPE (PursuitColumns, pursuit_columns, PURSUIT, COLUMNS, GtkWidget)

G_END_DECLS
