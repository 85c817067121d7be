/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-people-findings.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_WEIGHT_BAR (pursuit_weight_bar_get_type ())
G_DECLARE_FINAL_TYPE (PursuitWeightBar, pursuit_weight_bar, PURSUIT, WEIGHT_BAR, GtkWidget)

GtkWidget *
pursuit_weight_bar_new (void);
void
pursuit_weight_bar_set (PursuitWeightBar *self, const PursuitPeopleFigures *figures);

G_END_DECLS
