/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-evidence.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitDealEvidence:
 *
 * What somebody says of a key node in one deal: since when it is met, and how that is known.
 */
struct _PursuitDealEvidence
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitDealEvidence, pursuit_deal_evidence, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "node_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "key_node" },
  { "evidence", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_LONG, N_ ("Evidence") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Met on") },
  { "by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_DEAL_EVIDENCE_N_FIELDS);

const PursuitEntity PURSUIT_DEAL_EVIDENCE_ENTITY = {
  .name = "node_state",
  .plural = "node_states",
  .label = N_ ("Evidence"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_deal_evidence_get_type,
};

static void
pursuit_deal_evidence_class_init (PursuitDealEvidenceClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_DEAL_EVIDENCE_ENTITY);
}

static void
pursuit_deal_evidence_init (PursuitDealEvidence *self)
{
}
