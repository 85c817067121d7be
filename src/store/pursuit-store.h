/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-care.h"
#include "pursuit-change.h"
#include "pursuit-day.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

/**
 * PursuitStore:
 *
 * A database file and the threads that work with it: one storage thread that holds the only writing
 * connection and checkpoints, and a few readers with read-only connections of their own, which never do. Work
 * is a function that runs on one of them.
 *
 * On the main context that made the store: ::changed (PursuitChange *) tells of each commit, ::trouble
 * (const char *) that the database was found damaged and is read-only from now on.
 */
#define PURSUIT_TYPE_STORE (pursuit_store_get_type ())
G_DECLARE_FINAL_TYPE (PursuitStore, pursuit_store, PURSUIT, STORE, GObject)

/** PursuitLane: which thread does a piece of work. */
typedef enum
{
  PURSUIT_LANE_WRITE, /* the storage thread, in the order given */
  PURSUIT_LANE_READ,  /* one of the readers */
  PURSUIT_LANE_CARE,  /* a reader of its own for long work: checks and backups */
} PursuitLane;

/**
 * PursuitStoreFunc:
 * @store: the store
 * @db: the connection of the thread it runs on
 * @data: as given
 * @cancellable: (nullable): also interrupts SQLite
 * @error: set on failure
 *
 * Returns: the answer; %NULL on failure
 */
typedef gpointer (*PursuitStoreFunc) (PursuitStore *store,
                                      PursuitDb *db,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

/** PURSUIT_APPLICATION_ID: what SQLite's header says of our files: “Prsu”. */
#define PURSUIT_APPLICATION_ID 0x50727375

PursuitStore *
pursuit_store_new (void);
void
pursuit_store_set_open_progress (PursuitStore *self, PursuitCareFunc progress, gpointer user_data);
gboolean
pursuit_store_open (PursuitStore *self, const char *path, PursuitDbMode mode, GError **error);
gboolean
pursuit_store_open_with (PursuitStore *self,
                         const char *path,
                         PursuitDbMode mode,
                         PursuitStoreFunc behind,
                         gpointer user_data,
                         GError **error);
void
pursuit_store_open_task (PursuitStore *self,
                         const char *path,
                         PursuitDbMode mode,
                         PursuitStoreFunc behind,
                         gpointer user_data,
                         GTask *task);
void
pursuit_store_close (PursuitStore *self);
void
pursuit_store_set_ui_thread (PursuitStore *self, GThread *thread);
void
pursuit_store_set_today (PursuitStore *self, PursuitDay today);
PursuitDay
pursuit_store_get_today (PursuitStore *self);
GTimeZone *
pursuit_store_get_zone (PursuitStore *self);
const char *
pursuit_store_get_path (PursuitStore *self);
gboolean
pursuit_store_is_read_only (PursuitStore *self);
char *
pursuit_store_get_read_only_reason (PursuitStore *self);

gpointer
pursuit_store_call (PursuitStore *self,
                    PursuitLane lane,
                    PursuitStoreFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error);
void
pursuit_store_call_task (PursuitStore *self,
                         PursuitLane lane,
                         PursuitStoreFunc func,
                         GTask *task,
                         GDestroyNotify free_result);
gboolean
pursuit_store_was_unclean (PursuitStore *self);
void
pursuit_store_set_checked (PursuitStore *self);
void
pursuit_store_report_trouble (PursuitStore *self, const char *sentence);
void
pursuit_store_announce (PursuitStore *self, PursuitChange *change);
guint64
pursuit_store_get_number (PursuitStore *self);
char *
pursuit_store_get_setting (PursuitDb *db, const char *name);
gboolean
pursuit_store_set_setting (PursuitDb *db, const char *name, const char *value, GError **error);

G_END_DECLS
