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
  GHashTable *owners; /* Cell* → PursuitMarketOwner */
};

static void
free_owner (gpointer data)
{
  PursuitMarketOwner *owner = data;

  g_free (owner->name);
  g_free (owner);
}

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
  self->owners = g_hash_table_new_full (hash_cell, equal_cell, g_free, free_owner);
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
      PursuitMarketOwner *owner = g_new0 (PursuitMarketOwner, 1);
      owner->member_id = sqlite3_column_int64 (stmt, 2);
      owner->name = g_strdup (pursuit_column_text (stmt, 3));
      g_hash_table_insert (self->owners, g_memdup2 (&cell, sizeof cell), owner);
    }
  return state == 0 ? g_steal_pointer (&self) : NULL;
}

/** pursuit_market_map_get_owner: (nullable): who is responsible for a cell; %NULL: nobody. */
const PursuitMarketOwner *
pursuit_market_map_get_owner (PursuitMarketMap *self, gint64 industry_id, gint64 region_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  const Cell cell = { industry_id, region_id };
  return g_hash_table_lookup (self->owners, &cell);
}

/* The cell that a company's own words fall into. */
static Cell
find_cell (PursuitMarketMap *self, const char *industry, const char *region)
{
  return (Cell){ pursuit_market_book_find (self->book, PURSUIT_MARKET_INDUSTRY, industry),
                 pursuit_market_book_find (self->book, PURSUIT_MARKET_REGION, region) };
}

/** pursuit_market_map_find_owner: (nullable): who is responsible for a company of that industry and region.
 */
const PursuitMarketOwner *
pursuit_market_map_find_owner (PursuitMarketMap *self, const char *industry, const char *region)
{
  g_return_val_if_fail (self != NULL, NULL);

  const Cell cell = find_cell (self, industry, region);
  return g_hash_table_lookup (self->owners, &cell);
}

/** pursuit_market_map_find_groups: the groups that a company's own words, either may be %NULL, fall into; 0
 * for none. */
void
pursuit_market_map_find_groups (PursuitMarketMap *self,
                                const char *industry,
                                const char *region,
                                gint64 *industry_id,
                                gint64 *region_id)
{
  g_return_if_fail (self != NULL && industry_id != NULL && region_id != NULL);

  Cell cell = find_cell (self, industry, region);
  *industry_id = cell.industry_id;
  *region_id = cell.region_id;
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
      Cell cell = find_cell (map, pursuit_column_text (stmt, 0), pursuit_column_text (stmt, 1));
      const PursuitMarketFact fact = { .industry_id = cell.industry_id,
                                       .region_id = cell.region_id,
                                       .n_known = sqlite3_column_int64 (stmt, 2),
                                       .n_valid = sqlite3_column_int64 (stmt, 3),
                                       .n_open = sqlite3_column_int64 (stmt, 4) };
      g_array_append_val (facts, fact);
    }
  return state == 0 ? g_steal_pointer (&facts) : NULL;
}

/**
 * pursuit_market_read_deals:
 * @group: of industries or of regions
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the deals with companies that fall
 * into the group, rising
 */
GArray *
pursuit_market_read_deals (PursuitDb *db, PursuitMarketMap *map, gint64 group, GError **error)
{
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = pursuit_db_query (db, "market-deals", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      const Cell cell = find_cell (map, pursuit_column_text (stmt, 1), pursuit_column_text (stmt, 2));
      gint64 id = sqlite3_column_int64 (stmt, 0);

      if (cell.industry_id == group || cell.region_id == group)
        g_array_append_val (deals, id);
    }
  return state == 0 ? g_steal_pointer (&deals) : NULL;
}

/**
 * pursuit_market_read_won:
 * @home: the home currency, for which no day is told
 *
 * Returns: (transfer full) (nullable) (element-type PursuitMarketWon): as pursuit_market_read_facts(), of
 * what was won
 */
GArray *
pursuit_market_read_won (PursuitDb *db, PursuitMarketMap *map, const char *home, GError **error)
{
  g_autoptr (GArray) won = g_array_new (FALSE, FALSE, sizeof (PursuitMarketWon));
  sqlite3_stmt *stmt = pursuit_db_query (db, "market-won", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_text (stmt, 1, home);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      Cell cell = find_cell (map, pursuit_column_text (stmt, 0), pursuit_column_text (stmt, 1));
      const char *day = pursuit_column_text (stmt, 3);
      PursuitMarketWon fact = { .industry_id = cell.industry_id,
                                .region_id = cell.region_id,
                                .day = day != NULL ? pursuit_day_parse_iso (day) : PURSUIT_DAY_NONE,
                                .n_deals = sqlite3_column_int64 (stmt, 4),
                                .amount = sqlite3_column_int64 (stmt, 5) };
      g_strlcpy (fact.currency, pursuit_column_text (stmt, 2), sizeof fact.currency);
      g_array_append_val (won, fact);
    }
  return state == 0 ? g_steal_pointer (&won) : NULL;
}

/**
 * pursuit_market_read_proposals:
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitMarketProposal): companies outside the pool that
 * nobody owns, the newest first, with the members to whom they are proposed
 */
GPtrArray *
pursuit_market_read_proposals (PursuitDb *db, PursuitMarketMap *map, guint limit, GError **error)
{
  g_autoptr (GPtrArray) proposals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_market_proposal_free);
  sqlite3_stmt *stmt;
  int state = 0;

  if (g_hash_table_size (map->owners) == 0)
    return g_steal_pointer (&proposals);
  stmt = pursuit_db_query (db, "market-unowned", error);
  while (stmt != NULL && proposals->len < limit && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      const PursuitMarketOwner *owner =
          pursuit_market_map_find_owner (map, pursuit_column_text (stmt, 0), pursuit_column_text (stmt, 1));
      if (owner == NULL)
        continue;
      PursuitMarketProposal *proposal = g_new0 (PursuitMarketProposal, 1);
      proposal->company_id = sqlite3_column_int64 (stmt, 2);
      proposal->company = g_strdup (pursuit_column_text (stmt, 3));
      proposal->member_id = owner->member_id;
      proposal->member = g_strdup (owner->name);
      g_ptr_array_add (proposals, proposal);
    }
  if (stmt == NULL || state < 0)
    return NULL;
  sqlite3_reset (stmt);
  return g_steal_pointer (&proposals);
}
