/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-findings.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PATH_CARD (pursuit_path_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPathCard, pursuit_path_card, PURSUIT, PATH_CARD, AdwBin)

GtkWidget *
pursuit_path_card_new (void);
void
pursuit_path_card_set_reading (PursuitPathCard *self, PursuitPeopleReading *reading);
GArray *
pursuit_path_card_get_route (PursuitPathCard *self);
GtkToggleButton *
pursuit_path_card_get_toggle (PursuitPathCard *self);
const char *
pursuit_path_card_get_text (PursuitPathCard *self);

G_END_DECLS
