/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-debug.h"

#include <stdio.h>
#include <time.h>

static guint
debug_flags (void)
{
  static const GDebugKey keys[] = {
    { "sql", PURSUIT_DEBUG_SQL },
    { "plan", PURSUIT_DEBUG_PLAN },
    { "time", PURSUIT_DEBUG_TIME },
  };
  static gsize flags = 0;

  if (g_once_init_enter (&flags))
    {
      guint parsed = g_parse_debug_string (g_getenv ("PURSUIT_DEBUG"), keys, G_N_ELEMENTS (keys));
      g_once_init_leave (&flags, (gsize) parsed | (1u << 31));
    }
  return (guint) flags;
}

/**
 * pursuit_debug_on:
 *
 * Returns: whether the environment variable PURSUIT_DEBUG names @flag (or "all")
 */
gboolean
pursuit_debug_on (PursuitDebugFlags flag)
{
  return (debug_flags () & flag) != 0;
}

/**
 * pursuit_debug_mark:
 * @milestone: what has just happened
 *
 * With PURSUIT_DEBUG=time, prints @milestone with the processor time and the monotonic clock in microseconds;
 * the start-up benchmark reads these lines.
 */
void
pursuit_debug_mark (const char *milestone)
{
  if (pursuit_debug_on (PURSUIT_DEBUG_TIME))
    fprintf (stderr, "pursuit-time %" G_GINT64_FORMAT " %s\n", g_get_monotonic_time (), milestone);
}
