/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-params.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (PursuitReportParams,
                     pursuit_report_params,
                     pursuit_report_params_copy,
                     pursuit_report_params_free)

PursuitReportParams *
pursuit_report_params_copy (const PursuitReportParams *params)
{
  PursuitReportParams *copy = g_memdup2 (params, sizeof *params);

  copy->filter = g_strdup (params->filter);
  copy->view = g_strdup (params->view);
  copy->view_filter = g_strdup (params->view_filter);
  return copy;
}

void
pursuit_report_params_free (PursuitReportParams *params)
{
  if (params == NULL)
    return;
  pursuit_report_params_clear (params);
  g_free (params);
}

/** pursuit_report_params_clear: frees what params on the stack own. */
void
pursuit_report_params_clear (PursuitReportParams *params)
{
  g_clear_pointer (&params->filter, g_free);
  g_clear_pointer (&params->view, g_free);
  g_clear_pointer (&params->view_filter, g_free);
}

gboolean
pursuit_report_params_same_deals (const PursuitReportParams *a, const PursuitReportParams *b)
{
  return a->owner == b->owner && a->company == b->company && a->market == b->market && a->grade == b->grade &&
         g_strcmp0 (a->filter, b->filter) == 0 && g_strcmp0 (a->view, b->view) == 0 &&
         g_strcmp0 (a->view_filter, b->view_filter) == 0 && a->viewer == b->viewer;
}

gboolean
pursuit_report_params_equal (const PursuitReportParams *a, const PursuitReportParams *b)
{
  return a->mode == b->mode && a->from == b->from && a->to == b->to && a->comparison == b->comparison &&
         MAX (a->since, 0) == MAX (b->since, 0) && a->granularity == b->granularity &&
         a->process == b->process && pursuit_report_params_same_deals (a, b);
}

/* The first day of the month that lies @months after that of @day. */
static PursuitDay
first_of_month (PursuitDay day, int months)
{
  int year, month, of_month;

  pursuit_day_to_ymd (day, &year, &month, &of_month);
  month += year * 12 + months - 1;
  return pursuit_day_from_ymd (month / 12, month % 12 + 1, 1);
}

/* How many months lie between the months of two days. */
static int
months_between (PursuitDay from, PursuitDay to)
{
  int from_year, from_month, to_year, to_month, day;

  pursuit_day_to_ymd (from, &from_year, &from_month, &day);
  pursuit_day_to_ymd (to, &to_year, &to_month, &day);
  return (to_year - from_year) * 12 + to_month - from_month;
}

gboolean
pursuit_report_params_get_compared (const PursuitReportParams *params, PursuitDay *from, PursuitDay *to)
{
  g_return_val_if_fail (params != NULL && from != NULL && to != NULL, FALSE);

  if (params->comparison == PURSUIT_COMPARE_NONE || params->from == PURSUIT_DAY_NONE ||
      params->to == PURSUIT_DAY_NONE || params->to < params->from)
    return FALSE;
  gboolean year = params->comparison == PURSUIT_COMPARE_YEAR;
  gboolean whole_months =
      params->from == first_of_month (params->from, 0) && params->to + 1 == first_of_month (params->to, 1);
  if (whole_months)
    {
      int months = year ? 12 : months_between (params->from, params->to) + 1;

      *from = first_of_month (params->from, -months);
      *to = first_of_month (params->to, 1 - months) - 1;
      return TRUE;
    }
  int days = year ? params->from - (first_of_month (params->from, -12) +
                                    (params->from - first_of_month (params->from, 0)))
                  : params->to - params->from + 1;
  *from = params->from - days;
  *to = params->to - days;
  return TRUE;
}

/* The preset as a run of months: the first one, counted from year 0, and how many. */
static void
period_months (PursuitPeriodPreset preset, PursuitDay today, int *first, int *n)
{
  gboolean last = preset == PURSUIT_PERIOD_LAST_QUARTER || preset == PURSUIT_PERIOD_LAST_HALF ||
                  preset == PURSUIT_PERIOD_LAST_YEAR;
  int year, month, day;

  pursuit_day_to_ymd (today, &year, &month, &day);
  *n = preset <= PURSUIT_PERIOD_LAST_QUARTER ? 3 : preset <= PURSUIT_PERIOD_LAST_HALF ? 6 : 12;
  *first = (year * 12 + month - 1) / *n * *n - (last ? *n : 0);
}

void
pursuit_period_resolve (PursuitPeriodPreset preset, PursuitDay today, PursuitDay *from, PursuitDay *to)
{
  int first, n;

  g_return_if_fail (preset < PURSUIT_N_PERIODS && from != NULL && to != NULL);

  if (preset == PURSUIT_PERIOD_ALL)
    {
      *from = *to = PURSUIT_DAY_NONE;
      return;
    }
  period_months (preset, today, &first, &n);
  *from = pursuit_day_from_ymd (first / 12, first % 12 + 1, 1);
  *to = pursuit_day_from_ymd ((first + n) / 12, (first + n) % 12 + 1, 1) - 1;
}

char *
pursuit_period_words (PursuitPeriodPreset preset, PursuitDay today)
{
  int first, n;

  g_return_val_if_fail (preset < PURSUIT_N_PERIODS, NULL);

  if (preset == PURSUIT_PERIOD_ALL)
    return g_strdup (_ ("All time"));
  period_months (preset, today, &first, &n);
  if (n == 3)
    /* Translators: year and quarter, e.g. 2026 Q2 */
    return g_strdup_printf (_ ("%1$d Q%2$d"), first / 12, first % 12 / 3 + 1);
  if (n == 6)
    /* Translators: %d is a year; H1 and H2 are its halves */
    return g_strdup_printf (first % 12 == 0 ? _ ("%d H1") : _ ("%d H2"), first / 12);
  /* Translators: a year, e.g. 2026 */
  return g_strdup_printf (_ ("%d"), first / 12);
}
