/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-process-command.h"
#include "pursuit-session-report.h"
#include "pursuit-stage.h"

#define TODAY "2026-11-21"

typedef struct
{
  char *folder;
  char *path;
  PursuitSession *session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const PursuitCreateOptions *options = data;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("pursuit-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "team.db", NULL);
  fixture->session = pursuit_session_new ();
  pursuit_session_set_today (fixture->session, pursuit_day_parse_iso (TODAY));
  pursuit_session_create (fixture->session, fixture->path, options, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  pursuit_session_close (fixture->session);
  g_clear_object (&fixture->session);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static const PursuitReportKind *
funnel (void)
{
  return pursuit_report_registry_find ("funnel");
}

static PursuitReport *
report (Fixture *fixture, PursuitFunnelMode mode, const char *from, const char *to)
{
  PursuitReportParams params = { .mode = mode,
                                 .from = pursuit_day_parse_iso (from),
                                 .to = pursuit_day_parse_iso (to) };
  g_autoptr (GError) error = NULL;
  PursuitReport *made = pursuit_session_report (fixture->session, funnel (), &params, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
  return made;
}

/* The board's columns and the funnel of now say the same of every stage of the default process. */
static void
test_now_is_the_board (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitReport) now = report (fixture, PURSUIT_FUNNEL_NOW, NULL, NULL);
  const PursuitFunnelResult *result = pursuit_report_get_funnel (now);
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deals = NULL;
  gint64 sum = 0;

  deals = pursuit_session_fetch (fixture->session, spec, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_stages, >=, 6);
  for (guint i = 0; i < result->n_stages; i++)
    {
      const PursuitFunnelStage *row = &result->stages[i];
      gint64 count = 0, amount = 0;

      for (guint k = 0; k < deals->len; k++)
        {
          PursuitRecord *deal = deals->pdata[k];
          const char *outcome = pursuit_record_get_text (deal, PURSUIT_DEAL_OUTCOME);

          if (pursuit_record_get_int (deal, PURSUIT_DEAL_STAGE_ID) != row->id)
            continue;
          if (row->delivery
                  ? g_strcmp0 (outcome, "won") != 0 || pursuit_record_is_set (deal, PURSUIT_DEAL_FINISHED)
                  : g_strcmp0 (outcome, "open") != 0)
            continue;
          count++;
          amount += pursuit_record_get_int (deal, PURSUIT_DEAL_AMOUNT);
        }
      g_assert_cmpint (row->count, ==, count);
      if (result->unconverted == 0)
        g_assert_cmpint (row->amount, ==, amount);
      sum += count;
    }
  g_assert_cmpint (sum, >, 50);
}

/* Nobody is lost on the way from one stage to the next, and a longer period holds no less than a part of it.
 */
static void
test_flows_add_up (Fixture *fixture, gconstpointer data)
{
  for (PursuitFunnelMode mode = PURSUIT_FUNNEL_COHORT; mode <= PURSUIT_FUNNEL_FLOW; mode++)
    {
      g_autoptr (PursuitReport) all = report (fixture, mode, NULL, NULL);
      g_autoptr (PursuitReport) half = report (fixture, mode, "2026-01-01", "2026-06-30");
      const PursuitFunnelResult *whole = pursuit_report_get_funnel (all);
      const PursuitFunnelResult *part = pursuit_report_get_funnel (half);

      g_assert_cmpint (whole->deals, >, part->deals);
      g_assert_cmpint (part->deals, >, 0);
      for (guint i = 0; i < whole->n_stages; i++)
        {
          const PursuitFunnelStage *row = &whole->stages[i];

          g_assert_cmpint (row->entered, ==,
                           row->advanced + row->lost + row->back + row->handed_over + row->still_here);
          g_assert_cmpint (row->entered, >=, part->stages[i].entered);
        }
      g_assert_cmpint (whole->stages[0].entered, >, 20);
      g_assert_false (isnan (whole->stages[0].conversion));
      g_assert_false (isnan (whole->stages[0].days.median));
    }
}

static void
test_cohort_ends_where_now_stands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitReport) now = report (fixture, PURSUIT_FUNNEL_NOW, NULL, NULL);
  g_autoptr (PursuitReport) cohort = report (fixture, PURSUIT_FUNNEL_COHORT, NULL, NULL);
  const PursuitFunnelResult *standing = pursuit_report_get_funnel (now);
  const PursuitFunnelResult *events = pursuit_report_get_funnel (cohort);

  /* All beginnings have dates here, so whoever stands in a selling stage today came there by an event. */
  g_assert_cmpint (events->undated_deals, ==, 0);
  for (guint i = 0; i < standing->n_stages; i++)
    if (!standing->stages[i].delivery)
      g_assert_cmpint (events->stages[i].still_here, ==, standing->stages[i].count);
  g_assert_cmpint (events->open, ==, standing->open);
}

/* Behind every number are as many deals: in a cohort a deal counts once in a stage. */
static void
test_deals_behind (Fixture *fixture, gconstpointer data)
{
  for (PursuitFunnelMode mode = PURSUIT_FUNNEL_NOW; mode <= PURSUIT_FUNNEL_COHORT; mode++)
    {
      PursuitReportParams params = { .mode = mode,
                                     .from = pursuit_day_parse_iso ("2025-07-01"),
                                     .to = pursuit_day_parse_iso ("2026-06-30") };
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitReport) made = pursuit_session_report (fixture->session, funnel (), &params, &error);
      const PursuitFunnelResult *result = pursuit_report_get_funnel (made);

      g_assert_no_error (error);
      for (guint i = 0; i < result->n_stages; i++)
        {
          g_autoptr (PursuitListSpec) spec =
              pursuit_session_report_list (fixture->session, funnel (), &params, result->stages[i].id,
                                           &error);
          g_autoptr (GPtrArray) deals = NULL;

          g_assert_no_error (error);
          deals = pursuit_session_fetch (fixture->session, spec, &error);
          g_assert_no_error (error);
          /* Delivered and finished is no event, so only the selling stages are the same in both. */
          if (mode == PURSUIT_FUNNEL_COHORT || !result->stages[i].delivery)
            g_assert_cmpint (deals->len, ==, result->stages[i].count);
        }
    }
}

/* Behind each piece of the losses, and behind the forced moves, are as many deals as are told. */
static void
test_deals_behind_losses (Fixture *fixture, gconstpointer data)
{
  PursuitReportParams params = { .mode = PURSUIT_FUNNEL_COHORT,
                                 .from = PURSUIT_DAY_NONE,
                                 .to = PURSUIT_DAY_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) made = pursuit_session_report (fixture->session, funnel (), &params, &error);
  PursuitChart *chart = pursuit_report_find_block (made, PURSUIT_BLOCK_CHART, 1)->chart;
  PursuitReportTable *forced = pursuit_report_find_block (made, PURSUIT_BLOCK_TABLE, 2)->table;
  guint n_lost = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < pursuit_chart_get_n_marks (chart); i++)
    {
      const PursuitChartMark *mark = pursuit_chart_get_mark (chart, i);
      g_autoptr (PursuitListSpec) spec =
          pursuit_session_report_list (fixture->session, funnel (), &params, mark->id, &error);
      g_autoptr (GPtrArray) deals = pursuit_session_fetch (fixture->session, spec, &error);
      g_autofree char *end = g_strdup_printf (": %u", deals->len);

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (mark->words, end));
      for (guint k = 0; k < deals->len; k++)
        {
          g_assert_cmpstr (pursuit_record_get_text (deals->pdata[k], PURSUIT_DEAL_OUTCOME), !=, "won");
          g_assert_cmpstr (pursuit_record_get_text (deals->pdata[k], PURSUIT_DEAL_OUTCOME), !=, "open");
        }
      n_lost += deals->len;
    }
  g_assert_cmpint (n_lost, ==, pursuit_report_get_funnel (made)->lost);

  g_autoptr (PursuitListSpec) spec =
      pursuit_session_report_list (fixture->session, funnel (), &params,
                                   pursuit_report_table_get_mark (forced, 0), &error);
  g_autoptr (GPtrArray) deals = pursuit_session_fetch (fixture->session, spec, &error);
  g_assert_no_error (error);
  g_assert_cmpint (deals->len, ==, pursuit_report_get_funnel (made)->forced_deals);
  g_assert_cmpint (deals->len, >, 0);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  PursuitReportParams params = { .mode = PURSUIT_FUNNEL_NOW, .owner = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) one = pursuit_session_report (fixture->session, funnel (), &params, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_report_get_database (one), ==, "team.db");
  g_assert_cmpint (pursuit_report_get_day (one), ==, pursuit_day_parse_iso (TODAY));
  g_assert_nonnull (strstr (pursuit_report_get_subtitle (one), "21 November 2026"));
  g_assert_null (strstr (pursuit_report_get_subtitle (one), "All owners"));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitReport **made = data;
  g_autoptr (GError) error = NULL;

  *made = pursuit_session_report_finish (PURSUIT_SESSION (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  PursuitReportParams params = { .mode = PURSUIT_FUNNEL_FLOW,
                                 .from = PURSUIT_DAY_NONE,
                                 .to = PURSUIT_DAY_NONE };
  g_autoptr (PursuitReport) made = NULL;

  pursuit_session_set_ui_thread (fixture->session);
  pursuit_session_report_async (fixture->session, funnel (), &params, NULL, made_cb, &made);
  while (made == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (pursuit_report_get_funnel (made)->mode, ==, PURSUIT_FUNNEL_FLOW);
}

/* What is behind each mark of the report on losses is as many deals as its words and its row say. */
static void
test_marks_of_losses (Fixture *fixture, gconstpointer data)
{
  const PursuitReportKind *kind = pursuit_report_registry_find ("losses");
  const PursuitReportParams params = { .from = PURSUIT_DAY_NONE, .to = PURSUIT_DAY_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) made = pursuit_session_report (fixture->session, kind, &params, &error);
  const PursuitReportBlock *block;
  guint n_marks = 0;

  g_assert_no_error (error);
  for (guint i = 0; (block = pursuit_report_find_block (made, PURSUIT_BLOCK_CHART, i)) != NULL; i++)
    for (guint m = 0; m < pursuit_chart_get_n_marks (block->chart); m++, n_marks++)
      {
        const PursuitChartMark *mark = pursuit_chart_get_mark (block->chart, m);
        g_autoptr (PursuitListSpec) spec =
            pursuit_session_report_list (fixture->session, kind, &params, mark->id, &error);

        g_assert_no_error (error);
        g_assert_cmpint (spec->ids->len, ==, g_ascii_strtoll (strrchr (mark->words, ' '), NULL, 10));
      }
  g_assert_cmpint (n_marks, >, 20);
  for (guint i = 0; (block = pursuit_report_find_block (made, PURSUIT_BLOCK_TABLE, i)) != NULL; i++)
    {
      gint64 mark = pursuit_report_table_get_mark (block->table, 0);
      g_autoptr (PursuitListSpec) spec =
          pursuit_session_report_list (fixture->session, kind, &params, mark, &error);
      guint column = i < 2 ? 6 : 7; /* the total */

      g_assert_no_error (error);
      g_assert_cmpint (spec->ids->len, ==,
                       g_ascii_strtoll (pursuit_report_table_get_raw (block->table, 0, column), NULL, 10));
    }
}

/* A stage that was retired and that only the compared period counted is shown, with what it was. */
static void
test_retired_before (Fixture *fixture, gconstpointer data)
{
  PursuitReportParams params = { .mode = PURSUIT_FUNNEL_FLOW,
                                 .from = pursuit_day_parse_iso ("2027-01-01"),
                                 .to = pursuit_day_parse_iso ("2027-12-31"),
                                 .comparison = PURSUIT_COMPARE_YEAR };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCommand) retire = pursuit_command_retire_stage (3, 4);
  g_autoptr (PursuitStep) step = pursuit_session_run (fixture->session, retire, &error);
  PursuitReportTable *table;
  const PursuitReportBlock *chart;

  g_assert_no_error (error);
  g_autoptr (PursuitReport) report = pursuit_session_report (fixture->session, funnel (), &params, &error);
  g_assert_no_error (error);
  const PursuitFunnelResult *result = pursuit_report_get_funnel (report);
  const PursuitFunnelStage *before =
      pursuit_funnel_result_find (pursuit_report_get_funnel_before (report), 3);
  g_assert_cmpint (before->count, >, 0);
  g_assert_cmpuint (result->n_stages, ==, 6);
  g_assert_cmpint (result->stages[2].id, ==, 3);
  g_assert_cmpstr (result->stages[2].name, ==, before->name);
  g_assert_cmpint (result->stages[2].count, ==, 0);
  table = pursuit_report_find_block (report, PURSUIT_BLOCK_TABLE, 0)->table;
  g_assert_cmpstr (pursuit_report_table_get_text (table, 2, 0), ==, before->name);
  g_autofree char *counted = g_strdup_printf ("%d", (int) before->count);
  g_assert_cmpstr (pursuit_report_table_get_raw (table, 2, 14), ==, counted); /* the column “Before” */
  chart = pursuit_report_find_block (report, PURSUIT_BLOCK_CHART, 0);
  g_assert_true (g_str_has_prefix (pursuit_chart_get_mark (chart->chart, 2)->words, before->name));

  /* without the other period nothing is to be said of it */
  params.comparison = PURSUIT_COMPARE_NONE;
  g_autoptr (PursuitReport) alone = pursuit_session_report (fixture->session, funnel (), &params, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pursuit_report_get_funnel (alone)->n_stages, ==, 5);
}

/* Reads events again and again, until that is refused. */
static void
count_row (const PursuitCell *cells, guint n_cells, gpointer n_rows)
{
  g_atomic_int_inc ((int *) n_rows);
}

static int n_rows_read;

static PursuitReport *
read_for_ever (PursuitReportSource *source,
               const PursuitReportParams *params,
               GCancellable *cancellable,
               GError **error)
{
  while (pursuit_report_source_read (source, "velocity-events", params, count_row, &n_rows_read, cancellable,
                                     error))
    ;
  return NULL;
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (pursuit_session_report_finish (PURSUIT_SESSION (source), result, data));
}

/* A query that is being read ends when the report is cancelled. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const PursuitReportKind endless = { .name = "endless", .make = read_for_ever };
  const PursuitReportParams params = { .from = PURSUIT_DAY_NONE, .to = PURSUIT_DAY_NONE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_atomic_int_set (&n_rows_read, 0);
  pursuit_session_report_async (fixture->session, &endless, &params, cancellable, cancelled_cb, &error);
  while (g_atomic_int_get (&n_rows_read) == 0)
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* and whoever waits for the same thread gets it */
  g_autoptr (PursuitReport) next = report (fixture, PURSUIT_FUNNEL_NOW, NULL, NULL);
  g_assert_false (pursuit_report_is_empty (next));
}

static guint
count_behind (Fixture *fixture, const PursuitReportKind *kind, const PursuitReportParams *params, gint64 mark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec =
      pursuit_session_report_list (fixture->session, kind, params, mark, &error);

  g_assert_no_error (error);
  g_assert_true (spec->entity == &PURSUIT_COMPANY_ENTITY);
  return spec->ids->len;
}

/* The rightmost column of @table whose head is @label, in the row that is marked, says how many there are. */
static guint
count_in_row (PursuitReportTable *table, guint row, const char *label)
{
  for (guint column = 0; column < pursuit_report_table_get_n_columns (table); column++)
    if (g_str_equal (pursuit_report_table_get_label (table, column), label))
      return (guint) g_ascii_strtoull (pursuit_report_table_get_raw (table, row, column), NULL, 10);
  return 0;
}

/* What is behind the marks of the report on customers is as many companies as it says. */
static void
test_marks_of_customers (Fixture *fixture, gconstpointer data)
{
  const PursuitReportKind *kind = pursuit_report_registry_find ("customers");
  const PursuitReportParams params = { .from = PURSUIT_DAY_NONE, .to = PURSUIT_DAY_NONE };
  const char *const counted[] = { "Known", "Customers" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) made = pursuit_session_report (fixture->session, kind, &params, &error);
  const PursuitReportBlock *block;
  guint n_marks = 0, n_rows = 0;

  g_assert_no_error (error);
  /* grades, moves and the completeness of files say their number last */
  for (guint i = 0; (block = pursuit_report_find_block (made, PURSUIT_BLOCK_CHART, i)) != NULL; i++)
    for (guint m = 0; m < pursuit_chart_get_n_marks (block->chart); m++)
      {
        const PursuitChartMark *mark = pursuit_chart_get_mark (block->chart, m);
        guint64 said;

        if (mark->id == 0 ||
            !g_ascii_string_to_unsigned (strrchr (mark->words, ' ') + 1, 10, 0, 1000, &said, NULL))
          continue;
        guint found = count_behind (fixture, kind, &params, mark->id);

        /* a customer that changed hands twice in a month is listed once */
        g_assert_cmpuint (found, >, 0);
        g_assert_cmpuint (found, <=, said);
        if (strstr (mark->title, "pool") == NULL && strstr (mark->title, "Handed") == NULL)
          g_assert_cmpuint (found, ==, said);
        n_marks++;
      }
  g_assert_cmpuint (n_marks, >, 20);
  for (guint i = 0; (block = pursuit_report_find_block (made, PURSUIT_BLOCK_TABLE, i)) != NULL; i++)
    for (guint row = 0; row < pursuit_report_table_get_n_rows (block->table); row++)
      for (guint k = 0; k < G_N_ELEMENTS (counted); k++)
        {
          gint64 mark = pursuit_report_table_get_mark (block->table, row);
          guint said = count_in_row (block->table, row, counted[k]);

          if (mark == 0 || said == 0)
            continue;
          g_assert_cmpuint (count_behind (fixture, kind, &params, mark), ==, said);
          n_rows++;
        }
  g_assert_cmpuint (n_rows, >, 20);
}

int
main (int argc, char *argv[])
{
  static const PursuitCreateOptions team = { .sample = PURSUIT_SAMPLE_TEAM, .seed = 1 };
  static const PursuitCreateOptions random = { .sample = PURSUIT_SAMPLE_RANDOM, .n_deals = 3000, .seed = 7 };

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/report/now-is-the-board/team", Fixture, &team, set_up, test_now_is_the_board,
              tear_down);
  g_test_add ("/session/report/now-is-the-board/random", Fixture, &random, set_up, test_now_is_the_board,
              tear_down);
  g_test_add ("/session/report/flows-add-up/team", Fixture, &team, set_up, test_flows_add_up, tear_down);
  g_test_add ("/session/report/flows-add-up/random", Fixture, &random, set_up, test_flows_add_up, tear_down);
  g_test_add ("/session/report/cohort-ends-where-now-stands/team", Fixture, &team, set_up,
              test_cohort_ends_where_now_stands, tear_down);
  g_test_add ("/session/report/cohort-ends-where-now-stands/random", Fixture, &random, set_up,
              test_cohort_ends_where_now_stands, tear_down);
  g_test_add ("/session/report/deals-behind", Fixture, &team, set_up, test_deals_behind, tear_down);
  g_test_add ("/session/report/deals-behind-losses", Fixture, &team, set_up, test_deals_behind_losses,
              tear_down);
  g_test_add ("/session/report/marks-of-losses", Fixture, &team, set_up, test_marks_of_losses, tear_down);
  g_test_add ("/session/report/marks-of-customers", Fixture, &team, set_up, test_marks_of_customers,
              tear_down);
  g_test_add ("/session/report/retired-before", Fixture, &team, set_up, test_retired_before, tear_down);
  g_test_add ("/session/report/names", Fixture, &team, set_up, test_names, tear_down);
  g_test_add ("/session/report/async", Fixture, &team, set_up, test_async, tear_down);
  g_test_add ("/session/report/cancel", Fixture, &random, set_up, test_cancel, tear_down);
  return g_test_run ();
}
