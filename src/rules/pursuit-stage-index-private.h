/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-funnel.h"

#include <string.h>

G_BEGIN_DECLS

#define PURSUIT_NO_STAGE (-1)
/* Four times as many slots as stages keep nearly every look-up at one probe. */
#define PURSUIT_STAGE_INDEX_SLOTS (4 * PURSUIT_FUNNEL_MAX_STAGES)

/* PursuitStageIndex: from a stage's id to its place in order of position. Asked once an event, hence inline.
 */
typedef struct
{
  gint64 id[PURSUIT_STAGE_INDEX_SLOTS];
  gint8 stage[PURSUIT_STAGE_INDEX_SLOTS];
} PursuitStageIndex;

static inline guint
pursuit_stage_index_slot (gint64 id)
{
  return ((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) % PURSUIT_STAGE_INDEX_SLOTS;
}

static inline void
pursuit_stage_index_init (PursuitStageIndex *self)
{
  memset (self->stage, PURSUIT_NO_STAGE, sizeof self->stage);
}

static inline void
pursuit_stage_index_add (PursuitStageIndex *self, gint64 id, int stage)
{
  guint slot = pursuit_stage_index_slot (id);

  while (self->stage[slot] != PURSUIT_NO_STAGE)
    slot = (slot + 1) % PURSUIT_STAGE_INDEX_SLOTS;
  self->id[slot] = id;
  self->stage[slot] = stage;
}

/* The stage's place, or PURSUIT_NO_STAGE for a stage of another process. */
static inline int
pursuit_stage_index_find (const PursuitStageIndex *self, gint64 id)
{
  guint slot = pursuit_stage_index_slot (id);

  while (self->stage[slot] != PURSUIT_NO_STAGE && self->id[slot] != id)
    slot = (slot + 1) % PURSUIT_STAGE_INDEX_SLOTS;
  return self->stage[slot];
}

G_END_DECLS
