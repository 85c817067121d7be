/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-csv-writer.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-parse.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-stage.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* The first four can be exported alone, all of them together. */
static const PursuitEntity *const ENTITIES[] = {
  &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY, &PURSUIT_DEAL_ENTITY,        &PURSUIT_ACTIVITY_ENTITY,
  &PURSUIT_MEMBER_ENTITY,  &PURSUIT_STAGE_ENTITY,  &PURSUIT_PARTICIPANT_ENTITY,
};

enum
{
  N_ALONE = 4
};

typedef struct
{
  PursuitCli *cli;
  PursuitJsonWriter *json;
  PursuitCsvWriter *csv;
} Writer;

static void
write_csv_header (PursuitCli *cli, PursuitCsvWriter *csv, const PursuitEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (pursuit_cli_gives_out (cli, &entity->fields[i]))
        pursuit_csv_writer_add_cell (csv, entity->fields[i].name, -1);
    }
}

static gboolean
write_record (PursuitRecord *record, gpointer user_data, GError **error)
{
  Writer *writer = user_data;
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  const char *currency = pursuit_cli_record_currency (record);

  if (writer->json != NULL)
    {
      pursuit_cli_write_record (writer->cli, writer->json, record);
      return TRUE;
    }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (!pursuit_cli_gives_out (writer->cli, &entity->fields[i]))
        continue;
      g_autofree char *text =
          pursuit_value_to_text (&entity->fields[i], pursuit_record_get_value (record, i), currency);
      pursuit_csv_writer_add_cell (writer->csv, text ? text : "", -1);
    }
  return pursuit_csv_writer_end_row (writer->csv, NULL, error);
}

static gboolean
write_csv (PursuitCli *cli, const PursuitEntity *entity, GOutputStream *stream, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  g_autoptr (PursuitCsvWriter) csv = pursuit_csv_writer_new (stream);
  Writer writer = { .cli = cli, .csv = csv };

  write_csv_header (cli, csv, entity);
  return pursuit_csv_writer_end_row (csv, NULL, error) &&
         pursuit_cli_each (cli, spec, write_record, &writer, error) &&
         pursuit_csv_writer_flush (csv, NULL, error);
}

static gboolean
write_json_array (PursuitCli *cli, const PursuitEntity *entity, PursuitJsonWriter *json, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  Writer writer = { .cli = cli, .json = json };

  pursuit_json_writer_begin_array (json);
  if (!pursuit_cli_each (cli, spec, write_record, &writer, error))
    return FALSE;
  pursuit_json_writer_end_array (json);
  return TRUE;
}

/* An array, or with @entity %NULL an object of all arrays. */
static gboolean
write_json (PursuitCli *cli, const PursuitEntity *entity, GOutputStream *stream, GError **error)
{
  g_autoptr (PursuitJsonWriter) json = pursuit_json_writer_new (stream);

  if (entity != NULL)
    return write_json_array (cli, entity, json, error) && pursuit_json_writer_finish (json, error);

  pursuit_json_writer_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (ENTITIES); i++)
    {
      pursuit_json_writer_key (json, ENTITIES[i]->plural);
      if (!write_json_array (cli, ENTITIES[i], json, error))
        return FALSE;
    }
  pursuit_json_writer_end_object (json);
  return pursuit_json_writer_finish (json, error);
}

/* To @path, which appears when it is complete and which nobody else may read, or to stdout. */
static gboolean
export_to (PursuitCli *cli, const PursuitEntity *entity, gboolean as_json, const char *path, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;

  if (path == NULL)
    stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
      stream = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE,
                                                G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                                NULL, error));
    }
  if (stream == NULL)
    return FALSE;

  if (!(as_json ? write_json (cli, entity, stream, error) : write_csv (cli, entity, stream, error)))
    {
      /* closing a file that was cancelled leaves the old one in its place */
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();
      g_cancellable_cancel (cancelled);
      g_output_stream_close (stream, cancelled, NULL);
      return FALSE;
    }
  return g_output_stream_close (stream, NULL, error);
}

/* One CSV file an entity in a folder. */
static gboolean
export_folder (PursuitCli *cli, const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” cannot be made."), folder);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ENTITIES); i++)
    {
      g_autofree char *name = g_strconcat (ENTITIES[i]->plural, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!export_to (cli, ENTITIES[i], FALSE, path, error))
        return FALSE;
    }
  return TRUE;
}

/** pursuit_verb_export: writes records as CSV or JSON. */
PursuitExit
pursuit_verb_export (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  const PursuitEntity *entity = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("How to write it"), "csv|json" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to; the standard output when missing"),
      N_ ("FILE") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  gboolean as_json = format != NULL ? g_str_equal (format, "json") : cli->json;
  if (!as_json && format != NULL && !g_str_equal (format, "csv"))
    return pursuit_cli_usage (cli, _ ("There is no format “%s” yet: there are csv and json."), format);
  gboolean all = g_str_equal (rest[0], "all");
  if (!all && (entity = pursuit_cli_find_list (cli, rest[0], ENTITIES, N_ALONE)) == NULL)
    return PURSUIT_EXIT_USAGE;
  if (all && !as_json && output == NULL)
    return pursuit_cli_usage (cli, _ ("All as CSV is several files: name a folder with --output."));

  if (!pursuit_cli_open (cli, FALSE, &error) ||
      !(all && !as_json ? export_folder (cli, output, &error)
                        : export_to (cli, entity, as_json, output, &error)))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}
