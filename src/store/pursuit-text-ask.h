/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-text-candidates.h"

G_BEGIN_DECLS

/**
 * PursuitTextAsk: a quick match made ready for statements: what was typed, and what the index proposes.
 *
 * Statements reach it by #PURSUIT_TEXT_PROPOSED (ask, id), whether the index proposes record id, and
 * #PURSUIT_TEXT_MATCHED (ask, text…), whether the texts of a record have what was typed.
 */
typedef struct
{
  PursuitMatch *match;
  PursuitTextCandidates *candidates;
} PursuitTextAsk;

#define PURSUIT_TEXT_PROPOSED "pursuit_proposed"
#define PURSUIT_TEXT_MATCHED "pursuit_matched"

/** PURSUIT_TEXT_ASK_POINTER: the type of pointer by which SQLite knows one. */
#define PURSUIT_TEXT_ASK_POINTER "pursuit-text-ask"

PursuitTextAsk *
pursuit_text_ask_new (PursuitDb *db, PursuitTextKind kind, const char *query, GError **error);
void
pursuit_text_ask_free (PursuitTextAsk *self);
gboolean
pursuit_text_ask_is_rare (const PursuitTextAsk *self);
char *
pursuit_text_ask_list_ids (const PursuitTextAsk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextAsk, pursuit_text_ask_free)

G_END_DECLS
