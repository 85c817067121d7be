/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-person.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitPerson:
 *
 * A person at a customer or another company, with the place in its organisation. What holds for one deal only
 * (role, attitude, weight) is a participant.
 */
struct _PursuitPerson
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitPerson, pursuit_person, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_LEVELS[] = {
  { "operating", N_ ("Operating level") },
  { "management", N_ ("Management level") },
  { "decision", N_ ("Decision level") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_FUNCTIONS[] = {
  { "using", N_ ("Using department") },
  { "technical", N_ ("Technical") },
  { "purchasing", N_ ("Purchasing") },
  { "finance", N_ ("Finance") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_PERSONALITIES[] = {
  { "actor", N_ ("Actor") },
  { "driver", N_ ("Driver") },
  { "professor", N_ ("Professor") },
  { "amiable", N_ ("Amiable") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "ref", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_KEY, N_ ("Reference"), .synonyms = "ref|reference|external id|person id|contact id|编号" },
  { "name", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_REQUIRED, NC_ ("person", "Name"), .context = "person", .synonyms = "name|full name|person|contact|contact name|姓名|联系人|名字" },
  { "company_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "company" },
  { "company", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_BY_NAME, N_ ("Company"), .target = "company", .synonyms = "company|account|customer|account name|company name|organisation|organization|客户|公司|客户名称|单位" },
  { "title", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Job title"), .synonyms = "title|job title|position|职务|职位" },
  { "department", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Department"), .synonyms = "department|dept|division|部门|科室" },
  { "email", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_KEY, N_ ("E-mail"), .synonyms = "email|e mail|mail|email address|邮箱|邮件|电子邮箱" },
  { "phone", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Phone"), .synonyms = "phone|telephone|tel|office phone|电话|办公电话|座机" },
  { "mobile", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Mobile"), .synonyms = "mobile|cell|mobile phone|手机|移动电话|手机号" },
  { "level", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Level"), .choices = PURSUIT_LEVELS, .synonyms = "level|层级|级别" },
  { "function", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Function"), .choices = PURSUIT_FUNCTIONS, .synonyms = "function|职能" },
  { "reports_to", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_IMPORT, N_ ("Reports to"), .target = "person", .synonyms = "reports to|reportsto|manager|supervisor|上级|汇报对象|直属上级" },
  { "manager", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "on_chart", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("On the chart") },
  { "chart_order", PURSUIT_FIELD_REAL, PURSUIT_FIELD_STORED },
  { "assistant", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Assistant") },
  { "chart_columns", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Columns of reports"), .min = 0, .max = 3 },
  { "placeholder", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Not known yet") },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes"), .synonyms = "notes|note|remarks|remark|comment|comments|备注|说明" },
  { "salutation", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Form of address"), .synonyms = "salutation|form of address|prefix|称呼|称谓" },
  { "wechat", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("WeChat"), .synonyms = "wechat|weixin|wechat id|微信|微信号" },
  { "birthday", PURSUIT_FIELD_ANNIVERSARY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Birthday"), .synonyms = "birthday|birth date|date of birth|born|生日|出生日期" },
  { "home_town", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Home town"), .synonyms = "home town|hometown|native place|籍贯|家乡" },
  { "family", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE | PURSUIT_FIELD_LONG, N_ ("Family"), .synonyms = "family|家庭|家庭情况" },
  { "school", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("School"), .synonyms = "school|university|college|毕业院校|学校" },
  { "major", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Major"), .synonyms = "major|subject|专业" },
  { "sports", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Sports"), .synonyms = "sports|sport|运动|喜欢的运动" },
  { "food", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Restaurants and food"), .synonyms = "food|restaurants|餐厅|饮食|喜欢的餐厅和食物" },
  { "books", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Books"), .synonyms = "books|reading|喜欢的书籍|书籍" },
  { "hobbies", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Hobbies"), .synonyms = "hobbies|interests|爱好|兴趣" },
  { "pets", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE, N_ ("Pets"), .synonyms = "pets|宠物" },
  { "home_address", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE | PURSUIT_FIELD_LONG, N_ ("Home address"), .synonyms = "home address|private address|家庭住址|住址" },
  { "career", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_PRIVATE | PURSUIT_FIELD_LONG, N_ ("Career"), .synonyms = "career|cv|résumé|工作经历|履历" },
  { "personality", PURSUIT_FIELD_CHOICE, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Personality"), .choices = PURSUIT_PERSONALITIES, .synonyms = "personality|性格|性格类型" },
  { "authority", PURSUIT_FIELD_MONEY, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Decides alone up to") },
  /* a line each, “fax: +44 20 2”: pursuit-vcard-contacts.c in transfer/ writes and reads it */
  { "more_contacts", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("More numbers and addresses"), .synonyms = "more contacts|other phones|other emails|fax|其他电话|其他联系方式|更多电话和邮箱|传真" },
  { "photo_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "attachment" },
  { "currency", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Currency") },
  { "last_contact", PURSUIT_FIELD_DATE, PURSUIT_FIELD_JSON, N_ ("Last contact") },
  /* the hash of its bytes; in a file that is imported the bytes themselves in base64 */
  { "photo", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_IMPORT, N_ ("Photo") },
  /* who is meant where ids are others */
  { "reports_to_uid", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_IMPORT | PURSUIT_FIELD_JSON, N_ ("Reports to (identifier)") },
  PURSUIT_CUSTOM_SLOTS,
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PERSON_N_FIELDS);

PursuitEntity PURSUIT_PERSON_ENTITY = {
  .name = "person",
  .plural = "people",
  .label = N_ ("Person"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .n_custom = PURSUIT_N_CUSTOM_FIELDS,
  .get_type = pursuit_person_get_type,
};

static void
pursuit_person_class_init (PursuitPersonClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PERSON_ENTITY);
}

static void
pursuit_person_init (PursuitPerson *self)
{
}
