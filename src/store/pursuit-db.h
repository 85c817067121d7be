/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-error.h"
#include "pursuit-stmt.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * PursuitDb:
 *
 * One connection. It belongs to the thread that opened it; every call from another
 * thread aborts, so that no database call can slip onto the window's thread.
 *
 * SQL stands in a file of sql/ under a name, or is built in this folder. Parameters are written $1, $2, …
 */
typedef struct _PursuitDb PursuitDb;

/** PursuitDbMode: how a connection is opened. */
typedef enum
{
  PURSUIT_DB_READ,   /* read-only, never checkpoints */
  PURSUIT_DB_WRITE,  /* the one writing connection */
  PURSUIT_DB_CREATE, /* as WRITE, on a file that must not exist */
  PURSUIT_DB_ANY,    /* for a store: as WRITE, and as READ where the permission to write is missing */
} PursuitDbMode;

/** PURSUIT_DB_LISTED: SQL function (id, ids): whether @id is among @ids, a blob of rising gint64. */
#define PURSUIT_DB_LISTED "pursuit_listed"

PursuitDb *
pursuit_db_open (const char *path, PursuitDbMode mode, GError **error);
gboolean
pursuit_db_prepare_writing (PursuitDb *self, GError **error);
void
pursuit_db_close (PursuitDb *self);
void
pursuit_db_set_import_cache (PursuitDb *self, gboolean large);
void
pursuit_db_set_bulk_cache (PursuitDb *self);
gboolean
pursuit_db_set_check_references (PursuitDb *self, gboolean check, GError **error);
gboolean
pursuit_db_is_read_only (PursuitDb *self);
sqlite3 *
pursuit_db_get_handle (PursuitDb *self);
void
pursuit_db_set_error (PursuitDb *self, int code, GError **error);
void
pursuit_db_set_cancellable (PursuitDb *self, GCancellable *cancellable);
GCancellable *
pursuit_db_get_cancellable (PursuitDb *self);
gboolean
pursuit_db_exec (PursuitDb *self, const char *sql, GError **error);
sqlite3_stmt *
pursuit_db_query (PursuitDb *self, const char *name, GError **error);
sqlite3_stmt *
pursuit_db_prepare (PursuitDb *self, const char *sql, GError **error);
int
pursuit_db_step (PursuitDb *self, sqlite3_stmt *stmt, GError **error);
gboolean
pursuit_db_run (PursuitDb *self, sqlite3_stmt *stmt, GError **error);
gint64
pursuit_db_scalar (PursuitDb *self, const char *sql, gint64 fallback);
void
pursuit_db_forget_statements (PursuitDb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDb, pursuit_db_close)

G_END_DECLS
