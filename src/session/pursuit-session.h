/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-change.h"
#include "pursuit-command.h"
#include "pursuit-list-spec.h"
#include "pursuit-list.h"
#include "pursuit-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitSession:
 *
 * The one door between the program's faces (ui/, cli/) and everything below. It opens a database, gives list
 * models and records, runs commands, undoes and redoes them, and tells what changed.
 *
 * Every call has a blocking form, for the command line and for worker threads, and an _async form, for the
 * window. The blocking forms abort when they are called on the thread that pursuit_session_set_ui_thread()
 * named: the window never waits for the disk.
 *
 * Signals, on the main context that made the session:
 * - ::changed (PursuitChange *change): a transaction was committed.
 * - ::steps-changed: what undo and redo would do is another.
 * - ::day-changed: today is another day; ::changed follows for all that is derived from the day. Only on an
 * open database of a window, whose main loop runs.
 * - ::trouble (const char *sentence): the check behind the opening found damage; the session is read-only
 * now.
 */
#define PURSUIT_TYPE_SESSION (pursuit_session_get_type ())
G_DECLARE_FINAL_TYPE (PursuitSession, pursuit_session, PURSUIT, SESSION, GObject)

/** PursuitOpenFlags: how a database is opened. */
typedef enum
{
  PURSUIT_OPEN_DEFAULT = 0,
  PURSUIT_OPEN_READ_ONLY = 1 << 0,      /* no lock, no writing, no checkpoint */
  PURSUIT_OPEN_ELSE_READ_ONLY = 1 << 1, /* that, where the permission to write is missing */
} PursuitOpenFlags;

/** PursuitSampleKind: what a new database holds. */
typedef enum
{
  PURSUIT_SAMPLE_NONE,
  PURSUIT_SAMPLE_TEAM,
  PURSUIT_SAMPLE_RANDOM,
} PursuitSampleKind;

/** PursuitCreateOptions: how a new database is made; a zeroed struct is an empty one in English and CNY. */
typedef struct
{
  PursuitSampleKind sample;
  gint64 n_deals;       /* RANDOM: how many deals */
  guint64 seed;         /* RANDOM and uids of samples; the same seed and day give the same database */
  const char *language; /* "en" or "zh": of the processes and the sample; %NULL is "en" */
  const char *currency; /* home currency; %NULL is CNY */
} PursuitCreateOptions;

/** PursuitStep: a committed operation, worded for people. Free with pursuit_step_free(). */
typedef struct
{
  gint64 operation_id;
  gint64 record_id; /* the record made or changed first; 0 when there is none */
  char *label;      /* “Move “Liaoning Steel” to Bid” */
} PursuitStep;

/** PursuitHistoryEntry: one line of the history. */
typedef struct
{
  gint64 operation_id;
  gint64 at_ms;
  char *actor;
  char *label;
  gboolean undone;
} PursuitHistoryEntry;

/**
 * PursuitProgressFunc:
 * @done: from 0 to 1
 * @user_data: as given
 *
 * Called on the thread that works, a few times a second at most.
 */
typedef void (*PursuitProgressFunc) (double done, gpointer user_data);

PursuitSession *
pursuit_session_new (void);
void
pursuit_session_set_ui_thread (PursuitSession *self);
void
pursuit_session_set_today (PursuitSession *self, PursuitDay today);
PursuitDay
pursuit_session_get_today (PursuitSession *self);
gboolean
pursuit_session_set_actor (PursuitSession *self, const char *name, GError **error);

/* Opening and making */
void
pursuit_session_set_open_progress (PursuitSession *self, PursuitProgressFunc progress, gpointer user_data);
gboolean
pursuit_session_open (PursuitSession *self, const char *path, PursuitOpenFlags flags, GError **error);
void
pursuit_session_open_async (PursuitSession *self,
                            const char *path,
                            PursuitOpenFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean
pursuit_session_open_finish (PursuitSession *self, GAsyncResult *result, GError **error);
gboolean
pursuit_session_create (PursuitSession *self,
                        const char *path,
                        const PursuitCreateOptions *options,
                        GCancellable *cancellable,
                        GError **error);
void
pursuit_session_create_async (PursuitSession *self,
                              const char *path,
                              const PursuitCreateOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean
pursuit_session_create_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_session_close (PursuitSession *self);
const char *
pursuit_session_get_path (PursuitSession *self);
gboolean
pursuit_session_get_read_only (PursuitSession *self);
char *
pursuit_session_get_read_only_reason (PursuitSession *self);
const char *
pursuit_session_get_currency (PursuitSession *self);
const char *
pursuit_session_get_language (PursuitSession *self);
gint64
pursuit_session_get_actor (PursuitSession *self);

/* Reading */
PursuitList *
pursuit_session_list (PursuitSession *self, PursuitListSpec *spec);
GPtrArray *
pursuit_session_fetch (PursuitSession *self, PursuitListSpec *spec, GError **error);
void
pursuit_session_fetch_async (PursuitSession *self,
                             PursuitListSpec *spec,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
pursuit_session_fetch_finish (PursuitSession *self, GAsyncResult *result, GError **error);
PursuitRecord *
pursuit_session_record (PursuitSession *self, const PursuitEntity *entity, gint64 id, GError **error);
void
pursuit_session_record_async (PursuitSession *self,
                              const PursuitEntity *entity,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
PursuitRecord *
pursuit_session_record_finish (PursuitSession *self, GAsyncResult *result, GError **error);
gint64
pursuit_session_resolve (PursuitSession *self,
                         const PursuitEntity *entity,
                         const char *id_uid_ref_or_name,
                         GError **error);
GPtrArray *
pursuit_session_stages (PursuitSession *self, PursuitListSpec *deals, GError **error);
void
pursuit_session_stages_async (PursuitSession *self,
                              PursuitListSpec *deals,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *
pursuit_session_stages_finish (PursuitSession *self, GAsyncResult *result, GError **error);
GArray *
pursuit_session_activity_people (PursuitSession *self, gint64 activity_id, GError **error);
void
pursuit_session_activity_people_async (PursuitSession *self,
                                       gint64 activity_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GArray *
pursuit_session_activity_people_finish (PursuitSession *self, GAsyncResult *result, GError **error);
void
pursuit_session_activity_members_async (PursuitSession *self,
                                        gint64 activity_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GArray *
pursuit_session_activity_members_finish (PursuitSession *self, GAsyncResult *result, GError **error);
gint64
pursuit_session_count (PursuitSession *self, PursuitListSpec *spec, GError **error);
void
pursuit_session_count_async (PursuitSession *self,
                             PursuitListSpec *spec,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gint64
pursuit_session_count_finish (PursuitSession *self, GAsyncResult *result, GError **error);

/* Writing */
PursuitStep *
pursuit_session_run (PursuitSession *self, PursuitCommand *command, GError **error);
void
pursuit_session_run_async (PursuitSession *self,
                           PursuitCommand *command,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
PursuitStep *
pursuit_session_run_finish (PursuitSession *self, GAsyncResult *result, GError **error);
PursuitStep *
pursuit_session_undo (PursuitSession *self, GError **error);
void
pursuit_session_undo_async (PursuitSession *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
PursuitStep *
pursuit_session_undo_finish (PursuitSession *self, GAsyncResult *result, GError **error);
PursuitStep *
pursuit_session_undo_step (PursuitSession *self, gint64 operation_id, GError **error);
void
pursuit_session_undo_step_async (PursuitSession *self,
                                 gint64 operation_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
PursuitStep *
pursuit_session_undo_step_finish (PursuitSession *self, GAsyncResult *result, GError **error);
PursuitStep *
pursuit_session_redo (PursuitSession *self, GError **error);
void
pursuit_session_redo_async (PursuitSession *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
PursuitStep *
pursuit_session_redo_finish (PursuitSession *self, GAsyncResult *result, GError **error);
const char *
pursuit_session_get_undo_label (PursuitSession *self);
const char *
pursuit_session_get_redo_label (PursuitSession *self);

/* Keeping */
GPtrArray *
pursuit_session_history (PursuitSession *self,
                         const PursuitEntity *entity,
                         gint64 id,
                         guint limit,
                         GError **error);
void
pursuit_session_history_async (PursuitSession *self,
                               const PursuitEntity *entity,
                               gint64 id,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *
pursuit_session_history_finish (PursuitSession *self, GAsyncResult *result, GError **error);

void
pursuit_step_free (PursuitStep *step);
void
pursuit_history_entry_free (PursuitHistoryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitStep, pursuit_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitHistoryEntry, pursuit_history_entry_free)

G_END_DECLS
