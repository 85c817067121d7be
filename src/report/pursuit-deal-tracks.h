/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-story.h"
#include "pursuit-drift.h"
#include "pursuit-track-chart.h"

G_BEGIN_DECLS

/**
 * PursuitDealTracks: the two tracks of a deal, worded and ready to be drawn. Clear with
 * pursuit_deal_tracks_clear().
 *
 * @rows: how far the customer is with buying, where the process says how customers buy, and how far we are
 *   with selling
 * @steps: of each row; they own the words
 * @known: whether anybody knows where the customer is
 * @drift: how the tracks lie to each other
 */
typedef struct
{
  PursuitTrackRow rows[2];
  guint n_rows;
  GArray *steps[2];
  gboolean known;
  PursuitDrift drift;
} PursuitDealTracks;

/**
 * pursuit_deal_tracks_init:
 * @self: (out caller-allocates)
 * @deal: where it stands now
 * @stages: (element-type PursuitStage): all stages of its process, in order
 * @buying: (element-type PursuitBuyingStage): the steps in which customers buy there
 * @story: (nullable): for the days in each stage
 */
void
pursuit_deal_tracks_init (PursuitDealTracks *self,
                          PursuitDeal *deal,
                          GPtrArray *stages,
                          GPtrArray *buying,
                          const PursuitDealStory *story,
                          PursuitDay today);
void
pursuit_deal_tracks_clear (PursuitDealTracks *self);

/** pursuit_deal_tracks_is_danger: whether one side is so far ahead that it matters. */
gboolean
pursuit_deal_tracks_is_danger (const PursuitDealTracks *self);

/** pursuit_deal_tracks_explain: (transfer full) (nullable): how the tracks lie to each other, as a sentence,
 * a danger with its sign; %NULL when there is nothing to say. */
char *
pursuit_deal_tracks_explain (const PursuitDealTracks *self, PursuitDeal *deal);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitDealTracks, pursuit_deal_tracks_clear)

G_END_DECLS
