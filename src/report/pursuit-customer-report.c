/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-customer-report.h"

#include <glib/gi18n-lib.h>

#include "pursuit-customer-data.h"
#include "pursuit-money.h"
#include "pursuit-report-words.h"

/* What the figures say of all customers. */
typedef struct
{
  guint n_new;
  guint n_rose;
  guint n_fell;
  guint n_best; /* of grade A or B */
  guint n_pool;
  guint percents;
} Sums;

static Sums
add_up (const PursuitCustomerData *data)
{
  Sums sums = { 0 };

  for (guint i = 0; i < data->customers->len; i++)
    {
      const PursuitCustomer *customer = pursuit_customer_data_get (data, i);
      PursuitGradeStory story = pursuit_customer_data_get_story (data, customer);
      const PursuitGradeStep *step;
      PursuitGradeMove move = pursuit_grade_story_get_move (&story, data->before, data->last, &step);

      sums.n_new += move == PURSUIT_GRADE_NEW;
      sums.n_rose += move == PURSUIT_GRADE_ROSE;
      sums.n_fell += move == PURSUIT_GRADE_FELL;
      sums.n_best += customer->grade == 'A' || customer->grade == 'B';
      sums.n_pool += customer->in_pool;
      sums.percents += customer->percent;
    }
  return sums;
}

/* How many customers went to the pool in the period, and came out of it. */
static char *
word_pool (const PursuitCustomerData *data)
{
  guint n_out = 0, n_in = 0;

  for (guint i = 0; i < data->moves->len; i++)
    {
      PursuitOwnerMove move = g_array_index (data->moves, PursuitCustomerMove, i).move;
      n_in += move == PURSUIT_OWNER_RELEASED || move == PURSUIT_OWNER_AUTOMATIC;
      n_out += move == PURSUIT_OWNER_CLAIMED;
    }
  /* Translators: how many customers went to the pool, and how many were claimed from it */
  return g_strdup_printf (_ ("%1$u released, %2$u claimed"), n_in, n_out);
}

static void
add_figures (PursuitReport *report, const PursuitCustomerData *data)
{
  Sums sums = add_up (data);
  guint n = data->customers->len;
  g_autofree char *customers = pursuit_number_format (n);
  g_autofree char *new = g_strdup_printf (_ ("%u new in the period"), sums.n_new);
  g_autofree char *best = pursuit_number_format (sums.n_best);
  g_autofree char *best_share = n > 0 ? pursuit_report_words_share ((double) sums.n_best / n) : NULL;
  g_autofree char *moved = g_strdup_printf ("▲ %u  ▼ %u", sums.n_rose, sums.n_fell);
  g_autofree char *pool = pursuit_number_format (sums.n_pool);
  g_autofree char *pool_note = word_pool (data);
  g_autofree char *known = n > 0 ? pursuit_report_words_share (sums.percents / 100.0 / n) : NULL;
  const PursuitReportFigure figures[] = {
    { _ ("Customers"), pursuit_report_keep (report, customers), pursuit_report_keep (report, new) },
    { _ ("Grade A or B"), pursuit_report_keep (report, best), pursuit_report_keep (report, best_share) },
    { _ ("Grades rose, fell"), pursuit_report_keep (report, data->before != PURSUIT_DAY_NONE ? moved : "–"),
      _ ("since the period began") },
    { _ ("In the pool"), pursuit_report_keep (report, pool), pursuit_report_keep (report, pool_note) },
    { _ ("File known"), pursuit_report_keep (report, known != NULL ? known : "–"), _ ("on the average") },
  };

  pursuit_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

PursuitReport *
pursuit_customer_report_new (PursuitReportSource *source,
                             const PursuitReportParams *params,
                             GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitCustomerData) data = pursuit_customer_data_read (source, params, cancellable, error);
  g_autofree char *period = NULL, *subtitle = NULL;
  PursuitReport *report;

  if (data == NULL)
    return NULL;
  period = pursuit_report_words_period (params);
  g_clear_pointer (&data->names.process, g_free); /* customers have none */
  subtitle = pursuit_report_words_params (period, params, &data->names);
  report = pursuit_report_new (_ ("Customer database"), subtitle, data->names.database, data->names.today);
  if (data->customers->len == 0)
    pursuit_report_set_empty (report);
  add_figures (report, data);
  pursuit_customer_grades_add (report, data);
  pursuit_customer_markets_add (report, data);
  pursuit_customer_pool_add (report, data);
  pursuit_customer_files_add (report, data);
  pursuit_customer_satisfaction_add (report, data);
  pursuit_report_add_unconverted (report, data->unconverted);
  return report;
}

GArray *
pursuit_customer_report_list (PursuitReportSource *source,
                              const PursuitReportParams *params,
                              gint64 mark,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT_SOURCE (source) && params != NULL, NULL);

  g_autoptr (PursuitCustomerData) data = pursuit_customer_data_read (source, params, cancellable, error);

  return data != NULL ? pursuit_customer_data_list (data, mark) : NULL;
}
