/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-card-style.h"

G_BEGIN_DECLS

cairo_surface_t *
pursuit_card_stamp_paint (PursuitCardStyle *style, PursuitCardStamp stamp, int width);

G_END_DECLS
