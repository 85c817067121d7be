/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PARTICIPATION (pursuit_participation_get_type ())
G_DECLARE_FINAL_TYPE (PursuitParticipation, pursuit_participation, PURSUIT, PARTICIPATION, PursuitRecord)

extern const PursuitEntity PURSUIT_PARTICIPATION_ENTITY;

/** The kinds of people of the participation matrix, in its order. */
extern const PursuitChoice PURSUIT_PEOPLE_KINDS[];

/** What people of a kind have to do with a buying stage. */
enum
{
  PURSUIT_PARTICIPATION_ABSENT,
  PURSUIT_PARTICIPATION_MAY_JOIN,
  PURSUIT_PARTICIPATION_WORKS,
  PURSUIT_PARTICIPATION_DECIDES
};

/** The fields of a cell of the participation matrix, in the order of its descriptor table. */
enum
{
  PURSUIT_PARTICIPATION_BUYING_STAGE_ID = PURSUIT_RECORD_N_COMMON,
  PURSUIT_PARTICIPATION_PEOPLE,
  PURSUIT_PARTICIPATION_DOES,
  PURSUIT_PARTICIPATION_DOES_OTHER,
  PURSUIT_PARTICIPATION_WEIGHT,
  PURSUIT_PARTICIPATION_N_FIELDS
};

const char *
pursuit_participation_get_does (PursuitParticipation *self, gboolean other);

G_END_DECLS
