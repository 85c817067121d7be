/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-batch.h"
#include "pursuit-cli.h"

#include "pursuit-deal.h"

#include <glib/gi18n-lib.h>

/* What the options say of every deal that is moved. */
static void
add_permission (PursuitCommand *command, gboolean force, const char *reason, const char *approved_by)
{
  if (force)
    pursuit_command_set_force (command, reason);
  pursuit_command_set_approval (command, approved_by, reason);
}

static PursuitExit
move (PursuitCli *cli,
      const char *deal,
      const char *stage,
      gboolean force,
      const char *reason,
      const char *approved_by)
{
  g_autoptr (GError) error = NULL;
  gint64 deal_id = 0, stage_id = 0;
  g_autoptr (PursuitRecord) record = NULL;

  if (pursuit_cli_open (cli, TRUE, &error))
    deal_id = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, deal, &error);
  if (deal_id != 0)
    record = pursuit_session_record (cli->session, &PURSUIT_DEAL_ENTITY, deal_id, &error);
  if (record != NULL)
    stage_id = pursuit_cli_resolve_stage (cli, pursuit_record_get_int (record, PURSUIT_DEAL_PROCESS_ID),
                                          stage, &error);
  if (stage_id == 0)
    return pursuit_cli_fail (cli, error);

  g_autoptr (PursuitCommand) command = pursuit_command_move_deal (deal_id, stage_id, PURSUIT_PLACE_TOP);
  add_permission (command, force, reason, approved_by);
  return pursuit_cli_run (cli, command);
}

/* The stage is one of the process of the first deal; those of other processes are refused. */
static PursuitExit
move_many (PursuitCli *cli,
           const PursuitCliChoice *choice,
           const char *stage,
           gboolean force,
           const char *reason,
           const char *approved_by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) first = NULL;
  g_autoptr (GPtrArray) deals = NULL;
  gint64 stage_id = 0;
  g_autoptr (PursuitListSpec) spec = pursuit_cli_choose (cli, choice, &PURSUIT_DEAL_ENTITY, &error);

  if (spec != NULL)
    {
      first = pursuit_list_spec_copy (spec);
      pursuit_list_spec_set_limit (first, 1);
      deals = pursuit_session_fetch (cli->session, first, &error);
    }
  if (deals == NULL)
    return pursuit_cli_fail (cli, error);
  if (deals->len > 0)
    {
      gint64 process_id = pursuit_record_get_int (deals->pdata[0], PURSUIT_DEAL_PROCESS_ID);
      stage_id = pursuit_cli_resolve_stage (cli, process_id, stage, &error);
      if (stage_id == 0)
        return pursuit_cli_fail (cli, error);
    }
  g_autoptr (PursuitCommand) command = pursuit_command_move_deal (0, stage_id, PURSUIT_PLACE_END);
  add_permission (command, force, reason, approved_by);
  return pursuit_cli_run_many (cli, command, spec);
}

/** pursuit_verb_move: moves a deal to the top of a stage of its process, or many to the end of one. */
PursuitExit
pursuit_verb_move (PursuitCli *cli, char **args)
{
  g_auto (GStrv) rest = NULL;
  gboolean force = FALSE;
  g_autofree char *reason = NULL;
  g_autofree char *approved_by = NULL;
  g_auto (PursuitCliChoice) choice = { 0 };
  const GOptionEntry entries[] = {
    PURSUIT_CLI_CHOICE_OPTIONS (choice),
    { "all", 0, 0, G_OPTION_ARG_NONE, &choice.all, N_ ("All records there are"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_ ("Move though a key node is not met"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_ ("Why"), N_ ("TEXT") },
    { "approved-by", 0, 0, G_OPTION_ARG_FILENAME, &approved_by, N_ ("Who approved it"), N_ ("NAME") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  if (force && reason == NULL)
    return pursuit_cli_usage (cli, _ ("A forced move needs a --reason."));
  if (pursuit_cli_choice_is_made (&choice))
    return g_str_equal (rest[0], PURSUIT_DEAL_ENTITY.plural)
               ? move_many (cli, &choice, rest[1], force, reason, approved_by)
               : pursuit_cli_usage (cli, _ ("Only deals can be moved."));
  return move (cli, rest[0], rest[1], force, reason, approved_by);
}
