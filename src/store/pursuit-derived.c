/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company-keys.h"
#include "pursuit-find.h"
#include "pursuit-sort-key.h"
#include "pursuit-text.h"
#include "pursuit-txn-private.h"

static PursuitDeriveFunc derive_func = NULL;

/** pursuit_store_set_derive: the rules that derive a deal's figures; set once, before a store is opened. */
void
pursuit_store_set_derive (PursuitDeriveFunc derive)
{
  derive_func = derive;
}

/** pursuit_store_get_derive: the rules that derive a deal's figures. */
PursuitDeriveFunc
pursuit_store_get_derive (void)
{
  return derive_func;
}

/* The columns of a page that are searched: as it is shown in one language or the other; once it was edited,
 * in the user's words only. */
static gboolean
derive_page (PursuitRow *row, PursuitRow *old)
{
  static const char *const columns[] = { "title",       "body",       "example",
                                         "title_other", "body_other", "example_other" };
  const guint n_own = 3;
  gboolean changed = pursuit_row_get (row, "edited") != NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    changed |= pursuit_row_get (row, columns[i]) != NULL;
  if (!changed)
    return FALSE;
  PursuitRow *source = pursuit_row_get (row, "edited") != NULL || old == NULL ? row : old;
  gboolean edited = pursuit_row_get_int (source, "edited") != 0;
  for (guint i = 0; i < (edited ? n_own : G_N_ELEMENTS (columns)); i++)
    {
      PursuitRow *from = pursuit_row_get (row, columns[i]) != NULL || old == NULL ? row : old;
      const char *part = pursuit_row_get_text (from, columns[i]);
      g_string_append_printf (text, "%s\n", part ? part : "");
    }
  g_autofree char *search = pursuit_text_search_key (text->str, (gssize) text->len);
  pursuit_row_set_text (row, "search", search);
  return TRUE;
}

/* By what a company is found under another name: the keys of the columns that @row says, with those of @old
 * beside them. */
static void
derive_company_keys (PursuitRow *row, PursuitRow *old)
{
  static const char *const columns[] = { "name", "phone", "email", "website", "credit_code" };
  static const char *const derived[] = { "dup_name", "dup_phone", "dup_domain", "dup_domain", "dup_code" };
  const char *texts[G_N_ELEMENTS (columns)] = { NULL };
  gboolean said[G_N_ELEMENTS (columns)] = { FALSE };
  g_auto (PursuitCompanyKeys) keys = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      said[i] = pursuit_row_get (row, columns[i]) != NULL;
      if (said[i] || old != NULL)
        texts[i] = pursuit_row_get_text (said[i] ? row : old, columns[i]);
    }
  pursuit_company_keys_make (&keys, texts[0], texts[1], texts[2], texts[3], texts[4]);
  const char *const made[] = { keys.name, keys.phone, keys.domain, keys.domain, keys.code };
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (said[i])
        pursuit_row_set_text (row, derived[i], made[i]);
    }
}

/*
 * Sets the search, sort and match keys that follow from the columns in @row, and from those of @old
 * (nullable) where @row says nothing of them; returns whether there were any.
 */
gboolean
pursuit_derive_text_columns (const char *table, PursuitRow *row, PursuitRow *old)
{
  if (g_str_equal (table, "playbook_page"))
    return derive_page (row, old);
  if (g_str_equal (table, "company"))
    derive_company_keys (row, old);
  gboolean is_deal = g_str_equal (table, "deal");
  gboolean is_activity = g_str_equal (table, "activity");
  gboolean is_member = g_str_equal (table, "member");
  gboolean is_named = is_member || g_str_equal (table, "company") || g_str_equal (table, "person");
  const char *text = NULL;

  if (is_deal)
    text = pursuit_row_get_text (row, "title");
  else if (is_activity)
    text = pursuit_row_get_text (row, "subject");
  else if (is_named)
    text = pursuit_row_get_text (row, "name");
  if (text == NULL)
    return FALSE;

  g_autofree char *search = pursuit_text_search_key (text, -1);
  g_autofree char *match = pursuit_text_match_key (text, -1);
  if (!is_member)
    pursuit_row_set_text (row, "search", search);
  if (is_named)
    pursuit_row_set_text (row, "match_key", match);
  if (!is_member && !is_activity)
    {
      gboolean is_person = g_str_equal (table, "person");
      g_autofree char *sort =
          pursuit_sort_key (text, -1, is_person ? PURSUIT_SORT_PERSON : PURSUIT_SORT_TITLE);
      pursuit_row_set_text (row, "sort_key", sort);
    }
  return TRUE;
}

/* The columns of deal-found and deal-kept. */
enum
{
  N_FOUND = 10
};

/* What is found beside the deal's own row: its last event, next step, people, scores. */
static gboolean
find (PursuitDb *db, gint64 deal_id, GError **error)
{
  sqlite3_stmt *found = pursuit_db_query (db, "deal-found", error);
  sqlite3_stmt *stmt = found ? pursuit_db_query (db, "deal-find", error) : NULL;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (found, 1, deal_id);
  int state = pursuit_db_step (db, found, error);
  if (state != 1)
    return state == 0; /* the deal was deleted */
  pursuit_bind_int (stmt, 1, deal_id);
  for (int i = 0; i < N_FOUND; i++)
    pursuit_bind_column (stmt, i + 2, found, i);
  sqlite3_reset (found);
  return pursuit_db_run (db, stmt, error);
}

/* The deriver of the transaction: it must not outlive a change of what it knows. */
static PursuitDeriver *
get_deriver (PursuitTxn *self, GError **error)
{
  if (self->deriver == NULL)
    self->deriver = pursuit_deriver_new (self->db, self->today, error);
  return self->deriver;
}

/* An event of this operation keeps the chance that it left, and what that came from: but what is known when a
 * deal is closed would tell its end. */
static gboolean
settle_events (PursuitTxn *self, const PursuitDerivedDeal *deal, GError **error)
{
  g_autofree char *features = deal->open ? pursuit_win_facts_to_code (&deal->win) : NULL;
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "stage-event-settle", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal->id);
  pursuit_bind_int (stmt, 2, self->operation_id);
  pursuit_bind_real (stmt, 3, deal->derived.probability);
  pursuit_bind_text (stmt, 4, features);
  return pursuit_db_run (self->db, stmt, error);
}

/* A grade that moved by what was done enters its story; what is new has none yet. */
static gboolean
note_grade (PursuitTxn *self, const PursuitDerivedDeal *deal, GError **error)
{
  const char *grade = deal->derived.grade;

  if (self->reverting || !deal->open || grade == NULL || *deal->grade_was == '\0' ||
      g_str_equal (deal->grade_was, grade))
    return TRUE;
  return pursuit_txn_add_grade_event (self, "deal", deal->id, deal->grade_was, grade, "rule", NULL, error);
}

static gboolean
settle_deal (const PursuitDerivedDeal *deal, gpointer data, GError **error)
{
  PursuitTxn *self = data;

  if (deal->differs != NULL)
    pursuit_change_add (self->change, "deal", deal->id);
  if (!note_grade (self, deal, error))
    return FALSE;
  return !g_hash_table_contains (self->told_deals, &deal->id) || settle_events (self, deal, error);
}

/* Derives the deals of @range, slice by slice. */
static gboolean
derive_range (PursuitTxn *self, PursuitDeriveRange range, gboolean summary, GError **error)
{
  PursuitDeriver *deriver = get_deriver (self, error);
  gint64 next = range.first;

  range.limit = PURSUIT_DERIVE_SLICE;
  while (deriver != NULL && next != 0)
    {
      range.first = next;
      if (!pursuit_deriver_write (deriver, &range, summary, settle_deal, self, &next, error))
        return FALSE;
    }
  return deriver != NULL;
}

/**
 * pursuit_txn_derive_range:
 * @first, @last: ids of deals, both included
 * @summary: whether the kept summary is right as the rows are, and shall follow
 *
 * For operations that insert many deals by themselves: brings what the rules say of them up to date.
 */
gboolean
pursuit_txn_derive_range (PursuitTxn *self, gint64 first, gint64 last, gboolean summary, GError **error)
{
  PursuitDeriveRange range = { .first = first, .last = last, .acted = !self->reverting };

  if (!pursuit_standing_touch_range (self, "deal", first, last, error))
    return FALSE;
  return derive_range (self, range, summary, error);
}

static gboolean
derive_touched (PursuitTxn *self, GError **error)
{
  PursuitDeriver *deriver = get_deriver (self, error);
  /* one pass over all is cheaper than following each of many; the summary is rebuilt then */
  gboolean many = self->summary_stale && g_hash_table_size (self->touched_deals) > PURSUIT_DERIVE_SLICE;
  PursuitDeriveRange all = { .first = G_MAXINT64, .last = 0, .acted = !self->reverting };
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->touched_deals);
  while (deriver != NULL && g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(gint64 *) key;
      PursuitDeriveRange one = { .first = id, .last = id, .limit = 1, .acted = !self->reverting };
      if (!find (self->db, id, error))
        return FALSE;
      all.first = MIN (all.first, id);
      all.last = MAX (all.last, id);
      if (many)
        continue;
      if (!pursuit_deriver_write (deriver, &one, FALSE, settle_deal, self, NULL, error) ||
          (!self->summary_stale && !pursuit_summary_add_deal (self->db, id, 1, error)))
        return FALSE;
      pursuit_change_add (self->change, "deal", id);
    }
  return deriver != NULL && (!many || derive_range (self, all, FALSE, error));
}

/* Computes the derived columns anew of the deals that were touched, and of those whose processes were. */
gboolean
pursuit_derive_touched (PursuitTxn *self, GError **error)
{
  GHashTableIter iter;
  gpointer process;

  if (g_hash_table_size (self->touched_deals) > 0 && !derive_touched (self, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->touched_processes);
  while (g_hash_table_iter_next (&iter, &process, NULL))
    {
      PursuitDeriveRange range = { .first = 1, .last = G_MAXINT64, .process_id = *(gint64 *) process };
      if (pursuit_find_id (self->db, "process-has-deals", range.process_id) > 0 &&
          !derive_range (self, range, !self->summary_stale, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_column (sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
  const char *text = pursuit_column_text (a, column);
  return g_strcmp0 (text, pursuit_column_text (b, column)) == 0;
}

/**
 * pursuit_derive_check_found:
 * @column: (out): the first column that is not what is found beside the deal's own row; %NULL when all are
 *
 * Compares and writes nothing.
 */
gboolean
pursuit_derive_check_found (PursuitDb *db, gint64 deal_id, const char **column, GError **error)
{
  sqlite3_stmt *found = pursuit_db_query (db, "deal-found", error);
  sqlite3_stmt *kept = found ? pursuit_db_query (db, "deal-kept", error) : NULL;

  *column = NULL;
  if (kept == NULL)
    return FALSE;
  pursuit_bind_int (found, 1, deal_id);
  pursuit_bind_int (kept, 1, deal_id);
  int state = pursuit_db_step (db, found, error);
  if (state == 1)
    state = pursuit_db_step (db, kept, error);
  for (int i = 0; state == 1 && *column == NULL && i < N_FOUND; i++)
    {
      if (!same_column (kept, found, i))
        *column = g_intern_string (sqlite3_column_name (kept, i));
    }
  sqlite3_reset (found);
  sqlite3_reset (kept);
  return state >= 0;
}
