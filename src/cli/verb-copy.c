/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-deal.h"
#include "pursuit-session-people.h"

#include <glib/gi18n-lib.h>

static PursuitExit
copy_participants (PursuitCli *cli, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  gint64 from_id = 0, to_id = 0;

  if (pursuit_cli_open (cli, TRUE, &error))
    to_id = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, to, &error);
  if (to_id != 0 && from != NULL)
    from_id = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, from, &error);
  if (error != NULL)
    return pursuit_cli_fail (cli, error);

  g_autoptr (PursuitCommand) command = pursuit_command_copy_participants (to_id, from_id);
  return pursuit_cli_run (cli, command);
}

/** pursuit_verb_copy: gives a deal the people of another one. */
PursuitExit
pursuit_verb_copy (PursuitCli *cli, char **args)
{
  g_auto (GStrv) rest = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
      N_ ("Whose people; without it, those of the last deal of the same company"), N_ ("DEAL") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_ ("Which deal gets them"), N_ ("DEAL") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  if (!g_str_equal (rest[0], "participants"))
    return pursuit_cli_usage (cli, _ ("Only participants can be copied."));
  if (to == NULL)
    return pursuit_cli_usage (cli, _ ("Say with --to which deal gets the people."));
  return copy_participants (cli, from, to);
}
