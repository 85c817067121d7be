/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-plan-book.h"

G_BEGIN_DECLS

char *
pursuit_plan_words_floor (const PursuitPlanBook *book, gint64 target, gboolean *under);
char *
pursuit_plan_words_left (const PursuitPlanBook *book, gboolean *off);
char *
pursuit_plan_words_people (gint64 target, gint64 load, double there, gboolean *few);

G_END_DECLS
