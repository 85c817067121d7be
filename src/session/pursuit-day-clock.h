/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-store.h"

G_BEGIN_DECLS

/**
 * PursuitDayClock:
 *
 * Tells when a new day begins in the home time zone of a database: at midnight, and soon after the computer
 * was woken or its clock was set.
 */
typedef struct _PursuitDayClock PursuitDayClock;

/** PursuitDayClockFunc: called on the main context that started the clock; today is another day than it was.
 */
typedef void (*PursuitDayClockFunc) (gpointer user_data);

PursuitDayClock *
pursuit_day_clock_start (PursuitStore *store, PursuitDayClockFunc func, gpointer user_data);
void
pursuit_day_clock_look (PursuitDayClock *self);
void
pursuit_day_clock_stop (PursuitDayClock *self);

G_END_DECLS
