/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-session-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LETTER_RAIL (pursuit_letter_rail_get_type ())
G_DECLARE_FINAL_TYPE (PursuitLetterRail, pursuit_letter_rail, PURSUIT, LETTER_RAIL, GtkWidget)

GtkWidget *
pursuit_letter_rail_new (void);
void
pursuit_letter_rail_set_letters (PursuitLetterRail *self, const PursuitListLetters *letters);
void
pursuit_letter_rail_set_position (PursuitLetterRail *self, guint position);

G_END_DECLS
