/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template-private.h"

G_BEGIN_DECLS

/** PursuitSampleDeal: an open deal of the sample that was just made. Nothing is owned. */
typedef struct
{
  JsonObject *json;     /* in deals.json */
  JsonObject *evidence; /* in team.json */
  gint64 id;
  gint64 process_id;
  gint64 stage_id;
  gint64 owner_id;
  gint64 approver_id;
} PursuitSampleDeal;

gboolean
pursuit_sample_tell_process (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, GError **error);
gboolean
pursuit_sample_tell_scores (PursuitTemplateSeed *seed, const PursuitSampleDeal *deal, GError **error);
char *
pursuit_sample_word_facts (JsonArray *step, PursuitRecord *stage);
gboolean
pursuit_sample_word_missing (PursuitTemplateSeed *seed,
                             JsonArray *step,
                             PursuitRecord *stage,
                             char **missing,
                             GError **error);
gboolean
pursuit_sample_plan_call (PursuitTemplateSeed *seed, gint64 activity_id, JsonArray *plan, GError **error);

G_END_DECLS
