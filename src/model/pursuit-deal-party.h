/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_PARTY (pursuit_deal_party_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealParty, pursuit_deal_party, PURSUIT, DEAL_PARTY, PursuitRecord)

extern const PursuitEntity PURSUIT_DEAL_PARTY_ENTITY;

extern const PursuitChoice PURSUIT_DEAL_PARTY_ROLES[];

/** The fields of a party of a deal, in the order of its descriptor table. */
enum
{
  PURSUIT_DEAL_PARTY_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_DEAL_PARTY_DEAL,
  PURSUIT_DEAL_PARTY_COMPANY_ID,
  PURSUIT_DEAL_PARTY_COMPANY,
  PURSUIT_DEAL_PARTY_ROLE,
  PURSUIT_DEAL_PARTY_NOTES,
  PURSUIT_DEAL_PARTY_OUTCOME,
  PURSUIT_DEAL_PARTY_N_FIELDS
};

G_END_DECLS
