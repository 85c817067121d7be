/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-people.h"

#include "pursuit-deal.h"
#include "pursuit-session-people.h"

#include <stdio.h>

/*
 * What people are in a deal, from the command line: said of a day and by somebody, and shown as of any day.
 */

/** pursuit_cli_make_participant: @args: the deal, the person, then what is said, with `day` and `source`. */
PursuitCommand *
pursuit_cli_make_participant (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autofree char *day_text = pursuit_cli_take (args + 2, "day");
  g_autofree char *source = pursuit_cli_take (args + 2, "source");
  gint64 deal = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, args[0], error);
  gint64 person =
      deal != 0 ? pursuit_session_resolve (cli->session, &PURSUIT_PERSON_ENTITY, args[1], error) : 0;
  PursuitDay day;

  if (person == 0 || !pursuit_cli_read_day (day_text, &day, error) ||
      !pursuit_cli_assign (cli, fields, args + 2, error))
    return NULL;
  PursuitCommand *command = pursuit_command_set_participant (deal, person, fields);
  pursuit_command_set_told (command, day, source);
  return command;
}

/* Since when and from whom we have each value. */
static void
write_kept (PursuitJsonWriter *writer, const PursuitStanding *standing)
{
  pursuit_json_writer_key (writer, "kept");
  pursuit_json_writer_begin_object (writer);
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      const PursuitKeptValue *kept = &standing->kept[i];
      g_autofree char *day = kept->day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (kept->day) : NULL;

      if (!kept->known)
        continue;
      pursuit_json_writer_key (writer, PURSUIT_KEPT_FIELDS[i].code);
      pursuit_json_writer_begin_object (writer);
      pursuit_cli_write_text (writer, "day", day);
      pursuit_cli_write_text (writer, "source", kept->source);
      pursuit_cli_write_text (writer, "by", kept->by);
      pursuit_json_writer_key (writer, "aged");
      pursuit_json_writer_bool (writer, kept->aged);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_object (writer);
}

static void
write_records (PursuitCli *cli, PursuitJsonWriter *writer, const char *key, GPtrArray *records)
{
  pursuit_json_writer_key (writer, key);
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < records->len; i++)
    pursuit_cli_write_record (cli, writer, g_ptr_array_index (records, i));
  pursuit_json_writer_end_array (writer);
}

static void
write_parties (PursuitCli *cli, PursuitJsonWriter *writer, GPtrArray *parties)
{
  pursuit_json_writer_key (writer, "groups");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < parties->len; i++)
    {
      const PursuitPartyView *view = g_ptr_array_index (parties, i);

      pursuit_json_writer_begin_object (writer);
      pursuit_cli_write_fields (cli, writer, view->party);
      write_records (cli, writer, "people", view->members);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
}

/** pursuit_cli_write_people: who is what in the deal as of @day (%PURSUIT_DAY_NONE: now), and how they stand.
 */
gboolean
pursuit_cli_write_people (PursuitCli *cli,
                          PursuitJsonWriter *writer,
                          gint64 deal_id,
                          PursuitDay day,
                          GError **error)
{
  g_autoptr (PursuitPeopleMap) map = pursuit_session_people_map (cli->session, 0, deal_id, day, error);

  if (map == NULL)
    return FALSE;
  pursuit_json_writer_key (writer, "people");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < map->standings->len; i++)
    {
      const PursuitStanding *standing = g_ptr_array_index (map->standings, i);

      pursuit_json_writer_begin_object (writer);
      pursuit_cli_write_fields (cli, writer, standing->participant);
      pursuit_json_writer_key (writer, "share");
      if (standing->share >= 0)
        pursuit_json_writer_int (writer, standing->share);
      else
        pursuit_json_writer_null (writer);
      write_kept (writer, standing);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
  pursuit_json_writer_key (writer, "weights_sum");
  pursuit_json_writer_int (writer, map->weights_sum);
  write_parties (cli, writer, map->parties);
  write_records (cli, writer, "relations", map->relations);
  write_records (cli, writer, "acquaintances", map->acquaintances);
  write_records (cli, writer, "rival_ties", map->rival_ties);
  return TRUE;
}

/** pursuit_cli_print_people: the participants as of @day, as a table. */
gboolean
pursuit_cli_print_people (PursuitCli *cli, gint64 deal_id, PursuitDay day, GError **error)
{
  g_autoptr (GPtrArray) standings = pursuit_session_participants_as_of (cli->session, deal_id, day, error);

  if (standings == NULL)
    return FALSE;
  printf ("\npeople\n");
  pursuit_cli_print_header (cli, &PURSUIT_PARTICIPANT_ENTITY);
  for (guint i = 0; i < standings->len; i++)
    pursuit_cli_print_row (cli, ((const PursuitStanding *) g_ptr_array_index (standings, i))->participant);
  return TRUE;
}
