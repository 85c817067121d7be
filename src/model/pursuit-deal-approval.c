/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-approval.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitDealApproval:
 *
 * What was asked of a member: to approve a key node of a deal, or its step to another stage.
 */
struct _PursuitDealApproval
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitDealApproval, pursuit_deal_approval, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_APPROVAL_STATES[] = {
  { "pending", N_ ("Pending") },
  { "granted", N_ ("Granted") },
  { "refused", N_ ("Refused") },
  { "withdrawn", N_ ("Withdrawn") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "node_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "key_node" },
  { "from_stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "to_stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "asked_by_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "asked_of_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "asked", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Asked on") },
  { "state", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("State"), .choices = PURSUIT_APPROVAL_STATES },
  { "decided", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Decided on") },
  { "self_approved", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Self-approved") },
  { "reason", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Reason") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_DEAL_APPROVAL_N_FIELDS);

const PursuitEntity PURSUIT_DEAL_APPROVAL_ENTITY = {
  .name = "approval",
  .plural = "approvals",
  .label = N_ ("Approval"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_deal_approval_get_type,
};

static void
pursuit_deal_approval_class_init (PursuitDealApprovalClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_DEAL_APPROVAL_ENTITY);
}

static void
pursuit_deal_approval_init (PursuitDealApproval *self)
{
}
