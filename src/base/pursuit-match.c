/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-match.h"

#include "pursuit-pinyin.h"
#include "pursuit-text-fold.h"

#include <string.h>

/*
 * Implementation notes.
 *
 * A text is a lattice: each character can be left by several edges, one for each way to type it. The product
 * of all readings is never made. Behind each character a set of bits tells how many characters of the word
 * can have been typed so far (bit 0 always: a match begins anywhere). An edge that types a letter shifts the
 * set by one and keeps what the word has there, so that all ways are followed at once, in a time that grows
 * with the length of the text alone (Baeza-Yates and Gonnet 1992, “A new approach to text searching”, with
 * the readings as further edges).
 *
 * A word of the text of which only the first letter was typed is left for the next word: these sets wait
 * aside.
 *
 * To tell the ranges, the sets behind every character are kept and walked backwards from where the word was
 * complete.
 */

/* One word of the query. */
typedef struct
{
  gunichar *characters;
  guint length;
  guint64 done;       /* the bit that says that all was typed */
  guint64 ascii[128]; /* for each character: a bit for each place where the word has it */
} Word;

/* What can have been typed before a glyph. */
typedef struct
{
  guint64 typed;   /* by all that stands before */
  guint64 waiting; /* by the first letter of a word, whose rest is passed over */
} State;

struct _PursuitMatch
{
  GPtrArray *words; /* Word */
  GArray *glyphs;   /* of the text that is looked at */
  GArray *states;   /* State: before each of them, and behind the last */
};

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->characters);
  g_free (word);
}

/* The bits of the places where @word has @c. */
static inline guint64
places_of (const Word *word, gunichar c)
{
  guint64 places = 0;

  if (c < G_N_ELEMENTS (word->ascii))
    return word->ascii[c];
  for (guint i = 0; i < word->length; i++)
    places |= (guint64) (word->characters[i] == c) << i;
  return places;
}

static void
add_word (PursuitMatch *self, const PursuitGlyph *glyphs, guint n_glyphs)
{
  Word *word = g_new0 (Word, 1);

  word->length = MIN (n_glyphs, PURSUIT_MATCH_MAX_WORD);
  word->characters = g_new (gunichar, word->length);
  word->done = (guint64) 1 << word->length;
  for (guint i = 0; i < word->length; i++)
    {
      /* a byte that is no UTF-8 is like nothing, not even like another such byte */
      gunichar c = glyphs[i].character == PURSUIT_GLYPH_BROKEN ? G_MAXUINT32 : glyphs[i].character;
      word->characters[i] = c;
      if (c < G_N_ELEMENTS (word->ascii))
        word->ascii[c] |= (guint64) 1 << i;
    }
  g_ptr_array_add (self->words, word);
}

/* Takes the marks out of a telephone number; anything else stays as it is. */
static void
join_number (GArray *glyphs)
{
  PursuitGlyph *glyph = (PursuitGlyph *) (gpointer) glyphs->data;
  guint n_digits = 0;

  for (guint i = 0; i < glyphs->len; i++)
    {
      if (glyph[i].character < 0x80 && g_ascii_isdigit ((char) glyph[i].character))
        n_digits++;
      else if (glyph[i].character >= 0x80 || strchr (" -.()+/", (int) glyph[i].character) == NULL)
        return;
    }
  if (n_digits == 0)
    return;
  guint n = 0;
  for (guint i = 0; i < glyphs->len; i++)
    {
      if (g_ascii_isdigit ((char) glyph[i].character))
        glyph[n++] = glyph[i];
    }
  g_array_set_size (glyphs, n);
}

/**
 * pursuit_match_new:
 * @query: what was typed; bytes that are no UTF-8 match nothing
 *
 * Returns: (transfer full): @query made ready; one without any word matches every text, at no place
 */
PursuitMatch *
pursuit_match_new (const char *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  PursuitMatch *self = g_new0 (PursuitMatch, 1);
  self->words = g_ptr_array_new_with_free_func (word_free);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (PursuitGlyph));
  self->states = g_array_new (FALSE, FALSE, sizeof (State));
  pursuit_text_fold (query, -1, self->glyphs);
  join_number (self->glyphs);

  const PursuitGlyph *glyphs = (const PursuitGlyph *) (gpointer) self->glyphs->data;
  guint begin = 0;
  for (guint i = 0; i <= self->glyphs->len && self->words->len < PURSUIT_MATCH_MAX_WORDS; i++)
    {
      if (i < self->glyphs->len && !g_unichar_isspace (glyphs[i].character))
        continue;
      if (i > begin)
        add_word (self, &glyphs[begin], i - begin);
      begin = i + 1;
    }
  return self;
}

/** pursuit_match_free: frees it. */
void
pursuit_match_free (PursuitMatch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->words);
  g_array_unref (self->glyphs);
  g_array_unref (self->states);
  g_free (self);
}

/** pursuit_match_get_n_words: how many words the query has. */
guint
pursuit_match_get_n_words (PursuitMatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words->len;
}

/**
 * pursuit_match_get_word:
 * @number: from 0
 * @length: (out): how many characters it has, at least one
 *
 * Returns: (transfer none): the folded characters of a word, as they are compared; no NUL behind them
 */
const gunichar *
pursuit_match_get_word (PursuitMatch *self, guint number, guint *length)
{
  g_return_val_if_fail (self != NULL && number < self->words->len, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  const Word *word = g_ptr_array_index (self->words, number);
  *length = word->length;
  return word->characters;
}

/* Whether the first @typed letters of a reading are a way to type its character: its initial or all of it. */
static inline gboolean
is_whole_edge (const char *reading, guint typed)
{
  return typed == 1 || reading[typed] == '\0' || typed == pursuit_pinyin_get_initial_length (reading);
}

/* What is typed behind a Chinese character, @before being what was typed in front of it. */
static guint64
type_han (const Word *word, gunichar character, guint64 before)
{
  const char *readings[PURSUIT_PINYIN_MAX_READINGS];
  guint n_readings = pursuit_pinyin_get_readings (character, readings);
  guint64 after = (before & places_of (word, character)) << 1;

  for (guint i = 0; i < n_readings; i++)
    {
      guint64 typed = before;
      for (guint k = 0; readings[i][k] != '\0' && typed != 0; k++)
        {
          typed = (typed & word->ascii[(guchar) readings[i][k]]) << 1;
          after |= is_whole_edge (readings[i], k + 1) ? typed : typed & word->done;
        }
    }
  return after;
}

/* Whether the glyph behind number @i belongs to the same word. */
static inline gboolean
word_goes_on (const PursuitGlyph *glyphs, guint n_glyphs, guint i)
{
  return i + 1 < n_glyphs && glyphs[i + 1].kind == PURSUIT_GLYPH_WORD;
}

/* The state behind glyph number @i; @before becomes the one with which it was entered. */
static State
step (const Word *word, const PursuitGlyph *glyphs, guint n_glyphs, guint i, State *before)
{
  const PursuitGlyph *glyph = &glyphs[i];
  State after = { .typed = 1 };
  guint64 same;

  if (glyph->kind == PURSUIT_GLYPH_HAN || glyph->kind == PURSUIT_GLYPH_START)
    before->typed |= before->waiting;
  else
    after.waiting = before->waiting;
  if (glyph->kind == PURSUIT_GLYPH_HAN)
    {
      after.typed |= type_han (word, glyph->character, before->typed);
      return after;
    }

  same = (before->typed & places_of (word, glyph->character)) << 1;
  after.typed |= same;
  if (glyph->kind == PURSUIT_GLYPH_START && word_goes_on (glyphs, n_glyphs, i))
    after.waiting = same;
  else if (glyph->kind == PURSUIT_GLYPH_OTHER)
    after.typed |= before->typed;
  return after;
}

/* How many glyphs it takes until @word is typed; 0: it is not in the text. */
static guint
find_end (const Word *word, const GArray *glyphs)
{
  const PursuitGlyph *glyph = (const PursuitGlyph *) (gpointer) glyphs->data;
  State state = { .typed = 1 };

  for (guint i = 0; i < glyphs->len; i++)
    {
      state = step (word, glyph, glyphs->len, i, &state);
      if (state.typed & word->done)
        return i + 1;
    }
  return 0;
}

/* As find_end(), keeping all states: that before each glyph as it was entered. */
static guint
find_states (PursuitMatch *self, const Word *word)
{
  const PursuitGlyph *glyph = (const PursuitGlyph *) (gpointer) self->glyphs->data;
  State *states;

  g_array_set_size (self->states, self->glyphs->len + 1);
  states = (State *) (gpointer) self->states->data;
  states[0] = (State){ .typed = 1 };
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      State before = states[i];
      states[i + 1] = step (word, glyph, self->glyphs->len, i, &before);
      if (states[i + 1].typed & word->done)
        return i + 1;
    }
  return 0;
}

/* How many characters of @word the Chinese glyph typed when @j were typed behind it and @before in front of
 * it. */
static guint
count_typed (const Word *word, gunichar character, guint64 before, guint j)
{
  const char *readings[PURSUIT_PINYIN_MAX_READINGS];
  guint n_readings = pursuit_pinyin_get_readings (character, readings);

  if (word->characters[j - 1] == character && (before >> (j - 1) & 1))
    return 1;
  for (guint i = 0; i < n_readings; i++)
    {
      guint most = MIN (j, (guint) strlen (readings[i]));
      for (guint k = most; k > 0; k--)
        {
          guint same = 0;
          while (same < k && word->characters[j - k + same] == (gunichar) readings[i][same])
            same++;
          if (same == k && (before >> (j - k) & 1) && (is_whole_edge (readings[i], k) || j == word->length))
            return k;
        }
    }
  g_return_val_if_reached (1);
}

static void
add_range (GArray *ranges, const PursuitGlyph *glyph)
{
  PursuitMatchRange range = { glyph->start, glyph->end };

  g_array_append_val (ranges, range);
}

/* Adds the bytes of the glyphs that typed @word, walking back from its last glyph. */
static void
add_ranges (PursuitMatch *self, const Word *word, guint end, GArray *ranges)
{
  const PursuitGlyph *glyphs = (const PursuitGlyph *) (gpointer) self->glyphs->data;
  const State *states = (const State *) (gpointer) self->states->data;
  guint j = word->length;
  gboolean waiting = FALSE; /* what was typed stood before this word began */

  for (guint i = end; j > 0 && i > 0; i--)
    {
      const PursuitGlyph *glyph = &glyphs[i - 1];
      gboolean begins = glyph->kind == PURSUIT_GLYPH_HAN || glyph->kind == PURSUIT_GLYPH_START;
      guint64 before = states[i - 1].typed | (begins ? states[i - 1].waiting : 0);
      guint typed = 1;

      if (waiting && glyph->kind != PURSUIT_GLYPH_START)
        continue;
      if (glyph->kind == PURSUIT_GLYPH_HAN)
        typed = count_typed (word, glyph->character, before, j);
      else if (!waiting && glyph->kind == PURSUIT_GLYPH_OTHER &&
               !(word->characters[j - 1] == glyph->character && (before >> (j - 1) & 1)))
        continue;
      add_range (ranges, glyph);
      j -= typed;
      waiting = begins && !(states[i - 1].typed >> j & 1);
    }
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const PursuitMatchRange *left = a, *right = b;

  return left->start != right->start ? (left->start > right->start ? 1 : -1)
                                     : (left->end > right->end) - (left->end < right->end);
}

/* Puts the ranges in order and joins those that touch. */
static void
join_ranges (GArray *ranges)
{
  PursuitMatchRange *range = (PursuitMatchRange *) (gpointer) ranges->data;
  guint n = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      if (n > 0 && range[i].start <= range[n - 1].end)
        range[n - 1].end = MAX (range[n - 1].end, range[i].end);
      else
        range[n++] = range[i];
    }
  g_array_set_size (ranges, n);
}

/**
 * pursuit_match_text:
 * @text: any bytes; those that are no UTF-8 match nothing
 * @length: bytes, or -1 when it ends with NUL
 *
 * Returns: whether @text has every word of the query
 */
gboolean
pursuit_match_text (PursuitMatch *self, const char *text, gssize length)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  pursuit_text_fold (text, length, self->glyphs);
  for (guint i = 0; i < self->words->len; i++)
    {
      if (find_end (g_ptr_array_index (self->words, i), self->glyphs) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_match_texts:
 * @texts: (array length=n_texts) (nullable elements): the texts of one record, as name, telephone and mail
 *
 * Returns: whether every word of the query is in one of @texts
 */
gboolean
pursuit_match_texts (PursuitMatch *self, const char *const *texts, guint n_texts)
{
  guint64 found = 0, all;

  g_return_val_if_fail (self != NULL && texts != NULL, FALSE);

  all = ((guint64) 1 << self->words->len) - 1;
  for (guint t = 0; t < n_texts && found != all; t++)
    {
      if (texts[t] == NULL)
        continue;
      pursuit_text_fold (texts[t], -1, self->glyphs);
      for (guint i = 0; i < self->words->len; i++)
        {
          if (!(found >> i & 1) && find_end (g_ptr_array_index (self->words, i), self->glyphs) > 0)
            found |= (guint64) 1 << i;
        }
    }
  return found == all;
}

/**
 * pursuit_match_find:
 * @text: any bytes
 * @length: bytes, or -1 when it ends with NUL
 * @ranges: (element-type PursuitMatchRange): emptied, then filled with what to highlight: the characters that
 * each word of the query that is in @text stands for, at its first place; rising, none touches another
 *
 * A text that is one of several of a record can have some words only: all of those are told.
 *
 * Returns: whether @text has every word of the query
 */
gboolean
pursuit_match_find (PursuitMatch *self, const char *text, gssize length, GArray *ranges)
{
  gboolean all = TRUE;

  g_return_val_if_fail (self != NULL && text != NULL && ranges != NULL, FALSE);

  g_array_set_size (ranges, 0);
  pursuit_text_fold (text, length, self->glyphs);
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = g_ptr_array_index (self->words, i);
      guint end = find_states (self, word);
      if (end > 0)
        add_ranges (self, word, end, ranges);
      else
        all = FALSE;
    }
  join_ranges (ranges);
  return all;
}
