/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-plan-line.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitPlanLine:
 *
 * What one of us, or all, are to win in a target market, or in all, in each month of a plan's year. A line
 * without owner and market is what nobody was given yet.
 */
struct _PursuitPlanLine
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitPlanLine, pursuit_plan_line, PURSUIT_TYPE_RECORD)

#define TARGET (PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "plan_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "plan" },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Currency") },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "owner", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Owner"), .target = "member" },
  { "market_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "market_group" },
  { "market", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Target market"), .target = "market_group" },
  { "m1", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 1") },
  { "m2", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 2") },
  { "m3", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 3") },
  { "m4", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 4") },
  { "m5", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 5") },
  { "m6", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 6") },
  { "m7", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 7") },
  { "m8", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 8") },
  { "m9", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 9") },
  { "m10", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 10") },
  { "m11", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 11") },
  { "m12", PURSUIT_FIELD_MONEY, TARGET, N_ ("Month 12") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PLAN_LINE_N_FIELDS);

const PursuitEntity PURSUIT_PLAN_LINE_ENTITY = {
  .name = "plan_line",
  .plural = "plan_lines",
  .label = N_ ("Target"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_plan_line_get_type,
};

static void
pursuit_plan_line_class_init (PursuitPlanLineClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PLAN_LINE_ENTITY);
}

static void
pursuit_plan_line_init (PursuitPlanLine *self)
{
}
