/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-feed.h"

#include <string.h>

/* The columns of the queries funnel-events and funnel-events-of-deals. */
enum
{
  COLUMN_DEAL,
  COLUMN_STAGE,
  COLUMN_OWNER,
  COLUMN_AMOUNT,
  COLUMN_DAY,
  COLUMN_AT_KNOWN,
  COLUMN_PROBABILITY,
  COLUMN_CURRENCY,
  COLUMN_KIND,
  COLUMN_OUTCOME,
  COLUMN_FORCED,
  COLUMN_REASON,
  COLUMN_COMPETITOR,
  COLUMN_MISSING,
};

static void
clear_stage (gpointer data)
{
  g_free ((char *) ((PursuitFunnelStageInfo *) data)->name);
}

/**
 * pursuit_funnel_feed_new:
 * @process_id: whose stages are the rows
 * @params: copied
 *
 * Returns: (transfer full) (nullable): a funnel over the stages of the process, without events yet
 */
PursuitFunnel *
pursuit_funnel_feed_new (PursuitDb *db, gint64 process_id, const PursuitFunnelParams *params, GError **error)
{
  g_autoptr (GArray) stages = g_array_new (FALSE, TRUE, sizeof (PursuitFunnelStageInfo));
  sqlite3_stmt *stmt = pursuit_db_query (db, "stages-of-process", error);
  int state = -1;

  g_array_set_clear_func (stages, clear_stage);
  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, process_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitFunnelStageInfo stage = {
        .id = sqlite3_column_int64 (stmt, 0),
        .name = g_strdup (pursuit_column_text (stmt, 1)),
        .position = sqlite3_column_int (stmt, 2),
        .delivery = g_strcmp0 (pursuit_column_text (stmt, 3), "deliver") == 0,
        .probability = sqlite3_column_double (stmt, 4),
        .retired = sqlite3_column_int (stmt, 5) != 0,
      };

      g_array_append_val (stages, stage);
    }
  if (state != 0)
    return NULL;
  return pursuit_funnel_new ((PursuitFunnelStageInfo *) stages->data, stages->len, params, error);
}

/* Codes are told apart by as few letters as do: this runs for every event there is. */
static PursuitFunnelEventKind
kind_from_code (const char *code)
{
  switch (code[0])
    {
    case 'c':
      return code[1] == 'l' ? PURSUIT_FUNNEL_EVENT_CLOSED : PURSUIT_FUNNEL_EVENT_CREATED;
    case 'i':
      return PURSUIT_FUNNEL_EVENT_IMPORTED;
    case 'o':
      return PURSUIT_FUNNEL_EVENT_OWNER_CHANGED;
    case 'p':
      return PURSUIT_FUNNEL_EVENT_PROCESS_CHANGED;
    case 'r':
      return PURSUIT_FUNNEL_EVENT_REOPENED;
    default:
      return PURSUIT_FUNNEL_EVENT_MOVED;
    }
}

static PursuitFunnelOutcome
outcome_from_code (const char *code)
{
  switch (code[0])
    {
    case 'l':
      return PURSUIT_FUNNEL_LOST;
    case 'p':
      return PURSUIT_FUNNEL_POSTPONED;
    case 'w':
      return code[1] == 'i' ? PURSUIT_FUNNEL_WITHDRAWN : PURSUIT_FUNNEL_WON;
    default:
      return PURSUIT_FUNNEL_OPEN;
    }
}

static const char *
code_at (sqlite3_stmt *stmt, int column)
{
  const char *code = (const char *) sqlite3_column_text (stmt, column);

  return code != NULL ? code : "";
}

static void
read_event (sqlite3_stmt *stmt, PursuitFunnelEvent *event)
{
  *event = (PursuitFunnelEvent){
    .deal = sqlite3_column_int64 (stmt, COLUMN_DEAL),
    .stage = sqlite3_column_int64 (stmt, COLUMN_STAGE),
    .owner = sqlite3_column_int64 (stmt, COLUMN_OWNER),
    .amount = sqlite3_column_int64 (stmt, COLUMN_AMOUNT),
    .day = PURSUIT_DAY_NONE,
    .probability = -1,
    .kind = kind_from_code (code_at (stmt, COLUMN_KIND)),
    .outcome = outcome_from_code (code_at (stmt, COLUMN_OUTCOME)),
    .forced = sqlite3_column_int (stmt, COLUMN_FORCED) != 0,
  };
  if (event->forced)
    event->missing = pursuit_column_text (stmt, COLUMN_MISSING);
  g_strlcpy (event->currency, code_at (stmt, COLUMN_CURRENCY), sizeof event->currency);
  if (sqlite3_column_int (stmt, COLUMN_AT_KNOWN) != 0)
    event->day = pursuit_day_parse_iso (code_at (stmt, COLUMN_DAY));
  if (sqlite3_column_type (stmt, COLUMN_PROBABILITY) != SQLITE_NULL)
    event->probability = sqlite3_column_double (stmt, COLUMN_PROBABILITY);
  if (event->outcome > PURSUIT_FUNNEL_WON)
    event->loss = pursuit_loss_kind_from_codes (code_at (stmt, COLUMN_OUTCOME), code_at (stmt, COLUMN_REASON),
                                                code_at (stmt, COLUMN_COMPETITOR)[0] != '\0');
}

/**
 * pursuit_funnel_feed_events:
 * @beside: (nullable): another funnel that gets the same events
 * @deals: (nullable) (element-type gint64): only these deals, rising; %NULL is all
 *
 * Adds every live event, deal by deal; of all, in one pass over the whole table from front to back.
 *
 * Returns: %FALSE with @error set on failure or cancellation
 */
gboolean
pursuit_funnel_feed_events (PursuitDb *db,
                            PursuitFunnel *funnel,
                            PursuitFunnel *beside,
                            GArray *deals,
                            GError **error)
{
  sqlite3_stmt *stmt =
      pursuit_db_query (db, deals != NULL ? "funnel-events-of-deals" : "funnel-events", error);
  PursuitFunnelEvent event;
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  if (deals != NULL)
    sqlite3_bind_blob64 (stmt, 1, deals->data, (guint64) deals->len * sizeof (gint64), SQLITE_STATIC);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      read_event (stmt, &event);
      pursuit_funnel_add_event (funnel, &event);
      if (beside != NULL)
        pursuit_funnel_add_event (beside, &event);
    }
  return state == 0;
}

static PursuitDay
read_day (sqlite3_stmt *stmt, int column)
{
  const char *day = pursuit_column_text (stmt, column);

  return day != NULL ? pursuit_day_parse_iso (day) : PURSUIT_DAY_NONE;
}

/**
 * pursuit_funnel_feed_deals:
 * @funnel: of mode now
 * @process_id: the process
 * @owner_id: only the deals of this member; 0 is all
 * @deals: (nullable) (element-type gint64): only these deals, rising; %NULL is all
 *
 * Adds the deals that stand in the stages, each as it is today: its amount and chance may be others than at
 * its last event, and a delivery may be finished, which no event tells.
 *
 * Returns: %FALSE with @error set on failure or cancellation
 */
gboolean
pursuit_funnel_feed_deals (PursuitDb *db,
                           PursuitFunnel *funnel,
                           gint64 process_id,
                           gint64 owner_id,
                           GArray *deals,
                           GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "funnel-standing", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, process_id);
  pursuit_bind_int (stmt, 2, owner_id);
  /* an empty list is a blob without bytes, not NULL, which leaves no deal out */
  if (deals != NULL)
    sqlite3_bind_blob64 (stmt, 3, deals->len > 0 ? deals->data : "", (guint64) deals->len * sizeof (gint64),
                         SQLITE_STATIC);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitFunnelStanding standing = {
        .deal = sqlite3_column_int64 (stmt, 0),
        .stage = sqlite3_column_int64 (stmt, 1),
        .count = 1,
        .amount = sqlite3_column_int64 (stmt, 3),
        .weighted = sqlite3_column_int64 (stmt, 4),
        .since = read_day (stmt, 5),
        .closed = read_day (stmt, 6),
      };

      g_strlcpy (standing.currency, code_at (stmt, 2), sizeof standing.currency);
      pursuit_funnel_add_standing (funnel, &standing);
    }
  return state == 0;
}

static gboolean
feed_ages (PursuitDb *db, PursuitFunnel *funnel, gint64 process_id, gint64 owner_id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "funnel-ages", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, process_id);
  pursuit_bind_int (stmt, 2, owner_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    pursuit_funnel_add_ages (funnel, sqlite3_column_int64 (stmt, 0),
                             pursuit_day_parse_iso (pursuit_column_text (stmt, 1)),
                             sqlite3_column_int64 (stmt, 2));
  return state == 0;
}

static gboolean
feed_sums (PursuitDb *db,
           PursuitFunnel *funnel,
           const char *query,
           gint64 process_id,
           gint64 owner_id,
           const char *home,
           GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, process_id);
  pursuit_bind_int (stmt, 2, owner_id);
  pursuit_bind_text (stmt, 3, home);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitFunnelStanding standing = {
        .stage = sqlite3_column_int64 (stmt, 0),
        .count = sqlite3_column_int64 (stmt, 2),
        .amount = sqlite3_column_int64 (stmt, 3),
        .weighted = sqlite3_column_int64 (stmt, 4),
        .closed = read_day (stmt, 5),
      };

      g_strlcpy (standing.currency, code_at (stmt, 1), sizeof standing.currency);
      pursuit_funnel_add_standing (funnel, &standing);
    }
  return state == 0;
}

/**
 * pursuit_funnel_feed_summary:
 * @funnel: of mode now
 * @process_id: the process
 * @owner_id: only the deals of this member; 0 is all
 * @home: the home currency
 *
 * Adds the deals that stand in the stages, from the kept summary, and from an index since when: of deals only
 * those are read that are being delivered in another currency.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
pursuit_funnel_feed_summary (PursuitDb *db,
                             PursuitFunnel *funnel,
                             gint64 process_id,
                             gint64 owner_id,
                             const char *home,
                             GError **error)
{
  return feed_sums (db, funnel, "funnel-summary", process_id, owner_id, home, error) &&
         feed_sums (db, funnel, "funnel-delivered", process_id, owner_id, home, error) &&
         feed_ages (db, funnel, process_id, owner_id, error);
}

/**
 * pursuit_funnel_feed_node_names:
 * @result: not given away yet
 *
 * Names the key nodes that were missing; one that is gone keeps no name.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
pursuit_funnel_feed_node_names (PursuitDb *db, PursuitFunnelResult *result, GError **error)
{
  for (guint i = 0; i < result->missing->len; i++)
    {
      PursuitFunnelNode *node = &g_array_index (result->missing, PursuitFunnelNode, i);
      sqlite3_stmt *stmt = pursuit_db_query (db, "funnel-node", error);
      int state;

      if (stmt == NULL)
        return FALSE;
      pursuit_bind_int (stmt, 1, node->id);
      state = pursuit_db_step (db, stmt, error);
      if (state < 0)
        return FALSE;
      if (state == 1)
        node->name = g_strdup (pursuit_column_text (stmt, 0));
      pursuit_stmt_reset (stmt);
    }
  return TRUE;
}
