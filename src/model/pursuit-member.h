/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MEMBER (pursuit_member_get_type ())
G_DECLARE_FINAL_TYPE (PursuitMember, pursuit_member, PURSUIT, MEMBER, PursuitRecord)

extern const PursuitEntity PURSUIT_MEMBER_ENTITY;

/** The fields of a member, in the order of its descriptor table. */
enum
{
  PURSUIT_MEMBER_NAME = PURSUIT_RECORD_N_COMMON,
  PURSUIT_MEMBER_MANAGER,
  PURSUIT_MEMBER_REGION,
  PURSUIT_MEMBER_ACTIVE,
  PURSUIT_MEMBER_N_FIELDS
};

G_END_DECLS
