/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-calibration.h"

#include "pursuit-logistic.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The columns of the regression: intercept, log odds of the base, features. */
enum
{
  COLUMN_INTERCEPT,
  COLUMN_BASE,
  COLUMN_FEATURES,
  N_COLUMNS = COLUMN_FEATURES + PURSUIT_N_WIN_FEATURES
};

G_STATIC_ASSERT (N_COLUMNS <= PURSUIT_LOGISTIC_MAX_COLUMNS);

/* The ridge of a weight and of the slope: as if the plain rule were right to about 1 in log odds. How often a
 * team wins differs more between teams: 3 in log odds. */
static const double RIDGE = 1;
static const double RIDGE_INTERCEPT = 1.0 / 9;

/* The columns that vary, which are the ones to be fitted, and the rows; the others, which keep the plain
 * rule's number, make the offset. */
typedef struct
{
  guint columns[N_COLUMNS];
  guint k;
  guint n;
  double *x;
  guint8 *y;
  double *offset;
  double *weights;
} Design;

static double
value_of (const PursuitWinFacts *facts, guint column)
{
  switch (column)
    {
    case COLUMN_INTERCEPT:
      return 1;
    case COLUMN_BASE:
      return log (facts->base / (1 - facts->base));
    default:
      return facts->features[column - COLUMN_FEATURES];
    }
}

static double *
number_of (PursuitWinModel *model, guint column)
{
  switch (column)
    {
    case COLUMN_INTERCEPT:
      return &model->intercept;
    case COLUMN_BASE:
      return &model->slope;
    default:
      return &model->weights[column - COLUMN_FEATURES];
    }
}

static double *
error_of (PursuitCalibration *calibration, guint column)
{
  switch (column)
    {
    case COLUMN_INTERCEPT:
      return &calibration->intercept_error;
    case COLUMN_BASE:
      return &calibration->slope_error;
    default:
      return &calibration->weight_errors[column - COLUMN_FEATURES];
    }
}

static gboolean
is_usable (const PursuitClosedDeal *deal)
{
  return deal->facts.base > 0 && deal->facts.base < 1;
}

/* The usable entries, and how many there are of each deal. */
static GPtrArray *
collect (const PursuitClosedDeal *deals, guint n_deals, GHashTable *entries)
{
  GPtrArray *used = g_ptr_array_new ();

  for (guint i = 0; i < n_deals; i++)
    {
      guint count;

      if (!is_usable (&deals[i]))
        continue;
      g_ptr_array_add (used, (gpointer) &deals[i]);
      count = GPOINTER_TO_UINT (g_hash_table_lookup (entries, &deals[i].deal));
      g_hash_table_insert (entries, (gpointer) &deals[i].deal, GUINT_TO_POINTER (count + 1));
    }
  return used;
}

static gboolean
varies (GPtrArray *used, guint column)
{
  const PursuitClosedDeal *first = used->pdata[0];

  for (guint i = 1; i < used->len; i++)
    {
      const PursuitClosedDeal *deal = used->pdata[i];

      if (value_of (&deal->facts, column) != value_of (&first->facts, column))
        return TRUE;
    }
  return FALSE;
}

static void
design_init (Design *design, GPtrArray *used, GHashTable *entries)
{
  PursuitWinModel plain = PURSUIT_WIN_PLAIN_RULE;
  double offset = 0;

  *design = (Design){ .n = used->len };
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      if (column == COLUMN_INTERCEPT || varies (used, column))
        design->columns[design->k++] = column;
      else
        offset +=
            *number_of (&plain, column) * value_of (&((PursuitClosedDeal *) used->pdata[0])->facts, column);
    }
  design->x = g_new (double, (gsize) design->n * design->k);
  design->y = g_new (guint8, design->n);
  design->offset = g_new (double, design->n);
  design->weights = g_new (double, design->n);
  for (guint i = 0; i < design->n; i++)
    {
      const PursuitClosedDeal *deal = used->pdata[i];

      for (guint j = 0; j < design->k; j++)
        design->x[(gsize) i * design->k + j] = value_of (&deal->facts, design->columns[j]);
      design->y[i] = deal->won != FALSE;
      design->offset[i] = offset;
      /* the entries of a deal share one outcome: together they count as one */
      design->weights[i] = 1.0 / GPOINTER_TO_UINT (g_hash_table_lookup (entries, &deal->deal));
    }
}

static void
design_clear (Design *design)
{
  g_free (design->x);
  g_free (design->y);
  g_free (design->offset);
  g_free (design->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Design, design_clear)

static PursuitCalibrationMethod
method_of (const Design *design)
{
  if (design->k == 1)
    return PURSUIT_CALIBRATION_RATE;
  return design->k == 2 && design->columns[1] == COLUMN_BASE ? PURSUIT_CALIBRATION_PLATT
                                                             : PURSUIT_CALIBRATION_LOGISTIC;
}

static void
fit_design (const Design *design, PursuitCalibration *calibration)
{
  double centre[N_COLUMNS], ridge[N_COLUMNS], fitted[N_COLUMNS], errors[N_COLUMNS];
  PursuitLogisticData data = {
    .x = design->x,
    .y = design->y,
    .offset = design->offset,
    .weights = design->weights,
    .n = design->n,
    .k = design->k,
    .centre = centre,
    .ridge = ridge,
  };

  for (guint j = 0; j < design->k; j++)
    {
      centre[j] = *number_of (&calibration->model, design->columns[j]);
      ridge[j] = design->columns[j] == COLUMN_INTERCEPT ? RIDGE_INTERCEPT : RIDGE;
    }
  if (!pursuit_logistic_fit (&data, fitted, errors))
    return;

  calibration->method = method_of (design);
  for (guint j = 0; j < design->k; j++)
    {
      *number_of (&calibration->model, design->columns[j]) = fitted[j];
      *error_of (calibration, design->columns[j]) = errors[j];
    }
}

void
pursuit_calibration_fit (const PursuitClosedDeal *deals, guint n_deals, PursuitCalibration *calibration)
{
  g_return_if_fail (deals != NULL || n_deals == 0);
  g_return_if_fail (calibration != NULL);

  g_autoptr (GHashTable) entries = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) used = collect (deals, n_deals, entries);
  double won = 0, rate;

  *calibration = (PursuitCalibration){
    .model = PURSUIT_WIN_PLAIN_RULE,
    .n = used->len,
    .n_deals = g_hash_table_size (entries),
  };
  for (guint i = 0; i < used->len; i++)
    won += ((const PursuitClosedDeal *) used->pdata[i])->won != FALSE;
  calibration->n_won = won;
  if (used->len == 0)
    return;

  rate = won / used->len;
  if (calibration->n_deals >= PURSUIT_CALIBRATION_MIN_DEALS && won > 0 && won < used->len)
    {
      g_auto (Design) design;

      design_init (&design, used, entries);
      fit_design (&design, calibration);
    }
  calibration->brier = pursuit_calibration_brier (&calibration->model, deals, n_deals);
  calibration->brier_plain = pursuit_calibration_brier (&PURSUIT_WIN_PLAIN_RULE, deals, n_deals);
  calibration->brier_rate = rate * (1 - rate);
}

/* What was learned, and how far off it is. */
static char *
word_fit (const PursuitCalibration *calibration, gboolean in_use)
{
  return g_strdup_printf (
      in_use ? ngettext ("Calibrated on %u closed deal. Brier score %.3f; by the plain rule it would "
                         "be %.3f, by the win rate alone %.3f.",
                         "Calibrated on %u closed deals. Brier score %.3f; by the plain rule it would "
                         "be %.3f, by the win rate alone %.3f.",
                         calibration->n_deals)
             : ngettext ("Not calibrated yet. On %u closed deal the Brier score would be %.3f; by the plain "
                         "rule it is %.3f, by the win rate alone %.3f.",
                         "Not calibrated yet. On %u closed deals the Brier score would be %.3f; by the plain "
                         "rule it is %.3f, by the win rate alone %.3f.",
                         calibration->n_deals),
      calibration->n_deals, calibration->brier, calibration->brier_plain, calibration->brier_rate);
}

char *
pursuit_calibration_explain (const PursuitCalibration *calibration, gboolean in_use)
{
  g_return_val_if_fail (calibration != NULL, NULL);

  if (calibration->n_deals < PURSUIT_CALIBRATION_MIN_DEALS)
    return g_strdup_printf (ngettext ("Not calibrated: %u closed deal is known, and %d are needed.",
                                      "Not calibrated: %u closed deals are known, and %d are needed.",
                                      calibration->n_deals),
                            calibration->n_deals, PURSUIT_CALIBRATION_MIN_DEALS);
  if (calibration->method == PURSUIT_CALIBRATION_NONE)
    return g_strdup (_ ("Not calibrated: all closed deals ended in the same way."));
  g_autofree char *fit = word_fit (calibration, in_use);
  if (calibration->method == PURSUIT_CALIBRATION_LOGISTIC)
    return g_steal_pointer (&fit);
  return g_strconcat (
      fit, " ",
      _ ("Of these deals only the stage is known, as after an import: they tell how often deals "
         "are won, not why."),
      NULL);
}

double
pursuit_calibration_brier (const PursuitWinModel *model, const PursuitClosedDeal *deals, guint n_deals)
{
  g_return_val_if_fail (model != NULL, 0);
  g_return_val_if_fail (deals != NULL || n_deals == 0, 0);

  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < n_deals; i++)
    {
      double error;

      if (!is_usable (&deals[i]))
        continue;
      error = pursuit_win_probability_estimate (model, &deals[i].facts) - (deals[i].won != FALSE);
      sum += error * error;
      n++;
    }
  return n > 0 ? sum / n : 0;
}

/** pursuit_calibration_find_bin: in which bin of the reliability chart the entry stands, from 0; −1 for one
 * that says nothing. */
int
pursuit_calibration_find_bin (const PursuitWinModel *model, const PursuitClosedDeal *deal)
{
  g_return_val_if_fail (model != NULL && deal != NULL, -1);

  if (!is_usable (deal))
    return -1;
  return MIN ((int) (pursuit_win_probability_estimate (model, &deal->facts) * PURSUIT_CALIBRATION_N_BINS),
              PURSUIT_CALIBRATION_N_BINS - 1);
}

void
pursuit_calibration_reliability (const PursuitWinModel *model,
                                 const PursuitClosedDeal *deals,
                                 guint n_deals,
                                 PursuitReliabilityBin bins[PURSUIT_CALIBRATION_N_BINS])
{
  g_return_if_fail (model != NULL && bins != NULL);
  g_return_if_fail (deals != NULL || n_deals == 0);

  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    bins[i] = (PursuitReliabilityBin){ 0 };
  for (guint i = 0; i < n_deals; i++)
    {
      int bin = pursuit_calibration_find_bin (model, &deals[i]);

      if (bin < 0)
        continue;
      bins[bin].n++;
      bins[bin].predicted += pursuit_win_probability_estimate (model, &deals[i].facts);
      bins[bin].won += deals[i].won != FALSE;
    }
  for (guint i = 0; i < PURSUIT_CALIBRATION_N_BINS; i++)
    {
      if (bins[i].n == 0)
        continue;
      bins[i].predicted /= bins[i].n;
      bins[i].won /= bins[i].n;
    }
}
