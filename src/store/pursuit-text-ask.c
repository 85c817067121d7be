/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text-ask.h"

#include "pursuit-db-reading.h"

/* What less than one record in so many has, or less than so many records, is sooner looked up than met on a
 * way through all. */
enum
{
  RARELY = 50,
  FEW = 2000,
};

/**
 * pursuit_text_ask_new:
 * @query: what was typed, see #PursuitMatch
 *
 * Returns: (transfer full) (nullable): %NULL on a store error
 */
PursuitTextAsk *
pursuit_text_ask_new (PursuitDb *db, PursuitTextKind kind, const char *query, GError **error)
{
  g_autoptr (PursuitTextAsk) self = g_new0 (PursuitTextAsk, 1);

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  self->match = pursuit_match_new (query);
  gboolean begun = pursuit_db_begin_reading (db);
  self->candidates = pursuit_text_candidates_new (db, kind, self->match, error);
  pursuit_db_end_reading (db, begun);
  return self->candidates != NULL ? g_steal_pointer (&self) : NULL;
}

/** pursuit_text_ask_free: frees it; no statement that it was bound to may run any more. */
void
pursuit_text_ask_free (PursuitTextAsk *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->match, pursuit_match_free);
  g_clear_pointer (&self->candidates, pursuit_text_candidates_free);
  g_free (self);
}

/** pursuit_text_ask_is_rare: whether so little is proposed that a statement should begin with it. */
gboolean
pursuit_text_ask_is_rare (const PursuitTextAsk *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->candidates->count <= MAX (FEW, self->candidates->n_ids / RARELY);
}

/** pursuit_text_ask_list_ids: (transfer full): what is proposed, as a list in JSON. */
char *
pursuit_text_ask_list_ids (const PursuitTextAsk *self)
{
  const PursuitTextCandidates *candidates = self->candidates;
  GString *ids = g_string_sized_new (16 + 8 * candidates->count);

  g_string_append_c (ids, '[');
  for (gint64 i = 0; i < candidates->n_ids / 64; i++)
    {
      for (guint64 bits = candidates->bits[i]; bits != 0; bits &= bits - 1)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 1 ? "," : "",
                                i * 64 + __builtin_ctzll (bits));
    }
  g_string_append_c (ids, ']');
  return g_string_free (ids, FALSE);
}
