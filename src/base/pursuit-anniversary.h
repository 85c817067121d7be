/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/*
 * A day that comes back every year, such as a birthday: 1975-03-09, or --03-09 when the year is not known
 * (ISO 8601:2000, as vCard writes it).
 */

char *
pursuit_anniversary_parse (const char *text);
PursuitDay
pursuit_anniversary_next (const char *anniversary, PursuitDay from);
int
pursuit_anniversary_years (const char *anniversary, PursuitDay day);
char *
pursuit_anniversary_format (const char *anniversary);

G_END_DECLS
