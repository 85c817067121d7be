/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every mark of every chart, and every row of every table of every report opens what it counts: as many
 * records as it says. */

#include "pursuit-deal.h"
#include "pursuit-session-report.h"
#include "session-fixture.h"

#include <string.h>

typedef SessionFixture Fixture;

static void
set_up (Fixture *f, gconstpointer unused)
{
  session_fixture_open (f, PURSUIT_SAMPLE_TEAM, 0);
}

static void
tear_down (Fixture *f, gconstpointer unused)
{
  session_fixture_close (f);
}

/* A report that is walked through, and what was met in it. */
typedef struct
{
  Fixture *fixture;
  const PursuitReportKind *kind;
  const PursuitReportParams *params;
  const char *heading;
  guint n_marks;
  guint n_rows;
} Walk;

/* What a mark opens; each record is there, and no more than once. */
static guint
count_behind (Walk *walk, gint64 mark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec =
      pursuit_session_report_list (walk->fixture->session, walk->kind, walk->params, mark, &error);

  g_assert_no_error (error);
  g_autoptr (GPtrArray) records = pursuit_session_fetch (walk->fixture->session, spec, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, spec->ids->len);
  return records->len;
}

/* Whether one of the whole numbers in @words is @n; “1.5”, “3 %”, “¥ 3 M” and “3 d” are none. */
static gboolean
says (const char *words, guint n)
{
  g_autofree char *pattern =
      g_strdup_printf ("(?<![\\d.,¥/-])%u(?![\\d.,]|\\x{202f}[kM%%d]| [%%d]( |$|;)| d\\b)", n);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return g_regex_match (regex, words, 0, NULL);
}

/* What stands for nobody's records: it is what others are held against. */
static gboolean
is_norm (const char *title)
{
  return g_str_has_prefix (title, "Norm");
}

static void
walk_chart (Walk *walk, PursuitChart *chart)
{
  for (guint i = 0; i < pursuit_chart_get_n_marks (chart); i++)
    {
      const PursuitChartMark *mark = pursuit_chart_get_mark (chart, i);

      if (mark->id == 0)
        {
          /* nothing was counted there */
          if (!is_norm (mark->title) && !says (mark->words, 0))
            g_error ("%s, %s: “%s” opens nothing", walk->kind->name, walk->heading, mark->words);
          continue;
        }
      guint n = count_behind (walk, mark->id);
      /* a dot for each customer */
      gboolean single = n == 1 && strstr (mark->words, "satisfaction") != NULL;
      if (n == 0 || !(single || says (mark->words, n)))
        g_error ("%s, %s: “%s” opens %u", walk->kind->name, walk->heading, mark->words, n);
      walk->n_marks++;
    }
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789,") == strlen (text);
}

/* Whether a row counts something: whole numbers stand for records, and what else there is adds them up. */
static gboolean
counts (PursuitReportTable *table, guint row)
{
  for (guint c = 0; c < pursuit_report_table_get_n_columns (table); c++)
    {
      const char *text = pursuit_report_table_get_text (table, row, c);

      if (pursuit_report_table_get_numeric (table, c) && is_number (text) && !g_str_equal (text, "0"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_cell (PursuitReportTable *table, guint row, guint n)
{
  g_autofree char *wanted = g_strdup_printf ("%'u", n);

  for (guint c = 0; c < pursuit_report_table_get_n_columns (table); c++)
    if (pursuit_report_table_get_numeric (table, c) &&
        g_str_equal (pursuit_report_table_get_text (table, row, c), wanted))
      return TRUE;
  return FALSE;
}

static void
walk_table (Walk *walk, PursuitReportTable *table)
{
  for (guint row = 0; row < pursuit_report_table_get_n_rows (table); row++)
    {
      gint64 mark = pursuit_report_table_get_mark (table, row);
      g_autofree char *title = pursuit_report_table_word_row (table, row);

      if (mark == 0)
        {
          if (counts (table, row) && !is_norm (title))
            g_error ("%s, %s: row “%s” opens nothing", walk->kind->name, walk->heading, title);
          continue;
        }
      guint n = count_behind (walk, mark);
      /* a row for one deal or customer has no count */
      if (n == 0 || !(n == 1 || has_cell (table, row, n)))
        g_error ("%s, %s: row “%s” opens %u", walk->kind->name, walk->heading, title, n);
      walk->n_rows++;
    }
}

/* Returns: how many marks and rows opened something */
static guint
walk_report (Fixture *f, const PursuitReportKind *kind, const PursuitReportParams *params)
{
  Walk walk = { f, kind, params, "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) report = pursuit_session_report (f->session, kind, params, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < pursuit_report_get_n_blocks (report); i++)
    {
      const PursuitReportBlock *block = pursuit_report_get_block (report, i);

      if (block->kind == PURSUIT_BLOCK_HEADING)
        walk.heading = block->text;
      else if (block->kind == PURSUIT_BLOCK_CHART)
        walk_chart (&walk, block->chart);
      else if (block->kind == PURSUIT_BLOCK_TABLE)
        walk_table (&walk, block->table);
    }
  return walk.n_marks + walk.n_rows;
}

static void
walk_all (Fixture *f, const PursuitReportParams *params)
{
  for (guint i = 0; i < pursuit_report_registry_get_n (); i++)
    {
      const PursuitReportKind *kind = pursuit_report_registry_get (i);
      PursuitReportParams wanted = *params;
      guint n = 0;

      /* as the page asks for it */
      if (!(kind->uses & PURSUIT_REPORT_USES_OWNER))
        wanted.owner = 0;
      if (!(kind->uses & PURSUIT_REPORT_USES_MARKET))
        wanted.market = 0;
      for (guint mode = 0; mode < (kind->uses & PURSUIT_REPORT_USES_MODE ? PURSUIT_FUNNEL_N_MODES : 1);
           mode++)
        {
          wanted.mode = (PursuitFunnelMode) mode;
          n += walk_report (f, kind, &wanted);
        }
      if (n == 0)
        g_error ("%s opens nothing at all", kind->name);
    }
}

static void
test_year (Fixture *f, gconstpointer unused)
{
  const PursuitReportParams params = { .from = pursuit_day_parse_iso ("2026-01-01"),
                                       .to = pursuit_day_parse_iso ("2026-12-31"),
                                       .comparison = PURSUIT_COMPARE_YEAR };

  walk_all (f, &params);
}

/* The filter is kept. */
static void
test_narrowed (Fixture *f, gconstpointer unused)
{
  const PursuitReportParams params = {
    .from = pursuit_day_parse_iso ("2026-04-10"),
    .to = pursuit_day_parse_iso ("2026-11-20"),
    .granularity = PURSUIT_GRANULARITY_QUARTER,
    .owner = session_number (f, "SELECT id FROM member WHERE name = 'Liu Yang'"),
    .market = session_number (f, "SELECT id FROM market_group WHERE name = "
                                 "'Manufacturing'")
  };

  walk_all (f, &params);
}

static void
open_on (Fixture *f, const char *day)
{
  g_autoptr (GError) error = NULL;

  pursuit_session_close (f->session);
  g_object_unref (f->session);
  f->session = pursuit_session_new ();
  pursuit_session_set_today (f->session, pursuit_day_parse_iso (day));
  g_assert_true (pursuit_session_open (f->session, f->path, PURSUIT_OPEN_DEFAULT, &error));
  g_assert_no_error (error);
}

/* What changed in a forecast: the steps of its waterfall open the deals that moved. */
static void
test_changes (Fixture *f, gconstpointer unused)
{
  const PursuitReportParams params = { .from = pursuit_day_parse_iso ("2026-10-01"),
                                       .to = pursuit_day_parse_iso ("2027-03-31") };
  const PursuitReportKind *forecast = pursuit_report_registry_find ("forecast");
  g_autoptr (GError) error = NULL;

  open_on (f, "2026-11-23"); /* a Monday, on which the forecast is kept */
  walk_report (f, forecast, &params);
  session_run (f, SET (PURSUIT_DEAL_ENTITY, 8, "amount", "9000000"));
  session_run (f, SET (PURSUIT_DEAL_ENTITY, 10, "expected_close", "2028-01-05"));
  session_run (f, pursuit_command_close_deal (11, "lost", "price", NULL, PURSUIT_DAY_NONE));
  session_run (f, SET (PURSUIT_DEAL_ENTITY, 13, "amount", "10"));
  open_on (f, "2026-11-26");
  walk_report (f, forecast, &params);
  g_autoptr (PursuitReport) report = pursuit_session_report (f->session, forecast, &params, &error);
  g_assert_no_error (error);
  /* then, grown, lost, slipped, shrunk, now */
  g_assert_cmpuint (pursuit_chart_get_n_marks (
                        pursuit_report_find_block (report, PURSUIT_BLOCK_CHART, 1)->chart),
                    >=, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/report-marks/year", test_year);
  ADD ("/report-marks/narrowed", test_narrowed);
  ADD ("/report-marks/changes", test_changes);
#undef ADD
  return g_test_run ();
}
