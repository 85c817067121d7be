/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company.h"

#include "pursuit-deal.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitCompany:
 *
 * A customer, or another company that takes part in deals.
 */
struct _PursuitCompany
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitCompany, pursuit_company, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_COMPANY_STATES[] = {
  { "active", N_ ("Active") },
  { "ceased", N_ ("Ceased business") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_COMPANY_SIZES[] = {
  { "small", N_ ("Small") },
  { "medium", N_ ("Medium") },
  { "large", N_ ("Large") },
  { "giant", N_ ("Giant") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_COMPANY_VALUES[] = {
  { "high", N_ ("High") },
  { "middle", N_ ("Middle") },
  { "low", N_ ("Low") },
  { NULL, NULL },
};

/* The things that a company file asks for, as its rules name them (see pursuit-company-file.c). */
const PursuitChoice PURSUIT_COMPANY_FILE[] = {
  { "industry", N_ ("Industry") },
  { "region", N_ ("Region") },
  { "nature", N_ ("Nature of business") },
  { "size_class", N_ ("Company size") },
  { "value_class", N_ ("Value to us") },
  { "business", N_ ("What it does") },
  { "finances", N_ ("Finances") },
  { "phone", N_ ("Phone") },
  { "email", N_ ("E-mail") },
  { "address", N_ ("Address") },
  { "website", N_ ("Website") },
  { "credit_code", N_ ("Credit code") },
  { "employees", N_ ("Employees") },
  { "revenue", N_ ("Revenue") },
  { "founded", N_ ("Founded") },
  { "parent_id", N_ ("Parent company") },
  { "spend", N_ ("Spends a year") },
  { "our_share", N_ ("Our share, %") },
  { "products", N_ ("Products in use") },
  { "rivals", N_ ("Competitors inside") },
  { "plans", N_ ("Buying plans") },
  { "problems", N_ ("Problems to solve") },
  { "people", N_ ("People") },
  { "departments", N_ ("Departments") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_COMPANY_LIVES[] = {
  { "target", N_ ("Target market") },
  { "database", N_ ("Valid database") },
  { "open", N_ ("With open deals") },
  { "won", N_ ("Won") },
  { "lost", N_ ("Lost, back in base") },
  { "ceased", N_ ("Ceased business") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "ref", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_KEY, N_ ("Reference"), .synonyms = "ref|reference|external id|company id|account id|customer id|编号|客户编号" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_KEY, N_ ("Name"), .synonyms = "name|company|account|customer|account name|company name|client|客户|公司|名称|客户名称|公司名称|单位名称" },
  { "industry", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Industry"), .synonyms = "industry|sector|branch|行业|所属行业" },
  { "region", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Region"), .synonyms = "region|office location|location|country|area|city|territory|地区|区域|所在地|城市|省份" },
  { "nature", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Nature of business"), .synonyms = "nature|nature of business|ownership|type|性质|企业性质|单位性质" },
  { "website", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Website"), .synonyms = "website|web|url|homepage|site|网址|网站|主页" },
  { "phone", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Phone"), .synonyms = "phone|telephone|tel|电话|联系电话|公司电话" },
  { "employees", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Employees"), .synonyms = "employees|staff|headcount|size|number of employees|员工|员工数|人数|规模", .min = 0, .max = 1e9 },
  { "revenue", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Revenue"), .synonyms = "revenue|annual revenue|turnover|sales|营业额|年营业额|年收入" },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, N_ ("Currency"), .synonyms = "currency|币种|货币" },
  { "founded", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Founded"), .synonyms = "founded|year established|established|year founded|成立年份|成立时间", .min = 1, .max = 9999 },
  { "parent_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "company" },
  { "parent", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Parent company"), .target = "company", .synonyms = "parent|parent company|subsidiary of|group|母公司|上级公司|所属集团" },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "owner", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Owner"), .target = "member", .synonyms = "owner|sales agent|account manager|salesperson|负责人|销售|客户经理" },
  { "grade", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Grade"), .choices = PURSUIT_GRADES },
  { "state", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("State"), .choices = PURSUIT_COMPANY_STATES },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes"), .synonyms = "notes|note|remarks|remark|comment|comments|description|备注|说明" },
  { "email", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("E-mail"), .synonyms = "email|e mail|mail|company email|邮箱|公司邮箱|电子邮箱" },
  { "address", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Address"), .synonyms = "address|company address|street|地址|公司地址|注册地址" },
  { "credit_code", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Credit code"), .synonyms = "credit code|unified social credit code|registration number|tax id|统一社会信用代码|信用代码|税号" },
  { "business", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("What it does"), .synonyms = "business|main business|what it does|主营业务|经营范围" },
  { "finances", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Finances"), .synonyms = "finances|financial situation|财务状况" },
  { "size_class", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Company size"), .choices = PURSUIT_COMPANY_SIZES, .synonyms = "size class|company size|企业规模" },
  { "value_class", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Value to us"), .choices = PURSUIT_COMPANY_VALUES, .synonyms = "value|value to us|customer value|客户价值" },
  { "spend", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Spends a year"), .synonyms = "spend|spends a year|annual spend|年采购额" },
  { "our_share", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Our share, %"), .synonyms = "our share|share of spend|wallet share|占有份额", .min = 0, .max = 100 },
  { "known_none", PURSUIT_FIELD_SET, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Known to have none of"), .choices = PURSUIT_COMPANY_FILE },
  { "file_known", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("File known, %") },
  /* bit i: item i of the company file is told by rows of its own */
  { "file_rows", PURSUIT_FIELD_INT, 0 },
  { "open_deals", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Open deals") },
  /* in the company's currency at today's rates, and how many of its open deals have none */
  { "open_amount", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_JSON, N_ ("Open amount") },
  { "open_unrated", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Open deals without a rate") },
  { "people", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("People") },
  { "last_contact", PURSUIT_FIELD_DATE, PURSUIT_FIELD_JSON, N_ ("Last contact") },
  { "grade_said", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Grade given by hand"), .choices = PURSUIT_GRADES },
  { "grade_reason", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Reason of the grade") },
  { "life", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Life cycle"), .choices = PURSUIT_COMPANY_LIVES },
  { "verified", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Verified") },
  { "pool_since", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("In the pool since") },
  { "release_day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("To be released on") },
  { "protected_until", PURSUIT_FIELD_DATE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Protected until") },
  { "exclusive", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, N_ ("Exclusive") },
  { "shares", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Shared with") },
  { "next_close", PURSUIT_FIELD_DATE, PURSUIT_FIELD_JSON, N_ ("Expected close") },
  /* the first thing that is planned with it */
  { "next_day", PURSUIT_FIELD_DATE, PURSUIT_FIELD_JSON, N_ ("Next step on") },
  { "next_step", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Subject of the next step") },
  /* who is in charge of its largest open deal there, else who of its people took part in most */
  { "main_contact", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Main contact") },
  PURSUIT_CUSTOM_SLOTS,
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_COMPANY_N_FIELDS);

PursuitEntity PURSUIT_COMPANY_ENTITY = {
  .name = "company",
  .plural = "companies",
  .label = N_ ("Company"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .n_custom = PURSUIT_N_CUSTOM_FIELDS,
  .get_type = pursuit_company_get_type,
};

static void
pursuit_company_class_init (PursuitCompanyClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_COMPANY_ENTITY);
}

static void
pursuit_company_init (PursuitCompany *self)
{
}
