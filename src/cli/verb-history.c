/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static char *
format_moment (gint64 ms)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (ms / 1000);
  return g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ");
}

static void
print_entry (const PursuitHistoryEntry *entry)
{
  g_autofree char *operation = g_strdup_printf ("%" G_GINT64_FORMAT, entry->operation_id);
  g_autofree char *at = format_moment (entry->at_ms);

  pursuit_cli_print_cell (operation, '\t');
  pursuit_cli_print_cell (at, '\t');
  pursuit_cli_print_cell (entry->actor, '\t');
  pursuit_cli_print_cell (entry->undone ? "1" : "0", '\t');
  pursuit_cli_print_cell (entry->label, '\n');
}

static void
write_entry (PursuitJsonWriter *writer, const PursuitHistoryEntry *entry)
{
  g_autofree char *at = format_moment (entry->at_ms);

  pursuit_json_writer_begin_object (writer);
  pursuit_json_writer_key (writer, "operation");
  pursuit_json_writer_int (writer, entry->operation_id);
  pursuit_json_writer_key (writer, "at");
  pursuit_json_writer_string (writer, at);
  pursuit_json_writer_key (writer, "actor");
  pursuit_json_writer_string (writer, entry->actor);
  pursuit_json_writer_key (writer, "undone");
  pursuit_json_writer_bool (writer, entry->undone);
  pursuit_json_writer_key (writer, "label");
  pursuit_json_writer_string (writer, entry->label);
  pursuit_json_writer_end_object (writer);
}

/** pursuit_verb_history: who changed what, newest first: in all of the database, or of one record. */
PursuitExit
pursuit_verb_history (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  const PursuitEntity *entity = NULL;
  gint64 id = 0;

  if (!pursuit_cli_parse (cli, NULL, args, &rest) || !pursuit_cli_count (cli, rest, 0, 2))
    return PURSUIT_EXIT_USAGE;
  if (rest[0] != NULL && (entity = pursuit_entity_find (rest[0])) == NULL)
    return pursuit_cli_usage (cli, _ ("There is no history of “%s”."), rest[0]);
  if (entity != NULL && rest[1] == NULL)
    return pursuit_cli_usage (cli, _ ("Something is missing."));

  if (!pursuit_cli_open (cli, FALSE, &error) ||
      (entity != NULL && (id = pursuit_session_resolve (cli->session, entity, rest[1], &error)) == 0))
    return pursuit_cli_fail (cli, error);
  g_autoptr (GPtrArray) entries = pursuit_session_history (cli->session, entity, id, G_MAXUINT, &error);
  if (entries == NULL)
    return pursuit_cli_fail (cli, error);

  if (!cli->json)
    {
      printf ("operation\tat\tactor\tundone\tlabel\n");
      for (guint i = 0; i < entries->len; i++)
        print_entry (g_ptr_array_index (entries, i));
      return PURSUIT_EXIT_DONE;
    }
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < entries->len; i++)
    write_entry (writer, g_ptr_array_index (entries, i));
  pursuit_json_writer_end_array (writer);
  return pursuit_json_writer_finish (writer, &error) ? PURSUIT_EXIT_DONE : pursuit_cli_fail (cli, error);
}
