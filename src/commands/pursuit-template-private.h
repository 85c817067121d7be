/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-template.h"
#include "pursuit-uid.h"

G_BEGIN_DECLS

/** PursuitTemplateSeed: what every row that is laid from a template needs. */
typedef struct
{
  PursuitTxn *txn;
  const char *language;
  gint64 start_ms;
  PursuitUidSource uids;
} PursuitTemplateSeed;

gint64
pursuit_template_insert (PursuitTemplateSeed *seed, const char *table, PursuitRow *row, GError **error);
void
pursuit_template_set_day (PursuitRow *row, const char *column, PursuitDay day);
void
pursuit_template_set_names (PursuitTemplateSeed *seed, PursuitRow *row, JsonNode *name);
gboolean
pursuit_template_lay_spine (PursuitTemplateSeed *seed,
                            JsonObject *process,
                            gint64 process_id,
                            GError **error);
gboolean
pursuit_template_lay_scorecards (PursuitTemplateSeed *seed, GError **error);
gboolean
pursuit_template_lay_markets (PursuitTemplateSeed *seed, GError **error);
gboolean
pursuit_template_insert_process (PursuitTemplateSeed *seed, JsonObject *process, guint place, GError **error);
gboolean
pursuit_template_lay_library (PursuitTemplateSeed *seed, GError **error);

G_END_DECLS
