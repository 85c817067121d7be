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
  { "kind", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Kind"), .choices = PURSUIT_ACTIVITY_KINDS, .synonyms = "kind|type|activity type|类型|活动类型" },
  { "subject", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Subject"), .synonyms = "subject|activity|topic|title|主题|活动|标题" },
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "deal", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Deal"), .target = "deal", .synonyms = "deal|opportunity|project|deal name|opportunity id|商机|项目|商机编号" },
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company", .synonyms = "company|account|customer|client|客户|公司|客户名称" },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "owner", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Owner"), .target = "member", .synonyms = "owner|salesperson|rep|by|负责人|销售|业务员" },
  { "planned", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Planned for"), .synonyms = "planned|planned for|due|due date|date|计划日期|日期" },
  { "done", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Done on"), .synonyms = "done|done on|completed|completed on|完成日期|实际日期" },
  { "outcome", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Outcome"), .synonyms = "outcome|result|summary|结果|成果" },
  { "next_step", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Next step"), .synonyms = "next step|follow up|下一步|后续" },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes"), .synonyms = "notes|note|remarks|comment|comments|description|备注|说明" },
  { "people", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("People"), .synonyms = "people|contacts|participants|attendees|客户人员|联系人|参与人" },
  { "members", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Colleagues"), .synonyms = "members|colleagues|team|同事|我方人员" },
  { "day", PURSUIT_FIELD_DATE, 0, N_ ("When") },
  /* which one is meant where several have the same title */
  { "deal_uid", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Deal (identifier)") },
  /* of the deal or the company: that of amounts in custom fields */
  { "currency", PURSUIT_FIELD_TEXT, 0 },
  PURSUIT_CUSTOM_SLOTS,
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_ACTIVITY_N_FIELDS);

PursuitEntity PURSUIT_ACTIVITY_ENTITY = {
  .name = "activity",
  .plural = "activities",
  .label = N_ ("Activity"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .n_custom = PURSUIT_N_CUSTOM_FIELDS,
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
