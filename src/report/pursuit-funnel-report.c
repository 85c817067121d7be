/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-bar-chart.h"
#include "pursuit-funnel-chart.h"
#include "pursuit-funnel-words.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"

static const PursuitSeries LOSS_SERIES[PURSUIT_N_LOSS_KINDS] = {
  [PURSUIT_LOSS_RIVAL] = PURSUIT_SERIES_LOST,          [PURSUIT_LOSS_WITHDRAWN] = PURSUIT_SERIES_WITHDRAWN,
  [PURSUIT_LOSS_POSTPONED] = PURSUIT_SERIES_POSTPONED, [PURSUIT_LOSS_NO_NEED] = PURSUIT_SERIES_NO_NEED,
  [PURSUIT_LOSS_OTHER] = PURSUIT_SERIES_OTHER,
};

static char *
format_count (double value)
{
  return pursuit_number_format ((gint64) value);
}

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

static void
fill_bar (PursuitReport *report, const PursuitFunnelResult *result, guint i, PursuitFunnelBar *bar)
{
  const PursuitFunnelStage *row = &result->stages[i];
  g_autofree char *name = row->delivery ? g_strdup_printf (_ ("%s (won)"), row->name) : g_strdup (row->name);
  g_autofree char *days = pursuit_funnel_words_days (row->days.median);
  g_autofree char *note = days != NULL ? g_strdup_printf (_ ("median %s"), days) : NULL;
  g_autofree char *headline = pursuit_number_format (row->count);
  g_autofree char *detail = pursuit_money_format_short (row->amount, result->currency);
  g_autofree char *link = pursuit_funnel_words_link (result, i);
  gboolean rectangle = result->mode == PURSUIT_FUNNEL_NOW || row->delivery;

  *bar = (PursuitFunnelBar){
    .id = row->id,
    .name = pursuit_report_keep (report, name),
    .note = pursuit_report_keep (report, note),
    .headline = pursuit_report_keep (report, headline),
    .detail = pursuit_report_keep (report, detail),
    .link = pursuit_report_keep (report, link),
    .alert = (int) i == weakest_stage (result),
    .won = row->delivery,
    .arrived = row->count,
    .went_on = rectangle ? row->count : row->advanced,
    .stayed = rectangle ? 0 : row->still_here + row->back + row->handed_over,
  };
}

static void
add_funnel (PursuitReport *report, const PursuitFunnelResult *result)
{
  g_autofree PursuitFunnelBar *bars = g_new0 (PursuitFunnelBar, result->n_stages + 1);
  g_autofree char *won = NULL;
  gboolean delivers = FALSE;
  guint n = result->n_stages;

  for (guint i = 0; i < result->n_stages; i++)
    {
      fill_bar (report, result, i, &bars[i]);
      delivers |= result->stages[i].delivery;
    }
  if (!delivers && result->mode == PURSUIT_FUNNEL_COHORT)
    {
      /* A process that ends with the contract shows its won deals as the last bar. */
      won = pursuit_number_format (result->won);
      bars[n++] = (PursuitFunnelBar){
        .name = _ ("Won"), .headline = won, .won = TRUE, .arrived = result->won, .went_on = result->won
      };
    }
  pursuit_report_add_chart (report, pursuit_funnel_chart_new (bars, n));
}

static PursuitReportFigure
weighted_figure (PursuitReport *report, const PursuitFunnelResult *result)
{
  g_autofree char *value = pursuit_money_format_short (result->weighted, result->currency);
  g_autofree char *amount = pursuit_money_format_short (result->amount, result->currency);
  /* Translators: %s is an amount of money, %d a number of deals */
  g_autofree char *note =
      g_strdup_printf (ngettext ("%1$s in %2$d open deal", "%1$s in %2$d open deals", result->open), amount,
                       (int) result->open);

  return (PursuitReportFigure){ _ ("Open, weighted"), pursuit_report_keep (report, value),
                                pursuit_report_keep (report, note) };
}

static PursuitReportFigure
win_rate_figure (PursuitReport *report, const PursuitFunnelResult *result)
{
  gboolean cohort = result->mode == PURSUIT_FUNNEL_COHORT;
  gint64 whole = cohort ? result->deals : result->won + result->lost;
  g_autofree char *value = pursuit_funnel_words_share (result->won, whole);
  g_autofree char *note =
      g_strdup_printf (cohort ? _ ("%1$d won of %2$d begun") : _ ("%1$d won of %2$d closed"),
                       (int) result->won, (int) whole);

  return (PursuitReportFigure){ cohort ? _ ("Win rate, by cohort") : _ ("Win rate"),
                                pursuit_report_keep (report, value != NULL ? value : "–"),
                                pursuit_report_keep (report, note) };
}

static PursuitReportFigure
cycle_figure (PursuitReport *report, const PursuitFunnelResult *result)
{
  g_autofree char *won = pursuit_funnel_words_days (result->cycle_won.median);
  g_autofree char *lost = pursuit_funnel_words_days (result->cycle_lost.median);
  g_autofree char *note = lost != NULL ? g_strdup_printf (_ ("lost deals %s"), lost) : NULL;

  return (PursuitReportFigure){ _ ("Median cycle, won"),
                                pursuit_report_keep (report, won != NULL ? won : "–"),
                                pursuit_report_keep (report, note) };
}

static PursuitReportFigure
forced_figure (PursuitReport *report, const PursuitFunnelResult *result)
{
  gint64 others = result->deals - result->forced_deals;
  g_autofree char *value = pursuit_number_format (result->forced_moves);
  g_autofree char *forced = pursuit_funnel_words_share (result->forced_won, result->forced_deals);
  g_autofree char *rest = pursuit_funnel_words_share (MAX (result->won - result->forced_won, 0), others);
  g_autofree char *note = NULL;

  if (result->mode == PURSUIT_FUNNEL_COHORT && forced != NULL && rest != NULL)
    /* Translators: shares such as “12 %” */
    note = g_strdup_printf (_ ("won %1$s · others won %2$s"), forced, rest);
  return (PursuitReportFigure){ _ ("Forced moves"), pursuit_report_keep (report, value),
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
add_figures (PursuitReport *report, const PursuitFunnelResult *result)
{
  PursuitReportFigure figures[4];
  guint n = 0;

  figures[n++] = weighted_figure (report, result);
  if (result->mode == PURSUIT_FUNNEL_NOW)
    {
      figures[n++] = open_figure (report, result);
      figures[n++] = delivery_figure (report, result);
    }
  else
    {
      figures[n++] = win_rate_figure (report, result);
      figures[n++] = cycle_figure (report, result);
      figures[n++] = forced_figure (report, result);
    }
  pursuit_report_add_figures (report, figures, n);
}

static void
add_stage_row (PursuitReportTable *table, const PursuitFunnelResult *result, guint i)
{
  const PursuitFunnelStage *row = &result->stages[i];
  g_autofree char *days = pursuit_funnel_words_days (row->days.median);
  g_autofree char *share = pursuit_funnel_words_share (row->advanced, row->entered);

  pursuit_report_table_add_row (table, FALSE);
  pursuit_report_table_add_cell (table, row->name, NULL);
  pursuit_report_table_add_count (table, row->count);
  pursuit_report_table_add_money (table, row->amount, result->currency);
  pursuit_report_table_add_money (table, row->weighted, result->currency);
  if (result->mode != PURSUIT_FUNNEL_NOW)
    {
      pursuit_report_table_add_count (table, row->advanced);
      pursuit_report_table_add_count (table, row->lost);
      pursuit_report_table_add_count (table, row->back);
      pursuit_report_table_add_count (table, row->handed_over);
      pursuit_report_table_add_count (table, row->still_here);
      pursuit_report_table_add_number (table, share, row->conversion);
    }
  pursuit_report_table_add_number (table, days, row->days.median);
}

static void
add_stage_table (PursuitReport *report, const PursuitFunnelResult *result)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autofree char *weighted = g_strdup_printf (_ ("Weighted (%s)"), result->currency);
  gboolean now = result->mode == PURSUIT_FUNNEL_NOW;

  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  pursuit_report_table_add_column (table, result->mode == PURSUIT_FUNNEL_FLOW ? _ ("Entered") : _ ("Deals"),
                                   TRUE);
  pursuit_report_words_add_amount_column (table, result->currency);
  pursuit_report_table_add_column (table, weighted, TRUE);
  if (!now)
    {
      pursuit_report_table_add_column (table, _ ("Went on"), TRUE);
      pursuit_report_table_add_column (table, _ ("Lost"), TRUE);
      pursuit_report_table_add_column (table, C_ ("funnel", "Back"), TRUE);
      pursuit_report_table_add_column (table, _ ("Handed over"), TRUE);
      pursuit_report_table_add_column (table, _ ("Still here"), TRUE);
      pursuit_report_table_add_column (table, _ ("Conversion"), TRUE);
    }
  pursuit_report_table_add_column (table, now ? _ ("Median age") : _ ("Median days"), TRUE);
  for (guint i = 0; i < result->n_stages; i++)
    add_stage_row (table, result, i);
  pursuit_report_add_table (report, table);
}

static void
add_losses (PursuitReport *report, const PursuitFunnelResult *result)
{
  g_autofree PursuitBarRow *rows = g_new0 (PursuitBarRow, result->n_stages);
  PursuitReportTable *table = pursuit_report_table_new ();
  PursuitBarChart chart = { .rows = rows, .format = format_count };

  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  for (guint k = 0; k < PURSUIT_N_LOSS_KINDS; k++)
    {
      chart.series_names[LOSS_SERIES[k]] = pursuit_loss_kind_to_words (k);
      pursuit_report_table_add_column (table, pursuit_loss_kind_to_words (k), TRUE);
    }
  pursuit_report_table_add_column (table, _ ("Total"), TRUE);

  for (guint i = 0; i < result->n_stages; i++)
    {
      const PursuitFunnelStage *stage = &result->stages[i];
      PursuitBarRow *row = &rows[chart.n_rows];

      if (stage->delivery && stage->lost == 0)
        continue;
      row->label = stage->name;
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, stage->name, NULL);
      for (guint k = 0; k < PURSUIT_N_LOSS_KINDS; k++)
        {
          row->values[LOSS_SERIES[k]] = stage->losses[k];
          pursuit_report_table_add_count (table, stage->losses[k]);
        }
      pursuit_report_table_add_count (table, stage->lost);
      chart.n_rows++;
    }
  pursuit_report_add_heading (report, _ ("Where deals leave, and why"));
  pursuit_report_add_chart (report, pursuit_bar_chart_new (&chart));
  pursuit_report_add_table (report, table);
}

/* What the figures leave out. */
static void
add_remarks (PursuitReport *report, const PursuitFunnelResult *result)
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
  if (text->len > 0)
    pursuit_report_add_text (report, text->str);
}

PursuitReport *
pursuit_funnel_report_new_for_result (PursuitFunnelResult *result,
                                      const PursuitReportParams *params,
                                      const PursuitReportNames *names)
{
  g_autofree char *subtitle = NULL;
  PursuitReport *report;

  g_return_val_if_fail (result != NULL && params != NULL && names != NULL, NULL);

  subtitle = pursuit_funnel_words_params (params, names);
  report = pursuit_report_new (_ ("Sales funnel"), subtitle, names->database != NULL ? names->database : "",
                               names->today);
  pursuit_report_set_funnel (report, result);
  if (result->deals == 0)
    pursuit_report_set_empty (report);
  add_figures (report, result);
  add_funnel (report, result);
  add_stage_table (report, result);
  add_remarks (report, result);
  if (result->mode != PURSUIT_FUNNEL_NOW)
    add_losses (report, result);
  return report;
}

PursuitReport *
pursuit_funnel_report_new (PursuitReportSource *source,
                           const PursuitReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitFunnelResult) result =
      pursuit_report_source_get_funnel (source, params, 0, cancellable, error);
  g_auto (PursuitReportNames) names = { 0 };

  if (result == NULL || !pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  return pursuit_funnel_report_new_for_result (result, params, &names);
}

GArray *
pursuit_funnel_report_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitFunnelResult) result =
      pursuit_report_source_get_funnel (source, params, mark, cancellable, error);

  return result != NULL ? g_array_ref (result->listed) : NULL;
}
