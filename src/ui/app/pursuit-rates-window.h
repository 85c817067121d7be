/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RATES_WINDOW (pursuit_rates_window_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRatesWindow, pursuit_rates_window, PURSUIT, RATES_WINDOW, AdwWindow)

GtkWidget *
pursuit_rates_window_new (PursuitWindow *window);

G_END_DECLS
