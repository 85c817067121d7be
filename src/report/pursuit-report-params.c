/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-params.h"

#include <glib/gi18n-lib.h>

#include "pursuit-fiscal.h"
#include "pursuit-report-words.h"

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

/* What part of the fiscal year a preset is, and whether the one before is meant. */
static PursuitSplit
period_split (PursuitPeriodPreset preset, gboolean *last)
{
  *last = preset == PURSUIT_PERIOD_LAST_QUARTER || preset == PURSUIT_PERIOD_LAST_HALF ||
          preset == PURSUIT_PERIOD_LAST_YEAR;
  return preset <= PURSUIT_PERIOD_LAST_QUARTER ? PURSUIT_SPLIT_QUARTER
         : preset <= PURSUIT_PERIOD_LAST_HALF  ? PURSUIT_SPLIT_HALF
                                               : PURSUIT_SPLIT_YEAR;
}

/* The first day of the part of the fiscal year that lies @parts after that of @day. */
static PursuitDay
first_of_part (PursuitDay day, PursuitSplit split, int first_month, int parts)
{
  int months = (int) pursuit_split_months (split);
  int of_year =
      months_between (pursuit_fiscal_begin (pursuit_fiscal_year_of (day, first_month), first_month, 0), day);

  return first_of_month (day, parts * months - of_year % months);
}

void
pursuit_period_resolve (PursuitPeriodPreset preset,
                        PursuitDay today,
                        int first_month,
                        PursuitDay *from,
                        PursuitDay *to)
{
  gboolean last;

  g_return_if_fail (preset < PURSUIT_N_PERIODS && from != NULL && to != NULL);

  if (preset == PURSUIT_PERIOD_ALL)
    {
      *from = *to = PURSUIT_DAY_NONE;
      return;
    }
  PursuitSplit split = period_split (preset, &last);
  *from = first_of_part (today, split, first_month, last ? -1 : 0);
  *to = first_of_part (today, split, first_month, last ? 0 : 1) - 1;
}

char *
pursuit_period_words (PursuitPeriodPreset preset, PursuitDay today, int first_month)
{
  gboolean last;

  g_return_val_if_fail (preset < PURSUIT_N_PERIODS, NULL);

  if (preset == PURSUIT_PERIOD_ALL)
    return g_strdup (_ ("All time"));
  PursuitSplit split = period_split (preset, &last);
  return pursuit_report_words_part (first_of_part (today, split, first_month, last ? -1 : 0), split,
                                    first_month);
}

PursuitDay
pursuit_since_resolve (PursuitSincePreset preset, PursuitDay today, int first_month)
{
  PursuitDay before = first_of_month (today, -1), first = first_of_month (today, 0);

  switch (preset)
    {
    case PURSUIT_SINCE_LAST_WEEK:
      return today - 7;
    case PURSUIT_SINCE_LAST_MONTH:
      /* a shorter month has no 31st */
      return MIN (before + (today - first), first - 1);
    case PURSUIT_SINCE_QUARTER_BEGAN:
      return first_of_part (today, PURSUIT_SPLIT_QUARTER, first_month, 0);
    case PURSUIT_SINCE_YEAR_BEGAN:
      return first_of_part (today, PURSUIT_SPLIT_YEAR, first_month, 0);
    case PURSUIT_SINCE_MONTH_BEGAN:
    case PURSUIT_N_SINCES:
    default:
      return 0;
    }
}

const char *
pursuit_since_label (PursuitSincePreset preset)
{
  static const char *const labels[PURSUIT_N_SINCES] = {
    [PURSUIT_SINCE_MONTH_BEGAN] = N_ ("Since the month began"),
    [PURSUIT_SINCE_LAST_WEEK] = N_ ("Since last week"),
    [PURSUIT_SINCE_LAST_MONTH] = N_ ("Since last month"),
    [PURSUIT_SINCE_QUARTER_BEGAN] = N_ ("Since the quarter began"),
    [PURSUIT_SINCE_YEAR_BEGAN] = N_ ("Since the year began"),
  };

  g_return_val_if_fail (preset < PURSUIT_N_SINCES, NULL);

  return _ (labels[preset]);
}
