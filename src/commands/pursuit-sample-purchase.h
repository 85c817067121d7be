/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

/** PursuitSamplePurchase: an open deal of the sample that was just made. Nothing is owned.
 *
 * @ids: "person/hengda/gm" → gint64
 * @minor_per_unit: of the sample's currency
 */
typedef struct
{
  JsonObject *json; /* in deals.json */
  GHashTable *ids;
  gint64 deal_id;
  gint64 owner_id;
  gint64 minor_per_unit;
} PursuitSamplePurchase;

gboolean
pursuit_sample_tell_purchase (PursuitTemplateSeed *seed,
                              JsonObject *purchases,
                              const PursuitSamplePurchase *deal,
                              GError **error);

G_END_DECLS
