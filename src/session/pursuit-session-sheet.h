/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deal-sheet.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/* A deal on two pages. */

PursuitReport *
pursuit_session_deal_sheet (PursuitSession *self, gint64 deal_id, GError **error);
void
pursuit_session_deal_sheet_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
PursuitReport *
pursuit_session_deal_sheet_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
