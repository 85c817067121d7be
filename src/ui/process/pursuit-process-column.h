/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *
pursuit_process_column_new (GtkWidget *child, int width);

G_END_DECLS
