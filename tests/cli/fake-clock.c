/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before the program, it tells it the time that PURSUIT_TEST_CLOCK names, in microseconds since 1970.
 */

#include <glib.h>

gint64
g_get_real_time (void)
{
  return g_ascii_strtoll (g_getenv ("PURSUIT_TEST_CLOCK"), NULL, 10);
}
