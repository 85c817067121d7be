/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-deriver.h"
#include "pursuit-import-private.h"

G_BEGIN_DECLS

/**
 * PursuitImportChance:
 *
 * What the chance of a deal that comes in is computed from. Of such a deal nothing is known but fields: what
 * is alike is asked of the rules once.
 */
typedef struct _PursuitImportChance PursuitImportChance;

PursuitImportChance *
pursuit_import_chance_new (PursuitImporter *importer, gint64 process_id, GError **error);
void
pursuit_import_chance_free (PursuitImportChance *self);
gboolean
pursuit_import_chance_look (PursuitImportChance *self,
                            const PursuitImportRow *row,
                            PursuitRecord *stage,
                            gint64 company_id,
                            gint64 owner_id,
                            PursuitWinFacts *facts,
                            GError **error);
const char *
pursuit_import_chance_get_features (PursuitImportChance *self,
                                    PursuitRecord *stage,
                                    const PursuitWinFacts *facts);
const PursuitCustomerRules *
pursuit_import_chance_get_rules (PursuitImportChance *self);
const PursuitWinModel *
pursuit_import_chance_get_model (PursuitImportChance *self);
gboolean
pursuit_import_chance_is_incomplete (PursuitImportChance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportChance, pursuit_import_chance_free)

G_END_DECLS
