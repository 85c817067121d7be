/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-session-keep.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
write_findings (PursuitCli *cli, GPtrArray *findings, GError **error)
{
  if (!cli->json)
    {
      for (guint i = 0; i < findings->len; i++)
        pursuit_cli_print_cell (g_ptr_array_index (findings, i), '\n');
      return TRUE;
    }
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  pursuit_json_writer_begin_object (writer);
  pursuit_json_writer_key (writer, "ok");
  pursuit_json_writer_bool (writer, findings->len == 0);
  pursuit_json_writer_key (writer, "findings");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < findings->len; i++)
    pursuit_json_writer_string (writer, g_ptr_array_index (findings, i));
  pursuit_json_writer_end_array (writer);
  pursuit_json_writer_end_object (writer);
  return pursuit_json_writer_finish (writer, error);
}

/** pursuit_verb_check: looks the whole database through; prints what is wrong and is done only if nothing is.
 */
PursuitExit
pursuit_verb_check (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 0, 0))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, FALSE, &error))
    findings = pursuit_session_check (cli->session, NULL, NULL, NULL, &error);
  if (findings == NULL || !write_findings (cli, findings, &error))
    return pursuit_cli_fail (cli, error);

  if (findings->len == 0)
    return PURSUIT_EXIT_DONE;
  g_printerr (ngettext ("pursuit-cli: The check found %u fault.\n",
                        "pursuit-cli: The check found %u faults.\n", findings->len),
              findings->len);
  return PURSUIT_EXIT_REFUSED;
}
