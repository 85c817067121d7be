/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LOCATE_BUTTON (pursuit_locate_button_get_type ())
G_DECLARE_FINAL_TYPE (PursuitLocateButton, pursuit_locate_button, PURSUIT, LOCATE_BUTTON, AdwBin)

GtkWidget *
pursuit_locate_button_new (PursuitTable *table);
void
pursuit_locate_button_go (PursuitLocateButton *self, const char *state);
void
pursuit_locate_button_open (PursuitLocateButton *self);

G_END_DECLS
