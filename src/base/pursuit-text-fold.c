/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text-fold.h"

#include "pursuit-pinyin.h"

#include <string.h>

/* Letters that Unicode does not take apart, as people without them on the keyboard write them. */
static const struct
{
  gunichar letter;
  char written[3];
} WRITTEN[] = {
  { 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" },  { 0x00FE, "th" },
  { 0x0111, "d" },  { 0x0131, "i" },  { 0x0142, "l" }, { 0x0153, "oe" }, { 0x1E9E, "ss" },
};

static gboolean
is_accent (gunichar c)
{
  return c >= 0x0300 && c <= 0x036F;
}

/* Adds what @c, which is not ASCII, is compared as. */
static void
fold_letter (GArray *glyphs, gunichar c, PursuitGlyph *glyph)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar lower = g_unichar_tolower (parts[i]);
      const char *written = NULL;

      if (is_accent (lower))
        continue;
      for (guint k = 0; lower >= 0x80 && k < G_N_ELEMENTS (WRITTEN); k++)
        {
          if (WRITTEN[k].letter == lower)
            written = WRITTEN[k].written;
        }
      do
        {
          glyph->character = written != NULL ? (gunichar) *written : lower;
          glyph->kind = pursuit_pinyin_is_han (glyph->character) ? PURSUIT_GLYPH_HAN
                        : g_unichar_isalnum (glyph->character)   ? PURSUIT_GLYPH_WORD
                                                                 : PURSUIT_GLYPH_OTHER;
          g_array_append_vals (glyphs, glyph, 1);
        }
      while (written != NULL && *++written != '\0');
    }
}

/* Letters and digits behind anything else begin a word. */
static void
mark_starts (GArray *glyphs)
{
  PursuitGlyph *glyph = (PursuitGlyph *) (gpointer) glyphs->data;
  gboolean inside = FALSE;

  for (guint i = 0; i < glyphs->len; i++)
    {
      gboolean word = glyph[i].kind == PURSUIT_GLYPH_WORD;
      if (word && !inside)
        glyph[i].kind = PURSUIT_GLYPH_START;
      inside = word;
    }
}

/**
 * pursuit_text_fold:
 * @text: any bytes; those that are no UTF-8 become #PURSUIT_GLYPH_BROKEN, one each
 * @length: bytes, or -1 when it ends with NUL
 * @glyphs: (element-type PursuitGlyph): emptied, then filled
 *
 * Takes a text apart into the characters that a search compares, each with the bytes it came from: case,
 * width and accents folded, compatibility characters taken apart (“Ａ”, “ﬁ”, “é” are a, fi, e). A character
 * can become several glyphs of the same bytes; an accent of its own becomes none and belongs to the letter
 * before it.
 */
void
pursuit_text_fold (const char *text, gssize length, GArray *glyphs)
{
  gsize n_bytes;

  g_return_if_fail (text != NULL);
  g_return_if_fail (glyphs != NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  g_array_set_size (glyphs, 0);
  for (gsize at = 0; at < n_bytes;)
    {
      guchar byte = (guchar) text[at];
      PursuitGlyph glyph = { .character = g_ascii_tolower (byte), .start = at, .end = at + 1 };

      if (byte < 0x80)
        {
          glyph.kind = g_ascii_isalnum (byte) ? PURSUIT_GLYPH_WORD : PURSUIT_GLYPH_OTHER;
          g_array_append_val (glyphs, glyph);
          at++;
          continue;
        }
      gunichar c = g_utf8_get_char_validated (text + at, n_bytes - at);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          glyph.character = PURSUIT_GLYPH_BROKEN;
          g_array_append_val (glyphs, glyph);
          at++;
          continue;
        }
      glyph.end = at + g_unichar_to_utf8 (c, NULL);
      if (c >= 0x4E00 && c <= 0x9FFF)
        {
          glyph.character = c;
          glyph.kind = PURSUIT_GLYPH_HAN;
          g_array_append_val (glyphs, glyph);
        }
      else if (is_accent (c))
        {
          if (glyphs->len > 0)
            g_array_index (glyphs, PursuitGlyph, glyphs->len - 1).end = glyph.end;
        }
      else
        fold_letter (glyphs, c, &glyph);
      at = glyph.end;
    }
  mark_starts (glyphs);
}
