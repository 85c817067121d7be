/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitStoryEvent: a deal came into a stage, or left the course of its process there. Only what was not
 * taken back.
 *
 * @kind: "created", "imported", "moved", "closed", "reopened", "owner" or "process"
 * @stage_id, @stage: the stage behind the event, and what it was called that day
 * @outcome: of the deal behind the event
 * @day: %PURSUIT_DAY_NONE when it is not known, as of deals that were imported without their course
 * @by: (nullable): who did it
 * @forced: moved on without its key node; @reason says why, as of a deal that was closed
 * @missing: (nullable): what was missing then, a sentence a line
 * @approved_by: (nullable): who approved the step
 */
typedef struct
{
  gint64 operation_id;
  char *kind;
  gint64 stage_id;
  char *stage;
  char *outcome;
  PursuitDay day;
  char *by;
  gboolean forced;
  char *reason;
  char *competitor;
  char *missing;
  char *approved_by;
} PursuitStoryEvent;

/** PursuitFieldChange: what one step did to one field of the deal; @before and @after in words, "" for
 * nothing. */
typedef struct
{
  guint field; /* index in the deal's table: the name where there is one, e.g. of the owner */
  char *before;
  char *after;
} PursuitFieldChange;

/**
 * PursuitDealStep: a step of the journal that changed the deal.
 *
 * @undone: it was taken back
 * @is_last: it is what undo would take back now
 * @can_undo: it can be taken back by itself
 * @brought: it is the step that the deal came with
 * @changes: (element-type PursuitFieldChange): empty for a step that only made the deal
 */
typedef struct
{
  gint64 operation_id;
  gint64 at_ms;
  char *actor;
  char *label;
  gboolean undone;
  gboolean is_last;
  gboolean can_undo;
  gboolean brought;
  char *detail; /* (nullable): what else is to be told: evidence, a reason */
  GPtrArray *changes;
} PursuitDealStep;

/**
 * PursuitDealStory: how a deal came to where it is. Free with pursuit_deal_story_free().
 *
 * @events: (element-type PursuitStoryEvent): from the first to the last
 * @steps: (element-type PursuitDealStep): newest first
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *steps;
} PursuitDealStory;

PursuitDealStory *
pursuit_deal_story_new (void);
void
pursuit_deal_story_free (PursuitDealStory *self);
int
pursuit_deal_story_days_in_stage (const PursuitDealStory *self, gint64 stage_id, PursuitDay today);
gboolean
pursuit_deal_story_was_in_stage (const PursuitDealStory *self, gint64 stage_id);

PursuitStoryEvent *
pursuit_story_event_new (void);
void
pursuit_story_event_free (PursuitStoryEvent *self);
PursuitFieldChange *
pursuit_field_change_new (guint field, char *before, char *after);
void
pursuit_field_change_free (PursuitFieldChange *self);
PursuitDealStep *
pursuit_deal_step_new (void);
void
pursuit_deal_step_free (PursuitDealStep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDealStory, pursuit_deal_story_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDealStep, pursuit_deal_step_free)

G_END_DECLS
