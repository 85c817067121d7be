/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-field.h"

G_BEGIN_DECLS

gboolean
pursuit_custom_load (PursuitDb *db, GError **error);
gboolean
pursuit_custom_settle_indexes (PursuitDb *db, GError **error);

gint64
pursuit_custom_find_free_slot (PursuitDb *db, const char *entity, GError **error);
gint64
pursuit_custom_count_values (PursuitDb *db,
                             const char *entity,
                             gint64 slot,
                             const char *value,
                             GError **error);

/** PursuitCustomWrongFunc: called for each record whose value is none that its custom field can have. */
typedef void (*PursuitCustomWrongFunc) (const char *entity, gint64 id, gpointer data);

gboolean
pursuit_custom_check (PursuitDb *db, PursuitCustomWrongFunc func, gpointer data, GError **error);

G_END_DECLS
