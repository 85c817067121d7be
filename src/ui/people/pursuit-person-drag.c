/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-person-drag.h"

static gpointer
pursuit_person_drag_copy (gpointer drag)
{
  return g_memdup2 (drag, sizeof (PursuitPersonDrag));
}

G_DEFINE_BOXED_TYPE (PursuitPersonDrag, pursuit_person_drag, pursuit_person_drag_copy, g_free)
