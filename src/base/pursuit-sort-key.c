/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sort-key.h"

#include "pursuit-pinyin-words.h"
#include "pursuit-pinyin.h"
#include "pursuit-text-fold.h"

#include <string.h>

/*
 * Implementation notes.
 *
 * A key is text that is compared byte by byte, the same in every locale. A Latin word is its folded letters,
 * a blank between two words. A Chinese character is its reading, the number of its strokes as one sign, and
 * itself: “li” “(” “李”. The signs for strokes come behind the blank and before all letters, so that li sorts
 * before lian and characters of one reading by strokes, then by code point. What begins with neither a Latin
 * letter nor a Chinese character of known reading comes behind z, by a brace.
 */

#define BEHIND_LETTERS '{'

/* The glyphs of the name and its characters alone, kept from one name to the next. */
typedef struct
{
  GArray *glyphs;     /* PursuitGlyph */
  GArray *characters; /* gunichar */
} Scratch;

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_array_unref (scratch->glyphs);
  g_array_unref (scratch->characters);
  g_free (scratch);
}

static Scratch *
get_scratch (void)
{
  static GPrivate private = G_PRIVATE_INIT (scratch_free);
  Scratch *scratch = g_private_get (&private);

  if (scratch == NULL)
    {
      scratch = g_new (Scratch, 1);
      scratch->glyphs = g_array_new (FALSE, FALSE, sizeof (PursuitGlyph));
      scratch->characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_private_set (&private, scratch);
    }
  return scratch;
}

static char *
append_character (char *end, gunichar character)
{
  return end + g_unichar_to_utf8 (character, end);
}

static char *
append_han (char *end, gunichar character, const char *reading)
{
  while (*reading != '\0')
    *end++ = *reading++;
  *end++ = pursuit_pinyin_get_strokes (character);
  return append_character (end, character);
}

/* Appends the Chinese characters from number @i on that are read together; how many those are. */
static guint
append_word (char **end, const gunichar *characters, guint length, guint i, PursuitSortKind kind)
{
  const PursuitPinyinWord *word = NULL;
  const char *reading = pursuit_pinyin_get_first_reading (characters[i]);

  if (i == 0 && kind == PURSUIT_SORT_PERSON)
    word = pursuit_pinyin_find_surname (characters, length);
  if (word == NULL)
    word = pursuit_pinyin_find_word (&characters[i], length - i);
  if (word == NULL)
    {
      /* of a character without a reading only the place is known: behind all that are read */
      *end = reading != NULL ? append_han (*end, characters[i], reading)
                             : append_character (*end, characters[i]);
      return 1;
    }
  for (guint k = 0; k < word->length; k++)
    *end = append_han (*end, word->characters[k], word->readings[k]);
  return word->length;
}

/* What @glyph begins with is sorted among the letters. */
static gboolean
begins_with_letter (const PursuitGlyph *glyph)
{
  return glyph->kind == PURSUIT_GLYPH_HAN
             ? pursuit_pinyin_get_first_reading (glyph->character) != NULL
             : glyph->character < 0x80 && g_ascii_isalpha ((char) glyph->character);
}

/**
 * pursuit_sort_key:
 * @name: any bytes; those that are no UTF-8 are passed over
 * @length: bytes, or -1 when it ends with NUL
 * @kind: what it is the name of
 *
 * The key by which names are sorted: bytes compared as they are, Latin and Chinese mixed by their letters
 * from A to Z, what has no letter behind them. Chinese characters by their reading in names, those of one
 * reading by strokes and code point; a person’s surname as surnames are read. Case, width, accents and
 * punctuation do not count, so that different names can have the same key: what holds them apart is their id.
 *
 * Returns: (transfer full): the key: valid UTF-8, never empty
 */
char *
pursuit_sort_key (const char *name, gssize length, PursuitSortKind kind)
{
  g_return_val_if_fail (name != NULL, NULL);

  Scratch *scratch = get_scratch ();
  pursuit_text_fold (name, length, scratch->glyphs);
  guint n = scratch->glyphs->len;
  const PursuitGlyph *glyphs = (const PursuitGlyph *) (gpointer) scratch->glyphs->data;
  g_array_set_size (scratch->characters, n + 1);
  gunichar *characters = (gunichar *) (gpointer) scratch->characters->data;
  for (guint i = 0; i < n; i++)
    characters[i] = glyphs[i].character;

  /* a reading, a sign and a character; or a blank and a character */
  char *key = g_malloc ((gsize) n * (PURSUIT_PINYIN_MAX_LENGTH + 1 + 6) + 2);
  char *end = key;
  guint begin = 0;
  while (begin < n && glyphs[begin].kind == PURSUIT_GLYPH_OTHER)
    begin++;
  if (begin == n || !begins_with_letter (&glyphs[begin]))
    *end++ = BEHIND_LETTERS;
  for (guint i = begin; i < n;)
    {
      if (glyphs[i].kind == PURSUIT_GLYPH_HAN)
        {
          i += append_word (&end, &characters[begin], n - begin, i - begin, kind);
          continue;
        }
      if (glyphs[i].kind == PURSUIT_GLYPH_START && i > begin)
        *end++ = ' ';
      if (glyphs[i].kind != PURSUIT_GLYPH_OTHER)
        end = append_character (end, characters[i]);
      i++;
    }
  *end = '\0';
  return g_realloc (key, (gsize) (end - key) + 1);
}

/**
 * pursuit_sort_key_get_letter:
 * @key: from pursuit_sort_key()
 *
 * Returns: the letter under which the name stands in a rail of first letters: A to Z, else #
 */
char
pursuit_sort_key_get_letter (const char *key)
{
  g_return_val_if_fail (key != NULL, '#');

  return g_ascii_isalpha (*key) ? g_ascii_toupper (*key) : '#';
}
