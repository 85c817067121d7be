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

/* What a token that is not short stands for, above its value. */
typedef enum
{
  CHARACTER = 1,
  MARK,
  CHAIN,
  DOUBLE,
  READING,
  READING_BEHIND,
} Meaning;

enum
{
  N_ASCII = 128,
  N_LETTERS = 36, /* and digits */
  VALUE_BITS = 37,
  CHARACTER_BITS = 7,
  READING_LETTER_BITS = 5, /* a is 1 */
};

G_STATIC_ASSERT (PURSUIT_PINYIN_MAX_LENGTH *READING_LETTER_BITS + CHARACTER_BITS <= VALUE_BITS);
G_STATIC_ASSERT ((guint64) READING_BEHIND << VALUE_BITS < (guint64) 1 << PURSUIT_TEXT_TOKEN_BITS);

static guint64
token_of (Meaning meaning, guint64 value)
{
  return (guint64) meaning << VALUE_BITS | value;
}

/* The number of a letter or digit: 0 to 9 first. */
static guint
number_of (gunichar letter)
{
  return g_ascii_isdigit ((char) letter) ? letter - '0' : 10 + letter - 'a';
}

/** pursuit_text_token_can_pair: whether tokens of several characters are made of @character. */
gboolean
pursuit_text_token_can_pair (gunichar character)
{
  return character < N_ASCII && g_ascii_isalnum ((char) character);
}

/** pursuit_text_token_is_mark: whether @character is a mark of ASCII. */
gboolean
pursuit_text_token_is_mark (gunichar character)
{
  return character < N_ASCII && g_ascii_ispunct ((char) character);
}

/** pursuit_text_token_of_character: the token of one folded character; 0 for what cannot be typed. */
guint64
pursuit_text_token_of_character (gunichar character)
{
  if (character >= PURSUIT_GLYPH_BROKEN || g_unichar_isspace (character))
    return 0;
  return character < N_ASCII ? character : token_of (CHARACTER, character);
}

/** pursuit_text_token_of_pair: the token of two characters that can pair. */
guint64
pursuit_text_token_of_pair (gunichar first, gunichar second)
{
  return N_ASCII + number_of (first) * N_LETTERS + number_of (second);
}

/** pursuit_text_token_of_mark: the token of a mark and a character that can pair, one behind the other. */
guint64
pursuit_text_token_of_mark (gunichar first, gunichar second)
{
  return token_of (MARK, first * N_ASCII + second);
}

/** pursuit_text_token_of_three: the token of three digits. */
guint64
pursuit_text_token_of_three (gunichar first, gunichar second, gunichar third)
{
  return N_ASCII + N_LETTERS * N_LETTERS + (number_of (first) * N_LETTERS + number_of (second)) * N_LETTERS +
         number_of (third);
}

/** pursuit_text_token_of_chain: the token of two characters that can pair and were typed in turn, @length in
 * all, at least three, @last being the last. */
guint64
pursuit_text_token_of_chain (gunichar last_but_one, gunichar last, guint length)
{
  if (length == 3)
    return pursuit_text_token_of_three (last, last_but_one, last);
  return token_of (CHAIN, (length * N_LETTERS + number_of (last_but_one)) * N_LETTERS + number_of (last));
}

/** pursuit_text_token_of_double: the token of a Chinese character behind another like it. */
guint64
pursuit_text_token_of_double (gunichar character)
{
  return token_of (DOUBLE, character);
}

/* The first @length letters of a reading and a character of ASCII as one number. */
static guint64
number_of_reading (const char *reading, guint length, gunichar character)
{
  guint64 letters = 0;

  for (guint i = 0; i < length; i++)
    letters = letters << READING_LETTER_BITS | (guint64) (reading[i] - 'a' + 1);
  return letters << CHARACTER_BITS | character;
}

/**
 * pursuit_text_token_of_reading:
 * @length: its letters, or 2 where its initial is of two
 * @next: the character that can pair, or the mark, behind its Chinese character; 0: anything
 */
guint64
pursuit_text_token_of_reading (const char *reading, guint length, gunichar next)
{
  return token_of (READING, number_of_reading (reading, length, next));
}

/** pursuit_text_token_of_reading_behind: the token of as much of a reading and of what can pair and be typed
 * before it. */
guint64
pursuit_text_token_of_reading_behind (gunichar letter, const char *reading, guint length)
{
  return token_of (READING_BEHIND, number_of_reading (reading, length, letter));
}

static void
add (PursuitTextTokens *self, guint64 token)
{
  if (token != 0)
    g_array_append_val (self->tokens, token);
}

/* What can be typed before a letter, a bit for each: [0] all of it, [i] what makes with the letter the end of
 * a chain that is at least i + 2 long. */
typedef struct
{
  guint64 chains[PURSUIT_TEXT_MAX_CHAIN - 2];
} Before;

/* The letters that a word can be left with for the next: its first and its last, or the initials of its
 * readings; and the marks behind it. */
typedef struct
{
  char letters[PURSUIT_PINYIN_MAX_READINGS];
  Before before[PURSUIT_PINYIN_MAX_READINGS];
  guint n;
  const char *readings[PURSUIT_PINYIN_MAX_READINGS];
  guint n_readings;
  guint64 marks[2]; /* a bit each */
} Exits;

#define DIGITS (((guint64) 1 << 10) - 1)

static guint64
bit_of (gunichar letter)
{
  return (guint64) 1 << number_of (letter);
}

/* @first can be typed before @second, and @before before @first. */
static void
add_before (Before *self, const Before *before, gunichar first, gunichar second)
{
  if (!pursuit_text_token_can_pair (first) || !pursuit_text_token_can_pair (second))
    return;
  self->chains[0] |= bit_of (first);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (self->chains) && before->chains[i] & bit_of (second); i++)
    self->chains[i + 1] |= bit_of (first);
}

/* @exits can be typed before @letter. */
static void
add_exits_before (Before *self, const Exits *exits, gunichar letter)
{
  for (guint i = 0; i < exits->n; i++)
    add_before (self, &exits->before[i], (guchar) exits->letters[i], letter);
}

/* Returns: what can be typed before @letter, which becomes one of the exits; %NULL if it cannot be one. */
static Before *
add_exit (Exits *exits, gunichar letter)
{
  guint i = 0;

  if (!pursuit_text_token_can_pair (letter))
    return NULL;
  while (i < exits->n && exits->letters[i] != (char) letter)
    i++;
  if (i == exits->n)
    {
      exits->letters[exits->n++] = (char) letter;
      exits->before[i] = (Before){ { 0 } };
    }
  return &exits->before[i];
}

/* @second can be typed behind @first, which can be typed behind @before. */
static void
add_joint (PursuitTextTokens *self, const Before *before, gunichar first, gunichar second)
{
  if (!pursuit_text_token_can_pair (first) || !pursuit_text_token_can_pair (second))
    return;
  add (self, pursuit_text_token_of_pair (first, second));
  if (g_ascii_isdigit ((char) first) && g_ascii_isdigit ((char) second))
    {
      for (guint64 digits = before->chains[0] & DIGITS; digits != 0; digits &= digits - 1)
        add (self, pursuit_text_token_of_three ('0' + (gunichar) __builtin_ctzll (digits), first, second));
    }
  for (guint i = 0; i < G_N_ELEMENTS (before->chains) && before->chains[i] & bit_of (second); i++)
    add (self, pursuit_text_token_of_chain (first, second, i + 3));
}

/* The readings of the character that is left by @exits, with @next behind it. */
static void
add_readings (PursuitTextTokens *self, const Exits *exits, gunichar next)
{
  for (guint i = 0; i < exits->n_readings; i++)
    {
      const char *reading = exits->readings[i];
      guint n_initial = pursuit_pinyin_get_initial_length (reading);
      add (self, pursuit_text_token_of_reading (reading, strlen (reading), next));
      if (n_initial == 2)
        add (self, pursuit_text_token_of_reading (reading, n_initial, next));
    }
}

static void
add_joints (PursuitTextTokens *self, const Exits *exits, gunichar first)
{
  for (guint i = 0; i < exits->n; i++)
    add_joint (self, &exits->before[i], (guchar) exits->letters[i], first);
  if (pursuit_text_token_can_pair (first))
    add_readings (self, exits, first);
  for (guint i = 0; i < G_N_ELEMENTS (exits->marks) && pursuit_text_token_can_pair (first); i++)
    {
      for (guint64 marks = exits->marks[i]; marks != 0; marks &= marks - 1)
        add (self, pursuit_text_token_of_mark (64 * i + (guint) __builtin_ctzll (marks), first));
    }
}

/* A mark behind a word that is left by @exits. */
static void
add_mark (PursuitTextTokens *self, gunichar mark, Exits *exits)
{
  if (!pursuit_text_token_is_mark (mark))
    return;
  for (guint i = 0; i < exits->n; i++)
    add (self, pursuit_text_token_of_mark ((guchar) exits->letters[i], mark));
  add_readings (self, exits, mark);
  exits->marks[mark / 64] |= (guint64) 1 << mark % 64;
}

/* The first letters of a reading of a character behind a word that is left by @before. */
static void
add_reading (PursuitTextTokens *self, const char *reading, guint length, const Exits *before)
{
  add (self, pursuit_text_token_of_reading (reading, length, 0));
  for (guint i = 0; i < before->n; i++)
    add (self, pursuit_text_token_of_reading_behind ((guchar) before->letters[i], reading, length));
}

/* A Chinese character behind a word that is left by @before; @after becomes how it is left itself. */
static void
add_han (PursuitTextTokens *self, gunichar character, const Exits *before, Exits *after)
{
  *after = (Exits){ .n = 0 };
  after->n_readings = pursuit_pinyin_get_readings (character, after->readings);
  for (guint i = 0; i < after->n_readings; i++)
    {
      const char *reading = after->readings[i];
      add_reading (self, reading, strlen (reading), before);
      if (pursuit_pinyin_get_initial_length (reading) == 2)
        add_reading (self, reading, 2, before);
      add_exits_before (add_exit (after, (guchar) *reading), before, (guchar) *reading);
    }
  for (guint i = 0; i < after->n; i++)
    {
      add (self, pursuit_text_token_of_character ((guchar) after->letters[i]));
      add_joints (self, before, (guchar) after->letters[i]);
    }
}

/* The first letter of a word behind one that is left by @exits, which become the ways to leave it there;
 * @before becomes what can be typed before the letter. */
static void
add_start (PursuitTextTokens *self, gunichar letter, Exits *exits, Before *before)
{
  add_joints (self, exits, letter);
  *before = (Before){ { 0 } };
  add_exits_before (before, exits, letter);
  *exits = (Exits){ .n = 0 };
  Before *own = add_exit (exits, letter);
  if (own != NULL)
    *own = *before;
}

/* A letter inside of a word, behind @last, which can be typed behind @before; that becomes what can be typed
 * before the letter. */
static void
add_inside (PursuitTextTokens *self, gunichar last, gunichar letter, Before *before)
{
  Before next = { { 0 } };

  add_joint (self, before, last, letter);
  add_before (&next, before, last, letter);
  *before = next;
}

/* Adds @before to what can be typed before @letter, the last of a word. */
static void
add_end (Exits *exits, gunichar letter, const Before *before)
{
  Before *own = add_exit (exits, letter);

  for (guint i = 0; own != NULL && i < G_N_ELEMENTS (own->chains); i++)
    own->chains[i] |= before->chains[i];
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
  Exits exits = { .n = 0 }, after;
  Before before = { { 0 } }; /* within a word: what can be typed before the letter at hand */
  gunichar last = 0;         /* the character before, marks and blanks aside */

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
        {
          add_mark (self, character, &exits);
          continue;
        }
      if (glyphs[i].kind == PURSUIT_GLYPH_HAN)
        {
          if (last == character)
            add (self, pursuit_text_token_of_double (character));
          add_han (self, character, &exits, &after);
          exits = after;
        }
      else if (glyphs[i].kind == PURSUIT_GLYPH_START)
        add_start (self, character, &exits, &before);
      else
        {
          add_inside (self, last, character, &before);
          if (i + 1 == self->glyphs->len || glyphs[i + 1].kind != PURSUIT_GLYPH_WORD)
            add_end (&exits, character, &before);
        }
      last = character;
    }
}
