/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MARKET_GROUP (pursuit_market_group_get_type ())
G_DECLARE_FINAL_TYPE (PursuitMarketGroup, pursuit_market_group, PURSUIT, MARKET_GROUP, PursuitRecord)

extern const PursuitEntity PURSUIT_MARKET_GROUP_ENTITY;

/** The fields of a group of markets, in the order of its descriptor table. */
enum
{
  PURSUIT_MARKET_GROUP_AXIS = PURSUIT_RECORD_N_COMMON,
  PURSUIT_MARKET_GROUP_NAME,
  PURSUIT_MARKET_GROUP_INCLUDES,
  PURSUIT_MARKET_GROUP_POSITION,
  PURSUIT_MARKET_GROUP_N_FIELDS
};

/** industry and region. */
extern const PursuitChoice PURSUIT_MARKET_AXES[];

G_END_DECLS
