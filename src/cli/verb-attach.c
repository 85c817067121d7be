/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-company-command.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-session-attach.h"

#include <glib/gi18n-lib.h>

/** pursuit_verb_attach: attaches a file to a deal or a company; its bytes are copied beside the database. */
PursuitExit
pursuit_verb_attach (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitKeptFile) kept = NULL;
  g_auto (GStrv) rest = NULL;
  g_autofree char *tag = NULL;
  gboolean to_company = FALSE;
  gint64 id = 0;
  const GOptionEntry entries[] = {
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &tag, N_ ("What the file is, as key nodes ask for it"),
      N_ ("TAG") },
    { "company", 0, 0, G_OPTION_ARG_NONE, &to_company, N_ ("Attach it to a company"), NULL },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, TRUE, &error))
    id = pursuit_session_resolve (cli->session, to_company ? &PURSUIT_COMPANY_ENTITY : &PURSUIT_DEAL_ENTITY,
                                  rest[0], &error);
  if (id != 0)
    kept = pursuit_session_keep_file (cli->session, rest[1], NULL, NULL, NULL, &error);
  if (kept == NULL)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command =
      to_company ? pursuit_command_attach_to_company (id, kept, tag) : pursuit_command_attach (id, kept, tag);
  return pursuit_cli_run (cli, command);
}
