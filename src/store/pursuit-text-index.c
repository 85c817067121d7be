/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text-index.h"

#include "pursuit-text-order.h"
#include "pursuit-text-tokens.h"

#include <stdlib.h>
#include <string.h>

/*
 * Implementation notes.
 *
 * For each block of ids and each token, a row tells which of them have it in their texts. All three, kind,
 * block and token, are one number: SQLite finds a row by that in a third of the time that it needs for
 * several columns, as it puts 300 numbers on a page of the tree, but only a handful of whole rows. A block is
 * written as a whole, in the order of its tokens: 50 ms for 15,360 companies. A record that is written by
 * itself is only noted as fresh, one short row; what is fresh is always proposed, so that nothing is missed.
 * When more than MAX_FRESH are, the block with the most of them is written anew in the same transaction.
 */

enum
{
  MAX_FRESH = 1024,  /* each costs a search the reading of its texts: 5 µs */
  SMALL_RANGE = 256, /* rows that come together and are fewer are noted one by one */
  SIZE_AS_BITS = PURSUIT_TEXT_BLOCK / 8,
  TWO_BYTES = 0x80, /* of a distance: two bytes hold 15 bits */
};

/* The parts of a key. */
#define KIND_SHIFT 61
#define TOKEN_MASK (((guint64) 1 << PURSUIT_TEXT_TOKEN_BITS) - 1)
#define MAX_BLOCK (((gint64) 1 << (KIND_SHIFT - PURSUIT_TEXT_TOKEN_BITS)) - 1)

/* The ids of a block that have one token. */
typedef struct
{
  guint64 token; /* first: what it is found by in a hash table */
  guint n;
  guint size;
  guint16 *offsets; /* from the first id of the block, rising */
} Posting;

static const char *const TABLES[] = { NULL, "company", "person", "deal" };

/** pursuit_text_kind_find: whether records of @table are in the index; @kind (out) then says as which. */
gboolean
pursuit_text_kind_find (const char *table, PursuitTextKind *kind)
{
  g_return_val_if_fail (table != NULL && kind != NULL, FALSE);

  for (guint i = PURSUIT_TEXT_FIRST_KIND; i <= PURSUIT_TEXT_LAST_KIND; i++)
    {
      if (g_str_equal (TABLES[i], table))
        {
          *kind = (PursuitTextKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

/** pursuit_text_kind_get_table: the table of that kind. */
const char *
pursuit_text_kind_get_table (PursuitTextKind kind)
{
  g_return_val_if_fail (kind >= PURSUIT_TEXT_FIRST_KIND && kind <= PURSUIT_TEXT_LAST_KIND, NULL);

  return TABLES[kind];
}

/** pursuit_text_kind_get_fields: (transfer none) (array zero-terminated=1): the fields whose texts are
 * searched. */
const char *const *
pursuit_text_kind_get_fields (PursuitTextKind kind)
{
  static const char *const company[] = { "name", "phone", NULL };
  static const char *const person[] = { "name", "email", "phone", "mobile", NULL };
  static const char *const deal[] = { "title", "company", NULL };

  return kind == PURSUIT_TEXT_COMPANY ? company : kind == PURSUIT_TEXT_PERSON ? person : deal;
}

/** pursuit_text_kind_query: the named query that is called @prefix and the kind’s table. */
sqlite3_stmt *
pursuit_text_kind_query (PursuitDb *db, const char *prefix, PursuitTextKind kind, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", prefix, pursuit_text_kind_get_table (kind));

  return pursuit_db_query (db, name, error);
}

static gboolean
run (PursuitDb *db, const char *query, const gint64 *parameters, guint n_parameters, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);

  for (guint i = 0; stmt != NULL && i < n_parameters; i++)
    pursuit_bind_int (stmt, (int) i + 1, parameters[i]);
  return stmt != NULL && pursuit_db_run (db, stmt, error);
}

/* The first column of the first row; -1 on failure. */
static gint64
ask (PursuitDb *db, sqlite3_stmt *stmt, GError **error)
{
  gint64 answer = -1;

  if (stmt == NULL)
    return -1;
  int state = pursuit_db_step (db, stmt, error);
  if (state == 1)
    answer = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return answer;
}

static gint64
last_id (PursuitDb *db, PursuitTextKind kind, GError **error)
{
  return ask (db, pursuit_text_kind_query (db, "last", kind, error), error);
}

static void
posting_free (gpointer data)
{
  Posting *posting = data;

  g_free (posting->offsets);
  g_free (posting);
}

/* Multiplied by the golden ratio: GLib's own takes the half of the number that most tokens leave empty. */
static guint
hash_token (gconstpointer token)
{
  return (guint) ((*(const guint64 *) token * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32);
}

/* The postings of a block: most tokens are short, and found without hashing. */
typedef struct
{
  Posting *by_short_token[PURSUIT_TEXT_SHORT_TOKENS];
  GHashTable *all;
} Postings;

static void
add_posting (Postings *postings, guint64 token, guint offset)
{
  const gboolean is_short = token < PURSUIT_TEXT_SHORT_TOKENS;
  Posting *posting = is_short ? postings->by_short_token[token] : g_hash_table_lookup (postings->all, &token);

  if (posting == NULL)
    {
      posting = g_new0 (Posting, 1);
      posting->token = token;
      g_hash_table_add (postings->all, posting);
      if (is_short)
        postings->by_short_token[token] = posting;
    }
  if (posting->n > 0 && posting->offsets[posting->n - 1] == offset)
    return;
  if (posting->n == posting->size)
    {
      posting->size = MAX (posting->size * 2, 4);
      posting->offsets = g_renew (guint16, posting->offsets, posting->size);
    }
  posting->offsets[posting->n++] = (guint16) offset;
}

/* Reads the texts of a block: (element-type Posting), a set by their tokens. */
static GHashTable *
read_block (PursuitDb *db, PursuitTextKind kind, gint64 block, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (hash_token, g_int64_equal, posting_free, NULL);
  g_autoptr (PursuitTextTokens) tokens = pursuit_text_tokens_new ();
  g_autofree Postings *postings = g_new0 (Postings, 1);
  sqlite3_stmt *stmt = pursuit_text_kind_query (db, "texts", kind, error);
  gint64 first = block * PURSUIT_TEXT_BLOCK;
  int state = -1;

  if (stmt == NULL)
    return NULL;
  postings->all = all;
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, first + PURSUIT_TEXT_BLOCK - 1);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      guint offset = (guint) (sqlite3_column_int64 (stmt, 0) - first);
      g_array_set_size (tokens->tokens, 0);
      for (int i = 1; i < sqlite3_column_count (stmt); i++)
        pursuit_text_tokens_add (tokens, (const char *) sqlite3_column_text (stmt, i));
      for (guint i = 0; i < tokens->tokens->len; i++)
        add_posting (postings, g_array_index (tokens->tokens, guint64, i), offset);
    }
  return state == 0 ? g_steal_pointer (&all) : NULL;
}

static int
compare_postings (gconstpointer a, gconstpointer b)
{
  const Posting *left = *(Posting *const *) a, *right = *(Posting *const *) b;

  return (left->token > right->token) - (left->token < right->token);
}

/** pursuit_text_index_get_key: the key of a row of the index: they rise by kind, block and token. */
gint64
pursuit_text_index_get_key (PursuitTextKind kind, gint64 block, guint64 token)
{
  return (gint64) kind << KIND_SHIFT | block << PURSUIT_TEXT_TOKEN_BITS | (gint64) token;
}

/* Binds the keys between which all rows of a block stand. */
static void
bind_block (sqlite3_stmt *stmt, PursuitTextKind kind, gint64 block)
{
  pursuit_bind_int (stmt, 1, pursuit_text_index_get_key (kind, block, 0));
  pursuit_bind_int (stmt, 2, pursuit_text_index_get_key (kind, block + 1, 0) - 1);
}

/* The ids as their distances, from the first id of the block and from one another: one byte, or two of which
 * the first says so. Returns: the bytes they take, or that it is not fewer than as bits. */
static int
write_distances (const Posting *posting, guint8 bytes[SIZE_AS_BITS])
{
  int size = 0;
  guint last = 0;

  for (guint i = 0; i < posting->n; last = posting->offsets[i++])
    {
      guint distance = posting->offsets[i] - last;
      if (size + 2 >= SIZE_AS_BITS)
        return SIZE_AS_BITS;
      if (distance >= TWO_BYTES)
        bytes[size++] = (guint8) (TWO_BYTES | distance >> 8);
      bytes[size++] = (guint8) (distance & 0xFF);
    }
  return size;
}

static gboolean
write_posting (PursuitDb *db, sqlite3_stmt *stmt, gint64 key, const Posting *posting, GError **error)
{
  guint8 ids[SIZE_AS_BITS];
  int size = write_distances (posting, ids);

  if (size == SIZE_AS_BITS)
    {
      memset (ids, 0, sizeof ids);
      for (guint i = 0; i < posting->n; i++)
        ids[posting->offsets[i] / 8] |= (guint8) (1 << posting->offsets[i] % 8);
    }
  pursuit_bind_int (stmt, 1, key);
  sqlite3_bind_blob (stmt, 2, ids, size, SQLITE_STATIC);
  return pursuit_db_run (db, stmt, error);
}

/* Writes a block anew from the texts as they are; none of it is fresh then. */
static gboolean
write_block (PursuitDb *db, PursuitTextKind kind, gint64 block, GError **error)
{
  gint64 first = block * PURSUIT_TEXT_BLOCK;
  g_autoptr (GHashTable) postings = read_block (db, kind, block, error);
  sqlite3_stmt *clear = postings != NULL ? pursuit_db_query (db, "text-index-clear", error) : NULL;
  sqlite3_stmt *add = clear != NULL ? pursuit_db_query (db, "text-index-add", error) : NULL;

  if (add == NULL)
    return FALSE;
  bind_block (clear, kind, block);
  if (!pursuit_db_run (db, clear, error) ||
      !run (db, "text-fresh-clear", (gint64[]){ kind, first, first + PURSUIT_TEXT_BLOCK - 1 }, 3, error))
    return FALSE;
  guint n_postings = 0;
  g_autofree gpointer *sorted = g_hash_table_get_keys_as_array (postings, &n_postings);
  qsort (sorted, n_postings, sizeof *sorted, compare_postings);
  for (guint i = 0; i < n_postings; i++)
    {
      const Posting *posting = sorted[i];
      gint64 key = pursuit_text_index_get_key (kind, block, posting->token);
      if (!write_posting (db, add, key, posting, error))
        return FALSE;
    }
  return pursuit_text_order_write (db, kind, block, error);
}

/**
 * pursuit_text_index_touch:
 * @id: a record that was made, changed or deleted
 *
 * Notes that what the index says of the record, and of the deals of a company, may no longer be true. In the
 * transaction of the change.
 */
gboolean
pursuit_text_index_touch (PursuitDb *db, PursuitTextKind kind, gint64 id, GError **error)
{
  return run (db, "text-fresh-add", (gint64[]){ kind, id }, 2, error) &&
         (kind != PURSUIT_TEXT_COMPANY ||
          run (db, "text-fresh-deals", (gint64[]){ PURSUIT_TEXT_DEAL, id }, 2, error));
}

/**
 * pursuit_text_index_forget:
 * @id: a record that was erased
 *
 * Leaves nothing in the index that tells of its texts, not even until the next writing of its block.
 */
gboolean
pursuit_text_index_forget (PursuitDb *db, PursuitTextKind kind, gint64 id, GError **error)
{
  return write_block (db, kind, id / PURSUIT_TEXT_BLOCK, error);
}

/**
 * pursuit_text_index_write_range:
 * @first: the first of many records that came or went together
 * @last: the last
 *
 * Writes the index of these records; of few it only notes that they are fresh.
 */
gboolean
pursuit_text_index_write_range (PursuitDb *db,
                                PursuitTextKind kind,
                                gint64 first,
                                gint64 last,
                                GError **error)
{
  gboolean done = TRUE;

  if (last - first < SMALL_RANGE)
    {
      for (gint64 id = first; done && id <= last; id++)
        done = pursuit_text_index_touch (db, kind, id, error);
      return done;
    }
  for (gint64 block = first / PURSUIT_TEXT_BLOCK; done && block <= last / PURSUIT_TEXT_BLOCK; block++)
    done = write_block (db, kind, block, error);
  return done;
}

/**
 * pursuit_text_index_settle:
 *
 * Writes blocks anew until few records are fresh. Before the commit of every transaction that touched some.
 */
gboolean
pursuit_text_index_settle (PursuitDb *db, GError **error)
{
  for (guint kind = PURSUIT_TEXT_FIRST_KIND; kind <= PURSUIT_TEXT_LAST_KIND; kind++)
    {
      for (;;)
        {
          sqlite3_stmt *count = pursuit_db_query (db, "text-fresh-count", error);
          if (count != NULL)
            pursuit_bind_int (count, 1, kind);
          gint64 n_fresh = ask (db, count, error);
          if (n_fresh < 0)
            return FALSE;
          if (n_fresh <= MAX_FRESH)
            break;
          sqlite3_stmt *fullest = pursuit_db_query (db, "text-fresh-fullest", error);
          if (fullest != NULL)
            {
              pursuit_bind_int (fullest, 1, kind);
              pursuit_bind_int (fullest, 2, PURSUIT_TEXT_BLOCK);
            }
          gint64 block = ask (db, fullest, error);
          if (block < 0 || !write_block (db, (PursuitTextKind) kind, block, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * pursuit_text_index_fill:
 * @care: told how far it is
 *
 * Makes every sort key and the whole index: for a database that came without. In one transaction.
 */
gboolean
pursuit_text_index_fill (PursuitDb *db, PursuitCare *care, GError **error)
{
  gint64 n_blocks = 0, n_done = 0;

  for (guint kind = PURSUIT_TEXT_FIRST_KIND; kind <= PURSUIT_TEXT_LAST_KIND; kind++)
    n_blocks += last_id (db, (PursuitTextKind) kind, NULL) / PURSUIT_TEXT_BLOCK + 1;
  for (guint kind = PURSUIT_TEXT_FIRST_KIND; kind <= PURSUIT_TEXT_LAST_KIND; kind++)
    {
      gint64 last = last_id (db, (PursuitTextKind) kind, error);
      if (last < 0)
        return FALSE;
      for (gint64 block = 0; block <= last / PURSUIT_TEXT_BLOCK; block++)
        {
          sqlite3_stmt *keys = pursuit_text_kind_query (db, "sort-keys", (PursuitTextKind) kind, error);
          if (keys == NULL)
            return FALSE;
          pursuit_bind_int (keys, 1, block * PURSUIT_TEXT_BLOCK);
          pursuit_bind_int (keys, 2, (block + 1) * PURSUIT_TEXT_BLOCK - 1);
          if (!pursuit_db_run (db, keys, error) || !write_block (db, (PursuitTextKind) kind, block, error))
            return FALSE;
          pursuit_care_tell (care, (double) ++n_done / (double) n_blocks);
        }
    }
  return TRUE;
}

/**
 * pursuit_text_index_take_bits:
 * @bits: (inout): #PURSUIT_TEXT_WORDS numbers, bit 0 of the first is the first id of the block
 * @ids: as a row of the index has it
 * @size: its bytes
 *
 * Sets the bits of the ids; what is damaged names none beyond the block.
 */
void
pursuit_text_index_take_bits (guint64 *bits, gconstpointer ids, gsize size)
{
  const guint8 *bytes = ids;

  if (size == SIZE_AS_BITS)
    {
      for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
        {
          guint64 word;
          memcpy (&word, bytes + 8 * i, sizeof word);
          bits[i] |= GUINT64_FROM_LE (word);
        }
      return;
    }
  guint offset = 0;
  for (gsize i = 0; i < size; i++)
    {
      guint distance = bytes[i];
      if (distance & TWO_BYTES && i + 1 < size)
        distance = (distance ^ TWO_BYTES) << 8 | bytes[++i];
      offset += distance;
      if (offset < PURSUIT_TEXT_BLOCK)
        bits[offset / 64] |= (guint64) 1 << offset % 64;
    }
}

/* The bits of the records of @block that are fresh. */
static gboolean
read_fresh (PursuitDb *db, PursuitTextKind kind, gint64 block, guint64 *bits, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "text-fresh-list", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, kind);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      guint offset = (guint) (id % PURSUIT_TEXT_BLOCK);
      if (id / PURSUIT_TEXT_BLOCK == block)
        bits[offset / 64] |= (guint64) 1 << offset % 64;
    }
  return state == 0;
}

/* Adds to @wrong the records that only one of the two names, unless they are fresh: @kept, which is spoilt,
 * and @posting (nullable). */
static void
compare (const Posting *posting, guint64 *kept, const guint64 *fresh, guint64 *wrong)
{
  for (guint i = 0; posting != NULL && i < posting->n; i++)
    kept[posting->offsets[i] / 64] ^= (guint64) 1 << posting->offsets[i] % 64;
  for (guint i = 0; i < PURSUIT_TEXT_WORDS; i++)
    wrong[i] |= kept[i] & ~fresh[i];
}

/* Adds to @wrong the records of the block that stand at another place than is kept, unless they are fresh. */
static gboolean
check_places (PursuitDb *db,
              PursuitTextKind kind,
              gint64 block,
              const guint64 *fresh,
              guint64 *wrong,
              GError **error)
{
  g_autofree guint16 *kept = g_new (guint16, PURSUIT_TEXT_BLOCK);
  g_autofree guint16 *places = g_new (guint16, PURSUIT_TEXT_BLOCK);

  if (!pursuit_text_order_read (db, kind, block, kept, error) ||
      !pursuit_text_order_collect (db, kind, block, places, error))
    return FALSE;
  for (guint i = 0; i < PURSUIT_TEXT_BLOCK; i++)
    {
      guint64 bit = (guint64) 1 << i % 64;
      if (kept[i] != places[i] && !(fresh[i / 64] & bit))
        wrong[i / 64] |= bit;
    }
  return TRUE;
}

static gboolean
check_block (PursuitDb *db, PursuitTextKind kind, gint64 block, guint64 *wrong, GError **error)
{
  guint64 fresh[PURSUIT_TEXT_WORDS] = { 0 };
  g_autoptr (GHashTable) postings = read_block (db, kind, block, error);
  sqlite3_stmt *stmt;
  int state = -1;

  if (postings == NULL || !read_fresh (db, kind, block, fresh, error) ||
      (stmt = pursuit_db_query (db, "text-index-block", error)) == NULL)
    return FALSE;
  bind_block (stmt, kind, block);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      guint64 kept[PURSUIT_TEXT_WORDS] = { 0 };
      guint64 token = (guint64) sqlite3_column_int64 (stmt, 0) & TOKEN_MASK;
      pursuit_text_index_take_bits (kept, sqlite3_column_blob (stmt, 1), sqlite3_column_bytes (stmt, 1));
      compare (g_hash_table_lookup (postings, &token), kept, fresh, wrong);
      g_hash_table_remove (postings, &token);
    }

  GHashTableIter iter;
  gpointer posting;
  g_hash_table_iter_init (&iter, postings);
  while (state == 0 && g_hash_table_iter_next (&iter, &posting, NULL))
    {
      guint64 kept[PURSUIT_TEXT_WORDS] = { 0 };
      compare (posting, kept, fresh, wrong);
    }
  return state == 0 && check_places (db, kind, block, fresh, wrong, error);
}

/* The last block that is kept; 0 when there is none. */
static gint64
last_block (PursuitDb *db, PursuitTextKind kind, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "text-index-last", error);

  if (stmt == NULL)
    return 0;
  pursuit_bind_int (stmt, 1, pursuit_text_index_get_key (kind, 0, 0));
  pursuit_bind_int (stmt, 2, pursuit_text_index_get_key (kind, MAX_BLOCK, TOKEN_MASK));
  gint64 key = ask (db, stmt, error);
  return key < 0 ? 0 : key >> PURSUIT_TEXT_TOKEN_BITS & MAX_BLOCK;
}

/**
 * pursuit_text_index_check:
 * @func: called for each record of which the index does not say what its texts say
 *
 * Compares the whole index with the texts.
 */
gboolean
pursuit_text_index_check (PursuitDb *db, PursuitTextFindingFunc func, gpointer data, GError **error)
{
  for (guint kind = PURSUIT_TEXT_FIRST_KIND; kind <= PURSUIT_TEXT_LAST_KIND; kind++)
    {
      gint64 last_kept = last_block (db, (PursuitTextKind) kind, error);
      gint64 last_to_keep = last_id (db, (PursuitTextKind) kind, error) / PURSUIT_TEXT_BLOCK;
      gint64 last = MAX (last_kept, last_to_keep);
      for (gint64 block = 0; block <= last; block++)
        {
          guint64 wrong[PURSUIT_TEXT_WORDS] = { 0 };
          if (!check_block (db, (PursuitTextKind) kind, block, wrong, error))
            return FALSE;
          for (guint i = 0; i < PURSUIT_TEXT_BLOCK; i++)
            {
              if (wrong[i / 64] >> i % 64 & 1)
                func ((PursuitTextKind) kind, block * PURSUIT_TEXT_BLOCK + i, data);
            }
        }
    }
  return TRUE;
}
