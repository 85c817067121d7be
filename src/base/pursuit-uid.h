/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/** PURSUIT_UID_SIZE: bytes of a written uid, its NUL included. */
#define PURSUIT_UID_SIZE 37

/** PursuitUidSource: makes uids; seeded, it makes the same ones again. One thread at a time. */
typedef struct
{
  guint64 state;
  gint64 last_ms;
  guint32 counter;
} PursuitUidSource;

void
pursuit_uid_source_init (PursuitUidSource *source, guint64 seed);
void
pursuit_uid_next (PursuitUidSource *source, gint64 now_ms, char uid[PURSUIT_UID_SIZE]);
PursuitDay
pursuit_uid_get_day (const char *uid);

G_END_DECLS
