/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-story.h"

/** pursuit_story_event_new: (transfer full): an event without words and day. */
PursuitStoryEvent *
pursuit_story_event_new (void)
{
  PursuitStoryEvent *self = g_new0 (PursuitStoryEvent, 1);

  self->day = PURSUIT_DAY_NONE;
  return self;
}

/** pursuit_story_event_free: frees an event. */
void
pursuit_story_event_free (PursuitStoryEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->stage);
  g_free (self->outcome);
  g_free (self->by);
  g_free (self->reason);
  g_free (self->competitor);
  g_free (self->missing);
  g_free (self->approved_by);
  g_free (self);
}

/** pursuit_field_change_new: (transfer full): a change that owns the words @before and @after. */
PursuitFieldChange *
pursuit_field_change_new (guint field, char *before, char *after)
{
  PursuitFieldChange *self = g_new0 (PursuitFieldChange, 1);

  self->field = field;
  self->before = before;
  self->after = after;
  return self;
}

/** pursuit_field_change_free: frees a change. */
void
pursuit_field_change_free (PursuitFieldChange *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/** pursuit_deal_step_new: (transfer full): a step without words and changes. */
PursuitDealStep *
pursuit_deal_step_new (void)
{
  PursuitDealStep *self = g_new0 (PursuitDealStep, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_field_change_free);
  return self;
}

/** pursuit_deal_step_free: frees a step. */
void
pursuit_deal_step_free (PursuitDealStep *self)
{
  if (self == NULL)
    return;
  g_free (self->actor);
  g_free (self->label);
  g_free (self->detail);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/** pursuit_deal_story_new: (transfer full): a story in which nothing has happened. */
PursuitDealStory *
pursuit_deal_story_new (void)
{
  PursuitDealStory *self = g_new0 (PursuitDealStory, 1);

  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_story_event_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_deal_step_free);
  return self;
}

/** pursuit_deal_story_free: frees a story. */
void
pursuit_deal_story_free (PursuitDealStory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* Whether the deal is on its course behind @event: being sold, or, once it is won, being delivered. */
static gboolean
is_running (const PursuitStoryEvent *event)
{
  return event->outcome == NULL || g_str_equal (event->outcome, "open") ||
         g_str_equal (event->outcome, "won");
}

/**
 * pursuit_deal_story_days_in_stage:
 * @today: until when a deal that is still there is counted
 *
 * All stays in the stage together; the days on which the deal was closed are left out. The day on which a
 * deal goes on belongs to the next stage.
 *
 * Returns: whole days; -1 when the deal was never there, or the days of its coming or going are not known
 */
int
pursuit_deal_story_days_in_stage (const PursuitDealStory *self, gint64 stage_id, PursuitDay today)
{
  gboolean there = FALSE;
  int days = 0;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->events->len; i++)
    {
      const PursuitStoryEvent *event = self->events->pdata[i];
      PursuitDay end = today;

      if (i + 1 < self->events->len)
        end = ((const PursuitStoryEvent *) self->events->pdata[i + 1])->day;
      if (event->stage_id != stage_id || !is_running (event))
        continue;
      if (event->day == PURSUIT_DAY_NONE || end == PURSUIT_DAY_NONE)
        return -1;
      there = TRUE;
      days += MAX (0, end - event->day);
    }
  return there ? days : -1;
}

/** pursuit_deal_story_was_in_stage: whether the deal is or ever was in the stage. */
gboolean
pursuit_deal_story_was_in_stage (const PursuitDealStory *self, gint64 stage_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->events->len; i++)
    {
      if (((const PursuitStoryEvent *) self->events->pdata[i])->stage_id == stage_id)
        return TRUE;
    }
  return FALSE;
}
