/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-change.h"
#include "pursuit-id-index.h"
#include "pursuit-participant-value.h"
#include "pursuit-participant.h"
#include "pursuit-party.h"
#include "pursuit-person.h"

G_BEGIN_DECLS

/**
 * PursuitKeptValue: since when and from whom we have one of the values that are kept over time. The value
 * itself stands in the participant.
 *
 * @known: whether there is a value
 * @day: of the value; %PURSUIT_DAY_NONE when nobody knows, as of what was entered before values were kept
 * @source: (nullable): in words
 * @by_id, @by: (nullable): the member who entered it; 0 when nobody knows
 * @aged: the value should be asked for again (pursuit_value_is_aged())
 */
typedef struct
{
  gboolean known;
  PursuitDay day;
  char *source;
  gint64 by_id;
  char *by;
  gboolean aged;
} PursuitKeptValue;

/**
 * PursuitStanding: what a person is in a deal on a day.
 *
 * @participant: with the kept values, coverage, contacts and last contact as of the day; its other fields are
 *   as they are now
 * @kept: one for each #PursuitKeptField
 * @share: the decision weight in whole per cent of all weights of the buying centre
 * (pursuit_weights_share()); -1 for somebody outside of it or without a weight
 */
typedef struct
{
  PursuitRecord *participant;
  PursuitKeptValue kept[PURSUIT_N_KEPT_FIELDS];
  int share;
} PursuitStanding;

/** PursuitPeopleContact: how often one of us met one of them, in done activities of any deal. */
typedef struct
{
  gint64 person_id;
  gint64 member_id;
  guint contacts;
  PursuitDay last;
} PursuitPeopleContact;

/** PursuitStageContact: how often we met a person of the deal while the customer was in a buying stage. */
typedef struct
{
  gint64 person_id;
  gint64 buying_stage_id;
  guint contacts;
} PursuitStageContact;

/** PursuitPartyView: a group and who is in it. */
typedef struct
{
  PursuitRecord *party;
  GPtrArray *members; /* (element-type PursuitPartyMember) */
} PursuitPartyView;

/** PursuitPeopleParts: what a change may have changed of a map of people. */
typedef enum
{
  PURSUIT_PEOPLE_PART_NONE = 0,
  PURSUIT_PEOPLE_PART_PEOPLE = 1 << 0, /* single ones of them */
  PURSUIT_PEOPLE_PART_DEAL = 1 << 1,   /* all that belongs to the chosen deal */
  PURSUIT_PEOPLE_PART_TIES = 1 << 2,   /* relations, acquaintances, ties to rivals, contacts, members */
  PURSUIT_PEOPLE_PART_ALL = 1 << 3,    /* that, and names and days in all of the people */
} PursuitPeopleParts;

/**
 * PursuitPeopleMap: everything that the map of the people of a company or a deal shows, and that rules ask of
 * it. Made by pursuit_session_people_map(), only read afterwards; counted references. A map after a change
 * (pursuit_session_people_map_after()) shares with the one before it what did not change.
 *
 * @company: (nullable): whose people; %NULL for those of a deal
 * @deal: (nullable): the chosen deal
 * @day: the day as of which the deal is shown
 * @people: (element-type PursuitPerson): the company's people, on the chart or not, siblings in their order;
 *   behind them those of other companies who take part in the deal
 * @beyond: (element-type PursuitPerson): people of other companies who are neither, but to whom a relation
 *   leads
 * @participants: person id (gint64*) → PursuitParticipant of the chosen deal as of @day; those of @standings
 * @standings: (element-type PursuitStanding): what the people are in the chosen deal
 * @weights_sum: of the weights of the buying centre as they were entered, per cent
 * @relations: (element-type PursuitRelation): between any two of @people and @beyond, one at least of @people
 * @acquaintances: (element-type PursuitAcquaintance): of @people
 * @rival_ties: (element-type PursuitRivalTie): of @people
 * @parties: (element-type PursuitPartyView): groups of the chosen deal
 * @earlier_deal_id: the latest other deal of the same company that has people; 0 when there is none
 * @earlier_deal: (nullable): its title
 * @earlier_people: how many of its people are not in the chosen deal
 * @contacts: (element-type PursuitPeopleContact): up to @day, by person, whoever met the person most first
 * @stage_contacts: (element-type PursuitStageContact): up to @day, in activities of the deal or of none;
 * before the first known buying stage of the deal nothing is counted
 * @members: (element-type PursuitMember): all of us
 * @buying_stage_id: where the customer of the deal is; 0 when not known
 * @buying_assumed: nobody said so: it is the step that our own stage answers
 * @buying_stages: (element-type PursuitBuyingStage): of the deal's process, in order
 * @matrix: (element-type PursuitParticipation): the participation matrix of the deal's process
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  PursuitIdIndex *index;    /* of people */
  GHashTable *beyond_by_id; /* gint64* in a record → PursuitPerson of beyond */
  GHashTable *standing;     /* gint64* in a record → PursuitStanding */
  GPtrArray *keepers;       /* arrays that own the records of people, when people itself does not */
  guint n_guests;           /* at the end of people: those of other companies */
  /*< public, read-only >*/
  PursuitRecord *company;
  PursuitRecord *deal;
  PursuitDay day;
  GPtrArray *people;
  GPtrArray *beyond;
  GHashTable *participants;
  GPtrArray *standings;
  int weights_sum;
  GPtrArray *relations;
  GPtrArray *acquaintances;
  GPtrArray *rival_ties;
  GPtrArray *parties;
  gint64 earlier_deal_id;
  char *earlier_deal;
  guint earlier_people;
  GArray *contacts;
  GArray *stage_contacts;
  GPtrArray *members;
  gint64 buying_stage_id;
  gboolean buying_assumed;
  GPtrArray *buying_stages;
  GPtrArray *matrix;
} PursuitPeopleMap;

PursuitPeopleMap *
pursuit_people_map_new (void);
PursuitPeopleMap *
pursuit_people_map_ref (PursuitPeopleMap *self);
void
pursuit_people_map_unref (PursuitPeopleMap *self);
void
pursuit_people_map_index (PursuitPeopleMap *self);
void
pursuit_people_map_index_parts (PursuitPeopleMap *self, PursuitPeopleParts parts);
PursuitPeopleParts
pursuit_people_map_get_parts (PursuitChange *change);
PursuitPeopleMap *
pursuit_people_map_copy (const PursuitPeopleMap *self);
void
pursuit_people_map_replace_people (PursuitPeopleMap *self, const gint64 *ids, GPtrArray *records);
void
pursuit_people_map_clear_deal (PursuitPeopleMap *self);
void
pursuit_people_map_clear_ties (PursuitPeopleMap *self);
PursuitPerson *
pursuit_people_map_get_person (const PursuitPeopleMap *self, gint64 person_id);
gboolean
pursuit_people_map_is_guest (const PursuitPeopleMap *self, PursuitRecord *person);
const PursuitStanding *
pursuit_people_map_get_standing (const PursuitPeopleMap *self, gint64 person_id);

PursuitStanding *
pursuit_standing_new (PursuitRecord *participant);
void
pursuit_standing_free (PursuitStanding *self);
PursuitPartyView *
pursuit_party_view_new (PursuitRecord *party);
void
pursuit_party_view_free (PursuitPartyView *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPeopleMap, pursuit_people_map_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitStanding, pursuit_standing_free)

G_END_DECLS
