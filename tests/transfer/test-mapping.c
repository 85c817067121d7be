/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-transfer-error.h"
#include "test-files.h"
#include "test-stages.h"

static PursuitMapping *
guess (const char *path, const PursuitEntity *entity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  PursuitMapping *mapping = pursuit_mapping_guess (path, entity, NULL, stages, NULL, &error);

  g_assert_no_error (error);
  return mapping;
}

static PursuitMapping *
guess_text (const char *text)
{
  g_autoptr (TestFile) path = test_files_write (text, -1);

  return guess (path, NULL);
}

static PursuitMapping *
guess_crm (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "crm-opportunities", name, NULL);

  return guess (path, NULL);
}

/* Writes what the columns are: "field field - field". */
static char *
list_fields (PursuitMapping *mapping)
{
  g_autoptr (GString) fields = g_string_new (NULL);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const int field = pursuit_mapping_get_field (mapping, i);

      g_string_append_printf (fields, "%s%s", i > 0 ? " " : "",
                              field >= 0 ? mapping->entity->fields[field].name : "-");
    }
  return g_string_free (g_steal_pointer (&fields), FALSE);
}

static void
assert_fields (PursuitMapping *mapping, const PursuitEntity *entity, const char *expected)
{
  g_autofree char *fields = list_fields (mapping);

  g_assert_cmpstr (mapping->entity->name, ==, entity->name);
  g_assert_cmpstr (fields, ==, expected);
}

static void
assert_value (PursuitMapping *mapping, const char *from, const char *to)
{
  PursuitMappingValue *value = pursuit_mapping_find_value (mapping, PURSUIT_DEAL_STAGE, from);

  g_assert_nonnull (value);
  g_assert_cmpstr (value->to, ==, to);
}

static void
test_crm_pipeline (void)
{
  g_autoptr (PursuitMapping) mapping = guess_crm ("sales_pipeline.csv");

  assert_fields (mapping, &PURSUIT_DEAL_ENTITY, "ref owner product company stage created closed amount");
  g_assert_cmpint (mapping->date_order, ==, PURSUIT_DATE_ORDER_MDY);
  g_assert_true (mapping->date_certain);
  g_assert_cmpstr (mapping->date_evidence, ==, "10/20/2016");
  g_assert_cmpuint (mapping->date_line, ==, 2);
  g_assert_cmpint (mapping->encoding, ==, PURSUIT_ENCODING_UTF8);
  g_assert_cmpuint (mapping->values->len, ==, 4);
  assert_value (mapping, "Prospecting", "develop");
  assert_value (mapping, "Engaging", "enter");
  assert_value (mapping, "Won", "enter/won");
  assert_value (mapping, "Lost", "enter/lost");
  g_assert_cmpuint (pursuit_mapping_find_value (mapping, PURSUIT_DEAL_STAGE, "Prospecting")->count, ==, 500);
  g_assert_cmpstr (((PursuitMappingColumn *) mapping->columns->pdata[1])->samples->pdata[1], ==,
                   "Darcel Schlecht");
}

static void
test_crm_accounts (void)
{
  g_autoptr (PursuitMapping) mapping = guess_crm ("accounts.csv");

  assert_fields (mapping, &PURSUIT_COMPANY_ENTITY, "name industry founded revenue employees region parent");
  g_assert_cmpint (mapping->date_order, ==, PURSUIT_DATE_ORDER_UNKNOWN);
  g_assert_false (mapping->decimal_comma);
}

static void
test_crm_teams (void)
{
  g_autoptr (PursuitMapping) mapping = guess_crm ("sales_teams.csv");

  assert_fields (mapping, &PURSUIT_MEMBER_ENTITY, "name manager region");
}

static void
test_crm_products (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "crm-opportunities", "products.csv", NULL);

  g_assert_null (pursuit_mapping_guess (path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING);
}

static void
test_headers (void)
{
  static const struct
  {
    const PursuitEntity *entity;
    const char *header;
    int field;
  } cases[] = {
    { &PURSUIT_DEAL_ENTITY, "Account", PURSUIT_DEAL_COMPANY },
    { &PURSUIT_DEAL_ENTITY, "COMPANY_NAME", PURSUIT_DEAL_COMPANY },
    { &PURSUIT_DEAL_ENTITY, "客户", PURSUIT_DEAL_COMPANY },
    { &PURSUIT_DEAL_ENTITY, "公司", PURSUIT_DEAL_COMPANY },
    { &PURSUIT_DEAL_ENTITY, " 客户名称 ", PURSUIT_DEAL_COMPANY },
    { &PURSUIT_DEAL_ENTITY, "sales-agent", PURSUIT_DEAL_OWNER },
    { &PURSUIT_DEAL_ENTITY, "负责人", PURSUIT_DEAL_OWNER },
    { &PURSUIT_DEAL_ENTITY, "closeValue", PURSUIT_DEAL_AMOUNT },
    { &PURSUIT_DEAL_ENTITY, "Amount (USD)", PURSUIT_DEAL_AMOUNT },
    { &PURSUIT_DEAL_ENTITY, "金额（元）", PURSUIT_DEAL_AMOUNT },
    { &PURSUIT_DEAL_ENTITY, "Opportunity ID", PURSUIT_DEAL_REF },
    { &PURSUIT_DEAL_ENTITY, "ｓｔａｇｅ", PURSUIT_DEAL_STAGE },
    { &PURSUIT_DEAL_ENTITY, "销售阶段", PURSUIT_DEAL_STAGE },
    { &PURSUIT_DEAL_ENTITY, "预计成交日期", PURSUIT_DEAL_EXPECTED_CLOSE },
    { &PURSUIT_DEAL_ENTITY, "probability", -1 },
    { &PURSUIT_DEAL_ENTITY, "reason", -1 },
    { &PURSUIT_DEAL_ENTITY, "line", -1 },
    { &PURSUIT_DEAL_ENTITY, "", -1 },
    { &PURSUIT_DEAL_ENTITY, "|", -1 },
    { &PURSUIT_COMPANY_ENTITY, "office_location", PURSUIT_COMPANY_REGION },
    { &PURSUIT_COMPANY_ENTITY, "Sector", PURSUIT_COMPANY_INDUSTRY },
    { &PURSUIT_COMPANY_ENTITY, "subsidiary of", PURSUIT_COMPANY_PARENT },
    { &PURSUIT_COMPANY_ENTITY, "Year Established", PURSUIT_COMPANY_FOUNDED },
    { &PURSUIT_COMPANY_ENTITY, "所属行业", PURSUIT_COMPANY_INDUSTRY },
    { &PURSUIT_PERSON_ENTITY, "E-Mail", PURSUIT_PERSON_EMAIL },
    { &PURSUIT_PERSON_ENTITY, "姓名", PURSUIT_PERSON_NAME },
    { &PURSUIT_PERSON_ENTITY, "手机", PURSUIT_PERSON_MOBILE },
    { &PURSUIT_PERSON_ENTITY, "直属上级", PURSUIT_PERSON_REPORTS_TO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].header);
      g_assert_cmpint (pursuit_mapping_guess_field (cases[i].entity, cases[i].header), ==, cases[i].field);
    }
}

static void
test_chinese_file (void)
{
  g_autoptr (TestFile) path = test_files_write_encoded (
      "商机名称,客户,阶段,金额,负责人,创建日期,颜色\n轧机油,辽宁钢铁,投标,310万,王静,2026年3月14日,红\n"
      "液压油,宁夏重工,赢单,¥42万,李勇,2026/3/5,蓝\n",
      "GB18030");
  g_autoptr (PursuitMapping) mapping = guess (path, NULL);
  g_autoptr (GPtrArray) unmapped = pursuit_mapping_list_unmapped (mapping);

  assert_fields (mapping, &PURSUIT_DEAL_ENTITY, "title company stage amount owner created -");
  g_assert_cmpint (mapping->encoding, ==, PURSUIT_ENCODING_GB18030);
  g_assert_cmpint (mapping->date_order, ==, PURSUIT_DATE_ORDER_YMD);
  g_assert_true (mapping->date_certain);
  assert_value (mapping, "投标", "bid");
  assert_value (mapping, "赢单", "enter/won");
  g_assert_cmpuint (unmapped->len, ==, 1);
  g_assert_cmpstr (unmapped->pdata[0], ==, "颜色");
}

static void
test_people (void)
{
  g_autoptr (PursuitMapping) mapping =
      guess_text ("Name,Company,Job title,E-mail,Mobile,Level\nAnn,Acme,CEO,ann@acme.example,1,decision\n");

  assert_fields (mapping, &PURSUIT_PERSON_ENTITY, "name company title email mobile level");
  /* “decision” is a level's code: nothing to confirm. */
  g_assert_cmpuint (mapping->values->len, ==, 0);
}

static void
test_duplicate_headers (void)
{
  g_autoptr (PursuitMapping) mapping = guess_text ("title,amount,Amount,amount\nA,1,2,3\n");

  assert_fields (mapping, &PURSUIT_DEAL_ENTITY, "title amount - -");
  g_assert_true (pursuit_mapping_map (mapping, "amount=#3", NULL));
  assert_fields (mapping, &PURSUIT_DEAL_ENTITY, "title - amount -");
}

static PursuitMapping *
guess_dates (const char *dates)
{
  g_autoptr (GString) text = g_string_new ("title,created\n");
  g_auto (GStrv) all = g_strsplit (dates, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    g_string_append_printf (text, "A,%s\n", all[i]);
  return guess_text (text->str);
}

static void
assert_dates (const char *dates, PursuitDateOrder order, const char *evidence)
{
  g_autoptr (PursuitMapping) mapping = guess_dates (dates);

  g_test_message ("%s", dates);
  g_assert_cmpint (mapping->date_order, ==, order);
  g_assert_cmpint (mapping->date_certain, ==, evidence != NULL);
  g_assert_cmpstr (mapping->date_evidence, ==, evidence);
}

static void
test_date_orders (void)
{
  assert_dates ("1/2/2026 3/25/2026", PURSUIT_DATE_ORDER_MDY, "3/25/2026");
  assert_dates ("1/2/2026 25/3/2026", PURSUIT_DATE_ORDER_DMY, "25/3/2026");
  assert_dates ("25.03.2026 26.03.26", PURSUIT_DATE_ORDER_DMY, "25.03.2026");
  assert_dates ("2026-03-04", PURSUIT_DATE_ORDER_YMD, "2026-03-04");
  assert_dates ("2026/3/4 2026年3月5日", PURSUIT_DATE_ORDER_YMD, "2026/3/4");
  assert_dates ("2026-03-04T10:00:00Z", PURSUIT_DATE_ORDER_YMD, "2026-03-04T10:00:00Z");
  /* One slip does not outvote the rest. */
  assert_dates ("1/2/2026 13/14/2026 14/13/2026 3/25/2026 25/3/2026 4/26/2026", PURSUIT_DATE_ORDER_MDY,
                "3/25/2026");
  /* The C locale writes the month first. */
  assert_dates ("1/2/2026 3/4/2026", PURSUIT_DATE_ORDER_MDY, NULL);
  assert_dates ("soon never", PURSUIT_DATE_ORDER_UNKNOWN, NULL);
}

static void
test_decimal_comma (void)
{
  static const struct
  {
    const char *numbers;
    gboolean comma;
  } cases[] = {
    { "1,234.50;12.5;1,000", FALSE }, { "1.234,50;12,5;1.000", TRUE },
    { "1,000;2,000", FALSE },         { "1.234.567", TRUE },
    { "1,234,567", FALSE },           { "7", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) numbers = g_strsplit (cases[i].numbers, ";", -1);
      g_autoptr (GString) text = g_string_new ("title\tamount\n");
      g_autoptr (PursuitMapping) mapping = NULL;

      for (guint j = 0; numbers[j] != NULL; j++)
        g_string_append_printf (text, "A\t%s\n", numbers[j]);
      mapping = guess_text (text->str);
      g_assert_cmpint (mapping->decimal_comma, ==, cases[i].comma);
    }
}

static void
test_stages (void)
{
  static const struct
  {
    const char *value;
    const char
        *english; /* in a database whose stages are named in English; in a Chinese one it is the same */
  } cases[] = {
    { "Develop", "develop" },
    { "develop", "develop" },
    { "开发", "develop" },
    { "销售进入", "enter" },
    { "提案", "propose" },
    { "商务谈判", "negotiate" },
    { "Proposal/Price Quote", "propose" },
    { "Negotiation/Review", "negotiate" },
    { "合作实施", "deliver" },
    { "prospecting", "develop" },
    { "Engaging", "enter" },
    { "Closed Won", "enter/won" },
    { "CLOSED_LOST", "enter/lost" },
    { "丢单", "enter/lost" },
    { "弃标", "enter/withdrawn" },
    { "On hold", "enter/postponed" },
    { "Warp speed", "" },
    { "3", "3" },
    { "", "" },
  };

  for (guint chinese = 0; chinese < 2; chinese++)
    {
      g_autoptr (PursuitMapping) mapping = pursuit_mapping_new (&PURSUIT_DEAL_ENTITY);
      g_autoptr (GPtrArray) stages = test_stages_new (chinese);

      pursuit_mapping_set_stages (mapping, stages);
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *to = pursuit_mapping_guess_stage (mapping, cases[i].value);
          g_assert_cmpstr (to, ==, cases[i].english);
        }
    }
}

static void
test_resolve_stage (void)
{
  static const struct
  {
    const char *to;
    int stage;
    const char *outcome;
  } cases[] = {
    { "Bid", 3, "open" },      { "bid", 3, "open" },  { "4", 3, "open" },
    { "won", 4, "won" },       { "lost", 1, "lost" }, { "open", 0, "open" },
    { "Bid/lost", 3, "lost" }, { "2/WON", 1, "won" }, { "DELIVER", 5, "open" },
  };
  static const char *const unknown[] = { "", "7", "0", "/lost", "Bid/lost/won", "Bids" };
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  int stage;
  const char *outcome;

  g_assert_false (pursuit_mapping_resolve_stage (mapping, "Bid", &stage, &outcome));
  pursuit_mapping_set_stages (mapping, stages);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (pursuit_mapping_resolve_stage (mapping, cases[i].to, &stage, &outcome));
      g_assert_cmpint (stage, ==, cases[i].stage);
      g_assert_cmpstr (outcome, ==, cases[i].outcome);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (pursuit_mapping_resolve_stage (mapping, unknown[i], &stage, &outcome));
}

static void
assert_refused (gboolean result, GError **error, const char *part)
{
  g_assert_false (result);
  g_assert_error (*error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING);
  g_assert_nonnull (strstr ((*error)->message, part));
  g_clear_error (error);
}

static void
test_options (void)
{
  g_autoptr (PursuitMapping) mapping = guess_crm ("sales_pipeline.csv");
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_mapping_map (mapping, "title=product", NULL));
  g_assert_true (pursuit_mapping_map (mapping, "notes=Deal Stage", NULL));
  g_assert_true (pursuit_mapping_map (mapping, "owner=", NULL));
  /* One column may fill two fields. */
  g_assert_cmpint (mapping->field_columns[PURSUIT_DEAL_TITLE], ==, 2);
  g_assert_cmpint (mapping->field_columns[PURSUIT_DEAL_PRODUCT], ==, 2);
  g_assert_cmpint (mapping->field_columns[PURSUIT_DEAL_NOTES], ==, 4);
  g_assert_cmpint (mapping->field_columns[PURSUIT_DEAL_OWNER], ==, -1);
  assert_refused (pursuit_mapping_map (mapping, "title=nothing", &error), &error, "“nothing”");
  assert_refused (pursuit_mapping_map (mapping, "weighted=product", &error), &error, "“weighted”");
  assert_refused (pursuit_mapping_map (mapping, "title", &error), &error, "FIELD=COLUMN");

  g_assert_true (pursuit_mapping_map_value (mapping, "stage:engaging=Bid", NULL));
  assert_value (mapping, "Engaging", "Bid");
  g_assert_true (pursuit_mapping_map_value (mapping, "stage:New=Develop", NULL));
  assert_value (mapping, "new", "Develop");
  assert_refused (pursuit_mapping_map_value (mapping, "stage:Won=Nowhere", &error), &error, "“Nowhere”");
  assert_refused (pursuit_mapping_map_value (mapping, "stage=Won", &error), &error, "FIELD:FROM=TO");

  g_assert_true (pursuit_mapping_set_date_format (mapping, "DD.MM.YYYY", NULL));
  g_assert_cmpint (mapping->date_order, ==, PURSUIT_DATE_ORDER_DMY);
  g_assert_true (pursuit_mapping_set_date_format (mapping, "%Y-%m-%d", NULL));
  g_assert_cmpint (mapping->date_order, ==, PURSUIT_DATE_ORDER_YMD);
  assert_refused (pursuit_mapping_set_date_format (mapping, "m/y", &error), &error, "“m/y”");
}

static void
test_string (void)
{
  g_autoptr (PursuitMapping) mapping = guess_crm ("sales_pipeline.csv");
  g_autoptr (PursuitMapping) other = guess_crm ("sales_pipeline.csv");
  g_autoptr (PursuitMapping) wrong = guess_crm ("accounts.csv");
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_mapping_set_field (mapping, 2, PURSUIT_DEAL_TITLE);
  g_assert_true (pursuit_mapping_map_value (mapping, "stage:Won=Bid/won", NULL));
  g_assert_true (pursuit_mapping_set_date_format (mapping, "d/m/y", NULL));
  text = pursuit_mapping_to_string (mapping);
  pursuit_mapping_set_field (other, 2, -1);
  g_assert_true (pursuit_mapping_apply_string (other, text, &error));
  again = pursuit_mapping_to_string (other);
  g_assert_cmpstr (again, ==, text);
  assert_value (other, "Won", "Bid/won");
  assert_fields (other, &PURSUIT_DEAL_ENTITY, "ref owner title company stage created closed amount");

  assert_refused (pursuit_mapping_apply_string (wrong, text, &error), &error, "does not fit");
  assert_refused (pursuit_mapping_apply_string (other, "[nonsense", &error), &error, "does not fit");
}

static void
test_check (void)
{
  g_autoptr (PursuitMapping) mapping = guess_crm ("accounts.csv");
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_mapping_check (mapping, NULL));
  pursuit_mapping_set_field (mapping, 0, -1);
  assert_refused (pursuit_mapping_check (mapping, &error), &error, "name");
}

static void
test_describe (void)
{
  g_autoptr (PursuitMapping) mapping = guess_text ("title,colour,stage,created\nA,red,Warp,3/25/2026\n");
  g_autofree char *text = pursuit_mapping_describe (mapping);

  g_assert_cmpstr (text, ==,
                   "Encoding: UTF-8\n"
                   "Column “title” is the field title\n"
                   "Column “stage” is the field stage\n"
                   "Column “created” is the field created\n"
                   "Column “colour” is not imported\n"
                   "Dates are read as month/day/year\n"
                   "stage “Warp” is not known; its rows are rejected\n");
}

/* The command line's options: a column that is mapped by hand gets its values guessed too. */
static void
test_prepare (void)
{
  static const char *const fields[] = { "stage=Where", "title=What", NULL };
  static const char *const values[] = { "stage:Hot=Bid", NULL };
  PursuitMappingOptions options = {
    .encoding = "gbk", .date_format = "d/m/y", .fields = fields, .values = values
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  g_autoptr (TestFile) path =
      test_files_write ("What,Where,Created\nA,Hot,1/2/2026\nB,Won,3/25/2026\nC,Hot,\n", -1);
  g_autoptr (PursuitMapping) mapping = NULL;

  g_assert_null (pursuit_mapping_prepare (path, NULL, stages, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING);
  g_clear_error (&error);

  mapping = pursuit_mapping_prepare (path, &PURSUIT_DEAL_ENTITY, stages, &options, NULL, &error);
  g_assert_no_error (error);
  assert_fields (mapping, &PURSUIT_DEAL_ENTITY, "title stage created");
  g_assert_cmpint (mapping->encoding, ==, PURSUIT_ENCODING_GB18030);
  g_assert_cmpint (mapping->date_order, ==, PURSUIT_DATE_ORDER_DMY);
  g_assert_cmpuint (mapping->values->len, ==, 2);
  assert_value (mapping, "Hot", "Bid");
  g_assert_cmpuint (pursuit_mapping_find_value (mapping, PURSUIT_DEAL_STAGE, "Hot")->count, ==, 2);
  assert_value (mapping, "Won", "enter/won");

  options.encoding = "klingon";
  assert_refused (pursuit_mapping_prepare (path, &PURSUIT_DEAL_ENTITY, stages, &options, NULL, &error) !=
                      NULL,
                  &error, "“klingon”");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mapping/crm/pipeline", test_crm_pipeline);
  g_test_add_func ("/mapping/crm/accounts", test_crm_accounts);
  g_test_add_func ("/mapping/crm/teams", test_crm_teams);
  g_test_add_func ("/mapping/crm/products", test_crm_products);
  g_test_add_func ("/mapping/headers", test_headers);
  g_test_add_func ("/mapping/chinese-file", test_chinese_file);
  g_test_add_func ("/mapping/people", test_people);
  g_test_add_func ("/mapping/duplicate-headers", test_duplicate_headers);
  g_test_add_func ("/mapping/date-orders", test_date_orders);
  g_test_add_func ("/mapping/decimal-comma", test_decimal_comma);
  g_test_add_func ("/mapping/stages", test_stages);
  g_test_add_func ("/mapping/resolve-stage", test_resolve_stage);
  g_test_add_func ("/mapping/options", test_options);
  g_test_add_func ("/mapping/string", test_string);
  g_test_add_func ("/mapping/check", test_check);
  g_test_add_func ("/mapping/describe", test_describe);
  g_test_add_func ("/mapping/prepare", test_prepare);
  return g_test_run ();
}
