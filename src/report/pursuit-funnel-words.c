/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pursuit-money.h"

static const char *const LOSS_WORDS[PURSUIT_N_LOSS_KINDS] = {
  N_ ("lost to a rival"), N_ ("withdrawn"), N_ ("postponed"), N_ ("no need"), N_ ("other reasons"),
};

const char *
pursuit_loss_kind_to_words (PursuitLossKind kind)
{
  g_return_val_if_fail (kind < PURSUIT_N_LOSS_KINDS, NULL);

  return _ (LOSS_WORDS[kind]);
}

const char *
pursuit_funnel_words_node (const PursuitFunnelNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return node->name != NULL ? node->name : _ ("A key node that was deleted");
}

PursuitSeries
pursuit_loss_kind_to_series (PursuitLossKind kind)
{
  static const PursuitSeries series[PURSUIT_N_LOSS_KINDS] = {
    [PURSUIT_LOSS_RIVAL] = PURSUIT_SERIES_LOST,          [PURSUIT_LOSS_WITHDRAWN] = PURSUIT_SERIES_WITHDRAWN,
    [PURSUIT_LOSS_POSTPONED] = PURSUIT_SERIES_POSTPONED, [PURSUIT_LOSS_NO_NEED] = PURSUIT_SERIES_NO_NEED,
    [PURSUIT_LOSS_OTHER] = PURSUIT_SERIES_OTHER,
  };

  g_return_val_if_fail (kind < PURSUIT_N_LOSS_KINDS, PURSUIT_SERIES_OTHER);

  return series[kind];
}

char *
pursuit_funnel_words_share (gint64 part, gint64 whole)
{
  if (whole <= 0)
    return NULL;
  if (whole < PURSUIT_FUNNEL_MIN_SHARE)
    /* Translators: a share of few, e.g. “7 of 9” */
    return g_strdup_printf (_ ("%1$d of %2$d"), (int) part, (int) whole);
  return g_strdup_printf (_ ("%d %%"), (int) lround (100.0 * part / whole));
}

char *
pursuit_funnel_words_days (double days)
{
  if (isnan (days))
    return NULL;
  if (days == floor (days))
    /* Translators: a number of days, short */
    return g_strdup_printf (_ ("%d d"), (int) days);
  /* Translators: a number of days with one decimal, short */
  return g_strdup_printf (_ ("%.1f d"), days);
}

char *
pursuit_funnel_words_link (const PursuitFunnelResult *result, guint stage)
{
  const PursuitFunnelStage *row;
  g_autofree char *share = NULL;
  g_autofree char *left = NULL;
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (result != NULL && stage < result->n_stages, NULL);

  row = &result->stages[stage];
  share = pursuit_funnel_words_share (row->advanced, row->entered);
  if (result->mode == PURSUIT_FUNNEL_NOW || row->delivery || share == NULL)
    return NULL;

  words = g_string_new (NULL);
  left = pursuit_number_format (row->lost);
  /* Translators: %s is “65 %” or “7 of 9”: the share of deals that went on to a later stage */
  g_string_append_printf (words, _ ("%s go on"), share);
  g_string_append (words, " · ");
  /* Translators: %s is how many deals left the funnel here */
  g_string_append_printf (words, _ ("%s left"), left);
  if (row->still_here > 0)
    {
      g_autofree char *here = pursuit_number_format (row->still_here);

      g_string_append (words, " · ");
      /* Translators: %s is how many deals are still in this stage */
      g_string_append_printf (words, _ ("%s still here"), here);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
pursuit_funnel_words_period (const PursuitReportParams *params, PursuitDay today)
{
  g_return_val_if_fail (params != NULL, NULL);

  gboolean flow = params->mode == PURSUIT_FUNNEL_FLOW;
  g_autofree char *from = params->from != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->from) : NULL;
  g_autofree char *to = params->to != PURSUIT_DAY_NONE ? pursuit_day_format_long (params->to) : NULL;

  if (params->mode == PURSUIT_FUNNEL_NOW)
    {
      g_autofree char *day = pursuit_day_format_long (today);

      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Deals as they stand on %s"), day);
    }
  if (from != NULL && to != NULL)
    /* Translators: two dates */
    return g_strdup_printf (flow ? _ ("What moved from %1$s to %2$s") : _ ("Deals begun from %1$s to %2$s"),
                            from, to);
  if (from != NULL)
    /* Translators: a date */
    return g_strdup_printf (flow ? _ ("What moved since %s") : _ ("Deals begun since %s"), from);
  if (to != NULL)
    /* Translators: a date */
    return g_strdup_printf (flow ? _ ("What moved until %s") : _ ("Deals begun until %s"), to);
  return g_strdup (flow ? _ ("All moves") : _ ("All deals"));
}
