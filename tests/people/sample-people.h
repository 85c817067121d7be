/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-participant.h"
#include "pursuit-person.h"

G_BEGIN_DECLS

/* Ids of the people that sample_people_new() makes. */
enum
{
  SAMPLE_BOSS = 1,
  SAMPLE_DEPUTY,   /* reports to the boss */
  SAMPLE_ENGINEER, /* reports to the deputy */
  SAMPLE_UNKNOWN,  /* reports to the deputy, a placeholder */
  SAMPLE_BUYER,    /* reports to the deputy */
  SAMPLE_WORKER,   /* reports to the engineer */
  SAMPLE_CLERK,    /* not on the chart */
};

GPtrArray *
sample_people_new (void);
GHashTable *
sample_participants_new (void);
PursuitRecord *
sample_participant_add (GHashTable *participants, gint64 person_id);

G_END_DECLS
