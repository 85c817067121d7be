/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-win-probability.h"

#include <glib/gi18n-lib.h>
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

char *
pursuit_win_facts_to_code (const PursuitWinFacts *facts)
{
  g_return_val_if_fail (facts != NULL, NULL);

  g_autoptr (GString) code = g_string_new (NULL);

  append_number (code, "base", facts->base);
  for (guint i = 0; i < PURSUIT_N_WIN_FEATURES; i++)
    {
      if (facts->features[i] != 0)
        append_number (code, CODES[i], facts->features[i]);
    }
  return g_string_free (g_steal_pointer (&code), FALSE);
}

gboolean
pursuit_win_facts_from_code (PursuitWinFacts *facts, const char *code)
{
  g_return_val_if_fail (facts != NULL, FALSE);

  g_auto (GStrv) parts = g_strsplit (code != NULL ? code : "", " ", -1);
  gboolean has_base = FALSE;

  *facts = (PursuitWinFacts){ 0 };
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '='), *end = NULL;
      double number;

      if (equals == NULL)
        continue;
      *equals = '\0';
      number = g_ascii_strtod (equals + 1, &end);
      if (end == equals + 1 || *end != '\0' || !isfinite (number))
        continue;
      if (g_str_equal (parts[i], "base"))
        {
          facts->base = number;
          has_base = TRUE;
        }
      for (guint j = 0; j < PURSUIT_N_WIN_FEATURES; j++)
        {
          if (g_str_equal (parts[i], CODES[j]))
            facts->features[j] = number;
        }
    }
  return has_base && facts->base >= 0 && facts->base <= 1;
}

static char *
explain_counted (const PursuitWinReason *reason)
{
  guint n = (guint) (reason->value + 0.5);

  switch (reason->kind)
    {
    case PURSUIT_WIN_MISSING_NODES:
      return g_strdup_printf (ngettext ("%u key node is not met.", "%u key nodes are not met.", n), n);
    case PURSUIT_WIN_CUSTOMER_AHEAD:
      return g_strdup_printf (ngettext ("The customer is %u step ahead of us.",
                                        "The customer is %u steps ahead of us.", n),
                              n);
    case PURSUIT_WIN_WE_AHEAD:
    default:
      return g_strdup_printf (ngettext ("We are %u step ahead of the customer.",
                                        "We are %u steps ahead of the customer.", n),
                              n);
    }
}

char *
pursuit_win_reason_explain (const PursuitWinReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  switch (reason->kind)
    {
    case PURSUIT_WIN_MISSING_NODES:
    case PURSUIT_WIN_CUSTOMER_AHEAD:
    case PURSUIT_WIN_WE_AHEAD:
      return explain_counted (reason);
    case PURSUIT_WIN_FORCED:
      return g_strdup (_ ("The deal was moved by force, and the key node is still not met."));
    case PURSUIT_WIN_STALE:
      return g_strdup (reason->value > 1 ? _ ("The deal has stood in its stage for more than twice its days.")
                                         : _ ("The deal has stood in its stage for longer than it should."));
    case PURSUIT_WIN_ATTITUDE:
      return g_strdup (reason->value > 0 ? _ ("Those who decide are, by their weight, for us.")
                                         : _ ("Those who decide are, by their weight, against us."));
    case PURSUIT_WIN_SCORECARD:
      return g_strdup_printf (_ ("The opportunity is scored %.1f of 5."),
                              reason->value + PURSUIT_WIN_MIDDLE_SCORE);
    case PURSUIT_WIN_REASON_CALIBRATION:
      return g_strdup (reason->delta > 0 ? _ ("Your closed deals were won more often than the stage says.")
                                         : _ ("Your closed deals were won less often than the stage says."));
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
pursuit_win_reason_code (guint kind)
{
  g_return_val_if_fail (kind < PURSUIT_N_WIN_REASONS, NULL);

  return CODES[kind];
}
