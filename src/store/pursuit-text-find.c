/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text-find.h"

#include "pursuit-db-reading.h"
#include "pursuit-rules-read.h"
#include "pursuit-text-order.h"

#include <string.h>

/*
 * Implementation notes.
 *
 * The index proposes, the matcher looks at the texts of what is proposed. Few are looked at one and all. Of a
 * term that many have only the first are wanted: pursuit-text-order.c tells at which places of the list
 * something is proposed, and these are gone through in their order until enough is found. At each, what is
 * proposed is looked at one by one and put in order, or the sort index is walked along the place, passing
 * over what is not proposed: whichever is cheaper. How many records stand at a place, which says what a walk
 * costs, is counted in some blocks only. Measured, a step of the walk costs 0.15 µs, the texts of
 * one record 4 µs.
 */

enum
{
  STEPS_PER_LOOK = 25,
  FEW = 400,                /* so many are looked at sooner than it is found out where they stand */
  RARELY = 100,             /* what less than one in so many has is not met by a short walk */
  MANY_STEPS = 20000,       /* of a short walk */
  BLOCKS_PER_COUNT = 8,     /* records are counted in one block of so many */
  LOOKS_PER_QUESTION = 256, /* between two of them it is asked whether anybody still waits */
};

typedef struct
{
  PursuitDb *db;
  PursuitTextKind kind;
  PursuitMatch *match;
  GCancellable *cancellable;
  sqlite3_stmt *texts; /* of one record, as they are shown; the connection's */
  guint n_looks;
} Search;

/* A match and what it is sorted by. */
typedef struct
{
  gint64 id;
  char *key;
} Hit;

static void
clear_hit (gpointer data)
{
  g_free (((Hit *) data)->key);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

/* Whether record @id matches: 1, 0; -1 with @error. One that is gone does not. */
static int
look (Search *self, gint64 id, GError **error)
{
  const char *texts[8];
  sqlite3_stmt *stmt = self->texts;
  guint n = 0;
  int matches = 0;

  if (++self->n_looks % LOOKS_PER_QUESTION == 0 &&
      g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  pursuit_bind_int (stmt, 1, id);
  pursuit_bind_int (stmt, 2, id);
  int state = pursuit_db_step (self->db, stmt, error);
  if (state == 1)
    {
      for (int i = 1; i < sqlite3_column_count (stmt) && n < G_N_ELEMENTS (texts); i++)
        texts[n++] = (const char *) sqlite3_column_text (stmt, i);
      matches = pursuit_match_texts (self->match, texts, n);
    }
  sqlite3_reset (stmt);
  return state < 0 ? -1 : matches;
}

static char *
read_key (Search *self, gint64 id, GError **error)
{
  sqlite3_stmt *stmt = pursuit_text_kind_query (self->db, "sort-key", self->kind, error);
  char *key = NULL;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, id);
  if (pursuit_db_step (self->db, stmt, error) == 1)
    key = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  return key;
}

/* Adds record @id to @hits if it matches. */
static gboolean
try (Search *self, gint64 id, GArray *hits, GError **error)
{
  int matches = look (self, id, error);
  Hit hit = { id, matches == 1 ? read_key (self, id, error) : NULL };

  if (matches < 0 || (matches == 1 && hit.key == NULL))
    return FALSE;
  if (matches == 1)
    g_array_append_val (hits, hit);
  return TRUE;
}

static GArray *
hits_new (void)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  g_array_set_clear_func (hits, clear_hit);
  return hits;
}

/* Puts the hits behind what was found, in their order; FALSE when there are more than @limit. */
static gboolean
take_hits (PursuitTextFound *found, GArray *hits, gint64 limit)
{
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      if (limit >= 0 && found->ids->len == limit)
        return FALSE;
      g_array_append_val (found->ids, g_array_index (hits, Hit, i).id);
    }
  return TRUE;
}

/* Looks at everything that is proposed. */
static gboolean
look_at_all (Search *self,
             const PursuitTextCandidates *candidates,
             gint64 limit,
             PursuitTextFound *found,
             GError **error)
{
  g_autoptr (GArray) hits = hits_new ();

  for (gint64 i = 0; i < candidates->n_ids / 64; i++)
    {
      for (guint64 bits = candidates->bits[i]; bits != 0; bits &= bits - 1)
        {
          if (!try (self, i * 64 + __builtin_ctzll (bits), hits, error))
            return FALSE;
        }
    }
  found->more = !take_hits (found, hits, limit);
  found->total = hits->len;
  return TRUE;
}

/* What is proposed at each place of the list. */
typedef struct
{
  guint32 *n_records; /* at each place, counted in some of the blocks */
  guint32 *first;     /* where those proposed at a place begin in @ids; behind the last place all end */
  guint32 *ids;       /* what is proposed, by place */
} Places;

static void
places_clear (Places *places)
{
  g_free (places->n_records);
  g_free (places->first);
  g_free (places->ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

/* A record that is proposed. */
typedef struct
{
  guint32 id;
  guint32 place;
} Proposal;

/* The places of the ids of a block as they are now: what is fresh may have moved. */
static gboolean
read_places (Search *self,
             const PursuitTextCandidates *candidates,
             gint64 block,
             guint16 *places,
             GError **error)
{
  gint64 first = block * PURSUIT_TEXT_BLOCK;

  if (!pursuit_text_order_read (self->db, self->kind, block, places, error))
    return FALSE;
  for (guint i = 0; i < candidates->fresh->len; i++)
    {
      gint64 id = g_array_index (candidates->fresh, gint64, i);
      if (id / PURSUIT_TEXT_BLOCK != block)
        continue;
      g_autofree char *key = read_key (self, id, NULL);
      places[id - first] = key != NULL ? (guint16) pursuit_text_place_of_key (key) : PURSUIT_TEXT_NOWHERE;
    }
  return TRUE;
}

/* Adds what is proposed in a block, whose ids stand at @places. */
static void
add_proposals (const PursuitTextCandidates *candidates,
               gint64 block,
               const guint16 *places,
               GArray *proposals)
{
  const guint64 *words = candidates->bits + block * PURSUIT_TEXT_WORDS;

  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    {
      for (guint64 bits = words[i]; bits != 0; bits &= bits - 1)
        {
          guint offset = i * 64 + (guint) __builtin_ctzll (bits);
          Proposal proposal = { (guint32) (block * PURSUIT_TEXT_BLOCK + offset), places[offset] };
          if (proposal.place < PURSUIT_TEXT_PLACES)
            g_array_append_val (proposals, proposal);
        }
    }
}

/* Puts the proposals in the order of their places. */
static void
sort_proposals (Places *places, const GArray *proposals)
{
  const Proposal *all = (const Proposal *) (gpointer) proposals->data;
  g_autofree guint32 *next = g_new (guint32, PURSUIT_TEXT_PLACES + 1);

  places->first = g_new0 (guint32, PURSUIT_TEXT_PLACES + 1);
  places->ids = g_new (guint32, MAX (proposals->len, 1));
  for (guint i = 0; i < proposals->len; i++)
    places->first[all[i].place + 1]++;
  for (guint place = 0; place < PURSUIT_TEXT_PLACES; place++)
    places->first[place + 1] += places->first[place];
  memcpy (next, places->first, sizeof (guint32) * (PURSUIT_TEXT_PLACES + 1));
  for (guint i = 0; i < proposals->len; i++)
    places->ids[next[all[i].place]++] = all[i].id;
}

static gboolean
has_proposals (const PursuitTextCandidates *candidates, gint64 block)
{
  const guint64 *words = candidates->bits + block * PURSUIT_TEXT_WORDS;
  guint64 any = 0;

  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    any |= words[i];
  return any != 0;
}

static gboolean
find_places (Search *self, const PursuitTextCandidates *candidates, Places *places, GError **error)
{
  g_autofree guint16 *place_of = g_new (guint16, PURSUIT_TEXT_BLOCK);
  g_autoptr (GArray) proposals = g_array_new (FALSE, FALSE, sizeof (Proposal));

  places->n_records = g_new0 (guint32, PURSUIT_TEXT_PLACES);
  for (gint64 block = 0; block < candidates->n_ids / PURSUIT_TEXT_BLOCK; block++)
    {
      gboolean counts = block % BLOCKS_PER_COUNT == 0;
      if (!counts && !has_proposals (candidates, block))
        continue;
      if (!read_places (self, candidates, block, place_of, error))
        return FALSE;
      for (guint i = 0; counts && i < PURSUIT_TEXT_BLOCK; i++)
        {
          if (place_of[i] < PURSUIT_TEXT_PLACES)
            places->n_records[place_of[i]]++;
        }
      add_proposals (candidates, block, place_of, proposals);
    }
  sort_proposals (places, proposals);
  return TRUE;
}

/* Walks the sort index from place @first to place @last until more than @limit are found or it has cost
 * @n_steps: @ended (out) tells whether all that is wanted was found. */
static gboolean
walk (Search *self,
      const PursuitTextCandidates *candidates,
      guint first,
      guint last,
      gint64 n_steps,
      gint64 limit,
      PursuitTextFound *found,
      gboolean *ended,
      GError **error)
{
  g_autofree char *begin = pursuit_text_place_get_first_key (first);
  sqlite3_stmt *stmt = pursuit_text_kind_query (self->db, "sorted", self->kind, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, begin);
  while (!found->more && n_steps > 0 && (state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      guint here = pursuit_text_place_of_key ((const char *) sqlite3_column_text (stmt, 1));
      if (here > last)
        {
          state = 0;
          break;
        }
      gboolean proposed = here >= first && pursuit_text_candidates_have (candidates, id);
      int matches = proposed ? look (self, id, error) : 0;
      n_steps -= proposed ? STEPS_PER_LOOK : 1;
      if (matches < 0)
        {
          state = -1;
          break;
        }
      if (matches == 1 && limit >= 0 && found->ids->len == limit)
        found->more = TRUE;
      else if (matches == 1)
        g_array_append_val (found->ids, id);
    }
  sqlite3_reset (stmt);
  *ended = found->more || state == 0;
  return state >= 0;
}

/* What very many match is soon found: the walk begins with the first name, and is given up when it takes
 * long. */
static gboolean
walk_a_little (Search *self,
               const PursuitTextCandidates *candidates,
               gint64 limit,
               PursuitTextFound *found,
               gboolean *ended,
               GError **error)
{
  *ended = FALSE;
  if (limit < 0 || candidates->count < candidates->n_ids / RARELY)
    return TRUE;
  if (!walk (self, candidates, 0, PURSUIT_TEXT_PLACES - 1, MANY_STEPS, limit, found, ended, error))
    return FALSE;
  if (!*ended)
    g_array_set_size (found->ids, 0);
  return TRUE;
}

/* Walks along @place, where @n_proposed of about @n_records are proposed, if that is cheaper than to look at
 * them: all of the way, or as far as it probably takes until there are more than @limit. @ended (out) tells
 * whether that was it. */
static gboolean
walk_place (Search *self,
            const PursuitTextCandidates *candidates,
            guint place,
            guint64 n_proposed,
            guint64 n_records,
            gint64 limit,
            PursuitTextFound *found,
            gboolean *ended,
            GError **error)
{
  guint64 look_steps = n_proposed * STEPS_PER_LOOK; /* what it costs to look at them, in steps */
  guint n_before = found->ids->len;
  guint64 n_wanted = limit < 0 ? G_MAXUINT32 : (guint64) limit + 1 - n_before;

  *ended = FALSE;
  if (n_records < look_steps)
    return walk (self, candidates, place, place, G_MAXINT64, limit, found, ended, error);
  if (2 * n_wanted * n_records / n_proposed > look_steps)
    return TRUE;
  if (!walk (self, candidates, place, place, 2 * (gint64) look_steps, limit, found, ended, error))
    return FALSE;
  if (!*ended)
    g_array_set_size (found->ids, n_before);
  return TRUE;
}

/* Goes through the places at which something is proposed until more than @limit are found. */
static gboolean
go_through (Search *self,
            const PursuitTextCandidates *candidates,
            gint64 limit,
            PursuitTextFound *found,
            GError **error)
{
  g_auto (Places) places = { NULL };
  guint64 n_blocks = (guint64) candidates->n_ids / PURSUIT_TEXT_BLOCK;
  guint64 n_counted = (n_blocks - 1) / BLOCKS_PER_COUNT + 1;
  gboolean ended;

  if (!walk_a_little (self, candidates, limit, found, &ended, error))
    return FALSE;
  found->total = found->ids->len;
  if (ended)
    return TRUE;
  if (!find_places (self, candidates, &places, error))
    return FALSE;
  for (guint place = 0; place < PURSUIT_TEXT_PLACES && !found->more; place++)
    {
      guint32 n_proposed = places.first[place + 1] - places.first[place];
      guint64 n_records = MAX (places.n_records[place] * n_blocks / n_counted, n_proposed);
      if (n_proposed == 0)
        continue;
      if (!walk_place (self, candidates, place, n_proposed, n_records, limit, found, &ended, error))
        return FALSE;
      if (ended)
        continue;
      g_autoptr (GArray) hits = hits_new ();
      for (guint32 i = places.first[place]; i < places.first[place + 1]; i++)
        {
          if (!try (self, places.ids[i], hits, error))
            return FALSE;
        }
      found->more = !take_hits (found, hits, limit);
    }
  found->total = found->ids->len;
  return TRUE;
}

/* What the rules hide of companies in the pool, and of their people, is not found there either: who could
 * find it by its parts would soon know it. */
static sqlite3_stmt *
query_texts (PursuitDb *db, PursuitTextKind kind, GError **error)
{
  PursuitRule hiding = kind == PURSUIT_TEXT_COMPANY ? PURSUIT_RULE_HIDE_PHONE : PURSUIT_RULE_HIDE_PEOPLE;
  PursuitCustomerRules rules;

  if (!pursuit_rules_read (db, &rules, error))
    return NULL;
  gboolean hides = kind != PURSUIT_TEXT_DEAL && rules.values[hiding];
  return pursuit_text_kind_query (db, hides ? "shown-texts" : "texts", kind, error);
}

static PursuitTextFound *
find (PursuitDb *db,
      PursuitTextKind kind,
      const char *query,
      gint64 limit,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (PursuitMatch) match = pursuit_match_new (query);
  g_autoptr (PursuitTextCandidates) candidates = pursuit_text_candidates_new (db, kind, match, error);
  if (candidates == NULL)
    return NULL;

  g_autoptr (PursuitTextFound) found = g_new0 (PursuitTextFound, 1);
  Search search = { db, kind, match, cancellable, query_texts (db, kind, error), 0 };
  if (search.texts == NULL)
    return NULL;
  found->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!(candidates->count <= FEW ? look_at_all (&search, candidates, limit, found, error)
                                 : go_through (&search, candidates, limit, found, error)))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * pursuit_text_find:
 * @query: what was typed, see #PursuitMatch; without a word in it, every record matches
 * @limit: at most so many; -1: all
 * @cancellable: (nullable): asked while texts are looked at; SQLite asks its own
 *
 * Returns: (transfer full) (nullable): the first records by their sort keys that match; %NULL when it was
 * cancelled or on a store error
 */
PursuitTextFound *
pursuit_text_find (PursuitDb *db,
                   PursuitTextKind kind,
                   const char *query,
                   gint64 limit,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  gboolean begun = pursuit_db_begin_reading (db);
  PursuitTextFound *found = find (db, kind, query, limit, cancellable, error);

  pursuit_db_end_reading (db, begun);
  return found;
}

/** pursuit_text_found_free: frees it. */
void
pursuit_text_found_free (PursuitTextFound *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}
