/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-market-read.h"

/* A cell of the grid. */
typedef struct
{
  gint64 industry_id;
  gint64 region_id;
} Cell;

struct _PursuitMarketMap
{
  PursuitMarketBook *book;
  GHashTable *owners; /* Cell* → gint64*: who is responsible */
};

static guint
hash_cell (gconstpointer data)
{
  const Cell *cell = data;
  return (guint) cell->industry_id * 31 + (guint) cell->region_id;
}

static gboolean
equal_cell (gconstpointer first, gconstpointer second)
{
  const Cell *a = first, *b = second;
  return a->industry_id == b->industry_id && a->region_id == b->region_id;
}

/** pursuit_market_map_free: frees the map. */
void
pursuit_market_map_free (PursuitMarketMap *self)
{
  if (self == NULL)
    return;
  pursuit_market_book_free (self->book);
  g_hash_table_unref (self->owners);
  g_free (self);
}

/** pursuit_market_map_read: (transfer full) (nullable): the grid as it is. */
PursuitMarketMap *
pursuit_market_map_read (PursuitDb *db, GError **error)
{
  g_autoptr (PursuitMarketMap) self = g_new0 (PursuitMarketMap, 1);
  sqlite3_stmt *stmt = pursuit_db_query (db, "market-groups", error);
  int state = -1;

  self->book = pursuit_market_book_new ();
  self->owners = g_hash_table_new_full (hash_cell, equal_cell, g_free, g_free);
  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gboolean region = g_str_equal (pursuit_column_text (stmt, 1), "region");
      pursuit_market_book_add (self->book, region ? PURSUIT_MARKET_REGION : PURSUIT_MARKET_INDUSTRY,
                               sqlite3_column_int64 (stmt, 0), pursuit_column_text (stmt, 2),
                               pursuit_column_text (stmt, 3));
    }
  stmt = state == 0 ? pursuit_db_query (db, "market-owners", error) : NULL;
  state = -1;
  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      const Cell cell = { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1) };
      gint64 owner = sqlite3_column_int64 (stmt, 2);
      g_hash_table_insert (self->owners, g_memdup2 (&cell, sizeof cell), g_memdup2 (&owner, sizeof owner));
    }
  return state == 0 ? g_steal_pointer (&self) : NULL;
}

/** pursuit_market_map_find_group: the group that a company's own word falls into; 0: none. */
gint64
pursuit_market_map_find_group (PursuitMarketMap *self, PursuitMarketAxis axis, const char *text)
{
  g_return_val_if_fail (self != NULL, 0);

  return pursuit_market_book_find (self->book, axis, text);
}

/** pursuit_market_map_find_owner: who is responsible for a company of that industry and region; 0: nobody. */
gint64
pursuit_market_map_find_owner (PursuitMarketMap *self, const char *industry, const char *region)
{
  const Cell cell = { pursuit_market_map_find_group (self, PURSUIT_MARKET_INDUSTRY, industry),
                      pursuit_market_map_find_group (self, PURSUIT_MARKET_REGION, region) };
  const gint64 *owner = g_hash_table_lookup (self->owners, &cell);

  return owner != NULL ? *owner : 0;
}

static Cell
cell_of_row (PursuitMarketMap *map, sqlite3_stmt *stmt)
{
  return (Cell){ pursuit_market_map_find_group (map, PURSUIT_MARKET_INDUSTRY, pursuit_column_text (stmt, 0)),
                 pursuit_market_map_find_group (map, PURSUIT_MARKET_REGION, pursuit_column_text (stmt, 1)) };
}

/**
 * pursuit_market_read_facts:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitMarketFact): how well each cell is covered; a cell
 * can stand in it several times, its parts add up
 */
GArray *
pursuit_market_read_facts (PursuitDb *db, PursuitMarketMap *map, GError **error)
{
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (PursuitMarketFact));
  sqlite3_stmt *stmt = pursuit_db_query (db, "market-coverage", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Cell cell = cell_of_row (map, stmt);
      const PursuitMarketFact fact = { .industry_id = cell.industry_id,
                                       .region_id = cell.region_id,
                                       .n_known = sqlite3_column_int64 (stmt, 2),
                                       .n_valid = sqlite3_column_int64 (stmt, 3),
                                       .n_open = sqlite3_column_int64 (stmt, 4) };
      g_array_append_val (facts, fact);
    }
  return state == 0 ? g_steal_pointer (&facts) : NULL;
}

/** pursuit_market_read_won: (transfer full) (nullable) (element-type PursuitMarketWon): as
 * pursuit_market_read_facts(), of what was won. */
GArray *
pursuit_market_read_won (PursuitDb *db, PursuitMarketMap *map, GError **error)
{
  g_autoptr (GArray) won = g_array_new (FALSE, FALSE, sizeof (PursuitMarketWon));
  sqlite3_stmt *stmt = pursuit_db_query (db, "market-won", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Cell cell = cell_of_row (map, stmt);
      PursuitMarketWon fact = { .industry_id = cell.industry_id,
                                .region_id = cell.region_id,
                                .n_deals = sqlite3_column_int64 (stmt, 3),
                                .amount = sqlite3_column_int64 (stmt, 4) };
      g_strlcpy (fact.currency, pursuit_column_text (stmt, 2), sizeof fact.currency);
      g_array_append_val (won, fact);
    }
  return state == 0 ? g_steal_pointer (&won) : NULL;
}

/** pursuit_market_placing_free: frees @placing. */
void
pursuit_market_placing_free (PursuitMarketPlacing *placing)
{
  if (placing == NULL)
    return;
  g_free (placing->company);
  g_free (placing->member);
  g_free (placing);
}

/**
 * pursuit_market_read_placings:
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitMarketPlacing): companies outside the pool that
 * nobody owns, the newest first, with the members to whom they are proposed
 */
GPtrArray *
pursuit_market_read_placings (PursuitDb *db, PursuitMarketMap *map, guint limit, GError **error)
{
  g_autoptr (GPtrArray) placings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_market_placing_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  sqlite3_stmt *stmt = pursuit_db_query (db, "market-owners", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 2);
      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), g_strdup (pursuit_column_text (stmt, 3)));
    }
  if (state != 0)
    return NULL;
  if (g_hash_table_size (names) == 0)
    return g_steal_pointer (&placings);
  stmt = pursuit_db_query (db, "market-unowned", error);
  state = -1;
  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 member =
          pursuit_market_map_find_owner (map, pursuit_column_text (stmt, 0), pursuit_column_text (stmt, 1));
      if (member == 0)
        continue;
      PursuitMarketPlacing *placing = g_new0 (PursuitMarketPlacing, 1);
      placing->company_id = sqlite3_column_int64 (stmt, 2);
      placing->company = g_strdup (pursuit_column_text (stmt, 3));
      placing->member_id = member;
      placing->member = g_strdup (g_hash_table_lookup (names, &member));
      g_ptr_array_add (placings, placing);
      if (placings->len == limit)
        {
          sqlite3_reset (stmt);
          state = 0;
          break;
        }
    }
  return state == 0 ? g_steal_pointer (&placings) : NULL;
}
