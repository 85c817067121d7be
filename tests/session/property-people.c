/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Commands about the map of people: who stands how to whom, on the chart, in groups and departments, and what
 * was believed of them when. Some are refused.
 */

#include "property-commands.h"

#include "pursuit-acquaintance.h"
#include "pursuit-company.h"
#include "pursuit-department-check.h"
#include "pursuit-department.h"
#include "pursuit-participant.h"
#include "pursuit-participation.h"
#include "pursuit-party-member.h"
#include "pursuit-party.h"
#include "pursuit-people-command.h"
#include "pursuit-person.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-trip.h"

enum
{
  MAX_MOVED = 3, /* people who are moved at once */
};

static gint64
pick_person (Play *play)
{
  return play_pick (play, "person", "1 = 1");
}

static PursuitCommand *
make_relation (Play *play)
{
  static const char *const kinds[] = { "influence", "friend", "rival", "cousin", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RELATION_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_RELATION_FROM_ID, pick_person (play));
  pursuit_fields_set_int (fields, PURSUIT_RELATION_TO_ID, pick_person (play));
  pursuit_fields_set_text (fields, PURSUIT_RELATION_KIND, play_one_of (play, kinds));
  if (play_chance (play, 2))
    pursuit_fields_set_text (fields, PURSUIT_RELATION_NOTES, "They studied together");
  return play_make_record (play, fields, &PURSUIT_RELATION_ENTITY);
}

static PursuitCommand *
make_acquaintance (Play *play)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACQUAINTANCE_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_ACQUAINTANCE_PERSON_ID, pick_person (play));
  pursuit_fields_set_int (fields, PURSUIT_ACQUAINTANCE_MEMBER_ID, play_pick (play, "member", "1 = 1"));
  pursuit_fields_set_int (fields, PURSUIT_ACQUAINTANCE_CLOSENESS, g_rand_int_range (play->rand, 0, 4));
  return play_make_record (play, fields, &PURSUIT_ACQUAINTANCE_ENTITY);
}

static PursuitCommand *
make_tie (Play *play)
{
  static const char *const rivals[] = { "Castor", "Pollux", "", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RIVAL_TIE_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_RIVAL_TIE_PERSON_ID, pick_person (play));
  pursuit_fields_set_text (fields, PURSUIT_RIVAL_TIE_COMPETITOR, play_one_of (play, rivals));
  pursuit_fields_set_int (fields, PURSUIT_RIVAL_TIE_CLOSENESS, g_rand_int_range (play->rand, 1, 4));
  return play_make_record (play, fields, &PURSUIT_RIVAL_TIE_ENTITY);
}

static PursuitCommand *
make_party (Play *play, gint64 deal)
{
  static const char *const kinds[] = { "evaluation", "design", "other", NULL };
  gint64 party = play_pick (play, "party", "1 = 1");
  g_autoptr (PursuitFields) fields = NULL;

  if (party == 0 || play_chance (play, 3))
    {
      fields = pursuit_fields_new (&PURSUIT_PARTY_ENTITY);
      pursuit_fields_set_int (fields, PURSUIT_PARTY_DEAL_ID, deal);
      pursuit_fields_set_text (fields, PURSUIT_PARTY_NAME, play_chance (play, 2) ? "Committee" : "Designers");
      pursuit_fields_set_text (fields, PURSUIT_PARTY_KIND, play_one_of (play, kinds));
      return play_make_record (play, fields, &PURSUIT_PARTY_ENTITY);
    }
  fields = pursuit_fields_new (&PURSUIT_PARTY_MEMBER_ENTITY);
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PARTY_ID, party);
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_PERSON_ID, pick_person (play));
  pursuit_fields_set_int (fields, PURSUIT_PARTY_MEMBER_CHAIRS, play_chance (play, 3));
  return play_make_record (play, fields, &PURSUIT_PARTY_MEMBER_ENTITY);
}

static PursuitCommand *
make_department (Play *play)
{
  static const char *const names[] = { "Purchasing", "Mill", "Audit", NULL };
  gint64 some = play_pick (play, "department", "1 = 1");
  g_autoptr (PursuitFields) fields = NULL;

  if (some != 0 && play_chance (play, 2))
    {
      fields = pursuit_fields_new (&PURSUIT_DEPARTMENT_CHECK_ENTITY);
      pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_CHECK_CHECKER_ID, some);
      pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_CHECK_CHECKED_ID,
                              play_pick (play, "department", "1 = 1"));
      return play_make_record (play, fields, &PURSUIT_DEPARTMENT_CHECK_ENTITY);
    }
  fields = pursuit_fields_new (&PURSUIT_DEPARTMENT_ENTITY);
  pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_COMPANY_ID, play_pick (play, "company", "1 = 1"));
  pursuit_fields_set_text (fields, PURSUIT_DEPARTMENT_NAME, play_one_of (play, names));
  if (play_chance (play, 2))
    pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_HEAD_ID, pick_person (play));
  if (some != 0 && play_chance (play, 2))
    pursuit_fields_set_int (fields, PURSUIT_DEPARTMENT_PARENT_ID, some);
  return play_make_record (play, fields, &PURSUIT_DEPARTMENT_ENTITY);
}

static PursuitCommand *
make_trip (Play *play)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_TRIP_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_TRIP_PERSON_ID, pick_person (play));
  pursuit_fields_set_day (fields, PURSUIT_TRIP_FROM_DAY, play_pick_day (play));
  if (play_chance (play, 2))
    pursuit_fields_set_day (fields, PURSUIT_TRIP_TO_DAY, play_pick_day (play)); /* now and then before that */
  pursuit_fields_set_text (fields, PURSUIT_TRIP_PLACE, "Harbour");
  return play_make_record (play, fields, &PURSUIT_TRIP_ENTITY);
}

/* One or several people to another place of the chart, or one off it; nobody above themselves. */
static PursuitCommand *
make_move (Play *play)
{
  gint64 ids[MAX_MOVED];
  guint n = (guint) g_rand_int_range (play->rand, 1, MAX_MOVED + 1);

  if (play_chance (play, 6))
    return pursuit_command_remove_from_chart (pick_person (play));
  for (guint i = 0; i < n; i++)
    ids[i] = pick_person (play);
  return pursuit_command_reparent_people (ids, n, play_chance (play, 4) ? 0 : pick_person (play),
                                          play_chance (play, 3) ? pick_person (play) : 0);
}

/* What was believed of a participant on some day, and who said so. */
static PursuitCommand *
make_told (Play *play, gint64 deal)
{
  static const char *const roles[] = { "decision-maker", "evaluator", "user,influencer", "", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  PursuitCommand *command;

  switch (g_rand_int_range (play->rand, 0, 6))
    {
    case 0:
      pursuit_fields_set_text (fields, PURSUIT_PARTICIPANT_ROLES, play_one_of (play, roles));
      break;
    case 1:
      if (play_chance (play, 4))
        pursuit_fields_unset (fields, PURSUIT_PARTICIPANT_ATTITUDE);
      else
        pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_ATTITUDE, g_rand_int_range (play->rand, -2, 3));
      break;
    case 2:
      pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, g_rand_int_range (play->rand, 0, 101));
      break;
    case 3:
      pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_INSIDER, play_chance (play, 2));
      break;
    case 4:
      pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_OUTSIDE, play_chance (play, 2));
      break;
    default:
      pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_COVERAGE_SAID, g_rand_int_range (play->rand, 0, 4));
    }
  command = pursuit_command_set_participant (deal, pick_person (play), fields);
  pursuit_command_set_told (command, play_chance (play, 3) ? PURSUIT_DAY_NONE : play_pick_day (play),
                            play_chance (play, 2) ? "Li said so" : NULL);
  return command;
}

/* What is known of a person for good: the job, the personal file, or that nobody knows who it is. */
static PursuitCommand *
make_file (Play *play)
{
  static const char *const levels[] = { "decision", "management", "operating", NULL };
  static const char *const functions[] = { "using", "technical", "purchasing", "", NULL };
  static const char *const birthdays[] = { "1975-03-09", "--03-09", "", "soon", NULL };
  static const char *const personalities[] = { "actor", "driver", "", "grumpy", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);

  switch (g_rand_int_range (play->rand, 0, 6))
    {
    case 0:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_LEVEL, play_one_of (play, levels));
      break;
    case 1:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_FUNCTION, play_one_of (play, functions));
      break;
    case 2:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_BIRTHDAY, play_one_of (play, birthdays));
      break;
    case 3:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_PERSONALITY, play_one_of (play, personalities));
      break;
    case 4:
      pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, play_chance (play, 2) ? "Li Na" : "Wang");
      pursuit_fields_set_text (fields, PURSUIT_PERSON_HOBBIES, play_chance (play, 2) ? "Chess" : NULL);
      break;
    default:
      pursuit_fields_set_int (fields, PURSUIT_PERSON_PLACEHOLDER, play_chance (play, 2));
      pursuit_fields_set_text (fields, PURSUIT_PERSON_TITLE, play_chance (play, 2) ? "Head of Works" : NULL);
    }
  return pursuit_command_set_fields (pick_person (play), 0, fields);
}

/* Somebody new, at the customer's or elsewhere; or one who goes, where nothing holds them. */
static PursuitCommand *
make_somebody (Play *play)
{
  g_autoptr (PursuitFields) fields = NULL;

  if (play_chance (play, 3))
    return pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, pick_person (play));
  fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, "Zhao");
  pursuit_fields_set_int (fields, PURSUIT_PERSON_COMPANY_ID, play_pick (play, "company", "1 = 1"));
  pursuit_fields_set_int (fields, PURSUIT_PERSON_PLACEHOLDER, play_chance (play, 4));
  return pursuit_command_new_record (fields);
}

/* What people of a kind have to do where the customer is. */
static PursuitCommand *
make_participation (Play *play)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_PARTICIPATION_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_PARTICIPATION_WEIGHT, g_rand_int_range (play->rand, 0, 4));
  return pursuit_command_set_fields (
      play_pick (play, "participation",
                 "buying_stage_id IN (SELECT id FROM buying_stage WHERE process_id = 1)"),
      0, fields);
}

/**
 * play_make_map:
 * @deal: the deal that it is about
 *
 * Returns: (transfer full): some command about the map of people
 */
PursuitCommand *
play_make_map (Play *play, gint64 deal)
{
  switch (g_rand_int_range (play->rand, 0, 14))
    {
    case 0:
      return make_relation (play);
    case 1:
      return make_acquaintance (play);
    case 2:
    case 3:
      return make_tie (play);
    case 4:
      return make_party (play, deal);
    case 5:
      return make_department (play);
    case 6:
      return make_trip (play);
    case 7:
      return make_move (play);
    case 8:
    case 9:
      return make_told (play, deal);
    case 10:
      return make_file (play);
    case 11:
      return pursuit_command_copy_participants (deal, play_chance (play, 3)
                                                          ? play_pick (play, "deal", "1 = 1")
                                                          : 0);
    case 12:
      return make_participation (play);
    default:
      return make_somebody (play);
    }
}
