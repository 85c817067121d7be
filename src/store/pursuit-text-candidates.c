/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text-candidates.h"

#include "pursuit-pinyin.h"
#include "pursuit-text-tokens.h"

#include <string.h>

/*
 * Implementation notes.
 *
 * A word of a query is a row of places, one before each character. Whoever types it stands at the first
 * place, and goes on by edges: one character (a letter of a word, the initial of a reading, a character as it
 * stands), the two letters of zh, ch, sh, or a whole reading. Each edge asks for tokens that a text must have
 * if it was typed so: the reading, and the joint of the letter that the edge begins with and the one that
 * comes behind it. The last edge may be a reading that is typed in part.
 *
 * A word that repeats itself asks for few joints, and ones that many texts have: “zzzz”, “8686”. So it also
 * asks for each place where it comes back to the letter before the last: as long as no reading can have one
 * of the three inside, each of them begins an edge, whichever way it is typed.
 *
 * For each block of ids, the sets of those that can be at each place are followed to the end. This is what
 * the matcher does with one text, done with 7,680 at once, and forgetting where in the text the tokens stand:
 * what is left is proposed, and the matcher looks at it. Only so many characters are followed: what is longer
 * is rare anyhow.
 */

enum
{
  MAX_PLACES = 12,
  MAX_EDGES = 8 * MAX_PLACES,
  MAX_ENDINGS = 64, /* readings that begin with the same letter, at most */
};

typedef guint64 Bits[PURSUIT_TEXT_WORDS];

typedef struct
{
  guint from;
  guint to;
  guint64 reading; /* 0: none is asked for */
  guint64 joint;
} Edge;

/* The ways to type one word of the query. */
typedef struct
{
  const gunichar *characters;
  guint length;
  Edge edges[MAX_EDGES]; /* rising by where they begin */
  guint n_edges;
  struct
  {
    guint64 readings[MAX_ENDINGS]; /* that begin with all that stands behind a place */
    guint n;
  } endings[MAX_PLACES];
  guint64 returns[MAX_PLACES];
  guint n_returns;
} Plan;

/* One block under way. */
typedef struct
{
  PursuitDb *db;
  PursuitTextKind kind;
  gint64 block;
} Block;

/* What a text has in which @first can be typed, and then @second as the beginning of what follows. */
static guint64
token_of_joint (gunichar first, gunichar second)
{
  gboolean doubled = first == second && pursuit_pinyin_is_han (first);

  return doubled || (pursuit_text_token_can_pair (first) && pursuit_text_token_can_pair (second))
             ? pursuit_text_token_of_pair (first, second)
             : pursuit_text_token_of_character (second);
}

static void
add_edge (Plan *plan, guint from, guint to, guint64 reading)
{
  g_assert (plan->n_edges < MAX_EDGES);
  plan->edges[plan->n_edges++] =
      (Edge){ from, to, reading, token_of_joint (plan->characters[from], plan->characters[to]) };
}

/* The letters from @from on, at most those of one reading. */
static guint
copy_letters (const Plan *plan, guint from, char letters[PURSUIT_PINYIN_MAX_LENGTH + 1])
{
  guint n = 0;

  while (n < PURSUIT_PINYIN_MAX_LENGTH && from + n < plan->length && plan->characters[from + n] < 0x80 &&
         g_ascii_islower ((char) plan->characters[from + n]))
    {
      letters[n] = (char) plan->characters[from + n];
      n++;
    }
  letters[n] = '\0';
  return n;
}

/* The edges and endings of one place. */
static void
plan_place (Plan *plan, guint from)
{
  char letters[PURSUIT_PINYIN_MAX_LENGTH + 1];
  guint n_letters = copy_letters (plan, from, letters);
  guint first;

  if (from + 1 < plan->length)
    add_edge (plan, from, from + 1, 0);
  if (pursuit_pinyin_get_initial_length (letters) == 2 && from + 2 < plan->length)
    add_edge (plan, from, from + 2, 0);
  for (guint n = 2; n <= n_letters; n++)
    {
      guint n_begin = pursuit_pinyin_find_syllables (letters, n, &first);
      if (n_begin == 0)
        return;
      const char *reading = pursuit_pinyin_get_syllable (first);
      if (from + n < plan->length && reading[n] == '\0')
        add_edge (plan, from, from + n, pursuit_text_token_of_reading (reading));
      for (guint i = 0; from + n == plan->length && i < MIN (n_begin, MAX_ENDINGS); i++)
        plan->endings[from].readings[plan->endings[from].n++] =
            pursuit_text_token_of_reading (pursuit_pinyin_get_syllable (first + i));
    }
}

/* Whether some reading has @first and @second next to each other. */
static gboolean
is_inside_reading (gunichar first, gunichar second)
{
  static gboolean inside['z' + 1]['z' + 1];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      guint number, n_syllables = pursuit_pinyin_find_syllables ("", 0, &number);
      for (; n_syllables > 0; n_syllables--, number++)
        {
          const char *reading = pursuit_pinyin_get_syllable (number);
          for (guint i = 0; reading[i + 1] != '\0'; i++)
            inside[(guchar) reading[i]][(guchar) reading[i + 1]] = TRUE;
        }
      g_once_init_leave (&made, 1);
    }
  return first <= 'z' && second <= 'z' && inside[first][second];
}

/* Where the word comes back to the letter before the last, all three of them beginning edges. */
static void
plan_returns (Plan *plan)
{
  const gunichar *letters = plan->characters;

  for (guint i = 2; i < plan->length; i++)
    {
      if (letters[i] != letters[i - 2] || !pursuit_text_token_can_pair (letters[i]) ||
          !pursuit_text_token_can_pair (letters[i - 1]) || is_inside_reading (letters[i - 1], letters[i]) ||
          is_inside_reading (letters[i - 2], letters[i - 1]) ||
          (i > 2 && is_inside_reading (letters[i - 3], letters[i - 2])))
        continue;
      plan->returns[plan->n_returns++] = pursuit_text_token_of_return (letters[i], letters[i - 1]);
    }
}

static void
plan_word (Plan *plan, const gunichar *characters, guint length)
{
  memset (plan, 0, sizeof *plan);
  plan->characters = characters;
  plan->length = MIN (length, MAX_PLACES);
  for (guint from = 0; from < plan->length; from++)
    plan_place (plan, from);
  plan_returns (plan);
}

/* Adds to @bits the ids of the block that have @token. */
static gboolean
read_token (const Block *block, guint64 token, Bits bits, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (block->db, "text-index-read", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, block->kind);
  pursuit_bind_int (stmt, 2, block->block);
  pursuit_text_index_bind_token (stmt, 3, token);
  int state = pursuit_db_step (block->db, stmt, error);
  if (state == 1)
    pursuit_text_index_take_bits (bits, sqlite3_column_blob (stmt, 0), sqlite3_column_bytes (stmt, 0));
  sqlite3_reset (stmt);
  return state >= 0;
}

static gboolean
is_empty (const Bits bits)
{
  guint64 any = 0;

  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    any |= bits[i];
  return any == 0;
}

/* Takes the ids off @bits that do not have @token; 0 asks for nothing. */
static gboolean
keep_those_with (const Block *block, guint64 token, Bits bits, GError **error)
{
  Bits having = { 0 };

  if (token == 0 || is_empty (bits))
    return TRUE;
  if (!read_token (block, token, having, error))
    return FALSE;
  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    bits[i] &= having[i];
  return TRUE;
}

static void
unite (Bits bits, const Bits others)
{
  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    bits[i] |= others[i];
}

/* Adds to @found the ids of @at, those at place @from, that can type the rest of the word there. */
static gboolean
end_word (const Block *block, const Plan *plan, guint from, const Bits at, Bits found, GError **error)
{
  Bits having = { 0 };

  if (from + 1 == plan->length)
    {
      unite (found, at);
      return TRUE;
    }
  for (guint i = 0; i < plan->endings[from].n; i++)
    {
      if (!read_token (block, plan->endings[from].readings[i], having, error))
        return FALSE;
    }
  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    found[i] |= at[i] & having[i];
  return TRUE;
}

/* Takes the ids off @bits that cannot type the word. */
static gboolean
keep_matches (const Block *block, const Plan *plan, Bits bits, GError **error)
{
  Bits at[MAX_PLACES] = { { 0 } };
  Bits found = { 0 };
  guint edge = 0;

  memcpy (at[0], bits, sizeof (Bits));
  if (!keep_those_with (block, pursuit_text_token_of_character (plan->characters[0]), at[0], error))
    return FALSE;
  for (guint i = 0; i < plan->n_returns; i++)
    {
      if (!keep_those_with (block, plan->returns[i], at[0], error))
        return FALSE;
    }
  for (guint from = 0; from < plan->length; from++)
    {
      gboolean empty = is_empty (at[from]);
      for (; edge < plan->n_edges && plan->edges[edge].from == from; edge++)
        {
          const Edge *way = &plan->edges[edge];
          Bits through;
          if (empty)
            continue;
          memcpy (through, at[from], sizeof through);
          if (!keep_those_with (block, way->reading, through, error) ||
              !keep_those_with (block, way->joint, through, error))
            return FALSE;
          unite (at[way->to], through);
        }
      if (!empty && !end_word (block, plan, from, at[from], found, error))
        return FALSE;
    }
  memcpy (bits, found, sizeof (Bits));
  return TRUE;
}

/* Every fresh record is proposed. */
static gboolean
add_fresh (PursuitDb *db, PursuitTextCandidates *self, PursuitTextKind kind, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "text-fresh-list", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, kind);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      if (id < 0 || id >= self->n_ids)
        continue;
      self->bits[id / 64] |= (guint64) 1 << id % 64;
      g_array_append_val (self->fresh, id);
    }
  return state == 0;
}

/**
 * pursuit_text_candidates_new:
 * @match: what was typed
 *
 * Asks the index. 1,000,000 companies take a few milliseconds, whatever is asked.
 *
 * Returns: (transfer full) (nullable): %NULL on a store error
 */
PursuitTextCandidates *
pursuit_text_candidates_new (PursuitDb *db, PursuitTextKind kind, PursuitMatch *match, GError **error)
{
  guint n_words = pursuit_match_get_n_words (match);
  g_autofree Plan *plans = g_new (Plan, MAX (n_words, 1));
  g_autoptr (PursuitTextCandidates) self = g_new0 (PursuitTextCandidates, 1);
  sqlite3_stmt *last = pursuit_text_kind_query (db, "last", kind, error);

  if (last == NULL || pursuit_db_step (db, last, error) != 1)
    return NULL;
  gint64 n_blocks = sqlite3_column_int64 (last, 0) / PURSUIT_TEXT_BLOCK + 1;
  sqlite3_reset (last);
  self->n_ids = n_blocks * PURSUIT_TEXT_BLOCK;
  self->fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->bits = g_new (guint64, n_blocks * PURSUIT_TEXT_WORDS);
  memset (self->bits, 0xFF, sizeof (guint64) * n_blocks * PURSUIT_TEXT_WORDS);

  for (guint i = 0; i < n_words; i++)
    {
      guint length;
      const gunichar *characters = pursuit_match_get_word (match, i, &length);
      plan_word (&plans[i], characters, length);
    }
  for (gint64 number = 0; number < n_blocks; number++)
    {
      Block block = { db, kind, number };
      guint64 *bits = self->bits + number * PURSUIT_TEXT_WORDS;
      for (guint i = 0; i < n_words && !is_empty (bits); i++)
        {
          if (!keep_matches (&block, &plans[i], bits, error))
            return NULL;
        }
    }
  if (!add_fresh (db, self, kind, error))
    return NULL;
  for (gint64 i = 0; i < self->n_ids / 64; i++)
    self->count += __builtin_popcountll (self->bits[i]);
  return g_steal_pointer (&self);
}

/** pursuit_text_candidates_free: frees them. */
void
pursuit_text_candidates_free (PursuitTextCandidates *self)
{
  if (self == NULL)
    return;
  g_free (self->bits);
  g_clear_pointer (&self->fresh, g_array_unref);
  g_free (self);
}
