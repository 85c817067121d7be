/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_COMPANY_SHARE (pursuit_company_share_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCompanyShare, pursuit_company_share, PURSUIT, COMPANY_SHARE, PursuitRecord)

extern const PursuitEntity PURSUIT_COMPANY_SHARE_ENTITY;

/** The fields of a share, in the order of its descriptor table. */
enum
{
  PURSUIT_COMPANY_SHARE_COMPANY_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_COMPANY_SHARE_COMPANY,
  PURSUIT_COMPANY_SHARE_MEMBER_ID,
  PURSUIT_COMPANY_SHARE_MEMBER,
  PURSUIT_COMPANY_SHARE_RIGHT,
  PURSUIT_COMPANY_SHARE_UNTIL,
  PURSUIT_COMPANY_SHARE_N_FIELDS
};

/** What sharing allows: read, or write too. */
extern const PursuitChoice PURSUIT_SHARE_RIGHTS[];

G_END_DECLS
