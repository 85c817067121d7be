/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was last chosen for each report: the settings keep it, for all reports in one key. */

#include "pursuit-report-memory.h"

#include "pursuit-settings.h"

#define KEY "report-params"
/* Of one report: what was chosen, by name. */
#define VALUES_TYPE "a{sv}"

/* A number from @least to below @end; anything else is @otherwise. */
static int
read_number (GVariantDict *values, const char *name, int least, int end, int otherwise)
{
  int number;

  return g_variant_dict_lookup (values, name, "i", &number) && number >= least && number < end ? number
                                                                                               : otherwise;
}

static PursuitDay
read_day (GVariantDict *values, const char *name)
{
  const char *text;

  return g_variant_dict_lookup (values, name, "&s", &text) ? pursuit_day_parse_iso (text) : PURSUIT_DAY_NONE;
}

static char *
read_text (GVariantDict *values, const char *name)
{
  char *text = NULL;

  g_variant_dict_lookup (values, name, "s", &text);
  return text;
}

/**
 * pursuit_report_memory_load:
 * @report: the name of a report
 * @memory: (out caller-allocates): what was last chosen for it; where nothing was, or where it cannot be
 * read, what a report begins with: the cohort of this year, of all deals
 */
void
pursuit_report_memory_load (const char *report, PursuitReportMemory *memory)
{
  g_return_if_fail (report != NULL && memory != NULL);

  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  g_autoptr (GVariant) kept =
      all != NULL ? g_variant_lookup_value (all, report, G_VARIANT_TYPE (VALUES_TYPE)) : NULL;
  g_auto (GVariantDict) values = G_VARIANT_DICT_INIT (kept);
  int grade = read_number (&values, "grade", 'A', 'D' + 1, 0);

  *memory = (PursuitReportMemory){
    .mode =
        (PursuitFunnelMode) read_number (&values, "mode", 0, PURSUIT_FUNNEL_N_MODES, PURSUIT_FUNNEL_COHORT),
    .period = read_number (&values, "period", -1, PURSUIT_N_PERIODS, PURSUIT_PERIOD_THIS_YEAR),
    .from = read_day (&values, "from"),
    .to = read_day (&values, "to"),
    .comparison = (PursuitReportComparison) read_number (&values, "comparison", 0, PURSUIT_N_COMPARISONS,
                                                         PURSUIT_COMPARE_NONE),
    .granularity = (PursuitGranularity) read_number (&values, "granularity", 0, PURSUIT_N_GRANULARITIES,
                                                     PURSUIT_GRANULARITY_MONTH),
    .grade = (char) grade,
    .since = read_number (&values, "since", -1, PURSUIT_N_SINCES, PURSUIT_SINCE_MONTH_BEGAN),
    .since_day = read_day (&values, "since-day"),
    .owner = read_text (&values, "owner"),
    .process = read_text (&values, "process"),
    .market = read_text (&values, "market"),
    .view = read_text (&values, "view"),
  };
  if (memory->period < 0 && memory->from == PURSUIT_DAY_NONE && memory->to == PURSUIT_DAY_NONE)
    memory->period = PURSUIT_PERIOD_THIS_YEAR;
  if (memory->since < 0 && memory->since_day == PURSUIT_DAY_NONE)
    memory->since = PURSUIT_SINCE_MONTH_BEGAN;
}

static void
write_text (GVariantDict *values, const char *name, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (values, name, "s", text);
}

static void
write_day (GVariantDict *values, const char *name, PursuitDay day)
{
  g_autofree char *text = day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (day) : NULL;

  write_text (values, name, text);
}

static GVariant *
write_values (const PursuitReportMemory *memory)
{
  g_auto (GVariantDict) values = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&values, "mode", "i", (int) memory->mode);
  g_variant_dict_insert (&values, "period", "i", memory->period);
  if (memory->period < 0)
    {
      write_day (&values, "from", memory->from);
      write_day (&values, "to", memory->to);
    }
  g_variant_dict_insert (&values, "comparison", "i", (int) memory->comparison);
  g_variant_dict_insert (&values, "granularity", "i", (int) memory->granularity);
  g_variant_dict_insert (&values, "grade", "i", (int) memory->grade);
  g_variant_dict_insert (&values, "since", "i", memory->since);
  if (memory->since < 0)
    write_day (&values, "since-day", memory->since_day);
  write_text (&values, "owner", memory->owner);
  write_text (&values, "process", memory->process);
  write_text (&values, "market", memory->market);
  write_text (&values, "view", memory->view);
  return g_variant_dict_end (&values);
}

/** pursuit_report_memory_store: keeps @memory for @report; what is kept for other reports stays. */
void
pursuit_report_memory_store (const char *report, const PursuitReportMemory *memory)
{
  g_return_if_fail (report != NULL && memory != NULL);

  GSettings *settings = pursuit_settings_get ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *values;

  if (all == NULL)
    return;
  g_variant_builder_init (&builder, g_variant_get_type (all));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@" VALUES_TYPE "}", &name, &values))
    if (!g_str_equal (name, report))
      g_variant_builder_add (&builder, "{s@" VALUES_TYPE "}", name, values);
  g_variant_builder_add (&builder, "{s@" VALUES_TYPE "}", report, write_values (memory));
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/** pursuit_report_memory_clear: frees what @memory owns, and leaves nothing in it. */
void
pursuit_report_memory_clear (PursuitReportMemory *memory)
{
  g_return_if_fail (memory != NULL);

  g_clear_pointer (&memory->owner, g_free);
  g_clear_pointer (&memory->process, g_free);
  g_clear_pointer (&memory->market, g_free);
  g_clear_pointer (&memory->view, g_free);
}
