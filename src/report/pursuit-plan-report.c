/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-plan-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-column-chart.h"
#include "pursuit-money.h"
#include "pursuit-plan-book.h"
#include "pursuit-plan-words.h"
#include "pursuit-report-words.h"

/* A mark is a kind and a number: a part of the year, from 0, the id of a line, or nothing: the year. */
#define MARK_PART ((gint64) 1 << 56)
#define MARK_LINE ((gint64) 2 << 56)
#define MARK_YEAR ((gint64) 3 << 56)
#define MARK_KINDS ((gint64) 3 << 56)

/* What the figures of the whole plan are. */
typedef struct
{
  gint64 targets[PURSUIT_PLAN_MONTHS];
  gint64 base;
  PursuitPlanPace pace;
  PursuitSplit split;
} Whole;

static const char *
keep_share (PursuitReport *report, const char *format, double share)
{
  g_autofree char *words = pursuit_report_words_share (share);
  g_autofree char *text = g_strdup_printf (format, words);

  return pursuit_report_keep (report, text);
}

/* How much more @amount is than @base. */
static double
growth_of (gint64 amount, gint64 base)
{
  return base > 0 ? (double) amount / (double) base - 1 : NAN;
}

static const char *
keep_growth (PursuitReport *report, gint64 amount, gint64 base)
{
  g_autofree char *words = pursuit_report_words_signed_share (growth_of (amount, base));
  /* Translators: a share with a sign, e.g. “+25 % on last year” */
  g_autofree char *text = g_strdup_printf (_ ("%s on last year"), words);

  return pursuit_report_keep (report, text);
}

static PursuitReportFigure
people_figure (PursuitReport *report, const char *label, gint64 target, gint64 load, double there)
{
  double needed = pursuit_plan_people_needed (target, load);
  g_autofree char *value = isnan (needed) ? g_strdup ("–") : g_strdup_printf ("%.1f", needed);
  g_autofree char *note = isnan (there) ? NULL : g_strdup_printf (_ ("%g are there"), there);

  return (PursuitReportFigure){ label, pursuit_report_keep (report, value),
                                note != NULL ? pursuit_report_keep (report, note) : NULL };
}

/* What came, where there is nothing to hold it against. */
static void
add_figures_without_plan (PursuitReport *report, const PursuitPlanBook *book, const Whole *whole)
{
  const PursuitReportFigure figures[] = {
    { _ ("Plan"), "–", _ ("no plan was made") },
    { _ ("Last year"), pursuit_report_words_keep_money (report, whole->base, book->currency), NULL },
    { _ ("Won"), pursuit_report_words_keep_money (report, whole->pace.won, book->currency), NULL },
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

static void
add_figures (PursuitReport *report, const PursuitPlanBook *book, const Whole *whole)
{
  PursuitReportFigure figures[7] = {
    { _ ("Plan"), pursuit_report_words_keep_money (report, whole->pace.target, book->currency),
      keep_growth (report, whole->pace.target, whole->base) },
    { _ ("Last year"), pursuit_report_words_keep_money (report, whole->base, book->currency), NULL },
    { _ ("Won"), pursuit_report_words_keep_money (report, whole->pace.won, book->currency),
      /* Translators: a share, e.g. “35 % of the plan” */
      keep_share (report, _ ("%s of the plan"), whole->pace.attainment) },
    { _ ("Due by today"), pursuit_report_words_keep_money (report, whole->pace.due, book->currency),
      /* Translators: a share: what was won of what is due */
      keep_share (report, _ ("pace %s"), whole->pace.pace) },
    { _ ("Still to win each month"),
      pursuit_report_words_keep_money (report, whole->pace.per_month, book->currency), NULL },
  };
  guint n = 5;

  if (book->presales_load > 0)
    figures[n++] = people_figure (report, _ ("Pre-sales people needed"), whole->pace.target,
                                  book->presales_load, book->presales);
  if (book->aftersales_load > 0)
    figures[n++] = people_figure (report, _ ("After-sales people needed"), whole->pace.target,
                                  book->aftersales_load, book->aftersales);
  pursuit_report_add_figures (report, figures, n);
}

/* What to be warned of in a target; %NULL: nothing. */
static const char *
word_floor (PursuitPlanFloor floor)
{
  switch (floor)
    {
    case PURSUIT_PLAN_UNDER_MARKET:
      return _ ("under the market’s growth");
    case PURSUIT_PLAN_UNDER_BASE:
      return _ ("under last year");
    case PURSUIT_PLAN_NO_BASE:
    case PURSUIT_PLAN_ABOVE:
    default:
      return NULL;
    }
}

static gboolean
lacks (double there, double needed)
{
  return !isnan (there) && !isnan (needed) && there < needed;
}

static void
add_words (PursuitReport *report, const PursuitPlanBook *book, const Whole *whole)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean under;
  g_autofree char *floor = book->id != 0 ? pursuit_plan_words_floor (book, whole->pace.target, &under) : NULL;

  if (floor != NULL)
    g_string_append (text, floor);
  if (lacks (book->presales, pursuit_plan_people_needed (whole->pace.target, book->presales_load)))
    g_string_append_printf (text, " %s", _ ("There are too few pre-sales people for it."));
  if (lacks (book->aftersales, pursuit_plan_people_needed (whole->pace.target, book->aftersales_load)))
    g_string_append_printf (text, " %s", _ ("There are too few after-sales people for it."));
  if (book->expected > 0)
    {
      g_autofree char *expected = pursuit_money_format_short (book->expected, book->currency);
      g_string_append (text, " ");
      /* Translators: an amount */
      g_string_append_printf (text, _ ("Last year is not over: %s of it is still expected."), expected);
    }
  g_string_append (text, " ");
  g_string_append_printf (text, _ ("Amounts are in %s."), book->currency);
  pursuit_report_add_text (report, g_strstrip (text->str));
  pursuit_report_add_unconverted (report, book->n_unrated);
}

/* What there is to do before there is a plan to report on. */
static void
set_hint (PursuitReport *report, const PursuitPlanBook *book)
{
  g_autofree char *hint = g_strdup_printf (_ ("No plan for %d yet"), book->year);

  pursuit_report_set_hint (report, hint);
}

static PursuitDay
begin_of (const PursuitPlanBook *book, const Whole *whole, guint part)
{
  return pursuit_fiscal_begin (book->year, book->first_month,
                               (int) (part * pursuit_split_months (whole->split)));
}

static guint
sum_deals (const guint *n_won, guint months)
{
  guint sum = 0;

  for (guint m = 0; m < months; m++)
    sum += n_won[m];
  return sum;
}

static void
add_chart (PursuitReport *report, const PursuitPlanBook *book, const Whole *whole)
{
  guint months = pursuit_split_months (whole->split), n = PURSUIT_PLAN_MONTHS / months;
  PursuitColumn columns[PURSUIT_PLAN_MONTHS];
  const PursuitColumnChart chart = {
    .columns = columns,
    .n_columns = n,
    .names = { [PURSUIT_COLUMN_SOLID] = _ ("Won") },
    .level_name = book->id != 0 ? _ ("Plan") : NULL,
    .point_name = _ ("Last year"),
    .format = pursuit_report_words_value,
  };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label =
          pursuit_report_words_column (begin_of (book, whole, i), whole->split, book->first_month);
      double won = pursuit_report_units (pursuit_plan_sum (book->won + i * months, months), book->currency);
      guint n_won = sum_deals (book->n_won + i * months, months);
      columns[i] = (PursuitColumn){
        .label = pursuit_report_keep (report, label),
        .pieces = { { 0, won, PURSUIT_COLUMN_SOLID, MARK_PART + i,
                      pursuit_report_words_keep_deals (report, n_won) } },
        .n_pieces = won > 0,
        .level = book->id != 0 ? pursuit_report_units (pursuit_plan_sum (whole->targets + i * months, months),
                                                       book->currency)
                               : NAN,
        .point = pursuit_report_units (pursuit_plan_sum (book->base + i * months, months), book->currency),
        .link = NAN,
      };
    }
  pursuit_report_add_heading (report, _ ("Plan and what came"));
  pursuit_report_add_chart (report, pursuit_column_chart_new (&chart));
}

static void
add_share_cell (PursuitReportTable *table, gint64 amount, gint64 of)
{
  double share = of > 0 ? (double) amount / (double) of : NAN;
  g_autofree char *text = pursuit_report_words_share (share);

  pursuit_report_table_add_number (table, text, share);
}

static void
add_period_row (PursuitReportTable *table,
                const PursuitPlanBook *book,
                const char *label,
                gboolean total,
                gint64 base,
                gint64 target,
                gint64 won,
                guint n_won)
{
  pursuit_report_table_add_row (table, total);
  pursuit_report_table_add_cell (table, label, NULL);
  pursuit_report_table_add_money (table, base, book->currency);
  pursuit_report_table_add_money (table, target, book->currency);
  pursuit_report_table_add_money (table, won, book->currency);
  pursuit_report_table_add_count (table, n_won);
  add_share_cell (table, won, target);
}

static void
add_periods (PursuitReport *report, const PursuitPlanBook *book, const Whole *whole)
{
  guint months = pursuit_split_months (whole->split);
  PursuitReportTable *table = pursuit_report_table_new ();
  guint n_all = sum_deals (book->n_won, PURSUIT_PLAN_MONTHS);

  pursuit_report_table_add_column (table, _ ("Period"), FALSE);
  pursuit_report_table_add_column (table, _ ("Last year"), TRUE);
  pursuit_report_table_add_column (table, _ ("Plan"), TRUE);
  pursuit_report_table_add_column (table, _ ("Won"), TRUE);
  pursuit_report_table_add_column (table, _ ("Deals won"), TRUE);
  pursuit_report_table_add_column (table, _ ("Attainment"), TRUE);
  for (guint m = 0; m < PURSUIT_PLAN_MONTHS; m += months)
    {
      g_autofree char *label =
          pursuit_report_words_part (begin_of (book, whole, m / months), whole->split, book->first_month);
      guint n_won = sum_deals (book->n_won + m, months);
      add_period_row (table, book, label, FALSE, pursuit_plan_sum (book->base + m, months),
                      pursuit_plan_sum (whole->targets + m, months), pursuit_plan_sum (book->won + m, months),
                      n_won);
      pursuit_report_table_set_mark (table, n_won > 0 ? MARK_PART + m / months : 0);
    }
  add_period_row (table, book, _ ("Total"), TRUE, whole->base, whole->pace.target, whole->pace.won, n_all);
  pursuit_report_table_set_mark (table, n_all > 0 ? MARK_YEAR : 0);
  pursuit_report_add_table (report, table);
}

static void
add_line (PursuitReportTable *table, const PursuitPlanBook *book, const PursuitPlanPart *part)
{
  gint64 base = pursuit_plan_sum (part->base, PURSUIT_PLAN_MONTHS);
  guint n_won = sum_deals (part->n_won, PURSUIT_PLAN_MONTHS);
  PursuitPlanPace pace;
  pursuit_plan_pace (part->targets, pursuit_plan_sum (part->won, PURSUIT_PLAN_MONTHS), book->year,
                     book->first_month, book->today, &pace);
  double growth = growth_of (pace.target, base);
  g_autofree char *growth_words = pursuit_report_words_signed_share (growth);
  const char *warning = word_floor (pursuit_plan_check_floor (pace.target, base, book->market_growth));

  pursuit_report_table_add_row (table, FALSE);
  pursuit_report_table_add_cell (table, part->owner_name != NULL ? part->owner_name : _ ("All"), NULL);
  pursuit_report_table_add_cell (table, part->market_name != NULL ? part->market_name : _ ("All"), NULL);
  pursuit_report_table_add_money (table, base, book->currency);
  pursuit_report_table_add_money (table, pace.target, book->currency);
  pursuit_report_table_add_number (table, growth_words, growth);
  pursuit_report_table_add_money (table, pace.won, book->currency);
  pursuit_report_table_add_count (table, n_won);
  add_share_cell (table, pace.won, pace.target);
  add_share_cell (table, pace.won, pace.due);
  pursuit_report_table_add_cell (table, warning != NULL ? warning : "", NULL);
  /* in the line of nobody counts what is in no other one: no condition says that */
  if (n_won > 0 && (part->owner != 0 || part->market != 0))
    pursuit_report_table_set_mark (table, MARK_LINE + part->id);
}

static void
add_lines (PursuitReport *report, const PursuitPlanBook *book)
{
  PursuitReportTable *table;

  if (book->parts->len == 0)
    return;
  table = pursuit_report_table_new ();
  pursuit_report_add_heading (report, _ ("By owner and market"));
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  pursuit_report_table_add_column (table, _ ("Target market"), FALSE);
  pursuit_report_table_add_column (table, _ ("Last year"), TRUE);
  pursuit_report_table_add_column (table, _ ("Plan"), TRUE);
  pursuit_report_table_add_column (table, _ ("Growth"), TRUE);
  pursuit_report_table_add_column (table, _ ("Won"), TRUE);
  pursuit_report_table_add_column (table, _ ("Deals won"), TRUE);
  pursuit_report_table_add_column (table, _ ("Attainment"), TRUE);
  pursuit_report_table_add_column (table, _ ("Pace"), TRUE);
  pursuit_report_table_add_column (table, _ ("Note"), FALSE);
  pursuit_report_table_set_n_names (table, 2);
  for (guint i = 0; i < book->parts->len; i++)
    add_line (table, book, book->parts->pdata[i]);
  pursuit_report_add_table (report, table);
}

/* The plan of the fiscal year that the period begins in; and the zeroed @names. */
static PursuitPlanBook *
read_book (PursuitReportSource *source,
           const PursuitReportParams *params,
           PursuitReportNames *names,
           GCancellable *cancellable,
           GError **error)
{
  if (!pursuit_report_source_get_names (source, params, names, error))
    return NULL;
  PursuitDay begin = params->from != PURSUIT_DAY_NONE ? params->from : names->today;
  return pursuit_report_source_get_plan (source, pursuit_fiscal_year_of (begin, names->first_month),
                                         cancellable, error);
}

PursuitReport *
pursuit_plan_report_new (PursuitReportSource *source,
                         const PursuitReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_auto (PursuitReportNames) names = { 0 };
  Whole whole = { .split = (PursuitSplit) params->granularity };
  g_autoptr (PursuitPlanBook) book = read_book (source, params, &names, cancellable, error);

  if (book == NULL)
    return NULL;
  pursuit_plan_book_get_targets (book, whole.targets);
  whole.base = pursuit_plan_sum (book->base, PURSUIT_PLAN_MONTHS);
  pursuit_plan_pace (whole.targets, pursuit_plan_sum (book->won, PURSUIT_PLAN_MONTHS), book->year,
                     book->first_month, book->today, &whole.pace);
  g_autofree char *year = pursuit_report_words_part (pursuit_fiscal_begin (book->year, book->first_month, 0),
                                                     PURSUIT_SPLIT_YEAR, book->first_month);
  PursuitReport *report = pursuit_report_new (_ ("Plan"), year, names.database, names.today);
  if (book->id != 0)
    add_figures (report, book, &whole);
  else
    {
      set_hint (report, book);
      add_figures_without_plan (report, book, &whole);
    }
  add_words (report, book, &whole);
  add_chart (report, book, &whole);
  add_periods (report, book, &whole);
  add_lines (report, book);
  return report;
}

static void
list_deal (const PursuitCell *cells, guint n_cells, gpointer ids)
{
  g_array_append_val ((GArray *) ids, cells[0].number);
}

/* What the deals behind a mark have in common: days, and for a line whose and in which market. */
static gboolean
narrow (const PursuitPlanBook *book, PursuitSplit split, gint64 mark, PursuitReportParams *params)
{
  gint64 number = mark & ~MARK_KINDS;
  int months = (int) pursuit_split_months (split), first = (int) number * months;

  if ((mark & MARK_KINDS) == MARK_PART)
    {
      params->from = pursuit_fiscal_begin (book->year, book->first_month, first);
      params->to = pursuit_fiscal_begin (book->year, book->first_month, first + months) - 1;
      return TRUE;
    }
  params->from = pursuit_fiscal_begin (book->year, book->first_month, 0);
  params->to = pursuit_fiscal_begin (book->year, book->first_month, PURSUIT_PLAN_MONTHS) - 1;
  if (mark == MARK_YEAR)
    return TRUE;
  for (guint i = 0; i < book->parts->len; i++)
    {
      const PursuitPlanPart *part = book->parts->pdata[i];
      if (part->id != number)
        continue;
      params->owner = part->owner;
      params->market = part->market;
      return TRUE;
    }
  return FALSE;
}

GArray *
pursuit_plan_report_list_deals (PursuitReportSource *source,
                                const PursuitReportParams *params,
                                gint64 mark,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_auto (PursuitReportNames) names = { 0 };
  g_autoptr (PursuitPlanBook) book = read_book (source, params, &names, cancellable, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PursuitReportParams wanted = *params;

  if (book == NULL)
    return NULL;
  /* a line that is gone meanwhile has none */
  if (narrow (book, (PursuitSplit) params->granularity, mark, &wanted) &&
      !pursuit_report_source_read (source, "plan-won", &wanted, list_deal, ids, cancellable, error))
    return NULL;
  return g_steal_pointer (&ids);
}
