/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-activity.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitActivity:
 *
 * A contact with the customer, planned or done. Coverage and last contact are computed from those that are
 * done.
 */
struct _PursuitActivity
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitActivity, pursuit_activity, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_ACTIVITY_KINDS[] = {
  { "call", N_ ("Call") },
  { "visit", N_ ("Visit") },
  { "meeting", N_ ("Meeting") },
  { "demo", N_ ("Demonstration") },
  { "tour", N_ ("Plant tour") },
  { "meal", N_ ("Meal") },
  { "mail", N_ ("Mail") },
  { "seminar", N_ ("Seminar") },
  { "training", N_ ("Training") },
  { "gift", N_ ("Gift") },
  { "card", N_ ("Greeting card") },
  { "referral", N_ ("Referral") },
  { "trial-evaluation", N_ ("Trial evaluation") },
  { "commissioning", N_ ("Commissioning") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "kind", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Kind"), .choices = PURSUIT_ACTIVITY_KINDS },
  { "subject", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Subject") },
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "deal", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Deal"), .target = "deal" },
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company" },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "owner", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Owner"), .target = "member" },
  { "planned", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Planned for") },
  { "done", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Done on") },
  { "outcome", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Outcome") },
  { "next_step", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Next step") },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "people", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("People") },
  { "members", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Colleagues") },
  { "day", PURSUIT_FIELD_DATE, 0, N_ ("When") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_ACTIVITY_N_FIELDS);

const PursuitEntity PURSUIT_ACTIVITY_ENTITY = {
  .name = "activity",
  .plural = "activities",
  .label = N_ ("Activity"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_activity_get_type,
};

static void
pursuit_activity_class_init (PursuitActivityClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_ACTIVITY_ENTITY);
}

static void
pursuit_activity_init (PursuitActivity *self)
{
}
