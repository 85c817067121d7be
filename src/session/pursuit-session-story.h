/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-story.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/** PURSUIT_STORY_MAX_STEPS: how many of a deal's steps are told at most, the newest. */
#define PURSUIT_STORY_MAX_STEPS 300

PursuitDealStory *
pursuit_session_deal_story (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_deal_story_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitDealStory *
pursuit_session_deal_story_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
