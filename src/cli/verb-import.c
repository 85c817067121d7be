/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-mapping-guess.h"
#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-process.h"
#include "pursuit-session-import.h"
#include "pursuit-session-imports.h"
#include "pursuit-stage.h"
#include "pursuit-transfer-error.h"
#include "pursuit-vcard-reader.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

enum
{
  MAX_REASONS = 20 /* rejected rows that are told one by one */
};

typedef struct
{
  char **map;
  char **value;
  char *date_format;
  char *encoding;
  char *sheet;
  char *rejects;
  char *process;
  char *duplicates;
  char **choices;
  gboolean remembered;
  gboolean dry_run;
} ImportOptions;

static void
import_options_clear (ImportOptions *options)
{
  g_strfreev (options->map);
  g_strfreev (options->value);
  g_free (options->date_format);
  g_free (options->encoding);
  g_free (options->sheet);
  g_free (options->rejects);
  g_free (options->process);
  g_free (options->duplicates);
  g_strfreev (options->choices);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

/* The stages into which deals of a file come: of the process that is named, else of the first one. */
static GPtrArray *
fetch_stages (PursuitCli *cli, const char *process, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  if (process != NULL)
    {
      gint64 id = pursuit_session_resolve (cli->session, &PURSUIT_PROCESS_ENTITY, process, error);
      if (id == 0)
        return NULL;
      pursuit_list_spec_where_int (spec, PURSUIT_STAGE_PROCESS_ID, PURSUIT_OP_EQ, id);
    }
  pursuit_list_spec_where (spec, PURSUIT_STAGE_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  pursuit_list_spec_where (spec, PURSUIT_STAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_PROCESS_ID, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_STAGE_POSITION, FALSE);
  return pursuit_session_fetch (cli->session, spec, error);
}

/* LINE=POLICY: what becomes of one row. */
static gboolean
choose (PursuitMapping *mapping, const char *choice, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (choice, "=", 2);
  PursuitImportDuplicatePolicy policy;
  guint64 line;

  if (g_strv_length (parts) == 2 && g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXINT64, &line, NULL) &&
      pursuit_import_duplicate_policy_find (parts[1], &policy))
    {
      pursuit_import_duplicate_choose (&mapping->choices, line, policy);
      return TRUE;
    }
  g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
               _ ("“%s” is not LINE=update, merge, skip or new."), choice);
  return FALSE;
}

static gboolean
set_policies (PursuitMapping *mapping, const ImportOptions *options, GError **error)
{
  if (options->duplicates != NULL &&
      !pursuit_import_duplicate_policy_find (options->duplicates, &mapping->policy))
    {
      g_set_error (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING,
                   _ ("“%s” is none of update, merge, skip and new."), options->duplicates);
      return FALSE;
    }
  /* who says what becomes of duplicates means all of them; else only exact ones are taken for the same */
  mapping->by_likeness = options->duplicates != NULL;
  for (guint i = 0; options->choices != NULL && options->choices[i] != NULL; i++)
    {
      if (!choose (mapping, options->choices[i], error))
        return FALSE;
    }
  return TRUE;
}

/* As files with these headers were mapped the last time. */
static gboolean
recall_mapping (PursuitCli *cli, PursuitMapping *mapping, GError **error)
{
  g_autofree char *headers = pursuit_mapping_make_header_key (mapping);
  g_autofree char *text =
      pursuit_session_recall_mapping (cli->session, mapping->entity->name, headers, error);

  return text != NULL && (*text == '\0' || pursuit_mapping_apply_string (mapping, text, error));
}

static PursuitMapping *
prepare_mapping (PursuitCli *cli,
                 const PursuitEntity *entity,
                 const char *path,
                 const ImportOptions *options,
                 GError **error)
{
  PursuitMappingOptions said = { .encoding = options->encoding,
                                 .sheet = options->sheet,
                                 .date_format = options->date_format,
                                 .fields = (const char *const *) options->map,
                                 .values = (const char *const *) options->value };
  g_autoptr (GPtrArray) stages = fetch_stages (cli, options->process, error);
  g_autoptr (PursuitMapping) mapping =
      stages ? pursuit_mapping_prepare (path, entity, stages, &said, NULL, error) : NULL;

  if (mapping == NULL || !set_policies (mapping, options, error) ||
      (options->remembered && !recall_mapping (cli, mapping, error)))
    return NULL;
  g_autofree char *guesses = pursuit_mapping_describe (mapping);
  if (!pursuit_vcard_reader_is_vcard (path))
    g_printerr ("%s", guesses);
  return pursuit_mapping_check (mapping, error) ? g_steal_pointer (&mapping) : NULL;
}

/* Rows, each with its line and reason. */
static void
tell_rows (PursuitRejects *rejects)
{
  guint n = pursuit_rejects_get_count (rejects);

  for (guint i = 0; i < MIN (n, MAX_REASONS); i++)
    {
      const PursuitReject *reject = pursuit_rejects_get (rejects, i);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, reject->line);
      if (reject->column != NULL)
        g_printerr (_ ("Line %s, %s: %s\n"), line, reject->column, reject->reason);
      else
        g_printerr (_ ("Line %s: %s\n"), line, reject->reason);
    }
}

static void
tell_duplicates (PursuitImportDuplicates *duplicates)
{
  const guint64 total = duplicates != NULL ? pursuit_import_duplicates_get_total (duplicates) : 0;

  for (guint i = 0; i < MIN (total, MAX_REASONS); i++)
    {
      const PursuitImportDuplicate *duplicate = pursuit_import_duplicates_get (duplicates, i);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, duplicate->line);
      g_autofree char *sentence = pursuit_import_duplicate_explain (duplicate);
      g_printerr (_ ("Line %s: %s\n"), line, sentence);
    }
}

static void
tell_result (const PursuitImportResult *result)
{
  guint n = pursuit_rejects_get_count (result->rejects);

  tell_duplicates (result->duplicates);
  if (result->alike > 0)
    g_printerr (ngettext ("%u new company looks like another one; see “duplicates”.\n",
                          "%u new companies look like another one; see “duplicates”.\n", result->alike),
                (guint) result->alike);
  tell_rows (result->rejects);
  if (n > MAX_REASONS)
    g_printerr (ngettext ("… and %u row more. --rejects FILE saves them all.\n",
                          "… and %u rows more. --rejects FILE saves them all.\n", n - MAX_REASONS),
                n - MAX_REASONS);

  n = pursuit_rejects_get_count (result->warnings);
  tell_rows (result->warnings);
  if (n > MAX_REASONS)
    g_printerr (ngettext ("… and %u row more that came in, but not with everything.\n",
                          "… and %u rows more that came in, but not with everything.\n", n - MAX_REASONS),
                n - MAX_REASONS);
}

static gboolean
print_result (PursuitCli *cli, const PursuitImportResult *result, GError **error)
{
  const struct
  {
    const char *key;
    gint64 count;
  } counts[] = {
    { "imported", (gint64) result->imported },
    { "updated", (gint64) result->updated },
    { "skipped", (gint64) result->skipped },
    { "rejected", pursuit_rejects_get_count (result->rejects) },
    { "warnings", pursuit_rejects_get_count (result->warnings) },
  };

  if (!cli->json)
    {
      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        printf ("%s\t%" G_GINT64_FORMAT "\n", counts[i].key, counts[i].count);
      return TRUE;
    }
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  pursuit_json_writer_begin_object (writer);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      pursuit_json_writer_key (writer, counts[i].key);
      pursuit_json_writer_int (writer, counts[i].count);
    }
  pursuit_json_writer_end_object (writer);
  return pursuit_json_writer_finish (writer, error);
}

static gboolean
save_rejects (const PursuitImportResult *result, const char *path, GError **error)
{
  if (path == NULL || pursuit_rejects_get_count (result->rejects) == 0)
    return TRUE;

  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  return pursuit_rejects_save (result->rejects, file, NULL, error);
}

/* A mapping that cannot be followed is wrong usage; the rest is bad data. */
static PursuitExit
fail (PursuitCli *cli, const GError *error)
{
  if (g_error_matches (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_MAPPING))
    return pursuit_cli_usage (cli, "%s", error->message);
  return pursuit_cli_fail (cli, error);
}

static PursuitExit
import (PursuitCli *cli, const PursuitEntity *entity, const char *path, const ImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitMapping) mapping = NULL;
  g_autoptr (PursuitImportResult) result = NULL;

  if (pursuit_cli_open (cli, TRUE, &error))
    mapping = prepare_mapping (cli, entity, path, options, &error);
  if (mapping != NULL)
    result = pursuit_session_import (cli->session, path, mapping,
                                     options->dry_run ? PURSUIT_IMPORT_DRY_RUN : PURSUIT_IMPORT_DEFAULT, NULL,
                                     NULL, NULL, &error);
  if (result == NULL)
    return fail (cli, error);

  tell_result (result);
  if (!save_rejects (result, options->rejects, &error) || !print_result (cli, result, &error))
    return pursuit_cli_fail (cli, error);
  /* a file of which nothing can be used is bad data */
  gboolean useless = result->imported + result->updated + result->skipped == 0 &&
                     pursuit_rejects_get_count (result->rejects) > 0;
  return useless ? PURSUIT_EXIT_REFUSED : PURSUIT_EXIT_DONE;
}

static PursuitExit
revert_import (PursuitCli *cli, gint64 import_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_cli_open (cli, TRUE, &error)
                                     ? pursuit_session_revert_import (cli->session, import_id, NULL, &error)
                                     : NULL;

  return step != NULL ? pursuit_cli_show_step (cli, step) : pursuit_cli_fail (cli, error);
}

/** pursuit_verb_import: takes records from delimited text, a workbook or JSON, or people from vCards. */
PursuitExit
pursuit_verb_import (PursuitCli *cli, char **args)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY,
                                                   &PURSUIT_DEAL_ENTITY, &PURSUIT_ACTIVITY_ENTITY,
                                                   &PURSUIT_MEMBER_ENTITY };
  g_auto (GStrv) rest = NULL;
  g_auto (ImportOptions) options = { 0 };
  gint64 revert = 0;
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.map, N_ ("Which column fills a field"),
      N_ ("FIELD=COLUMN") },
    { "value", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.value, N_ ("What a value of the file stands for"),
      N_ ("FIELD:FROM=TO") },
    { "date-format", 0, 0, G_OPTION_ARG_FILENAME, &options.date_format, N_ ("How dates are written"), "F" },
    { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &options.encoding, N_ ("How characters are written"), "E" },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.sheet,
      N_ ("Which sheet of a workbook, or list of a JSON file"), N_ ("NAME") },
    { "process", 0, 0, G_OPTION_ARG_FILENAME, &options.process, N_ ("Not the default process"), N_ ("NAME") },
    { "duplicates", 0, 0, G_OPTION_ARG_FILENAME, &options.duplicates,
      N_ ("What becomes of rows about records that are there"), "update|merge|skip|new" },
    { "duplicate", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.choices,
      N_ ("What becomes of one such row; may be repeated"), N_ ("LINE=WHAT") },
    { "remembered", 0, 0, G_OPTION_ARG_NONE, &options.remembered, N_ ("Map the columns as the last time"),
      NULL },
    { "revert", 0, 0, G_OPTION_ARG_INT64, &revert, N_ ("Take a whole import back; see “imports”"), "ID" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Check everything and write nothing"), NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &options.rejects, N_ ("Save the rows that cannot be used"),
      N_ ("FILE") },
    { NULL },
  };

  if (!pursuit_cli_parse (cli, entries, args, &rest))
    return PURSUIT_EXIT_USAGE;
  if (revert != 0)
    return pursuit_cli_count (cli, rest, 0, 0) ? revert_import (cli, revert) : PURSUIT_EXIT_USAGE;
  /* vCards say themselves what they are */
  if (rest[0] != NULL && rest[1] == NULL && pursuit_vcard_reader_is_vcard (rest[0]))
    return import (cli, &PURSUIT_PERSON_ENTITY, rest[0], &options);
  if (!pursuit_cli_count (cli, rest, 2, 2))
    return PURSUIT_EXIT_USAGE;
  const PursuitEntity *entity = pursuit_cli_find_list (cli, rest[0], entities, G_N_ELEMENTS (entities));
  if (entity == NULL)
    return PURSUIT_EXIT_USAGE;
  if (entity != &PURSUIT_PERSON_ENTITY && pursuit_vcard_reader_is_vcard (rest[1]))
    return pursuit_cli_usage (cli, _ ("“%s” holds vCards, which are people."), rest[1]);
  return import (cli, entity, rest[1], &options);
}
