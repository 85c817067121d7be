/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-care.h"

static const gint64 INTERVAL_USEC = G_USEC_PER_SEC / 5;

/**
 * pursuit_care_begin_step:
 * @from: how much of the whole is done
 * @to: how much will be when the step is
 *
 * Always told, so that each step is seen.
 */
void
pursuit_care_begin_step (PursuitCare *self, double from, double to)
{
  self->from = from;
  self->to = to;
  self->told_at = 0;
  pursuit_care_tell (self, 0);
}

/** pursuit_care_tell: @done: how much of the present step is done, 0 to 1. */
void
pursuit_care_tell (PursuitCare *self, double done)
{
  gint64 now = g_get_monotonic_time ();

  if (self->func == NULL || now - self->told_at < INTERVAL_USEC)
    return;
  self->told_at = now;
  self->func (self->from + (self->to - self->from) * CLAMP (done, 0, 1), self->data);
}
