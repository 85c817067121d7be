/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-funnel-chart.h"
#include "pursuit-funnel-tables.h"
#include "pursuit-funnel-words.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"
#include "pursuit-report-words.h"

/* The stage with the lowest conversion, if there are two to compare that enough deals came to; else −1. */
static int
weakest_stage (const PursuitFunnelResult *result)
{
  int weakest = -1, n = 0;

  for (guint i = 0; i < result->n_stages; i++)
    {
      const PursuitFunnelStage *row = &result->stages[i];

      if (isnan (row->conversion) || row->entered < PURSUIT_FUNNEL_MIN_SHARE)
        continue;
      n++;
      if (weakest < 0 || row->conversion < result->stages[weakest].conversion)
        weakest = i;
    }
  return n > 1 ? weakest : -1;
}

/* How many of a row’s deals went on, as a bar shows them: what only stands there is a rectangle. */
static gint64
went_on (const PursuitFunnelResult *result, const PursuitFunnelStage *row)
{
  return result->mode == PURSUIT_FUNNEL_NOW || row->delivery ? row->count : row->advanced;
}

/* The outline of @bar, and in words how it differs; @row: (nullable): the same stage of the other period. */
static void
compare_bar (PursuitReport *report,
             const PursuitFunnelResult *before,
             const PursuitFunnelStage *row,
             PursuitFunnelBar *bar)
{
  g_autofree char *change =
      pursuit_report_words_difference ((gint64) bar->arrived, row != NULL ? row->count : 0);

  bar->change = pursuit_report_keep (report, change);
  bar->arrived_before = row != NULL ? row->count : 0;
  bar->went_on_before = row != NULL ? went_on (before, row) : 0;
}

static void
fill_bar (PursuitReport *report, const PursuitFunnelResult *result, guint i, PursuitFunnelBar *bar)
{
  const PursuitFunnelStage *row = &result->stages[i];
  g_autofree char *name = row->delivery ? g_strdup_printf (_ ("%s (won)"), row->name) : g_strdup (row->name);
  g_autofree char *days = pursuit_funnel_words_days (row->days.median);
  g_autofree char *note = days != NULL ? g_strdup_printf (_ ("median %s"), days) : NULL;
  g_autofree char *headline = pursuit_number_format (row->count);
  g_autofree char *amount = pursuit_money_format_short (row->amount, result->currency);
  /* visits of a flow are more than deals where one came back */
  g_autofree char *detail =
      row->deals < row->count
          ? g_strdup_printf ("%s · %s", amount, pursuit_report_words_keep_deals (report, (guint) row->deals))
          : g_strdup (amount);
  g_autofree char *link = pursuit_funnel_words_link (result, i);
  gboolean rectangle = result->mode == PURSUIT_FUNNEL_NOW || row->delivery;

  *bar = (PursuitFunnelBar){
    .id = row->count > 0 ? row->id : 0,
    .name = pursuit_report_keep (report, name),
    .note = pursuit_report_keep (report, note),
    .headline = pursuit_report_keep (report, headline),
    .detail = pursuit_report_keep (report, detail),
    .link = pursuit_report_keep (report, link),
    .alert = (int) i == weakest_stage (result),
    .won = row->delivery,
    .arrived = row->count,
    .went_on = went_on (result, row),
    .stayed = rectangle ? 0 : row->still_here + row->back + row->handed_over,
  };
}

/* @compared: (nullable): the period of @before in words */
static void
add_funnel (PursuitReport *report,
            const PursuitFunnelResult *result,
            const PursuitFunnelResult *before,
            const char *compared)
{
  g_autofree PursuitFunnelBar *bars = g_new0 (PursuitFunnelBar, result->n_stages + 1);
  g_autofree char *won = NULL;
  g_autofree char *change = NULL;
  /* Translators: what a dashed outline in the chart stands for: a period */
  g_autofree char *legend = before != NULL ? g_strdup_printf (_ ("Dashed: %s"), compared) : NULL;
  gboolean delivers = FALSE;
  guint n = result->n_stages;

  for (guint i = 0; i < result->n_stages; i++)
    {
      fill_bar (report, result, i, &bars[i]);
      if (before != NULL)
        compare_bar (report, before, pursuit_funnel_result_find (before, result->stages[i].id), &bars[i]);
      delivers |= result->stages[i].delivery;
    }
  if (!delivers && result->mode == PURSUIT_FUNNEL_COHORT)
    {
      /* A process that ends with the contract shows its won deals as the last bar. */
      won = pursuit_number_format (result->won);
      change = before != NULL ? pursuit_report_words_difference (result->won, before->won) : NULL;
      bars[n++] = (PursuitFunnelBar){ .name = _ ("Won"),
                                      .headline = won,
                                      .won = TRUE,
                                      .arrived = result->won,
                                      .went_on = result->won,
                                      .change = change,
                                      .arrived_before = before != NULL ? before->won : 0,
                                      .went_on_before = before != NULL ? before->won : 0 };
    }
  pursuit_report_add_chart (report, pursuit_funnel_chart_new (bars, n, legend));
}

static PursuitReportFigure
weighted_figure (PursuitReport *report, const PursuitFunnelResult *result, const PursuitFunnelResult *before)
{
  const char *amount = pursuit_report_words_keep_money (report, result->amount, result->currency);
  /* Translators: %s is an amount of money, %d a number of deals */
  g_autofree char *note =
      g_strdup_printf (ngettext ("%1$s in %2$d open deal", "%1$s in %2$d open deals", result->open), amount,
                       (int) result->open);
  PursuitReportFigure figure = { _ ("Open, weighted"),
                                 pursuit_report_words_keep_money (report, result->weighted, result->currency),
                                 pursuit_report_keep (report, note) };

  if (before != NULL)
    pursuit_report_words_change_money (report, &figure, result->weighted, before->weighted, result->currency,
                                       TRUE);
  /* what began earlier is closed by now, which is neither good nor bad */
  if (result->mode == PURSUIT_FUNNEL_COHORT)
    figure.trend = PURSUIT_TREND_NONE;
  return figure;
}

/* The deals of which those that were won are a part. */
static PursuitPart
won_part (const PursuitFunnelResult *result)
{
  return (PursuitPart){ result->won,
                        result->mode == PURSUIT_FUNNEL_COHORT ? result->deals : result->won + result->lost };
}

static PursuitReportFigure
win_rate_figure (PursuitReport *report, const PursuitFunnelResult *result, const PursuitFunnelResult *before)
{
  gboolean cohort = result->mode == PURSUIT_FUNNEL_COHORT;
  PursuitPart won = won_part (result);
  g_autofree char *value = pursuit_funnel_words_share (won.part, won.whole);
  g_autofree char *note =
      g_strdup_printf (cohort ? _ ("%1$d won of %2$d begun") : _ ("%1$d won of %2$d closed"), (int) won.part,
                       (int) won.whole);
  PursuitReportFigure figure = { cohort ? _ ("Win rate, by cohort") : _ ("Win rate"),
                                 pursuit_report_keep (report, value != NULL ? value : "–"),
                                 pursuit_report_keep (report, note) };

  if (before != NULL)
    pursuit_report_words_change_part (report, &figure, won, won_part (before), TRUE);
  return figure;
}

static PursuitReportFigure
cycle_figure (PursuitReport *report, const PursuitFunnelResult *result, const PursuitFunnelResult *before)
{
  g_autofree char *won = pursuit_funnel_words_days (result->cycle_won.median);
  g_autofree char *lost = pursuit_funnel_words_days (result->cycle_lost.median);
  g_autofree char *note = lost != NULL ? g_strdup_printf (_ ("lost deals %s"), lost) : NULL;
  PursuitReportFigure figure = { _ ("Median cycle, won"),
                                 pursuit_report_keep (report, won != NULL ? won : "–"),
                                 pursuit_report_keep (report, note) };

  if (before != NULL)
    pursuit_report_words_change_days (report, &figure, result->cycle_won.median, before->cycle_won.median,
                                      FALSE);
  return figure;
}

static PursuitReportFigure
forced_figure (PursuitReport *report, const PursuitFunnelResult *result, const PursuitFunnelResult *before)
{
  gint64 others = result->deals - result->forced_deals;
  g_autofree char *value = pursuit_number_format (result->forced_moves);
  g_autofree char *forced = pursuit_funnel_words_share (result->forced_won, result->forced_deals);
  g_autofree char *rest = pursuit_funnel_words_share (MAX (result->won - result->forced_won, 0), others);
  g_autofree char *note = NULL;

  if (result->mode == PURSUIT_FUNNEL_COHORT && forced != NULL && rest != NULL)
    /* Translators: shares such as “12 %” */
    note = g_strdup_printf (_ ("won %1$s · others won %2$s"), forced, rest);
  PursuitReportFigure figure = { _ ("Forced moves"), pursuit_report_keep (report, value),
                                 pursuit_report_keep (report, note) };
  if (before != NULL)
    pursuit_report_words_change (report, &figure, result->forced_moves, before->forced_moves, FALSE);
  return figure;
}

/* The key node that was missing most often when a move was forced; what was moved elsewhere and imported does
 * not say. */
static PursuitReportFigure
missing_figure (PursuitReport *report, const PursuitFunnelResult *result)
{
  if (result->missing == NULL || result->missing->len == 0)
    return (PursuitReportFigure){ _ ("Most often missing"), "–", _ ("no forced move says what was missing") };
  const PursuitFunnelNode *node = &g_array_index (result->missing, PursuitFunnelNode, 0);
  /* Translators: in how many of how many forced moves a key node was missing */
  g_autofree char *note =
      g_strdup_printf (_ ("in %1$d of %2$d forced moves"), (int) node->moves, (int) result->forced_moves);

  return (PursuitReportFigure){ _ ("Most often missing"),
                                pursuit_report_keep (report, pursuit_funnel_words_node (node)),
                                pursuit_report_keep (report, note) };
}

/* Mode now: what was won and is being delivered counts in no pipeline, but is not forgotten. */
static PursuitReportFigure
delivery_figure (PursuitReport *report, const PursuitFunnelResult *result)
{
  gint64 count = 0, amount = 0;
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;

  for (guint i = 0; i < result->n_stages; i++)
    if (result->stages[i].delivery)
      {
        count += result->stages[i].count;
        amount += result->stages[i].amount;
      }
  value = pursuit_number_format (count);
  note = pursuit_money_format_short (amount, result->currency);
  return (PursuitReportFigure){ _ ("Won, in delivery"), pursuit_report_keep (report, value),
                                pursuit_report_keep (report, note) };
}

static PursuitReportFigure
open_figure (PursuitReport *report, const PursuitFunnelResult *result)
{
  g_autofree char *value = pursuit_number_format (result->open);
  g_autofree char *note = pursuit_money_format_short (result->amount, result->currency);

  return (PursuitReportFigure){ _ ("Open deals"), pursuit_report_keep (report, value),
                                pursuit_report_keep (report, note) };
}

static void
add_figures (PursuitReport *report, const PursuitFunnelResult *result, const PursuitFunnelResult *before)
{
  PursuitReportFigure figures[5];
  guint n = 0;

  figures[n++] = weighted_figure (report, result, before);
  if (result->mode == PURSUIT_FUNNEL_NOW)
    {
      figures[n++] = open_figure (report, result);
      figures[n++] = delivery_figure (report, result);
    }
  else
    {
      figures[n++] = win_rate_figure (report, result, before);
      figures[n++] = cycle_figure (report, result, before);
      figures[n++] = forced_figure (report, result, before);
      if (result->forced_moves > 0)
        figures[n++] = missing_figure (report, result);
    }
  pursuit_report_add_figures (report, figures, n);
}

/* What the figures leave out. */
static void
add_remarks (PursuitReport *report, const PursuitFunnelResult *result, const PursuitFunnelResult *before)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (result->unconverted > 0)
    {
      g_autofree char *currencies = g_strjoinv (", ", result->unconverted_currencies);

      g_string_append_printf (
          text,
          ngettext ("The amount of %1$d deal in %2$s is left out: no exchange rate is known.",
                    "The amounts of %1$d deals in %2$s are left out: no exchange rate is known.",
                    result->unconverted),
          (int) result->unconverted, currencies);
    }
  if (result->undated_deals > 0)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text,
                              ngettext ("%d deal has moves without a date; they are left out.",
                                        "%d deals have moves without a date; they are left out.",
                                        result->undated_deals),
                              (int) result->undated_deals);
    }
  if (before != NULL && result->mode == PURSUIT_FUNNEL_COHORT)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append (text,
                       _ ("Both periods’ deals are followed until today: the earlier ones have had longer "
                          "to be won or lost."));
    }
  if (text->len > 0)
    pursuit_report_add_text (report, text->str);
}

PursuitReport *
pursuit_funnel_report_new_for_result (PursuitFunnelResult *result,
                                      PursuitFunnelResult *before,
                                      const PursuitReportParams *params,
                                      const PursuitReportNames *names)
{
  g_return_val_if_fail (result != NULL && params != NULL && names != NULL, NULL);

  g_autofree char *period = pursuit_funnel_words_period (params, names->today);
  g_autofree char *subtitle = pursuit_report_words_params (period, params, names);
  g_autofree char *compared = pursuit_report_words_compared (params);
  PursuitReport *report = pursuit_report_new (_ ("Sales funnel"), subtitle,
                                              names->database != NULL ? names->database : "", names->today);

  pursuit_report_set_funnel (report, result, before);
  if (result->deals == 0)
    pursuit_report_set_empty (report);
  add_figures (report, result, before);
  add_funnel (report, result, before, compared);
  pursuit_funnel_tables_add_stages (report, result, before);
  add_remarks (report, result, before);
  if (result->mode != PURSUIT_FUNNEL_NOW)
    {
      pursuit_funnel_tables_add_losses (report, result);
      pursuit_funnel_tables_add_forced (report, result);
    }
  return report;
}

PursuitReport *
pursuit_funnel_report_new (PursuitReportSource *source,
                           const PursuitReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitFunnelResult) before = NULL;
  g_autoptr (PursuitFunnelResult) result =
      pursuit_report_source_get_funnel (source, params, NULL, &before, cancellable, error);
  g_autoptr (PursuitReportParams) shown = pursuit_report_params_copy (params);
  g_auto (PursuitReportNames) names = { 0 };

  if (result == NULL || !pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  /* what stands in the stages today has no period */
  if (before == NULL)
    shown->comparison = PURSUIT_COMPARE_NONE;
  else
    pursuit_funnel_result_join (result, before);
  return pursuit_funnel_report_new_for_result (result, before, shown, &names);
}

GArray *
pursuit_funnel_report_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  PursuitFunnelList list;
  if (!pursuit_funnel_tables_parse_mark (mark, &list))
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PursuitFunnelResult) result =
      pursuit_report_source_get_funnel (source, params, &list, NULL, cancellable, error);

  return result != NULL ? g_array_ref (result->listed) : NULL;
}
