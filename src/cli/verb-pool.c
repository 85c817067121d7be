/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include "pursuit-company.h"
#include "pursuit-error.h"
#include "pursuit-member.h"
#include "pursuit-session-customers.h"

#include <glib/gi18n-lib.h>

/* What stands behind the words. */
typedef struct
{
  char *reason;
  char *to;
  char *with;
  char *right;
  char *until;
  gboolean due;
  gboolean keep_deals;
  int limit;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->reason);
  g_free (options->to);
  g_free (options->with);
  g_free (options->right);
  g_free (options->until);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* Runs @command (transfer full), or says why there is none. */
static PursuitExit
finish (PursuitCli *cli, PursuitCommand *command, const GError *error)
{
  g_autoptr (PursuitCommand) owned = command;
  return owned != NULL ? pursuit_cli_run (cli, owned) : pursuit_cli_fail (cli, error);
}

static gint64
find_member (PursuitCli *cli, const char *name, GError **error)
{
  if (name != NULL)
    return pursuit_session_resolve (cli->session, &PURSUIT_MEMBER_ENTITY, name, error);
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("An owner is missing."));
  return 0;
}

static GArray *
find_companies (PursuitCli *cli, char **args, GError **error)
{
  return pursuit_cli_resolve_all (cli, &PURSUIT_COMPANY_ENTITY, args, error);
}

#define IDS(array) (const gint64 *) (array)->data, (array)->len

static PursuitExit
run_release (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = options->due ? NULL : find_companies (cli, args, &error);

  if (options->due)
    return finish (cli, pursuit_command_release_due (), NULL);
  return finish (cli, ids ? pursuit_command_release_companies (IDS (ids), options->reason) : NULL, error);
}

static PursuitExit
run_claim (PursuitCli *cli, char **args, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = find_companies (cli, args, &error);

  return finish (cli, ids ? pursuit_command_claim_companies (IDS (ids)) : NULL, error);
}

static PursuitExit
run_assign (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  gint64 member = find_member (cli, options->to, &error);
  g_autoptr (GArray) ids = member ? find_companies (cli, args, &error) : NULL;

  return finish (cli,
                 ids ? pursuit_command_hand_over_companies (IDS (ids), member, !options->keep_deals,
                                                            options->reason)
                     : NULL,
                 error);
}

static PursuitExit
run_exchange (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  gint64 member = find_member (cli, args[0], &error);
  gint64 other = member ? find_member (cli, args[1], &error) : 0;
  g_autoptr (GArray) ids = other ? find_companies (cli, args + 2, &error) : NULL;

  return finish (cli,
                 ids ? pursuit_command_exchange_companies (IDS (ids), member, other, !options->keep_deals,
                                                           options->reason)
                     : NULL,
                 error);
}

static PursuitExit
run_share (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  PursuitDay until;
  gint64 member =
      pursuit_cli_read_day (options->until, &until, &error) ? find_member (cli, options->with, &error) : 0;
  g_autoptr (GArray) ids = member ? find_companies (cli, args, &error) : NULL;

  return finish (cli,
                 ids ? pursuit_command_share_companies (IDS (ids), member,
                                                        options->right ? options->right : "read", until)
                     : NULL,
                 error);
}

static PursuitExit
run_unshare (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  gint64 member = options->with ? find_member (cli, options->with, &error) : 0;
  g_autoptr (GArray) ids = error == NULL ? find_companies (cli, args, &error) : NULL;

  return finish (cli, ids ? pursuit_command_unshare_companies (IDS (ids), member) : NULL, error);
}

static PursuitExit
run_protect (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  PursuitDay until = PURSUIT_DAY_NONE;

  if (options->until == NULL)
    return pursuit_cli_usage (cli, _ ("“%s” is missing."), "--until");
  g_autoptr (GArray) ids =
      pursuit_cli_read_day (options->until, &until, &error) ? find_companies (cli, args, &error) : NULL;
  return finish (cli, ids ? pursuit_command_protect_companies (IDS (ids), until) : NULL, error);
}

static PursuitExit
run_unprotect (PursuitCli *cli, char **args, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = find_companies (cli, args, &error);

  return finish (cli, ids ? pursuit_command_protect_companies (IDS (ids), PURSUIT_DAY_NONE) : NULL, error);
}

static PursuitExit
set_exclusive (PursuitCli *cli, char **args, gboolean on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = find_companies (cli, args, &error);

  return finish (cli, ids ? pursuit_command_set_exclusive (IDS (ids), on) : NULL, error);
}

static PursuitExit
run_exclusive (PursuitCli *cli, char **args, gconstpointer data)
{
  return set_exclusive (cli, args, TRUE);
}

static PursuitExit
run_unlock (PursuitCli *cli, char **args, gconstpointer data)
{
  return set_exclusive (cli, args, FALSE);
}

static PursuitExit
run_log (PursuitCli *cli, char **args, gconstpointer data)
{
  static const char *const keys[] = { "day", "kind", "company_id", "company", "from",
                                      "to",  "by",   "reason",     "undone",  NULL };
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  gint64 id = args[0] ? pursuit_session_resolve (cli->session, &PURSUIT_COMPANY_ENTITY, args[0], &error) : 0;
  guint limit = options->limit > 0 ? (guint) options->limit : G_MAXINT;
  g_autoptr (GPtrArray) steps =
      error == NULL ? pursuit_session_owner_log (cli->session, id, limit, &error) : NULL;
  PursuitCliTable table;

  if (steps == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < steps->len; i++)
    {
      const PursuitOwnerStep *step = steps->pdata[i];
      pursuit_cli_table_day (&table, step->day);
      pursuit_cli_table_text (&table, step->kind);
      pursuit_cli_table_int (&table, step->company_id);
      pursuit_cli_table_text (&table, step->company);
      pursuit_cli_table_text (&table, step->from);
      pursuit_cli_table_text (&table, step->to);
      pursuit_cli_table_text (&table, step->by);
      pursuit_cli_table_text (&table, step->reason);
      pursuit_cli_table_bool (&table, step->undone);
    }
  return pursuit_cli_table_end (&table, cli);
}

static PursuitExit
run_status (PursuitCli *cli, char **args, gconstpointer data)
{
  static const char *const keys[] = {
    "owned", "owned_limit", "claimed_today", "claims_a_day", "protected", "protect_quota", NULL
  };
  g_autoptr (GError) error = NULL;
  gint64 member = args[0] ? find_member (cli, args[0], &error) : pursuit_session_get_actor (cli->session);
  PursuitPoolStatus status = { 0 };
  PursuitCliTable table;

  if (error != NULL || !pursuit_session_pool_status (cli->session, member, &status, &error))
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  pursuit_cli_table_int (&table, status.n_owned);
  pursuit_cli_table_int (&table, status.owned_limit);
  pursuit_cli_table_int (&table, status.claimed_today);
  pursuit_cli_table_int (&table, status.claims_a_day);
  pursuit_cli_table_int (&table, status.n_protected);
  pursuit_cli_table_int (&table, status.protect_quota);
  return pursuit_cli_table_end (&table, cli);
}

/* The countdown: what goes to the pool within the days of the warning. */
static PursuitExit
run_due (PursuitCli *cli, char **args, gconstpointer data)
{
  static const char *const keys[] = { "id", "name", "owner", "grade", "release_day", "days", NULL };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_COMPANY_ENTITY);
  PursuitDay today = pursuit_session_get_today (cli->session);
  g_autoptr (GError) error = NULL;
  PursuitCustomerRules rules;
  PursuitCliTable table;

  if (!pursuit_session_rules (cli->session, &rules, &error))
    return pursuit_cli_fail (cli, error);
  g_autofree char *last = pursuit_day_to_iso (today + rules.values[PURSUIT_RULE_WARN_DAYS]);
  pursuit_list_spec_where (spec, PURSUIT_COMPANY_RELEASE_DAY, PURSUIT_OP_LE, last);
  pursuit_list_spec_sort (spec, PURSUIT_COMPANY_RELEASE_DAY, FALSE);
  g_autoptr (GPtrArray) companies = pursuit_session_fetch (cli->session, spec, &error);
  if (companies == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < companies->len; i++)
    {
      PursuitRecord *company = companies->pdata[i];
      PursuitDay day = pursuit_record_get_day (company, PURSUIT_COMPANY_RELEASE_DAY);
      pursuit_cli_table_int (&table, pursuit_record_get_id (company));
      pursuit_cli_table_text (&table, pursuit_record_get_text (company, PURSUIT_COMPANY_NAME));
      pursuit_cli_table_text (&table, pursuit_record_get_text (company, PURSUIT_COMPANY_OWNER));
      pursuit_cli_table_text (&table, pursuit_record_get_text (company, PURSUIT_COMPANY_GRADE));
      pursuit_cli_table_day (&table, day);
      pursuit_cli_table_int (&table, day - today);
    }
  return pursuit_cli_table_end (&table, cli);
}

static PursuitExit
run_rules (PursuitCli *cli, char **args, gconstpointer data)
{
  static const char *const keys[] = { "name", "value", "least", "most", NULL };
  g_autoptr (GError) error = NULL;
  PursuitCustomerRules rules;
  PursuitCliTable table;

  if (!pursuit_session_rules (cli->session, &rules, &error))
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < PURSUIT_N_RULES; i++)
    {
      pursuit_cli_table_text (&table, PURSUIT_RULES[i].name);
      pursuit_cli_table_int (&table, rules.values[i]);
      pursuit_cli_table_int (&table, PURSUIT_RULES[i].least);
      pursuit_cli_table_int (&table, PURSUIT_RULES[i].most);
    }
  return pursuit_cli_table_end (&table, cli);
}

static PursuitExit
run_set (PursuitCli *cli, char **args, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PursuitCustomerRules rules;

  if (!pursuit_session_rules (cli->session, &rules, &error))
    return pursuit_cli_fail (cli, error);
  for (guint i = 0; args[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (args[i], "=", 2);
      int rule = pursuit_rule_find (parts[0]);
      if (rule < 0 || parts[1] == NULL)
        return pursuit_cli_usage (cli, _ ("There is no rule “%s”."), args[i]);
      if (!pursuit_rule_parse ((PursuitRule) rule, parts[1], &rules.values[rule], &error))
        return pursuit_cli_fail (cli, error);
    }
  return pursuit_session_set_rules (cli->session, &rules, &error) ? PURSUIT_EXIT_DONE
                                                                  : pursuit_cli_fail (cli, error);
}

/** pursuit_verb_pool: whose customers companies are: release, claim, assign, share, protect, and the rules.
 */
PursuitExit
pursuit_verb_pool (PursuitCli *cli, char **args)
{
  static const PursuitCliWord words[] = {
    { "release", 0, G_MAXUINT, run_release, PURSUIT_CLI_WRITES },
    { "claim", 1, G_MAXUINT, run_claim, PURSUIT_CLI_WRITES },
    { "assign", 1, G_MAXUINT, run_assign, PURSUIT_CLI_WRITES },
    { "exchange", 3, G_MAXUINT, run_exchange, PURSUIT_CLI_WRITES },
    { "share", 1, G_MAXUINT, run_share, PURSUIT_CLI_WRITES },
    { "unshare", 1, G_MAXUINT, run_unshare, PURSUIT_CLI_WRITES },
    { "protect", 1, G_MAXUINT, run_protect, PURSUIT_CLI_WRITES },
    { "unprotect", 1, G_MAXUINT, run_unprotect, PURSUIT_CLI_WRITES },
    { "exclusive", 1, G_MAXUINT, run_exclusive, PURSUIT_CLI_WRITES },
    { "unlock", 1, G_MAXUINT, run_unlock, PURSUIT_CLI_WRITES },
    { "log", 0, 1, run_log, PURSUIT_CLI_READS },
    { "status", 0, 1, run_status, PURSUIT_CLI_READS },
    { "due", 0, 0, run_due, PURSUIT_CLI_READS_TODAY },
    { "rules", 0, 0, run_rules, PURSUIT_CLI_READS },
    { "set", 1, G_MAXUINT, run_set, PURSUIT_CLI_WRITES },
  };
  g_auto (Options) options = { 0 };
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &options.reason, N_ ("Why"), N_ ("TEXT") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_ ("Who gets them"), N_ ("NAME") },
    { "with", 0, 0, G_OPTION_ARG_FILENAME, &options.with, N_ ("With whom they are shared"), N_ ("NAME") },
    { "right", 0, 0, G_OPTION_ARG_FILENAME, &options.right, N_ ("read or write"), N_ ("RIGHT") },
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &options.until, N_ ("The last day"), N_ ("DATE") },
    { "due", 0, 0, G_OPTION_ARG_NONE, &options.due, N_ ("All whose day has come by the rules"), NULL },
    { "keep-deals", 0, 0, G_OPTION_ARG_NONE, &options.keep_deals, N_ ("Open deals stay with their owner"),
      NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_ ("At most so many"), N_ ("N") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest))
    return PURSUIT_EXIT_USAGE;
  return pursuit_cli_run_word (cli, words, G_N_ELEMENTS (words), rest, &options);
}
