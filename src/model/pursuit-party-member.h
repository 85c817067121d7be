/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PARTY_MEMBER (pursuit_party_member_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPartyMember, pursuit_party_member, PURSUIT, PARTY_MEMBER, PursuitRecord)

extern const PursuitEntity PURSUIT_PARTY_MEMBER_ENTITY;

/** The fields of a member of a group, in the order of its descriptor table. */
enum
{
  PURSUIT_PARTY_MEMBER_PARTY_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PARTY_MEMBER_PARTY,
  PURSUIT_PARTY_MEMBER_PERSON_ID,
  PURSUIT_PARTY_MEMBER_PERSON,
  PURSUIT_PARTY_MEMBER_CHAIRS,
  PURSUIT_PARTY_MEMBER_DEAL_ID,
  PURSUIT_PARTY_MEMBER_N_FIELDS
};

G_END_DECLS
