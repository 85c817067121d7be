/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-theme.h"

G_BEGIN_DECLS

PursuitTheme
pursuit_chart_style_for_widget (GtkWidget *widget);

G_END_DECLS
