/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-check.h"

#include "pursuit-archive.h"
#include "pursuit-attachments.h"
#include "pursuit-custom-store.h"
#include "pursuit-migrate.h"
#include "pursuit-standing.h"
#include "pursuit-txn-private.h"
#include "pursuit-upkeep.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* So many findings of one kind are told one by one; behind that only their number. */
enum
{
  MAX_FINDINGS = 10
};

/* A query that gives one row for each thing that is wrong; its first column names it. */
typedef struct
{
  const char *query;
  const char *sentence; /* with %s for the first column */
} Rule;

static const Rule RULES[] = {
  { "check-summary", N_ ("The kept sums of stage %s are not what its deals add up to.") },
  { "check-counters", N_ ("The next number of table “%s” was used already.") },
  { "check-positions", N_ ("Deal %s has no place in its column.") },
  { "check-stages", N_ ("Deal %s stands in a stage of another process.") },
  { "check-managers", N_ ("Person %s reports to themselves through others.") },
  { "check-parents", N_ ("Company %s belongs to itself through others.") },
  { "check-operations", N_ ("Operation %s and what undid it do not name each other.") },
  { "check-ranges", N_ ("The journal entry %s holds no rows.") },
  { "check-event-operations", N_ ("An event of deal %s belongs to no operation.") },
  { "check-event-deals", N_ ("An event of deal %s counts although the deal is gone.") },
  { "check-event-undone", N_ ("An event of deal %s counts although its operation was undone.") },
  { "check-event-voided", N_ ("An event of deal %s does not count although nothing took it back.") },
  { "check-event-last", N_ ("Deal %s is not where its last event left it.") },
  { "check-owner-operations",
    N_ ("Change of owner %s belongs to no operation, or counts although it was undone.") },
  { "check-grade-operations",
    N_ ("Change of grade %s belongs to no operation, or counts although it was undone.") },
  { "check-owner-last", N_ ("Company %s does not belong to the last owner that the log knows of.") },
  { "check-pool-owner", N_ ("Company %s is in the pool and has an owner.") },
  { "check-forecast-lines", N_ ("Two lines of the forecast of deal %s are true at one time.") },
  { "check-buying-last", N_ ("The customer of deal %s is not where the last event left them.") },
  { "check-buying-operations",
    N_ ("A buying event of deal %s belongs to no operation, or counts although it was undone.") },
  { "check-participant-values", N_ ("What participant %s is, is not the latest that was entered.") },
  { "check-relations", N_ ("The two people of relation %s stand in the wrong order.") },
  { "check-sort-keys-company", N_ ("The sort key of company %s is not that of its name.") },
  { "check-sort-keys-person", N_ ("The sort key of person %s is not that of their name.") },
  { "check-sort-keys-deal", N_ ("The sort key of deal %s is not that of its title.") },
  { "check-buying-process", N_ ("Deal %s has a buying stage of another process.") },
};

typedef struct
{
  PursuitDb *db;
  GCancellable *cancellable;
  PursuitCare care;
  GPtrArray *findings;
  guint n_of_kind; /* findings of the present step */
} Check;

/* Takes @finding; beyond some of one kind it is only counted. */
static void
add_finding (Check *self, char *finding)
{
  if (self->n_of_kind++ < MAX_FINDINGS)
    g_ptr_array_add (self->findings, finding);
  else
    g_free (finding);
}

/* The connection is interrupted by itself; this is for all that lies between two statements. */
static gboolean
begin_step (Check *self, double from, double to, GError **error)
{
  pursuit_care_begin_step (&self->care, from, to);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
begin_kind (Check *self)
{
  self->n_of_kind = 0;
}

static void
end_kind (Check *self)
{
  if (self->n_of_kind > MAX_FINDINGS)
    {
      guint more = self->n_of_kind - MAX_FINDINGS;
      g_ptr_array_add (self->findings, g_strdup_printf (ngettext ("… and %u more of this kind.",
                                                                  "… and %u more of this kind.", more),
                                                        more));
    }
}

/* What a broken file answers in the middle of a check is a finding, not a failure of the check. */
static gboolean
take_error (Check *self, GError *error, GError **propagated)
{
  if (!g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (propagated, error);
      return FALSE;
    }
  add_finding (self, g_strdup (error->message));
  g_error_free (error);
  return TRUE;
}

/* Runs @stmt and makes a finding of each row by @describe. */
static gboolean
each_row (Check *self,
          sqlite3_stmt *stmt,
          char *(*describe) (sqlite3_stmt *stmt, gconstpointer data),
          gconstpointer data,
          GError **error)
{
  GError *local_error = NULL;
  int state = -1;

  begin_kind (self);
  while (stmt != NULL && (state = pursuit_db_step (self->db, stmt, &local_error)) == 1)
    {
      char *finding = describe (stmt, data);
      if (finding != NULL)
        add_finding (self, finding);
    }
  end_kind (self);
  if (state < 0)
    return take_error (self, local_error, error);
  return TRUE;
}

static char *
describe_structure (sqlite3_stmt *stmt, gconstpointer unused)
{
  const char *line = pursuit_column_text (stmt, 0);
  return g_strcmp0 (line, "ok") == 0 ? NULL : g_strdup_printf (_ ("The file is damaged: %s."), line);
}

static char *
describe_reference (sqlite3_stmt *stmt, gconstpointer unused)
{
  return g_strdup_printf (_ ("Row %s of table “%s” refers to something in “%s” that is not there."),
                          pursuit_column_text (stmt, 1), pursuit_column_text (stmt, 0),
                          pursuit_column_text (stmt, 2));
}

static char *
describe_rule (sqlite3_stmt *stmt, gconstpointer sentence)
{
  return g_strdup_printf (_ (sentence), pursuit_column_text (stmt, 0));
}

static gboolean
check_structure (Check *self, PursuitCheckDepth depth, GError **error)
{
  const char *pages = depth == PURSUIT_CHECK_ALL ? "PRAGMA integrity_check" : "PRAGMA quick_check";
  g_autoptr (GError) local_error = NULL;

  sqlite3_stmt *stmt = pursuit_db_prepare (self->db, pages, error);
  if (stmt == NULL || !each_row (self, stmt, describe_structure, NULL, error))
    return FALSE;
  stmt = pursuit_db_prepare (self->db, "PRAGMA foreign_key_check", error);
  if (stmt == NULL || !each_row (self, stmt, describe_reference, NULL, error))
    return FALSE;

  g_autofree char *stored = pursuit_store_get_setting (self->db, "schema-fingerprint");
  g_autofree char *actual = pursuit_migrate_fingerprint (self->db, &local_error);
  begin_kind (self);
  if (actual == NULL)
    return take_error (self, g_steal_pointer (&local_error), error);
  if (g_strcmp0 (stored, actual) != 0)
    add_finding (self, g_strdup (_ ("The tables are not as this program made them.")));
  return TRUE;
}

static gboolean
check_rules (Check *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    {
      sqlite3_stmt *stmt = pursuit_db_query (self->db, RULES[i].query, error);
      pursuit_care_tell (&self->care, (double) i / G_N_ELEMENTS (RULES));
      if (stmt == NULL || !each_row (self, stmt, describe_rule, RULES[i].sentence, error))
        return FALSE;
    }
  return TRUE;
}

/* What is looked at while the derived columns are checked. */
typedef struct
{
  Check *check;
  PursuitDeriver *other; /* (nullable): of the last day that the columns were derived for */
  gint64 pending;        /* from this id on, open deals wait to be derived; 0: none do */
} Derived;

static void
add_column (Check *self, const char *column, gint64 id)
{
  if (column != NULL)
    add_finding (self, g_strdup_printf (_ ("“%s” of deal %" PRIi64 " is not what computing it anew gives."),
                                        column, id));
}

static gboolean
check_otherwise (const PursuitDerivedDeal *deal, gpointer data, GError **error)
{
  Derived *derived = data;

  add_column (derived->check, deal->differs, deal->id);
  return TRUE;
}

/* The clock moves columns, once a day: those of the last day that this was done are right, and those of
 * today.
 */
static gboolean
check_deal (const PursuitDerivedDeal *deal, gpointer data, GError **error)
{
  Derived *derived = data;
  PursuitDeriveRange one = { .first = deal->id, .last = deal->id, .limit = 1 };
  const char *column = NULL;

  if (!pursuit_derive_check_found (derived->check->db, deal->id, &column, error))
    return FALSE;
  add_column (derived->check, column, deal->id);
  if (deal->differs == NULL || (deal->open && derived->pending != 0 && deal->id >= derived->pending))
    return TRUE;
  if (derived->other != NULL)
    return pursuit_deriver_scan (derived->other, &one, check_otherwise, derived, NULL, error);
  add_column (derived->check, deal->differs, deal->id);
  return TRUE;
}

static gboolean
check_deals (Check *self, PursuitDay today, GError **error)
{
  PursuitDay day = pursuit_upkeep_get_derived (self->db);
  g_autoptr (PursuitDeriver) deriver = pursuit_deriver_new (self->db, today, error);
  g_autoptr (PursuitDeriver) other = deriver != NULL && day != PURSUIT_DAY_NONE && day != today
                                         ? pursuit_deriver_new (self->db, day, error)
                                         : NULL;
  Derived derived = { .check = self,
                      .other = other,
                      .pending = day == PURSUIT_DAY_NONE ? pursuit_upkeep_get_next (self->db, today) : 0 };
  PursuitDeriveRange range = { .last = G_MAXINT64, .limit = PURSUIT_DERIVE_SLICE };
  gint64 last = pursuit_db_scalar (self->db, "SELECT COALESCE(max(id), 0) FROM deal", 0);
  gint64 next = 1;

  begin_kind (self);
  while (deriver != NULL && next != 0)
    {
      range.first = next;
      pursuit_care_tell (&self->care, last > 0 ? (double) next / last : 1);
      if (!pursuit_deriver_scan (deriver, &range, check_deal, &derived, &next, error))
        return FALSE;
    }
  end_kind (self);
  return deriver != NULL;
}

static void
add_other_standing (gint64 id, gpointer data)
{
  add_finding (data, g_strdup_printf (_ ("The grade or the state of company %" PRIi64
                                         " is not what computing it anew gives."),
                                      id));
}

static gboolean
check_standings (Check *self, PursuitDay today, GError **error)
{
  begin_kind (self);
  if (!pursuit_standing_check (self->db, today, add_other_standing, self, error))
    return FALSE;
  end_kind (self);
  return TRUE;
}

static void
add_wrong_value (const char *entity, gint64 id, gpointer data)
{
  add_finding (data,
               g_strdup_printf (_ ("Row %" PRIi64 " of table “%s” has a value in a custom field that the "
                                   "field cannot have."),
                                id, entity));
}

static gboolean
check_custom_fields (Check *self, GError **error)
{
  begin_kind (self);
  if (!pursuit_custom_check (self->db, add_wrong_value, self, error))
    return FALSE;
  end_kind (self);
  return TRUE;
}

static void
add_unfound (PursuitTextKind kind, gint64 id, gpointer data)
{
  add_finding (data, g_strdup_printf (_ ("Record %" PRIi64 " of table “%s” is not found by its texts."), id,
                                      pursuit_text_kind_get_table (kind)));
}

static gboolean
check_text_index (Check *self, GError **error)
{
  begin_kind (self);
  if (!pursuit_text_index_check (self->db, add_unfound, self, error))
    return FALSE;
  end_kind (self);
  return TRUE;
}

/* Undo will need these images. */
static char *
describe_image (sqlite3_stmt *stmt, gconstpointer unused)
{
  for (int column = 1; column <= 2; column++)
    {
      const char *json = pursuit_column_text (stmt, column);
      g_autoptr (PursuitRow) row = json ? pursuit_row_new_from_json (json, NULL) : NULL;
      if (json != NULL && row == NULL)
        return g_strdup_printf (_ ("The journal entry %s cannot be read."), pursuit_column_text (stmt, 0));
    }
  return NULL;
}

static char *
describe_text (sqlite3_stmt *stmt, gconstpointer table)
{
  for (int i = 0; i < sqlite3_column_count (stmt); i++)
    {
      if (sqlite3_column_type (stmt, i) == SQLITE_TEXT &&
          !g_utf8_validate ((const char *) sqlite3_column_text (stmt, i), sqlite3_column_bytes (stmt, i),
                            NULL))
        return g_strdup_printf (_ ("“%s” in row %s of table “%s” is not readable text."),
                                sqlite3_column_name (stmt, i), pursuit_column_text (stmt, 0),
                                (const char *) table);
    }
  return NULL;
}

static gboolean
check_texts (Check *self, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "tables", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (self->db, stmt, error)) == 1)
    g_ptr_array_add (tables, g_strdup (pursuit_column_text (stmt, 0)));
  for (guint i = 0; state == 0 && i < tables->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", (char *) tables->pdata[i]);
      pursuit_care_tell (&self->care, (double) i / tables->len);
      stmt = pursuit_db_prepare (self->db, sql, error);
      if (stmt == NULL || !each_row (self, stmt, describe_text, tables->pdata[i], error))
        return FALSE;
    }
  return state == 0;
}

/* The bytes of every file must lie beside the database as they came. */
static gboolean
check_attachments (Check *self, GError **error)
{
  const char *database = sqlite3_db_filename (pursuit_db_get_handle (self->db), "main");
  sqlite3_stmt *stmt = pursuit_db_query (self->db, "attachment-hashes", error);
  int state = -1;

  begin_kind (self);
  while (stmt != NULL && (state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      const char *sha256 = pursuit_column_text (stmt, 0), *name = pursuit_column_text (stmt, 1);
      g_autofree char *path = pursuit_attachments_get_path (database, sha256);
      g_autofree char *hash = pursuit_archive_hash_file (path, NULL);
      if (hash == NULL)
        add_finding (self, g_strdup_printf (_ ("The bytes of the file “%s” are not there."), name));
      else if (!g_str_equal (hash, sha256))
        add_finding (self, g_strdup_printf (_ ("The file “%s” is not as it was attached."), name));
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        {
          sqlite3_reset (stmt);
          return FALSE;
        }
    }
  end_kind (self);
  return state == 0;
}

/* A file with a broken structure answers nothing else truly: the rest is asked of a whole one only. */
static gboolean
check_all (Check *self, PursuitCheckDepth depth, PursuitDay today, GError **error)
{
  if (!begin_step (self, 0, depth == PURSUIT_CHECK_ALL ? 0.3 : 1, error) ||
      !check_structure (self, depth, error))
    return FALSE;
  if (self->findings->len > 0 || depth == PURSUIT_CHECK_STRUCTURE)
    return TRUE;

  if (!begin_step (self, 0.3, 0.5, error) || !check_rules (self, error) ||
      !check_custom_fields (self, error) || !begin_step (self, 0.5, 0.75, error) ||
      !check_deals (self, today, error) || !begin_step (self, 0.75, 0.8, error) ||
      !check_standings (self, today, error) || !begin_step (self, 0.8, 0.85, error))
    return FALSE;
  sqlite3_stmt *images = pursuit_db_query (self->db, "check-images", error);
  return images != NULL && each_row (self, images, describe_image, NULL, error) &&
         begin_step (self, 0.85, 0.9, error) && check_texts (self, error) &&
         begin_step (self, 0.9, 0.95, error) && check_text_index (self, error) &&
         begin_step (self, 0.95, 1, error) && check_attachments (self, error);
}

/**
 * pursuit_check_database:
 * @db: a connection; nothing is written
 * @depth: how much
 * @today: the day that grades shall be of, unless they still are of the day before
 * @progress: (nullable): told how far it is
 *
 * Looks the database through, in one snapshot.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is wrong, one sentence each, empty when all
 * is well; %NULL when the check itself could not be done
 */
GPtrArray *
pursuit_check_database (PursuitDb *db,
                        PursuitCheckDepth depth,
                        PursuitDay today,
                        PursuitCareFunc progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  Check check = { .db = db,
                  .cancellable = cancellable,
                  .findings = findings,
                  .care = { .func = progress, .data = progress_data } };

  if (!pursuit_db_exec (db, "BEGIN", error))
    return NULL;
  gboolean done = check_all (&check, depth, today, error);
  pursuit_db_exec (db, "ROLLBACK", NULL);
  return done ? g_steal_pointer (&findings) : NULL;
}
