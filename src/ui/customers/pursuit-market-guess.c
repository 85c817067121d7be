/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitMarketGuess:
 *
 * Who is responsible for the target market of a company that is being entered: the groups and the cells of
 * the grid, read once. What the cells hold is not counted, however many companies there are.
 */

#include "pursuit-market-guess.h"

#include "pursuit-market-cell.h"
#include "pursuit-market-group.h"
#include "pursuit-market.h"

struct _PursuitMarketGuess
{
  GObject parent_instance;

  PursuitMarketBook *book; /* (nullable): until it was read */
  GPtrArray *cells;        /* (nullable): PursuitMarketCell */
};

G_DEFINE_FINAL_TYPE (PursuitMarketGuess, pursuit_market_guess, G_TYPE_OBJECT)

static void
cells_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitMarketGuess) self = user_data;

  self->cells = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
}

static void
groups_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitMarketGuess) self = user_data;
  g_autoptr (GPtrArray) groups = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_MARKET_CELL_ENTITY);

  if (groups == NULL)
    return;
  self->book = pursuit_market_book_new ();
  for (guint i = 0; i < groups->len; i++)
    {
      PursuitRecord *group = groups->pdata[i];
      const char *axis = pursuit_record_get_text (group, PURSUIT_MARKET_GROUP_AXIS);
      pursuit_market_book_add (self->book,
                               g_strcmp0 (axis, "region") == 0 ? PURSUIT_MARKET_REGION
                                                               : PURSUIT_MARKET_INDUSTRY,
                               pursuit_record_get_id (group),
                               pursuit_record_get_text (group, PURSUIT_MARKET_GROUP_NAME),
                               pursuit_record_get_text (group, PURSUIT_MARKET_GROUP_INCLUDES));
    }
  pursuit_list_spec_where (spec, PURSUIT_MARKET_CELL_OWNER_ID, PURSUIT_OP_IS_SET, NULL);
  pursuit_session_fetch_async (PURSUIT_SESSION (source), spec, NULL, cells_read_cb, g_object_ref (self));
}

static void
pursuit_market_guess_finalize (GObject *object)
{
  PursuitMarketGuess *self = PURSUIT_MARKET_GUESS (object);

  g_clear_pointer (&self->book, pursuit_market_book_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_market_guess_parent_class)->finalize (object);
}

static void
pursuit_market_guess_class_init (PursuitMarketGuessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_market_guess_finalize;
}

static void
pursuit_market_guess_init (PursuitMarketGuess *self)
{
}

/** pursuit_market_guess_new: (transfer full): begins to read; until it is done nobody is known. */
PursuitMarketGuess *
pursuit_market_guess_new (PursuitSession *session)
{
  PursuitMarketGuess *self = g_object_new (PURSUIT_TYPE_MARKET_GUESS, NULL);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_MARKET_GROUP_ENTITY);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), self);

  pursuit_list_spec_sort (spec, PURSUIT_MARKET_GROUP_POSITION, FALSE);
  pursuit_session_fetch_async (session, spec, NULL, groups_read_cb, g_object_ref (self));
  return self;
}

/** pursuit_market_guess_owner: (transfer none) (nullable): who is responsible for companies of @industry in
 * @region. */
const char *
pursuit_market_guess_owner (PursuitMarketGuess *self, const char *industry, const char *region)
{
  gint64 industry_id, region_id;

  g_return_val_if_fail (PURSUIT_IS_MARKET_GUESS (self), NULL);
  g_return_val_if_fail (industry != NULL && region != NULL, NULL);

  if (self->cells == NULL)
    return NULL;
  industry_id = pursuit_market_book_find (self->book, PURSUIT_MARKET_INDUSTRY, industry);
  region_id = pursuit_market_book_find (self->book, PURSUIT_MARKET_REGION, region);
  for (guint i = 0; industry_id != 0 && region_id != 0 && i < self->cells->len; i++)
    {
      PursuitRecord *cell = self->cells->pdata[i];
      if (pursuit_record_get_int (cell, PURSUIT_MARKET_CELL_INDUSTRY_ID) == industry_id &&
          pursuit_record_get_int (cell, PURSUIT_MARKET_CELL_REGION_ID) == region_id)
        return pursuit_record_get_text (cell, PURSUIT_MARKET_CELL_OWNER);
    }
  return NULL;
}
