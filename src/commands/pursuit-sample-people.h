/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

/** PursuitSamplePeople: where the sample tells how people stand. Nothing is owned.
 *
 * @json: sample/people.json
 * @competitors: names, by index
 * @ids: "person/hengda/gm", "member/LY" → gint64
 */
typedef struct
{
  PursuitTemplateSeed *seed;
  JsonObject *json;
  JsonArray *competitors;
  GHashTable *ids;
} PursuitSamplePeople;

gboolean
pursuit_sample_tell_company_people (const PursuitSamplePeople *self, const char *company, GError **error);
gboolean
pursuit_sample_tell_deal_people (const PursuitSamplePeople *self,
                                 JsonObject *deal,
                                 gint64 deal_id,
                                 gint64 owner_id,
                                 GError **error);

G_END_DECLS
