/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void
pursuit_style_prepare (void);
void
pursuit_style_load (void);

G_END_DECLS
