/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-company-keys.h"
#include "pursuit-mapping.h"
#include "pursuit-rejects.h"
#include "pursuit-value.h"

G_BEGIN_DECLS

/**
 * PursuitImportValue:
 *
 * One value of a row, typed as its field says: amounts in minor units of the row's currency, dates as
 * #PursuitDay, both of kind INT; choices as their code. Kind NULL: the row says nothing about the field, so
 * an existing record keeps what it has.
 */
typedef struct
{
  PursuitValueKind kind;
  union
  {
    gint64 i;
    double d;
    struct
    {
      const char *text; /* ends with a NUL */
      gsize length;
    };
  };
} PursuitImportValue;

/**
 * PursuitImportRow:
 * @line: the line of the file on which the row begins
 * @values: one for each field of the entity
 * @company, @owner: which of the different names in the file that the row names, counted from 1; 0: none
 * @search, @sort_key: (nullable): the keys of a deal's title or a company's name
 * @match_key: (nullable): by what a company of the same name is found
 * @keys: (nullable): by what a company is found under another name
 *
 * A row that can be used; valid until the next one is asked for. Text is verbatim, references by name
 * (company, owner, parent, reports_to) are the names.
 *
 * Of a deal, `stage_id` is the stage that it stood in last while it was open, entered on the day `created`
 * (NULL: not known); `outcome` is always set; `closed` is the day of the outcome and is set only if that is
 * not “open”; `currency` is set if the row names one or has an amount; `title` is always set. `title_made`
 * tells that it was made of product and company.
 *
 * `company`, `owner`, `search`, `sort_key`, `match_key` and `keys` are left out by a #PursuitImportPlan: a
 * #PursuitImportFeed finds them.
 */
typedef struct
{
  guint64 line;
  const PursuitImportValue *values;
  gboolean title_made;
  guint company;
  guint owner;
  const char *search;
  const char *sort_key;
  const char *match_key;
  const PursuitCompanyKeys *keys;
} PursuitImportRow;

/** PursuitImportVerdict: what became of a row. */
typedef enum
{
  PURSUIT_IMPORT_END,      /* there are no more rows */
  PURSUIT_IMPORT_ROW,      /* it can be used */
  PURSUIT_IMPORT_REJECTED, /* it cannot, and is among the rejects, the last of them */
  PURSUIT_IMPORT_FAILED,   /* the file cannot be read further; the error is set */
} PursuitImportVerdict;

/**
 * PursuitImportPlan:
 *
 * Reads a file's rows by a mapping: one pass, in constant memory, on whatever one thread calls it.
 */
typedef struct _PursuitImportPlan PursuitImportPlan;

PursuitImportPlan *
pursuit_import_plan_open (const char *path,
                          PursuitMapping *mapping,
                          const char *currency,
                          GCancellable *cancellable,
                          GError **error);
void
pursuit_import_plan_free (PursuitImportPlan *self);
PursuitImportVerdict
pursuit_import_plan_next (PursuitImportPlan *self,
                          PursuitImportRow *row,
                          GCancellable *cancellable,
                          GError **error);
gboolean
pursuit_import_plan_next_row (PursuitImportPlan *self,
                              PursuitImportRow *row,
                              GCancellable *cancellable,
                              GError **error);
PursuitMapping *
pursuit_import_plan_get_mapping (PursuitImportPlan *self);
PursuitRejects *
pursuit_import_plan_get_rejects (PursuitImportPlan *self);
guint64
pursuit_import_plan_get_n_rows (PursuitImportPlan *self);
guint64
pursuit_import_plan_get_n_skipped (PursuitImportPlan *self);
const char *
pursuit_import_plan_get_cell (PursuitImportPlan *self, guint column);
double
pursuit_import_plan_get_progress (PursuitImportPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportPlan, pursuit_import_plan_free)

G_END_DECLS
