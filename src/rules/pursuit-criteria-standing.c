/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-criteria-standing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Totals that differ less are the same. */
static const double EPSILON = 1e-9;

/* Our own place among the bidders. */
enum
{
  OURS = -1
};

static int
get_points (const PursuitCriteriaRow *row, int bidder)
{
  return bidder == OURS ? row->ours : row->rivals[bidder];
}

/* The total of a bidder, or NAN; @n_unscored criteria that count were left out. */
static double
weigh (const PursuitCriteriaSheet *sheet, int bidder, guint *n_unscored)
{
  double sum = 0, weights = 0;

  *n_unscored = 0;
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      int points = get_points (row, bidder);
      if (row->weight <= 0)
        continue;
      if (points == PURSUIT_NOT_SCORED)
        {
          (*n_unscored)++;
          continue;
        }
      sum += row->weight * points;
      weights += row->weight;
    }
  return weights > 0 ? sum / weights : NAN;
}

int
pursuit_criteria_lead (const PursuitCriteriaRow *row, int rival)
{
  g_return_val_if_fail (row != NULL, 0);
  g_return_val_if_fail (rival < PURSUIT_CRITERIA_MAX_RIVALS, 0);

  if (rival < 0 || row->ours == PURSUIT_NOT_SCORED || row->rivals[rival] == PURSUIT_NOT_SCORED)
    return 0;
  return row->ours - row->rivals[rival];
}

static void
find_lever_and_burden (const PursuitCriteriaSheet *sheet, PursuitCriteriaStanding *result)
{
  int best_lead = 0;
  double lever_weight = 0, worst = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      int lead = pursuit_criteria_lead (row, result->rival);
      if (lead > best_lead || (lead > 0 && lead == best_lead && row->weight > lever_weight))
        {
          best_lead = lead;
          lever_weight = row->weight;
          result->lever = (int) i;
        }
      if (row->weight * lead < worst - EPSILON)
        {
          worst = row->weight * lead;
          result->burden = (int) i;
        }
    }
}

void
pursuit_criteria_standing_compute (const PursuitCriteriaSheet *sheet, PursuitCriteriaStanding *result)
{
  guint unused;

  g_return_if_fail (sheet != NULL);
  g_return_if_fail (result != NULL);

  *result = (PursuitCriteriaStanding){ .rival = -1, .rival_total = NAN, .lever = -1, .burden = -1 };
  result->ours = weigh (sheet, OURS, &result->n_unscored);
  for (guint i = 0; i < sheet->rivals->len; i++)
    {
      double total = weigh (sheet, (int) i, &unused);
      if (isnan (total) || (result->rival >= 0 && total <= result->rival_total))
        continue;
      result->rival = (int) i;
      result->rival_total = total;
    }
  find_lever_and_burden (sheet, result);
}

/* The names of the criteria on which we lead (@sign 1) or trail (-1), or NULL. */
static char *
list_rows (const PursuitCriteriaSheet *sheet, int rival, int sign)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      if (sign * pursuit_criteria_lead (row, rival) <= 0)
        continue;
      if (list->len > 0)
        g_string_append (list, C_ ("between criteria", ", "));
      g_string_append (list, row->name);
    }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static char *
word_totals (const PursuitCriteriaSheet *sheet, const PursuitCriteriaStanding *standing)
{
  if (isnan (standing->ours))
    return g_strdup (_ ("We are not scored yet."));
  if (standing->rival < 0)
    return g_strdup_printf (_ ("We score %.1f of 5; no rival is scored yet."), standing->ours);

  const char *rival = pursuit_criteria_sheet_get_rival (sheet, (guint) standing->rival);
  double lead = standing->ours - standing->rival_total;
  if (fabs (lead) < EPSILON)
    /* Translators: a competitor, then the score of both */
    return g_strdup_printf (_ ("We are level with %s at %.1f."), rival, standing->ours);
  if (lead > 0)
    /* Translators: our score, then the competitor with the next best score and that score */
    return g_strdup_printf (_ ("We are ahead with %.1f; %s has %.1f."), standing->ours, rival,
                            standing->rival_total);
  /* Translators: our score, then the competitor with the best score and that score */
  return g_strdup_printf (_ ("We are behind with %.1f; %s has %.1f."), standing->ours, rival,
                          standing->rival_total);
}

static void
append_line (GString *text, char *line)
{
  g_autofree char *owned = line;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, owned);
}

char *
pursuit_criteria_standing_explain (const PursuitCriteriaSheet *sheet, const PursuitCriteriaStanding *standing)
{
  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (standing != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *leads = list_rows (sheet, standing->rival, 1);
  g_autofree char *trails = list_rows (sheet, standing->rival, -1);

  append_line (text, word_totals (sheet, standing));
  if (standing->n_unscored > 0 && !isnan (standing->ours))
    append_line (text, g_strdup_printf (ngettext ("%u criterion is not scored for us.",
                                                  "%u criteria are not scored for us.", standing->n_unscored),
                                        standing->n_unscored));
  if (leads != NULL && trails != NULL)
    /* Translators: two lists of criteria */
    append_line (text, g_strdup_printf (_ ("We lead on %s and trail on %s."), leads, trails));
  else if (leads != NULL)
    append_line (text, g_strdup_printf (_ ("We lead on %s."), leads));
  else if (trails != NULL)
    append_line (text, g_strdup_printf (_ ("We trail on %s."), trails));
  if (standing->lever >= 0)
    append_line (text,
                 g_strdup_printf (_ ("Best lever: get “%s” more weight."),
                                  pursuit_criteria_sheet_get_row (sheet, (guint) standing->lever)->name));
  if (standing->burden >= 0)
    append_line (text,
                 g_strdup_printf (_ ("“%s” costs us most."),
                                  pursuit_criteria_sheet_get_row (sheet, (guint) standing->burden)->name));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
