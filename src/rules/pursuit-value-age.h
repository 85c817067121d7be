/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/** PURSUIT_VALUE_AGED_DAYS: what was believed of a person for longer than so many days is to be asked for
 * again. */
#define PURSUIT_VALUE_AGED_DAYS 60

gboolean
pursuit_value_is_aged (gboolean known, PursuitDay day, PursuitDay seen_on);

G_END_DECLS
