/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"

G_BEGIN_DECLS

/** PursuitReference: a column that points to a table. */
typedef struct
{
  char *table;
  char *column;
} PursuitReference;

GPtrArray *
pursuit_references_to (PursuitDb *db, const char *table, GError **error);
GArray *
pursuit_references_find_rows (PursuitDb *db, const PursuitReference *reference, gint64 id, GError **error);
gboolean
pursuit_references_find_twin (PursuitDb *db,
                              const PursuitReference *reference,
                              gint64 row_id,
                              gint64 id,
                              gint64 *twin_id,
                              GError **error);

G_END_DECLS
