/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-market-group.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitMarketGroup:
 *
 * A row or a column of the grid of target markets: industries, or regions, that belong together.
 */
struct _PursuitMarketGroup
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitMarketGroup, pursuit_market_group, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_MARKET_AXES[] = {
  { "industry", N_ ("Industry") },
  { "region", N_ ("Region") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "axis", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Divides by"), .choices = PURSUIT_MARKET_AXES },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Name") },
  { "includes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Includes") },
  { "position", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Place") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_MARKET_GROUP_N_FIELDS);

const PursuitEntity PURSUIT_MARKET_GROUP_ENTITY = {
  .name = "market_group",
  .plural = "market_groups",
  .label = N_ ("Market group"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_market_group_get_type,
};

static void
pursuit_market_group_class_init (PursuitMarketGroupClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_MARKET_GROUP_ENTITY);
}

static void
pursuit_market_group_init (PursuitMarketGroup *self)
{
}
