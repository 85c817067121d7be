/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

static PursuitExit
step (PursuitCli *cli, char **args, PursuitStep *(*call) (PursuitSession *session, GError **error))
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (PursuitStep) done = NULL;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 0, 0))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, TRUE, &error))
    done = call (cli->session, &error);
  return done != NULL ? pursuit_cli_show_step (cli, done) : pursuit_cli_fail (cli, error);
}

/** pursuit_verb_undo: takes the database's last change back. */
PursuitExit
pursuit_verb_undo (PursuitCli *cli, char **args)
{
  return step (cli, args, pursuit_session_undo);
}

/** pursuit_verb_redo: does again what was undone last. */
PursuitExit
pursuit_verb_redo (PursuitCli *cli, char **args)
{
  return step (cli, args, pursuit_session_redo);
}
