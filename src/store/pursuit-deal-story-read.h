/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-deal-story.h"
#include "pursuit-row.h"

G_BEGIN_DECLS

/** PursuitRowChange: one line of the journal about one row: the columns that it changed. */
typedef struct
{
  gint64 operation_id;
  PursuitRow *before;
  PursuitRow *after;
} PursuitRowChange;

GPtrArray *
pursuit_store_read_stage_events (PursuitDb *db, gint64 deal_id, GError **error);
GPtrArray *
pursuit_store_read_row_changes (PursuitDb *db, const char *table, gint64 id, guint limit, GError **error);

G_END_DECLS
