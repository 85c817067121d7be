/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-import-chance.h"

#include "pursuit-deal.h"
#include "pursuit-drift.h"
#include "pursuit-stage.h"

struct _PursuitImportChance
{
  PursuitImporter *importer; /* not owned */
  gint64 process_id;
  PursuitDeriver *deriver;
  GHashTable *filled;   /* gint64* company id → guint64*: which of the fields asked for it has */
  GHashTable *features; /* gint64* stage, missing and overdue in one → char* */
  gboolean incomplete;
};

/**
 * pursuit_import_chance_new:
 * @importer: outlives it
 * @process_id: of all deals
 */
PursuitImportChance *
pursuit_import_chance_new (PursuitImporter *importer, gint64 process_id, GError **error)
{
  PursuitDeriver *deriver = pursuit_deriver_new (importer->db, pursuit_txn_get_today (importer->txn), error);
  if (deriver == NULL)
    return NULL;

  PursuitImportChance *self = g_new0 (PursuitImportChance, 1);
  self->importer = importer;
  self->process_id = process_id;
  self->deriver = deriver;
  self->filled = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->features = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

/** pursuit_import_chance_free: frees what was learned. */
void
pursuit_import_chance_free (PursuitImportChance *self)
{
  if (self == NULL)
    return;
  pursuit_deriver_free (self->deriver);
  g_hash_table_unref (self->filled);
  g_hash_table_unref (self->features);
  g_free (self);
}

/* Whether the row gives the deal a value for @field; what a file never says is found out behind it. */
static gboolean
row_fills (PursuitImportChance *self,
           const PursuitImportRow *row,
           guint field,
           gint64 company_id,
           gint64 owner_id)
{
  const PursuitImportValue *value = &row->values[field];

  switch (field)
    {
    case PURSUIT_DEAL_TITLE:
    case PURSUIT_DEAL_STAGE:
    case PURSUIT_DEAL_OUTCOME:
    case PURSUIT_DEAL_CURRENCY:
      return TRUE;
    case PURSUIT_DEAL_COMPANY_ID:
    case PURSUIT_DEAL_COMPANY:
      return company_id != 0;
    case PURSUIT_DEAL_OWNER_ID:
    case PURSUIT_DEAL_OWNER:
      return owner_id != 0;
    default:
      self->incomplete |= (PURSUIT_DEAL_ENTITY.fields[field].flags & PURSUIT_FIELD_IMPORT) == 0;
      return value->kind == PURSUIT_VALUE_TEXT ? *pursuit_import_text (row, field) != '\0'
                                               : value->kind != PURSUIT_VALUE_NULL;
    }
}

/* Which of the fields asked for the company has; each is looked up once. */
static gboolean
look_at_company (PursuitImportChance *self, gint64 company_id, guint64 *filled, GError **error)
{
  guint64 *known = g_hash_table_lookup (self->filled, &company_id);

  *filled = known != NULL ? *known : 0;
  if (known != NULL || company_id == 0)
    return TRUE;
  if (!pursuit_bulk_flush (self->importer->companies.bulk, error) ||
      !pursuit_deriver_read_company (self->deriver, company_id, filled, error))
    return FALSE;
  g_hash_table_insert (self->filled, g_memdup2 (&company_id, sizeof company_id),
                       g_memdup2 (filled, sizeof *filled));
  return TRUE;
}

/**
 * pursuit_import_chance_look:
 * @stage: where the deal comes in, open
 * @facts: (out): what its chance is computed from: the base, missing key nodes, and how far it is overdue
 */
gboolean
pursuit_import_chance_look (PursuitImportChance *self,
                            const PursuitImportRow *row,
                            PursuitRecord *stage,
                            gint64 company_id,
                            gint64 owner_id,
                            PursuitWinFacts *facts,
                            GError **error)
{
  guint n_asked;
  const PursuitFieldRef *asked = pursuit_deriver_get_asked (self->deriver, &n_asked);
  const PursuitImportValue *created = &row->values[PURSUIT_DEAL_CREATED];
  PursuitDay today = pursuit_txn_get_today (self->importer->txn);
  int days = created->kind == PURSUIT_VALUE_INT ? today - (PursuitDay) created->i : -1;
  int limit = (int) pursuit_record_get_int (stage, PURSUIT_STAGE_STALE_DAYS);
  guint64 filled;

  if (!look_at_company (self, company_id, &filled, error))
    return FALSE;
  for (guint i = 0; i < n_asked; i++)
    {
      if (asked[i].entity == &PURSUIT_DEAL_ENTITY &&
          row_fills (self, row, asked[i].field, company_id, owner_id))
        filled |= G_GUINT64_CONSTANT (1) << i;
    }
  int missing = pursuit_deriver_count_bare (self->deriver, self->process_id, pursuit_record_get_id (stage),
                                            filled, error);
  *facts = (PursuitWinFacts){ .base = pursuit_record_get_real (stage, PURSUIT_STAGE_PROBABILITY),
                              .features = { [PURSUIT_WIN_MISSING_NODES] = missing,
                                            [PURSUIT_WIN_STALE] = pursuit_staleness (days, limit) } };
  return missing >= 0;
}

/**
 * pursuit_import_chance_get_features:
 * @facts: of a deal in @stage, from pursuit_import_chance_look() or the base alone
 *
 * Returns: (transfer none): what its event keeps of them
 */
const char *
pursuit_import_chance_get_features (PursuitImportChance *self,
                                    PursuitRecord *stage,
                                    const PursuitWinFacts *facts)
{
  gint64 key = pursuit_record_get_id (stage) << 16 |
               (gint64) facts->features[PURSUIT_WIN_MISSING_NODES] << 2 |
               (gint64) facts->features[PURSUIT_WIN_STALE];
  char *features = g_hash_table_lookup (self->features, &key);

  if (features == NULL)
    {
      features = pursuit_win_facts_to_code (facts);
      g_hash_table_insert (self->features, g_memdup2 (&key, sizeof key), features);
    }
  return features;
}

/** pursuit_import_chance_get_rules: (transfer none): what deals are graded by. */
const PursuitCustomerRules *
pursuit_import_chance_get_rules (PursuitImportChance *self)
{
  return pursuit_deriver_get_rules (self->deriver);
}

/** pursuit_import_chance_get_model: (transfer none): what chances are computed with. */
const PursuitWinModel *
pursuit_import_chance_get_model (PursuitImportChance *self)
{
  return pursuit_deriver_get_model (self->deriver);
}

/** pursuit_import_chance_is_incomplete: whether key nodes ask for what a file never says: then all deals that
 * came in must be derived behind them. */
gboolean
pursuit_import_chance_is_incomplete (PursuitImportChance *self)
{
  return self->incomplete;
}
