/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-parse.h"

#include <stdio.h>

/** pursuit_cli_record_currency: (nullable): the currency of the amounts of @record. */
const char *
pursuit_cli_record_currency (PursuitRecord *record)
{
  int field = pursuit_entity_find_field (pursuit_record_get_entity (record), "currency");
  return field >= 0 ? pursuit_record_get_text (record, field) : NULL;
}

/** pursuit_cli_write_text: writes @key with @text, (nullable), as its value: a string, or null for NULL. */
void
pursuit_cli_write_text (PursuitJsonWriter *writer, const char *key, const char *text)
{
  pursuit_json_writer_key (writer, key);
  if (text != NULL)
    pursuit_json_writer_string (writer, text);
  else
    pursuit_json_writer_null (writer);
}

static void
write_set (PursuitJsonWriter *writer, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes ? codes : "", ",", -1);

  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; parts[i] != NULL; i++)
    pursuit_json_writer_string (writer, parts[i]);
  pursuit_json_writer_end_array (writer);
}

/* Numbers as numbers, amounts as decimal strings, dates and moments as ISO strings, not known as null. */
static void
write_value (PursuitJsonWriter *writer,
             const PursuitField *field,
             const PursuitValue *value,
             const char *currency)
{
  g_autofree char *text = pursuit_value_to_text (field, value, currency);

  switch (field->type)
    {
    case PURSUIT_FIELD_SET:
      write_set (writer, text);
      break;
    case PURSUIT_FIELD_BOOL:
      if (value->kind == PURSUIT_VALUE_INT)
        pursuit_json_writer_bool (writer, value->i != 0);
      else
        pursuit_json_writer_null (writer);
      break;
    case PURSUIT_FIELD_INT:
    case PURSUIT_FIELD_REAL:
    case PURSUIT_FIELD_REF:
      pursuit_json_writer_number (writer, text);
      break;
    case PURSUIT_FIELD_TEXT:
    case PURSUIT_FIELD_MONEY:
    case PURSUIT_FIELD_DATE:
    case PURSUIT_FIELD_TIME:
    case PURSUIT_FIELD_ANNIVERSARY:
    case PURSUIT_FIELD_CHOICE:
    default:
      pursuit_json_writer_string (writer, text);
      break;
    }
}

/**
 * pursuit_cli_gives_out:
 *
 * Returns: whether the field is written: what belongs to a person's own life only with --private
 */
gboolean
pursuit_cli_gives_out (PursuitCli *cli, const PursuitField *field)
{
  return (field->flags & PURSUIT_FIELD_JSON) && (cli->own || !(field->flags & PURSUIT_FIELD_PRIVATE));
}

/** pursuit_cli_write_fields: the members of the JSON form of @record, into an object that was begun. */
void
pursuit_cli_write_fields (PursuitCli *cli, PursuitJsonWriter *writer, PursuitRecord *record)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  const char *currency = pursuit_cli_record_currency (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (!pursuit_cli_gives_out (cli, &entity->fields[i]))
        continue;
      pursuit_json_writer_key (writer, entity->fields[i].name);
      write_value (writer, &entity->fields[i], pursuit_record_get_value (record, i), currency);
    }
}

/** pursuit_cli_write_record: the JSON form of @record, an object. */
void
pursuit_cli_write_record (PursuitCli *cli, PursuitJsonWriter *writer, PursuitRecord *record)
{
  pursuit_json_writer_begin_object (writer);
  pursuit_cli_write_fields (cli, writer, record);
  pursuit_json_writer_end_object (writer);
}

/**
 * pursuit_cli_print_cell:
 * @text: (nullable)
 * @end: tab or line feed
 *
 * Prints one cell of tab-separated values; what would break the table is written as \t, \n, \r and \\.
 */
void
pursuit_cli_print_cell (const char *text, char end)
{
  for (const char *p = text ? text : ""; *p != '\0'; p++)
    {
      if (*p == '\t')
        fputs ("\\t", stdout);
      else if (*p == '\n')
        fputs ("\\n", stdout);
      else if (*p == '\r')
        fputs ("\\r", stdout);
      else if (*p == '\\')
        fputs ("\\\\", stdout);
      else
        putchar (*p);
    }
  putchar (end);
}

/* The index of the last field that is printed: its cell ends the line. */
static guint
find_last (PursuitCli *cli, const PursuitEntity *entity)
{
  guint last = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (pursuit_cli_gives_out (cli, &entity->fields[i]))
        last = i;
    }
  return last;
}

/** pursuit_cli_print_header: the first line of a table of records of @entity. */
void
pursuit_cli_print_header (PursuitCli *cli, const PursuitEntity *entity)
{
  guint last = find_last (cli, entity);

  for (guint i = 0; i <= last; i++)
    {
      if (pursuit_cli_gives_out (cli, &entity->fields[i]))
        pursuit_cli_print_cell (entity->fields[i].name, i == last ? '\n' : '\t');
    }
}

/** pursuit_cli_print_row: one line of a table of records. */
void
pursuit_cli_print_row (PursuitCli *cli, PursuitRecord *record)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  const char *currency = pursuit_cli_record_currency (record);
  guint last = find_last (cli, entity);

  for (guint i = 0; i <= last; i++)
    {
      if (!pursuit_cli_gives_out (cli, &entity->fields[i]))
        continue;
      g_autofree char *text =
          pursuit_value_to_text (&entity->fields[i], pursuit_record_get_value (record, i), currency);
      pursuit_cli_print_cell (text, i == last ? '\n' : '\t');
    }
}

/** pursuit_cli_print_pairs: one record as lines of name and value. */
void
pursuit_cli_print_pairs (PursuitCli *cli, PursuitRecord *record)
{
  const PursuitEntity *entity = pursuit_record_get_entity (record);
  const char *currency = pursuit_cli_record_currency (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (!pursuit_cli_gives_out (cli, &entity->fields[i]))
        continue;
      g_autofree char *text =
          pursuit_value_to_text (&entity->fields[i], pursuit_record_get_value (record, i), currency);
      pursuit_cli_print_cell (entity->fields[i].name, '\t');
      pursuit_cli_print_cell (text, '\n');
    }
}

/**
 * pursuit_cli_show_step:
 *
 * Prints what was done: the words of the step, or an object of `operation`, `id` (the record, null when there
 * is none) and `label`.
 */
PursuitExit
pursuit_cli_show_step (PursuitCli *cli, const PursuitStep *step)
{
  g_autoptr (GError) error = NULL;

  if (!cli->json)
    {
      pursuit_cli_print_cell (step->label, '\n');
      return PURSUIT_EXIT_DONE;
    }

  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  pursuit_json_writer_begin_object (writer);
  pursuit_json_writer_key (writer, "operation");
  pursuit_json_writer_int (writer, step->operation_id);
  pursuit_json_writer_key (writer, "id");
  if (step->record_id != 0)
    pursuit_json_writer_int (writer, step->record_id);
  else
    pursuit_json_writer_null (writer);
  pursuit_json_writer_key (writer, "label");
  pursuit_json_writer_string (writer, step->label);
  pursuit_json_writer_end_object (writer);
  return pursuit_json_writer_finish (writer, &error) ? PURSUIT_EXIT_DONE : pursuit_cli_fail (cli, error);
}

/** pursuit_cli_show_id: prints the id of a record that was made, or with --json all of the record as it is
 * now. */
PursuitExit
pursuit_cli_show_id (PursuitCli *cli, const PursuitEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (!cli->json)
    {
      printf ("%" G_GINT64_FORMAT "\n", id);
      return PURSUIT_EXIT_DONE;
    }

  g_autoptr (PursuitRecord) record = pursuit_session_record (cli->session, entity, id, &error);
  if (record == NULL)
    return pursuit_cli_fail (cli, error);
  g_autoptr (PursuitJsonWriter) writer = pursuit_json_writer_new_stdout ();
  pursuit_cli_write_record (cli, writer, record);
  return pursuit_json_writer_finish (writer, &error) ? PURSUIT_EXIT_DONE : pursuit_cli_fail (cli, error);
}

/** pursuit_cli_run: runs @command and prints what was done. */
PursuitExit
pursuit_cli_run (PursuitCli *cli, PursuitCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_run (cli->session, command, &error);

  return step != NULL ? pursuit_cli_show_step (cli, step) : pursuit_cli_fail (cli, error);
}
