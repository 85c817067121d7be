/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-field.h"

G_BEGIN_DECLS

gint64
pursuit_find_id (PursuitDb *db, const char *query, gint64 parameter);
gint64
pursuit_find_pair (PursuitDb *db, const char *query, gint64 first, gint64 second);
GArray *
pursuit_find_ids (PursuitDb *db, const char *query, gint64 parameter, GError **error);
GArray *
pursuit_find_take_ids (PursuitDb *db, sqlite3_stmt *stmt, GError **error);
gint64
pursuit_find_by_name (PursuitDb *db, const PursuitEntity *entity, const char *name, gboolean *several);
gint64
pursuit_find_record (PursuitDb *db, const PursuitEntity *entity, const char *text, GError **error);
gint64
pursuit_find_stage (PursuitDb *db, gint64 process_id, const char *text);
gint64
pursuit_find_buying_stage (PursuitDb *db, gint64 process_id, const char *text);
gint64
pursuit_find_node (PursuitDb *db, gint64 process_id, const char *text);

G_END_DECLS
