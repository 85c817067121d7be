/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-refusal.h"

/** pursuit_refusal_free: frees it. */
void
pursuit_refusal_free (PursuitRefusal *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->reason);
  g_free (self);
}
