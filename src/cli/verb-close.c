/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-batch.h"
#include "pursuit-cli.h"

#include "pursuit-deal.h"

#include <glib/gi18n-lib.h>

/* Runs @command on the deal that @args name first, or on all that the options mean. */
static PursuitExit
run (PursuitCli *cli,
     const PursuitCliChoice *choice,
     const char *name,
     PursuitCommand *(*make) (gint64 deal_id, gpointer data),
     gpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (pursuit_cli_choice_is_made (choice))
    {
      if (!g_str_equal (name, PURSUIT_DEAL_ENTITY.plural))
        return pursuit_cli_usage (cli, _ ("Only deals can be closed and reopened."));
      g_autoptr (PursuitListSpec) spec = pursuit_cli_choose (cli, choice, &PURSUIT_DEAL_ENTITY, &error);
      if (spec == NULL)
        return pursuit_cli_fail (cli, error);
      g_autoptr (PursuitCommand) command = make (0, data);
      return pursuit_cli_run_many (cli, command, spec);
    }
  if (pursuit_cli_open (cli, TRUE, &error))
    id = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, name, &error);
  if (id == 0)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = make (id, data);
  return pursuit_cli_run (cli, command);
}

/* How a deal is closed. */
typedef struct
{
  const char *outcome;
  const char *reason;
  const char *competitor;
  const char *approved_by;
  gboolean force;
} Closing;

static PursuitCommand *
make_close (gint64 deal_id, gpointer data)
{
  const Closing *closing = data;
  PursuitCommand *command = pursuit_command_close_deal (deal_id, closing->outcome, closing->reason,
                                                        closing->competitor, PURSUIT_DAY_NONE);

  if (closing->force)
    pursuit_command_set_force (command, closing->reason);
  if (closing->approved_by != NULL)
    pursuit_command_set_approval (command, closing->approved_by, closing->reason);
  return command;
}

/** pursuit_verb_close: closes a deal, with its outcome, or many with the same one. */
PursuitExit
pursuit_verb_close (PursuitCli *cli, char **args)
{
  g_auto (GStrv) rest = NULL;
  g_auto (PursuitCliChoice) choice = { 0 };
  g_autofree char *reason = NULL;
  g_autofree char *competitor = NULL;
  g_autofree char *approved_by = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    PURSUIT_CLI_CHOICE_OPTIONS (choice),
    { "all", 0, 0, G_OPTION_ARG_NONE, &choice.all, N_ ("All records there are"), NULL },
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

  Closing closing = { rest[1], reason, competitor, approved_by, force };
  return run (cli, &choice, rest[0], make_close, &closing);
}

static PursuitCommand *
make_reopen (gint64 deal_id, gpointer unused)
{
  return pursuit_command_reopen_deal (deal_id);
}

/** pursuit_verb_reopen: opens a closed deal again, or many. */
PursuitExit
pursuit_verb_reopen (PursuitCli *cli, char **args)
{
  g_auto (GStrv) rest = NULL;
  g_auto (PursuitCliChoice) choice = { 0 };
  const GOptionEntry entries[] = {
    PURSUIT_CLI_CHOICE_OPTIONS (choice),
    { "all", 0, 0, G_OPTION_ARG_NONE, &choice.all, N_ ("All records there are"), NULL },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  return run (cli, &choice, rest[0], make_reopen, NULL);
}
