/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-plan-book.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SPLIT_BUTTON (pursuit_split_button_get_type ())
G_DECLARE_FINAL_TYPE (PursuitSplitButton, pursuit_split_button, PURSUIT, SPLIT_BUTTON, AdwBin)

GtkWidget *
pursuit_split_button_new (void);
void
pursuit_split_button_set_book (PursuitSplitButton *self, const PursuitPlanBook *book, gboolean writable);

G_END_DECLS
