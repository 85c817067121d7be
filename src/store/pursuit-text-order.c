/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-text-order.h"

#include <string.h>

/*
 * Which records may come first. A place is the beginning of a sort key in two bytes: its first three letters,
 * with anything that sorts before the letters as 0 and anything behind them as 27; what comes behind such a
 * sign does not count. So places rise with the keys, and records that are far apart in a list are known to be
 * without reading their keys: those of 1,000,000 are read in 2 ms.
 */

enum
{
  N_LETTERS = 3,
  BASE = 28,
};

/** pursuit_text_place_of_key: where a record with that sort key stands: places rise as keys do. */
guint
pursuit_text_place_of_key (const char *key)
{
  guint place = 0;
  gboolean ended = FALSE;

  g_return_val_if_fail (key != NULL, 0);

  for (guint i = 0; i < N_LETTERS; i++)
    {
      guchar letter = ended ? 0 : (guchar) *key;
      guint digit = letter < 'a' ? 0 : MIN ((guint) (letter - 'a') + 1, BASE - 1);
      ended |= digit == 0 || digit == BASE - 1;
      place = place * BASE + digit;
      key += !ended;
    }
  return place;
}

/** pursuit_text_place_get_first_key: (transfer full): no key of @place or of a later one comes before this.
 */
char *
pursuit_text_place_get_first_key (guint place)
{
  guint digits[N_LETTERS];
  GString *key = g_string_new (NULL);

  g_return_val_if_fail (place < PURSUIT_TEXT_PLACES, NULL);

  for (guint i = N_LETTERS; i-- > 0; place /= BASE)
    digits[i] = place % BASE;
  for (guint i = 0; i < N_LETTERS && digits[i] > 0; i++)
    g_string_append_c (key, (char) ('a' + digits[i] - 1));
  return g_string_free (key, FALSE);
}

/** pursuit_text_order_collect: the places of a block’s ids, from the keys as they are: #PURSUIT_TEXT_BLOCK
 * numbers. */
gboolean
pursuit_text_order_collect (PursuitDb *db,
                            PursuitTextKind kind,
                            gint64 block,
                            guint16 *places,
                            GError **error)
{
  sqlite3_stmt *stmt = pursuit_text_kind_query (db, "sort-keys-between", kind, error);
  gint64 first = block * PURSUIT_TEXT_BLOCK;
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  memset (places, 0xFF, sizeof (guint16) * PURSUIT_TEXT_BLOCK);
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, first + PURSUIT_TEXT_BLOCK - 1);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    places[sqlite3_column_int64 (stmt, 0) - first] =
        (guint16) pursuit_text_place_of_key ((const char *) sqlite3_column_text (stmt, 1));
  return state == 0;
}

/** pursuit_text_order_write: keeps the places of a block’s ids, as they are now. */
gboolean
pursuit_text_order_write (PursuitDb *db, PursuitTextKind kind, gint64 block, GError **error)
{
  g_autofree guint16 *places = g_new (guint16, PURSUIT_TEXT_BLOCK);

  if (!pursuit_text_order_collect (db, kind, block, places, error))
    return FALSE;
  sqlite3_stmt *stmt = pursuit_db_query (db, "text-order-write", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < PURSUIT_TEXT_BLOCK; i++)
    places[i] = GUINT16_TO_LE (places[i]);
  pursuit_bind_int (stmt, 1, kind);
  pursuit_bind_int (stmt, 2, block);
  sqlite3_bind_blob (stmt, 3, places, sizeof (guint16) * PURSUIT_TEXT_BLOCK, SQLITE_STATIC);
  return pursuit_db_run (db, stmt, error);
}

/** pursuit_text_order_read: the places of a block’s ids as they are kept; those of a block that is not kept
 * are nowhere. */
gboolean
pursuit_text_order_read (PursuitDb *db, PursuitTextKind kind, gint64 block, guint16 *places, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "text-order-read", error);

  if (stmt == NULL)
    return FALSE;
  memset (places, 0xFF, sizeof (guint16) * PURSUIT_TEXT_BLOCK);
  pursuit_bind_int (stmt, 1, kind);
  pursuit_bind_int (stmt, 2, block);
  int state = pursuit_db_step (db, stmt, error);
  if (state == 1 && sqlite3_column_bytes (stmt, 0) == (int) sizeof (guint16) * PURSUIT_TEXT_BLOCK)
    {
      memcpy (places, sqlite3_column_blob (stmt, 0), sizeof (guint16) * PURSUIT_TEXT_BLOCK);
      for (guint i = 0; i < PURSUIT_TEXT_BLOCK; i++)
        places[i] = GUINT16_FROM_LE (places[i]);
    }
  sqlite3_reset (stmt);
  return state >= 0;
}
