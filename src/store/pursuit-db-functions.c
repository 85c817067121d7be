/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What statements can call beside what SQLite brings. The schema knows none of it. */

#include "pursuit-db-functions.h"

#include "pursuit-db.h"
#include "pursuit-rates.h"
#include "pursuit-sort-key.h"
#include "pursuit-text-ask.h"

#include <stdlib.h>
#include <string.h>

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;
  return (left > right) - (left < right);
}

/* PURSUIT_DB_LISTED */
static void
listed_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  gint64 id = sqlite3_value_int64 (values[0]);
  const void *ids = sqlite3_value_blob (values[1]);
  gsize n_ids = sqlite3_value_bytes (values[1]) / sizeof (gint64);

  sqlite3_result_int (context, n_ids > 0 && bsearch (&id, ids, n_ids, sizeof (gint64), compare_ids) != NULL);
}

/* pursuit_sort_key (name, kind) */
static void
sort_key_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *name = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_text (context,
                       pursuit_sort_key (name != NULL ? name : "", -1,
                                         (PursuitSortKind) sqlite3_value_int (values[1])),
                       -1, g_free);
}

/* PURSUIT_TEXT_PROPOSED (ask, id) */
static void
proposed_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  PursuitTextAsk *ask = sqlite3_value_pointer (values[0], PURSUIT_TEXT_ASK_POINTER);

  sqlite3_result_int (context, ask != NULL && pursuit_text_candidates_have (ask->candidates,
                                                                            sqlite3_value_int64 (values[1])));
}

/* PURSUIT_TEXT_MATCHED (ask, text…) */
static void
matched_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  PursuitTextAsk *ask = sqlite3_value_pointer (values[0], PURSUIT_TEXT_ASK_POINTER);
  const char *texts[8];
  guint n_texts = 0;

  for (int i = 1; i < n_values && n_texts < G_N_ELEMENTS (texts); i++)
    texts[n_texts++] = (const char *) sqlite3_value_text (values[i]);
  sqlite3_result_int (context, ask != NULL && pursuit_match_texts (ask->match, texts, n_texts));
}

/* PURSUIT_RATES_CONVERT (rates, minor, currency, to, day) */
static void
convert_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  PursuitRates *rates = sqlite3_value_pointer (values[0], PURSUIT_RATES_POINTER);
  const void *code = sqlite3_value_blob (values[2]); /* as a text it would be copied */
  char currency[4] = { 0 };
  const char *to = (const char *) sqlite3_value_text (values[3]);
  const char *day = (const char *) sqlite3_value_text (values[4]);
  gint64 converted;

  if (rates == NULL || code == NULL || to == NULL || sqlite3_value_type (values[1]) == SQLITE_NULL)
    return;
  memcpy (currency, code, MIN (sqlite3_value_bytes (values[2]), 3));
  if (pursuit_rates_convert (rates, sqlite3_value_int64 (values[1]), currency, to,
                             day != NULL ? pursuit_day_parse_iso (day) : PURSUIT_DAY_NONE, &converted))
    sqlite3_result_int64 (context, converted);
}

/** pursuit_db_add_functions: makes them known to a connection. */
void
pursuit_db_add_functions (sqlite3 *handle)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  sqlite3_create_function_v2 (handle, PURSUIT_DB_LISTED, 2, flags, NULL, listed_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (handle, "pursuit_sort_key", 2, flags, NULL, sort_key_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (handle, PURSUIT_TEXT_PROPOSED, 2, flags, NULL, proposed_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (handle, PURSUIT_RATES_CONVERT, 5, flags, NULL, convert_func, NULL, NULL, NULL);
  sqlite3_create_function_v2 (handle, PURSUIT_TEXT_MATCHED, -1, flags, NULL, matched_func, NULL, NULL, NULL);
}
