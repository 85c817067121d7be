/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-txn-private.h"

/*
 * Which records a transaction makes found by other texts: the index learns it before the commit.
 */

/* Record @id of @table was written; @changes (nullable: all) holds the columns that are others now. */
gboolean
pursuit_txn_touch_texts (PursuitTxn *self, const char *table, gint64 id, PursuitRow *changes, GError **error)
{
  PursuitTextKind kind;
  gboolean touches = changes == NULL;

  if (!pursuit_text_kind_find (table, &kind))
    return TRUE;
  for (const char *const *field = pursuit_text_kind_get_fields (kind); *field != NULL && !touches; field++)
    touches = pursuit_row_get (changes, *field) != NULL;
  /* the company's name is one of a deal's texts */
  touches = touches || (kind == PURSUIT_TEXT_DEAL && pursuit_row_get (changes, "company_id") != NULL);
  if (!touches)
    return TRUE;
  self->text_touched = TRUE;
  return pursuit_text_index_touch (self->db, kind, id, error);
}

/* Records @first to @last of @table came or went. */
void
pursuit_txn_touch_text_range (PursuitTxn *self, const char *table, gint64 first, gint64 last)
{
  PursuitTextRange range = { .first = first, .last = last };

  if (pursuit_text_kind_find (table, &range.kind) && first <= last)
    g_array_append_val (self->text_ranges, range);
}

/* Brings the index up to all that was written. Before the commit. */
gboolean
pursuit_txn_settle_texts (PursuitTxn *self, GError **error)
{
  for (guint i = 0; i < self->text_ranges->len; i++)
    {
      const PursuitTextRange *range = &g_array_index (self->text_ranges, PursuitTextRange, i);
      if (!pursuit_text_index_write_range (self->db, range->kind, range->first, range->last, error))
        return FALSE;
    }
  return (self->text_ranges->len == 0 && !self->text_touched) || pursuit_text_index_settle (self->db, error);
}
