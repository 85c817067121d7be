/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-forecast-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-column-chart.h"
#include "pursuit-forecast-data.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"

static char *
word_part (const PursuitForecastData *data, guint part)
{
  return pursuit_report_words_part (g_array_index (data->begins, PursuitDay, part), data->split,
                                    data->names.first_month);
}

static gint64
plan_of_all (const PursuitForecastData *data)
{
  gint64 sum = PURSUIT_FORECAST_NO_PLAN;

  for (guint i = 0; i + 1 < data->begins->len; i++)
    {
      if (data->plan[i] >= 0)
        sum = MAX (sum, 0) + data->plan[i];
    }
  return sum;
}

static const char *
keep_share_of_plan (PursuitReport *report, const PursuitForecastData *data, gint64 amount)
{
  gint64 plan = plan_of_all (data);
  g_autofree char *share = plan > 0 ? pursuit_report_words_share ((double) amount / (double) plan) : NULL;
  /* Translators: a share, e.g. “35 % of the plan” */
  g_autofree char *text = share != NULL ? g_strdup_printf (_ ("%s of the plan"), share) : NULL;

  return text != NULL ? pursuit_report_keep (report, text) : NULL;
}

/* What the plan will be met by, won and weighted. */
static const char *
keep_expected (PursuitReport *report, const PursuitForecastData *data, gint64 amount)
{
  gint64 plan = plan_of_all (data);
  g_autofree char *share = pursuit_report_words_share (plan > 0 ? (double) amount / (double) plan : NAN);
  /* Translators: a share of the plan, e.g. “113 % expected” */
  g_autofree char *text = g_strdup_printf (_ ("%s expected"), share);

  return pursuit_report_keep (report, text);
}

static void
add_figures (PursuitReport *report, const PursuitForecastData *data, const PursuitForecastSum *sum)
{
  const PursuitForecastMark *marks = (const PursuitForecastMark *) data->marks->data;
  g_autofree char *accuracy =
      pursuit_report_words_share (pursuit_forecast_accuracy (marks, data->marks->len));
  g_autofree char *bias = pursuit_report_words_signed_share (pursuit_forecast_bias (marks, data->marks->len));
  /* Translators: how much higher or lower than what came forecasts were, e.g. “bias −6 %” */
  g_autofree char *bias_note = g_strdup_printf (_ ("bias %s"), bias);
  gint64 plan = plan_of_all (data);
  const PursuitReportFigure figures[] = {
    { _ ("Won"), pursuit_report_words_keep_money (report, sum->won, data->names.currency),
      keep_share_of_plan (report, data, sum->won) },
    { _ ("Commit"), pursuit_report_words_keep_money (report, sum->commit, data->names.currency),
      _ ("promised") },
    { _ ("Best case"), pursuit_report_words_keep_money (report, sum->best_case, data->names.currency), NULL },
    { _ ("Weighted"), pursuit_report_words_keep_money (report, sum->weighted, data->names.currency),
      pursuit_report_words_keep_deals (report, sum->n_open) },
    { _ ("Manager’s figure"), pursuit_report_words_keep_money (report, sum->manager, data->names.currency),
      NULL },
    { _ ("Plan"), plan >= 0 ? pursuit_report_words_keep_money (report, plan, data->names.currency) : "–",
      plan >= 0 ? keep_expected (report, data, sum->won + sum->weighted) : _ ("no plan was made") },
    { _ ("Forecast accuracy"), pursuit_report_keep (report, accuracy),
      data->marks->len > 0 ? pursuit_report_keep (report, bias_note) : _ ("not known yet") },
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

/* What the figures leave out. */
static void
add_words (PursuitReport *report, const PursuitForecastData *data)
{
  const PursuitForecastSum *overdue = pursuit_forecast_book_get_overdue (data->book);
  const PursuitForecastSum *undated = pursuit_forecast_book_get_undated (data->book);
  g_autofree char *late =
      pursuit_money_format_short (overdue->commit + overdue->best_case + overdue->pipeline,
                                  data->names.currency);
  g_autofree char *without =
      pursuit_money_format_short (undated->commit + undated->best_case + undated->pipeline,
                                  data->names.currency);
  g_autoptr (GString) text = g_string_new (NULL);

  if (overdue->n_open > 0)
    g_string_append_printf (text,
                            ngettext ("%1$u open deal (%2$s) is past its expected close. ",
                                      "%1$u open deals (%2$s) are past their expected close. ",
                                      overdue->n_open),
                            overdue->n_open, late);
  if (undated->n_open > 0)
    g_string_append_printf (text,
                            ngettext ("%1$u open deal (%2$s) has no date and counts in no period. ",
                                      "%1$u open deals (%2$s) have no date and count in no period. ",
                                      undated->n_open),
                            undated->n_open, without);
  g_string_append_printf (text, _ ("Amounts are in %s."), data->names.currency);
  if (*data->unrated_plan != '\0')
    {
      g_string_append_c (text, ' ');
      /* Translators: %s is a currency */
      g_string_append_printf (text, _ ("The plan is left out: no exchange rate of %s is known."),
                              data->unrated_plan);
    }
  pursuit_report_add_text (report, text->str);
  pursuit_report_add_unconverted (report, data->unconverted);
}

/* @n: how many deals bring @minor */
static void
add_piece (PursuitReport *report,
           PursuitColumn *column,
           double units,
           guint n,
           PursuitColumnPaint paint,
           gint64 mark)
{
  double from = column->n_pieces > 0 ? column->pieces[column->n_pieces - 1].to : 0;

  if (units > 0)
    column->pieces[column->n_pieces++] =
        (PursuitColumnPiece){ from, from + units, paint, mark, pursuit_report_words_keep_deals (report, n) };
}

static void
add_chart (PursuitReport *report, const PursuitForecastData *data)
{
  guint n = data->begins->len - 1;
  g_autofree PursuitColumn *columns = g_new0 (PursuitColumn, n);
  const PursuitColumnChart chart = {
    .columns = columns,
    .n_columns = n,
    .names = { [PURSUIT_COLUMN_SOLID] = _ ("Won"),
               [PURSUIT_COLUMN_FIRM] = _ ("Commit"),
               [PURSUIT_COLUMN_SOFT] = _ ("Best case") },
    .level_name = plan_of_all (data) >= 0 ? _ ("Plan") : NULL,
    .point_name = _ ("Won and weighted"),
    .format = pursuit_report_words_value,
  };

  for (guint i = 0; i < n; i++)
    {
      PursuitForecastSum sum;
      PursuitDay begin = g_array_index (data->begins, PursuitDay, i);
      g_autofree char *label = n <= 12
                                   ? pursuit_report_words_column (begin, data->split, data->names.first_month)
                                   : pursuit_report_words_part (begin, data->split, data->names.first_month);
      pursuit_forecast_book_get_period (data->book, i, &sum);
      columns[i] = (PursuitColumn){
        .label = pursuit_report_keep (report, label), .level = NAN, .point = NAN, .link = NAN
      };
      const char *currency = data->names.currency;
      add_piece (report, &columns[i], pursuit_report_units (sum.won, currency), sum.n_won,
                 PURSUIT_COLUMN_SOLID, pursuit_forecast_mark_of_part (i, PURSUIT_N_FORECASTS));
      add_piece (report, &columns[i], pursuit_report_units (sum.commit, currency), sum.n_commit,
                 PURSUIT_COLUMN_FIRM, pursuit_forecast_mark_of_part (i, PURSUIT_FORECAST_COMMIT));
      add_piece (report, &columns[i], pursuit_report_units (sum.best_case, currency), sum.n_best_case,
                 PURSUIT_COLUMN_SOFT, pursuit_forecast_mark_of_part (i, PURSUIT_FORECAST_BEST_CASE));
      if (data->plan[i] >= 0)
        columns[i].level = pursuit_report_units (data->plan[i], data->names.currency);
      if (sum.n_open > 0)
        columns[i].point = pursuit_report_units (sum.won + sum.weighted, data->names.currency);
    }
  pursuit_report_add_heading (report, _ ("Forecast against plan"));
  pursuit_report_add_chart (report, pursuit_column_chart_new (&chart));
}

static void
add_sum_columns (PursuitReportTable *table)
{
  const char *labels[] = { _ ("Won"),      _ ("Commit"),           _ ("Best case"), _ ("Pipeline"),
                           _ ("Weighted"), _ ("Manager’s figure"), _ ("Plan"),      _ ("Deals") };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    pursuit_report_table_add_column (table, labels[i], TRUE);
}

static void
add_sum_cells (PursuitReportTable *table,
               const PursuitForecastData *data,
               const PursuitForecastSum *sum,
               gint64 plan)
{
  const gint64 amounts[] = {
    sum->won, sum->commit, sum->best_case, sum->pipeline, sum->weighted, sum->manager
  };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    pursuit_report_table_add_money (table, amounts[i], data->names.currency);
  if (plan >= 0)
    pursuit_report_table_add_money (table, plan, data->names.currency);
  else
    pursuit_report_table_add_cell (table, NULL, NULL);
  pursuit_report_table_add_count (table, sum->n_won + sum->n_open);
}

static void
add_periods (PursuitReport *report, const PursuitForecastData *data, const PursuitForecastSum *all)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("Period"), FALSE);
  add_sum_columns (table);
  for (guint i = 0; i + 1 < data->begins->len; i++)
    {
      PursuitForecastSum sum;
      g_autofree char *label = word_part (data, i);
      pursuit_forecast_book_get_period (data->book, i, &sum);
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, label, NULL);
      add_sum_cells (table, data, &sum, data->plan[i]);
      if (sum.n_won + sum.n_open > 0)
        pursuit_report_table_set_mark (table, pursuit_forecast_mark_of_part (i, -1));
    }
  pursuit_report_table_add_row (table, TRUE);
  pursuit_report_table_add_cell (table, _ ("Total"), NULL);
  pursuit_report_table_set_mark (table, all->n_won + all->n_open > 0 ? pursuit_forecast_mark_of_all () : 0);
  add_sum_cells (table, data, all, plan_of_all (data));
  pursuit_report_add_table (report, table);
}

/* The forecasts of one owner, of all months. */
static void
add_accuracy_cells (PursuitReportTable *table, const PursuitForecastMark *marks, guint n)
{
  double accuracy = pursuit_forecast_accuracy (marks, n), bias = pursuit_forecast_bias (marks, n);
  g_autofree char *accuracy_text = pursuit_report_words_share (accuracy);
  g_autofree char *bias_text = pursuit_report_words_signed_share (bias);

  pursuit_report_table_add_number (table, accuracy_text, accuracy);
  pursuit_report_table_add_number (table, bias_text, bias);
}

static void
add_owners (PursuitReport *report, const PursuitForecastData *data, const PursuitForecastSum *all)
{
  PursuitReportTable *table = pursuit_report_table_new ();
  g_autoptr (GArray) owners = pursuit_forecast_book_list_owners (data->book);

  pursuit_report_add_heading (report, _ ("By owner"));
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  add_sum_columns (table);
  pursuit_report_table_add_column (table, _ ("Accuracy"), TRUE);
  pursuit_report_table_add_column (table, _ ("Bias"), TRUE);
  for (guint i = 0; i < owners->len; i++)
    {
      gint64 owner = g_array_index (owners, gint64, i);
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PursuitForecastMark));
      PursuitForecastSum sum;
      for (guint m = 0; m < data->marks->len; m++)
        {
          const PursuitForecastMark *mark = &g_array_index (data->marks, PursuitForecastMark, m);
          if (mark->owner == owner)
            g_array_append_vals (marks, mark, 1);
        }
      pursuit_forecast_book_get_owner (data->book, owner, &sum);
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, pursuit_forecast_data_get_member (data, owner), NULL);
      add_sum_cells (table, data, &sum, pursuit_forecast_data_get_target (data, owner));
      add_accuracy_cells (table, (PursuitForecastMark *) marks->data, marks->len);
      if (sum.n_won + sum.n_open > 0)
        pursuit_report_table_set_mark (table, pursuit_forecast_mark_of_owner (owner));
    }
  pursuit_report_table_add_row (table, TRUE);
  pursuit_report_table_add_cell (table, _ ("Total"), NULL);
  pursuit_report_table_set_mark (table, all->n_won + all->n_open > 0 ? pursuit_forecast_mark_of_all () : 0);
  add_sum_cells (table, data, all, plan_of_all (data));
  add_accuracy_cells (table, (PursuitForecastMark *) data->marks->data, data->marks->len);
  pursuit_report_add_table (report, table);
}

/* A total of the waterfall. */
static PursuitColumn
end_column (PursuitReport *report, const PursuitForecastData *data, const char *label, gboolean now)
{
  gint64 minor = now ? data->changes.after : data->changes.before;
  guint n = now ? data->changes.n_after : data->changes.n_before;
  double value = pursuit_report_units (minor, data->names.currency);

  return (PursuitColumn){ .label = label,
                          .value = pursuit_report_words_keep_money (report, minor, data->names.currency),
                          .pieces = { { 0, value, PURSUIT_COLUMN_SOLID,
                                        n > 0 ? pursuit_forecast_mark_of_move (PURSUIT_N_FORECAST_MOVES + now)
                                              : 0,
                                        pursuit_report_words_keep_deals (report, n) } },
                          .n_pieces = 1,
                          .level = NAN,
                          .point = NAN,
                          .link = value };
}

static void
add_waterfall (PursuitReport *report, const PursuitForecastData *data, const char *then)
{
  PursuitColumn columns[PURSUIT_N_FORECAST_MOVES + 2];
  guint n = 0;
  gint64 running = data->changes.before;

  columns[n++] = end_column (report, data, then, FALSE);
  for (guint i = 0; i < PURSUIT_N_FORECAST_MOVES; i++)
    {
      gint64 next = running + data->changes.amounts[i];
      PursuitColumnPaint paint = i <= PURSUIT_FORECAST_GROWN || i == PURSUIT_FORECAST_WON
                                     ? PURSUIT_COLUMN_GAIN
                                     : PURSUIT_COLUMN_LOSS;
      if (data->changes.counts[i] == 0)
        continue;
      columns[n++] = (PursuitColumn){
        .label = pursuit_forecast_move_label ((PursuitForecastMove) i),
        .value = pursuit_report_words_keep_money (report, data->changes.amounts[i], data->names.currency),
        .pieces = { { pursuit_report_units (MIN (running, next), data->names.currency),
                      pursuit_report_units (MAX (running, next), data->names.currency), paint,
                      pursuit_forecast_mark_of_move (i),
                      pursuit_report_words_keep_deals (report, data->changes.counts[i]) } },
        .n_pieces = 1,
        .level = NAN,
        .point = NAN,
        .link = pursuit_report_units (next, data->names.currency)
      };
      running = next;
    }
  columns[n++] = end_column (report, data, _ ("Now"), TRUE);
  const PursuitColumnChart chart = { .columns = columns,
                                     .n_columns = n,
                                     .format = pursuit_report_words_value };
  pursuit_report_add_chart (report, pursuit_column_chart_new (&chart));
}

static void
add_change_row (PursuitReportTable *table,
                const PursuitForecastData *data,
                const char *label,
                guint n,
                gint64 amount,
                guint move)
{
  pursuit_report_table_set_mark (table, n > 0 ? pursuit_forecast_mark_of_move (move) : 0);
  pursuit_report_table_add_cell (table, label, NULL);
  pursuit_report_table_add_count (table, n);
  pursuit_report_table_add_money (table, amount, data->names.currency);
}

static void
add_changes (PursuitReport *report, const PursuitForecastData *data)
{
  PursuitReportTable *table;
  g_autofree char *day = NULL, *heading = NULL;

  if (data->since == PURSUIT_DAY_NONE)
    {
      pursuit_report_add_heading (report, _ ("What changed"));
      pursuit_report_add_text (report, _ ("The forecast is kept once a week and on the first day of a month. "
                                          "There is no earlier one yet to compare it with."));
      return;
    }
  day = pursuit_day_format_long (data->since);
  /* Translators: a date */
  heading = g_strdup_printf (_ ("What changed since %s"), day);
  table = pursuit_report_table_new ();
  pursuit_report_add_heading (report, heading);
  add_waterfall (report, data, day);
  pursuit_report_table_add_column (table, _ ("Open and expected in the period"), FALSE);
  pursuit_report_table_add_column (table, _ ("Deals"), TRUE);
  pursuit_report_table_add_column (table, _ ("Amount"), TRUE);
  pursuit_report_table_add_row (table, FALSE);
  add_change_row (table, data, day, data->changes.n_before, data->changes.before, PURSUIT_N_FORECAST_MOVES);
  for (guint i = 0; i < PURSUIT_N_FORECAST_MOVES; i++)
    {
      if (data->changes.counts[i] == 0)
        continue;
      pursuit_report_table_add_row (table, FALSE);
      add_change_row (table, data, pursuit_forecast_move_label ((PursuitForecastMove) i),
                      data->changes.counts[i], data->changes.amounts[i], i);
    }
  pursuit_report_table_add_row (table, TRUE);
  add_change_row (table, data, _ ("Now"), data->changes.n_after, data->changes.after,
                  PURSUIT_N_FORECAST_MOVES + 1);
  pursuit_report_add_table (report, table);
}

/* Forecasts by month and owner, held against what came. */
static void
add_marks (PursuitReport *report, const PursuitForecastData *data)
{
  PursuitReportTable *table;

  pursuit_report_add_heading (report, _ ("How forecasts came true"));
  if (data->marks->len == 0)
    {
      pursuit_report_add_text (report,
                               _ ("A month can be judged when it is over and its forecast was kept on "
                                  "its first days."));
      return;
    }
  table = pursuit_report_table_new ();
  pursuit_report_table_add_column (table, _ ("Month"), FALSE);
  pursuit_report_table_add_column (table, _ ("Owner"), FALSE);
  pursuit_report_table_add_column (table, _ ("Weighted forecast"), TRUE);
  pursuit_report_table_add_column (table, _ ("Commit"), TRUE);
  pursuit_report_table_add_column (table, _ ("Won"), TRUE);
  pursuit_report_table_add_column (table, _ ("Accuracy"), TRUE);
  pursuit_report_table_add_column (table, _ ("Bias"), TRUE);
  for (guint i = 0; i < data->marks->len; i++)
    {
      const PursuitForecastMark *mark = &g_array_index (data->marks, PursuitForecastMark, i);
      g_autofree char *month = pursuit_day_format_month (mark->month, TRUE);
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, month, NULL);
      pursuit_report_table_add_cell (table, pursuit_forecast_data_get_member (data, mark->owner), NULL);
      pursuit_report_table_add_money (table, mark->forecast, data->names.currency);
      pursuit_report_table_add_money (table, mark->commit, data->names.currency);
      pursuit_report_table_add_money (table, mark->actual, data->names.currency);
      add_accuracy_cells (table, mark, 1);
    }
  pursuit_report_add_table (report, table);
}

PursuitReport *
pursuit_forecast_report_new (PursuitReportSource *source,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitForecastData) data = pursuit_forecast_data_read (source, params, cancellable, error);
  PursuitForecastSum all;

  if (data == NULL)
    return NULL;
  g_autofree char *from = pursuit_day_format_long (data->from), *to = pursuit_day_format_long (data->to);
  g_autofree char *who = pursuit_report_words_deals (&data->names);
  /* Translators: two dates */
  g_autofree char *period = g_strdup_printf (_ ("%1$s to %2$s"), from, to);
  g_autofree char *subtitle = *who != '\0' ? g_strdup_printf ("%s · %s", period, who) : g_strdup (period);
  PursuitReport *report =
      pursuit_report_new (_ ("Forecast"), subtitle, data->names.database, data->names.today);
  pursuit_forecast_book_get_all (data->book, &all);
  add_figures (report, data, &all);
  add_words (report, data);
  add_chart (report, data);
  add_periods (report, data, &all);
  add_owners (report, data, &all);
  add_changes (report, data);
  add_marks (report, data);
  return report;
}
