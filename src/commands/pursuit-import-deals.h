/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-import-chance.h"
#include "pursuit-import-private.h"
#include "pursuit-summary-delta.h"

G_BEGIN_DECLS

/** PursuitImportDeals: what an import of deals keeps beside the importer’s own. */
typedef struct
{
  PursuitImportTable deals;
  PursuitBulk *events;
  GHashTable *stages;    /* gint64* id → PursuitStage */
  GHashTable *positions; /* gint64* stage id → double*: the next place at the end of the column */
  PursuitRecord *delivery;
  gint64 process_id;
  GPtrArray *indexes; /* (nullable): to be made again; until then only the refs know all references */
  PursuitImportRefs *refs;
  PursuitSummaryDelta *summary;
  PursuitImportChance *chance;
} PursuitImportDeals;

PursuitDay
pursuit_import_day (const PursuitImportRow *row, guint field);
PursuitRecord *
pursuit_import_deals_stage (PursuitImportDeals *deals, const PursuitImportRow *row, PursuitRecord *begun_in);
double
pursuit_import_deals_place (PursuitImportDeals *deals, gint64 stage_id);
gboolean
pursuit_import_new_deals_begin (PursuitImporter *self, GError **error);
gboolean
pursuit_import_new_deal (PursuitImporter *self,
                         const PursuitImportRow *row,
                         gint64 company_id,
                         gint64 owner_id,
                         PursuitRecord *begun_in,
                         GError **error);

G_END_DECLS
