/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-criteria-sheet.h"
#include "pursuit-deal-story.h"
#include "pursuit-deal.h"
#include "pursuit-session-advice.h"
#include "pursuit-session-spine.h"
#include "pursuit-session-tasks.h"
#include "pursuit-stage.h"

G_BEGIN_DECLS

/** PursuitDealPart: what belongs to the process of a deal, or to the deal. */
typedef enum
{
  PURSUIT_DEAL_PART_STAGES,    /* PursuitStage of the process, those that are no longer used too */
  PURSUIT_DEAL_PART_BUYING,    /* PursuitBuyingStage of the process */
  PURSUIT_DEAL_PART_NEEDS,     /* PursuitNeed */
  PURSUIT_DEAL_PART_DECISIONS, /* PursuitBuyingDecision */
  PURSUIT_DEAL_PART_PARTIES,   /* PursuitDealParty */
  PURSUIT_DEAL_N_PARTS
} PursuitDealPart;

#define PURSUIT_TYPE_DEAL_READER (pursuit_deal_reader_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealReader, pursuit_deal_reader, PURSUIT, DEAL_READER, GObject)

PursuitDealReader *
pursuit_deal_reader_new (PursuitSession *session);
void
pursuit_deal_reader_read (PursuitDealReader *self, gint64 deal_id, PursuitDeal *known);
void
pursuit_deal_reader_set_active (PursuitDealReader *self, gboolean active);

gboolean
pursuit_deal_reader_is_reading (PursuitDealReader *self);
gboolean
pursuit_deal_reader_is_done (PursuitDealReader *self);
PursuitDeal *
pursuit_deal_reader_get_deal (PursuitDealReader *self);
GPtrArray *
pursuit_deal_reader_get_part (PursuitDealReader *self, PursuitDealPart part);
const PursuitDealStory *
pursuit_deal_reader_get_story (PursuitDealReader *self);
const PursuitDealState *
pursuit_deal_reader_get_state (PursuitDealReader *self);
const PursuitDealTasks *
pursuit_deal_reader_get_tasks (PursuitDealReader *self);
const PursuitWatch *
pursuit_deal_reader_get_watch (PursuitDealReader *self);
GPtrArray *
pursuit_deal_reader_get_advice (PursuitDealReader *self);
const PursuitCriteriaSheet *
pursuit_deal_reader_get_criteria (PursuitDealReader *self);
PursuitStage *
pursuit_deal_reader_get_stage (PursuitDealReader *self);
PursuitStage *
pursuit_deal_reader_get_next_stage (PursuitDealReader *self);

G_END_DECLS
