/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include "pursuit-error.h"
#include "pursuit-money.h"
#include "pursuit-plan.h"
#include "pursuit-session-plan.h"

#include <glib/gi18n-lib.h>

/* What words may be told besides their arguments. */
typedef struct
{
  gboolean evenly;
  char *total;
} PlanOptions;

static void
plan_options_clear (PlanOptions *options)
{
  g_free (options->total);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlanOptions, plan_options_clear)

/* A year written by itself; 0 after it was refused. */
static int
read_year (PursuitCli *cli, const char *text)
{
  guint64 year;

  if (g_ascii_string_to_unsigned (text, 10, 1900, 9999, &year, NULL))
    return (int) year;
  pursuit_cli_usage (cli, _ ("“%s” is not a year."), text);
  return 0;
}

/* The plan of a year; %NULL with @error set when there is none. */
static PursuitPlanBook *
read_plan (PursuitCli *cli, int year, GError **error)
{
  g_autoptr (PursuitPlanBook) book = pursuit_session_plan (cli->session, year, error);

  if (book == NULL || book->id != 0)
    return g_steal_pointer (&book);
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("There is no plan for %d."), book->year);
  return NULL;
}

static void
write_money (PursuitCliTable *table, const PursuitPlanBook *book, gint64 minor)
{
  g_autofree char *text = pursuit_money_to_decimal (minor, book->currency);

  pursuit_cli_table_text (table, text);
}

static PursuitExit
run_show (PursuitCli *cli, char **args, gconstpointer unused)
{
  static const char *const keys[] = { "line", "owner", "market", "base", "target",   "won", "m1",
                                      "m2",   "m3",    "m4",     "m5",   "m6",       "m7",  "m8",
                                      "m9",   "m10",   "m11",    "m12",  "currency", NULL };
  g_autoptr (GError) error = NULL;
  int year = args[0] != NULL ? read_year (cli, args[0]) : 0;
  PursuitCliTable table;

  if (args[0] != NULL && year == 0)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitPlanBook) book = read_plan (cli, year, &error);
  if (book == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < book->parts->len; i++)
    {
      const PursuitPlanPart *part = book->parts->pdata[i];
      pursuit_cli_table_int (&table, part->id);
      pursuit_cli_table_text (&table, part->owner_name);
      pursuit_cli_table_text (&table, part->market_name);
      write_money (&table, book, pursuit_plan_sum (part->base, PURSUIT_PLAN_MONTHS));
      write_money (&table, book, pursuit_plan_sum (part->targets, PURSUIT_PLAN_MONTHS));
      write_money (&table, book, pursuit_plan_sum (part->won, PURSUIT_PLAN_MONTHS));
      for (guint m = 0; m < PURSUIT_PLAN_MONTHS; m++)
        write_money (&table, book, part->targets[m]);
      pursuit_cli_table_text (&table, book->currency);
    }
  return pursuit_cli_table_end (&table, cli);
}

static PursuitExit
run_new (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAN_ENTITY);
  int year = read_year (cli, args[0]);

  if (year == 0)
    return PURSUIT_EXIT_USAGE;
  pursuit_fields_set_currency (fields, pursuit_session_get_currency (cli->session));
  if (!pursuit_cli_assign (cli, fields, args + 1, &error))
    return pursuit_cli_fail (cli, error);
  pursuit_fields_set_int (fields, PURSUIT_PLAN_YEAR, year);
  g_autoptr (PursuitCommand) command = pursuit_command_new_record (fields);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_set (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAN_ENTITY);
  int year = read_year (cli, args[0]);

  if (year == 0)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitPlanBook) book = read_plan (cli, year, &error);
  if (book != NULL)
    pursuit_fields_set_currency (fields, book->currency);
  if (book == NULL || !pursuit_cli_assign (cli, fields, args + 1, &error))
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_set_fields (book->id, 0, fields);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_line (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PLAN_LINE_ENTITY);
  int year = read_year (cli, args[0]);

  if (year == 0)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitPlanBook) book = read_plan (cli, year, &error);
  if (book != NULL)
    pursuit_fields_set_currency (fields, book->currency);
  if (book == NULL || !pursuit_cli_assign (cli, fields, args + 1, &error))
    return pursuit_cli_fail (cli, error);
  pursuit_fields_set_int (fields, PURSUIT_PLAN_LINE_PLAN_ID, book->id);
  g_autoptr (PursuitCommand) command = pursuit_command_new_record (fields);
  return pursuit_cli_run (cli, command);
}

/* Months by their number in the fiscal year, “Q2”, “H1” or “year”. */
static gboolean
read_months (const char *text, guint *first, guint *n)
{
  gboolean quarter = text[0] == 'Q' || text[0] == 'q', half = text[0] == 'H' || text[0] == 'h';
  guint64 number = 1;

  *n = quarter ? 3 : half ? 6 : 1;
  if (g_str_equal (text, "year"))
    *n = PURSUIT_PLAN_MONTHS;
  else if (!g_ascii_string_to_unsigned (text + (quarter || half), 10, 1, PURSUIT_PLAN_MONTHS / *n, &number,
                                        NULL))
    return FALSE;
  *first = (guint) (number - 1) * *n;
  return TRUE;
}

static PursuitExit
run_target (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = g_ascii_strtoll (args[0], NULL, 10), total;
  guint first, n;

  if (!read_months (args[1], &first, &n))
    return pursuit_cli_usage (cli, _ ("“%s” is none of %s."), args[1], "1…12, Q1…Q4, H1, H2, year");
  g_autoptr (PursuitRecord) line =
      pursuit_session_record (cli->session, &PURSUIT_PLAN_LINE_ENTITY, id, &error);
  if (line == NULL)
    return pursuit_cli_fail (cli, error);
  if (!pursuit_money_parse (args[2], -1, pursuit_record_get_text (line, PURSUIT_PLAN_LINE_CURRENCY), &total))
    return pursuit_cli_usage (cli, _ ("“%s” is not an amount."), args[2]);
  g_autoptr (PursuitCommand) command = pursuit_command_set_targets (id, 0, first, n, total);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_remove (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_PLAN_LINE_ENTITY, g_ascii_strtoll (args[0], NULL, 10));

  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_fill (PursuitCli *cli, char **args, gconstpointer data)
{
  const PlanOptions *options = data;
  g_autoptr (GError) error = NULL;
  int year = read_year (cli, args[0]), by = 0;
  gint64 total = -1;

  while (by < PURSUIT_N_PLAN_BY && !g_str_equal (PURSUIT_PLAN_BYS[by].code, args[1]))
    by++;
  if (by == PURSUIT_N_PLAN_BY)
    return pursuit_cli_usage (cli, _ ("“%s” is none of %s."), args[1],
                              "owner, industry, region, owner-industry, owner-region, all");
  if (year == 0)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitPlanBook) book = read_plan (cli, year, &error);
  if (book == NULL)
    return pursuit_cli_fail (cli, error);
  if (options->total != NULL &&
      (!pursuit_money_parse (options->total, -1, book->currency, &total) || total < 0))
    return pursuit_cli_usage (cli, _ ("“%s” is not an amount."), options->total);
  g_autoptr (PursuitCommand) command =
      pursuit_command_fill_plan (book->id, (PursuitPlanBy) by, options->evenly, total);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_drop (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  int year = read_year (cli, args[0]);

  if (year == 0)
    return PURSUIT_EXIT_USAGE;
  g_autoptr (PursuitPlanBook) book = read_plan (cli, year, &error);
  if (book == NULL)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_PLAN_ENTITY, book->id);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_fiscal (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint64 month;

  if (!g_ascii_string_to_unsigned (args[0], 10, 1, 12, &month, NULL))
    return pursuit_cli_usage (cli, _ ("A month is a number from 1 to 12."));
  return pursuit_session_set_fiscal_month (cli->session, (int) month, &error) ? PURSUIT_EXIT_DONE
                                                                              : pursuit_cli_fail (cli, error);
}

/** pursuit_verb_plan: annual plans. */
PursuitExit
pursuit_verb_plan (PursuitCli *cli, char **args)
{
  static const PursuitCliWord words[] = {
    { "show", 0, 1, run_show, PURSUIT_CLI_READS },
    { "new", 1, G_MAXUINT, run_new, PURSUIT_CLI_WRITES },
    { "set", 2, G_MAXUINT, run_set, PURSUIT_CLI_WRITES },
    { "line", 1, G_MAXUINT, run_line, PURSUIT_CLI_WRITES },
    { "target", 3, 3, run_target, PURSUIT_CLI_WRITES },
    { "remove", 1, 1, run_remove, PURSUIT_CLI_WRITES },
    { "fill", 2, 2, run_fill, PURSUIT_CLI_WRITES },
    { "drop", 1, 1, run_drop, PURSUIT_CLI_WRITES },
    { "fiscal", 1, 1, run_fiscal, PURSUIT_CLI_WRITES },
  };
  g_auto (GStrv) rest = NULL;
  g_auto (PlanOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "evenly", 0, 0, G_OPTION_ARG_NONE, &options.evenly, N_ ("All alike, not after last year"), NULL },
    { "total", 0, 0, G_OPTION_ARG_STRING, &options.total, N_ ("What is split"), N_ ("AMOUNT") },
    { NULL }
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest))
    return PURSUIT_EXIT_USAGE;
  return pursuit_cli_run_word (cli, words, G_N_ELEMENTS (words), rest, &options);
}
