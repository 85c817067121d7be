/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MARKET_WINDOW (pursuit_market_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitMarketWindow, pursuit_market_window, PURSUIT, MARKET_WINDOW, AdwWindow)

GtkWidget *
pursuit_market_window_new (PursuitWindow *window);

G_END_DECLS
