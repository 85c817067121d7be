/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PREFERENCES (pursuit_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPreferences, pursuit_preferences, PURSUIT, PREFERENCES, AdwWindow)

void
pursuit_preferences_present (PursuitWindow *parent);
void
pursuit_preferences_apply (void);

G_END_DECLS
