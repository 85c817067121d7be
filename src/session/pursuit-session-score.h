/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command-score.h"
#include "pursuit-criteria-standing.h"
#include "pursuit-scorecard-total.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/* Scorecards and the customer's buying criteria; the commands that change them are in
 * pursuit-command-score.h. */

GPtrArray *
pursuit_session_score_sheets (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_score_sheets_async (PursuitSession *self,
                                    gint64 deal_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
pursuit_session_score_sheets_finish (PursuitSession *self, GAsyncResult *result, GError **error);
PursuitCriteriaSheet *
pursuit_session_criteria (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_criteria_async (PursuitSession *self,
                                gint64 deal_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
PursuitCriteriaSheet *
pursuit_session_criteria_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
