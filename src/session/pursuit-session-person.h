/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-person-report.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * Everything that is known of one person.
 */

PursuitReport *
pursuit_session_person_report (PursuitSession *self, gint64 person_id, GError **error);
void
pursuit_session_person_report_async (PursuitSession *self,
                                     gint64 person_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
PursuitReport *
pursuit_session_person_report_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
