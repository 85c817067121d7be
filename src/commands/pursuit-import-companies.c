/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-private.h"

#include "pursuit-company.h"
#include "pursuit-import-likeness.h"
#include "pursuit-run-customer.h"
#include "pursuit-sort-key.h"
#include "pursuit-text.h"

static const char *const COLUMNS[] = { PURSUIT_IMPORT_COMMON,
                                       "ref",
                                       "name",
                                       "industry",
                                       "region",
                                       "nature",
                                       "website",
                                       "phone",
                                       "employees",
                                       "revenue",
                                       "currency",
                                       "founded",
                                       "owner_id",
                                       "notes",
                                       "match_key",
                                       "search",
                                       "sort_key",
                                       "email",
                                       "address",
                                       "credit_code",
                                       "business",
                                       "finances",
                                       "size_class",
                                       "value_class",
                                       "spend",
                                       "our_share",
                                       "dup_name",
                                       "dup_phone",
                                       "dup_domain",
                                       "dup_code",
                                       NULL };

/* The bulk's columns that are fields of the same name, in its order. */
static const guint TEXT_FIELDS[] = { PURSUIT_COMPANY_INDUSTRY, PURSUIT_COMPANY_REGION, PURSUIT_COMPANY_NATURE,
                                     PURSUIT_COMPANY_WEBSITE, PURSUIT_COMPANY_PHONE };

enum
{
  COL_REF = PURSUIT_IMPORT_N_COMMON,
  COL_NAME,
  COL_INDUSTRY,
  COL_EMPLOYEES = COL_INDUSTRY + 5,
  COL_REVENUE,
  COL_CURRENCY,
  COL_FOUNDED,
  COL_OWNER_ID,
  COL_NOTES,
  COL_MATCH_KEY,
  COL_SEARCH,
  COL_SORT_KEY,
  COL_EMAIL,
  COL_SPEND = COL_EMAIL + 7,
  COL_OUR_SHARE,
  COL_DUP_NAME,
  COL_DUP_PHONE,
  COL_DUP_DOMAIN,
  COL_DUP_CODE,
};

/* The same, from COL_EMAIL on. */
static const guint FILE_FIELDS[] = {
  PURSUIT_COMPANY_EMAIL,    PURSUIT_COMPANY_ADDRESS,    PURSUIT_COMPANY_CREDIT_CODE, PURSUIT_COMPANY_BUSINESS,
  PURSUIT_COMPANY_FINANCES, PURSUIT_COMPANY_SIZE_CLASS, PURSUIT_COMPANY_VALUE_CLASS,
};

static const char *const SEEN_TO[] = { "parent_id", "owner_id", NULL };

/* A company whose parent is looked for when all companies are there. */
typedef struct
{
  gint64 id;
  char *parent;
} Child;

static void
clear_child (gpointer data)
{
  g_free (((Child *) data)->parent);
}

typedef struct
{
  GArray *children; /* of Child */
  PursuitImportLikeness *likeness;
  GArray *lines;      /* (nullable): in a dry run, of guint64: of the row that made each company */
  GPtrArray *indexes; /* (nullable): to be made again */
} Companies;

static void
set_int_if_known (PursuitBulk *bulk, guint column, const PursuitImportValue *value)
{
  if (value->kind == PURSUIT_VALUE_INT)
    pursuit_bulk_set_int (bulk, column, value->i);
}

static gboolean
set_row (PursuitImporter *self, PursuitBulk *bulk, const PursuitImportRow *row, GError **error)
{
  gint64 owner_id;

  if (!pursuit_import_row_owner (self, row, PURSUIT_COMPANY_OWNER, &owner_id, error))
    return FALSE;
  pursuit_bulk_set_text (bulk, COL_REF, pursuit_import_text (row, PURSUIT_COMPANY_REF));
  for (guint i = 0; i < G_N_ELEMENTS (TEXT_FIELDS); i++)
    pursuit_bulk_set_text (bulk, COL_INDUSTRY + i, pursuit_import_text (row, TEXT_FIELDS[i]));
  set_int_if_known (bulk, COL_EMPLOYEES, &row->values[PURSUIT_COMPANY_EMPLOYEES]);
  set_int_if_known (bulk, COL_REVENUE, &row->values[PURSUIT_COMPANY_REVENUE]);
  set_int_if_known (bulk, COL_FOUNDED, &row->values[PURSUIT_COMPANY_FOUNDED]);
  if (owner_id != 0)
    pursuit_bulk_set_int (bulk, COL_OWNER_ID, owner_id);
  pursuit_bulk_set_text (bulk, COL_NOTES, pursuit_import_text (row, PURSUIT_COMPANY_NOTES));
  for (guint i = 0; i < G_N_ELEMENTS (FILE_FIELDS); i++)
    pursuit_bulk_set_text (bulk, COL_EMAIL + i, pursuit_import_text (row, FILE_FIELDS[i]));
  set_int_if_known (bulk, COL_SPEND, &row->values[PURSUIT_COMPANY_SPEND]);
  set_int_if_known (bulk, COL_OUR_SHARE, &row->values[PURSUIT_COMPANY_OUR_SHARE]);
  return TRUE;
}

/* By what the company is found under another name. */
static void
set_keys (PursuitBulk *bulk, const PursuitImportRow *row, const char *name)
{
  g_auto (PursuitCompanyKeys) made = { 0 };
  const PursuitCompanyKeys *keys = row != NULL ? row->keys : &made;

  if (row == NULL)
    pursuit_company_keys_make (&made, name, NULL, NULL, NULL, NULL);
  pursuit_bulk_set_text (bulk, COL_DUP_NAME, keys->name);
  pursuit_bulk_set_text (bulk, COL_DUP_PHONE, keys->phone);
  pursuit_bulk_set_text (bulk, COL_DUP_DOMAIN, keys->domain);
  pursuit_bulk_set_text (bulk, COL_DUP_CODE, keys->code);
}

/* By what later rows find company @id. */
static void
remember (PursuitImporter *self, const char *key, const PursuitImportRow *row, gint64 id)
{
  const char *ref = row != NULL ? pursuit_import_text (row, PURSUIT_COMPANY_REF) : NULL;

  pursuit_import_refs_add_first (self->company_names, key, id);
  if (ref != NULL)
    pursuit_import_refs_add_first (self->company_refs, ref, id);
}

/**
 * pursuit_import_add_company:
 * @row: (nullable): what the file says of it; %NULL for one that is only named
 *
 * Returns: the new company's id; 0 on failure
 */
gint64
pursuit_import_add_company (PursuitImporter *self,
                            const PursuitImportRow *row,
                            const char *name,
                            GError **error)
{
  PursuitImportTable *table = &self->companies;
  g_autofree char *match = row == NULL ? pursuit_text_match_key (name, -1) : NULL;
  const char *key = row != NULL ? row->match_key : match;
  g_autofree char *search = row == NULL ? pursuit_text_search_key (name, -1) : NULL;
  g_autofree char *sort = row == NULL ? pursuit_sort_key (name, -1, PURSUIT_SORT_TITLE) : NULL;
  const char *currency = row ? pursuit_import_text (row, PURSUIT_COMPANY_CURRENCY) : NULL;
  gint64 id = pursuit_import_table_next (self, table, row);

  if (row != NULL && !set_row (self, table->bulk, row, error))
    return 0;
  pursuit_bulk_set_text (table->bulk, COL_NAME, name);
  pursuit_bulk_set_text (table->bulk, COL_CURRENCY, currency ? currency : self->currency);
  pursuit_bulk_set_text (table->bulk, COL_MATCH_KEY, key);
  pursuit_bulk_set_text (table->bulk, COL_SEARCH, row ? row->search : search);
  pursuit_bulk_set_text (table->bulk, COL_SORT_KEY, row ? row->sort_key : sort);
  set_keys (table->bulk, row, name);
  if (!pursuit_bulk_add (table->bulk, error))
    return 0;
  table->next_id++;
  remember (self, key, row, id);
  return id;
}

/** pursuit_import_companies_begin: prepares for companies that rows name. */
gboolean
pursuit_import_companies_begin (PursuitImporter *self, GError **error)
{
  return pursuit_import_table_begin (self, &self->companies, "company", COLUMNS, error);
}

/* Whether the new rows have nothing in @column. */
static gboolean
is_left_empty (const char *column, gpointer data)
{
  static const char *const never_filled[] = { "parent_id", "pool_since", "release_day", NULL };
  const PursuitMapping *mapping = data;

  if (g_str_equal (column, "owner_id"))
    return mapping->field_columns[PURSUIT_COMPANY_OWNER] < 0;
  if (g_str_equal (column, "dup_code"))
    return mapping->field_columns[PURSUIT_COMPANY_CREDIT_CODE] < 0;
  return g_strv_contains (never_filled, column);
}

/* Very many rows: the indexes are made anew behind them, and until then memory answers for them. */
static gboolean
take_indexes_off (PursuitImporter *self, GError **error)
{
  Companies *companies = self->data;

  if (!pursuit_import_refs_load (self->company_names, self->db, "company-names", error) ||
      !pursuit_import_refs_load (self->company_refs, self->db, "company-refs", error))
    return FALSE;
  pursuit_db_set_bulk_cache (self->db);
  companies->indexes =
      pursuit_bulk_drop_indexes (self->txn, "company", is_left_empty, self->import->mapping, error);
  self->companies_unindexed = companies->indexes != NULL;
  return companies->indexes != NULL;
}

static gboolean
begin (PursuitImporter *self, GError **error)
{
  Companies *companies = g_new0 (Companies, 1);
  const gint64 n_companies = pursuit_find_id (self->db, "company-count", 0);
  const gboolean is_large = pursuit_import_is_large (self->import, (guint64) n_companies);

  self->data = companies;
  companies->children = g_array_new (FALSE, FALSE, sizeof (Child));
  g_array_set_clear_func (companies->children, clear_child);
  if (self->import->dry_run)
    companies->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  companies->likeness = pursuit_import_likeness_new (self, n_companies > 0, is_large, error);
  return companies->likeness != NULL && pursuit_import_owners_begin (self, error) &&
         pursuit_import_companies_begin (self, error) && (!is_large || take_indexes_off (self, error));
}

/* The company that has the row's identifier, reference or name. */
static gboolean
find_same (PursuitImporter *self, const PursuitImportRow *row, PursuitImportDuplicate *found, GError **error)
{
  const char *ref = pursuit_import_text (row, PURSUIT_COMPANY_REF);

  found->reason = PURSUIT_IMPORT_DUPLICATE_BY_UID;
  if (!pursuit_import_find_by_uid (self, row, self->companies.bulk, &found->id, error))
    return FALSE;
  if (found->id != 0)
    return TRUE;
  found->reason = PURSUIT_IMPORT_DUPLICATE_BY_REF;
  if (!pursuit_import_find_company_by_ref (self, ref, &found->id, error))
    return FALSE;
  if (found->id != 0)
    return TRUE;
  found->reason = PURSUIT_IMPORT_DUPLICATE_BY_NAME;
  return pursuit_import_find_company_by_name (self, row->match_key, &found->id, error);
}

/* The company that @row is about, for sure or perhaps; its id is 0 when there is none. */
static gboolean
find (PursuitImporter *self, const PursuitImportRow *row, PursuitImportDuplicate *found, GError **error)
{
  const Companies *companies = self->data;
  PursuitDuplicate alike = { 0 };

  *found = (PursuitImportDuplicate){ .line = row->line };
  if (!find_same (self, row, found, error) ||
      (found->id == 0 && !pursuit_import_likeness_find (companies->likeness, row->keys, &alike, error)))
    return FALSE;
  if (alike.id != 0)
    {
      found->id = alike.id;
      found->reason = PURSUIT_IMPORT_DUPLICATE_BY_LIKENESS;
      found->likeness = alike.reasons;
      found->unsure = alike.score < PURSUIT_DUPLICATE_SURE || !self->import->mapping->by_likeness;
    }
  /* companies that are only named have no line */
  gint64 number = found->id - self->companies.first_id;
  if (companies->lines != NULL && number >= 0 && number < companies->lines->len)
    found->other_line = g_array_index (companies->lines, guint64, number);
  return TRUE;
}

/* What becomes of @row: @id: (out): the company that gets what it says; 0: a new one. */
static gboolean
decide (PursuitImporter *self,
        const PursuitImportRow *row,
        const PursuitImportDuplicate *found,
        gint64 *id,
        gboolean *done,
        GError **error)
{
  PursuitMapping *mapping = self->import->mapping;
  PursuitImportDuplicatePolicy chosen;
  gboolean likely = found->unsure && !pursuit_import_duplicate_choice (mapping->choices, row->line, &chosen);

  *id = found->id;
  *done = FALSE;
  if (found->id == 0)
    return TRUE;
  self->import->alike += likely;
  if (likely && self->import->duplicates == NULL)
    {
      *id = 0;
      return TRUE;
    }
  return pursuit_bulk_flush (self->companies.bulk, error) &&
         pursuit_import_decide_duplicate (self, row, found, id, done, error);
}

/* Another owner enters the log, when the rules let them have company @old; what has an owner is not in the
 * pool. */
static gboolean
take_owner (PursuitImporter *self,
            const PursuitImportRow *row,
            PursuitRow *old,
            PursuitRow *changes,
            gboolean *allowed,
            GError **error)
{
  const gint64 id = pursuit_row_get_int (old, "id"), from = pursuit_row_get_int (old, "owner_id");
  const gboolean keeps = from != 0 && self->policy == PURSUIT_IMPORT_DUPLICATE_MERGE;
  const char *kind = "import";
  gint64 owner_id;

  *allowed = TRUE;
  if (!pursuit_import_row_owner (self, row, PURSUIT_COMPANY_OWNER, &owner_id, error))
    return FALSE;
  if (owner_id == 0 || owner_id == from || keeps)
    return TRUE;
  if (!pursuit_import_may_own (self, row, old, owner_id, &kind, allowed, error))
    return FALSE;
  if (!*allowed)
    return TRUE;
  pursuit_row_set_int (changes, "owner_id", owner_id);
  return pursuit_run_end_holding (self->txn, id, changes, error) &&
         pursuit_txn_add_owner_step (self->txn, "company", id, from, owner_id, kind, NULL, error);
}

/* The texts by which company @id is found under another name. */
static PursuitRow *
read_key_texts (PursuitImporter *self, gint64 id, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (self->db, "company-key-texts", error);
  PursuitRow *texts = NULL;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, id);
  if (pursuit_db_step (self->db, stmt, error) == 1)
    texts = pursuit_row_new_from_stmt (stmt);
  pursuit_stmt_reset (stmt);
  return texts;
}

static void
make_keys (PursuitRow *texts, PursuitCompanyKeys *keys)
{
  pursuit_company_keys_make (keys, pursuit_row_get_text (texts, "name"),
                             pursuit_row_get_text (texts, "phone"), pursuit_row_get_text (texts, "email"),
                             pursuit_row_get_text (texts, "website"),
                             pursuit_row_get_text (texts, "credit_code"));
}

/* Whether both rows, of the same columns, say the same. */
static gboolean
say_the_same (PursuitRow *a, PursuitRow *b)
{
  for (guint i = 0; i < pursuit_row_get_length (a); i++)
    {
      if (!pursuit_value_equal (pursuit_row_get_at (a, i), pursuit_row_get_at (b, i)))
        return FALSE;
    }
  return TRUE;
}

/* Later rows look like the company as it is now. */
static gboolean
follow_keys (PursuitImporter *self, gint64 id, PursuitRow *before, GError **error)
{
  const Companies *companies = self->data;
  g_autoptr (PursuitRow) after = read_key_texts (self, id, error);
  g_auto (PursuitCompanyKeys) old = { 0 }, new = { 0 };

  if (after == NULL)
    return FALSE;
  if (say_the_same (before, after))
    return TRUE;
  make_keys (before, &old);
  make_keys (after, &new);
  pursuit_import_likeness_change (companies->likeness, id, &old, &new);
  return TRUE;
}

/* Company @id gets what @row says, when its owner is @allowed (out). */
static gboolean
update (PursuitImporter *self, gint64 id, const PursuitImportRow *row, gboolean *allowed, GError **error)
{
  g_autoptr (PursuitRow) changes = pursuit_import_changes (self, row, SEEN_TO);
  g_autoptr (PursuitRow) old = NULL;
  g_autoptr (PursuitRow) before = NULL;

  if (!pursuit_bulk_flush (self->companies.bulk, error))
    return FALSE;
  old = pursuit_txn_read (self->txn, "company", id, error);
  if (old == NULL || !take_owner (self, row, old, changes, allowed, error))
    return FALSE;
  if (!*allowed)
    return TRUE;
  remember (self, row->match_key, row, id);
  before = read_key_texts (self, id, error);
  return before != NULL && pursuit_import_update (self, &self->companies, id, changes, error) &&
         follow_keys (self, id, before, error);
}

static void
remember_line (Companies *companies, const PursuitImportRow *row)
{
  if (companies->lines != NULL)
    g_array_append_val (companies->lines, row->line);
}

/* A new company, when its owner is @allowed (out). */
static gboolean
add (PursuitImporter *self, const PursuitImportRow *row, gint64 *id, gboolean *allowed, GError **error)
{
  Companies *companies = self->data;
  const char *kind = "new";
  gint64 owner_id;

  if (!pursuit_import_row_owner (self, row, PURSUIT_COMPANY_OWNER, &owner_id, error) ||
      !pursuit_import_may_own (self, row, NULL, owner_id, &kind, allowed, error))
    return FALSE;
  if (!*allowed)
    return TRUE;
  *id = pursuit_import_add_company (self, row, pursuit_import_text (row, PURSUIT_COMPANY_NAME), error);
  if (*id == 0)
    return FALSE;
  remember_line (companies, row);
  pursuit_import_likeness_add (companies->likeness, *id, row->keys);
  self->import->imported++;
  return TRUE;
}

static gboolean
import_row (PursuitImporter *self, const PursuitImportRow *row, GError **error)
{
  GArray *children = ((Companies *) self->data)->children;
  const char *parent = pursuit_import_text (row, PURSUIT_COMPANY_PARENT);
  PursuitImportDuplicate found;
  gboolean done, allowed;
  gint64 id;

  if (!find (self, row, &found, error) || !decide (self, row, &found, &id, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  if (!pursuit_import_may_write (self, row, id, 0, &allowed, error))
    return FALSE;
  if (!allowed)
    return TRUE;
  if (!(id == 0 ? add (self, row, &id, &allowed, error) : update (self, id, row, &allowed, error)))
    return FALSE;
  if (!allowed)
    return TRUE;
  if (!pursuit_text_is_blank (parent))
    {
      Child child = { .id = id, .parent = g_strdup (parent) };
      g_array_append_val (children, child);
    }
  return TRUE;
}

/* Parents may stand behind their children in the file, or not in it at all. */
static gboolean
write_parents (PursuitImporter *self, GError **error)
{
  GArray *children = ((Companies *) self->data)->children;

  for (guint i = 0; i < children->len; i++)
    {
      Child *child = &g_array_index (children, Child, i);
      g_autoptr (PursuitRow) changes = pursuit_row_new ();
      gint64 parent_id = pursuit_import_company (self, child->parent, error);
      if (parent_id == 0 || !pursuit_bulk_flush (self->companies.bulk, error))
        return FALSE;
      if (parent_id == child->id)
        continue;
      pursuit_row_set_int (changes, "parent_id", parent_id);
      if (!(pursuit_import_is_own (&self->companies, child->id)
                ? pursuit_txn_amend (self->txn, "company", child->id, changes, error)
                : pursuit_txn_update (self->txn, "company", child->id, 0, changes, error)))
        return FALSE;
    }
  return TRUE;
}

/* What finds companies is let go before the indexes are sorted, which takes memory too. */
static gboolean
end (PursuitImporter *self, GError **error)
{
  Companies *companies = self->data;

  if (!pursuit_bulk_flush (self->companies.bulk, error) || !write_parents (self, error))
    return FALSE;
  g_clear_pointer (&companies->likeness, pursuit_import_likeness_free);
  g_clear_pointer (&self->company_names, pursuit_import_refs_free);
  g_clear_pointer (&self->company_refs, pursuit_import_refs_free);
  return companies->indexes == NULL || pursuit_bulk_make_indexes (self->txn, companies->indexes, error);
}

static void
free_companies (PursuitImporter *self)
{
  Companies *companies = self->data;

  if (companies == NULL)
    return;
  g_array_unref (companies->children);
  g_clear_pointer (&companies->likeness, pursuit_import_likeness_free);
  g_clear_pointer (&companies->lines, g_array_unref);
  g_clear_pointer (&companies->indexes, g_ptr_array_unref);
  g_clear_pointer (&self->data, g_free);
}

const PursuitImportVerb PURSUIT_IMPORT_COMPANIES = {
  .entity = "company",
  .begin = begin,
  .row = import_row,
  .end = end,
  .free = free_companies,
};
