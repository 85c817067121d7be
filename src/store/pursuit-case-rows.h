/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-gate.h"

G_BEGIN_DECLS

/**
 * PursuitCaseRows:
 *
 * What the rules ask about the deals of a range of ids, their fields excepted: people, activities, approvals,
 * evidence, documents and scores, each kind read with one query. One deal is a range too, so that the deal's
 * page and a recomputation of all deals see the same.
 */
typedef struct _PursuitCaseRows PursuitCaseRows;

PursuitCaseRows *
pursuit_case_rows_read (PursuitDb *db, gint64 first_deal, gint64 last_deal, PursuitDay today, GError **error);
void
pursuit_case_rows_free (PursuitCaseRows *self);
gboolean
pursuit_case_rows_point (PursuitCaseRows *self, gint64 deal_id, PursuitGateFacts *facts);
void
pursuit_case_rows_take_findings (PursuitCaseRows *self, PursuitGateFacts *facts, const int *degrees);
gboolean
pursuit_case_rows_take_criteria (PursuitDb *db, gint64 deal_id, PursuitGateFacts *facts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCaseRows, pursuit_case_rows_free)

G_END_DECLS
