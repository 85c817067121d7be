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
 * if it was typed so: the joint of the letter that the edge begins with, or of the reading that it is, and
 * the letter that comes behind it; and the joint of a reading and the letter that the edge before it began
 * with. The last edge may be a reading that is typed in part.
 *
 * Digits are typed in one way only, so that the joint of two of them is told by the three that they are part
 * of. A word that repeats itself asks for few joints, and ones that many texts have: “zzzz”, “8686”. So it
 * also asks for its chains, where each letter begins an edge whichever way it is typed: no reading can have
 * it inside.
 *
 * For each block of ids, the sets of those that can be at each place are followed to the end. This is what
 * the matcher does with one text, done with 15,360 at once, and forgetting where in the text the tokens
 * stand: what is left is proposed, and the matcher looks at it. Each token is read once a block, and only
 * when somebody is left who is asked for it. Only so many characters are followed: what is longer is rare
 * anyhow.
 */

enum
{
  MAX_PLACES = 12,
  MAX_EDGES = 8 * MAX_PLACES,
  MAX_ENDINGS = 64, /* readings that begin with the same letter, at most */
};

typedef guint64 Bits[PURSUIT_TEXT_WORDS];

/* The tokens that are asked for, and which ids of the block under way have them. */
typedef struct
{
  PursuitDb *db;
  sqlite3_stmt *stmt;
  PursuitTextKind kind;
  gint64 block;
  GArray *tokens;    /* guint64; a token is known by its number here */
  Bits *having;      /* of each token; what is not read yet is unknown */
  Bits *through;     /* of each edge of the word under way: those that go on by it */
  gboolean *is_read; /* each token, of this block */
} Reader;

enum
{
  NOTHING = -1 /* instead of the number of a token: nothing is asked for */
};

/* What is asked of those who type a reading, or the beginning of one. */
typedef struct
{
  int alone;                                 /* the reading */
  int behind[PURSUIT_PINYIN_MAX_LENGTH + 1]; /* by how many letters the edge before it types */
} Reading;

typedef struct
{
  guint from;
  guint to;
  gboolean is_reading;
  Reading reading;
  int joint;
} Edge;

/* The ways to type one word of the query. */
typedef struct
{
  const gunichar *characters;
  guint length;
  int whole[MAX_PLACES]; /* tokens that are asked for whichever way it is typed */
  guint n_whole;
  Edge edges[MAX_EDGES]; /* rising by where they begin */
  guint n_edges;
  struct
  {
    Reading readings[MAX_ENDINGS]; /* that begin with all that stands behind a place */
    guint n;
  } endings[MAX_PLACES];
} Plan;

/* The number of @token, which is asked for from now on. */
static int
ask_for (Reader *reader, guint64 token)
{
  guint number = 0;

  if (token == 0)
    return NOTHING;
  while (number < reader->tokens->len && g_array_index (reader->tokens, guint64, number) != token)
    number++;
  if (number == reader->tokens->len)
    g_array_append_val (reader->tokens, token);
  return (int) number;
}

static gboolean
is_digit (gunichar character)
{
  return character < 0x80 && g_ascii_isdigit ((char) character);
}

/* Whether there are three digits from place @from on. */
static gboolean
has_three_digits (const Plan *plan, guint from)
{
  const gunichar *characters = plan->characters + from;

  return from + 2 < plan->length && is_digit (characters[0]) && is_digit (characters[1]) &&
         is_digit (characters[2]);
}

/* What a text has in which the character at @from can be typed, and then the one at @to as the beginning of
 * what follows; 0 when another joint tells as much. */
static guint64
token_of_joint (const Plan *plan, guint from, guint to)
{
  gunichar first = plan->characters[from], second = plan->characters[to];

  if (from > 0 && has_three_digits (plan, from - 1))
    return pursuit_text_token_of_three (plan->characters[from - 1], first, second);
  if (has_three_digits (plan, from))
    return 0;
  if (first == second && pursuit_pinyin_is_han (first))
    return pursuit_text_token_of_double (first);
  if (pursuit_text_token_can_pair (first) && pursuit_text_token_can_pair (second))
    return pursuit_text_token_of_pair (first, second);
  if ((pursuit_text_token_is_mark (first) && pursuit_text_token_can_pair (second)) ||
      (pursuit_text_token_can_pair (first) && pursuit_text_token_is_mark (second)))
    return pursuit_text_token_of_mark (first, second);
  return pursuit_text_token_of_character (second);
}

/* The same for somebody who types a reading, or an initial of two letters. */
static guint64
token_of_reading_joint (const Plan *plan, const char *letters, guint from, guint to)
{
  gunichar second = plan->characters[to];

  return pursuit_text_token_can_pair (second) || pursuit_text_token_is_mark (second)
             ? pursuit_text_token_of_reading (letters, to - from, second)
             : pursuit_text_token_of_character (second);
}

/* What is asked of those who type a reading, of so many letters, from place @from on. */
static Reading
plan_reading (const Plan *plan, Reader *reader, const char *reading, guint length, guint from)
{
  int alone = ask_for (reader, pursuit_text_token_of_reading (reading, length, 0));
  Reading self = { .alone = alone };

  for (guint n = 1; n <= PURSUIT_PINYIN_MAX_LENGTH && n <= from; n++)
    {
      gunichar before = plan->characters[from - n];
      self.behind[n] = pursuit_text_token_can_pair (before)
                           ? ask_for (reader, pursuit_text_token_of_reading_behind (before, reading, length))
                           : alone;
    }
  return self;
}

static Edge *
add_edge (Plan *plan, Reader *reader, guint from, guint to, guint64 joint)
{
  g_assert (plan->n_edges < MAX_EDGES);
  plan->edges[plan->n_edges] = (Edge){ .from = from, .to = to, .joint = ask_for (reader, joint) };
  return &plan->edges[plan->n_edges++];
}

/* An edge that types so many letters of a reading, if the word goes on behind them. */
static void
add_reading_edge (Plan *plan, Reader *reader, const char *reading, guint length, guint from)
{
  if (from + length >= plan->length)
    return;
  Edge *edge = add_edge (plan, reader, from, from + length,
                         token_of_reading_joint (plan, reading, from, from + length));
  edge->is_reading = TRUE;
  edge->reading = plan_reading (plan, reader, reading, length, from);
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
plan_place (Plan *plan, Reader *reader, guint from)
{
  char letters[PURSUIT_PINYIN_MAX_LENGTH + 1];
  guint n_letters = copy_letters (plan, from, letters);
  guint first;

  if (from + 1 < plan->length)
    add_edge (plan, reader, from, from + 1, token_of_joint (plan, from, from + 1));
  if (pursuit_pinyin_get_initial_length (letters) == 2)
    add_reading_edge (plan, reader, letters, 2, from);
  for (guint n = 2; n <= n_letters; n++)
    {
      guint n_begin = pursuit_pinyin_find_syllables (letters, n, &first);
      if (n_begin == 0)
        return;
      const char *reading = pursuit_pinyin_get_syllable (first);
      if (reading[n] == '\0')
        add_reading_edge (plan, reader, reading, n, from);
      for (guint i = 0; from + n == plan->length && i < MIN (n_begin, MAX_ENDINGS); i++)
        {
          reading = pursuit_pinyin_get_syllable (first + i);
          plan->endings[from].readings[plan->endings[from].n++] =
              plan_reading (plan, reader, reading, strlen (reading), from);
        }
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

/* How long the chain is that ends with the character at @place, each of which surely begins an edge; that
 * before it ends one of @before. */
static guint
continue_chain (const Plan *plan, guint place, guint before)
{
  const gunichar *characters = plan->characters + place;

  if (!pursuit_text_token_can_pair (*characters) ||
      (place > 0 && is_inside_reading (characters[-1], *characters)))
    return 0;
  return before < 2 || *characters == characters[-2] ? before + 1 : 2;
}

static void
plan_chains (Plan *plan, Reader *reader)
{
  guint length = 0, next = continue_chain (plan, 0, 0);

  for (guint place = 0; place < plan->length; place++)
    {
      length = next;
      next = place + 1 < plan->length ? continue_chain (plan, place + 1, length) : 0;
      if (length >= 3 && next <= length)
        plan->whole[plan->n_whole++] =
            ask_for (reader,
                     pursuit_text_token_of_chain (plan->characters[place - 1], plan->characters[place],
                                                  MIN (length, PURSUIT_TEXT_MAX_CHAIN)));
    }
}

/* Whether the joints of the ways on from the first character tell that it is there. */
static gboolean
is_first_told (const Plan *plan, Reader *reader)
{
  gboolean told = plan->length > 1;

  for (guint i = 0; i < plan->n_edges && plan->edges[i].from == 0; i++)
    {
      guint64 second = pursuit_text_token_of_character (plan->characters[plan->edges[i].to]);
      told = told && plan->edges[i].joint != ask_for (reader, second);
    }
  return told;
}

static void
plan_word (Plan *plan, Reader *reader, const gunichar *characters, guint length)
{
  memset (plan, 0, sizeof *plan);
  plan->characters = characters;
  plan->length = MIN (length, MAX_PLACES);
  plan_chains (plan, reader);
  for (guint from = 0; from < plan->length; from++)
    plan_place (plan, reader, from);
  if (!is_first_told (plan, reader))
    plan->whole[plan->n_whole++] = ask_for (reader, pursuit_text_token_of_character (characters[0]));
}

/* (transfer none) (nullable): the ids of the block that have token @number. */
static const guint64 *
read_token (Reader *reader, int number, GError **error)
{
  guint64 *having = reader->having[number];

  if (reader->is_read[number])
    return having;
  memset (having, 0, sizeof (Bits));
  pursuit_bind_int (reader->stmt, 1,
                    pursuit_text_index_get_key (reader->kind, reader->block,
                                                g_array_index (reader->tokens, guint64, number)));
  int state = pursuit_db_step (reader->db, reader->stmt, error);
  if (state == 1)
    pursuit_text_index_take_bits (having, sqlite3_column_blob (reader->stmt, 0),
                                  sqlite3_column_bytes (reader->stmt, 0));
  sqlite3_reset (reader->stmt);
  reader->is_read[number] = state >= 0;
  return state >= 0 ? having : NULL;
}

static gboolean
is_empty (const Bits bits)
{
  guint64 any = 0;

  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    any |= bits[i];
  return any == 0;
}

/* Takes the ids off @bits that do not have token @number. */
static gboolean
keep_those_with (Reader *reader, int number, Bits bits, GError **error)
{
  if (number == NOTHING || is_empty (bits))
    return TRUE;
  const guint64 *having = read_token (reader, number, error);
  for (guint i = 0; having != NULL && i < PURSUIT_TEXT_WORDS; i++)
    bits[i] &= having[i];
  return having != NULL;
}

static void
unite (Bits bits, const Bits others)
{
  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    bits[i] |= others[i];
}

/* Adds to @found the ids that can type @reading at place @from, where @at are. */
static gboolean
type_reading (Reader *reader,
              const Plan *plan,
              guint from,
              const Reading *reading,
              const Bits at,
              Bits found,
              GError **error)
{
  Bits typed;

  if (from == 0)
    {
      memcpy (typed, at, sizeof typed);
      if (!keep_those_with (reader, reading->alone, typed, error))
        return FALSE;
      unite (found, typed);
    }
  for (guint i = 0; i < plan->n_edges && plan->edges[i].from < from; i++)
    {
      if (plan->edges[i].to != from)
        continue;
      memcpy (typed, reader->through[i], sizeof typed);
      if (!keep_those_with (reader, reading->behind[from - plan->edges[i].from], typed, error))
        return FALSE;
      unite (found, typed);
    }
  return TRUE;
}

/* Adds to @found the ids of @at, those at place @from, that can type the rest of the word there. */
static gboolean
end_word (Reader *reader, const Plan *plan, guint from, const Bits at, Bits found, GError **error)
{
  if (from + 1 == plan->length)
    unite (found, at);
  for (guint i = 0; i < plan->endings[from].n; i++)
    {
      if (!type_reading (reader, plan, from, &plan->endings[from].readings[i], at, found, error))
        return FALSE;
    }
  return TRUE;
}

/* Sends those of @at who can go by edge number @i through it. */
static gboolean
go_by_edge (Reader *reader, const Plan *plan, guint i, const Bits at, GError **error)
{
  const Edge *edge = &plan->edges[i];
  guint64 *through = reader->through[i];

  if (edge->is_reading)
    memset (through, 0, sizeof (Bits));
  else
    memcpy (through, at, sizeof (Bits));
  if (edge->is_reading && !is_empty (at) &&
      !type_reading (reader, plan, edge->from, &edge->reading, at, through, error))
    return FALSE;
  return keep_those_with (reader, edge->joint, through, error);
}

/* Takes the ids off @bits that cannot type the word. */
static gboolean
keep_matches (Reader *reader, const Plan *plan, Bits bits, GError **error)
{
  Bits at[MAX_PLACES] = { { 0 } };
  Bits found = { 0 };
  guint edge = 0;

  for (guint i = 0; i < plan->n_whole; i++)
    {
      if (!keep_those_with (reader, plan->whole[i], bits, error))
        return FALSE;
    }
  memcpy (at[0], bits, sizeof (Bits));
  for (guint from = 0; from < plan->length; from++)
    {
      for (; edge < plan->n_edges && plan->edges[edge].from == from; edge++)
        {
          if (!go_by_edge (reader, plan, edge, at[from], error))
            return FALSE;
          unite (at[plan->edges[edge].to], reader->through[edge]);
        }
      if (!is_empty (at[from]) && !end_word (reader, plan, from, at[from], found, error))
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

/* Takes the ids off @bits that the words of the query do not propose. */
static gboolean
read_blocks (Reader *reader, const Plan *plans, guint n_plans, guint64 *bits, gint64 n_blocks, GError **error)
{
  g_autofree Bits *having = g_new (Bits, MAX (reader->tokens->len, 1));
  g_autofree gboolean *is_read = g_new (gboolean, MAX (reader->tokens->len, 1));

  g_autofree Bits *through = g_new (Bits, MAX_EDGES);

  reader->having = having;
  reader->through = through;
  reader->is_read = is_read;
  for (reader->block = 0; reader->block < n_blocks; reader->block++, bits += PURSUIT_TEXT_WORDS)
    {
      memset (is_read, 0, sizeof *is_read * reader->tokens->len);
      for (guint i = 0; i < n_plans && !is_empty (bits); i++)
        {
          if (!keep_matches (reader, &plans[i], bits, error))
            return FALSE;
        }
    }
  return TRUE;
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
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (guint64));
  Reader reader = { .db = db, .kind = kind, .tokens = tokens };
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
      plan_word (&plans[i], &reader, characters, length);
    }
  reader.stmt = pursuit_db_query (db, "text-index-read", error);
  if (reader.stmt == NULL || !read_blocks (&reader, plans, n_words, self->bits, n_blocks, error) ||
      !add_fresh (db, self, kind, error))
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
