/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-session-keep.h"

#include <glib/gi18n-lib.h>

/** pursuit_verb_backup: writes everything into one file, which must not exist; possible beside an open
 * window. */
PursuitExit
pursuit_verb_backup (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  if (!pursuit_cli_open (cli, FALSE, &error) ||
      !pursuit_session_backup (cli->session, rest[0], PURSUIT_BACKUP_DEFAULT, NULL, NULL, NULL, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}

/** pursuit_verb_restore: puts a backup in the place of the database, which is kept aside. */
PursuitExit
pursuit_verb_restore (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autofree char *aside = NULL;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  g_autofree char *path = pursuit_cli_database_path (cli);
  if (pursuit_cli_prepare (cli, &error))
    aside = pursuit_session_restore (cli->session, rest[0], path, NULL, NULL, NULL, &error);
  if (aside == NULL)
    return pursuit_cli_fail (cli, error);
  if (*aside != '\0')
    g_printerr (_ ("The database as it was is now in “%s”.\n"), aside);
  return PURSUIT_EXIT_DONE;
}
