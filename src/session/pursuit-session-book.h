/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-book.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/* Several reports as one. */

PursuitReport *
pursuit_session_report_book (PursuitSession *self,
                             GArray *entries,
                             PursuitProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);
void
pursuit_session_report_book_async (PursuitSession *self,
                                   GArray *entries,
                                   PursuitProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PursuitReport *
pursuit_session_report_book_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
