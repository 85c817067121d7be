/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-asked-nodes.h"
#include "pursuit-case-rows.h"
#include "pursuit-record.h"

G_BEGIN_DECLS

/**
 * PursuitDealCase: one deal before the rules: all that they ask about it, and what its process asks of it.
 *
 * @deal: the PursuitDeal
 * @facts: points into the case
 */
typedef struct
{
  PursuitRecord *deal;
  PursuitProcessBook *book;
  PursuitGateFacts facts;

  PursuitCaseRows *rows;
  PursuitAskedNodes *asked;
} PursuitDealCase;

PursuitDealCase *
pursuit_deal_case_read (PursuitDb *db, gint64 deal_id, PursuitDay today, GError **error);
void
pursuit_deal_case_free (PursuitDealCase *self);
PursuitGateResult *
pursuit_deal_case_check_step (PursuitDealCase *self, gint64 to_stage_id);
PursuitGateResult *
pursuit_deal_case_check_stages (PursuitDealCase *self);
PursuitGateResult *
pursuit_deal_case_check_stage (PursuitDealCase *self, gint64 stage_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDealCase, pursuit_deal_case_free)

G_END_DECLS
