/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-deal.h"

#include <glib/gi18n-lib.h>

/** pursuit_verb_close: closes a deal, with its outcome. */
PursuitExit
pursuit_verb_close (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *competitor = NULL;
  g_autofree char *approved_by = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why"), N_ ("TEXT") },
    { "competitor", 0, 0, G_OPTION_ARG_FILENAME, &competitor, N_ ("Who won it"), N_ ("NAME") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Win though a key node is not met"), NULL },
    { "approved-by", 0, 0, G_OPTION_ARG_FILENAME, &approved_by, N_ ("Who approved it"), N_ ("NAME") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  if (!pursuit_choice_is_valid (PURSUIT_OUTCOMES, rest[1]) || g_str_equal (rest[1], "open"))
    return pursuit_cli_usage (cli, _ ("“%s” is not how a deal can end: won, lost, withdrawn or postponed."),
                              rest[1]);

  if (force && reason == NULL)
    return pursuit_cli_usage (cli, _ ("A forced move needs a --reason."));

  gint64 id = 0;
  if (pursuit_cli_open (cli, TRUE, &error))
    id = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, rest[0], &error);
  if (id == 0)
    return pursuit_cli_fail (cli, error);

  g_autoptr (PursuitCommand) command =
      pursuit_command_close_deal (id, rest[1], reason, competitor, PURSUIT_DAY_NONE);
  if (force)
    pursuit_command_set_force (command, reason);
  if (approved_by != NULL)
    pursuit_command_set_approval (command, approved_by, reason);
  return pursuit_cli_run (cli, command);
}

/** pursuit_verb_reopen: opens a closed deal again. */
PursuitExit
pursuit_verb_reopen (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  gint64 id = 0;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, TRUE, &error))
    id = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, rest[0], &error);
  if (id == 0)
    return pursuit_cli_fail (cli, error);

  g_autoptr (PursuitCommand) command = pursuit_command_reopen_deal (id);
  return pursuit_cli_run (cli, command);
}
