/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PursuitGlyphKind: what a character is to a search. */
typedef enum
{
  PURSUIT_GLYPH_OTHER, /* a blank, a punctuation mark, a byte that is no UTF-8 */
  PURSUIT_GLYPH_WORD,  /* a letter or digit inside of a word */
  PURSUIT_GLYPH_START, /* the first of a word */
  PURSUIT_GLYPH_HAN,   /* a Chinese character: a word by itself */
} PursuitGlyphKind;

/** PURSUIT_GLYPH_BROKEN: stands for a byte that is no UTF-8, and is like no other character. */
#define PURSUIT_GLYPH_BROKEN 0x110000

/**
 * PursuitGlyph:
 *
 * A character as it is compared: lower case, of normal width, without accents.
 */
typedef struct
{
  gunichar character;
  PursuitGlyphKind kind;
  guint start; /* bytes in the text that it stands for */
  guint end;
} PursuitGlyph;

void
pursuit_text_fold (const char *text, gssize length, GArray *glyphs);

G_END_DECLS
