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

/* How long deals stood in the stage, and in the other period; @before: (nullable). */
static char *
word_row (const PursuitVelocityStage *stage, const PursuitSpread *spread, const PursuitSpread *before)
{
  g_autofree char *median = pursuit_funnel_words_days (spread->median);
  g_autofree char *first = pursuit_funnel_words_days (spread->first_quartile);
  g_autofree char *third = pursuit_funnel_words_days (spread->third_quartile);
  g_autofree char *words = NULL;

  if (spread->n > 0)
    /* Translators: a stage; the median, first and third quartile in days; how many deals were measured */
    words = g_strdup_printf (ngettext ("%1$s: median %2$s, half of them %3$s to %4$s, %5$d stay",
                                       "%1$s: median %2$s, half of them %3$s to %4$s, %5$d stays",
                                       (gulong) spread->n),
                             stage->name, median, first, third, (int) spread->n);
  else
    words = g_strdup_printf (_ ("%s: nobody has left it"), stage->name);
  if (before == NULL || before->n == 0)
    return g_steal_pointer (&words);
  g_autofree char *was = pursuit_funnel_words_days (before->median);
  /* Translators: as before; the median in days in the period that is compared, and how many were measured */
  return g_strdup_printf (_ ("%1$s; before: median %2$s of %3$d"), words, was, (int) before->n);
}

/* The median at the right of a row, e.g. “15 d, was 18 d”. */
static char *
word_median (const PursuitSpread *spread, const PursuitSpread *before)
{
  g_autofree char *median = spread->n > 0 ? pursuit_funnel_words_days (spread->median) : g_strdup ("–");

  if (before == NULL || before->n == 0)
    return g_steal_pointer (&median);
  g_autofree char *earlier = pursuit_funnel_words_days (before->median);
  g_autofree char *was = g_strdup_printf (_ ("was %s"), earlier);
  return g_strdup_printf ("%s, %s", median, was);
}

static void
fill_row (PursuitReport *report,
          const PursuitVelocityStage *stage,
          const PursuitSpread *before,
          PursuitBoxRow *row)
{
  PursuitSpread spread = pursuit_histogram_spread (&stage->days);
  g_autofree char *stays = word_row (stage, &spread, before);
  g_autofree char *words =
      spread.n > 0
          ? g_strdup_printf ("%s · %s", stays, pursuit_report_words_keep_deals (report, stage->deals->len))
          : g_strdup (stays);
  g_autofree char *value = word_median (&spread, before);

  *row = (PursuitBoxRow){
    .mark = spread.n > 0 ? stage->id : 0,
    .label = stage->name,
    .words = pursuit_report_keep (report, words),
    .value = pursuit_report_keep (report, value),
    .n = spread.n,
    .low = pursuit_histogram_quantile (&stage->days, LOW_SHARE),
    .first = spread.first_quartile,
    .median = spread.median,
    .third = spread.third_quartile,
    .high = pursuit_histogram_quantile (&stage->days, HIGH_SHARE),
    .n_before = before != NULL ? before->n : 0,
    .median_before = before != NULL ? before->median : NAN,
  };
}

static void
add_days_cell (PursuitReportTable *table, double days)
{
  g_autofree char *text = pursuit_funnel_words_days (days);

  pursuit_report_table_add_number (table, text, days);
}

/* A difference of days with its sign. */
static void
add_change_cell (PursuitReportTable *table, double difference)
{
  g_autofree char *size = pursuit_funnel_words_days (fabs (difference));
  g_autofree char *text = size != NULL && difference != 0
                              ? g_strconcat (difference > 0 ? "+" : "−", size, NULL)
                              : g_strdup (size);

  pursuit_report_table_add_number (table, text, difference);
}

/* @before: (nullable): of the period that is @compared, whose stages are the same */
static void
add_stages (PursuitReport *report,
            const PursuitVelocityData *data,
            const PursuitVelocityData *before,
            const char *compared)
{
  g_autofree PursuitBoxRow *rows = g_new0 (PursuitBoxRow, MAX (data->stages->len, 1));
  g_autofree char *legend = before != NULL ? g_strdup_printf (_ ("Dashed: %s"), compared) : NULL;
  PursuitReportTable *table = pursuit_report_table_new ();
  const char *const labels[] = { _ ("Stays"),         _ ("Deals"), _ ("10 %"), _ ("25 %"),
                                 _ ("Median"),        _ ("75 %"),  _ ("90 %"), _ ("Stays before"),
                                 _ ("Median before"), _ ("Change") };

  pursuit_report_table_add_column (table, _ ("Stage"), FALSE);
  for (guint c = 0; c < (before != NULL ? G_N_ELEMENTS (labels) : 7); c++)
    pursuit_report_table_add_column (table, labels[c], TRUE);
  for (guint i = 0; i < data->stages->len; i++)
    {
      PursuitSpread earlier = { 0, NAN, NAN, NAN };

      if (before != NULL)
        earlier = pursuit_histogram_spread (&get_stage (before, i)->days);
      fill_row (report, get_stage (data, i), before != NULL ? &earlier : NULL, &rows[i]);
      const double days[] = { rows[i].low, rows[i].first, rows[i].median, rows[i].third, rows[i].high };
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_set_mark (table, rows[i].mark);
      pursuit_report_table_add_cell (table, rows[i].label, NULL);
      pursuit_report_table_add_count (table, rows[i].n);
      pursuit_report_table_add_count (table, get_stage (data, i)->deals->len);
      for (guint c = 0; c < G_N_ELEMENTS (days); c++)
        add_days_cell (table, days[c]);
      if (before == NULL)
        continue;
      pursuit_report_table_add_count (table, earlier.n);
      add_days_cell (table, earlier.median);
      add_change_cell (table, rows[i].median - earlier.median);
    }
  pursuit_report_add_chart (report, pursuit_box_chart_new (rows, data->stages->len, legend));
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
      if (deal->has_amount)
        pursuit_report_table_add_money (table, deal->amount, currency);
      else
        pursuit_report_table_add_cell (table, NULL, NULL);
    }
  pursuit_report_add_table (report, table);
  pursuit_report_words_add_rest (report, data->n_stale - data->stale->len);
}

static PursuitReportFigure
figure (PursuitReport *report, const char *label, const char *value, const char *note)
{
  return (PursuitReportFigure){ label, pursuit_report_keep (report, value != NULL ? value : "–"),
                                pursuit_report_keep (report, note) };
}

/* The mean of what was won, in minor units; NaN where nothing was. */
static double
mean_value (const PursuitVelocityData *data)
{
  return data->n_won_valued > 0 ? round ((double) data->won_amount / data->n_won_valued) : NAN;
}

static double
mean_cycle (const PursuitVelocityData *data)
{
  return data->n_cycles > 0 ? round ((double) data->cycle_days / data->n_cycles) : NAN;
}

/* An amount that may not be known, and how it changed. */
static void
set_money (PursuitReport *report,
           PursuitReportFigure *figure,
           double now,
           double before,
           const char *currency)
{
  if (isnan (now))
    return;
  figure->value = pursuit_report_words_keep_money (report, llround (now), currency);
  if (!isnan (before))
    pursuit_report_words_change_money (report, figure, llround (now), llround (before), currency, TRUE);
}

static void
add_figures (PursuitReport *report,
             const PursuitVelocityData *data,
             const PursuitVelocityData *before,
             const char *currency)
{
  g_autofree char *open = pursuit_number_format (data->n_open);
  g_autofree char *then = pursuit_number_format (data->n_open_then);
  /* Translators: the formula of the sales velocity; %s is how many deals are open */
  g_autofree char *formula = g_strdup_printf (_ ("%s × value × win rate ÷ cycle"), then);
  g_autofree char *rate = pursuit_funnel_words_share (data->n_won, data->n_closed);
  g_autofree char *cycle = pursuit_funnel_words_days (mean_cycle (data));
  g_autofree char *won =
      g_strdup_printf (_ ("%1$d won of %2$d closed"), (int) data->n_won, (int) data->n_closed);
  g_autofree char *stale =
      g_strdup_printf (ngettext ("%u has waited too long", "%u have waited too long", data->n_stale),
                       data->n_stale);
  PursuitReportFigure figures[] = {
    figure (report, _ ("Sales velocity, a day"), NULL, formula),
    figure (report, _ ("Open deals"), open, stale),
    figure (report, _ ("Mean value, won"), NULL, NULL),
    figure (report, _ ("Win rate"), rate, won),
    figure (report, _ ("Mean cycle, won"), cycle, NULL),
  };

  set_money (report, &figures[0], pursuit_velocity_data_per_day (data),
             before != NULL ? pursuit_velocity_data_per_day (before) : NAN, currency);
  set_money (report, &figures[2], mean_value (data), before != NULL ? mean_value (before) : NAN, currency);
  if (before != NULL)
    {
      pursuit_report_words_change_part (report, &figures[3], (PursuitPart){ data->n_won, data->n_closed },
                                        (PursuitPart){ before->n_won, before->n_closed }, TRUE);
      pursuit_report_words_change_days (report, &figures[4], mean_cycle (data), mean_cycle (before), FALSE);
    }
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

  g_autoptr (PursuitVelocityData) before = NULL;
  g_autoptr (PursuitVelocityData) data =
      pursuit_velocity_data_read (source, params, &before, cancellable, error);
  g_auto (PursuitReportNames) names = { 0 };

  if (data == NULL || !pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  g_autofree char *words = subtitle (params, &names);
  PursuitReport *report = pursuit_report_new (_ ("Velocity and ageing"), words, names.database, names.today);
  g_autofree char *compared = pursuit_report_words_compared (params);
  add_figures (report, data, before, names.currency);
  add_stages (report, data, before, compared);
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
  g_autoptr (PursuitVelocityData) data =
      pursuit_velocity_data_read (source, params, NULL, cancellable, error);
  if (data == NULL)
    return NULL;
  for (guint i = 0; i < data->stages->len; i++)
    if (get_stage (data, i)->id == mark)
      return g_array_ref (get_stage (data, i)->deals);
  return g_steal_pointer (&ids);
}
