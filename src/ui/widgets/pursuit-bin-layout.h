/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkLayoutManager *
pursuit_bin_layout_new (void);
GtkLayoutManager *
pursuit_bin_layout_new_scrolling (void);

G_END_DECLS
