/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-buying.h"

#include "pursuit-find.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 deal_id;
  const char *text;
  gint64 id;
} StageData;

static gpointer
find_stage_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  StageData *stage = data;
  gint64 process_id = pursuit_find_id (db, "process-of-deal", stage->deal_id);

  stage->id = pursuit_find_buying_stage (db, process_id, stage->text);
  if (stage->id != 0)
    return stage;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("The process has no buying stage “%s”."),
               stage->text);
  return NULL;
}

/**
 * pursuit_session_find_buying_stage:
 * @code_or_name: of a buying stage of the deal's process, in either language, or its place
 *
 * Returns: its id; 0 with %PURSUIT_ERROR_NOT_FOUND
 */
gint64
pursuit_session_find_buying_stage (PursuitSession *self,
                                   gint64 deal_id,
                                   const char *code_or_name,
                                   GError **error)
{
  StageData stage = { .deal_id = deal_id, .text = code_or_name };
  return pursuit_session_call (self, PURSUIT_LANE_READ, find_stage_func, &stage, NULL, error) ? stage.id : 0;
}
