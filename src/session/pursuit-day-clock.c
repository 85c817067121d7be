/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-day-clock.h"

/* A timer sleeps with the computer and knows nothing of a clock that is set: it never runs for longer. */
static const gint64 MAX_WAIT_MS = 60 * 1000;

static const gint64 DAY_MS = 24 * 60 * 60 * 1000;

struct _PursuitDayClock
{
  PursuitStore *store; /* not owned: whoever owns the store stops the clock first */
  PursuitDayClockFunc func;
  gpointer user_data;
  PursuitDay day;
  GSource *timer;
};

static gint64
ms_to_midnight (PursuitDayClock *self)
{
  g_autoptr (GTimeZone) zone = pursuit_store_get_zone (self->store);
  gint64 now_ms = g_get_real_time () / 1000;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, now_ms / 1000);
  gint64 local_ms = now_ms + g_time_zone_get_offset (zone, interval) * G_GINT64_CONSTANT (1000);

  return DAY_MS - local_ms % DAY_MS;
}

static void
stop_timer (PursuitDayClock *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static gboolean
timer_cb (gpointer data)
{
  pursuit_day_clock_look (data);
  return G_SOURCE_REMOVE;
}

static void
start_timer (PursuitDayClock *self)
{
  stop_timer (self);
  self->timer = g_timeout_source_new (MIN (ms_to_midnight (self), MAX_WAIT_MS));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/**
 * pursuit_day_clock_start:
 * @store: open; must outlive the clock
 * @func: what is told of a new day
 *
 * Returns: (transfer full): a clock that runs on the present main context
 */
PursuitDayClock *
pursuit_day_clock_start (PursuitStore *store, PursuitDayClockFunc func, gpointer user_data)
{
  g_return_val_if_fail (PURSUIT_IS_STORE (store), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  PursuitDayClock *self = g_new0 (PursuitDayClock, 1);
  self->store = store;
  self->func = func;
  self->user_data = user_data;
  self->day = pursuit_store_get_today (store);
  start_timer (self);
  return self;
}

/** pursuit_day_clock_look: looks at the calendar now. */
void
pursuit_day_clock_look (PursuitDayClock *self)
{
  g_return_if_fail (self != NULL);

  PursuitDay day = pursuit_store_get_today (self->store);
  gboolean is_new = day != self->day;

  self->day = day;
  start_timer (self);
  if (is_new)
    self->func (self->user_data);
}

/** pursuit_day_clock_stop: frees the clock; nothing is told any more. */
void
pursuit_day_clock_stop (PursuitDayClock *self)
{
  if (self == NULL)
    return;
  stop_timer (self);
  g_free (self);
}
