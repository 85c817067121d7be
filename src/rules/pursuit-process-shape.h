/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitShapeStage: a stage of a process as it would be after a change. Nothing is owned.
 *
 * @name: (nullable): what it is called
 * @probability: the base of a deal in it, 0 to 1
 * @stale_days: 0 for never
 * @delivery: whether the deals in it are won
 */
typedef struct
{
  const char *name;
  double probability;
  gint64 stale_days;
  gboolean delivery;
  gboolean retired;
} PursuitShapeStage;

/**
 * pursuit_process_shape_check:
 * @stages: (array length=n_stages): of one process, in their order
 * @for_deals: whether deals go through it; the plan of a call has no delivery and no chances
 * @error: PURSUIT_ERROR_REFUSED or PURSUIT_ERROR_BAD_VALUE with a sentence for the user
 *
 * Whether a process may look like this: it has a selling stage, every stage has a name of its own, chances go
 * from 0 to 1, and the stages of the delivery stand behind those of selling. Retired stages may be anything.
 */
gboolean
pursuit_process_shape_check (const PursuitShapeStage *stages,
                             guint n_stages,
                             gboolean for_deals,
                             GError **error);

G_END_DECLS
