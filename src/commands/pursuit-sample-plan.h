/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

/**
 * PursuitSamplePlan: what the annual plan of the sample is told from. Nothing is owned.
 *
 * @told: “plan” of team.json
 * @ids: "member/LY" → gint64
 */
typedef struct
{
  PursuitTemplateSeed *seed;
  JsonObject *told;
  GHashTable *ids;
  gint64 minor_per_unit;
} PursuitSamplePlan;

gboolean
pursuit_sample_tell_plan (const PursuitSamplePlan *self, GError **error);

G_END_DECLS
