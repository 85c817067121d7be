/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-report-params.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERIOD_CHOOSER (pursuit_period_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPeriodChooser, pursuit_period_chooser, PURSUIT, PERIOD_CHOOSER, AdwBin)

void
pursuit_period_chooser_set_calendar (PursuitPeriodChooser *self, PursuitDay today, int first_month);
void
pursuit_period_chooser_set_preset (PursuitPeriodChooser *self, PursuitPeriodPreset preset);
void
pursuit_period_chooser_set_period (PursuitPeriodChooser *self, PursuitDay from, PursuitDay to);
int
pursuit_period_chooser_get_preset (PursuitPeriodChooser *self);
void
pursuit_period_chooser_get_period (PursuitPeriodChooser *self, PursuitDay *from, PursuitDay *to);

G_END_DECLS
