/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-duplicates-read.h"

#include <string.h>

/*
 * Companies that are there twice. Each has the keys of pursuit_company_keys_make() in columns with an index:
 * those with one in common are read and compared by all of them.
 */

enum
{
  MAX_SHARED = 20,   /* a number or domain that more companies have tells nothing */
  MAX_COMPARED = 50, /* of many of one name: each with so many of those behind it */
  LOOK_AFTER = 4096, /* rows between two looks whether to stop */
};

/* The kinds of keys, what they are called in queries. */
static const char *const KINDS[] = { "code", "name", "phone", "domain" };

/* A company that is compared. */
typedef struct
{
  gint64 id;
  gint64 parent_id;
  PursuitCompanyKeys keys;
} Member;

static void
member_clear (gpointer data)
{
  pursuit_company_keys_clear (&((Member *) data)->keys);
}

/* The keys of a row whose name, phone, mail, page and code stand from @column on. */
static void
read_keys (sqlite3_stmt *stmt, int column, PursuitCompanyKeys *keys)
{
  const char *texts[5];

  for (int i = 0; i < 5; i++)
    texts[i] = (const char *) sqlite3_column_text (stmt, column + i);
  pursuit_company_keys_make (keys, texts[0], texts[1], texts[2], texts[3], texts[4]);
}

static gboolean
write_keys (PursuitDb *db, gint64 id, const PursuitCompanyKeys *keys, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "company-keys-write", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, id);
  pursuit_bind_text (stmt, 2, keys->name);
  pursuit_bind_text (stmt, 3, keys->phone);
  pursuit_bind_text (stmt, 4, keys->domain);
  pursuit_bind_text (stmt, 5, keys->code);
  return pursuit_db_run (db, stmt, error);
}

/** pursuit_duplicates_fill_keys: makes the keys of all companies, in a database that came without. */
gboolean
pursuit_duplicates_fill_keys (PursuitDb *db, PursuitCare *care, GError **error)
{
  gint64 last = pursuit_db_scalar (db, "SELECT max(id) FROM company", 0);
  sqlite3_stmt *stmt = pursuit_db_query (db, "companies-for-keys", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_auto (PursuitCompanyKeys) keys = { 0 };
      read_keys (stmt, 1, &keys);
      if (!write_keys (db, id, &keys, error))
        return FALSE;
      pursuit_care_tell (care, (double) id / (double) MAX (last, 1));
    }
  return state == 0;
}

/* Entry */

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const PursuitDuplicate *left = &((const PursuitDuplicateHit *) a)->found,
                         *right = &((const PursuitDuplicateHit *) b)->found;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return (left->id > right->id) - (left->id < right->id);
}

static void
hit_clear (gpointer data)
{
  g_free (((PursuitDuplicateHit *) data)->name);
}

static gboolean
is_found (GArray *hits, gint64 id)
{
  for (guint i = 0; i < hits->len; i++)
    {
      if (g_array_index (hits, PursuitDuplicateHit, i).found.id == id)
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody said that the two are not the same; 0 is one that is not there yet. */
static gboolean
is_denied (PursuitDb *db, gint64 a, gint64 b)
{
  sqlite3_stmt *stmt = a != 0 && b != 0 ? pursuit_db_query (db, "not-duplicate-find", NULL) : NULL;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, MIN (a, b));
  pursuit_bind_int (stmt, 2, MAX (a, b));
  gboolean denied = pursuit_db_step (db, stmt, NULL) == 1;
  sqlite3_reset (stmt);
  return denied;
}

/**
 * pursuit_duplicates_read:
 * @id: the company that @keys are of; 0 for one that is not there yet
 *
 * Looks companies up by each key: four look-ups in indexes, however many companies there are.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitDuplicateHit): those that look the same, the most
 *   alike first, without what somebody said is not the same
 */
GArray *
pursuit_duplicates_read (PursuitDb *db, gint64 id, const PursuitCompanyKeys *keys, GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (PursuitDuplicateHit));
  const char *const wanted[] = { keys->code, keys->name, keys->phone, keys->domain };

  g_array_set_clear_func (hits, hit_clear);
  for (guint kind = 0; kind < G_N_ELEMENTS (KINDS); kind++)
    {
      g_autofree char *query = g_strdup_printf ("duplicates-by-%s", KINDS[kind]);
      sqlite3_stmt *stmt = wanted[kind] ? pursuit_db_query (db, query, error) : NULL;
      int state = -1;

      if (wanted[kind] == NULL)
        continue;
      if (stmt == NULL)
        return NULL;
      pursuit_bind_text (stmt, 1, wanted[kind]);
      pursuit_bind_int (stmt, 2, id);
      while ((state = pursuit_db_step (db, stmt, error)) == 1)
        {
          PursuitDuplicateHit hit = { .found.id = sqlite3_column_int64 (stmt, 0) };
          g_auto (PursuitCompanyKeys) theirs = { 0 };
          read_keys (stmt, 1, &theirs);
          hit.found.score = pursuit_duplicates_compare (keys, &theirs, &hit.found.reasons);
          if (hit.found.score < PURSUIT_DUPLICATE_REPORTED || is_found (hits, hit.found.id) ||
              is_denied (db, id, hit.found.id))
            continue;
          hit.name = g_strdup (pursuit_column_text (stmt, 1));
          g_array_append_val (hits, hit);
        }
      if (state != 0)
        return NULL;
    }
  g_array_sort (hits, compare_found);
  return g_steal_pointer (&hits);
}

/* Scan */

typedef struct
{
  PursuitDb *db;
  GHashTable *seen; /* of PursuitDuplicatePair, by the ids: found, or said not to be the same */
  GPtrArray *pairs;
} Scan;

static guint
hash_pair (gconstpointer data)
{
  const PursuitDuplicatePair *pair = data;
  return (guint) ((guint64) pair->first_id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 32) ^
         (guint) pair->second_id;
}

static gboolean
equal_pairs (gconstpointer a, gconstpointer b)
{
  const PursuitDuplicatePair *left = a, *right = b;
  return left->first_id == right->first_id && left->second_id == right->second_id;
}

/* Companies of one group share numbers and domains: that alone does not make them one. */
static gboolean
are_related (const Member *a, const Member *b)
{
  return a->parent_id == b->id || b->parent_id == a->id ||
         (a->parent_id != 0 && a->parent_id == b->parent_id);
}

static void
compare_members (Scan *scan, const Member *a, const Member *b)
{
  const guint weak = PURSUIT_DUPLICATE_PHONE | PURSUIT_DUPLICATE_DOMAIN;
  PursuitDuplicatePair wanted = { .first_id = MIN (a->id, b->id), .second_id = MAX (a->id, b->id) };
  guint reasons;
  guint score = pursuit_duplicates_compare (&a->keys, &b->keys, &reasons);

  if (score < PURSUIT_DUPLICATE_REPORTED || (are_related (a, b) && (reasons & ~weak) == 0) ||
      g_hash_table_contains (scan->seen, &wanted))
    return;
  PursuitDuplicatePair *pair = g_memdup2 (&wanted, sizeof wanted);
  pair->score = score;
  pair->reasons = reasons;
  g_hash_table_add (scan->seen, pair);
  g_ptr_array_add (scan->pairs, pair);
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const Member *left = a, *right = b;
  int order = g_strcmp0 (left->keys.region, right->keys.region);

  return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

/* Each is compared with so many of those behind it; those of one region, which are most likely the same,
 * stand together. */
static void
compare_group (Scan *scan, GArray *members)
{
  g_array_sort (members, compare_regions);
  for (guint i = 0; i < members->len; i++)
    {
      const Member *a = &g_array_index (members, Member, i);

      for (guint k = i + 1; k < members->len && k <= i + MAX_COMPARED; k++)
        compare_members (scan, a, &g_array_index (members, Member, k));
    }
}

/* Compares the companies that have @key. */
static gboolean
scan_key (Scan *scan, const char *kind, const char *key, GError **error)
{
  g_autofree char *query = g_strdup_printf ("scan-%s-members", kind);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  sqlite3_stmt *stmt = pursuit_db_query (scan->db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  g_array_set_clear_func (members, member_clear);
  pursuit_bind_text (stmt, 1, key);
  while ((state = pursuit_db_step (scan->db, stmt, error)) == 1)
    {
      Member member = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), { 0 } };
      read_keys (stmt, 2, &member.keys);
      g_array_append_val (members, member);
    }
  if (state == 0)
    compare_group (scan, members);
  return state == 0;
}

/* (element-type utf8): the keys of @kind that several companies have. */
static GPtrArray *
read_shared_keys (PursuitDb *db, const char *kind, GError **error)
{
  g_autofree char *query = g_strdup_printf ("scan-by-%s", kind);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  if (sqlite3_bind_parameter_count (stmt) > 0)
    pursuit_bind_int (stmt, 1, MAX_SHARED);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (keys, g_strdup (pursuit_column_text (stmt, 0)));
  return state == 0 ? g_steal_pointer (&keys) : NULL;
}

static gboolean
read_denied (Scan *scan, GPtrArray *denied, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (scan->db, "not-duplicates", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  while ((state = pursuit_db_step (scan->db, stmt, error)) == 1)
    {
      PursuitDuplicatePair *pair = g_new0 (PursuitDuplicatePair, 1);
      pair->first_id = sqlite3_column_int64 (stmt, 0);
      pair->second_id = sqlite3_column_int64 (stmt, 1);
      g_hash_table_add (scan->seen, pair);
      g_ptr_array_add (denied, pair);
    }
  return state == 0;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const PursuitDuplicatePair *left = *(PursuitDuplicatePair *const *) a,
                             *right = *(PursuitDuplicatePair *const *) b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  if (left->first_id != right->first_id)
    return left->first_id > right->first_id ? 1 : -1;
  return (left->second_id > right->second_id) - (left->second_id < right->second_id);
}

static gboolean
name_pair (PursuitDb *db, gint64 id, char **name, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "company-for-keys", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, id);
  int state = pursuit_db_step (db, stmt, error);
  if (state == 1)
    *name = g_strdup (pursuit_column_text (stmt, 1));
  sqlite3_reset (stmt);
  return state >= 0;
}

/**
 * pursuit_duplicates_scan:
 * @max_pairs: how many pairs are wanted at most
 * @n_found: (out): how many there are
 * @care: told how far it is
 *
 * Looks through all companies for those that are there twice.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitDuplicatePair): the most alike first, without what
 *   somebody said is not the same
 */
GPtrArray *
pursuit_duplicates_scan (PursuitDb *db,
                         guint max_pairs,
                         gint64 *n_found,
                         PursuitCare *care,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) denied =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_duplicate_pair_free);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_duplicate_pair_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_pair, equal_pairs);
  Scan scan = { db, seen, pairs };

  if (!read_denied (&scan, denied, error))
    return NULL;
  for (guint kind = 0; kind < G_N_ELEMENTS (KINDS); kind++)
    {
      pursuit_care_begin_step (care, (double) kind / G_N_ELEMENTS (KINDS),
                               (double) (kind + 1) / G_N_ELEMENTS (KINDS));
      g_autoptr (GPtrArray) keys = read_shared_keys (db, KINDS[kind], error);
      if (keys == NULL)
        return NULL;
      for (guint i = 0; i < keys->len; i++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
              !scan_key (&scan, KINDS[kind], keys->pdata[i], error))
            return NULL;
          pursuit_care_tell (care, (double) i / keys->len);
        }
    }
  *n_found = pairs->len;
  g_ptr_array_sort (pairs, compare_pairs);
  g_hash_table_remove_all (seen);
  g_ptr_array_set_size (pairs, (int) MIN (pairs->len, max_pairs));
  for (guint i = 0; i < pairs->len; i++)
    {
      PursuitDuplicatePair *pair = pairs->pdata[i];
      if (!name_pair (db, pair->first_id, &pair->first, error) ||
          !name_pair (db, pair->second_id, &pair->second, error))
        return NULL;
    }
  return g_steal_pointer (&pairs);
}

/**
 * pursuit_duplicates_load_index:
 *
 * For imports: all companies in an index in memory, in which a row is looked up in a microsecond and new ones
 * are added as they come.
 *
 * Returns: (transfer full) (nullable): the index
 */
PursuitDuplicatesIndex *
pursuit_duplicates_load_index (PursuitDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitDuplicatesIndex) index = pursuit_duplicates_index_new ();
  sqlite3_stmt *stmt = pursuit_db_query (db, "companies-for-keys", error);
  gint64 n = 0;
  int state = -1;

  if (stmt == NULL)
    return NULL;
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      g_auto (PursuitCompanyKeys) keys = { 0 };
      read_keys (stmt, 1, &keys);
      pursuit_duplicates_index_add (index, sqlite3_column_int64 (stmt, 0), &keys);
      if (++n % LOOK_AFTER == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_reset (stmt);
          return NULL;
        }
    }
  return state == 0 ? g_steal_pointer (&index) : NULL;
}
