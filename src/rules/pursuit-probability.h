/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

gint64
pursuit_probability_weigh (gint64 amount, double probability);
const char *
pursuit_grade_compute (PursuitDay expected_close, double probability, PursuitDay today);

G_END_DECLS
