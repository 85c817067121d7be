/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-standing.h"

#include "pursuit-find.h"
#include "pursuit-grade.h"
#include "pursuit-pool.h"
#include "pursuit-rules-read.h"
#include "pursuit-txn-private.h"
#include "pursuit-uid.h"

/* So many companies are looked at in one go. */
static const gint64 SLICE = 5000;

/* The columns of standing-facts. */
enum
{
  COLUMN_ID,
  COLUMN_UID,
  COLUMN_STATE,
  COLUMN_VERIFIED,
  COLUMN_SAID,
  COLUMN_OWNER,
  COLUMN_EXCLUSIVE,
  COLUMN_PROTECTED,
  COLUMN_BEST,
  COLUMN_LAST_OUTCOME,
  COLUMN_CONTACT,
  COLUMN_PLANNED,
  COLUMN_OWNER_SINCE,
  COLUMN_GRADE,
  COLUMN_LIFE,
  COLUMN_RELEASE,
  COLUMN_REASON,
};

/* What follows for one company, beside what its row keeps. */
typedef struct
{
  gint64 id;
  char was[2];       /* the grade that its row keeps */
  const char *grade; /* static */
  const char *life;  /* static */
  char release[11];  /* ISO; empty: none */
  char *reason;      /* (nullable): of a grade that somebody gave */
  gboolean said;
  gboolean differs;
} Standing;

static void
clear_standing (gpointer data)
{
  g_free (((Standing *) data)->reason);
}

static PursuitDay
column_day (sqlite3_stmt *stmt, int column)
{
  return pursuit_day_parse_iso (pursuit_column_text (stmt, column));
}

/* Of a company that came with its owner the log of owners knows nothing. */
static PursuitDay
find_release (sqlite3_stmt *stmt, const PursuitCustomerRules *rules, const Standing *standing)
{
  gboolean logged = !pursuit_column_is_null (stmt, COLUMN_OWNER_SINCE);
  const PursuitReleaseFacts facts = {
    .grade = standing->grade,
    .owned = !pursuit_column_is_null (stmt, COLUMN_OWNER) && !g_str_equal (standing->life, "ceased"),
    .exclusive = sqlite3_column_int (stmt, COLUMN_EXCLUSIVE) != 0,
    .won = g_str_equal (standing->life, "won"),
    .owner_since = logged ? column_day (stmt, COLUMN_OWNER_SINCE)
                          : pursuit_uid_get_day (pursuit_column_text (stmt, COLUMN_UID)),
    .last_contact = column_day (stmt, COLUMN_CONTACT),
    .planned_until = column_day (stmt, COLUMN_PLANNED),
    .protected_until = column_day (stmt, COLUMN_PROTECTED),
  };
  return pursuit_pool_release_day (rules, &facts);
}

static gboolean
is_text (sqlite3_stmt *stmt, int column, const char *text)
{
  const char *kept = pursuit_column_text (stmt, column);
  return g_str_equal (kept ? kept : "", text);
}

static const char *
intern_column (sqlite3_stmt *stmt, int column)
{
  return g_intern_string (pursuit_column_text (stmt, column));
}

static void
read_standing (sqlite3_stmt *stmt, const PursuitCustomerRules *rules, Standing *standing)
{
  const PursuitLifeFacts facts = {
    .ceased = is_text (stmt, COLUMN_STATE, "ceased"),
    .verified = sqlite3_column_int (stmt, COLUMN_VERIFIED) != 0,
    .said = intern_column (stmt, COLUMN_SAID),
    .best = intern_column (stmt, COLUMN_BEST),
    .last_outcome = intern_column (stmt, COLUMN_LAST_OUTCOME),
  };

  *standing = (Standing){ .id = sqlite3_column_int64 (stmt, COLUMN_ID),
                          .grade = pursuit_grade_of_company (&facts),
                          .life = pursuit_life_of_company (&facts),
                          .said = facts.said != NULL,
                          .reason = g_strdup (pursuit_column_text (stmt, COLUMN_REASON)) };
  g_strlcpy (standing->was, pursuit_column_text (stmt, COLUMN_GRADE), sizeof standing->was);
  PursuitDay release = find_release (stmt, rules, standing);
  if (release != PURSUIT_DAY_NONE)
    pursuit_day_write_iso (release, standing->release);
  standing->differs = !g_str_equal (standing->was, standing->grade) ||
                      !is_text (stmt, COLUMN_LIFE, standing->life) ||
                      !is_text (stmt, COLUMN_RELEASE, standing->release);
}

/* The companies from @first to @last; @limit −1: all of them. */
static GArray *
read_standings (PursuitDb *db,
                const PursuitCustomerRules *rules,
                gint64 first,
                gint64 last,
                gboolean owned_only,
                gint64 limit,
                GError **error)
{
  g_autoptr (GArray) standings = g_array_new (FALSE, FALSE, sizeof (Standing));
  sqlite3_stmt *stmt = pursuit_db_query (db, "standing-facts", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (standings, clear_standing);
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, last);
  pursuit_bind_int (stmt, 3, owned_only);
  pursuit_bind_int (stmt, 4, limit);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      g_array_set_size (standings, standings->len + 1);
      read_standing (stmt, rules, &g_array_index (standings, Standing, standings->len - 1));
    }
  return state == 0 ? g_steal_pointer (&standings) : NULL;
}

static gboolean
write_standing (PursuitDb *db, const Standing *standing, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, "standing-write", error);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, standing->id);
  pursuit_bind_text (stmt, 2, standing->grade);
  pursuit_bind_text (stmt, 3, standing->life);
  pursuit_bind_text (stmt, 4, *standing->release != '\0' ? standing->release : NULL);
  return pursuit_db_run (db, stmt, error);
}

/* The rules with a day from which they count: when nobody laid one it is @today. */
static gboolean
read_rules (PursuitDb *db, PursuitDay today, PursuitCustomerRules *rules, GError **error)
{
  if (!pursuit_rules_read (db, rules, error))
    return FALSE;
  if (rules->since == PURSUIT_DAY_NONE)
    rules->since = today;
  return TRUE;
}

static void
touch (PursuitTxn *txn, gint64 company_id)
{
  if (company_id != 0)
    g_hash_table_add (txn->touched_companies, g_memdup2 (&company_id, sizeof company_id));
}

/**
 * pursuit_standing_touch_row:
 * @row: columns of row @id of @table, as they were or as they are
 *
 * A company stands otherwise, perhaps, behind what is written to itself, to its deals or activities.
 */
void
pursuit_standing_touch_row (PursuitTxn *txn, const char *table, gint64 id, PursuitRow *row)
{
  if (g_str_equal (table, "company"))
    touch (txn, id);
  else if (g_str_equal (table, "deal") || g_str_equal (table, "activity"))
    touch (txn, pursuit_row_get_int (row, "company_id"));
}

/** pursuit_standing_touch_range: rows @first to @last of @table are there together: they came, or will go. */
gboolean
pursuit_standing_touch_range (PursuitTxn *txn, const char *table, gint64 first, gint64 last, GError **error)
{
  sqlite3_stmt *stmt;
  int state;

  if (first > last)
    return TRUE;
  if (g_str_equal (table, "company"))
    {
      txn->first_company = txn->first_company != 0 ? MIN (txn->first_company, first) : first;
      txn->last_company = MAX (txn->last_company, last);
    }
  if (!g_str_equal (table, "deal"))
    return TRUE;
  stmt = pursuit_db_query (txn->db, "companies-of-deals", error);
  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, first);
  pursuit_bind_int (stmt, 2, last);
  while ((state = pursuit_db_step (txn->db, stmt, error)) == 1)
    touch (txn, sqlite3_column_int64 (stmt, 0));
  return state == 0;
}

/* A grade that moved enters the company's story. */
static gboolean
settle_one (PursuitTxn *txn, const Standing *standing, GError **error)
{
  if (!standing->differs)
    return TRUE;
  pursuit_change_add (txn->change, "company", standing->id);
  if (!write_standing (txn->db, standing, error))
    return FALSE;
  if (txn->reverting || g_str_equal (standing->was, standing->grade))
    return TRUE;
  return pursuit_txn_add_grade_event (txn, "company", standing->id, standing->was, standing->grade,
                                      standing->said ? "said" : "rule",
                                      standing->said ? standing->reason : NULL, error);
}

/* Of companies that came together only those with an owner stand otherwise than a new row says. */
static gboolean
settle_range (PursuitTxn *txn, const PursuitCustomerRules *rules, GError **error)
{
  gint64 next = txn->first_company;

  while (next != 0 && next <= txn->last_company)
    {
      g_autoptr (GArray) standings =
          read_standings (txn->db, rules, next, txn->last_company, TRUE, SLICE, error);
      if (standings == NULL)
        return FALSE;
      for (guint i = 0; i < standings->len; i++)
        {
          const Standing *standing = &g_array_index (standings, Standing, i);
          if (standing->differs && !write_standing (txn->db, standing, error))
            return FALSE;
        }
      next = standings->len == SLICE ? g_array_index (standings, Standing, standings->len - 1).id + 1 : 0;
    }
  return TRUE;
}

/** pursuit_standing_settle: brings the standings up to what was written. Before the commit, behind the deals.
 */
gboolean
pursuit_standing_settle (PursuitTxn *txn, GError **error)
{
  PursuitCustomerRules rules;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, txn->touched_deals);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    touch (txn, pursuit_find_id (txn->db, "company-of-deal", *(gint64 *) key));
  if (g_hash_table_size (txn->touched_companies) == 0 && txn->first_company == 0)
    return TRUE;
  if (!read_rules (txn->db, txn->today, &rules, error) || !settle_range (txn, &rules, error))
    return FALSE;
  g_hash_table_iter_init (&iter, txn->touched_companies);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(gint64 *) key;
      g_autoptr (GArray) standings = read_standings (txn->db, &rules, id, id, FALSE, 1, error);
      if (standings == NULL ||
          (standings->len > 0 && !settle_one (txn, &g_array_index (standings, Standing, 0), error)))
        return FALSE;
    }
  return TRUE;
}

/** pursuit_standing_derive_anew: all companies are to be looked at again. In a transaction. */
gboolean
pursuit_standing_derive_anew (PursuitDb *db, GError **error)
{
  return pursuit_store_set_setting (db, PURSUIT_STANDING_NEXT, "1", error);
}

/** pursuit_standing_is_due: whether companies wait for their standing. */
gboolean
pursuit_standing_is_due (PursuitDb *db)
{
  g_autofree char *next = pursuit_store_get_setting (db, PURSUIT_STANDING_NEXT);
  return next == NULL || *next != '\0';
}

/* A database that is older than the rules of the pool has them from today on. */
static gboolean
begin_rules (PursuitDb *db, PursuitDay today, GError **error)
{
  g_autofree char *since = pursuit_store_get_setting (db, PURSUIT_RULES_SINCE);
  g_autofree char *iso = pursuit_day_to_iso (today);

  return since != NULL || pursuit_store_set_setting (db, PURSUIT_RULES_SINCE, iso, error);
}

/**
 * pursuit_standing_write_slice:
 * @change: is told which companies changed
 *
 * Looks at the next companies that wait, within the transaction that is open. Nothing of it enters the
 * journal.
 */
gboolean
pursuit_standing_write_slice (PursuitDb *db, PursuitDay today, PursuitChange *change, GError **error)
{
  g_autofree char *text = pursuit_store_get_setting (db, PURSUIT_STANDING_NEXT);
  gint64 first = text != NULL ? MAX (g_ascii_strtoll (text, NULL, 10), 1) : 1;
  PursuitCustomerRules rules;

  if (!begin_rules (db, today, error) || !read_rules (db, today, &rules, error))
    return FALSE;
  g_autoptr (GArray) standings = read_standings (db, &rules, first, G_MAXINT64, FALSE, SLICE, error);
  if (standings == NULL)
    return FALSE;
  for (guint i = 0; i < standings->len; i++)
    {
      const Standing *standing = &g_array_index (standings, Standing, i);
      if (!standing->differs)
        continue;
      pursuit_change_add (change, "company", standing->id);
      if (!write_standing (db, standing, error))
        return FALSE;
    }
  g_autofree char *next =
      standings->len == SLICE
          ? g_strdup_printf ("%" G_GINT64_FORMAT,
                             g_array_index (standings, Standing, standings->len - 1).id + 1)
          : g_strdup ("");
  return pursuit_store_set_setting (db, PURSUIT_STANDING_NEXT, next, error);
}

/** pursuit_standing_check: compares what all companies keep with what follows; those that wait are left out.
 */
gboolean
pursuit_standing_check (PursuitDb *db,
                        PursuitDay today,
                        PursuitStandingFunc each,
                        gpointer data,
                        GError **error)
{
  PursuitCustomerRules rules;
  gint64 next = 1;

  if (pursuit_standing_is_due (db))
    return TRUE;
  if (!read_rules (db, today, &rules, error))
    return FALSE;
  while (next != 0)
    {
      g_autoptr (GArray) standings = read_standings (db, &rules, next, G_MAXINT64, FALSE, SLICE, error);
      if (standings == NULL)
        return FALSE;
      for (guint i = 0; i < standings->len; i++)
        {
          if (g_array_index (standings, Standing, i).differs)
            each (g_array_index (standings, Standing, i).id, data);
        }
      next = standings->len == SLICE ? g_array_index (standings, Standing, standings->len - 1).id + 1 : 0;
    }
  return TRUE;
}
