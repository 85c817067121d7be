/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-report-registry.h"
#include "pursuit-session.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

/*
 * How the session's files share one session. Each call of pursuit-session.h is a function that runs on one of
 * the store's threads and a struct of its arguments; the blocking and the asynchronous form differ only in
 * who waits.
 */

/* Runs @func on @lane and waits. */
gpointer
pursuit_session_call (PursuitSession *self,
                      PursuitLane lane,
                      PursuitStoreFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error);

/* Runs @func on @lane; @tag is the address of the public _async function; @data goes to the task. */
void
pursuit_session_call_async (PursuitSession *self,
                            gpointer tag,
                            PursuitLane lane,
                            PursuitStoreFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            GDestroyNotify free_result,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

/* The answer of such a call. */
gpointer
pursuit_session_call_finish (PursuitSession *self, gpointer tag, GAsyncResult *result, GError **error);

/* (transfer full): what the writer did in operation @operation_id, of this kind and with these arguments. */
PursuitStep *
pursuit_session_step_new (gint64 operation_id, gint64 record_id, const char *kind, const char *args);

/* (transfer full) (nullable): the report, on a thread of the store; it says which amounts were converted. */
PursuitReport *
pursuit_session_make_report (PursuitStore *store,
                             PursuitDb *db,
                             const PursuitReportKind *kind,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error);

/* Whether files can be kept beside the database; @error is a sentence for the user. */
gboolean
pursuit_session_check_writable (PursuitSession *self, GError **error);

/* Reads again what undo and redo would do; after something was written. Main context. */
void
pursuit_session_refresh_steps (PursuitSession *self);

/* Takes over the month that the fiscal year begins with; on the storage thread, behind the opening. */
void
pursuit_session_read_fiscal_month (PursuitSession *self, PursuitDb *db);

/* Begins what a database that stays open needs: the turn of the day, and checks and daily backups of one that
 * can be written. Main context. */
void
pursuit_session_start_upkeep (PursuitSession *self);
void
pursuit_session_stop_upkeep (PursuitSession *self);

/* Releases what is due by the rules of the pool; nobody waits for it. Main context. */
void
pursuit_session_start_release (PursuitSession *self);

G_END_DECLS
