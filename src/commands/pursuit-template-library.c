/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-template-playbook.h"

/* What stands beside the processes, each from its own template, in this order. */
static gboolean (*const LAY[]) (PursuitTemplateSeed *seed, GError **error) = {
  pursuit_template_lay_participation,
  pursuit_template_lay_playbook,
  pursuit_template_lay_scorecards,
  NULL,
};

/**
 * pursuit_template_lay_library:
 * @seed: of a database that has its processes
 *
 * Lays the rows of everything that ships with the program beside the processes.
 */
gboolean
pursuit_template_lay_library (PursuitTemplateSeed *seed, GError **error)
{
  for (guint i = 0; LAY[i] != NULL; i++)
    {
      if (!LAY[i](seed, error))
        return FALSE;
    }
  return TRUE;
}
