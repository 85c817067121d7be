/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CHIPS (pursuit_chips_get_type ())
G_DECLARE_FINAL_TYPE (PursuitChips, pursuit_chips, PURSUIT, CHIPS, AdwBin)

GtkWidget *
pursuit_chips_new (const char *title);
void
pursuit_chips_add (PursuitChips *self, const char *code, const char *label, gboolean chosen);
char *
pursuit_chips_get_codes (PursuitChips *self);

G_END_DECLS
