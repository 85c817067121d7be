/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_EVIDENCE (pursuit_deal_evidence_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealEvidence, pursuit_deal_evidence, PURSUIT, DEAL_EVIDENCE, PursuitRecord)

extern const PursuitEntity PURSUIT_DEAL_EVIDENCE_ENTITY;

/** The fields of evidence, in the order of its descriptor table. */
enum
{
  PURSUIT_DEAL_EVIDENCE_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_DEAL_EVIDENCE_NODE_ID,
  PURSUIT_DEAL_EVIDENCE_EVIDENCE,
  PURSUIT_DEAL_EVIDENCE_DAY,
  PURSUIT_DEAL_EVIDENCE_BY_ID,
  PURSUIT_DEAL_EVIDENCE_N_FIELDS
};

G_END_DECLS
