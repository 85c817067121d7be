/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pursuit-deal.h"
#include "pursuit-import-feed.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-transfer-error.h"
#include "test-files.h"
#include "test-stages.h"

static PursuitImportPlan *
open_plan (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  g_autoptr (PursuitMapping) mapping =
      pursuit_mapping_guess (path, &PURSUIT_DEAL_ENTITY, NULL, stages, NULL, &error);
  PursuitImportPlan *plan;

  g_assert_no_error (error);
  plan = pursuit_import_plan_open (path, mapping, "CNY", NULL, &error);
  g_assert_no_error (error);
  return plan;
}

/* A file of @n deals, every seventh of which is rejected and every ninth of which is blank. */
static char *
write_deals (guint n)
{
  g_autoptr (GString) text = g_string_new ("ref,title,company,owner,stage,amount\n");

  for (guint i = 0; i < n; i++)
    {
      if (i % 9 == 8)
        g_string_append (text, ",,,,,\n");
      else
        g_string_append_printf (text, "R%u,Deal %u,Company %u,%s,Develop,%s\n", i, i, i % 100,
                                i % 2 ? " Ada " : "Ada", i % 7 == 6 ? "much" : "12");
    }
  return test_files_write (text->str, -1);
}

static void
assert_same_row (const PursuitImportRow *row, const PursuitImportRow *expected)
{
  g_assert_cmpuint (row->line, ==, expected->line);
  g_assert_cmpint (row->title_made, ==, expected->title_made);
  for (guint i = 0; i < PURSUIT_DEAL_N_FIELDS; i++)
    {
      g_assert_cmpint (row->values[i].kind, ==, expected->values[i].kind);
      if (row->values[i].kind == PURSUIT_VALUE_INT)
        g_assert_cmpint (row->values[i].i, ==, expected->values[i].i);
      if (row->values[i].kind == PURSUIT_VALUE_TEXT)
        g_assert_cmpmem (row->values[i].text, row->values[i].length + 1, expected->values[i].text,
                         expected->values[i].length + 1);
    }
}

/* The feed gives every row that its plan gives, in order; rejects and counts are the plan's. */
static void
test_same_rows (void)
{
  g_autoptr (TestFile) path = write_deals (6000);
  g_autoptr (PursuitImportPlan) plan = open_plan (path);
  g_autoptr (PursuitImportPlan) other = open_plan (path);
  g_autoptr (PursuitImportFeed) feed = pursuit_import_feed_new (plan, NULL);
  g_autoptr (GError) error = NULL;
  PursuitImportBatch batch;
  PursuitImportRow expected;
  double progress = 0;

  while (pursuit_import_feed_next (feed, &batch, &error))
    {
      g_assert_cmpfloat (batch.progress, >=, progress);
      progress = batch.progress;
      for (guint i = 0; i < batch.n_rows; i++)
        {
          g_assert_true (pursuit_import_plan_next_row (other, &expected, NULL, &error));
          assert_same_row (&batch.rows[i], &expected);
        }
    }
  g_assert_no_error (error);
  g_assert_cmpfloat (progress, ==, 1);
  g_assert_false (pursuit_import_plan_next_row (other, &expected, NULL, &error));
  g_assert_false (pursuit_import_feed_next (feed, &batch, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (pursuit_import_plan_get_n_skipped (plan), ==, 666);
  g_assert_cmpuint (pursuit_rejects_get_count (pursuit_import_plan_get_rejects (plan)), ==,
                    pursuit_rejects_get_count (pursuit_import_plan_get_rejects (other)));
}

/* A name has one number, white space at its ends aside; no name has none. */
static void
test_names (void)
{
  g_autoptr (TestFile) path = test_files_write ("ref,title,company,owner,stage\n"
                                                "1,Ärger,Acme,Ada,Develop\n"
                                                "2,TWO,  ,Bob,Develop\n"
                                                "3,Three, Acme ,,Develop\n"
                                                "4,Four,acme,Ada,Develop\n",
                                                -1);
  g_autoptr (PursuitImportPlan) plan = open_plan (path);
  g_autoptr (PursuitImportFeed) feed = pursuit_import_feed_new (plan, NULL);
  static const guint companies[] = { 1, 0, 1, 2 }, owners[] = { 1, 2, 0, 1 };
  static const char *const keys[] = { "ärger", "two", "three", "four" };
  PursuitImportBatch batch;

  g_assert_true (pursuit_import_feed_next (feed, &batch, NULL));
  g_assert_cmpuint (batch.n_rows, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (batch.rows[i].company, ==, companies[i]);
      g_assert_cmpuint (batch.rows[i].owner, ==, owners[i]);
      g_assert_cmpstr (batch.rows[i].search, ==, keys[i]);
    }
}

/* Who has enough does not wait for the rest of the file. */
static void
test_stop (void)
{
  g_autoptr (TestFile) path = write_deals (40000);

  for (guint n_taken = 0; n_taken < 3; n_taken++)
    {
      g_autoptr (PursuitImportPlan) plan = open_plan (path);
      g_autoptr (PursuitImportFeed) feed = pursuit_import_feed_new (plan, NULL);
      PursuitImportBatch batch;

      for (guint i = 0; i < n_taken; i++)
        g_assert_true (pursuit_import_feed_next (feed, &batch, NULL));
      g_clear_pointer (&feed, pursuit_import_feed_free);
      g_assert_cmpuint (pursuit_import_plan_get_n_rows (plan), <, 20000);
    }
}

static void
test_cancel (void)
{
  g_autoptr (TestFile) path = write_deals (40000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PursuitImportPlan) plan = open_plan (path);
  g_autoptr (PursuitImportFeed) feed = pursuit_import_feed_new (plan, cancellable);
  g_autoptr (GError) error = NULL;
  PursuitImportBatch batch;

  g_cancellable_cancel (cancellable);
  while (pursuit_import_feed_next (feed, &batch, &error))
    ;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A file that cannot be read to its end fails behind the rows that could. */
static void
test_error (void)
{
  g_autoptr (TestFile) path =
      test_files_write ("ref,title,stage\n1,One,Develop\n2,Two,Develop\n3,\"Three,Develop\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stages = test_stages_new (FALSE);
  g_autoptr (PursuitMapping) mapping = pursuit_mapping_new (&PURSUIT_DEAL_ENTITY);
  PursuitImportBatch batch;

  pursuit_mapping_set_stages (mapping, stages);
  pursuit_mapping_add_column (mapping, "ref");
  pursuit_mapping_add_column (mapping, "title");
  pursuit_mapping_add_column (mapping, "stage");
  pursuit_mapping_set_field (mapping, 0, PURSUIT_DEAL_REF);
  pursuit_mapping_set_field (mapping, 1, PURSUIT_DEAL_TITLE);
  pursuit_mapping_set_field (mapping, 2, PURSUIT_DEAL_STAGE);
  g_autoptr (PursuitImportPlan) plan = pursuit_import_plan_open (path, mapping, "CNY", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (PursuitImportFeed) feed = pursuit_import_feed_new (plan, NULL);
  while (pursuit_import_feed_next (feed, &batch, &error))
    ;
  g_assert_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_SYNTAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-feed/same-rows", test_same_rows);
  g_test_add_func ("/import-feed/names", test_names);
  g_test_add_func ("/import-feed/stop", test_stop);
  g_test_add_func ("/import-feed/cancel", test_cancel);
  g_test_add_func ("/import-feed/error", test_error);
  return g_test_run ();
}
