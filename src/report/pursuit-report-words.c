/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-report-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-money.h"

#define UP "▲ +"
#define DOWN "▼ −"

static void
set_change (PursuitReport *report,
            PursuitReportFigure *figure,
            double difference,
            const char *words,
            const char *before,
            gboolean more_is_good)
{
  /* Translators: a difference, and what it was in the period that is compared, e.g. “▲ +3, was 12” */
  g_autofree char *text = g_strdup_printf (_ ("%1$s%2$s, was %3$s"),
                                           difference > 0   ? UP
                                           : difference < 0 ? DOWN
                                                            : "= ",
                                           words, before);

  figure->change = pursuit_report_keep (report, text);
  figure->trend = difference == 0                    ? PURSUIT_TREND_NONE
                  : (difference > 0) == more_is_good ? PURSUIT_TREND_GOOD
                                                     : PURSUIT_TREND_BAD;
}

void
pursuit_report_words_change (PursuitReport *report,
                             PursuitReportFigure *figure,
                             gint64 now,
                             gint64 before,
                             gboolean more_is_good)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && figure != NULL);

  g_autofree char *difference = pursuit_number_format (ABS (now - before));
  g_autofree char *was = pursuit_number_format (before);
  set_change (report, figure, (double) (now - before), difference, was, more_is_good);
}

void
pursuit_report_words_change_share (PursuitReport *report,
                                   PursuitReportFigure *figure,
                                   double now,
                                   double before,
                                   gboolean more_is_good)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report) && figure != NULL);

  double points = round (100 * now) - round (100 * before);
  /* Translators: by how many points a share in percent differs */
  g_autofree char *difference = g_strdup_printf (_ ("%.0f points"), fabs (points));
  g_autofree char *was = g_strdup_printf (_ ("%.0f %%"), 100 * before);
  set_change (report, figure, points, difference, was, more_is_good);
}

char *
pursuit_report_words_params (const char *period,
                             const PursuitReportParams *params,
                             const PursuitReportNames *names)
{
  g_return_val_if_fail (period != NULL && params != NULL && names != NULL, NULL);

  g_autoptr (GString) line = g_string_new (period);
  g_autofree char *grade = params->grade != 0 ? g_strdup_printf (_ ("Grade %c"), params->grade) : NULL;
  PursuitDay from, to;
  const char *const parts[] = { names->process, names->owner != NULL ? names->owner : _ ("All owners"),
                                names->company, names->market, grade };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, " · %s", parts[i]);
  if (pursuit_report_params_get_compared (params, &from, &to))
    {
      g_autofree char *first = pursuit_day_format_long (from);
      g_autofree char *last = pursuit_day_format_long (to);

      g_string_append (line, " · ");
      /* Translators: two dates */
      g_string_append_printf (line, _ ("compared with %1$s to %2$s"), first, last);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

char *
pursuit_report_words_period (const PursuitReportParams *params)
{
  g_return_val_if_fail (params != NULL, NULL);

  g_autofree char *from = params->from != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->from) : NULL;
  g_autofree char *to = params->to != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->to) : NULL;

  if (from != NULL && to != NULL)
    /* Translators: two dates */
    return g_strdup_printf (_ ("%1$s – %2$s"), from, to);
  if (from != NULL)
    /* Translators: a date */
    return g_strdup_printf (_ ("Since %s"), from);
  if (to != NULL)
    /* Translators: a date */
    return g_strdup_printf (_ ("Until %s"), to);
  return g_strdup (_ ("All time"));
}

char *
pursuit_report_words_percent (double share)
{
  /* Translators: a share, e.g. “35 %” */
  return g_strdup_printf (_ ("%.0f %%"), 100 * share);
}

void
pursuit_report_add_unconverted (PursuitReport *report, gint64 unconverted)
{
  g_return_if_fail (PURSUIT_IS_REPORT (report));

  if (unconverted == 0)
    return;
  g_autofree char *text =
      g_strdup_printf (ngettext ("The amount of %d deal is left out: no exchange rate is known.",
                                 "The amounts of %d deals are left out: no exchange rate is known.",
                                 (gulong) unconverted),
                       (int) unconverted);
  pursuit_report_add_text (report, text);
}
