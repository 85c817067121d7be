/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deriver-private.h"

static gboolean
write_deal (PursuitDeriver *self, const PursuitDeriverDeal *deal, GError **error)
{
  const PursuitDerivedDeal *result = &deal->result;
  const char *grade = result->derived.grade;
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "deal-derive", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal->id);
  pursuit_bind_real (stmt, 2, result->derived.probability_computed);
  pursuit_bind_real (stmt, 3, result->derived.probability);
  pursuit_bind_int (stmt, 4, result->derived.weighted);
  pursuit_bind_int (stmt, 5, result->missing);
  pursuit_bind_int (stmt, 6, result->overdue);
  pursuit_bind_int (stmt, 7, result->forced);
  if (result->drift_known)
    pursuit_bind_int (stmt, 8, result->drift);
  pursuit_bind_int (stmt, 9, result->findings);
  pursuit_bind_text (stmt, 10, result->finding);
  pursuit_bind_text (stmt, 11, result->grade_due);
  if (!pursuit_db_run (self->db, stmt, error))
    return FALSE;
  /* these two stand in the index of the board, which is dear to write */
  if (deal->kept.derived.on_board == result->derived.on_board &&
      g_str_equal (deal->grade, grade ? grade : ""))
    return TRUE;
  stmt = pursuit_db_query (self->db, "deal-derive-place", error);
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal->id);
  pursuit_bind_text (stmt, 2, grade);
  pursuit_bind_int (stmt, 3, result->derived.on_board);
  return pursuit_db_run (self->db, stmt, error);
}

/* Takes what the deal's row adds to the summary out of it, and what it will add in. */
static void
move_in_summary (PursuitSummaryDelta *summary, const PursuitDeriverDeal *deal)
{
  PursuitSummaryKey key = { .process_id = deal->process_id,
                            .stage_id = deal->stage_id,
                            .owner_id = deal->owner_id,
                            .outcome = deal->outcome,
                            .on_board = deal->kept.derived.on_board,
                            .grade = deal->grade,
                            .currency = deal->currency };

  pursuit_summary_delta_take (summary, &key, deal->facts.amount, deal->kept.derived.weighted);
  key.on_board = deal->result.derived.on_board;
  key.grade = deal->result.derived.grade;
  pursuit_summary_delta_add (summary, &key, deal->facts.amount, deal->result.derived.weighted);
}

/**
 * pursuit_deriver_write:
 * @summary: whether the kept summary follows
 * @each: told each of them behind that
 * @next: (out) (optional): the first id that was not looked at; 0 when there is none in the range
 *
 * Derives deals and writes what differs, within the transaction that is open. Nothing of it enters the
 * journal.
 */
gboolean
pursuit_deriver_write (PursuitDeriver *self,
                       const PursuitDeriveRange *range,
                       gboolean summary,
                       PursuitDeriveEach each,
                       gpointer data,
                       gint64 *next,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && range != NULL, FALSE);

  g_autoptr (GArray) deals = pursuit_deriver_read_deals (self, range, error);
  g_autoptr (PursuitSummaryDelta) delta = pursuit_summary_delta_new ();
  if (deals == NULL || (deals->len > 0 && !pursuit_deriver_derive (self, deals, range->acted, error)))
    return FALSE;
  for (guint i = 0; i < deals->len; i++)
    {
      PursuitDeriverDeal *deal = &g_array_index (deals, PursuitDeriverDeal, i);
      if (summary && deal->result.moves)
        move_in_summary (delta, deal);
      if ((deal->result.differs != NULL && !write_deal (self, deal, error)) ||
          !each (&deal->result, data, error))
        return FALSE;
    }
  if (next != NULL)
    *next = pursuit_deriver_next (deals, range);
  return !summary || pursuit_summary_delta_write (delta, self->db, error);
}
