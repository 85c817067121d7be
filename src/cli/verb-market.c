/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include "pursuit-market-group.h"
#include "pursuit-member.h"
#include "pursuit-money.h"
#include "pursuit-session-customers.h"

#include <glib/gi18n-lib.h>

/* What --includes and --all said. */
typedef struct
{
  char *includes;
  gboolean all;
} Options;

static PursuitExit
run_show (PursuitCli *cli, char **args, gconstpointer unused)
{
  static const char *const keys[] = { "industry", "region", "owner",      "known",    "valid",
                                      "open",     "won",    "won_amount", "currency", NULL };
  const char *currency = pursuit_session_get_currency (cli->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitMarketGrid) grid = pursuit_session_market_grid (cli->session, &error);
  PursuitCliTable table;

  if (grid == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < grid->cells->len; i++)
    {
      const PursuitMarketView *view = &g_array_index (grid->cells, PursuitMarketView, i);
      PursuitRecord *industry = grid->industries->pdata[i / grid->regions->len];
      PursuitRecord *region = grid->regions->pdata[i % grid->regions->len];
      g_autofree char *won = pursuit_money_to_decimal (view->won, currency);
      pursuit_cli_table_text (&table, pursuit_record_get_text (industry, PURSUIT_MARKET_GROUP_NAME));
      pursuit_cli_table_text (&table, pursuit_record_get_text (region, PURSUIT_MARKET_GROUP_NAME));
      pursuit_cli_table_text (&table, view->member);
      pursuit_cli_table_int (&table, view->n_known);
      pursuit_cli_table_int (&table, view->n_valid);
      pursuit_cli_table_int (&table, view->n_open);
      pursuit_cli_table_int (&table, view->n_won);
      pursuit_cli_table_text (&table, won);
      pursuit_cli_table_text (&table, currency);
    }
  return pursuit_cli_table_end (&table, cli);
}

static gint64
find_group (PursuitCli *cli, const char *name, GError **error)
{
  return pursuit_session_resolve (cli->session, &PURSUIT_MARKET_GROUP_ENTITY, name, error);
}

static PursuitExit
run_set (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 industry = find_group (cli, args[0], &error);
  gint64 region = industry ? find_group (cli, args[1], &error) : 0;
  gboolean nobody = g_str_equal (args[2], "none");
  gint64 member =
      region && !nobody ? pursuit_session_resolve (cli->session, &PURSUIT_MEMBER_ENTITY, args[2], &error) : 0;

  if (region == 0 || (member == 0 && !nobody))
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_set_market (industry, region, member);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_proposals (PursuitCli *cli, char **args, gconstpointer unused)
{
  static const char *const keys[] = { "company_id", "company", "owner", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = pursuit_session_market_proposals (cli->session, G_MAXINT, &error);
  PursuitCliTable table;

  if (proposals == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < proposals->len; i++)
    {
      const PursuitMarketProposal *proposal = proposals->pdata[i];
      pursuit_cli_table_int (&table, proposal->company_id);
      pursuit_cli_table_text (&table, proposal->company);
      pursuit_cli_table_text (&table, proposal->member);
    }
  return pursuit_cli_table_end (&table, cli);
}

/* Gives companies to whom they are proposed; with --all every one. */
static PursuitExit
run_assign (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = pursuit_cli_resolve_all (cli, pursuit_entity_find ("company"), args, &error);
  g_autoptr (GPtrArray) proposals =
      ids && options->all ? pursuit_session_market_proposals (cli->session, G_MAXINT, &error) : NULL;

  if (ids == NULL || error != NULL)
    return pursuit_cli_fail (cli, error);
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    g_array_append_val (ids, ((PursuitMarketProposal *) proposals->pdata[i])->company_id);
  g_autoptr (PursuitCommand) command = pursuit_command_place_companies ((const gint64 *) ids->data, ids->len);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_group (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_MARKET_GROUP_ENTITY);

  if (!pursuit_choice_is_valid (PURSUIT_MARKET_AXES, args[0]))
    return pursuit_cli_usage (cli, _ ("“%s” is none of %s."), args[0], "industry, region");
  pursuit_fields_set_text (fields, PURSUIT_MARKET_GROUP_AXIS, args[0]);
  pursuit_fields_set_text (fields, PURSUIT_MARKET_GROUP_NAME, args[1]);
  pursuit_fields_set_text (fields, PURSUIT_MARKET_GROUP_INCLUDES, options->includes);
  pursuit_fields_set_int (fields, PURSUIT_MARKET_GROUP_POSITION, G_MAXINT);
  g_autoptr (PursuitCommand) command = pursuit_command_new_record (fields);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_drop (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = find_group (cli, args[0], &error);

  if (id == 0)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_MARKET_GROUP_ENTITY, id);
  return pursuit_cli_run (cli, command);
}

/** pursuit_verb_market: target markets: who is responsible, how well they are covered, what they brought. */
PursuitExit
pursuit_verb_market (PursuitCli *cli, char **args)
{
  static const PursuitCliWord words[] = {
    { "show", 0, 0, run_show, PURSUIT_CLI_READS },
    { "set", 3, 3, run_set, PURSUIT_CLI_WRITES },
    { "proposals", 0, 0, run_proposals, PURSUIT_CLI_READS },
    { "assign", 0, G_MAXUINT, run_assign, PURSUIT_CLI_WRITES },
    { "group", 2, 2, run_group, PURSUIT_CLI_WRITES },
    { "drop", 1, 1, run_drop, PURSUIT_CLI_WRITES },
  };
  Options options = { 0 };
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "includes", 0, 0, G_OPTION_ARG_FILENAME, &options.includes,
      N_ ("Words for what belongs to the group, with commas between them"), N_ ("TEXT") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("All that are proposed"), NULL },
    { NULL },
  };
  PursuitExit status = PURSUIT_EXIT_USAGE;

  if (pursuit_cli_parse (cli, entries, args, &rest))
    status = pursuit_cli_run_word (cli, words, G_N_ELEMENTS (words), rest, &options);
  g_free (options.includes);
  return status;
}
