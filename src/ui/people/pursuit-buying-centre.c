/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-buying-centre.h"

static void
add_weight (PursuitBuyingCentre *self, PursuitRecord *participant)
{
  int weight = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT);
  int attitude = pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_ATTITUDE);

  self->weighed += weight;
  if (!pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_ATTITUDE))
    return;
  if (attitude > 0)
    self->ours += weight;
  else if (attitude == 0)
    self->neutral += weight;
  else
    self->against += weight;
}

/* @record: of @person in the deal, or the person; @field: its last contact. */
static void
add_contact (PursuitBuyingCentre *self,
             PursuitRecord *person,
             PursuitRecord *record,
             guint field,
             PursuitDay today)
{
  gboolean met = pursuit_record_is_set (record, field);

  if (g_strcmp0 (pursuit_record_get_text (person, PURSUIT_PERSON_LEVEL), "decision") == 0)
    {
      self->deciders++;
      self->deciders_met += met;
    }
  /* Whom nobody knows yet nobody can meet. */
  if (pursuit_record_get_int (person, PURSUIT_PERSON_PLACEHOLDER))
    return;
  self->people++;
  if (met && today - pursuit_record_get_day (record, field) <= PURSUIT_BUYING_CENTRE_DAYS)
    self->recent++;
}

static void
add_all (PursuitBuyingCentre *self,
         const PursuitOrgPeople *people,
         GPtrArray *records,
         gboolean in_deal,
         PursuitDay today)
{
  for (guint i = 0; i < records->len; i++)
    {
      PursuitRecord *person = records->pdata[i];
      PursuitParticipant *participant =
          pursuit_org_people_get_participant (people, pursuit_record_get_id (person));

      if (!in_deal)
        add_contact (self, person, person, PURSUIT_PERSON_LAST_CONTACT, today);
      else if (participant)
        {
          add_contact (self, person, PURSUIT_RECORD (participant), PURSUIT_PARTICIPANT_LAST_CONTACT, today);
          add_weight (self, PURSUIT_RECORD (participant));
        }
    }
}

/**
 * pursuit_buying_centre_count:
 * @people: on the chart or not
 * @in_deal: whether only those count who take part in the chosen deal; with %FALSE there are no weights
 *
 * Returns: the facts
 */
PursuitBuyingCentre
pursuit_buying_centre_count (const PursuitOrgPeople *people, gboolean in_deal, PursuitDay today)
{
  PursuitBuyingCentre self = { 0 };

  g_return_val_if_fail (people != NULL, self);

  add_all (&self, people, people->placed, in_deal, today);
  add_all (&self, people, people->unplaced, in_deal, today);
  return self;
}
