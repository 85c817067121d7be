/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include "pursuit-error.h"
#include "pursuit-rate.h"

#include <glib/gi18n-lib.h>

/* The rates by currency, the newest first; only those of @currency, and of @day, unless they are %NULL. */
static GPtrArray *
fetch (PursuitCli *cli, const char *currency, const char *day, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_RATE_ENTITY);
  g_autofree char *code = currency != NULL ? g_ascii_strup (currency, -1) : NULL;

  if (code != NULL)
    pursuit_list_spec_where (spec, PURSUIT_RATE_CURRENCY, PURSUIT_OP_EQ, code);
  if (day != NULL)
    pursuit_list_spec_where (spec, PURSUIT_RATE_DAY, PURSUIT_OP_EQ, day);
  pursuit_list_spec_sort (spec, PURSUIT_RATE_CURRENCY, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_RATE_DAY, TRUE);
  return pursuit_session_fetch (cli->session, spec, error);
}

static PursuitExit
run_list (PursuitCli *cli, char **args, gconstpointer unused)
{
  static const char *const keys[] = { "id", "currency", "day", "value", "home", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rates = fetch (cli, args[0], NULL, &error);
  PursuitCliTable table;

  if (rates == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < rates->len; i++)
    {
      char value[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (value, sizeof value, "%.10g",
                       pursuit_record_get_real (rates->pdata[i], PURSUIT_RATE_VALUE));
      pursuit_cli_table_int (&table, pursuit_record_get_id (rates->pdata[i]));
      pursuit_cli_table_text (&table, pursuit_record_get_text (rates->pdata[i], PURSUIT_RATE_CURRENCY));
      pursuit_cli_table_day (&table, pursuit_record_get_day (rates->pdata[i], PURSUIT_RATE_DAY));
      pursuit_cli_table_text (&table, value);
      pursuit_cli_table_text (&table, pursuit_session_get_currency (cli->session));
    }
  return pursuit_cli_table_end (&table, cli);
}

/* The day that is named, else today, as text. */
static gboolean
read_day (PursuitCli *cli, const char *text, char day[11], GError **error)
{
  PursuitDay read = pursuit_session_get_today (cli->session);

  if (text != NULL && !pursuit_cli_read_day (text, &read, error))
    return FALSE;
  pursuit_day_write_iso (read, day);
  return TRUE;
}

/* A rate of that currency and day is changed; else it is a new one. */
static PursuitExit
run_set (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RATE_ENTITY);
  char day[11];

  if (!read_day (cli, args[2], day, &error))
    return pursuit_cli_fail (cli, error);
  g_autofree char *currency = g_strconcat ("currency=", args[0], NULL);
  g_autofree char *value = g_strconcat ("value=", args[1], NULL);
  g_autofree char *since = g_strconcat ("day=", day, NULL);
  g_autoptr (GPtrArray) there = fetch (cli, args[0], day, &error);
  if (there == NULL || !pursuit_cli_assign (cli, fields, (char *[]){ currency, value, since, NULL }, &error))
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command =
      there->len > 0 ? pursuit_command_set_fields (pursuit_record_get_id (there->pdata[0]), 0, fields)
                     : pursuit_command_new_record (fields);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_drop (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) there = NULL;
  char day[11];

  if (read_day (cli, args[1], day, &error))
    there = fetch (cli, args[0], day, &error);
  if (there == NULL)
    return pursuit_cli_fail (cli, error);
  if (there->len == 0)
    {
      g_set_error (&error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                   _ ("There is no rate of %1$s from %2$s on."), args[0], day);
      return pursuit_cli_fail (cli, error);
    }
  g_autoptr (PursuitCommand) command =
      pursuit_command_delete_record (&PURSUIT_RATE_ENTITY, pursuit_record_get_id (there->pdata[0]));
  return pursuit_cli_run (cli, command);
}

/** pursuit_verb_rate: exchange rates. */
PursuitExit
pursuit_verb_rate (PursuitCli *cli, char **args)
{
  static const PursuitCliWord words[] = {
    { "list", 0, 1, run_list, PURSUIT_CLI_READS },
    { "set", 2, 3, run_set, PURSUIT_CLI_WRITES },
    { "drop", 2, 2, run_drop, PURSUIT_CLI_WRITES },
  };
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = { { NULL } };

  if (!pursuit_cli_parse (cli, entries, args, &rest))
    return PURSUIT_EXIT_USAGE;
  return pursuit_cli_run_word (cli, words, G_N_ELEMENTS (words), rest, NULL);
}
