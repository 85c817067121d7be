/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-plan-book.h"
#include "pursuit-plan-command.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * Annual plans. Plans and their lines are records; these calls give them with what came.
 */

PursuitPlanBook *
pursuit_session_plan (PursuitSession *self, int year, GError **error);
void
pursuit_session_plan_async (PursuitSession *self,
                            int year,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
PursuitPlanBook *
pursuit_session_plan_finish (PursuitSession *self, GAsyncResult *result, GError **error);

int
pursuit_session_get_fiscal_month (PursuitSession *self);
gboolean
pursuit_session_set_fiscal_month (PursuitSession *self, int month, GError **error);
void
pursuit_session_set_fiscal_month_async (PursuitSession *self,
                                        int month,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
pursuit_session_set_fiscal_month_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
