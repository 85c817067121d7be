/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-import-plan.h"
#include "pursuit-import-preview.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-transfer-error.h"
#include "test-files.h"
#include "test-stages.h"

static PursuitImportPlan *
open_plan (const char *path, const PursuitEntity *entity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_guess (path, entity, NULL, stages, NULL, &error);
  PursuitImportPlan *plan;

  g_assert_no_error (error);
  plan = pursuit_import_plan_open (path, mapping, "CNY", NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static char *
crm_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "crm-opportunities", name, NULL);
}

/* One value as text: dates as ISO, the rest as it is stored. */
static void
append_value (GString *text, const PursuitField *field, const PursuitImportValue *value)
{
  g_autofree char *iso = NULL;

  g_string_append_printf (text, "%s=", field->name);
  switch (value->kind)
    {
    case PURSUIT_VALUE_INT:
      iso = field->type == PURSUIT_FIELD_DATE ? pursuit_day_to_iso (value->i) : NULL;
      if (iso != NULL)
        g_string_append (text, iso);
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT, value->i);
      break;
    case PURSUIT_VALUE_TEXT:
      g_assert_cmpuint (strlen (value->text), ==, value->length);
      g_string_append (text, value->text);
      break;
    case PURSUIT_VALUE_REAL:
    case PURSUIT_VALUE_NULL:
    default:
      g_assert_not_reached ();
    }
  g_string_append_c (text, '|');
}

/* All rows as "line:field=value|field=value|;" and all rejects as "line!column:reason;". */
static char *
read_all (PursuitImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const PursuitEntity *entity = pursuit_import_plan_get_mapping (plan)->entity;
  PursuitRejects *rejects = pursuit_import_plan_get_rejects (plan);
  PursuitImportRow row;

  while (pursuit_import_plan_next_row (plan, &row, NULL, &error))
    {
      g_string_append_printf (text, "%" G_GUINT64_FORMAT ":", row.line);
      for (guint i = 0; i < entity->n_fields; i++)
        if (row.values[i].kind != PURSUIT_VALUE_NULL)
          append_value (text, &entity->fields[i], &row.values[i]);
      g_string_append_c (text, ';');
    }
  g_assert_no_error (error);
  for (guint i = 0; i < pursuit_rejects_get_count (rejects); i++)
    {
      const PursuitReject *reject = pursuit_rejects_get (rejects, i);
      g_string_append_printf (text, "%" G_GUINT64_FORMAT "!%s:%s;", reject->line,
                              reject->column != NULL ? reject->column : "", reject->reason);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_rows (const PursuitEntity *entity, const char *text, const char *expected)
{
  g_autoptr (TestFile) path = test_files_write (text, -1);
  g_autoptr (PursuitImportPlan) plan = open_plan (path, entity);
  g_autofree char *rows = read_all (plan);

  g_assert_cmpstr (rows, ==, expected);
}

/* The whole practice file: all rows come in, and the sums are those of a spreadsheet. */
static void
test_crm_pipeline (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = crm_path ("sales_pipeline.csv");
  g_autoptr (PursuitImportPlan) plan = open_plan (path, NULL);
  PursuitImportRow row;
  guint n = 0, won = 0, lost = 0, open = 0, without_company = 0, without_created = 0, in_first = 0;
  gint64 amount = 0;

  while (pursuit_import_plan_next_row (plan, &row, NULL, &error))
    {
      const PursuitImportValue *values = row.values;
      const char *outcome = values[PURSUIT_DEAL_OUTCOME].text;
      const gboolean is_open = strcmp (outcome, "open") == 0;

      n++;
      won += strcmp (outcome, "won") == 0;
      lost += strcmp (outcome, "lost") == 0;
      open += is_open;
      without_company += values[PURSUIT_DEAL_COMPANY].kind == PURSUIT_VALUE_NULL;
      without_created += values[PURSUIT_DEAL_CREATED].kind == PURSUIT_VALUE_NULL;
      in_first += values[PURSUIT_DEAL_STAGE_ID].i == 11;
      g_assert_cmpint (values[PURSUIT_DEAL_CLOSED].kind == PURSUIT_VALUE_NULL, ==, is_open);
      g_assert_cmpint (values[PURSUIT_DEAL_STAGE_ID].i == 11, ==,
                       values[PURSUIT_DEAL_CREATED].kind == PURSUIT_VALUE_NULL);
      g_assert_cmpint (values[PURSUIT_DEAL_TITLE].kind, ==, PURSUIT_VALUE_TEXT);
      g_assert_true (row.title_made);
      if (values[PURSUIT_DEAL_AMOUNT].kind != PURSUIT_VALUE_NULL)
        amount += values[PURSUIT_DEAL_AMOUNT].i;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 8800);
  g_assert_cmpuint (won, ==, 4238);
  g_assert_cmpuint (lost, ==, 2473);
  g_assert_cmpuint (open, ==, 2089);
  g_assert_cmpuint (without_company, ==, 1425);
  g_assert_cmpuint (without_created, ==, 500);
  g_assert_cmpuint (in_first, ==, 500);
  g_assert_cmpint (amount, ==, G_GINT64_CONSTANT (10005534) * 100);
  g_assert_cmpuint (pursuit_rejects_get_count (pursuit_import_plan_get_rejects (plan)), ==, 0);
  g_assert_cmpuint (pursuit_import_plan_get_n_rows (plan), ==, 8800);
  g_assert_cmpfloat (pursuit_import_plan_get_progress (plan), ==, 1.0);
}

static void
test_crm_others (void)
{
  g_autofree char *accounts_path = crm_path ("accounts.csv");
  g_autofree char *teams_path = crm_path ("sales_teams.csv");
  g_autoptr (PursuitImportPlan) accounts = open_plan (accounts_path, NULL);
  g_autoptr (PursuitImportPlan) teams = open_plan (teams_path, NULL);
  g_autofree char *companies = read_all (accounts);
  g_autofree char *members = read_all (teams);

  g_assert_true (g_str_has_prefix (companies,
                                   "2:name=Acme Corporation|industry=technolgy|region=United States|"
                                   "employees=2822|revenue=110004|currency=CNY|founded=1996|;"));
  g_assert_cmpuint (pursuit_import_plan_get_n_rows (accounts), ==, 85);
  g_assert_nonnull (strstr (companies, "|parent=Acme Corporation|"));
  g_assert_null (strchr (companies, '!'));
  g_assert_true (
      g_str_has_prefix (members, "2:name=Anna Snelling|manager=Dustin Brinkmann|region=Central|;"));
  g_assert_cmpuint (pursuit_import_plan_get_n_rows (teams), ==, 35);
}

static void
test_verbatim (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY, "title,company,notes\n\" Oil\nline 3 \",  Acme ,\"a\r\nb\"\n",
               "2:title= Oil\nline 3 |company=  Acme |stage_id=11|outcome=open|notes=a\r\nb|;");
}

static void
test_guard (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY, "title,notes,amount\n'=1+1,'+86 10,'-\n''@x,'tis,5\n",
               "2:title==1+1|stage_id=11|outcome=open|notes=+86 10|;"
               "3:title='@x|stage_id=11|outcome=open|amount=500|currency=CNY|notes='tis|;");
}

static void
test_titles (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY,
               "ref,title,product,company,stage\n1,T,P,C,\n2,,P,C,\n3,,,C,\n4, ,P,,\n5,,,,\n,,,,Bid\n",
               "2:ref=1|title=T|company=C|stage_id=11|outcome=open|product=P|;"
               "3:ref=2|title=P – C|company=C|stage_id=11|outcome=open|product=P|;"
               "4:ref=3|title=C|company=C|stage_id=11|outcome=open|;"
               "5:ref=4|title=P|stage_id=11|outcome=open|product=P|;"
               "6:ref=5|title=5|stage_id=11|outcome=open|;"
               "7!title:The deal has no title, product, company or reference.;");
}

static void
test_amounts (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY,
               "title;amount;currency\n"
               "A;1,234.5;\nB;¥310万;cny\nC;3.1亿;\nD;$ 5;USD\nE;1234;JPY\nF;１２３;\nG;n/a;\n"
               "H;ten;\nI;-5;\nJ;99999999999999999999;\nK;5;dollars\nL;€5;\nM;€5;EUR\n",
               "2:title=A|stage_id=11|outcome=open|amount=123450|currency=CNY|;"
               "3:title=B|stage_id=11|outcome=open|amount=310000000|currency=CNY|;"
               "4:title=C|stage_id=11|outcome=open|amount=31000000000|currency=CNY|;"
               "5:title=D|stage_id=11|outcome=open|amount=500|currency=USD|;"
               "6:title=E|stage_id=11|outcome=open|amount=1234|currency=JPY|;"
               "7:title=F|stage_id=11|outcome=open|amount=12300|currency=CNY|;"
               "8:title=G|stage_id=11|outcome=open|;"
               "14:title=M|stage_id=11|outcome=open|amount=500|currency=EUR|;"
               "9!amount:“ten” is not an amount.;"
               "10!amount:The amount “-5” is negative.;"
               "11!amount:“99999999999999999999” is not an amount.;"
               "12!currency:“dollars” is no currency code such as CNY or USD.;"
               "13!amount:“€5” is an amount in another currency than CNY.;");
  assert_rows (&PURSUIT_DEAL_ENTITY, "title;amount\nA;1.234,50\nB;12,5\nC;1.000\n",
               "2:title=A|stage_id=11|outcome=open|amount=123450|currency=CNY|;"
               "3:title=B|stage_id=11|outcome=open|amount=1250|currency=CNY|;"
               "4:title=C|stage_id=11|outcome=open|amount=100000|currency=CNY|;");
}

static void
test_days (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY,
               "title,stage,created,closed\n"
               "A,Won,2026-01-02,2026-03-04\nB,Bid,2026/1/2,2026年3月4日\nC,Lost,2026-03-04,2026-01-02\n"
               "D,Won,2026-02-30,\nE,Lost,,2026-03-04 10:00\nF,Bid,tomorrow,\nG,Won,2026-01-02,\n",
               "2:title=A|stage_id=12|stage=Enter|outcome=won|created=2026-01-02|closed=2026-03-04|;"
               "3:title=B|stage_id=14|stage=Bid|outcome=open|created=2026-01-02|expected_close=2026-03-04|;"
               "6:title=E|stage_id=12|stage=Enter|outcome=lost|closed=2026-03-04|;"
               "8:title=G|stage_id=12|stage=Enter|outcome=won|created=2026-01-02|;"
               "4!closed:The deal was closed before it was created.;"
               "5!created:“2026-02-30” is not a date in the order year-month-day.;"
               "7!created:“tomorrow” is not a date in the order year-month-day.;");
}

static void
test_stages (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY,
               "title,stage,outcome\nA,Bid,\nB,bid,lost\nC,,won\nD,won,lost\nE,Warp,\nF,Deliver,\nG,Bid,"
               "maybe\nH, Bid ,Lost\n",
               "2:title=A|stage_id=14|stage=Bid|outcome=open|;"
               "3:title=B|stage_id=14|stage=Bid|outcome=lost|;"
               "4:title=C|stage_id=15|outcome=won|;"
               "7:title=F|stage_id=16|stage=Deliver|outcome=won|;"
               "9:title=H|stage_id=14|stage=Bid|outcome=lost|;"
               "5!outcome:Stage and outcome contradict each other.;"
               "6!stage:“Warp” is neither a stage nor an outcome.;"
               "8!outcome:“maybe” is no known value of Outcome.;");
}

static void
test_companies (void)
{
  assert_rows (&PURSUIT_COMPANY_ENTITY,
               "name,employees,founded,revenue\nAcme,\"1,200\",1996,1.5\nB,12.5,,\nC,,96,\n,5,,\nE,-3,,\nF,3."
               "0,1996-05-01,\n",
               "2:name=Acme|employees=1200|revenue=150|currency=CNY|founded=1996|;"
               "7:name=F|employees=3|founded=1996|;"
               "3!employees:“12.5” is not a whole number.;"
               "4!founded:“96” is not a year.;"
               "5!name:The name is empty.;"
               "6!employees:“-3” is not a whole number.;");
}

static void
test_people (void)
{
  assert_rows (&PURSUIT_PERSON_ENTITY,
               "姓名,客户,层级,职能,上级\n王静,辽宁钢铁,decision,Purchasing,李勇\n李勇,,boss,,\n",
               "2:name=王静|company=辽宁钢铁|level=decision|function=purchasing|reports_to=李勇|;"
               "3!层级:“boss” is no known value of Level.;");
}

static void
test_widths (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY, "title,stage,notes\nA\nB,Bid,x,y\nC,Bid,x,,\n,,\n\nD,Bi",
               "2:title=A|stage_id=11|outcome=open|;"
               "4:title=C|stage_id=14|stage=Bid|outcome=open|notes=x|;"
               "3!:The row has 4 cells, but the first row names 3 columns.;"
               "7!:The file ends in the middle of the row: 2 of 3 cells are there.;");
}

static void
test_values (void)
{
  g_autoptr (TestFile) path = test_files_write ("title,stage,source\nA,Hot,fair\nB,Cold,mail\n", -1);
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_guess (path, NULL, NULL, stages, NULL, NULL);
  g_autoptr (PursuitImportPlan) plan = NULL;
  g_autofree char *rows = NULL;

  g_assert_true (pursuit_mapping_map_value (mapping, "stage:Hot=Negotiate", NULL));
  g_assert_true (pursuit_mapping_map_value (mapping, "stage:COLD=3/postponed", NULL));
  g_assert_true (pursuit_mapping_map_value (mapping, "source:fair=Trade fair", NULL));
  plan = pursuit_import_plan_open (path, mapping, "EUR", NULL, NULL);
  rows = read_all (plan);
  g_assert_cmpstr (rows, ==,
                   "2:title=A|stage_id=15|stage=Negotiate|outcome=open|source=Trade fair|;"
                   "3:title=B|stage_id=13|stage=Propose|outcome=postponed|source=mail|;");
}

static const char damaged[] = "title,stage,amount,notes\r\n"
                              "Good,Bid,1,x\r\n"
                              "Bad amount,Bid,ten,\"two\r\nlines\"\r\n"
                              "=Formula,Warp,2,'+guarded\r\n"
                              "Too wide,Bid,1,x,y\r\n"
                              "Nul,Bid,1,a\0b\r\n"
                              "Short,Nowhere\r\n";

static void
test_save_rejects (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFile) path = test_files_write (damaged, sizeof damaged - 1);
  g_autoptr (PursuitImportPlan) plan = open_plan (path, NULL);
  g_autoptr (TestFile) target_path = g_strconcat (path, ".rejects", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (target_path);
  PursuitRejects *rejects = pursuit_import_plan_get_rejects (plan);
  g_autofree char *rows = read_all (plan);
  g_autofree char *saved = NULL;

  g_assert_cmpuint (pursuit_rejects_get_count (rejects), ==, 5);
  /* The store finds fault with an early row late. */
  pursuit_rejects_add (rejects, 2, "stage", "The move is forbidden.");
  g_assert_true (pursuit_rejects_save (rejects, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (target_path, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==,
                   "title,stage,amount,notes,line,reason\r\n"
                   "Good,Bid,1,x,2,The move is forbidden.\r\n"
                   "Bad amount,Bid,ten,\"two\r\nlines\",3,“ten” is not an amount.\r\n"
                   "'=Formula,Warp,2,'+guarded,5,“Warp” is neither a stage nor an outcome.\r\n"
                   "Too wide,Bid,1,x,y,6,\"The row has 5 cells, but the first row names 4 columns.\"\r\n"
                   "Nul,Bid,1,a\xef\xbf\xbd"
                   "b,7,A cell holds a NUL byte.\r\n"
                   "Short,Nowhere,,,8,“Nowhere” is neither a stage nor an outcome.\r\n");
}

static void
test_save_rejects_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFile) path = test_files_write (damaged, sizeof damaged - 1);
  g_autoptr (PursuitImportPlan) plan = open_plan (path, NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/rejects.csv");
  PursuitRejects *rejects = pursuit_import_plan_get_rejects (plan);
  g_autofree char *rows = read_all (plan);

  g_assert_false (pursuit_rejects_save (rejects, nowhere, NULL, &error));
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "title\nother\n", -1, NULL));
  g_assert_false (pursuit_rejects_save (rejects, nowhere, NULL, &error));
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE);
}

static void
test_open_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFile) path = test_files_write ("title,stage\nA,Bid\n", -1);
  g_autoptr (TestFile) other = test_files_write ("title\nA\n", -1);
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_guess (path, NULL, NULL, NULL, NULL, NULL);

  g_assert_null (pursuit_import_plan_open (other, mapping, "CNY", NULL, &error));
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING);
  g_clear_error (&error);
  pursuit_mapping_set_field (mapping, 0, -1);
  g_assert_null (pursuit_import_plan_open (path, mapping, "CNY", NULL, &error));
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING);
}

/* A quote that is never closed beyond the sample ends the import with an error, after good rows. */
static void
test_late_failure (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("title,stage\n");
  g_autoptr (TestFile) path = NULL;
  g_autoptr (PursuitImportPlan) plan = NULL;
  PursuitImportRow row;
  guint n = 0;

  for (guint i = 0; i < 210000; i++)
    g_string_append (text, "A,Bid\n");
  g_string_append (text, "\"open,Bid\nB,Bid\n");
  path = test_files_write (text->str, text->len);
  plan = open_plan (path, NULL);
  while (pursuit_import_plan_next_row (plan, &row, NULL, &error))
    n++;
  g_assert_cmpuint (n, ==, 210000);
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "line 210002 "));
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) text = g_string_new ("title,stage\n");
  g_autoptr (TestFile) path = NULL;
  g_autoptr (PursuitImportPlan) plan = NULL;
  PursuitImportRow row;
  guint n = 0;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "A,Bid\n");
  path = test_files_write (text->str, text->len);
  plan = open_plan (path, NULL);
  while (pursuit_import_plan_next_row (plan, &row, cancellable, &error))
    if (++n == 1000)
      g_cancellable_cancel (cancellable);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, <, 100000);
}

/* What is exported comes in again as it was. */
static void
test_markup_and_marks (void)
{
  assert_rows (&PURSUIT_DEAL_ENTITY, "title,company\n<b>&amp;</b>,\u202eAcme\u202c\n",
               "2:title=<b>&amp;</b>|company=\u202eAcme\u202c|stage_id=11|outcome=open|;");
}

/* The first rows in words, and the first that are rejected, beside the counts of all. */
static void
test_preview (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFile) path =
      test_files_write ("title,stage,amount,created,x\nA,Won,1234.5,3/25/2026,1\n,,,,\n"
                        "B,Bid,ten,\nC,Warp\nD,2,5\nE\n",
                        -1);
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_guess (path, NULL, NULL, stages, NULL, NULL);
  g_autoptr (PursuitImportPreview) preview =
      pursuit_import_preview_new (path, mapping, "USD", 2, NULL, &error);
  PursuitPreviewRow *first;

  g_assert_no_error (error);
  g_assert_cmpuint (preview->n_usable, ==, 3);
  g_assert_cmpuint (preview->n_rejected, ==, 2);
  g_assert_cmpuint (preview->n_skipped, ==, 1);
  g_assert_cmpuint (preview->rows->len, ==, 2);
  g_assert_cmpuint (preview->rejected->len, ==, 2);
  g_assert_cmpuint (preview->fields->len, ==, 5);
  g_assert_cmpuint (g_array_index (preview->fields, guint, 1), ==, PURSUIT_DEAL_STAGE);

  first = preview->rows->pdata[0];
  g_assert_cmpuint (pursuit_preview_row_get_line (first), ==, 2);
  g_assert_null (pursuit_preview_row_get_reason (first));
  g_assert_cmpstr (pursuit_preview_row_get_cell (first, 0), ==, "A");
  g_assert_cmpstr (pursuit_preview_row_get_cell (first, 1), ==, "Enter");
  g_assert_cmpstr (pursuit_preview_row_get_cell (first, 2), ==, "Won");
  g_assert_nonnull (strstr (pursuit_preview_row_get_cell (first, 3), "1234.50"));
  g_assert_cmpstr (pursuit_preview_row_get_cell (first, 4), ==, "25 Mar 2026");

  g_assert_true (preview->rows->pdata[1] == preview->rejected->pdata[0]);
  g_assert_cmpstr (pursuit_preview_row_get_cell (preview->rejected->pdata[0], 3), ==, "ten");
  g_assert_cmpstr (pursuit_preview_row_get_column (preview->rejected->pdata[0]), ==, "amount");
  g_assert_cmpstr (pursuit_preview_row_get_reason (preview->rejected->pdata[1]), ==,
                   "“Warp” is neither a stage nor an outcome.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-plan/crm/pipeline", test_crm_pipeline);
  g_test_add_func ("/import-plan/crm/others", test_crm_others);
  g_test_add_func ("/import-plan/verbatim", test_verbatim);
  g_test_add_func ("/import-plan/guard", test_guard);
  g_test_add_func ("/import-plan/titles", test_titles);
  g_test_add_func ("/import-plan/amounts", test_amounts);
  g_test_add_func ("/import-plan/days", test_days);
  g_test_add_func ("/import-plan/stages", test_stages);
  g_test_add_func ("/import-plan/companies", test_companies);
  g_test_add_func ("/import-plan/people", test_people);
  g_test_add_func ("/import-plan/widths", test_widths);
  g_test_add_func ("/import-plan/values", test_values);
  g_test_add_func ("/import-plan/save-rejects", test_save_rejects);
  g_test_add_func ("/import-plan/save-rejects-errors", test_save_rejects_errors);
  g_test_add_func ("/import-plan/open-errors", test_open_errors);
  g_test_add_func ("/import-plan/late-failure", test_late_failure);
  g_test_add_func ("/import-plan/cancel", test_cancel);
  g_test_add_func ("/import-plan/markup-and-marks", test_markup_and_marks);
  g_test_add_func ("/import-plan/preview", test_preview);
  return g_test_run ();
}
