/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What points come to: the weighted mean, the verdict at its thresholds, and how we stand by the customer's
 * criteria. */

#include "pursuit-criteria-standing.h"
#include "pursuit-scorecard-total.h"

#include <math.h>
#include <string.h>

static PursuitScoreSheet *
make_sheet (const double *weights, guint n)
{
  PursuitScoreSheet *sheet = pursuit_score_sheet_new ();

  for (guint i = 0; i < n; i++)
    {
      PursuitScoreItem *item = pursuit_score_sheet_add_item (sheet);
      item->id = i + 1;
      item->name = g_strdup_printf ("Criterion %u", i + 1);
      item->weight = weights[i];
    }
  return sheet;
}

static void
assert_total (const PursuitScoreSheet *sheet, const int *points, double expected, guint scored, guint missing)
{
  PursuitScoreTotal total;

  pursuit_score_total_compute (sheet, points, &total);
  if (isnan (expected))
    g_assert_true (isnan (total.total));
  else
    g_assert_cmpfloat_with_epsilon (total.total, expected, 1e-12);
  g_assert_cmpuint (total.n_scored, ==, scored);
  g_assert_cmpuint (total.n_missing, ==, missing);
  g_assert_cmpint (total.verdict, ==, pursuit_score_verdict (sheet, total.total));
}

static void
test_total (void)
{
  static const double weights[] = { 50, 30, 20, 0 };
  g_autoptr (PursuitScoreSheet) sheet = make_sheet (weights, G_N_ELEMENTS (weights));

  assert_total (sheet, (int[]){ 5, 3, 1, -1 }, (250 + 90 + 20) / 100.0, 3, 0);
  assert_total (sheet, (int[]){ 0, 0, 0, 5 }, 0, 3, 0);
  assert_total (sheet, (int[]){ 5, 5, 5, 0 }, 5, 3, 0);
  /* what is not scored speaks neither for nor against it */
  assert_total (sheet, (int[]){ -1, 4, 2, -1 }, (120 + 40) / 50.0, 2, 1);
  assert_total (sheet, (int[]){ 3, -1, -1, -1 }, 3, 1, 2);
  /* a criterion that weighs nothing is no score */
  assert_total (sheet, (int[]){ -1, -1, -1, 5 }, NAN, 0, 3);
  /* retired ones are neither counted nor missed */
  pursuit_score_sheet_get_item (sheet, 0)->retired = TRUE;
  assert_total (sheet, (int[]){ 5, 4, 2, -1 }, (120 + 40) / 50.0, 2, 0);
}

static void
assert_verdict (double pursue, double lower, double total, const char *expected)
{
  static const double weights[] = { 1 };
  g_autoptr (PursuitScoreSheet) sheet = make_sheet (weights, 1);

  sheet->pursue = pursue;
  sheet->lower = lower;
  g_assert_cmpstr (pursuit_score_verdict_code (pursuit_score_verdict (sheet, total)), ==, expected);
}

static void
test_verdict (void)
{
  assert_verdict (3, 2, 3, "pursue");
  assert_verdict (3, 2, 2.99, "lower");
  assert_verdict (3, 2, 2, "lower");
  assert_verdict (3, 2, 1.99, "drop");
  assert_verdict (3, 2, 0, "drop");
  assert_verdict (3, 2, NAN, NULL);
  assert_verdict (3, NAN, 2.9, "drop");
  assert_verdict (NAN, NAN, 5, NULL);
  /* 0.1 more of the last digit decides nothing */
  assert_verdict (0.3, 0.1, 0.1 * 3, "pursue");
  assert_verdict (3, 2, 3 - 1e-12, "pursue");
}

static void
test_words (void)
{
  PursuitScoreTotal total = { .total = 3.2, .n_scored = 5, .verdict = PURSUIT_SCORE_VERDICT_PURSUE };
  g_autofree char *whole = pursuit_score_total_explain (&total);
  g_assert_cmpstr (whole, ==, "Pursue it: worth the whole sales process.");

  total.n_missing = 2;
  total.verdict = PURSUIT_SCORE_VERDICT_DROP;
  g_autofree char *part = pursuit_score_total_explain (&total);
  g_assert_cmpstr (part, ==,
                   "Drop it: the effort brings more elsewhere. 2 criteria are not scored and left out of the "
                   "mean.");

  total = (PursuitScoreTotal){ .total = NAN, .n_missing = 3 };
  g_autofree char *nothing = pursuit_score_total_explain (&total);
  g_assert_cmpstr (nothing, ==, "");
}

/* Price, tool life, service, certificates, delivery, as we and two rivals stand on them. */
static PursuitCriteriaSheet *
make_criteria (void)
{
  static const struct
  {
    const char *name;
    double weight;
    int ours, shell, local;
  } rows[] = {
    { "Price", 30, 2, 4, 5 },        { "Tool life", 25, 5, 3, 1 }, { "Service", 20, 4, 2, 2 },
    { "Certificates", 15, 4, 4, 0 }, { "Delivery", 10, 3, 4, -1 },
  };
  PursuitCriteriaSheet *sheet = pursuit_criteria_sheet_new ();

  pursuit_criteria_sheet_add_rival (sheet, "Local");
  pursuit_criteria_sheet_add_rival (sheet, "Shell");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PursuitCriteriaRow *row = pursuit_criteria_sheet_add_row (sheet, rows[i].name, rows[i].weight);
      row->ours = rows[i].ours;
      row->rivals[0] = rows[i].local;
      row->rivals[1] = rows[i].shell;
    }
  return sheet;
}

static void
test_standing (void)
{
  g_autoptr (PursuitCriteriaSheet) sheet = make_criteria ();
  PursuitCriteriaStanding standing;

  pursuit_criteria_standing_compute (sheet, &standing);
  g_assert_cmpfloat_with_epsilon (standing.ours, (60 + 125 + 80 + 60 + 30) / 100.0, 1e-12);
  g_assert_cmpint (standing.rival, ==, 1);
  g_assert_cmpfloat_with_epsilon (standing.rival_total, (120 + 75 + 40 + 60 + 40) / 100.0, 1e-12);
  g_assert_cmpuint (standing.n_unscored, ==, 0);
  /* two points on tool life and on service: the heavier one */
  g_assert_cmpint (standing.lever, ==, 1);
  g_assert_cmpint (standing.burden, ==, 0);
  g_autofree char *words = pursuit_criteria_standing_explain (sheet, &standing);
  g_assert_cmpstr (words, ==,
                   "We are ahead with 3.5; Shell has 3.4.\n"
                   "We lead on Tool life, Service and trail on Price, Delivery.\n"
                   "Best lever: get “Tool life” more weight.\n"
                   "“Price” costs us most.");

  /* a rival who is scored on less may still be the best */
  pursuit_criteria_sheet_get_row (sheet, 3)->rivals[0] = 5;
  pursuit_criteria_sheet_get_row (sheet, 2)->rivals[0] = 5;
  pursuit_criteria_standing_compute (sheet, &standing);
  g_assert_cmpint (standing.rival, ==, 0);
  g_assert_cmpfloat_with_epsilon (standing.rival_total, (150 + 25 + 100 + 75) / 90.0, 1e-12);
  g_assert_cmpint (pursuit_criteria_lead (pursuit_criteria_sheet_get_row (sheet, 4), 0), ==, 0);
  pursuit_criteria_sheet_remove_rival (sheet, 0);
  pursuit_criteria_standing_compute (sheet, &standing);
  g_assert_cmpstr (pursuit_criteria_sheet_get_rival (sheet, (guint) standing.rival), ==, "Shell");
  g_assert_cmpfloat_with_epsilon (standing.rival_total, 3.35, 1e-12);
}

static void
test_unscored_standing (void)
{
  g_autoptr (PursuitCriteriaSheet) sheet = make_criteria ();
  PursuitCriteriaStanding standing;

  for (guint i = 0; i < sheet->rows->len; i++)
    pursuit_criteria_sheet_get_row (sheet, i)->ours = PURSUIT_NOT_SCORED;
  pursuit_criteria_standing_compute (sheet, &standing);
  g_assert_true (isnan (standing.ours));
  g_assert_cmpuint (standing.n_unscored, ==, 5);
  g_assert_cmpint (standing.lever, ==, -1);
  g_assert_cmpint (standing.burden, ==, -1);
  g_autofree char *words = pursuit_criteria_standing_explain (sheet, &standing);
  g_assert_cmpstr (words, ==, "We are not scored yet.");

  pursuit_criteria_sheet_get_row (sheet, 0)->ours = 3;
  pursuit_criteria_sheet_remove_rival (sheet, 1);
  pursuit_criteria_sheet_remove_rival (sheet, 0);
  pursuit_criteria_standing_compute (sheet, &standing);
  g_assert_cmpint (standing.rival, ==, -1);
  g_assert_true (isnan (standing.rival_total));
  g_autofree char *alone = pursuit_criteria_standing_explain (sheet, &standing);
  g_assert_cmpstr (alone, ==,
                   "We score 3.0 of 5; no rival is scored yet.\n4 criteria are not scored for us.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scorecard/total", test_total);
  g_test_add_func ("/scorecard/verdict", test_verdict);
  g_test_add_func ("/scorecard/words", test_words);
  g_test_add_func ("/criteria/standing", test_standing);
  g_test_add_func ("/criteria/unscored", test_unscored_standing);

  return g_test_run ();
}
