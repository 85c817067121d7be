/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PARTICIPANT_VALUE (pursuit_participant_value_get_type ())
G_DECLARE_FINAL_TYPE (PursuitParticipantValue,
                      pursuit_participant_value,
                      PURSUIT,
                      PARTICIPANT_VALUE,
                      PursuitRecord)

extern const PursuitEntity PURSUIT_PARTICIPANT_VALUE_ENTITY;

/** The fields of a participant that are kept over time, in the order of #PursuitKeptField. */
extern const PursuitChoice PURSUIT_KEPT_FIELDS[];

/** PursuitKeptField: the fields of a participant that are kept over time. */
typedef enum
{
  PURSUIT_KEPT_ROLES,
  PURSUIT_KEPT_ATTITUDE,
  PURSUIT_KEPT_COVERAGE, /* as judged: the participant's field is coverage_said */
  PURSUIT_KEPT_WEIGHT,
  PURSUIT_KEPT_INSIDER,
  PURSUIT_N_KEPT_FIELDS
} PursuitKeptField;

/** The fields of a value over time, in the order of its descriptor table. */
enum
{
  PURSUIT_PARTICIPANT_VALUE_PARTICIPANT_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PARTICIPANT_VALUE_DEAL_ID,
  PURSUIT_PARTICIPANT_VALUE_DEAL,
  PURSUIT_PARTICIPANT_VALUE_PERSON_ID,
  PURSUIT_PARTICIPANT_VALUE_PERSON,
  PURSUIT_PARTICIPANT_VALUE_FIELD,
  PURSUIT_PARTICIPANT_VALUE_VALUE,
  PURSUIT_PARTICIPANT_VALUE_DAY,
  PURSUIT_PARTICIPANT_VALUE_SOURCE,
  PURSUIT_PARTICIPANT_VALUE_COPIED_FROM,
  PURSUIT_PARTICIPANT_VALUE_BY_ID,
  PURSUIT_PARTICIPANT_VALUE_BY,
  PURSUIT_PARTICIPANT_VALUE_N_FIELDS
};

guint
pursuit_kept_field_index (PursuitKeptField field);
gboolean
pursuit_kept_field_find (const char *code, PursuitKeptField *field);
char *
pursuit_kept_source_make (gint64 deal_id);
char *
pursuit_kept_source_word (const char *source, const char *deal);

G_END_DECLS
