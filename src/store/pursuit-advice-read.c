/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-advice-read.h"

#include "pursuit-error.h"
#include "pursuit-store.h"

#include <glib/gi18n-lib.h>

/* The buying stage of the shipped processes in which terms are negotiated. */
#define COMMITMENT "commitment"

/* The columns of the query advice-facts. */
enum
{
  COLUMN_BUYING_STAGE_ID,
  COLUMN_BUYING_STAGE,
  COLUMN_BUYING_CODE,
  COLUMN_ASSUMED,
  COLUMN_STRATEGY,
  COLUMN_STAGE,
  COLUMN_WATCH
};

/**
 * pursuit_advice_facts_read:
 * @facts: (out caller-allocates)
 *
 * Returns: %FALSE with %PURSUIT_ERROR_NOT_FOUND when there is no such deal
 */
gboolean
pursuit_advice_facts_read (PursuitDb *db, gint64 deal_id, PursuitAdviceFacts *facts, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "advice-facts", error);

  if (stmt == NULL)
    return FALSE;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, deal_id);
  pursuit_bind_int (stmt, 1, deal_id);
  int state = pursuit_db_step (db, stmt, error);
  if (state == 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("The record is no longer there (%s %s)."),
                 "deal", number);
  if (state != 1)
    return FALSE;
  facts->buying_stage_id = sqlite3_column_int64 (stmt, COLUMN_BUYING_STAGE_ID);
  facts->buying_stage = g_strdup (pursuit_column_text (stmt, COLUMN_BUYING_STAGE));
  facts->committing = g_strcmp0 (pursuit_column_text (stmt, COLUMN_BUYING_CODE), COMMITMENT) == 0;
  facts->assumed = sqlite3_column_int (stmt, COLUMN_ASSUMED) != 0;
  facts->strategy = g_strdup (pursuit_column_text (stmt, COLUMN_STRATEGY));
  facts->stage = g_strdup (pursuit_column_text (stmt, COLUMN_STAGE));
  facts->watch = g_strdup (pursuit_column_text (stmt, COLUMN_WATCH));
  sqlite3_reset (stmt);
  return TRUE;
}

/** pursuit_advice_facts_clear: frees what @facts holds. */
void
pursuit_advice_facts_clear (PursuitAdviceFacts *facts)
{
  g_free (facts->buying_stage);
  g_free (facts->strategy);
  g_free (facts->stage);
  g_free (facts->watch);
}
