/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

/**
 * PursuitSampleActivities: a deal of the sample whose activities are told. Nothing is owned.
 *
 * @json: in deals.json; @team: team.json
 * @ids: "person/hengda/gm" → gint64
 */
typedef struct
{
  JsonObject *json;
  JsonObject *team;
  GHashTable *ids;
  gint64 id;
  gint64 company_id;
  gint64 owner_id;
} PursuitSampleActivities;

gboolean
pursuit_sample_tell_activities (PursuitTemplateSeed *seed,
                                const PursuitSampleActivities *deal,
                                GError **error);

G_END_DECLS
