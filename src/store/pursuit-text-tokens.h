/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_TEXT_TOKEN_SIZE: a token is up to eight bytes, the rest zero, kept as one number whose order is
 * theirs:
 *
 * - one character that can be typed: of ASCII, also the initial of a reading; or of any other script as it
 * stands;
 * - two letters or digits that can be typed one behind the other: next to each other in a word, or the first
 * or last of a word (the initial of a reading) and the first of the next;
 * - a letter or digit, another, and the first again (or three times the same) that can be typed so: words
 * that repeat themselves have few pairs, which many texts have;
 * - a Chinese character twice, where one stands behind another;
 * - ' and a reading.
 */
#define PURSUIT_TEXT_TOKEN_SIZE 8

/** PursuitTextTokens: the tokens of a record, gathered. */
typedef struct
{
  GArray *tokens; /* guint64; some of them several times */
  GArray *glyphs; /* of the text under way */
} PursuitTextTokens;

PursuitTextTokens *
pursuit_text_tokens_new (void);
void
pursuit_text_tokens_free (PursuitTextTokens *self);
void
pursuit_text_tokens_add (PursuitTextTokens *self, const char *text);

gboolean
pursuit_text_token_can_pair (gunichar character);
guint64
pursuit_text_token_of_character (gunichar character);
guint64
pursuit_text_token_of_pair (gunichar first, gunichar second);
guint64
pursuit_text_token_of_return (gunichar first, gunichar second);
guint64
pursuit_text_token_of_reading (const char *reading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextTokens, pursuit_text_tokens_free)

G_END_DECLS
