/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ACQUAINTANCE (pursuit_acquaintance_get_type ())
G_DECLARE_FINAL_TYPE (PursuitAcquaintance, pursuit_acquaintance, PURSUIT, ACQUAINTANCE, PursuitRecord)

extern const PursuitEntity PURSUIT_ACQUAINTANCE_ENTITY;

/** How well somebody knows a person, from 1 to 3; the codes are the numbers as text. */
extern const PursuitChoice PURSUIT_CLOSENESS[];

/** The fields of an acquaintance, in the order of its descriptor table. */
enum
{
  PURSUIT_ACQUAINTANCE_PERSON_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_ACQUAINTANCE_PERSON,
  PURSUIT_ACQUAINTANCE_MEMBER_ID,
  PURSUIT_ACQUAINTANCE_MEMBER,
  PURSUIT_ACQUAINTANCE_CLOSENESS,
  PURSUIT_ACQUAINTANCE_NOTES,
  PURSUIT_ACQUAINTANCE_N_FIELDS
};

G_END_DECLS
