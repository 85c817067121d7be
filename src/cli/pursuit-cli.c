/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const PursuitVerb VERBS[] = {
  { "init", "[--sample team | --random N --seed S] [--language en|zh] [--currency C]",
    N_ ("Make a new database"), pursuit_verb_init },
  { "import",
    "[companies|people|deals|activities|owners] FILE [--sheet NAME] [--map FIELD=COLUMN]… "
    "[--value FIELD:FROM=TO]… [--date-format F] [--encoding E] [--process NAME] [--remembered] "
    "[--duplicates update|merge|skip|new] [--duplicate LINE=WHAT]… [--dry-run] [--rejects FILE] | --revert "
    "ID",
    N_ ("Take records from a file"), pursuit_verb_import },
  { "imports", "", N_ ("List the imports of before"), pursuit_verb_imports },
  { "export",
    "companies|people|deals|activities|owners|all [--format csv|tsv|xlsx|json|vcf] [--where CONDITION] "
    "[--output "
    "FILE]",
    N_ ("Write records to a file"), pursuit_verb_export },
  { "list",
    "companies|people|deals|stages|activities|owners|playbook [--where CONDITION]… [--match TEXT] [--sort "
    "FIELD[-]] "
    "[--limit N] [--json]",
    N_ ("List records"), pursuit_verb_list },
  { "show", "company|person|deal|activity ID [--as-of DATE] [--deal DEAL] [--json]",
    N_ ("Show all about one record"), pursuit_verb_show },
  { "move",
    "DEAL STAGE | deals STAGE --where CONDITION… | --match TEXT | --all [--force] [--reason TEXT] "
    "[--approved-by NAME]",
    N_ ("Move a deal to a stage, or many"), pursuit_verb_move },
  { "close",
    "DEAL won|lost|withdrawn|postponed | deals OUTCOME --where CONDITION… | --match TEXT | --all [--reason "
    "TEXT] [--competitor NAME]",
    N_ ("Close a deal, or many"), pursuit_verb_close },
  { "reopen", "DEAL | deals --where CONDITION… | --match TEXT | --all",
    N_ ("Open a closed deal again, or many"), pursuit_verb_reopen },
  { "new", "company|person|deal|activity FIELD=VALUE…", N_ ("Make a record"), pursuit_verb_new },
  { "set",
    "company|person|deal ID FIELD=VALUE… | participant DEAL PERSON FIELD=VALUE… | node DEAL NODE "
    "evidence=TEXT | scorecard DEAL SCORECARD CRITERION=POINTS… | criteria DEAL "
    "CRITERION=WEIGHT,POINTS,RIVAL:POINTS… | companies|people|deals|activities --where CONDITION… | --match "
    "TEXT | --all FIELD=VALUE…",
    N_ ("Change fields of a record, or of many"), pursuit_verb_set },
  { "copy", "participants --to DEAL [--from DEAL]", N_ ("Give a deal the people of another one"),
    pursuit_verb_copy },
  { "attach", "DEAL FILE [--tag TAG] [--company]", N_ ("Attach a file to a deal, or to a company"),
    pursuit_verb_attach },
  { "delete",
    "company|person|deal|activity ID [--move-to COMPANY | --all] | companies|people|deals|activities --where "
    "CONDITION… | --match TEXT | --all",
    N_ ("Delete a record, or many"), pursuit_verb_delete },
  { "merge", "company|person KEEP DROP [FIELD=keep|drop|both]…", N_ ("Make one record of two"),
    pursuit_verb_merge },
  { "duplicates", "[--limit N] [--not ID,ID]", N_ ("List the companies that are there twice"),
    pursuit_verb_duplicates },
  { "erase", "person ID [--yes]", N_ ("Erase a person for good, as the law asks"), pursuit_verb_erase },
  { "report",
    "funnel|calibration|…|orgchart|person ID|deal-sheet|book [--mode now|cohort|flow] [--from DATE] "
    "[--to DATE] "
    "[--owner NAME] [--process NAME] [--company ID] [--view VIEW] [--compare previous|year] [--by "
    "month|quarter|half|year] "
    "--format pdf|svg|png|csv|xlsx|json [--output FILE]",
    N_ ("Write a report"), pursuit_verb_report },
  { "grade",
    "list | confirm DEAL…|--all | set deal|company ID A|B|C|D|rule [REASON] | history deal|company ID | "
    "verify|unverify|cease|revive COMPANY…",
    N_ ("Confirm grades, or give them by hand"), pursuit_verb_grade },
  { "field",
    "list [TYPE] | add TYPE NAME [--type text|number|money|date|choice|bool] [--choices TEXT] [--code CODE] "
    "| "
    "rename|choices|unit TYPE FIELD TEXT | move TYPE FIELD [BEFORE] | retire|restore TYPE FIELD",
    N_ ("Fields of your own of companies, people, deals and activities"), pursuit_verb_field },
  { "market",
    "show | set INDUSTRY REGION OWNER|none | proposals | assign COMPANY…|--all | group industry|region NAME "
    "[--includes TEXT] | drop NAME",
    N_ ("Target markets: who is responsible, coverage and results"), pursuit_verb_market },
  { "plan",
    "show [YEAR] | new YEAR [FIELD=VALUE…] | set YEAR FIELD=VALUE… | line YEAR FIELD=VALUE… | target LINE "
    "MONTH|Q1…Q4|H1|H2|year AMOUNT | remove LINE | fill YEAR "
    "owner|industry|region|owner-industry|owner-region|all "
    "[--evenly] [--total AMOUNT] | drop YEAR | fiscal MONTH",
    N_ ("Annual plans: targets by month, owner and market, and what came"), pursuit_verb_plan },
  { "rate", "list [CURRENCY] | set CURRENCY VALUE [DATE] | drop CURRENCY DATE",
    N_ ("Exchange rates: how many units of the home currency one of another is worth from a day on"),
    pursuit_verb_rate },
  { "pool",
    "release COMPANY…|--due | claim COMPANY… | assign COMPANY… --to NAME [--keep-deals] | exchange NAME NAME "
    "COMPANY… | share COMPANY… --with NAME [--right read|write] [--until DATE] | unshare COMPANY… | protect "
    "COMPANY… --until DATE | unprotect COMPANY… | exclusive|unlock COMPANY… | log [COMPANY] | status [NAME] "
    "| "
    "due | rules | set RULE=VALUE… [--reason TEXT]",
    N_ ("Whose customers companies are: the pool and its rules"), pursuit_verb_pool },
  { "undo", "", N_ ("Take the last change back"), pursuit_verb_undo },
  { "redo", "", N_ ("Do again what was undone"), pursuit_verb_redo },
  { "history", "[ENTITY ID]", N_ ("Show who changed what"), pursuit_verb_history },
  { "check", "", N_ ("Look everything through"), pursuit_verb_check },
  { "backup", "FILE", N_ ("Write everything into one file"), pursuit_verb_backup },
  { "restore", "FILE", N_ ("Put a backup in the place of the database"), pursuit_verb_restore },
};

static const PursuitVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (VERBS); i++)
    {
      if (g_str_equal (VERBS[i].name, name))
        return &VERBS[i];
    }
  return NULL;
}

/* The options that every verb takes, filling @cli; the caller frees the group. */
static GOptionGroup *
make_common_options (PursuitCli *cli)
{
  /* FILENAME and not STRING: what is not a file name is checked to be UTF-8 before */
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &cli->database, N_ ("Use this database and not your own"),
      N_ ("FILE") },
    { "actor", 0, 0, G_OPTION_ARG_FILENAME, &cli->actor, N_ ("Who makes the change"), N_ ("NAME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Write JSON"), NULL },
    { "private", 0, 0, G_OPTION_ARG_NONE, &cli->own, N_ ("Give out what belongs to a person’s own life too"),
      NULL },
    { "today", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &cli->today, NULL, NULL },
    { NULL },
  };
  GOptionGroup *group = g_option_group_new ("common", NULL, NULL, NULL, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  return group;
}

static char *
describe_verbs (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Verbs:"));

  for (guint i = 0; i < G_N_ELEMENTS (VERBS); i++)
    g_string_append_printf (text, "\n  %s%s%s\n      %s", VERBS[i].name, *VERBS[i].usage ? " " : "",
                            VERBS[i].usage, _ (VERBS[i].summary));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pursuit_cli_parse:
 * @entries: (nullable): the verb's own options, beside those that every verb takes
 * @args: the verb and what follows it
 * @rest: (out) (transfer full): the arguments that are no options, without the verb
 *
 * Returns: whether the options make sense
 */
gboolean
pursuit_cli_parse (PursuitCli *cli, const GOptionEntry *entries, char **args, char ***rest)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parameters = g_strdup_printf ("%s %s", cli->verb->name, cli->verb->usage);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_auto (GStrv) left = g_strdupv (args);

  g_option_context_set_summary (context, _ (cli->verb->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_main_group (context, make_common_options (cli));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &left, &error))
    {
      pursuit_cli_usage (cli, "%s", error->message);
      return FALSE;
    }

  guint from = left[0] != NULL ? 1 : 0;
  if (left[from] != NULL && g_str_equal (left[from], "--"))
    from++;
  *rest = g_strdupv (left + from);
  return TRUE;
}

/** pursuit_cli_count: whether there are between @least and @most arguments in @rest. */
gboolean
pursuit_cli_count (PursuitCli *cli, char **rest, guint least, guint most)
{
  guint n = g_strv_length (rest);

  if (n < least)
    pursuit_cli_usage (cli, _ ("Something is missing."));
  else if (n > most)
    pursuit_cli_usage (cli, _ ("“%s” is too much."), rest[most]);
  return n >= least && n <= most;
}

static const PursuitEntity *
find_among (PursuitCli *cli,
            const char *name,
            const PursuitEntity *const *entities,
            guint n_entities,
            gboolean plural)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < n_entities; i++)
    {
      const char *own = plural ? entities[i]->plural : entities[i]->name;
      if (g_str_equal (own, name))
        return entities[i];
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", own);
    }
  pursuit_cli_usage (cli, _ ("“%s” is none of %s."), name, known->str);
  return NULL;
}

/** pursuit_cli_find_entity: (nullable): the one of @entities that is called @name, such as “deal”. */
const PursuitEntity *
pursuit_cli_find_entity (PursuitCli *cli,
                         const char *name,
                         const PursuitEntity *const *entities,
                         guint n_entities)
{
  return find_among (cli, name, entities, n_entities, FALSE);
}

/** pursuit_cli_find_list: (nullable): the one of @entities whose list is called @name, such as “deals”. */
const PursuitEntity *
pursuit_cli_find_list (PursuitCli *cli,
                       const char *name,
                       const PursuitEntity *const *entities,
                       guint n_entities)
{
  return find_among (cli, name, entities, n_entities, TRUE);
}

/**
 * pursuit_cli_usage:
 * @format: a sentence
 *
 * Says on stderr what is wrong with the command line and how the verb is used.
 *
 * Returns: the exit status of wrong usage
 */
PursuitExit
pursuit_cli_usage (PursuitCli *cli, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("pursuit-cli: %s\n", message);
  if (cli->verb != NULL)
    g_printerr (_ ("Usage: pursuit-cli [--database FILE] [--actor NAME] %s %s\n"), cli->verb->name,
                cli->verb->usage);
  else
    g_printerr (_ ("“pursuit-cli --help” lists what there is.\n"));
  return PURSUIT_EXIT_USAGE;
}

/**
 * pursuit_cli_fail:
 * @error: why it cannot be done
 *
 * Says so on stderr.
 *
 * Returns: the exit status: that of wrong usage when the request made no sense, else that of a refusal
 */
PursuitExit
pursuit_cli_fail (PursuitCli *cli, const GError *error)
{
  if (g_error_matches (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE))
    return pursuit_cli_usage (cli, "%s", error->message);

  g_printerr ("pursuit-cli: %s\n", error->message);
  return PURSUIT_EXIT_REFUSED;
}

static PursuitExit
run_verb (PursuitCli *cli, char **args)
{
  cli->verb = find_verb (args[0]);
  if (cli->verb == NULL)
    return pursuit_cli_usage (cli, _ ("There is no verb “%s”."), args[0]);
  return cli->verb->run (cli, args);
}

/**
 * pursuit_cli_main:
 *
 * Returns: the exit status, a #PursuitExit
 */
PursuitExit
pursuit_cli_main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean version = FALSE;
  PursuitCli cli = { 0 };
  PursuitExit status;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
    { NULL },
  };
  g_autofree char *description = describe_verbs ();
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("VERB …"));
  g_auto (GStrv) args = g_strdupv (argv);

  for (int i = 1; i < argc; i++)
    {
      if (!g_utf8_validate (argv[i], -1, NULL))
        return pursuit_cli_usage (&cli, _ ("Argument %d is not valid UTF-8."), i);
    }

  g_option_context_set_strict_posix (context, TRUE); /* what follows the verb is the verb's */
  g_option_context_set_summary (context, _ ("Pursuit on the command line."));
  g_option_context_set_description (context, description);
  g_option_context_set_main_group (context, make_common_options (&cli));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &args, &error))
    status = pursuit_cli_usage (&cli, "%s", error->message);
  else if (version)
    {
      printf ("pursuit-cli %s\n", PURSUIT_VERSION);
      status = PURSUIT_EXIT_DONE;
    }
  else if (args[0] == NULL || args[1] == NULL)
    status = pursuit_cli_usage (&cli, _ ("A verb is missing."));
  else
    status = run_verb (&cli, args + 1);

  if (cli.session != NULL)
    pursuit_session_close (cli.session);
  g_clear_object (&cli.session);
  g_free (cli.database);
  g_free (cli.actor);
  g_free (cli.today);
  if (status == PURSUIT_EXIT_DONE && (fflush (stdout) != 0 || ferror (stdout)))
    {
      g_printerr ("pursuit-cli: %s\n", _ ("The output could not be written."));
      status = PURSUIT_EXIT_REFUSED;
    }
  return status;
}
