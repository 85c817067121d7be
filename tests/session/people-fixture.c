/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-session-keep.h"

/** people_make_deal: the id of a new deal. */
gint64
people_make_deal (SessionFixture *fixture, const char *title, const char *company)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, title);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_COMPANY, company);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

/** people_make_person: the id of a new person. */
gint64
people_make_person (SessionFixture *fixture, const char *name, const char *company)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, name);
  pursuit_fields_set_text (fields, PURSUIT_PERSON_COMPANY, company);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

/** people_say: (transfer full): says one thing of a person in a deal, as text. */
PursuitCommand *
people_say (gint64 deal,
            gint64 person,
            const char *field,
            const char *text,
            PursuitDay day,
            const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);

  pursuit_fields_parse (fields, field, text, &error);
  g_assert_no_error (error);
  PursuitCommand *command = pursuit_command_set_participant (deal, person, fields);
  if (day != PURSUIT_DAY_NONE || source != NULL)
    pursuit_command_set_told (command, day, source);
  return command;
}

/** people_find_standing: what @person is; must be there. */
const PursuitStanding *
people_find_standing (GPtrArray *standings, gint64 person)
{
  for (guint i = 0; i < standings->len; i++)
    {
      const PursuitStanding *standing = standings->pdata[i];
      if (pursuit_record_get_int (standing->participant, PURSUIT_PARTICIPANT_PERSON_ID) == person)
        return standing;
    }
  g_assert_not_reached ();
}
