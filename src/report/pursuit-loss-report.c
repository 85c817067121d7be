/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-loss-report.h"

#include <glib/gi18n-lib.h>

#include "pursuit-bar-chart.h"
#include "pursuit-deal.h"
#include "pursuit-funnel-words.h"
#include "pursuit-loss-data.h"
#include "pursuit-report-words.h"

/* More rows than that are a list to be read, not a picture; the table has them all. */
#define MAX_BARS 10

/* A mark is a cell of a table: the table, its row, and the series, or all of the row. */
enum
{
  SERIES_BITS = 4,
  ROW_BITS = 24,
};

static gint64
make_mark (PursuitLossTable table, guint row, int series)
{
  return ((gint64) (table + 1) << (ROW_BITS + SERIES_BITS)) | ((gint64) row << SERIES_BITS) | (series + 1);
}

static const char *
series_name (PursuitSeries series)
{
  for (guint k = 0; k < PURSUIT_N_LOSS_KINDS; k++)
    if (pursuit_loss_kind_to_series (k) == series)
      return pursuit_loss_kind_to_words (k);
  return C_ ("series", "won");
}

static const char *
row_name (PursuitLossTable table, const PursuitTallyRow *row)
{
  if (table == PURSUIT_LOSS_BY_STRATEGY)
    return row->name != NULL ? pursuit_choice_label (PURSUIT_STRATEGIES, row->name) : _ ("None chosen");
  return row->name != NULL ? row->name : _ ("Not said");
}

static void
add_chart (PursuitReport *report, const PursuitLossData *data, PursuitLossTable table)
{
  guint n = MIN (pursuit_tally_get_n_rows (data->tables[table]), MAX_BARS);
  g_autofree PursuitBarRow *rows = g_new0 (PursuitBarRow, MAX (n, 1));
  PursuitBarChart chart = { .rows = rows, .n_rows = n, .format = pursuit_report_words_count };

  for (guint s = 0; s < PURSUIT_N_SERIES; s++)
    chart.series_names[s] = series_name (s);
  for (guint i = 0; i < n; i++)
    {
      const PursuitTallyRow *row = pursuit_tally_get_row (data->tables[table], i);

      rows[i].label = row_name (table, row);
      for (guint s = 0; s < PURSUIT_N_SERIES; s++)
        {
          rows[i].values[s] = pursuit_tally_row_count (row, s);
          rows[i].marks[s] = make_mark (table, i, (int) s);
        }
    }
  pursuit_report_add_chart (report, pursuit_bar_chart_new (&chart));
}

/* Whether deals were won in the table, so that it has something to be compared. */
static gboolean
has_won (PursuitLossTable table)
{
  return table == PURSUIT_LOSS_BY_RIVAL || table == PURSUIT_LOSS_BY_STRATEGY;
}

static void
add_table (PursuitReport *report,
           const PursuitLossData *data,
           PursuitLossTable table,
           const char *title,
           const char *currency)
{
  PursuitReportTable *made = pursuit_report_table_new ();

  pursuit_report_table_add_column (made, title, FALSE);
  for (guint s = has_won (table) ? 0 : PURSUIT_SERIES_LOST; s < PURSUIT_N_SERIES; s++)
    pursuit_report_table_add_column (made, series_name (s), TRUE);
  pursuit_report_table_add_column (made, _ ("Total"), TRUE);
  pursuit_report_words_add_amount_column (made, currency);
  if (has_won (table))
    pursuit_report_table_add_column (made, _ ("Win rate"), TRUE);
  for (guint i = 0; i < pursuit_tally_get_n_rows (data->tables[table]); i++)
    {
      const PursuitTallyRow *row = pursuit_tally_get_row (data->tables[table], i);
      gint64 won = pursuit_tally_row_count (row, PURSUIT_SERIES_WON), total = pursuit_tally_row_total (row);
      g_autofree char *rate = pursuit_funnel_words_share (won, total);

      pursuit_report_table_add_row (made, FALSE);
      pursuit_report_table_set_mark (made, make_mark (table, i, -1));
      pursuit_report_table_add_cell (made, row_name (table, row), NULL);
      for (guint s = has_won (table) ? 0 : PURSUIT_SERIES_LOST; s < PURSUIT_N_SERIES; s++)
        pursuit_report_table_add_count (made, pursuit_tally_row_count (row, s));
      pursuit_report_table_add_count (made, total);
      pursuit_report_table_add_money (made, pursuit_tally_row_amount (row), currency);
      if (has_won (table))
        pursuit_report_table_add_number (made, rate, (double) won / total);
    }
  pursuit_report_add_table (report, made);
}

static PursuitReportFigure
lost_figure (PursuitReport *report,
             const PursuitLossData *data,
             const PursuitLossData *before,
             const PursuitReportNames *names)
{
  gint64 lost = pursuit_loss_data_total (data) - pursuit_loss_data_count (data, PURSUIT_SERIES_WON);
  g_autofree char *value = pursuit_number_format (lost);
  g_autofree char *amount =
      pursuit_money_format_short (pursuit_loss_data_lost_amount (data), names->currency);
  /* Translators: %s is an amount of money */
  g_autofree char *note = g_strdup_printf (_ ("%s in all"), amount);
  PursuitReportFigure figure = { _ ("Not won"), pursuit_report_keep (report, value),
                                 pursuit_report_keep (report, note) };

  if (before != NULL)
    pursuit_report_words_change (report, &figure, lost,
                                 pursuit_loss_data_total (before) -
                                     pursuit_loss_data_count (before, PURSUIT_SERIES_WON),
                                 FALSE);
  return figure;
}

static PursuitReportFigure
rate_figure (PursuitReport *report, const PursuitLossData *data, const PursuitLossData *before)
{
  gint64 won = pursuit_loss_data_count (data, PURSUIT_SERIES_WON), total = pursuit_loss_data_total (data);
  g_autofree char *value = pursuit_funnel_words_share (won, total);
  g_autofree char *note = g_strdup_printf (_ ("%1$d won of %2$d closed"), (int) won, (int) total);
  PursuitReportFigure figure = { _ ("Win rate"), pursuit_report_keep (report, value != NULL ? value : "–"),
                                 pursuit_report_keep (report, note) };

  if (before != NULL)
    pursuit_report_words_change_part (report, &figure, (PursuitPart){ won, total },
                                      (PursuitPart){ pursuit_loss_data_count (before, PURSUIT_SERIES_WON),
                                                     pursuit_loss_data_total (before) },
                                      TRUE);
  return figure;
}

/* How many deals of a row were lost, to the rival that it is about where it is about one. */
static gint64
count_lost (PursuitLossTable table, const PursuitTallyRow *row)
{
  return table == PURSUIT_LOSS_BY_RIVAL ? pursuit_tally_row_count (row, PURSUIT_SERIES_LOST)
                                        : pursuit_tally_row_total (row);
}

/* The row of a table that has most deals, with how many. */
static PursuitReportFigure
most_figure (PursuitReport *report, const PursuitLossData *data, PursuitLossTable table, const char *label)
{
  PursuitReportFigure figure = { label, "–", NULL };
  const PursuitTallyRow *most = NULL;

  for (guint i = 0; i < pursuit_tally_get_n_rows (data->tables[table]); i++)
    {
      const PursuitTallyRow *row = pursuit_tally_get_row (data->tables[table], i);

      if (row->name != NULL && count_lost (table, row) > (most != NULL ? count_lost (table, most) : 0))
        most = row;
    }
  if (most == NULL)
    return figure;
  gint64 n = count_lost (table, most);
  g_autofree char *note = g_strdup_printf (ngettext ("%d deal", "%d deals", (gulong) n), (int) n);
  figure.value = pursuit_report_keep (report, row_name (table, most));
  figure.note = pursuit_report_keep (report, note);
  return figure;
}

static char *
subtitle (const PursuitReportParams *params, const PursuitReportNames *names)
{
  g_autofree char *from = params->from != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->from) : NULL;
  g_autofree char *to = params->to != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->to) : NULL;
  g_autofree char *period = NULL;

  if (from != NULL && to != NULL)
    /* Translators: two dates */
    period = g_strdup_printf (_ ("Deals closed from %1$s to %2$s"), from, to);
  else if (from != NULL)
    period = g_strdup_printf (_ ("Deals closed since %s"), from);
  else if (to != NULL)
    period = g_strdup_printf (_ ("Deals closed until %s"), to);
  else
    period = g_strdup (_ ("All closed deals"));
  return pursuit_report_words_params (period, params, names);
}

static void
add_sections (PursuitReport *report, const PursuitLossData *data, const char *currency)
{
  const struct
  {
    PursuitLossTable table;
    const char *heading;
    const char *column;
  } sections[] = {
    { PURSUIT_LOSS_BY_STAGE, NULL, _ ("Stage") },
    { PURSUIT_LOSS_BY_REASON, _ ("Why deals are lost"), _ ("Reason") },
    { PURSUIT_LOSS_BY_RIVAL, _ ("Against whom we win and lose"), _ ("Competitor") },
    { PURSUIT_LOSS_BY_STRATEGY, _ ("How strategies ended"), _ ("Strategy") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (pursuit_tally_get_n_rows (data->tables[sections[i].table]) == 0)
        continue;
      if (sections[i].heading != NULL)
        pursuit_report_add_heading (report, sections[i].heading);
      add_chart (report, data, sections[i].table);
      add_table (report, data, sections[i].table, sections[i].column, currency);
    }
}

/* The same of the period that is compared; %NULL where there is none. */
static PursuitLossData *
read_compared (PursuitReportSource *source,
               const PursuitReportParams *params,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PursuitReportParams) other = pursuit_report_params_copy (params);

  if (!pursuit_report_params_get_compared (params, &other->from, &other->to))
    return NULL;
  return pursuit_loss_data_read (source, other, cancellable, error);
}

PursuitReport *
pursuit_loss_report_new (PursuitReportSource *source,
                         const PursuitReportParams *params,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (GError) problem = NULL;
  g_autoptr (PursuitLossData) data = pursuit_loss_data_read (source, params, cancellable, error);
  g_autoptr (PursuitLossData) before =
      data != NULL ? read_compared (source, params, cancellable, &problem) : NULL;
  g_auto (PursuitReportNames) names = { 0 };

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (data != NULL && pursuit_report_source_get_names (source, params, &names, error))
    {
      g_autofree char *words = subtitle (params, &names);
      PursuitReport *report = pursuit_report_new (_ ("Losses"), words, names.database, names.today);
      const PursuitReportFigure figures[] = {
        lost_figure (report, data, before, &names),
        rate_figure (report, data, before),
        most_figure (report, data, PURSUIT_LOSS_BY_STAGE, _ ("Most are lost in")),
        most_figure (report, data, PURSUIT_LOSS_BY_REASON, _ ("Most frequent reason")),
        most_figure (report, data, PURSUIT_LOSS_BY_RIVAL, _ ("Most are lost to")),
      };

      pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
      add_sections (report, data, names.currency);
      pursuit_report_add_unconverted (report, data->unconverted);
      if (pursuit_loss_data_total (data) == 0)
        pursuit_report_set_empty (report);
      return report;
    }
  return NULL;
}

GArray *
pursuit_loss_report_list_deals (PursuitReportSource *source,
                                const PursuitReportParams *params,
                                gint64 mark,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitLossData) data = pursuit_loss_data_read (source, params, cancellable, error);
  gint64 table = (mark >> (ROW_BITS + SERIES_BITS)) - 1;
  guint row = (guint) (mark >> SERIES_BITS) & ((1u << ROW_BITS) - 1);
  int series = (int) (mark & ((1 << SERIES_BITS) - 1)) - 1;

  if (data == NULL)
    return NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  /* The database may have changed since the report was made. */
  if (table < 0 || table >= PURSUIT_N_LOSS_TABLES || row >= pursuit_tally_get_n_rows (data->tables[table]))
    return g_steal_pointer (&ids);
  const PursuitTallyRow *found = pursuit_tally_get_row (data->tables[table], row);
  for (int s = 0; s < PURSUIT_N_SERIES; s++)
    if ((series < 0 || series == s) && found->deals[s]->len > 0)
      g_array_append_vals (ids, found->deals[s]->data, found->deals[s]->len);
  return g_steal_pointer (&ids);
}
