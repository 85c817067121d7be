/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RIVAL_TIE (pursuit_rival_tie_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRivalTie, pursuit_rival_tie, PURSUIT, RIVAL_TIE, PursuitRecord)

extern const PursuitEntity PURSUIT_RIVAL_TIE_ENTITY;

/** The fields of a rival’s tie, in the order of its descriptor table. */
enum
{
  PURSUIT_RIVAL_TIE_PERSON_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_RIVAL_TIE_PERSON,
  PURSUIT_RIVAL_TIE_COMPETITOR,
  PURSUIT_RIVAL_TIE_CONTACT,
  PURSUIT_RIVAL_TIE_CLOSENESS,
  PURSUIT_RIVAL_TIE_NOTES,
  PURSUIT_RIVAL_TIE_DAY,
  PURSUIT_RIVAL_TIE_N_FIELDS
};

G_END_DECLS
