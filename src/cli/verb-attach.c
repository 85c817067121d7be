/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-deal.h"
#include "pursuit-session-attach.h"

#include <glib/gi18n-lib.h>

/** pursuit_verb_attach: attaches a file to a deal; its bytes are copied beside the database. */
PursuitExit
pursuit_verb_attach (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitKeptFile) kept = NULL;
  g_auto (GStrv) rest = NULL;
  g_autofree char *tag = NULL;
  gint64 deal = 0;
  const GOptionEntry entries[] = {
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, N_ ("What the file is, as key nodes ask for it"),
      N_ ("TAG") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, TRUE, &error))
    deal = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, rest[0], &error);
  if (deal != 0)
    kept = pursuit_session_keep_file (cli->session, rest[1], NULL, NULL, NULL, &error);
  if (kept == NULL)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_attach (deal, kept, tag);
  return pursuit_cli_run (cli, command);
}
