/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which process the board shows: the one that was chosen last. The counts of the saved views are of the same.
 */

#include "pursuit-board-process.h"

#include "pursuit-process.h"
#include "pursuit-settings.h"

/** pursuit_board_process_spec: (transfer full): the processes that a board can show, in their order. */
PursuitListSpec *
pursuit_board_process_spec (void)
{
  PursuitListSpec *spec = pursuit_list_spec_new (&PURSUIT_PROCESS_ENTITY);

  pursuit_list_spec_where (spec, PURSUIT_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  pursuit_list_spec_where (spec, PURSUIT_PROCESS_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, PURSUIT_PROCESS_POSITION, FALSE);
  return spec;
}

/** pursuit_board_process_find: the place among @processes of the one that was chosen last; 0 when it is not
 * among them. */
guint
pursuit_board_process_find (GPtrArray *processes)
{
  GSettings *settings = pursuit_settings_get ();
  g_autofree char *wanted = settings != NULL ? g_settings_get_string (settings, "board-process") : NULL;

  g_return_val_if_fail (processes != NULL, 0);

  for (guint i = 0; i < processes->len; i++)
    if (g_strcmp0 (pursuit_record_get_text (processes->pdata[i], PURSUIT_RECORD_UID), wanted) == 0)
      return i;
  return 0;
}

/** pursuit_board_process_remember: @process was chosen. */
void
pursuit_board_process_remember (PursuitRecord *process)
{
  GSettings *settings = pursuit_settings_get ();

  g_return_if_fail (PURSUIT_IS_RECORD (process));

  if (settings != NULL)
    g_settings_set_string (settings, "board-process", pursuit_record_get_text (process, PURSUIT_RECORD_UID));
}
