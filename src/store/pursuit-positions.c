/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-positions.h"

/* So many cards on either side are looked at first; eight times as many when those stand too close as well.
 */
enum
{
  FIRST_REACH = 64,
  WIDER = 8
};

/* After spreading, cards stand at least this far from each other: room for twenty more drops between any two.
 */
static const double ROOM = 1e-3;

typedef struct
{
  gint64 id;
  double position;
} Card;

/* The @limit cards before (@above) or from (@position, @deal_id) on, nearest first. */
static GArray *
read_cards (PursuitDb *db,
            const char *query,
            gint64 stage_id,
            double position,
            gint64 deal_id,
            guint limit,
            GError **error)
{
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (Card));
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, stage_id);
  pursuit_bind_real (stmt, 2, position);
  pursuit_bind_int (stmt, 3, deal_id);
  pursuit_bind_int (stmt, 4, limit);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Card card = { sqlite3_column_int64 (stmt, 0), sqlite3_column_double (stmt, 1) };
      g_array_append_val (cards, card);
    }
  return state == 0 ? g_steal_pointer (&cards) : NULL;
}

static gboolean
set_position (PursuitDb *db, gint64 id, double position, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "position-set", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, id);
  pursuit_bind_real (stmt, 2, position);
  return pursuit_db_run (db, stmt, error);
}

/* The cards of both arrays stand evenly between @lowest and @highest, in their order. */
static gboolean
spread (PursuitDb *db, GArray *above, GArray *below, double lowest, double highest, GError **error)
{
  guint n = above->len + below->len;
  double step = n > 1 ? (highest - lowest) / (n - 1) : 0;

  for (guint i = 0; i < n; i++)
    {
      const Card *card = i < above->len ? &g_array_index (above, Card, above->len - 1 - i)
                                        : &g_array_index (below, Card, i - above->len);
      if (!set_position (db, card->id, lowest + step * i, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_positions_spread:
 * @stage_id: the column
 * @position: of the card before which there is no room left
 * @deal_id: that card
 *
 * Makes room by giving the cards around new positions at even distances, in their order: some hundred of them
 * as a rule, because numbering a column of 200,000 anew takes seconds. Positions are derived values here:
 * they bump no ver and enter no journal, and since the order stays, no list needs to hear of it.
 */
gboolean
pursuit_positions_spread (PursuitDb *db, gint64 stage_id, double position, gint64 deal_id, GError **error)
{
  for (guint reach = FIRST_REACH;; reach *= WIDER)
    {
      g_autoptr (GArray) above =
          read_cards (db, "position-cards-above", stage_id, position, deal_id, reach, error);
      g_autoptr (GArray) below =
          above ? read_cards (db, "position-cards-below", stage_id, position, deal_id, reach, error) : NULL;
      if (below == NULL)
        return FALSE;
      double lowest = above->len > 0 ? g_array_index (above, Card, above->len - 1).position : position;
      double highest = below->len > 0 ? g_array_index (below, Card, below->len - 1).position : position;
      guint n = above->len + below->len;
      /* at an end of the column there is all the room of the numbers */
      if (above->len < reach)
        lowest = highest - n;
      else if (below->len < reach)
        highest = lowest + n;
      if ((highest - lowest) / n >= ROOM)
        return spread (db, above, below, lowest, highest, error);
    }
}
