/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-canvas.h"
#include "pursuit-theme.h"

G_BEGIN_DECLS

double
pursuit_org_legend_measure (PursuitCanvas *canvas, const PursuitTheme *theme, double width);
void
pursuit_org_legend_draw (PursuitCanvas *canvas, const PursuitTheme *theme, double x, double y, double width);

G_END_DECLS
