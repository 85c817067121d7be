/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where a lifted deal would land. One place is open at a time; pointer and keyboard open it, and both drop
 * the deal there through the same function and the same signal.
 */

#include "pursuit-board-private.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

static const guint SETTLE_MS = 1000; /* after which the place closes even if the deal never came */

static gint64
get_deal_id (PursuitBoard *self)
{
  return self->deal != NULL ? pursuit_record_get_id (PURSUIT_RECORD (self->deal)) : 0;
}

static void
mark_lifted (PursuitBoard *self, gint64 deal_id)
{
  for (guint i = 0; i < self->columns->len; i++)
    pursuit_board_column_set_lifted (self->columns->pdata[i], deal_id);
}

/* Takes @deal up: its card becomes faint. */
void
pursuit_board_lift (PursuitBoard *self, PursuitDeal *deal, MoveState state)
{
  pursuit_board_put_back (self);
  self->state = state;
  self->deal = g_object_ref (deal);
  mark_lifted (self, get_deal_id (self));
}

/* A place beside the deal's own card is no other place: nothing would move. */
static gboolean
is_own_place (PursuitBoard *self, PursuitBoardColumn *column, guint position)
{
  guint own = pursuit_board_column_find_deal (column, get_deal_id (self));

  return own != GTK_INVALID_LIST_POSITION && (position == own || position == own + 1);
}

void
pursuit_board_open_place (PursuitBoard *self, PursuitBoardColumn *column, guint position)
{
  PursuitRecord *stage = PURSUIT_RECORD (pursuit_board_column_get_stage (column));
  gint64 stage_id = pursuit_record_get_int (PURSUIT_RECORD (self->deal), PURSUIT_DEAL_STAGE_ID);

  if (self->target != NULL && self->target != column)
    pursuit_board_column_set_gap (self->target, PURSUIT_RECYCLER_NO_GAP);
  self->target = column;
  if (is_own_place (self, column, position))
    {
      pursuit_board_column_set_gap (column, PURSUIT_RECYCLER_NO_GAP);
      return;
    }

  g_autofree char *name = pursuit_text_for_display (pursuit_record_get_text (stage, PURSUIT_STAGE_NAME), 60);
  g_autofree char *text = stage_id == pursuit_record_get_id (stage)
                              ? g_strdup (_ ("Drop to put it here"))
                              : g_strdup_printf (_ ("Drop to move to %s"), name);
  pursuit_board_column_set_gap_text (column, text);
  pursuit_board_column_set_gap (column, position);
}

void
pursuit_board_close_place (PursuitBoard *self)
{
  if (self->target != NULL)
    pursuit_board_column_set_gap (self->target, PURSUIT_RECYCLER_NO_GAP);
  self->target = NULL;
}

/* Ends the move without asking for anything: the deal is where it was. */
void
pursuit_board_put_back (PursuitBoard *self)
{
  g_clear_handle_id (&self->settle_source, g_source_remove);
  pursuit_board_close_place (self);
  if (self->deal != NULL)
    mark_lifted (self, 0);
  g_clear_object (&self->deal);
  self->state = MOVE_NONE;
}

static void
settle_timeout_cb (gpointer user_data)
{
  PursuitBoard *self = user_data;

  self->settle_source = 0;
  pursuit_board_put_back (self);
}

/*
 * Asks for the move to the open place, which stays open until pursuit_board_finish_move(); returns whether
 * there was anything to ask for.
 */
gboolean
pursuit_board_drop (PursuitBoard *self)
{
  guint gap = self->target != NULL
                  ? pursuit_recycler_get_gap (pursuit_board_column_get_recycler (self->target))
                  : PURSUIT_RECYCLER_NO_GAP;

  if (self->deal == NULL || gap == PURSUIT_RECYCLER_NO_GAP)
    {
      pursuit_board_put_back (self);
      return FALSE;
    }

  g_autoptr (PursuitDeal) deal = g_object_ref (self->deal);
  g_autoptr (PursuitRecord) before =
      g_list_model_get_item (pursuit_board_column_get_deals (self->target), gap);
  PursuitRecord *stage = PURSUIT_RECORD (pursuit_board_column_get_stage (self->target));

  self->state = MOVE_SETTLING;
  pursuit_board_emit (self, PURSUIT_BOARD_MOVE_DEAL, deal, pursuit_record_get_id (stage),
                      before != NULL ? pursuit_record_get_id (before) : (gint64) 0);
  return TRUE;
}

/**
 * pursuit_board_finish_move:
 * @done: whether the move was saved
 *
 * Answers PursuitBoard::move-deal. A move that was refused closes the place at once, so that the card is seen
 * where it is; one that was saved closes it when the deal's new place shows in the list, so that nothing
 * jumps to and fro in between.
 */
void
pursuit_board_finish_move (PursuitBoard *self, gboolean done)
{
  g_return_if_fail (PURSUIT_IS_BOARD (self));

  if (self->state != MOVE_SETTLING)
    return;
  if (!done)
    pursuit_board_put_back (self);
  else if (self->settle_source == 0)
    self->settle_source = g_timeout_add_once (SETTLE_MS, settle_timeout_cb, self);
}
