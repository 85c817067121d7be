/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-grade-history.h"

/* The last step up to the end of @day. */
static const PursuitGradeStep *
find_step (const PursuitGradeStory *story, PursuitDay day)
{
  for (guint i = story->n_steps; i > 0; i--)
    if (story->steps[i - 1].day <= day)
      return &story->steps[i - 1];
  return NULL;
}

/**
 * pursuit_grade_story_at:
 *
 * What the last change up to that day made it; before the first change, what that one changed; without any,
 * what it is today.
 *
 * Returns: the grade at the end of @day, 'A' to 'D'; 0: it was not known yet
 */
char
pursuit_grade_story_at (const PursuitGradeStory *story, PursuitDay day)
{
  g_return_val_if_fail (story != NULL, 0);

  const PursuitGradeStep *step = find_step (story, day);

  if (day < story->since)
    return 0;
  if (step != NULL)
    return step->to;
  return story->n_steps > 0 && story->steps[0].from != 0 ? story->steps[0].from : story->now;
}

/**
 * pursuit_grade_story_get_move:
 * @before: the day before the first one; %PURSUIT_DAY_NONE: before all days
 * @last: the last day
 * @step: (out) (transfer none) (nullable): the change that made it what it was on @last; %NULL when none did
 *
 * Returns: what became of it between the ends of the two days, whatever it was in between
 */
PursuitGradeMove
pursuit_grade_story_get_move (const PursuitGradeStory *story,
                              PursuitDay before,
                              PursuitDay last,
                              const PursuitGradeStep **step)
{
  g_return_val_if_fail (story != NULL && step != NULL, PURSUIT_GRADE_ABSENT);

  char from = before == PURSUIT_DAY_NONE ? 0 : pursuit_grade_story_at (story, before);
  char to = pursuit_grade_story_at (story, last);

  *step = to != 0 ? find_step (story, last) : NULL;
  if (to == 0)
    return PURSUIT_GRADE_ABSENT;
  if (from == 0)
    return PURSUIT_GRADE_NEW;
  if (from == to)
    return PURSUIT_GRADE_SAME;
  return to < from ? PURSUIT_GRADE_ROSE : PURSUIT_GRADE_FELL;
}
