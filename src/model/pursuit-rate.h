/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_RATE (pursuit_rate_get_type ())
G_DECLARE_FINAL_TYPE (PursuitRate, pursuit_rate, PURSUIT, RATE, PursuitRecord)

extern const PursuitEntity PURSUIT_RATE_ENTITY;

/** The fields of an exchange rate, in the order of its descriptor table. */
enum
{
  PURSUIT_RATE_CURRENCY = PURSUIT_RECORD_N_COMMON,
  PURSUIT_RATE_DAY,
  PURSUIT_RATE_VALUE,
  PURSUIT_RATE_N_FIELDS
};

G_END_DECLS
