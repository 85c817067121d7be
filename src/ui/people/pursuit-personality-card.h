/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERSONALITY_CARD (pursuit_personality_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPersonalityCard, pursuit_personality_card, PURSUIT, PERSONALITY_CARD, AdwBin)

GtkWidget *
pursuit_personality_card_new (gboolean wide);
void
pursuit_personality_card_show (PursuitPersonalityCard *self,
                               PursuitSession *session,
                               const char *name,
                               const char *personality);

G_END_DECLS
