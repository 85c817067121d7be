/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64
pursuit_probability_weigh (gint64 amount, double probability);

G_END_DECLS
