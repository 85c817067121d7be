/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-filter.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FILTER_BAR (pursuit_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (PursuitFilterBar, pursuit_filter_bar, PURSUIT, FILTER_BAR, AdwBin)

PursuitFilterBar *
pursuit_filter_bar_new (PursuitSession *session, const PursuitEntity *entity, GtkOrientation orientation);
void
pursuit_filter_bar_set_filter (PursuitFilterBar *self, const PursuitFilter *filter);
const PursuitFilter *
pursuit_filter_bar_get_filter (PursuitFilterBar *self);
void
pursuit_filter_bar_add (PursuitFilterBar *self, PursuitFilter *part);
void
pursuit_filter_bar_open_condition (PursuitFilterBar *self);

G_END_DECLS
