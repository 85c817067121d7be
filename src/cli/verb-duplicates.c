/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-company-command.h"
#include "pursuit-company.h"
#include "pursuit-error.h"
#include "pursuit-session-duplicates.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

enum
{
  MAX_PAIRS = 10000 /* that are listed unless told otherwise */
};

static void
write_pair (PursuitJsonWriter *writer, const PursuitDuplicatePair *pair)
{
  g_autofree char *code = pursuit_duplicates_code (pair->reasons);
  g_auto (GStrv) reasons = g_strsplit (code, ",", -1);

  pursuit_json_writer_begin_object (writer);
  pursuit_json_writer_key (writer, "first_id");
  pursuit_json_writer_int (writer, pair->first_id);
  pursuit_json_writer_key (writer, "first");
  pursuit_json_writer_string (writer, pair->first);
  pursuit_json_writer_key (writer, "second_id");
  pursuit_json_writer_int (writer, pair->second_id);
  pursuit_json_writer_key (writer, "second");
  pursuit_json_writer_string (writer, pair->second);
  pursuit_json_writer_key (writer, "score");
  pursuit_json_writer_int (writer, pair->score);
  pursuit_json_writer_key (writer, "reasons");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; reasons[i] != NULL; i++)
    pursuit_json_writer_string (writer, reasons[i]);
  pursuit_json_writer_end_array (writer);
  pursuit_json_writer_end_object (writer);
}

static gboolean
write_found (PursuitCli *cli, const PursuitDuplicatesFound *found, GError **error)
{
  if (cli->json)
    {
      g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
      pursuit_json_writer_begin_object (writer);
      pursuit_json_writer_key (writer, "found");
      pursuit_json_writer_int (writer, found->n_found);
      pursuit_json_writer_key (writer, "pairs");
      pursuit_json_writer_begin_array (writer);
      for (guint i = 0; i < found->pairs->len; i++)
        write_pair (writer, found->pairs->pdata[i]);
      pursuit_json_writer_end_array (writer);
      pursuit_json_writer_end_object (writer);
      return pursuit_json_writer_finish (writer, error);
    }
  for (guint i = 0; i < found->pairs->len; i++)
    {
      const PursuitDuplicatePair *pair = found->pairs->pdata[i];
      g_autofree char *text = pursuit_duplicates_explain (pair->reasons);
      printf ("%u\t%" G_GINT64_FORMAT "\t", pair->score, pair->first_id);
      pursuit_cli_print_cell (pair->first, '\t');
      printf ("%" G_GINT64_FORMAT "\t", pair->second_id);
      pursuit_cli_print_cell (pair->second, '\t');
      pursuit_cli_print_cell (text, '\n');
    }
  return TRUE;
}

/* Two companies, with a comma between: they are two. */
static PursuitExit
deny (PursuitCli *cli, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) both = g_strsplit (text, ",", -1);
  gint64 first = 0, second = 0;

  if (g_strv_length (both) != 2)
    return pursuit_cli_usage (cli, _ ("--not takes two companies with a comma between: “%s”."), text);
  if (pursuit_cli_open (cli, TRUE, &error))
    first = pursuit_session_resolve (cli->session, &PURSUIT_COMPANY_ENTITY, both[0], &error);
  if (first != 0)
    second = pursuit_session_resolve (cli->session, &PURSUIT_COMPANY_ENTITY, both[1], &error);
  if (second == 0)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_not_duplicates (first, second);
  return pursuit_cli_run (cli, command);
}

/** pursuit_verb_duplicates: lists the companies that are there twice, the most alike first; with --not
 * remembers that two are not the same. */
PursuitExit
pursuit_verb_duplicates (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDuplicatesFound) found = NULL;
  g_auto (GStrv) rest = NULL;
  g_autofree char *denied = NULL;
  int limit = MAX_PAIRS;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("List at most so many pairs"), N_ ("N") },
    { "not", 0, 0, G_OPTION_ARG_FILENAME, &denied, N_ ("Remember that two companies are not the same"),
      N_ ("ID,ID") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 0, 0))
    return PURSUIT_EXIT_USAGE;
  if (denied != NULL)
    return deny (cli, denied);
  if (pursuit_cli_open (cli, FALSE, &error))
    found = pursuit_session_scan_duplicates (cli->session, (guint) MAX (limit, 0), NULL, NULL, NULL, &error);
  if (found == NULL || !write_found (cli, found, &error))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}
