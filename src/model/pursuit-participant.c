/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-participant.h"

#include <glib/gi18n-lib.h>

/**
 * PursuitParticipant:
 *
 * What a person is in one deal. Roles, attitude, weight, coverage and insider are kept over time
 * (#PursuitParticipantValue); here is the latest. Last contact comes from the activities, and so does
 * coverage as long as nobody has judged it.
 */
struct _PursuitParticipant
{
  PursuitRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (PursuitParticipant, pursuit_participant, PURSUIT_TYPE_RECORD)

const PursuitChoice PURSUIT_ROLES[] = {
  { "initiator", N_ ("Initiator") },
  { "decision-maker", N_ ("Decision maker") },
  { "user", N_ ("User") },
  { "designer", N_ ("Designer") },
  { "evaluator", N_ ("Evaluator") },
  { "influencer", N_ ("Influencer") },
  { "gatekeeper", N_ ("Gatekeeper") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_WINS[] = {
  { "physiological", N_ ("Physiological needs") },
  { "safety", N_ ("Safety") },
  { "belonging", N_ ("Belonging") },
  { "esteem", N_ ("Esteem") },
  { "achievement", N_ ("Achievement") },
  { NULL, NULL },
};

const PursuitChoice PURSUIT_TELLS[] = {
  { "structure", N_ ("Who decides, and how they stand to each other") },
  { "itineraries", N_ ("Who is where when") },
  { "rivals", N_ ("What rivals do") },
  { "criteria", N_ ("What they judge by") },
  { "budget", N_ ("Budget and prices") },
  { "schedule", N_ ("The timetable") },
  { "politics", N_ ("Inside politics") },
  { NULL, NULL },
};

/* clang-format off */
static const PursuitField FIELDS[] = {
  PURSUIT_COMMON_FIELDS,
  { "deal_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "deal" },
  { "person_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_JSON, NULL, .target = "person" },
  { "person", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_JSON, N_ ("Person"), .target = "person" },
  { "roles", PURSUIT_FIELD_SET, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Roles"), .choices = PURSUIT_ROLES },
  { "attitude", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Attitude"), .min = -2, .max = 2 },
  { "weight", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Decision weight"), .min = 0, .max = 100 },
  { "insider", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Insider") },
  { "owner_id", PURSUIT_FIELD_REF, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, NULL, .target = "member" },
  { "notes", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Notes") },
  { "coverage_said", PURSUIT_FIELD_INT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Coverage, as judged"), .min = 0, .max = 3 },
  { "outside", PURSUIT_FIELD_BOOL, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Outside the buying centre") },
  { "wins", PURSUIT_FIELD_SET, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Needs that winning meets"), .choices = PURSUIT_WINS },
  { "wins_text", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Wins if") },
  { "concern", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Present concern") },
  { "politics_for", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Inside politics for us") },
  { "politics_against", PURSUIT_FIELD_TEXT, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON | PURSUIT_FIELD_LONG, N_ ("Inside politics against us") },
  { "tells", PURSUIT_FIELD_SET, PURSUIT_FIELD_STORED | PURSUIT_FIELD_EDIT | PURSUIT_FIELD_JSON, N_ ("Can tell"), .choices = PURSUIT_TELLS },
  { "coverage", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Coverage") },
  { "coverage_met", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Coverage, from contacts") },
  { "last_contact", PURSUIT_FIELD_DATE, PURSUIT_FIELD_JSON, N_ ("Last contact") },
  { "contacts", PURSUIT_FIELD_INT, PURSUIT_FIELD_JSON, N_ ("Contacts") },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (FIELDS) == PURSUIT_PARTICIPANT_N_FIELDS);

const PursuitEntity PURSUIT_PARTICIPANT_ENTITY = {
  .name = "participant",
  .plural = "participants",
  .label = N_ ("Participant"),
  .fields = FIELDS,
  .n_fields = G_N_ELEMENTS (FIELDS),
  .get_type = pursuit_participant_get_type,
};

static void
pursuit_participant_class_init (PursuitParticipantClass *klass)
{
  pursuit_record_class_install (PURSUIT_RECORD_CLASS (klass), &PURSUIT_PARTICIPANT_ENTITY);
}

static void
pursuit_participant_init (PursuitParticipant *self)
{
}
