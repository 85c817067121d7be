/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-session-customers.h"

#include <glib/gi18n-lib.h>

static PursuitExit
run_list (PursuitCli *cli, char **args, gconstpointer unused)
{
  static const char *const keys[] = { "deal_id", "deal", "company_id", "company",        "owner",
                                      "from",    "to",   "move",       "expected_close", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = pursuit_session_grade_proposals (cli->session, &error);
  PursuitCliTable table;

  if (proposals == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < proposals->len; i++)
    {
      const PursuitGradeProposal *proposal = proposals->pdata[i];
      pursuit_cli_table_int (&table, proposal->deal_id);
      pursuit_cli_table_text (&table, proposal->deal);
      pursuit_cli_table_int (&table, proposal->company_id);
      pursuit_cli_table_text (&table, proposal->company);
      pursuit_cli_table_text (&table, proposal->owner);
      pursuit_cli_table_text (&table, proposal->from);
      pursuit_cli_table_text (&table, proposal->to);
      pursuit_cli_table_text (&table, pursuit_grade_proposal_rises (proposal) ? "rise" : "fall");
      pursuit_cli_table_day (&table, proposal->expected_close);
    }
  return pursuit_cli_table_end (&table, cli);
}

static PursuitExit
run_confirm (PursuitCli *cli, char **args, gconstpointer all)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = pursuit_cli_resolve_all (cli, &PURSUIT_DEAL_ENTITY, args, &error);

  if (ids == NULL)
    return pursuit_cli_fail (cli, error);
  if ((ids->len == 0) != *(const gboolean *) all)
    return pursuit_cli_usage (cli, _ ("Name deals, or say --all."));
  g_autoptr (PursuitCommand) command = pursuit_command_confirm_grades ((const gint64 *) ids->data, ids->len);
  return pursuit_cli_run (cli, command);
}

/* The entity that the first of @args names, and the record that the second does. */
static gint64
find_graded (PursuitCli *cli, char **args, const PursuitEntity **entity, GError **error)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_DEAL_ENTITY, &PURSUIT_COMPANY_ENTITY };

  *entity = pursuit_cli_find_entity (cli, args[0], entities, G_N_ELEMENTS (entities));
  return *entity != NULL ? pursuit_session_resolve (cli->session, *entity, args[1], error) : 0;
}

/* deal|company ID GRADE REASON, or the word “rule” for the rule's own. */
static PursuitExit
run_set (PursuitCli *cli, char **args, gconstpointer unused)
{
  const PursuitEntity *entity;
  g_autoptr (GError) error = NULL;
  gint64 id = find_graded (cli, args, &entity, &error);
  const char *grade = g_str_equal (args[2], "rule") ? NULL : args[2];

  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;
  if (id == 0)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = entity == &PURSUIT_DEAL_ENTITY
                                           ? pursuit_command_grade_deal (id, grade, args[3])
                                           : pursuit_command_grade_company (id, grade, args[3]);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_history (PursuitCli *cli, char **args, gconstpointer unused)
{
  static const char *const keys[] = { "day", "from", "to", "kind", "reason", "by", "undone", NULL };
  const PursuitEntity *entity;
  g_autoptr (GError) error = NULL;
  gint64 id = find_graded (cli, args, &entity, &error);
  g_autoptr (GPtrArray) steps =
      id != 0 ? pursuit_session_grade_history (cli->session, entity, id, &error) : NULL;
  PursuitCliTable table;

  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;
  if (steps == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < steps->len; i++)
    {
      const PursuitGradeStep *step = steps->pdata[i];
      pursuit_cli_table_day (&table, step->day);
      pursuit_cli_table_text (&table, step->from);
      pursuit_cli_table_text (&table, step->to);
      pursuit_cli_table_text (&table, step->kind);
      pursuit_cli_table_text (&table, step->reason);
      pursuit_cli_table_text (&table, step->by);
      pursuit_cli_table_bool (&table, step->undone);
    }
  return pursuit_cli_table_end (&table, cli);
}

static PursuitExit
run_on_companies (PursuitCli *cli,
                  char **args,
                  PursuitCommand *(*make) (const gint64 *ids, guint n_ids, gboolean on),
                  gboolean on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = pursuit_cli_resolve_all (cli, &PURSUIT_COMPANY_ENTITY, args, &error);

  if (ids == NULL)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = make ((const gint64 *) ids->data, ids->len, on);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_verify (PursuitCli *cli, char **args, gconstpointer unused)
{
  return run_on_companies (cli, args, pursuit_command_verify_companies, TRUE);
}

static PursuitExit
run_unverify (PursuitCli *cli, char **args, gconstpointer unused)
{
  return run_on_companies (cli, args, pursuit_command_verify_companies, FALSE);
}

static PursuitExit
run_cease (PursuitCli *cli, char **args, gconstpointer unused)
{
  return run_on_companies (cli, args, pursuit_command_cease_companies, TRUE);
}

static PursuitExit
run_revive (PursuitCli *cli, char **args, gconstpointer unused)
{
  return run_on_companies (cli, args, pursuit_command_cease_companies, FALSE);
}

/** pursuit_verb_grade: grades that are to be confirmed or given by hand, and the life of customers. */
PursuitExit
pursuit_verb_grade (PursuitCli *cli, char **args)
{
  static const PursuitCliWord words[] = {
    { "list", 0, 0, run_list, PURSUIT_CLI_READS_TODAY },
    { "confirm", 0, G_MAXUINT, run_confirm, PURSUIT_CLI_WRITES },
    { "set", 3, 4, run_set, PURSUIT_CLI_WRITES },
    { "history", 2, 2, run_history, PURSUIT_CLI_READS },
    { "verify", 1, G_MAXUINT, run_verify, PURSUIT_CLI_WRITES },
    { "unverify", 1, G_MAXUINT, run_unverify, PURSUIT_CLI_WRITES },
    { "cease", 1, G_MAXUINT, run_cease, PURSUIT_CLI_WRITES },
    { "revive", 1, G_MAXUINT, run_revive, PURSUIT_CLI_WRITES },
  };
  gboolean all = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("All that wait to be confirmed"), NULL },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest))
    return PURSUIT_EXIT_USAGE;
  return pursuit_cli_run_word (cli, words, G_N_ELEMENTS (words), rest, &all);
}
