/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MARKET_GUESS (pursuit_market_guess_get_type ())
G_DECLARE_FINAL_TYPE (PursuitMarketGuess, pursuit_market_guess, PURSUIT, MARKET_GUESS, GObject)

PursuitMarketGuess *
pursuit_market_guess_new (PursuitSession *session);
const char *
pursuit_market_guess_owner (PursuitMarketGuess *self, const char *industry, const char *region);

G_END_DECLS
