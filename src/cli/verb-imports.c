/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-session-imports.h"

#include <stdio.h>

static const char *
state_code (PursuitPastImportState state)
{
  switch (state)
    {
    case PURSUIT_PAST_IMPORT_UNDONE:
      return "undone";
    case PURSUIT_PAST_IMPORT_REVERTED:
      return "reverted";
    case PURSUIT_PAST_IMPORT_STANDS:
    default:
      return "stands";
    }
}

static char *
moment_text (gint64 at_ms)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (at_ms / 1000);

  return at != NULL ? g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static void
print_row (const PursuitPastImport *import)
{
  g_autofree char *at = moment_text (import->at_ms);

  printf ("%" G_GINT64_FORMAT "\t%s\t%s\t", import->id, at, import->entity ? import->entity->plural : "");
  pursuit_cli_print_cell (import->actor, '\t');
  pursuit_cli_print_cell (import->file, '\t');
  printf ("%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\n",
          import->imported, import->updated, import->skipped, import->rejected, state_code (import->state));
}

static void
write_json (PursuitJsonWriter *writer, const PursuitPastImport *import)
{
  g_autofree char *at = moment_text (import->at_ms);
  const struct
  {
    const char *key;
    const char *text;
  } texts[] = { { "at", at },
                { "records", import->entity ? import->entity->plural : NULL },
                { "by", import->actor },
                { "file", import->file },
                { "state", state_code (import->state) } };
  const struct
  {
    const char *key;
    gint64 number;
  } counts[] = { { "imported", import->imported },
                 { "updated", import->updated },
                 { "skipped", import->skipped },
                 { "rejected", import->rejected } };

  pursuit_json_writer_begin_object (writer);
  pursuit_json_writer_key (writer, "id");
  pursuit_json_writer_int (writer, import->id);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      pursuit_json_writer_key (writer, texts[i].key);
      pursuit_json_writer_string (writer, texts[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      pursuit_json_writer_key (writer, counts[i].key);
      pursuit_json_writer_int (writer, counts[i].number);
    }
  pursuit_json_writer_end_object (writer);
}

/** pursuit_verb_imports: lists the imports of before, the last first. */
PursuitExit
pursuit_verb_imports (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  const GOptionEntry entries[] = { { NULL } };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 0, 0))
    return PURSUIT_EXIT_USAGE;
  if (pursuit_cli_open (cli, FALSE, &error))
    imports = pursuit_session_list_imports (cli->session, &error);
  if (imports == NULL)
    return pursuit_cli_fail (cli, error);
  if (!cli->json)
    {
      puts ("id\tat\trecords\tby\tfile\timported\tupdated\tskipped\trejected\tstate");
      for (guint i = 0; i < imports->len; i++)
        print_row (imports->pdata[i]);
      return PURSUIT_EXIT_DONE;
    }
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < imports->len; i++)
    write_json (writer, imports->pdata[i]);
  pursuit_json_writer_end_array (writer);
  return pursuit_json_writer_finish (writer, &error) ? PURSUIT_EXIT_DONE : pursuit_cli_fail (cli, error);
}
