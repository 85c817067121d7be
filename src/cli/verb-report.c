/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-company.h"
#include "pursuit-deal-view.h"
#include "pursuit-deal.h"
#include "pursuit-kept-view.h"
#include "pursuit-market-group.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-process.h"
#include "pursuit-report-export.h"
#include "pursuit-session-book.h"
#include "pursuit-session-person.h"
#include "pursuit-session-report.h"
#include "pursuit-session-sheet.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  char *mode;
  char *from;
  char *to;
  char *owner;
  char *process;
  char *company;
  char *market;
  char *grade;
  char *filter;
  char *view;
  char *compare;
  char *by;
  char *since;
  char *deal;
  char *reports;
  char *person; /* whom it is about: stands behind the name of the report */
  char *layout;
  char *paper;
  char *format;
  char *output;
  gboolean portrait;
  gboolean landscape;
  gboolean no_lanes;
  gboolean fit;
} ReportOptions;

static void
report_options_clear (ReportOptions *options)
{
  g_free (options->mode);
  g_free (options->from);
  g_free (options->to);
  g_free (options->owner);
  g_free (options->process);
  g_free (options->company);
  g_free (options->market);
  g_free (options->grade);
  g_free (options->filter);
  g_free (options->view);
  g_free (options->compare);
  g_free (options->by);
  g_free (options->since);
  g_free (options->deal);
  g_free (options->reports);
  g_free (options->person);
  g_free (options->layout);
  g_free (options->paper);
  g_free (options->format);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportOptions, report_options_clear)

/* Returns: the place of @text among @names, 0 for %NULL, or -1 after it has said what there is. */
static int
parse_word (PursuitCli *cli, const char *text, const char *const *names)
{
  g_autofree char *all = NULL;

  for (int i = 0; names[i] != NULL; i++)
    if (text == NULL || g_str_equal (text, names[i]))
      return i;
  all = g_strjoinv (", ", (char **) names);
  pursuit_cli_usage (cli, _ ("“%s” is none of %s."), text, all);
  return -1;
}

static gboolean
parse_day (PursuitCli *cli, const char *text, PursuitDay *day)
{
  *day = pursuit_day_parse_iso (text);
  if (text == NULL || *day != PURSUIT_DAY_NONE)
    return TRUE;
  pursuit_cli_usage (cli, _ ("“%s” is not a date. Write it as YYYY-MM-DD."), text);
  return FALSE;
}

static gboolean
resolve (PursuitCli *cli, const PursuitEntity *entity, const char *text, gint64 *id, GError **error)
{
  *id = text != NULL ? pursuit_session_resolve (cli->session, entity, text, error) : 0;
  return text == NULL || *id != 0;
}

/* Numbers and tables go to stdout when no file is named; so does the rest when it is asked for. */
static gboolean
write_report (PursuitReport *report,
              const ReportOptions *options,
              PursuitReportFormat format,
              const PursuitPaper *paper,
              GError **error)
{
  PursuitReportOutput output;

  pursuit_report_output_init (&output);
  output.paper = *paper;
  if (options->output != NULL)
    return pursuit_report_save (report, format, &output, options->output, error);

  g_autoptr (GBytes) bytes = pursuit_report_render (report, format, &output, error);
  if (bytes == NULL)
    return FALSE;
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  return TRUE;
}

/* @lies: as the sheets lie when nothing is said. */
static gboolean
parse_paper (PursuitCli *cli, const ReportOptions *options, gboolean lies, PursuitPaper *paper)
{
  int size = options->paper != NULL
                 ? parse_word (cli, options->paper, (const char *const[]){ "a4", "letter", NULL })
                 : (int) pursuit_paper_default_size ();

  if (size < 0)
    return FALSE;
  if (options->portrait && options->landscape)
    {
      pursuit_cli_usage (cli, _ ("Sheets stand upright or lie: --portrait or --landscape."));
      return FALSE;
    }
  *paper = pursuit_paper_get ((PursuitPaperSize) size, (lies && !options->portrait) || options->landscape);
  return TRUE;
}

/* An option that this report does not take is a mistake, not something to be passed over. */
static gboolean
check_uses (PursuitCli *cli, const ReportOptions *options, const PursuitReportKind *kind)
{
  const struct
  {
    const char *name;
    const char *value;
    PursuitReportUses uses;
  } wanted[] = {
    { "--mode", options->mode, PURSUIT_REPORT_USES_MODE },
    { "--from", options->from, PURSUIT_REPORT_USES_PERIOD },
    { "--to", options->to, PURSUIT_REPORT_USES_PERIOD },
    { "--compare", options->compare, PURSUIT_REPORT_USES_COMPARISON },
    { "--by", options->by, PURSUIT_REPORT_USES_GRANULARITY },
    { "--since", options->since, PURSUIT_REPORT_USES_SINCE },
    { "--owner", options->owner, PURSUIT_REPORT_USES_OWNER },
    { "--process", options->process, PURSUIT_REPORT_USES_PROCESS },
    { "--company", options->company, PURSUIT_REPORT_USES_COMPANY },
    { "--market", options->market, PURSUIT_REPORT_USES_MARKET },
    { "--grade", options->grade, PURSUIT_REPORT_USES_GRADE },
    { "--filter", options->filter, PURSUIT_REPORT_USES_FILTER },
    { "--view", options->view, PURSUIT_REPORT_USES_FILTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (wanted[i].value != NULL && !(kind->uses & wanted[i].uses))
      {
        pursuit_cli_usage (cli, _ ("The report “%1$s” takes no %2$s."), kind->name, wanted[i].name);
        return FALSE;
      }
  return TRUE;
}

/* What can be understood without a database. */
static gboolean
parse_params (PursuitCli *cli, const ReportOptions *options, PursuitReportParams *params)
{
  int mode = parse_word (cli, options->mode, (const char *const[]){ "now", "cohort", "flow", NULL });
  int compare = parse_word (cli, options->compare, (const char *const[]){ "none", "previous", "year", NULL });
  int by = parse_word (cli, options->by, (const char *const[]){ "month", "quarter", "half", "year", NULL });
  int grade = options->grade != NULL
                  ? parse_word (cli, options->grade, (const char *const[]){ "A", "B", "C", "D", NULL })
                  : 0;

  if (mode < 0 || compare < 0 || by < 0 || grade < 0 || !parse_day (cli, options->from, &params->from) ||
      !parse_day (cli, options->to, &params->to) || !parse_day (cli, options->since, &params->since))
    return FALSE;
  params->mode = (PursuitFunnelMode) mode;
  params->comparison = (PursuitReportComparison) compare;
  params->granularity = (PursuitGranularity) by;
  params->grade = options->grade != NULL ? options->grade[0] : 0;
  params->filter = g_strdup (options->filter);
  return TRUE;
}

/* A view that comes with the program, by its code or its name, or else one that the user saved in the window.
 */
static gboolean
find_view (PursuitCli *cli, const char *text, PursuitReportParams *params)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (text == NULL)
    return TRUE;
  for (const PursuitChoice *view = PURSUIT_DEAL_VIEWS; view->code != NULL; view++)
    {
      if (g_str_equal (text, view->code) || g_str_equal (text, pursuit_choice_get_label (view)))
        {
          params->view = g_strdup (view->code);
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", view->code);
    }
  params->view_filter = pursuit_kept_views_find (&PURSUIT_DEAL_ENTITY, text);
  if (params->view_filter != NULL)
    {
      params->view = g_strdup (text);
      return TRUE;
    }
  kept = pursuit_kept_views_load (&PURSUIT_DEAL_ENTITY);
  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (names, ", %s", ((PursuitKeptView *) kept->pdata[i])->name);
  pursuit_cli_usage (cli, _ ("“%s” is none of %s."), text, names->str);
  return FALSE;
}

static PursuitExit
report_kind (PursuitCli *cli,
             const ReportOptions *options,
             const PursuitReportKind *kind,
             PursuitReportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) report = NULL;
  g_auto (PursuitReportParams) params = { 0 };
  PursuitPaper paper;

  if (!check_uses (cli, options, kind) || !parse_params (cli, options, &params) ||
      !find_view (cli, options->view, &params) || !parse_paper (cli, options, FALSE, &paper))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, options->fit, &error) &&
      resolve (cli, &PURSUIT_MEMBER_ENTITY, options->owner, &params.owner, &error) &&
      resolve (cli, &PURSUIT_MEMBER_ENTITY, cli->actor, &params.viewer, &error) &&
      resolve (cli, &PURSUIT_PROCESS_ENTITY, options->process, &params.process, &error) &&
      resolve (cli, &PURSUIT_COMPANY_ENTITY, options->company, &params.company, &error) &&
      resolve (cli, &PURSUIT_MARKET_GROUP_ENTITY, options->market, &params.market, &error) &&
      (!options->fit || pursuit_session_calibrate (cli->session, &error)))
    report = pursuit_session_report (cli->session, kind, &params, &error);
  if (report == NULL || !write_report (report, options, format, &paper, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}

static PursuitExit
report_org_chart (PursuitCli *cli, const ReportOptions *options, PursuitReportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) report = NULL;
  PursuitOrgReportParams params = { .lanes = !options->no_lanes };
  PursuitPaper paper;
  int form = parse_word (cli, options->layout, (const char *const[]){ "page", "poster", "book", NULL });

  if (form < 0 || !parse_paper (cli, options, TRUE, &paper))
    return PURSUIT_EXIT_USAGE;
  if (options->company == NULL && options->deal == NULL)
    return pursuit_cli_usage (cli, _ ("Say whose people: --company or --deal."));
  params.form = (PursuitOrgForm) form;
  if (pursuit_cli_open (cli, FALSE, &error) &&
      resolve (cli, &PURSUIT_COMPANY_ENTITY, options->company, &params.company, &error) &&
      resolve (cli, &PURSUIT_DEAL_ENTITY, options->deal, &params.deal, &error))
    report = pursuit_session_org_report (cli->session, &params, &error);
  if (report == NULL || !write_report (report, options, format, &paper, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}

static PursuitExit
report_person (PursuitCli *cli, const ReportOptions *options, PursuitReportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) report = NULL;
  PursuitPaper paper;
  gint64 id = 0;

  if (options->person == NULL)
    return pursuit_cli_usage (cli, _ ("Say who: report person ID."));
  if (!parse_paper (cli, options, FALSE, &paper))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, FALSE, &error) &&
      resolve (cli, &PURSUIT_PERSON_ENTITY, options->person, &id, &error))
    report = pursuit_session_person_report (cli->session, id, &error);
  if (report == NULL || !write_report (report, options, format, &paper, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}

static PursuitExit
report_deal_sheet (PursuitCli *cli, const ReportOptions *options, PursuitReportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) report = NULL;
  PursuitPaper paper;
  gint64 id = 0;

  if (options->deal == NULL)
    return pursuit_cli_usage (cli, _ ("Say which deal: --deal."));
  if (!parse_paper (cli, options, FALSE, &paper))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, FALSE, &error) &&
      resolve (cli, &PURSUIT_DEAL_ENTITY, options->deal, &id, &error))
    report = pursuit_session_deal_sheet (cli->session, id, &error);
  if (report == NULL || !write_report (report, options, format, &paper, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}

/* What is said of all of them holds for those that take it. */
static gboolean
parse_entries (PursuitCli *cli, const ReportOptions *options, GArray *entries)
{
  g_auto (GStrv) names = g_strsplit (options->reports != NULL ? options->reports : "", ",", -1);
  g_auto (PursuitReportParams) params = { 0 };

  if (!parse_params (cli, options, &params))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const PursuitReportKind *kind = pursuit_report_registry_find (names[i]);

      if (kind == NULL)
        {
          pursuit_cli_usage (cli, _ ("“%s” is no report of a book."), names[i]);
          return FALSE;
        }
      pursuit_book_entries_add (entries, kind, &params);
    }
  if (names[0] == NULL)
    pursuit_cli_usage (cli, _ ("Say which reports: --reports funnel,forecast,monday."));
  return names[0] != NULL;
}

static PursuitExit
report_book (PursuitCli *cli, const ReportOptions *options, PursuitReportFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitReport) report = NULL;
  g_autoptr (GArray) entries = pursuit_book_entries_new ();
  PursuitPaper paper;

  if (!parse_entries (cli, options, entries) || !parse_paper (cli, options, FALSE, &paper))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, FALSE, &error))
    report = pursuit_session_report_book (cli->session, entries, NULL, NULL, NULL, &error);
  if (report == NULL || !write_report (report, options, format, &paper, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}

/* Of these something else is to be said than of reports on deals. */
static const struct
{
  const char *name;
  guint n_words;
  PursuitExit (*run) (PursuitCli *cli, const ReportOptions *options, PursuitReportFormat format);
} OTHERS[] = {
  { "orgchart", 1, report_org_chart },
  { "person", 2, report_person },
  { "deal-sheet", 1, report_deal_sheet },
  { "book", 1, report_book },
};

/* Runs the report that is called @words[0]. */
static PursuitExit
run_report (PursuitCli *cli, char **words, const ReportOptions *options, PursuitReportFormat format)
{
  const PursuitReportKind *kind = pursuit_report_registry_find (words[0]);
  g_autoptr (GString) names = g_string_new (NULL);

  if (kind != NULL)
    return pursuit_cli_count (cli, words, 1, 1) ? report_kind (cli, options, kind, format)
                                                : PURSUIT_EXIT_USAGE;
  for (guint i = 0; i < pursuit_report_registry_get_n (); i++)
    g_string_append_printf (names, "%s, ", pursuit_report_registry_get (i)->name);
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    {
      if (g_str_equal (words[0], OTHERS[i].name))
        return pursuit_cli_count (cli, words, 1, OTHERS[i].n_words) ? OTHERS[i].run (cli, options, format)
                                                                    : PURSUIT_EXIT_USAGE;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", OTHERS[i].name);
    }
  return pursuit_cli_usage (cli, _ ("There is no report “%1$s”: there are %2$s."), words[0], names->str);
}

/* (transfer full) (nullable): the format that the name of a file tells. */
static char *
find_suffix (const char *path)
{
  const char *dot = strrchr (path, '.');
  PursuitReportFormat format;

  return dot != NULL && pursuit_report_format_from_string (dot + 1, &format) ? g_strdup (dot + 1) : NULL;
}

/** pursuit_verb_report: writes a report as a file or to stdout. */
PursuitExit
pursuit_verb_report (PursuitCli *cli, char **args)
{
  g_auto (GStrv) rest = NULL;
  g_auto (ReportOptions) options = { 0 };
  PursuitReportFormat format = PURSUIT_REPORT_JSON;
  const GOptionEntry entries[] = {
    { "mode", 0, 0, G_OPTION_ARG_FILENAME, &options.mode, N_ ("Which question it answers"),
      "now|cohort|flow" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_ ("First day of the period"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_ ("Last day of the period"), N_ ("DATE") },
    { "owner", 0, 0, G_OPTION_ARG_FILENAME, &options.owner, N_ ("Only this owner’s deals"), N_ ("NAME") },
    { "process", 0, 0, G_OPTION_ARG_FILENAME, &options.process, N_ ("Not the default process"), N_ ("NAME") },
    { "company", 0, 0, G_OPTION_ARG_FILENAME, &options.company, N_ ("Only this company’s deals or people"),
      "ID" },
    { "market", 0, 0, G_OPTION_ARG_FILENAME, &options.market, N_ ("Only companies of this target market"),
      N_ ("NAME") },
    { "grade", 0, 0, G_OPTION_ARG_FILENAME, &options.grade, N_ ("Only deals of this grade"), "A|B|C|D" },
    { "filter", 0, 0, G_OPTION_ARG_FILENAME, &options.filter, N_ ("Only deals that meet this condition"),
      N_ ("CONDITION") },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &options.view, N_ ("Only deals that this saved view shows"),
      N_ ("VIEW") },
    { "compare", 0, 0, G_OPTION_ARG_FILENAME, &options.compare, N_ ("With which other period it is compared"),
      "none|previous|year" },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, N_ ("What its time is divided into"),
      "month|quarter|half|year" },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &options.since,
      N_ ("Of the forecast: the day that changes are told from"), N_ ("DATE") },
    { "deal", 0, 0, G_OPTION_ARG_FILENAME, &options.deal,
      N_ ("Of the deal sheet: which one; of the org chart: what people are in this deal"), "ID" },
    { "reports", 0, 0, G_OPTION_ARG_FILENAME, &options.reports,
      N_ ("Of the book: which reports, in their order"), N_ ("NAME,…") },
    { "layout", 0, 0, G_OPTION_ARG_FILENAME, &options.layout, N_ ("Of the org chart: how it comes on paper"),
      "page|poster|book" },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &options.paper, N_ ("The size of the sheets"), "a4|letter" },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &options.portrait,
      N_ ("Sheets stand upright, also of the org chart"), NULL },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options.landscape, N_ ("Sheets lie on their side"), NULL },
    { "no-lanes", 0, 0, G_OPTION_ARG_NONE, &options.no_lanes, N_ ("Of the org chart: levels are no lanes"),
      NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format,
      N_ ("How to write it; as the name of the file ends when missing"), "pdf|svg|png|csv|xlsx|json" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Where to; the standard output when missing"), N_ ("FILE") },
    { "fit", 0, 0, G_OPTION_ARG_NONE, &options.fit,
      N_ ("Of calibration: first fit the win probability to the closed deals"), NULL },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 1, 2))
    return PURSUIT_EXIT_USAGE;
  if (options.format == NULL && options.output != NULL)
    options.format = find_suffix (options.output);
  if (options.format == NULL && !cli->json)
    return pursuit_cli_usage (cli, _ ("Say how to write it: --format pdf, svg, png, csv, xlsx or json."));
  if (options.format != NULL && !pursuit_report_format_from_string (options.format, &format))
    return pursuit_cli_usage (cli,
                              _ ("There is no format “%s” yet: there are pdf, svg, png, csv, xlsx and json."),
                              options.format);
  options.person = g_strdup (rest[1]);
  return run_report (cli, rest, &options, format);
}
