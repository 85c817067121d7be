/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitDeal:
 *
 * A deal: one sale to one customer, on its way through the stages of a process. Beside its own columns it
 * carries what a card shows: names of what it points to, and values that the store keeps derived.
 */
struct _PursuitDeal
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitDeal, pursuit_deal, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_OUTCOMES[] = {
  { "open", N_ ("Open") },           { "won", N_ ("Won") },
  { "lost", N_ ("Lost") },           { "withdrawn", N_ ("Withdrawn") },
  { "postponed", N_ ("Postponed") }, { NULL, NULL },
};

const PursuitChoice PURSUIT_GRADES[] = {
  { "A", N_ ("A") }, { "B", N_ ("B") }, { "C", N_ ("C") }, { "D", N_ ("D") }, { NULL, NULL },
};

/* From the surest to the one that counts nowhere: see pursuit-forecast.h */
const PursuitChoice PURSUIT_FORECASTS[] = {
  { "commit", N_ ("Commit") },
  { "best-case", N_ ("Best case") },
  { "pipeline", N_ ("Pipeline") },
  { "omitted", N_ ("Omitted") },
  { NULL, NULL },
};

/* How the customer buys, from the one with most rivals to the one with none. */
const PursuitChoice PURSUIT_BUYING_METHODS[] = {
  { "tender", N_ ("Tender") },
  { "invited-tender", N_ ("Invited tender") },
  { "negotiated-tender", N_ ("Negotiated tender") },
  { "quotation", N_ ("Competitive quotation") },
  { "direct-award", N_ ("Direct award") },
  { "framework", N_ ("Framework contract") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_STRATEGIES[] = {
  { "advance", N_ ("Advance") },
  { "change-view", N_ ("Change the view") },
  { "change-process", N_ ("Change the process") },
  { "delay", N_ ("Delay") },
  { "win-win", N_ ("Win-win") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_DRIFT_STATES[PURSUIT_N_DRIFT_STATES + 1] = {
  { "unknown", N_ ("Buying stage not known") },
  { "in-step", N_ ("In step") },
  { "customer-ahead", N_ ("Customer ahead") },
  { "we-ahead", N_ ("We are ahead") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "ref", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_KEY, N_ ("Reference"), .synonyms = "ref|reference|external id|opportunity id|deal id|opportunity|编号|商机编号|商机号" },
  { "title", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Title"), .synonyms = "title|deal|deal name|name|subject|opportunity name|project|商机|商机名称|名称|项目|项目名称|主题" },
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company", .synonyms = "company|account|customer|client|account name|company name|organisation|organization|客户|公司|客户名称|公司名称|单位|单位名称" },
  { "process_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "process" },
  { "process", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Process"), .target = "process", .synonyms = "process|pipeline|流程|销售流程" },
  { "stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "stage" },
  { "stage", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Stage"), .target = "stage", .synonyms = "stage|deal stage|sales stage|phase|status|阶段|商机阶段|销售阶段|状态" },
  { "position", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "outcome", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Outcome"), .choices = PURSUIT_OUTCOMES, .synonyms = "outcome|result|结果" },
  { "product", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Product"), .synonyms = "product|item|产品|产品名称" },
  { "amount", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Amount"), .synonyms = "amount|value|close value|deal value|revenue|price|total|金额|商机金额|预计金额|合同金额" },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Currency"), .synonyms = "currency|币种|货币" },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "owner", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Owner"), .target = "member", .synonyms = "owner|sales agent|agent|salesperson|sales rep|rep|account manager|负责人|销售|销售员|业务员|销售人员" },
  { "grade", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Grade"), .choices = PURSUIT_GRADES },
  { "grade_own", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "grade_reason", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Reason of the grade") },
  { "grade_due", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Grade to be confirmed"), .choices = PURSUIT_GRADES },
  { "created", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Created"), .synonyms = "created|created at|create date|engage date|engaged|start date|opened|创建日期|创建时间|开始日期|接触日期" },
  { "closed", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Closed"), .synonyms = "closed|close date|closed at|won date|end date|关闭日期|成交日期|结束日期" },
  { "expected_close", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Expected close"), .synonyms = "expected close|expected close date|forecast date|due date|预计成交|预计成交日期|预计日期" },
  { "finished", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Delivery finished") },
  { "close_reason", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Reason") },
  { "competitor", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Competitor") },
  { "source", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Source"), .synonyms = "source|lead source|channel|来源|线索来源" },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes"), .synonyms = "notes|note|remarks|remark|comment|comments|description|备注|说明|描述" },
  { "probability", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Win probability") },
  { "probability_base", PURSUIT_FIELD_REAL, PURSUIT_FIELD_JSON },
  { "probability_computed", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON },
  { "probability_own", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Own estimate"), .min = 0, .max = 1 },
  { "probability_reason", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Reason for the own estimate") },
  { "forecast", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Forecast"), .choices = PURSUIT_FORECASTS, .synonyms = "forecast|forecast category|预测|预测类别" },
  { "forecast_manager", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Manager’s figure") },
  { "weighted", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Weighted amount") },
  { "stage_since", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("In stage since") },
  { "next_step", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Subject of the next step") },
  { "next_day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Next step on") },
  { "last_contact", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Last contact") },
  { "has_insider", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Insider") },
  { "met_decision", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Decision maker met") },
  { "forced", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Forced move") },
  { "missing", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Missing key nodes") },
  { "overdue", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Times over the stage’s limit") },
  { "findings", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Findings about people") },
  { "finding", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED },
  { "support", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Support by decision weight") },
  { "opportunity", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Opportunity score") },
  { "pending", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Pending approvals") },
  { "buying_stage_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "buying_stage" },
  { "buying_stage", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Buying stage"), .target = "buying_stage" },
  { "buying_day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Buying stage seen on") },
  { "buying_source", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Buying stage told by") },
  { "drift", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Drift") },
  { "drift_state", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_JSON, N_ ("Tracks"), .choices = PURSUIT_DRIFT_STATES },
  { "budget", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Budget"), .synonyms = "budget|预算" },
  { "buying_when", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Buys when") },
  { "buying_method", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Buying method"), .choices = PURSUIT_BUYING_METHODS },
  { "in_charge_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "in_charge", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("In charge"), .target = "person" },
  { "strategy", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Strategy"), .choices = PURSUIT_STRATEGIES },
  { "criteria_reason", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Why we go on behind a rival") },
  { "stale_days", PURSUIT_FIELD_INT, 0 },
  { "stage_position", PURSUIT_FIELD_INT, 0 },
  { "stage_phase", PURSUIT_FIELD_TEXT, 0 },
  PURSUIT_CUSTOM_SLOTS,
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_DEAL_N_FIELDS);

PursuitEntity PURSUIT_DEAL_ENTITY = {
  .name = "deal",
  .plural = "deals",
  .label = N_ ("Deal"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .n_custom = PURSUIT_N_CUSTOM_FIELDS,
  .get_type = pursuit_deal_get_type,
};

static void
pursuit_deal_class_init (PursuitDealClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_DEAL_ENTITY);
}

static void
pursuit_deal_init (PursuitDeal *self)
{
}
