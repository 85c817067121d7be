/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PARTY (pursuit_party_get_type ())
G_DECLARE_FINAL_TYPE (PursuitParty, pursuit_party, PURSUIT, PARTY, PursuitRecord)

extern const PursuitEntity PURSUIT_PARTY_ENTITY;

/** The kinds of groups. */
extern const PursuitChoice PURSUIT_PARTY_KINDS[];

/** The fields of a group, in the order of its descriptor table. */
enum
{
  PURSUIT_PARTY_DEAL_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PARTY_DEAL,
  PURSUIT_PARTY_NAME,
  PURSUIT_PARTY_KIND,
  PURSUIT_PARTY_NOTES,
  PURSUIT_PARTY_MEMBERS,
  PURSUIT_PARTY_N_FIELDS
};

G_END_DECLS
