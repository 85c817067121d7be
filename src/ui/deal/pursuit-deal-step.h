/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_deal_step (PursuitWindow *window,
                   gint64 deal_id,
                   gint64 stage_id,
                   gint64 before_id,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
gboolean
pursuit_deal_step_finish (GAsyncResult *result);

G_END_DECLS
