/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-win-probability.h"

#include <glib/gi18n-lib.h>

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
pursuit_win_reason_word (const PursuitWinReason *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  switch (reason->kind)
    {
    case PURSUIT_WIN_MISSING_NODES:
      return _ ("nodes open");
    case PURSUIT_WIN_CUSTOMER_AHEAD:
      return _ ("customer ahead");
    case PURSUIT_WIN_WE_AHEAD:
      return _ ("we are ahead");
    case PURSUIT_WIN_FORCED:
      return _ ("forced move");
    case PURSUIT_WIN_STALE:
      return _ ("stale");
    case PURSUIT_WIN_ATTITUDE:
      return _ ("attitudes");
    case PURSUIT_WIN_SCORECARD:
      return _ ("scorecard");
    case PURSUIT_WIN_REASON_CALIBRATION:
      return _ ("closed deals");
    default:
      g_return_val_if_reached (NULL);
    }
}
