/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_MATCH_MAX_WORD: of a longer word of a query only so many characters are compared. */
#define PURSUIT_MATCH_MAX_WORD 63

/** PURSUIT_MATCH_MAX_WORDS: of a longer query only so many words count. */
#define PURSUIT_MATCH_MAX_WORDS 32

/**
 * PursuitMatch:
 *
 * What somebody types to find a name, made ready to be compared with many texts. It is made of words with
 * blanks between them; a text matches when it has every word somewhere. A word matches
 *
 * - as a part of the text, one character is enough: “宁钢” in “辽宁钢铁”, “ltic” in “Baltic Rail”;
 * - as pinyin: of each Chinese character its first letter (also zh, ch, sh) or one of its readings as a
 * whole, the last one as far as it is typed: “cq”, “zq”, “chongq”, “zhongqing” in “重庆”;
 * - as first letters of words: “ge” in “General Electric”;
 * - as any of these one behind the other: “gezg” in “GE中国”.
 *
 * Case, width, accents, and blanks and marks between words of the text do not matter: “1381234” is in
 * “138-1234”. A query of digits, blanks, dashes, points, brackets and plus signs is one number.
 *
 * One object belongs to one thread at a time.
 */
typedef struct _PursuitMatch PursuitMatch;

/** PursuitMatchRange: bytes @start to @end (behind the last) of a text. */
typedef struct
{
  guint start;
  guint end;
} PursuitMatchRange;

PursuitMatch *
pursuit_match_new (const char *query);
void
pursuit_match_free (PursuitMatch *self);
guint
pursuit_match_get_n_words (PursuitMatch *self);
const gunichar *
pursuit_match_get_word (PursuitMatch *self, guint number, guint *length);
gboolean
pursuit_match_text (PursuitMatch *self, const char *text, gssize length);
gboolean
pursuit_match_texts (PursuitMatch *self, const char *const *texts, guint n_texts);
gboolean
pursuit_match_find (PursuitMatch *self, const char *text, gssize length, GArray *ranges);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitMatch, pursuit_match_free)

G_END_DECLS
