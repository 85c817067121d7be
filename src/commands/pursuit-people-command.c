/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-command.h"

#include "pursuit-command-private.h"
#include "pursuit-deal.h"
#include "pursuit-person.h"

/**
 * pursuit_command_set_told:
 * @self: says something of a participant: pursuit_command_set_participant(), a person's command with
 *   pursuit_command_add_participant(), or pursuit_command_set_fields() of a participant
 * @day: since when it holds as far as we know; %PURSUIT_DAY_NONE is today. Not in the future
 * @source: (nullable): who told us, or how we know
 *
 * Dates the values that are kept over time (#PursuitKeptField). A value of an earlier day than the last one
 * goes into the history and changes nothing now. With a day or a source a value that is there already is
 * confirmed: it becomes a value of that day too; without either it is left alone.
 */
void
pursuit_command_set_told (PursuitCommand *self, PursuitDay day, const char *source)
{
  g_return_if_fail (self != NULL);

  pursuit_command_put_day (self, "told_day", day);
  pursuit_command_put_text (self, "told_source", source);
}

/**
 * pursuit_command_copy_participants:
 * @deal_id: the deal that gets them
 * @from_id: whose people; 0 is the latest other deal of the same company that has any
 *
 * Copies the people of a deal to another one, with all that is said of them there; people who are on @deal_id
 * already are left as they are. The values keep their days, their source is that deal
 * (pursuit_kept_source_make()), their author is who copies.
 *
 * Returns: (transfer full)
 */
PursuitCommand *
pursuit_command_copy_participants (gint64 deal_id, gint64 from_id)
{
  PursuitCommand *self = pursuit_command_make ("copy-participants", &PURSUIT_DEAL_ENTITY, NULL);

  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, "from_id", from_id);
  return self;
}

/**
 * pursuit_command_set_photo:
 * @photo: (nullable): its bytes are kept already; %NULL takes the photo away
 *
 * Returns: (transfer full): gives a person another photo, or none
 */
PursuitCommand *
pursuit_command_set_photo (gint64 person_id, const PursuitKeptFile *photo)
{
  PursuitCommand *self = pursuit_command_make ("set-photo", &PURSUIT_PERSON_ENTITY, NULL);

  pursuit_command_put_int (self, "person_id", person_id);
  if (photo != NULL)
    pursuit_command_set_file (self, photo, NULL);
  return self;
}

/**
 * pursuit_command_add_photo:
 * @self: makes or changes a person
 * @photo: (nullable): its bytes are kept already; %NULL takes the photo away
 *
 * Gives the person a photo, or none, in the same step.
 */
void
pursuit_command_add_photo (PursuitCommand *self, const PursuitKeptFile *photo)
{
  g_return_if_fail (self != NULL);

  pursuit_command_put_int (self, "with_photo", 1);
  if (photo != NULL)
    pursuit_command_set_file (self, photo, NULL);
}
