/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-owner-move.h"

#include <glib/gi18n-lib.h>

const PursuitChoice PURSUIT_OWNER_STEPS[] = {
  { "set", N_ ("Owner changed") },
  { "new", N_ ("New") },
  { "import", N_ ("Imported") },
  { "claim", N_ ("Claimed") },
  { "assign", N_ ("Assigned") },
  { "hand-over", N_ ("Handed over") },
  { "exchange", N_ ("Exchanged") },
  { "release", N_ ("Released") },
  { "automatic", N_ ("Released automatically") },
  { "merge", N_ ("Merged") },
  { NULL, NULL },
};

/**
 * pursuit_owner_move_classify:
 * @kind: of the log, one of %PURSUIT_OWNER_STEPS
 * @from, @to: members; 0: nobody
 *
 * Returns: what it was: claims and automatic releases by their kind, all else by who had the company before
 * and who has it now, whatever it was called
 */
PursuitOwnerMove
pursuit_owner_move_classify (const char *kind, gint64 from, gint64 to)
{
  if (g_strcmp0 (kind, "claim") == 0)
    return PURSUIT_OWNER_CLAIMED;
  if (g_strcmp0 (kind, "automatic") == 0)
    return PURSUIT_OWNER_AUTOMATIC;
  if (to == 0)
    return PURSUIT_OWNER_RELEASED;
  return from == 0 ? PURSUIT_OWNER_GIVEN : PURSUIT_OWNER_PASSED;
}
