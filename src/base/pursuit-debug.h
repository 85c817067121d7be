/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PursuitDebugFlags: what PURSUIT_DEBUG=sql,plan,time,… makes the program print on stderr. */
typedef enum
{
  PURSUIT_DEBUG_SQL = 1 << 0,  /* every statement with its duration */
  PURSUIT_DEBUG_PLAN = 1 << 1, /* the query plan of each statement when it is prepared */
  PURSUIT_DEBUG_TIME = 1 << 2, /* milestones since the start of the process */
} PursuitDebugFlags;

gboolean
pursuit_debug_on (PursuitDebugFlags flag);
void
pursuit_debug_mark (const char *milestone);

G_END_DECLS
