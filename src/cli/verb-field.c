/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-table.h"

#include "pursuit-custom-field.h"
#include "pursuit-error.h"
#include "pursuit-process-command.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* What --type, --choices, --code and --unit said. */
typedef struct
{
  char *type;
  char *choices;
  char *code;
  char *unit;
} Options;

/* The entity that @name means, of those that can have custom fields. */
static const PursuitEntity *
find_entity (PursuitCli *cli, const char *name, GError **error)
{
  const PursuitEntity *entity = pursuit_entity_find (name);

  if (entity != NULL && pursuit_choice_is_valid (PURSUIT_CUSTOM_ENTITIES, entity->name))
    return entity;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is none of %s."), name,
               "company, person, deal, activity");
  return NULL;
}

/* (element-type PursuitCustomField): the definitions of @entity, %NULL for all entities, in their order. */
static GPtrArray *
fetch (PursuitCli *cli, const PursuitEntity *entity, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_CUSTOM_FIELD_ENTITY);

  if (entity != NULL)
    pursuit_list_spec_where (spec, PURSUIT_CUSTOM_FIELD_ENTITY_NAME, PURSUIT_OP_EQ, entity->name);
  else
    pursuit_list_spec_sort (spec, PURSUIT_CUSTOM_FIELD_ENTITY_NAME, FALSE);
  pursuit_list_spec_sort (spec, PURSUIT_CUSTOM_FIELD_POSITION, FALSE);
  return pursuit_session_fetch (cli->session, spec, error);
}

/* The id of the field of @entity whose code or name @text is; 0 with @error set when there is none. */
static gint64
find_field (PursuitCli *cli, const char *entity_name, const char *text, GError **error)
{
  const PursuitEntity *entity = find_entity (cli, entity_name, error);
  g_autoptr (GPtrArray) definitions = entity ? fetch (cli, entity, error) : NULL;

  for (guint i = 0; definitions != NULL && i < definitions->len; i++)
    {
      PursuitRecord *definition = definitions->pdata[i];
      if (g_strcmp0 (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_CODE), text) == 0 ||
          g_strcmp0 (pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_LABEL), text) == 0)
        return pursuit_record_get_id (definition);
    }
  if (definitions != NULL)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("There is no custom field “%s” of %s."),
                 text, entity->plural);
  return 0;
}

static PursuitExit
run_list (PursuitCli *cli, char **args, gconstpointer unused)
{
  static const char *const keys[] = { "entity", "code", "label", "type", "choices", "unit", "retired", NULL };
  g_autoptr (GError) error = NULL;
  const PursuitEntity *entity = args[0] ? find_entity (cli, args[0], &error) : NULL;
  g_autoptr (GPtrArray) definitions = error == NULL ? fetch (cli, entity, &error) : NULL;
  PursuitCliTable table;

  if (definitions == NULL)
    return pursuit_cli_fail (cli, error);
  pursuit_cli_table_begin (&table, cli, keys);
  for (guint i = 0; i < definitions->len; i++)
    {
      PursuitRecord *definition = definitions->pdata[i];
      const char *choices = pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_CHOICES);
      g_autofree char *line = choices ? g_strdelimit (g_strdup (choices), "\n", ',') : NULL;
      pursuit_cli_table_text (&table, pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_ENTITY_NAME));
      pursuit_cli_table_text (&table, pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_CODE));
      pursuit_cli_table_text (&table, pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_LABEL));
      pursuit_cli_table_text (&table, pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_TYPE));
      pursuit_cli_table_text (&table, line);
      pursuit_cli_table_text (&table, pursuit_record_get_text (definition, PURSUIT_CUSTOM_FIELD_UNIT));
      pursuit_cli_table_bool (&table, pursuit_record_get_int (definition, PURSUIT_CUSTOM_FIELD_RETIRED) != 0);
    }
  return pursuit_cli_table_end (&table, cli);
}

/* A choice a line of what has commas between. */
static char *
split_choices (const char *text)
{
  return text != NULL ? g_strdelimit (g_strdup (text), ",", '\n') : NULL;
}

static PursuitExit
run_add (PursuitCli *cli, char **args, gconstpointer data)
{
  const Options *options = data;
  g_autoptr (GError) error = NULL;
  const PursuitEntity *entity = find_entity (cli, args[0], &error);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_CUSTOM_FIELD_ENTITY);
  g_autofree char *choices = split_choices (options->choices);

  if (entity == NULL ||
      !pursuit_fields_parse (fields, "type", options->type ? options->type : "text", &error))
    return pursuit_cli_fail (cli, error);
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_ENTITY_NAME, entity->name);
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_LABEL, args[1]);
  if (options->code != NULL)
    pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_CODE, options->code);
  if (choices != NULL)
    pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_CHOICES, choices);
  if (options->unit != NULL)
    pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_UNIT, options->unit);
  g_autoptr (PursuitCommand) command = pursuit_command_new_record (fields);
  return pursuit_cli_run (cli, command);
}

/* Gives @field of the definition that @args names the value @text. */
static PursuitExit
change (PursuitCli *cli, char **args, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = find_field (cli, args[0], args[1], &error);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_CUSTOM_FIELD_ENTITY);

  if (id == 0)
    return pursuit_cli_fail (cli, error);
  pursuit_fields_set_text (fields, field, text);
  g_autoptr (PursuitCommand) command = pursuit_command_set_fields (id, 0, fields);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_rename (PursuitCli *cli, char **args, gconstpointer unused)
{
  return change (cli, args, PURSUIT_CUSTOM_FIELD_LABEL, args[2]);
}

static PursuitExit
run_unit (PursuitCli *cli, char **args, gconstpointer unused)
{
  return change (cli, args, PURSUIT_CUSTOM_FIELD_UNIT, args[2]);
}

static PursuitExit
run_choices (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autofree char *choices = split_choices (args[2]);

  return change (cli, args, PURSUIT_CUSTOM_FIELD_CHOICES, choices);
}

/* Before another field, or without one at the end. */
static PursuitExit
run_move (PursuitCli *cli, char **args, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 id = find_field (cli, args[0], args[1], &error);
  gint64 before = id != 0 && args[2] != NULL ? find_field (cli, args[0], args[2], &error) : 0;

  if (error != NULL)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = pursuit_command_reorder (&PURSUIT_CUSTOM_FIELD_ENTITY, id, before);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
set_retired (PursuitCli *cli, char **args, gboolean retired)
{
  g_autoptr (GError) error = NULL;
  gint64 id = find_field (cli, args[0], args[1], &error);

  if (id == 0)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitCommand) command = retired
                                           ? pursuit_command_retire (&PURSUIT_CUSTOM_FIELD_ENTITY, id)
                                           : pursuit_command_bring_back (&PURSUIT_CUSTOM_FIELD_ENTITY, id);
  return pursuit_cli_run (cli, command);
}

static PursuitExit
run_retire (PursuitCli *cli, char **args, gconstpointer unused)
{
  return set_retired (cli, args, TRUE);
}

static PursuitExit
run_restore (PursuitCli *cli, char **args, gconstpointer unused)
{
  return set_retired (cli, args, FALSE);
}

/** pursuit_verb_field: the fields that users give companies, people, deals and activities. */
PursuitExit
pursuit_verb_field (PursuitCli *cli, char **args)
{
  static const PursuitCliWord words[] = {
    { "list", 0, 1, run_list, PURSUIT_CLI_READS },      { "add", 2, 2, run_add, PURSUIT_CLI_WRITES },
    { "rename", 3, 3, run_rename, PURSUIT_CLI_WRITES }, { "choices", 3, 3, run_choices, PURSUIT_CLI_WRITES },
    { "unit", 3, 3, run_unit, PURSUIT_CLI_WRITES },     { "move", 2, 3, run_move, PURSUIT_CLI_WRITES },
    { "retire", 2, 2, run_retire, PURSUIT_CLI_WRITES }, { "restore", 2, 2, run_restore, PURSUIT_CLI_WRITES },
  };
  Options options = { 0 };
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &options.type,
      N_ ("Of what type: text, number, money, date, choice or bool"), N_ ("TYPE") },
    { "choices", 0, 0, G_OPTION_ARG_FILENAME, &options.choices, N_ ("The choices, with commas between them"),
      N_ ("TEXT") },
    { "code", 0, 0, G_OPTION_ARG_FILENAME, &options.code, N_ ("What files and the command line call it"),
      N_ ("CODE") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.unit, N_ ("What a number counts, such as kW"),
      N_ ("TEXT") },
    { NULL },
  };
  PursuitExit status = PURSUIT_EXIT_USAGE;

  if (pursuit_cli_parse (cli, entries, args, &rest))
    status = pursuit_cli_run_word (cli, words, G_N_ELEMENTS (words), rest, &options);
  g_free (options.type);
  g_free (options.choices);
  g_free (options.code);
  g_free (options.unit);
  return status;
}
