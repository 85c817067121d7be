/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-velocity-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-box-chart.h"
#include "pursuit-funnel-words.h"
#include "pursuit-report-words.h"
#include "pursuit-velocity-data.h"

/* A mark is a stage’s id, or less than 0: the open deal with that id. */

#define LOW_SHARE 0.1
#define HIGH_SHARE 0.9

static const PursuitVelocityStage *
get_stage (const PursuitVelocityData *data, guint i)
{
  return &g_array_index (data->stages, PursuitVelocityStage, i);
}

static void
fill_row (PursuitReport *report, const PursuitVelocityStage *stage, PursuitBoxRow *row)
{
  PursuitSpread spread = pursuit_histogram_spread (&stage->days);
  g_autofree char *median = pursuit_funnel_words_days (spread.median);
  g_autofree char *first = pursuit_funnel_words_days (spread.first_quartile);
  g_autofree char *third = pursuit_funnel_words_days (spread.third_quartile);
  g_autofree char *words = NULL;

  if (spread.n > 0)
    /* Translators: a stage; the median, first and third quartile in days; how many deals were measured */
    words = g_strdup_printf (ngettext ("%1$s: median %2$s, half of them %3$s to %4$s, %5$d stay",
                                       "%1$s: median %2$s, half of them %3$s to %4$s, %5$d stays",
                                       (gulong) spread.n),
                             stage->name, median, first, third, (int) spread.n);
  else
    words = g_strdup_printf (_ ("%s: nobody has left it"), stage->name);
  *row = (PursuitBoxRow){
    .mark = spread.n > 0 ? stage->id : 0,
    .label = stage->name,
    .words = pursuit_report_keep (report, words),
    .value = pursuit_report_keep (report, median != NULL ? median : "–"),
    .n = spread.n,
    .low = pursuit_histogram_quantile (&stage->days, LOW_SHARE),
    .first = spread.first_quartile,
    .median = spread.median,
    .third = spread.third_quartile,
    .high = pursuit_histogram_quantile (&stage->days, HIGH_SHARE),
  };
}

static void
add_days_cell (PursuitReportTable *table, double days)
{
  g_autofree char *text = pursuit_funnel_words_days (days);

  pursuit_report_table_add_number (table, text, days);
}

static void
add_stages (PursuitReport *report, const PursuitVelocityData *data)
{
  g_autofree PursuitBoxRow *rows = g_new0 (PursuitBoxRow, MAX (data->stages->len, 1));
  PursuitReportTable *table = pursuit_report_table_new ();
  const char *const labels[] = { _ ("Stays"), _ ("10 %"), _ ("25 %"), _ ("Median"), _ ("75 %"), _ ("90 %") };

  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  for (guint c = 0; c < G_N_ELEMENTS (labels); c++)
    pursuit_report_table_add_column (table, labels[c], TRUE);
  for (guint i = 0; i < data->stages->len; i++)
    {
      fill_row (report, get_stage (data, i), &rows[i]);
      const double days[] = { rows[i].low, rows[i].first, rows[i].median, rows[i].third, rows[i].high };
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, rows[i].mark);
      pursuit_report_table_add_cell (table, rows[i].label, NULL);
      pursuit_report_table_add_count (table, rows[i].n);
      for (guint c = 0; c < G_N_ELEMENTS (days); c++)
        add_days_cell (table, days[c]);
    }
  pursuit_report_add_chart (report, pursuit_box_chart_new (rows, data->stages->len));
  pursuit_report_add_table (report, table);
}

static void
add_stale (PursuitReport *report, const PursuitVelocityData *data, const char *currency)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_add_heading (report, _ ("Deals that have waited too long"));
  pursuit_report_table_add_column (table, _ ("Deal"), FALSE);
  pursuit_report_table_add_column (table, _ ("Company"), FALSE);
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  pursuit_report_table_add_column (table, _ ("Days in stage"), TRUE);
  pursuit_report_table_add_column (table, _ ("Days without contact"), TRUE);
  pursuit_report_words_add_amount_column (table, currency);
  for (guint i = 0; i < data->stale->len; i++)
    {
      const PursuitVelocityDeal *deal = &g_array_index (data->stale, PursuitVelocityDeal, i);
      const PursuitClocks *clocks = &deal->clocks;

      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, -deal->id);
      pursuit_report_table_add_cell (table, deal->title, NULL);
      pursuit_report_table_add_cell (table, deal->company, NULL);
      pursuit_report_table_add_cell (table, deal->owner, NULL);
      pursuit_report_table_add_cell (table, deal->stage, NULL);
      add_days_cell (table, clocks->days_in_stage >= 0 ? clocks->days_in_stage : NAN);
      add_days_cell (table, clocks->days_since_contact >= 0 ? clocks->days_since_contact : NAN);
      pursuit_report_table_add_money (table, deal->amount, currency);
    }
  pursuit_report_add_table (report, table);
}

static PursuitReportFigure
figure (PursuitReport *report, const char *label, const char *value, const char *note)
{
  return (PursuitReportFigure){ label, pursuit_report_keep (report, value != NULL ? value : "–"),
                                pursuit_report_keep (report, note) };
}

static void
add_figures (PursuitReport *report, const PursuitVelocityData *data, const char *currency)
{
  double velocity = pursuit_velocity_data_per_day (data);
  g_autofree char *per_day =
      isnan (velocity) ? NULL : pursuit_money_format_short ((gint64) round (velocity), currency);
  g_autofree char *open = pursuit_number_format (data->n_open);
  g_autofree char *value =
      data->n_won_valued > 0
          ? pursuit_money_format_short ((gint64) round ((double) data->won_amount / data->n_won_valued),
                                        currency)
          : NULL;
  g_autofree char *rate = pursuit_funnel_words_share (data->n_won, data->n_closed);
  g_autofree char *cycle =
      data->n_cycles > 0 ? pursuit_funnel_words_days (round ((double) data->cycle_days / data->n_cycles))
                         : NULL;
  g_autofree char *won =
      g_strdup_printf (_ ("%1$d won of %2$d closed"), (int) data->n_won, (int) data->n_closed);
  g_autofree char *stale =
      g_strdup_printf (ngettext ("%u has waited too long", "%u have waited too long", data->stale->len),
                       data->stale->len);
  const PursuitReportFigure figures[] = {
    figure (report, _ ("Sales velocity, a day"), per_day, _ ("open deals × value × win rate ÷ cycle")),
    figure (report, _ ("Open deals"), open, stale),
    figure (report, _ ("Mean value, won"), value, NULL),
    figure (report, _ ("Win rate"), rate, won),
    figure (report, _ ("Mean cycle, won"), cycle, NULL),
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

static char *
subtitle (const PursuitReportParams *params, const PursuitReportNames *names)
{
  g_autofree char *from = params->from != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->from) : NULL;
  g_autofree char *to = params->to != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->to) : NULL;
  g_autofree char *period =
      /* Translators: two dates; “…” stands for an open end */
      g_strdup_printf (_ ("Days in stage, of stays that ended from %1$s to %2$s"), from != NULL ? from : "…",
                       to != NULL ? to : "…");

  return pursuit_report_words_params (from != NULL || to != NULL ? period : _ ("Days in stage, of all stays"),
                                      params, names);
}

PursuitReport *
pursuit_velocity_report_new (PursuitReportSource *source,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitVelocityData) data = pursuit_velocity_data_read (source, params, cancellable, error);
  g_auto (PursuitReportNames) names = { 0 };

  if (data == NULL || !pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  g_autofree char *words = subtitle (params, &names);
  PursuitReport *report = pursuit_report_new (_ ("Velocity and ageing"), words, names.database, names.today);
  add_figures (report, data, names.currency);
  add_stages (report, data);
  pursuit_report_add_unconverted (report, data->unconverted);
  if (data->stale->len > 0)
    add_stale (report, data, names.currency);
  if (data->n_open == 0 && data->n_closed == 0)
    pursuit_report_set_empty (report);
  return report;
}

GArray *
pursuit_velocity_report_list_deals (PursuitReportSource *source,
                                    const PursuitReportParams *params,
                                    gint64 mark,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 deal = -mark;

  if (mark < 0)
    {
      g_array_append_val (ids, deal);
      return g_steal_pointer (&ids);
    }
  g_autoptr (PursuitVelocityData) data = pursuit_velocity_data_read (source, params, cancellable, error);
  if (data == NULL)
    return NULL;
  for (guint i = 0; i < data->stages->len; i++)
    if (get_stage (data, i)->id == mark)
      return g_array_ref (get_stage (data, i)->deals);
  return g_steal_pointer (&ids);
}
