/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-advice.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_WATCH_CARD (pursuit_watch_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitWatchCard, pursuit_watch_card, PURSUIT, WATCH_CARD, AdwBin)

void
pursuit_watch_card_show (PursuitWatchCard *self, const PursuitWatch *watch);

G_END_DECLS
