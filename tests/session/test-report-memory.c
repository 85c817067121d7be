/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was last chosen for each report: kept by the settings, and read whatever they hold. */

#include "pursuit-report-memory.h"

#include "pursuit-settings.h"

static void
assert_first (const PursuitReportMemory *memory)
{
  g_assert_cmpint (memory->mode, ==, PURSUIT_FUNNEL_COHORT);
  g_assert_cmpint (memory->period, ==, PURSUIT_PERIOD_THIS_YEAR);
  g_assert_cmpint (memory->comparison, ==, PURSUIT_COMPARE_NONE);
  g_assert_cmpint (memory->granularity, ==, PURSUIT_GRANULARITY_MONTH);
  g_assert_cmpint (memory->grade, ==, 0);
  g_assert_cmpint (memory->since, ==, PURSUIT_SINCE_MONTH_BEGAN);
  g_assert_null (memory->owner);
  g_assert_null (memory->process);
  g_assert_null (memory->market);
  g_assert_null (memory->view);
}

/* Everything that was chosen comes back, and only for the report it was chosen for. */
static void
test_every_choice (void)
{
  PursuitReportMemory chosen = {
    .mode = PURSUIT_FUNNEL_FLOW,
    .period = -1,
    .from = pursuit_day_parse_iso ("2026-02-03"),
    .to = PURSUIT_DAY_NONE,
    .comparison = PURSUIT_COMPARE_YEAR,
    .granularity = PURSUIT_GRANULARITY_HALF,
    .grade = 'D',
    .since = -1,
    .since_day = pursuit_day_parse_iso ("2026-10-05"),
    .owner = (char *) "owner-uid",
    .process = (char *) "process-uid",
    .market = (char *) "market-uid",
    .view = (char *) "name:Große Aufträge 大单",
  };
  g_auto (PursuitReportMemory) kept = { 0 }, other = { 0 }, again = { 0 };

  g_settings_reset (pursuit_settings_get (), "report-params");
  pursuit_report_memory_load ("funnel", &other);
  assert_first (&other);
  pursuit_report_memory_clear (&other);

  pursuit_report_memory_store ("funnel", &chosen);
  pursuit_report_memory_load ("losses", &other);
  assert_first (&other);
  pursuit_report_memory_load ("funnel", &kept);
  g_assert_cmpint (kept.mode, ==, chosen.mode);
  g_assert_cmpint (kept.period, ==, -1);
  g_assert_cmpint (kept.from, ==, chosen.from);
  g_assert_cmpint (kept.to, ==, PURSUIT_DAY_NONE);
  g_assert_cmpint (kept.comparison, ==, chosen.comparison);
  g_assert_cmpint (kept.granularity, ==, chosen.granularity);
  g_assert_cmpint (kept.grade, ==, 'D');
  g_assert_cmpint (kept.since, ==, -1);
  g_assert_cmpint (kept.since_day, ==, chosen.since_day);
  g_assert_cmpstr (kept.owner, ==, chosen.owner);
  g_assert_cmpstr (kept.process, ==, chosen.process);
  g_assert_cmpstr (kept.market, ==, chosen.market);
  g_assert_cmpstr (kept.view, ==, chosen.view);

  /* another choice for another report leaves it, and all can be taken back */
  chosen.period = PURSUIT_PERIOD_LAST_HALF;
  chosen.owner = chosen.process = chosen.market = chosen.view = NULL;
  pursuit_report_memory_store ("losses", &chosen);
  pursuit_report_memory_load ("funnel", &again);
  g_assert_cmpstr (again.owner, ==, "owner-uid");
  pursuit_report_memory_clear (&again);
  pursuit_report_memory_store ("funnel", &chosen);
  pursuit_report_memory_load ("funnel", &again);
  g_assert_cmpint (again.period, ==, PURSUIT_PERIOD_LAST_HALF);
  g_assert_null (again.owner);
  g_assert_null (again.view);
}

/* Settings that another version or a hand wrote are no error: what cannot be read is as it is at first. */
static void
test_nonsense (void)
{
  static const char *const texts[] = {
    "{'funnel': {'mode': <7>, 'period': <-2>, 'comparison': <99>, 'granularity': <-1>, 'grade': <69>, "
    "'since': <5>}}",
    "{'funnel': {'mode': <'flow'>, 'period': <-1>, 'from': <'yesterday'>, 'to': <3>, 'since': <-1>, 'owner': "
    "<5>}}",
    "{'funnel': {}}",
    "{}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      GVariant *value = g_variant_parse (G_VARIANT_TYPE ("a{sa{sv}}"), texts[i], NULL, NULL, &error);
      g_auto (PursuitReportMemory) memory = { 0 };

      g_assert_no_error (error);
      g_settings_set_value (pursuit_settings_get (), "report-params", value);
      g_variant_unref (value);
      pursuit_report_memory_load ("funnel", &memory);
      assert_first (&memory);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-memory/every-choice", test_every_choice);
  g_test_add_func ("/report-memory/nonsense", test_nonsense);
  return g_test_run ();
}
