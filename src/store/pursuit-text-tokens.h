/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_TEXT_TOKEN_BITS: a token is a number of so many bits, never 0, that stands for
 *
 * - one character that can be typed: of ASCII, also the initial of a reading; or of any other script as it
 * stands;
 * - two letters or digits that can be typed one behind the other: next to each other in a word, or the first
 * or last of a word (the initial of a reading) and the first of the next;
 * - a mark of ASCII and the letter or digit before or behind it;
 * - three digits that can be typed so;
 * - a chain: a letter or digit and another (or itself) in turn that can be typed so, at least three long;
 * - a Chinese character twice, where one stands behind another;
 * - a reading, or an initial of two letters; alone, with the letter, digit or mark behind its character, or
 * with the letter or digit that can be typed before it.
 *
 * Threes and chains are for what has few pairs or such as many texts have: numbers, and words that repeat
 * themselves.
 */
#define PURSUIT_TEXT_TOKEN_BITS 40

/** PURSUIT_TEXT_SHORT_TOKENS: tokens of one ASCII character and of two or three letters or digits are below.
 */
#define PURSUIT_TEXT_SHORT_TOKENS (128 + 36 * 36 + 36 * 36 * 36)

/** PURSUIT_TEXT_MAX_CHAIN: longer chains have the tokens of one of this length. */
#define PURSUIT_TEXT_MAX_CHAIN 6

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
gboolean
pursuit_text_token_is_mark (gunichar character);
guint64
pursuit_text_token_of_character (gunichar character);
guint64
pursuit_text_token_of_pair (gunichar first, gunichar second);
guint64
pursuit_text_token_of_mark (gunichar first, gunichar second);
guint64
pursuit_text_token_of_three (gunichar first, gunichar second, gunichar third);
guint64
pursuit_text_token_of_chain (gunichar last_but_one, gunichar last, guint length);
guint64
pursuit_text_token_of_double (gunichar character);
guint64
pursuit_text_token_of_reading (const char *reading, guint length, gunichar next);
guint64
pursuit_text_token_of_reading_behind (gunichar letter, const char *reading, guint length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextTokens, pursuit_text_tokens_free)

G_END_DECLS
