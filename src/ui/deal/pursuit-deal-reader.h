/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-story.h"
#include "pursuit-deal.h"
#include "pursuit-session.h"
#include "pursuit-stage.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_READER (pursuit_deal_reader_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealReader, pursuit_deal_reader, PURSUIT, DEAL_READER, GObject)

PursuitDealReader *
pursuit_deal_reader_new (PursuitSession *session);
void
pursuit_deal_reader_read (PursuitDealReader *self, gint64 deal_id, PursuitDeal *known);
void
pursuit_deal_reader_set_active (PursuitDealReader *self, gboolean active);

gboolean
pursuit_deal_reader_is_done (PursuitDealReader *self);
PursuitDeal *
pursuit_deal_reader_get_deal (PursuitDealReader *self);
GPtrArray *
pursuit_deal_reader_get_stages (PursuitDealReader *self);
const PursuitDealStory *
pursuit_deal_reader_get_story (PursuitDealReader *self);
PursuitStage *
pursuit_deal_reader_get_stage (PursuitDealReader *self);
PursuitStage *
pursuit_deal_reader_get_next_stage (PursuitDealReader *self);

G_END_DECLS
