/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text-tokens.h"

#include "pursuit-pinyin.h"
#include "pursuit-text-fold.h"

#include <string.h>

/*
 * What the text index knows of a text. For each way in which PursuitMatch finds a word in a text, the tokens
 * that the word asks for (pursuit-text-candidates.c) are among those of the text: what holds of one of the
 * two files holds of the other.
 */

/** pursuit_text_tokens_new: (transfer full): no tokens yet. */
PursuitTextTokens *
pursuit_text_tokens_new (void)
{
  PursuitTextTokens *self = g_new (PursuitTextTokens, 1);

  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (PursuitGlyph));
  return self;
}

/** pursuit_text_tokens_free: frees them. */
void
pursuit_text_tokens_free (PursuitTextTokens *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tokens);
  g_array_unref (self->glyphs);
  g_free (self);
}

static guint64
pack (const char *bytes, gsize length)
{
  guint64 token = 0;

  g_assert (length <= PURSUIT_TEXT_TOKEN_SIZE);
  memcpy (&token, bytes, length);
  return GUINT64_FROM_BE (token);
}

/** pursuit_text_token_can_pair: whether tokens of two characters are made of @character. */
gboolean
pursuit_text_token_can_pair (gunichar character)
{
  return character < 0x80 && g_ascii_isalnum ((char) character);
}

/** pursuit_text_token_of_character: the token of one folded character; 0 for what cannot be typed. */
guint64
pursuit_text_token_of_character (gunichar character)
{
  char bytes[6];

  if (character >= PURSUIT_GLYPH_BROKEN || g_unichar_isspace (character))
    return 0;
  return pack (bytes, g_unichar_to_utf8 (character, bytes));
}

/** pursuit_text_token_of_pair: the token of two characters that can pair, or of a Chinese one that is
 * doubled. */
guint64
pursuit_text_token_of_pair (gunichar first, gunichar second)
{
  char bytes[12];
  int length = g_unichar_to_utf8 (first, bytes);

  return pack (bytes, length + g_unichar_to_utf8 (second, bytes + length));
}

/** pursuit_text_token_of_return: the token of two characters that can pair and the first of them again. */
guint64
pursuit_text_token_of_return (gunichar first, gunichar second)
{
  const char bytes[3] = { (char) first, (char) second, (char) first };

  return pack (bytes, sizeof bytes);
}

/** pursuit_text_token_of_reading: the token of a whole reading. */
guint64
pursuit_text_token_of_reading (const char *reading)
{
  char bytes[PURSUIT_TEXT_TOKEN_SIZE] = { '\'' };
  gsize length = strlen (reading);

  g_return_val_if_fail (length <= PURSUIT_PINYIN_MAX_LENGTH, 0);

  memcpy (bytes + 1, reading, length);
  return pack (bytes, length + 1);
}

static void
add (PursuitTextTokens *self, guint64 token)
{
  if (token != 0)
    g_array_append_val (self->tokens, token);
}

/* The letters that a word can be left with for the next: its first and its last, or the initials of its
 * readings; and of each the letters that can be typed before it, a bit for each. */
typedef struct
{
  char letters[PURSUIT_PINYIN_MAX_READINGS];
  guint64 before[PURSUIT_PINYIN_MAX_READINGS];
  guint n;
} Exits;

/* The bit of a letter or digit. */
static guint64
bit_of (gunichar letter)
{
  return (guint64) 1 << (g_ascii_isdigit ((char) letter) ? letter - '0' : 10 + letter - 'a');
}

/* The bits of the letters that @exits leave with. */
static guint64
bits_of (const Exits *exits)
{
  guint64 bits = 0;

  for (guint i = 0; i < exits->n; i++)
    bits |= bit_of (exits->letters[i]);
  return bits;
}

static void
add_exit (Exits *exits, gunichar letter, guint64 before)
{
  guint i = 0;

  if (!pursuit_text_token_can_pair (letter))
    return;
  while (i < exits->n && exits->letters[i] != (char) letter)
    i++;
  if (i == exits->n)
    {
      exits->letters[exits->n++] = (char) letter;
      exits->before[i] = 0;
    }
  exits->before[i] |= before;
}

/* @second can be typed behind @first, which can be typed behind each of @before. */
static void
add_joint (PursuitTextTokens *self, guint64 before, gunichar first, gunichar second)
{
  if (!pursuit_text_token_can_pair (first) || !pursuit_text_token_can_pair (second))
    return;
  add (self, pursuit_text_token_of_pair (first, second));
  if (before & bit_of (second))
    add (self, pursuit_text_token_of_return (second, first));
}

static void
add_joints (PursuitTextTokens *self, const Exits *exits, gunichar first)
{
  for (guint i = 0; i < exits->n; i++)
    add_joint (self, exits->before[i], exits->letters[i], first);
}

/* A Chinese character behind a word that is left by @before; @after becomes how it is left itself. */
static void
add_han (PursuitTextTokens *self, gunichar character, const Exits *before, Exits *after)
{
  const char *readings[PURSUIT_PINYIN_MAX_READINGS];
  guint n_readings = pursuit_pinyin_get_readings (character, readings);

  *after = (Exits){ .n = 0 };
  for (guint i = 0; i < n_readings; i++)
    {
      add (self, pursuit_text_token_of_reading (readings[i]));
      add_exit (after, readings[i][0], bits_of (before));
    }
  for (guint i = 0; i < after->n; i++)
    {
      add (self, pursuit_text_token_of_character (after->letters[i]));
      add_joints (self, before, after->letters[i]);
    }
}

/**
 * pursuit_text_tokens_add:
 * @text: (nullable): one of the texts of a record; its characters stand next to those of no other text
 *
 * Adds the tokens of @text to those that are gathered.
 */
void
pursuit_text_tokens_add (PursuitTextTokens *self, const char *text)
{
  Exits before = { .n = 0 }, after;
  gunichar last_word = 0;    /* the character before, marks and blanks aside */
  guint64 before_letter = 0; /* within a word: what can be typed before the letter before */

  g_return_if_fail (self != NULL);

  if (text == NULL)
    return;
  pursuit_text_fold (text, -1, self->glyphs);
  const PursuitGlyph *glyphs = (const PursuitGlyph *) (gpointer) self->glyphs->data;
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      gunichar character = glyphs[i].character;

      add (self, pursuit_text_token_of_character (character));
      if (glyphs[i].kind == PURSUIT_GLYPH_OTHER)
        continue;
      if (glyphs[i].kind == PURSUIT_GLYPH_HAN)
        {
          if (last_word == character)
            add (self, pursuit_text_token_of_pair (character, character));
          add_han (self, character, &before, &after);
          before = after;
        }
      else if (glyphs[i].kind == PURSUIT_GLYPH_START)
        {
          add_joints (self, &before, character);
          before_letter = bits_of (&before);
          before = (Exits){ .n = 0 };
          add_exit (&before, character, before_letter);
        }
      else if (glyphs[i].kind == PURSUIT_GLYPH_WORD)
        {
          gunichar last = glyphs[i - 1].character;
          add_joint (self, before_letter, last, character);
          before_letter = pursuit_text_token_can_pair (last) ? bit_of (last) : 0;
          if (i + 1 == self->glyphs->len || glyphs[i + 1].kind != PURSUIT_GLYPH_WORD)
            add_exit (&before, character, before_letter);
        }
      last_word = character;
    }
}
