/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal-story.h"
#include "pursuit-deal.h"
#include "pursuit-session-spine.h"
#include "pursuit-track-view.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_HEAD (pursuit_deal_head_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealHead, pursuit_deal_head, PURSUIT, DEAL_HEAD, AdwBin)

void
pursuit_deal_head_set_deal (PursuitDealHead *self, PursuitDeal *deal, PursuitDay today);
void
pursuit_deal_head_set_state (PursuitDealHead *self, PursuitDeal *deal, const PursuitDealState *state);
void
pursuit_deal_head_set_tracks (PursuitDealHead *self,
                              PursuitDeal *deal,
                              GPtrArray *stages,
                              GPtrArray *buying,
                              const PursuitDealStory *story,
                              PursuitDay today);
PursuitTrackView *
pursuit_deal_head_get_tracks (PursuitDealHead *self);

G_END_DECLS
