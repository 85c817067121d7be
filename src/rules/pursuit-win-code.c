/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-win-probability.h"

#include <math.h>

/* The names of the features in stored text, and of the reasons in interfaces. */
static const char *const CODES[] = {
  [PURSUIT_WIN_MISSING_NODES] = "missing-nodes",
  [PURSUIT_WIN_FORCED] = "forced",
  [PURSUIT_WIN_CUSTOMER_AHEAD] = "customer-ahead",
  [PURSUIT_WIN_WE_AHEAD] = "we-ahead",
  [PURSUIT_WIN_STALE] = "stale",
  [PURSUIT_WIN_ATTITUDE] = "attitude",
  [PURSUIT_WIN_SCORECARD] = "scorecard",
  [PURSUIT_WIN_REASON_CALIBRATION] = "calibration",
};

G_STATIC_ASSERT (G_N_ELEMENTS (CODES) == PURSUIT_N_WIN_REASONS);

static void
append_number (GString *code, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (code, "%s%s=%s", code->len > 0 ? " " : "", name,
                          g_ascii_dtostr (buffer, sizeof buffer, number));
}

static void
append_features (GString *code, const double *numbers)
{
  for (guint i = 0; i < PURSUIT_N_WIN_FEATURES; i++)
    {
      if (numbers[i] != 0)
        append_number (code, CODES[i], numbers[i]);
    }
}

/* Looks for @name among the parts. A number that is none, or has no end, is not found. */
static gboolean
find_number (GStrv parts, const char *name, double *number)
{
  gsize length = strlen (name);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *value = parts[i] + length + 1;
      char *end = NULL;
      double found;

      if (!g_str_has_prefix (parts[i], name) || parts[i][length] != '=')
        continue;
      found = g_ascii_strtod (value, &end);
      if (end == value || *end != '\0' || !isfinite (found))
        return FALSE;
      *number = found;
      return TRUE;
    }
  return FALSE;
}

static void
find_features (GStrv parts, double *numbers)
{
  for (guint i = 0; i < PURSUIT_N_WIN_FEATURES; i++)
    find_number (parts, CODES[i], &numbers[i]);
}

char *
pursuit_win_facts_to_code (const PursuitWinFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  GString *code = g_string_new (NULL);

  append_number (code, "base", facts->base);
  append_features (code, facts->features);
  return g_string_free (code, FALSE);
}

gboolean
pursuit_win_facts_from_code (PursuitWinFacts *facts, const char *code)
{
  g_return_val_if_fail (facts != NULL, FALSE);

  g_auto (GStrv) parts = g_strsplit (code != NULL ? code : "", " ", -1);

  *facts = (PursuitWinFacts){ 0 };
  find_features (parts, facts->features);
  return find_number (parts, "base", &facts->base) && facts->base >= 0 && facts->base <= 1;
}

char *
pursuit_win_model_to_code (const PursuitWinModel *model)
{
  g_return_val_if_fail (model != NULL, NULL);

  GString *code = g_string_new (NULL);

  append_number (code, "intercept", model->intercept);
  append_number (code, "slope", model->slope);
  append_features (code, model->weights);
  return g_string_free (code, FALSE);
}

gboolean
pursuit_win_model_from_code (PursuitWinModel *model, const char *code)
{
  g_return_val_if_fail (model != NULL, FALSE);

  g_auto (GStrv) parts = g_strsplit (code != NULL ? code : "", " ", -1);
  PursuitWinModel found = { 0 };
  gboolean whole =
      find_number (parts, "intercept", &found.intercept) && find_number (parts, "slope", &found.slope);

  find_features (parts, found.weights);
  *model = whole ? found : PURSUIT_WIN_PLAIN_RULE;
  return whole;
}

const char *
pursuit_win_reason_code (guint kind)
{
  g_return_val_if_fail (kind < PURSUIT_N_WIN_REASONS, NULL);

  return CODES[kind];
}
