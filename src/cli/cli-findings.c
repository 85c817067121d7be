/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-findings.h"

#include "pursuit-deal.h"
#include "pursuit-session-findings.h"

#include <stdio.h>

/*
 * What the program reads from the map of people, from the command line.
 */

/* @id: 0 for nobody */
static void
write_id (PursuitJsonWriter *writer, const char *key, gint64 id)
{
  pursuit_json_writer_key (writer, key);
  if (id != 0)
    pursuit_json_writer_int (writer, id);
  else
    pursuit_json_writer_null (writer);
}

/** pursuit_cli_write_findings: what is wrong with the map of the deal's people, as “findings”. */
gboolean
pursuit_cli_write_findings (PursuitCli *cli, PursuitJsonWriter *writer, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitPeopleReading) reading =
      pursuit_session_people_reading (cli->session, 0, deal_id, 0, error);

  if (reading == NULL)
    return FALSE;
  pursuit_json_writer_key (writer, "findings");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < reading->findings->len; i++)
    {
      const PursuitFindingLine *line = g_ptr_array_index (reading->findings, i);
      pursuit_json_writer_begin_object (writer);
      pursuit_cli_write_text (writer, "code", pursuit_finding_code (line->code));
      pursuit_cli_write_text (writer, "severity", pursuit_finding_severity_code (line->severity));
      pursuit_cli_write_text (writer, "text", line->text);
      pursuit_cli_write_text (writer, "action", pursuit_finding_action_code (line->action));
      write_id (writer, "person_id", line->person_id);
      pursuit_cli_write_text (writer, "stage", line->node);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
  return TRUE;
}

/** pursuit_cli_print_findings: the same for people. */
gboolean
pursuit_cli_print_findings (PursuitCli *cli, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitPeopleReading) reading =
      pursuit_session_people_reading (cli->session, 0, deal_id, 0, error);

  if (reading == NULL)
    return FALSE;
  printf ("\nfindings\n");
  for (guint i = 0; i < reading->findings->len; i++)
    {
      const PursuitFindingLine *line = g_ptr_array_index (reading->findings, i);
      pursuit_cli_print_cell (pursuit_finding_severity_code (line->severity), '\t');
      pursuit_cli_print_cell (line->text, '\n');
    }
  return TRUE;
}

/* The way to @person_id, over the people of the deal's company too. */
static PursuitPeopleReading *
read_path (PursuitCli *cli, gint64 person_id, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitRecord) deal =
      pursuit_session_record (cli->session, &PURSUIT_DEAL_ENTITY, deal_id, error);

  if (deal == NULL)
    return NULL;
  return pursuit_session_people_reading (cli->session, pursuit_record_get_int (deal, PURSUIT_DEAL_COMPANY_ID),
                                         deal_id, person_id, error);
}

/** pursuit_cli_write_path: the path of trust to a person, as “path”; %NULL without one. */
gboolean
pursuit_cli_write_path (PursuitCli *cli,
                        PursuitJsonWriter *writer,
                        gint64 person_id,
                        gint64 deal_id,
                        GError **error)
{
  g_autoptr (PursuitPeopleReading) reading = read_path (cli, person_id, deal_id, error);

  if (reading == NULL)
    return FALSE;
  pursuit_json_writer_key (writer, "path");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < reading->path->len; i++)
    {
      const PursuitPathLine *line = g_ptr_array_index (reading->path, i);
      pursuit_json_writer_begin_object (writer);
      write_id (writer, "person_id", line->person_id);
      pursuit_cli_write_text (writer, "name", line->name);
      pursuit_cli_write_text (writer, "via",
                              line->via != PURSUIT_TRUST_VIA_END ? pursuit_trust_via_code (line->via) : NULL);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
  write_id (writer, "path_owner_id", reading->owner_id);
  pursuit_cli_write_text (writer, "path_owner", reading->owner_text);
  return TRUE;
}

/** pursuit_cli_print_path: the same for people; nothing stands below the heading without one. */
gboolean
pursuit_cli_print_path (PursuitCli *cli, gint64 person_id, gint64 deal_id, GError **error)
{
  g_autoptr (PursuitPeopleReading) reading = read_path (cli, person_id, deal_id, error);

  if (reading == NULL)
    return FALSE;
  printf ("\npath\n");
  if (reading->path->len > 0)
    {
      g_autofree char *text = pursuit_people_reading_path_text (reading);
      pursuit_cli_print_cell (text, '\n');
      pursuit_cli_print_cell (reading->owner_text, '\n');
    }
  return TRUE;
}
