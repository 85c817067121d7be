/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitCareFunc: told how far a check, a backup, a restore or a migration is, on the thread that works
 * @done: from 0 to 1
 */
typedef void (*PursuitCareFunc) (double done, gpointer user_data);

/** PursuitCare: passes progress on, a few times a second at most. A zeroed one tells nobody. */
typedef struct
{
  PursuitCareFunc func;
  gpointer data;
  gint64 told_at;
  double from; /* the part of the whole that the present step stands for */
  double to;
} PursuitCare;

void
pursuit_care_begin_step (PursuitCare *self, double from, double to);
void
pursuit_care_tell (PursuitCare *self, double done);

G_END_DECLS
