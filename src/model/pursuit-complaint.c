/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-complaint.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitComplaint:
 *
 * What a customer was not content with, and what became of it.
 */
struct _PursuitComplaint
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitComplaint, pursuit_complaint, PURSUIT_TYPE_RECORD)

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company" },
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "deal" },
  { "deal", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Deal"), .target = "deal" },
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "person" },
  { "person", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Told by"), .target = "person" },
  { "subject", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("What about") },
  { "day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Received") },
  { "department", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Our department") },
  { "cause", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Cause") },
  { "due", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Due") },
  { "resolved", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Resolved") },
  { "resolution", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("What was done") },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON | PURSUIT_FIELD_EDIT, NULL, .target = "member" },
  { "owner", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Owner"), .target = "member" },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_COMPLAINT_N_FIELDS);

const PursuitEntity PURSUIT_COMPLAINT_ENTITY = {
  .name = "complaint",
  .plural = "complaints",
  .label = N_ ("Complaint"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_complaint_get_type,
};

static void
pursuit_complaint_class_init (PursuitComplaintClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_COMPLAINT_ENTITY);
}

static void
pursuit_complaint_init (PursuitComplaint *self)
{
}
