/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-params.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SINCE_CHOOSER (pursuit_since_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PursuitSinceChooser, pursuit_since_chooser, PURSUIT, SINCE_CHOOSER, AdwBin)

void
pursuit_since_chooser_set_calendar (PursuitSinceChooser *self, PursuitDay today, int first_month);
void
pursuit_since_chooser_set_preset (PursuitSinceChooser *self, PursuitSincePreset preset);
int
pursuit_since_chooser_get_preset (PursuitSinceChooser *self);
gboolean
pursuit_since_chooser_take_text (PursuitSinceChooser *self, const char *text);
void
pursuit_since_chooser_set_day (PursuitSinceChooser *self, PursuitDay day);
PursuitDay
pursuit_since_chooser_get_day (PursuitSinceChooser *self);

G_END_DECLS
