/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-table-columns.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_COLUMN_CHOOSER (pursuit_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PursuitColumnChooser, pursuit_column_chooser, PURSUIT, COLUMN_CHOOSER, AdwWindow)

PursuitColumnChooser *
pursuit_column_chooser_new (GtkWindow *parent, PursuitTableColumns *columns);

G_END_DECLS
