/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-chance-report.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "pursuit-money.h"
#include "pursuit-reliability-chart.h"
#include "pursuit-report-words.h"

/** pursuit_chance_data_free: frees the data. */
void
pursuit_chance_data_free (PursuitChanceData *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->deals, g_array_unref);
  g_free (self);
}

/* Of no deals there is no error to speak of. */
static PursuitReportFigure
brier_figure (PursuitReport *report, const char *label, const char *note, guint n_deals, double brier)
{
  g_autofree char *value = n_deals > 0 ? g_strdup_printf ("%.3f", brier) : g_strdup ("–");
  return (PursuitReportFigure){ label, pursuit_report_keep (report, value), note };
}

static void
add_figures (PursuitReport *report, const PursuitCalibration *fit, double brier)
{
  g_autofree char *deals = pursuit_number_format (fit->n_deals);
  g_autofree char *entries =
      g_strdup_printf (ngettext ("%u stage entered", "%u stages entered", fit->n), fit->n);
  const PursuitReportFigure figures[] = {
    { _ ("Closed deals"), pursuit_report_keep (report, deals), pursuit_report_keep (report, entries) },
    brier_figure (report, _ ("Brier score"), _ ("of the model in use; 0 is best"), fit->n_deals, brier),
    brier_figure (report, _ ("Plain rule"), _ ("without your closed deals"), fit->n_deals, fit->brier_plain),
    brier_figure (report, _ ("Always the average"), _ ("a guess that knows nothing"), fit->n_deals,
                  fit->brier_rate),
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

/* The mark of a bin. */
static gint64
mark_of_bin (int bin)
{
  return bin + 1;
}

/* The deals that entered stages with chances of each bin, each once there; the entries of a deal stand
 * together.
 */
static void
list_deals (const PursuitChanceData *data, GArray *bins[PURSUIT_CALIBRATION_N_BINS])
{
  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    bins[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < data->deals->len; i++)
    {
      const PursuitClosedDeal *entry = &g_array_index (data->deals, PursuitClosedDeal, i);
      int bin = pursuit_calibration_find_bin (&data->model, entry);
      GArray *ids = bin >= 0 ? bins[bin] : NULL;

      if (ids != NULL && (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != entry->deal))
        g_array_append_val (ids, entry->deal);
    }
}

static char *
describe (const PursuitReliabilityPoint *point)
{
  g_autofree char *predicted = pursuit_report_words_share (point->predicted);
  g_autofree char *won = pursuit_report_words_share (point->observed);

  return g_strdup_printf (_ ("Predicted %1$s, won %2$s, %3$u times"), predicted, won, point->n);
}

static void
add_chart (PursuitReport *report, const PursuitReliabilityBin *bins, GArray **deals)
{
  PursuitReliabilityPoint points[PURSUIT_CALIBRATION_N_BINS];
  PursuitReliabilityChart chart = { .points = points,
                                    .n_points = PURSUIT_CALIBRATION_N_BINS,
                                    .predicted_title = _ ("Predicted"),
                                    .observed_title = _ ("Won"),
                                    .format = pursuit_report_words_share };

  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    points[i] = (PursuitReliabilityPoint){ bins[i].predicted, bins[i].won, bins[i].n, mark_of_bin ((int) i),
                                           pursuit_report_words_keep_deals (report, deals[i]->len) };
  pursuit_report_add_heading (report, _ ("How well chances were told"));
  pursuit_report_add_chart (report, pursuit_reliability_chart_new (&chart, describe));
}

static void
add_table (PursuitReport *report, const PursuitReliabilityBin *bins, GArray **deals)
{
  PursuitReportTable *table = pursuit_report_table_new ();

  pursuit_report_table_add_column (table, _ ("Predicted"), TRUE);
  pursuit_report_table_add_column (table, _ ("Won"), TRUE);
  pursuit_report_table_add_column (table, _ ("Stages entered"), TRUE);
  pursuit_report_table_add_column (table, _ ("Deals"), TRUE);
  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    {
      if (bins[i].n == 0)
        continue;
      g_autofree char *predicted = pursuit_report_words_share (bins[i].predicted);
      g_autofree char *won = pursuit_report_words_share (bins[i].won);
      g_autofree char *n = pursuit_number_format (bins[i].n);
      g_autofree char *raw_n = g_strdup_printf ("%u", bins[i].n);
      char raw_predicted[G_ASCII_DTOSTR_BUF_SIZE], raw_won[G_ASCII_DTOSTR_BUF_SIZE];
      pursuit_report_table_add_row (table, FALSE);
      pursuit_report_table_add_cell (table, predicted,
                                     g_ascii_formatd (raw_predicted, sizeof raw_predicted, "%.6g",
                                                      bins[i].predicted));
      pursuit_report_table_add_cell (table, won,
                                     g_ascii_formatd (raw_won, sizeof raw_won, "%.6g", bins[i].won));
      pursuit_report_table_add_cell (table, n, raw_n);
      pursuit_report_table_add_count (table, deals[i]->len);
      pursuit_report_table_set_mark (table, mark_of_bin ((int) i));
    }
  pursuit_report_add_table (report, table);
}

static void
add_member (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

/* The numbers behind the report; those of what is not known are null. */
static char *
to_json (const PursuitChanceData *data,
         const PursuitCalibration *fit,
         double brier,
         const PursuitReliabilityBin *bins)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *fitted = data->fitted != PURSUIT_DAY_NONE ? pursuit_day_to_iso (data->fitted) : NULL;
  g_autofree char *model = pursuit_win_model_to_code (&data->model);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "model");
  json_builder_add_string_value (builder, model);
  json_builder_set_member_name (builder, "fitted");
  if (fitted != NULL)
    json_builder_add_string_value (builder, fitted);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "deals");
  json_builder_add_int_value (builder, fit->n_deals);
  json_builder_set_member_name (builder, "entries");
  json_builder_add_int_value (builder, fit->n);
  add_member (builder, "brier", brier);
  add_member (builder, "brier_plain", fit->brier_plain);
  add_member (builder, "brier_rate", fit->brier_rate);
  json_builder_set_member_name (builder, "bins");
  json_builder_begin_array (builder);
  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    {
      json_builder_begin_object (builder);
      add_member (builder, "predicted", bins[i].predicted);
      add_member (builder, "won", bins[i].won);
      json_builder_set_member_name (builder, "n");
      json_builder_add_int_value (builder, bins[i].n);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

PursuitReport *
pursuit_chance_report_new_for_data (const PursuitChanceData *data, const PursuitReportNames *names)
{
  g_return_val_if_fail (data != NULL && names != NULL, NULL);

  const PursuitClosedDeal *deals = (const PursuitClosedDeal *) data->deals->data;
  g_autofree char *day = data->fitted != PURSUIT_DAY_NONE ? pursuit_day_format_long (data->fitted) : NULL;
  g_autofree char *subtitle = day != NULL ? g_strdup_printf (_ ("The model in use was fitted on %s"), day)
                                          : g_strdup (_ ("The plain rule is in use"));
  PursuitReport *report = pursuit_report_new (_ ("Win probability"), subtitle,
                                              names->database != NULL ? names->database : "", names->today);
  PursuitReliabilityBin bins[PURSUIT_CALIBRATION_N_BINS];
  PursuitCalibration fit;

  pursuit_calibration_fit (deals, data->deals->len, &fit);
  pursuit_calibration_reliability (&data->model, deals, data->deals->len, bins);
  double brier = pursuit_calibration_brier (&data->model, deals, data->deals->len);
  g_autofree char *explained = pursuit_calibration_explain (&fit, data->fitted != PURSUIT_DAY_NONE);
  g_autofree char *json = to_json (data, &fit, brier, bins);
  pursuit_report_set_json (report, json);
  add_figures (report, &fit, brier);
  pursuit_report_add_text (report, explained);
  if (data->deals->len > 0)
    {
      GArray *listed[PURSUIT_CALIBRATION_N_BINS];

      list_deals (data, listed);
      add_chart (report, bins, listed);
      add_table (report, bins, listed);
      for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
        g_array_unref (listed[i]);
    }
  return report;
}

PursuitReport *
pursuit_chance_report_new (PursuitReportSource *source,
                           const PursuitReportParams *params,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitChanceData) data = pursuit_report_source_get_chances (source, cancellable, error);
  g_auto (PursuitReportNames) names = { 0 };

  if (data == NULL || !pursuit_report_source_get_names (source, params, &names, error))
    return NULL;
  return pursuit_chance_report_new_for_data (data, &names);
}

GArray *
pursuit_chance_report_list_deals (PursuitReportSource *source,
                                  const PursuitReportParams *params,
                                  gint64 mark,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source), NULL);

  g_autoptr (PursuitChanceData) data = pursuit_report_source_get_chances (source, cancellable, error);

  GArray *bins[PURSUIT_CALIBRATION_N_BINS], *listed = NULL;

  if (data == NULL)
    return NULL;
  list_deals (data, bins);
  for (int i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    if (mark_of_bin (i) == mark)
      listed = bins[i];
    else
      g_array_unref (bins[i]);
  return listed;
}
