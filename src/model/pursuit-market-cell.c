/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-market-cell.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitMarketCell:
 *
 * Who of us is responsible for the companies of one group of industries in one group of regions.
 */
struct _PursuitMarketCell
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitMarketCell, pursuit_market_cell, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "industry_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "market_group" },
  { "industry", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Industry") },
  { "region_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "market_group" },
  { "region", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Region") },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "owner", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Responsible"), .target = "member" },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_MARKET_CELL_N_FIELDS);

const PursuitEntity PURSUIT_MARKET_CELL_ENTITY = {
  .name = "market_cell",
  .plural = "market_cells",
  .label = N_ ("Target market"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_market_cell_get_type,
};

static void
pursuit_market_cell_class_init (PursuitMarketCellClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_MARKET_CELL_ENTITY);
}

static void
pursuit_market_cell_init (PursuitMarketCell *self)
{
}
