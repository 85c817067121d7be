/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-story-read.h"

#include "pursuit-gate.h"
#include "pursuit-stmt.h"

/* The columns of the query deal-story-events. */
enum
{
  COLUMN_OPERATION,
  COLUMN_KIND,
  COLUMN_STAGE_ID,
  COLUMN_STAGE,
  COLUMN_OUTCOME,
  COLUMN_DAY,
  COLUMN_AT_KNOWN,
  COLUMN_BY,
  COLUMN_FORCED,
  COLUMN_REASON,
  COLUMN_COMPETITOR,
  COLUMN_MISSING,
  COLUMN_APPROVED_BY,
};

/* What was missing, a sentence a line; what this program does not know is left out. */
static char *
word_missing (const char *codes)
{
  g_auto (GStrv) lines = g_strsplit (codes != NULL ? codes : "", "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      PursuitUnmet unmet;
      g_autofree char *sentence =
          pursuit_unmet_from_code (&unmet, lines[i], NULL) ? pursuit_gate_explain (&unmet, NULL, NULL) : NULL;
      if (sentence != NULL)
        g_string_append_printf (words, words->len > 0 ? "\n%s" : "%s", sentence);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static PursuitStoryEvent *
read_event (sqlite3_stmt *stmt)
{
  PursuitStoryEvent *event = pursuit_story_event_new ();

  event->operation_id = sqlite3_column_int64 (stmt, COLUMN_OPERATION);
  event->kind = g_strdup (pursuit_column_text (stmt, COLUMN_KIND));
  event->stage_id = sqlite3_column_int64 (stmt, COLUMN_STAGE_ID);
  event->stage = g_strdup (pursuit_column_text (stmt, COLUMN_STAGE));
  event->outcome = g_strdup (pursuit_column_text (stmt, COLUMN_OUTCOME));
  if (sqlite3_column_int (stmt, COLUMN_AT_KNOWN) != 0)
    event->day = pursuit_day_parse_iso (pursuit_column_text (stmt, COLUMN_DAY));
  event->by = g_strdup (pursuit_column_text (stmt, COLUMN_BY));
  event->forced = sqlite3_column_int (stmt, COLUMN_FORCED) != 0;
  event->reason = g_strdup (pursuit_column_text (stmt, COLUMN_REASON));
  event->competitor = g_strdup (pursuit_column_text (stmt, COLUMN_COMPETITOR));
  event->missing = word_missing (pursuit_column_text (stmt, COLUMN_MISSING));
  event->approved_by = g_strdup (pursuit_column_text (stmt, COLUMN_APPROVED_BY));
  return event;
}

/**
 * pursuit_store_read_stage_events:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitStoryEvent): the live events of the deal, from the
 * first to the last
 */
GPtrArray *
pursuit_store_read_stage_events (PursuitDb *db, gint64 deal_id, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_story_event_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "deal-story-events", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, deal_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (events, read_event (stmt));
  return state == 0 ? g_steal_pointer (&events) : NULL;
}

static void
row_change_free (gpointer data)
{
  PursuitRowChange *change = data;

  g_clear_pointer (&change->before, pursuit_row_free);
  g_clear_pointer (&change->after, pursuit_row_free);
  g_free (change);
}

/**
 * pursuit_store_read_row_changes:
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRowChange): what the journal says of changed
 * columns of row @id of @table, newest first
 */
GPtrArray *
pursuit_store_read_row_changes (PursuitDb *db, const char *table, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (row_change_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "row-changes", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, limit);
  pursuit_bind_text (stmt, 2, table);
  pursuit_bind_int (stmt, 3, id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitRowChange *change = g_new0 (PursuitRowChange, 1);

      g_ptr_array_add (changes, change);
      change->operation_id = sqlite3_column_int64 (stmt, 0);
      change->before = pursuit_row_new_from_json (pursuit_column_text (stmt, 1), error);
      change->after =
          change->before ? pursuit_row_new_from_json (pursuit_column_text (stmt, 2), error) : NULL;
      if (change->after == NULL)
        {
          sqlite3_reset (stmt);
          return NULL;
        }
    }
  return state == 0 ? g_steal_pointer (&changes) : NULL;
}
