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
  pursuit_board_emit (self, PURSUIT_BOARD_LIFT_DEAL, deal);
}

/* What stands against moving the lifted deal to @column; NULL while it is not known, and within its own
 * column, where nothing does. */
static const PursuitStepCheck *
find_check (PursuitBoard *self, PursuitBoardColumn *column)
{
  gint64 stage_id = pursuit_record_get_id (PURSUIT_RECORD (pursuit_board_column_get_stage (column)));

  if (stage_id == pursuit_record_get_int (PURSUIT_RECORD (self->deal), PURSUIT_DEAL_STAGE_ID))
    return NULL;
  for (guint i = 0; self->checks != NULL && i < self->checks->len; i++)
    {
      const PursuitStepCheck *check = self->checks->pdata[i];
      if (check->stage_id == stage_id)
        return check;
    }
  return NULL;
}

/* Whether the matrix forbids the step to the column in which the place is open. */
gboolean
pursuit_board_is_forbidden (PursuitBoard *self)
{
  const PursuitStepCheck *check =
      self->target != NULL && self->deal != NULL ? find_check (self, self->target) : NULL;

  return check != NULL && check->forbidden;
}

/* “1 key node open: an insider is won”; of more than two there is room for the first one only. */
static char *
word_open_nodes (const PursuitStepCheck *check)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gint64 last = 0;

  for (guint i = 0; i < check->unmet->len; i++)
    {
      const PursuitUnmetLine *line = check->unmet->pdata[i];
      if (line->node_id == last)
        continue;
      last = line->node_id;
      g_ptr_array_add (names, line->node_name);
    }
  guint n = names->len;
  if (n > 2)
    {
      g_ptr_array_set_size (names, 1);
      g_ptr_array_add (names, (gpointer) "…");
    }
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (_ (", "), (char **) names->pdata);
  /* Translators: how many key nodes are not met, and which */
  return g_strdup_printf (ngettext ("%u key node open: %s", "%u key nodes open: %s", n), n, list);
}

static const char *
get_stage_name (PursuitBoard *self, gint64 stage_id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PursuitRecord *stage = PURSUIT_RECORD (pursuit_board_column_get_stage (self->columns->pdata[i]));
      if (pursuit_record_get_id (stage) == stage_id)
        return pursuit_record_get_text (stage, PURSUIT_STAGE_NAME);
    }
  return NULL;
}

/* Nothing stands against the step: why not, and that it may be dropped. */
static char *
word_free_step (PursuitBoard *self, const PursuitStepCheck *check, const char *to)
{
  const char *from =
      get_stage_name (self, pursuit_record_get_int (PURSUIT_RECORD (self->deal), PURSUIT_DEAL_STAGE_ID));

  if (check == NULL || check->n_nodes == 0 || from == NULL)
    return g_strdup_printf (_ ("Drop to move to %s"), to);
  g_autofree char *name = pursuit_text_for_display (from, 60);
  /* Translators: what must be true before a deal leaves the stage %s is so */
  return g_strdup_printf (ngettext ("Key node of %s is met\ndrop to move",
                                    "Key nodes of %s are met\ndrop to move", check->n_nodes),
                          name);
}

/* What would come of dropping the deal in the column in which the place is open: (transfer full). */
char *
pursuit_board_word_place (PursuitBoard *self)
{
  PursuitRecord *stage = PURSUIT_RECORD (pursuit_board_column_get_stage (self->target));
  const PursuitStepCheck *check = find_check (self, self->target);
  g_autofree char *name = pursuit_text_for_display (pursuit_record_get_text (stage, PURSUIT_STAGE_NAME), 60);
  g_autofree char *nodes = check != NULL && check->unmet->len > 0 ? word_open_nodes (check) : NULL;

  if (pursuit_record_get_int (PURSUIT_RECORD (self->deal), PURSUIT_DEAL_STAGE_ID) ==
      pursuit_record_get_id (stage))
    return g_strdup (_ ("Drop to put it here"));
  if (check != NULL && check->forbidden)
    return g_strdup (check->sentence);
  if (check != NULL && check->needs_approval)
    {
      const char *approval = check->pending ? _ ("an approval was asked for") : _ ("needs an approval");
      return nodes != NULL ? g_strdup_printf ("%s\n%s", nodes, approval) : g_strdup (approval);
    }
  if (nodes != NULL)
    return g_steal_pointer (&nodes);
  if (check != NULL && check->fields->len > 0)
    return g_strdup_printf (ngettext ("%u field is to be filled in", "%u fields are to be filled in",
                                      check->fields->len),
                            check->fields->len);
  return word_free_step (self, check, name);
}

/* Says it in the place. */
static void
show_words (PursuitBoard *self)
{
  const PursuitStepCheck *check = find_check (self, self->target);
  g_autofree char *text = pursuit_board_word_place (self);
  gboolean asks = check != NULL && check->sentence != NULL;

  pursuit_board_column_set_gap_text (self->target, text,
                                     pursuit_board_is_forbidden (self) ? "forbidden"
                                     : asks                            ? "asks"
                                                                       : NULL);
}

/**
 * pursuit_board_set_checks:
 * @checks: (element-type PursuitStepCheck): what stands against moving the deal that is lifted, by stage
 *
 * Answers PursuitBoard::lift-deal. Until it is answered any column takes the deal, and the drop is refused
 * later.
 */
void
pursuit_board_set_checks (PursuitBoard *self, GPtrArray *checks)
{
  g_return_if_fail (PURSUIT_IS_BOARD (self));
  g_return_if_fail (checks != NULL);

  if (self->state != MOVE_DRAGGING && self->state != MOVE_LIFTED)
    return;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  self->checks = g_ptr_array_ref (checks);
  if (self->target != NULL)
    show_words (self);
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
  if (self->target != NULL && self->target != column)
    pursuit_board_column_set_gap (self->target, PURSUIT_RECYCLER_NO_GAP);
  self->target = column;
  if (is_own_place (self, column, position))
    {
      pursuit_board_column_set_gap (column, PURSUIT_RECYCLER_NO_GAP);
      return;
    }
  show_words (self);
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
  g_clear_pointer (&self->checks, g_ptr_array_unref);
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

  if (self->deal == NULL || gap == PURSUIT_RECYCLER_NO_GAP || pursuit_board_is_forbidden (self))
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
