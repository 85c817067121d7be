/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-report.h"
#include "pursuit-report-registry.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

PursuitReport *
pursuit_session_report (PursuitSession *self,
                        const PursuitReportKind *kind,
                        const PursuitReportParams *params,
                        GError **error);
void
pursuit_session_report_async (PursuitSession *self,
                              const PursuitReportKind *kind,
                              const PursuitReportParams *params,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PursuitReport *
pursuit_session_report_finish (PursuitSession *self, GAsyncResult *result, GError **error);

gboolean
pursuit_session_calibrate (PursuitSession *self, GError **error);
void
pursuit_session_calibrate_async (PursuitSession *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
pursuit_session_calibrate_finish (PursuitSession *self, GAsyncResult *result, GError **error);

PursuitReport *
pursuit_session_org_report (PursuitSession *self, const PursuitOrgReportParams *params, GError **error);

PursuitListSpec *
pursuit_session_report_list (PursuitSession *self,
                             const PursuitReportKind *kind,
                             const PursuitReportParams *params,
                             gint64 mark,
                             GError **error);
void
pursuit_session_report_list_async (PursuitSession *self,
                                   const PursuitReportKind *kind,
                                   const PursuitReportParams *params,
                                   gint64 mark,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PursuitListSpec *
pursuit_session_report_list_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
