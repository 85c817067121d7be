/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MARKET_CELL (pursuit_market_cell_get_type ())
G_DECLARE_FINAL_TYPE (PursuitMarketCell, pursuit_market_cell, PURSUIT, MARKET_CELL, PursuitRecord)

extern const PursuitEntity PURSUIT_MARKET_CELL_ENTITY;

/** The fields of a target market, in the order of its descriptor table. */
enum
{
  PURSUIT_MARKET_CELL_INDUSTRY_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_MARKET_CELL_INDUSTRY,
  PURSUIT_MARKET_CELL_REGION_ID,
  PURSUIT_MARKET_CELL_REGION,
  PURSUIT_MARKET_CELL_OWNER_ID,
  PURSUIT_MARKET_CELL_OWNER,
  PURSUIT_MARKET_CELL_N_FIELDS
};

G_END_DECLS
