/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-session-vcard.h"
#include "pursuit-stage.h"
#include "pursuit-table-writer.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* The first five can be exported alone, all of them together. */
static const PursuitEntity *const ENTITIES[] = {
  &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY, &PURSUIT_DEAL_ENTITY,        &PURSUIT_ACTIVITY_ENTITY,
  &PURSUIT_MEMBER_ENTITY,  &PURSUIT_STAGE_ENTITY,  &PURSUIT_PARTICIPANT_ENTITY,
};

enum
{
  N_ALONE = 5
};

/* What is exported, and how. */
typedef struct
{
  const PursuitEntity *entity; /* NULL: all of them */
  const char *format;
  char **where; /* (nullable) */
  PursuitVcardFlags vcard;
} Export;

static gboolean
write_record (PursuitRecord *record, gpointer writer, GError **error)
{
  return pursuit_table_writer_add (writer, record, NULL, error);
}

/* The records of @entity that are wanted. */
static PursuitListSpec *
make_spec (const Export *export, const PursuitEntity *entity, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  for (guint i = 0; export->where != NULL && export->where[i] != NULL; i++)
    {
      if (!pursuit_list_spec_where_text (spec, export->where[i], error))
        return NULL;
    }
  return g_steal_pointer (&spec);
}

static gboolean
write_sheet (PursuitCli *cli,
             const Export *export,
             const PursuitEntity *entity,
             const char *name,
             PursuitTableWriter *writer,
             GError **error)
{
  g_autoptr (PursuitListSpec) spec = make_spec (export, entity, error);
  g_autoptr (GPtrArray) fields = pursuit_cli_list_fields (cli, entity);

  return spec != NULL && pursuit_table_writer_begin_sheet (writer, name, fields, NULL, error) &&
         pursuit_cli_each (cli, spec, write_record, writer, error);
}

/* One table, or where a file can hold several, all of them. */
static gboolean
write_tables (PursuitCli *cli,
              const Export *export,
              PursuitTableFormat format,
              GOutputStream *stream,
              GError **error)
{
  g_autoptr (PursuitTableWriter) writer = pursuit_table_writer_new (format, stream, error);

  if (writer == NULL ||
      (export->entity != NULL && !write_sheet (cli, export, export->entity, NULL, writer, error)))
    return FALSE;
  for (guint i = 0; export->entity == NULL && i < G_N_ELEMENTS (ENTITIES); i++)
    {
      if (!write_sheet (cli, export, ENTITIES[i], ENTITIES[i]->plural, writer, error))
        return FALSE;
    }
  return pursuit_table_writer_finish (writer, NULL, error);
}

static gboolean
write_vcards (PursuitCli *cli, const Export *export, GOutputStream *stream, GError **error)
{
  g_autoptr (PursuitListSpec) spec = make_spec (export, export->entity, error);

  return spec != NULL &&
         pursuit_session_write_vcards (cli->session, spec, export->vcard, stream, NULL, error);
}

static gboolean
write_format (PursuitCli *cli, const Export *export, GOutputStream *stream, GError **error)
{
  PursuitTableFormat format;

  return pursuit_table_format_find (export->format, &format)
             ? write_tables (cli, export, format, stream, error)
             : write_vcards (cli, export, stream, error);
}

/* To @path, which appears when it is complete and which nobody else may read, or to stdout. */
static gboolean
export_to (PursuitCli *cli, const Export *export, const char *path, GError **error)
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

  if (!write_format (cli, export, stream, error))
    {
      /* closing a file that was cancelled leaves the old one in its place */
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();
      g_cancellable_cancel (cancelled);
      g_output_stream_close (stream, cancelled, NULL);
      return FALSE;
    }
  return g_output_stream_close (stream, NULL, error);
}

/* Whether a file of this format holds one table only. */
static gboolean
holds_one (const char *format)
{
  return g_str_equal (format, "csv") || g_str_equal (format, "tsv");
}

/* One file an entity in a folder. */
static gboolean
export_folder (PursuitCli *cli, const char *format, const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” cannot be made."), folder);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ENTITIES); i++)
    {
      g_autofree char *name = g_strconcat (ENTITIES[i]->plural, ".", format, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      Export export = { .entity = ENTITIES[i], .format = format };
      if (!export_to (cli, &export, path, error))
        return FALSE;
    }
  return TRUE;
}

/* What is wrong with what is asked for; NULL: nothing. */
static const char *
find_misuse (const Export *export, const char *version, const char *output)
{
  gboolean vcards = g_str_equal (export->format, "vcf");

  if (vcards && export->entity != &PURSUIT_PERSON_ENTITY)
    return _ ("Only people are written as vCards.");
  if (version != NULL && !vcards)
    return _ ("--vcard is for vCards: --format vcf.");
  if (version != NULL && !g_str_equal (version, "3.0") && !g_str_equal (version, "4.0"))
    return _ ("vCards have the version 3.0 or 4.0.");
  if (export->entity == NULL && export->where != NULL)
    return _ ("--where is for one kind of record.");
  if (export->entity == NULL && holds_one (export->format) && output == NULL)
    return _ ("All as CSV or TSV is several files: name a folder with --output.");
  return NULL;
}

/** pursuit_verb_export: writes records as CSV, TSV, XLSX or JSON, people as vCards too. */
PursuitExit
pursuit_verb_export (PursuitCli *cli, char **args)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = NULL;
  g_auto (GStrv) where = NULL;
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  g_autofree char *version = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("How to write it"), "csv|tsv|xlsx|json|vcf" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to; the standard output when missing"),
      N_ ("FILE") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &where, N_ ("Only records like this; may be repeated"),
      N_ ("CONDITION") },
    { "vcard", 0, 0, G_OPTION_ARG_FILENAME, &version, N_ ("The version of vCards"), "3.0|4.0" },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest) || !pursuit_cli_count (cli, rest, 1, 1))
    return PURSUIT_EXIT_USAGE;
  Export export = { .format = format ? format : cli->json ? "json" : "csv", .where = where };
  const char *const formats[] = { "csv", "tsv", "xlsx", "json", "vcf", NULL };
  if (!g_strv_contains (formats, export.format))
    return pursuit_cli_usage (cli, _ ("There is no format “%s”: there are csv, tsv, xlsx, json and vcf."),
                              format);
  gboolean all = g_str_equal (rest[0], "all");
  if (!all && (export.entity = pursuit_cli_find_list (cli, rest[0], ENTITIES, N_ALONE)) == NULL)
    return PURSUIT_EXIT_USAGE;
  export.vcard = (cli->own ? PURSUIT_VCARD_PRIVATE : 0) |
                 (g_strcmp0 (version, "4.0") == 0 ? PURSUIT_VCARD_VERSION_4 : 0);
  const char *misuse = find_misuse (&export, version, output);
  if (misuse != NULL)
    return pursuit_cli_usage (cli, "%s", misuse);

  gboolean folder = all && holds_one (export.format);
  if (!pursuit_cli_open (cli, FALSE, &error) || !(folder ? export_folder (cli, export.format, output, &error)
                                                         : export_to (cli, &export, output, &error)))
    return pursuit_cli_fail (cli, error);
  return PURSUIT_EXIT_DONE;
}
