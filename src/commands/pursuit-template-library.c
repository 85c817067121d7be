/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-template-playbook.h"

#include "pursuit-find.h"
#include "pursuit-process.h"

/* Behind all processes that deals go through, also those of the user. */
static const guint CALL_PLACE = 1000;

/* The plan of a call is a process of its own kind: its stages are steps, its work items questions. */
static gboolean
lay_call_plan (PursuitTemplateSeed *seed, GError **error)
{
  g_autoptr (JsonObject) process = pursuit_template_load ("processes/call.json", error);

  if (process == NULL)
    return FALSE;
  return pursuit_find_by_name (pursuit_txn_get_db (seed->txn), &PURSUIT_PROCESS_ENTITY,
                               json_object_get_string_member (process, "code"), NULL) != 0 ||
         pursuit_template_insert_process (seed, process, CALL_PLACE, error);
}

/* What stands beside the processes, each from its own template, in this order. */
static gboolean (*const LAY[]) (PursuitTemplateSeed *seed, GError **error) = {
  pursuit_template_lay_participation, pursuit_template_lay_playbook,
  pursuit_template_lay_scorecards,    lay_call_plan,
  pursuit_template_lay_markets,       NULL,
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
