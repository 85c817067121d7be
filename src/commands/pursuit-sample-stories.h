/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

/**
 * PursuitSampleStories: what the past of the sample's customers is told from.
 *
 * @companies: of sample/customers.json
 * @deals: of sample/deals.json
 * @ids: "member/LY", "company/hengda", "deal-at/0" → gint64
 * @stages: "process/stage" → PursuitStage
 */
typedef struct
{
  PursuitTemplateSeed *seed;
  JsonArray *companies;
  JsonArray *deals;
  GHashTable *ids;
  GHashTable *stages;
} PursuitSampleStories;

double
pursuit_sample_base_on (const PursuitSampleStories *self, JsonObject *deal, PursuitDay day);
gboolean
pursuit_sample_tell_stories (const PursuitSampleStories *self, GError **error);

G_END_DECLS
