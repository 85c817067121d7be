/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-cli.h"

#include "pursuit-parse.h"
#include "pursuit-record-json.h"

#include <stdio.h>

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

/** pursuit_cli_list_fields: Returns: (transfer container) (element-type PursuitField): those that are given
 * out */
GPtrArray *
pursuit_cli_list_fields (PursuitCli *cli, const PursuitEntity *entity)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (pursuit_cli_gives_out (cli, &entity->fields[i]))
        g_ptr_array_add (fields, (gpointer) &entity->fields[i]);
    }
  return fields;
}

/** pursuit_cli_write_fields: the members of the JSON form of @record, into an object that was begun. */
void
pursuit_cli_write_fields (PursuitCli *cli, PursuitJsonWriter *writer, PursuitRecord *record)
{
  g_autoptr (GPtrArray) fields = pursuit_cli_list_fields (cli, pursuit_record_get_entity (record));

  pursuit_record_write_json (record, fields, writer);
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
  const char *currency = pursuit_record_get_currency (record);
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
  const char *currency = pursuit_record_get_currency (record);

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
