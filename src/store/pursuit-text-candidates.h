/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-match.h"
#include "pursuit-text-index.h"

G_BEGIN_DECLS

/** PursuitTextCandidates: records that a query may match; those that it matches are all among them. */
typedef struct
{
  guint64 *bits; /* bit 0 of the first is id 0 */
  gint64 n_ids;  /* that have a bit */
  gint64 count;  /* of bits that are set */
  GArray *fresh; /* gint64: those that the index knows nothing of */
} PursuitTextCandidates;

PursuitTextCandidates *
pursuit_text_candidates_new (PursuitDb *db, PursuitTextKind kind, PursuitMatch *match, GError **error);
void
pursuit_text_candidates_free (PursuitTextCandidates *self);

/* Whether @id is one of them. */
static inline gboolean
pursuit_text_candidates_have (const PursuitTextCandidates *self, gint64 id)
{
  return id >= 0 && id < self->n_ids && (self->bits[id / 64] >> (id % 64) & 1);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextCandidates, pursuit_text_candidates_free)

G_END_DECLS
