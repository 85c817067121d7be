/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"

G_BEGIN_DECLS

/**
 * PursuitGradeStep: a change of a company's grade, as the log has it.
 *
 * @from, @to: 'A' to 'D'; 0 where the log has none
 */
typedef struct
{
  PursuitDay day;
  char from;
  char to;
} PursuitGradeStep;

/**
 * PursuitGradeStory: one company's grade from the day on which it became known.
 *
 * @since: that day
 * @now: its grade today
 * @steps: in the order in which they were written
 */
typedef struct
{
  PursuitDay since;
  char now;
  const PursuitGradeStep *steps;
  guint n_steps;
} PursuitGradeStory;

char
pursuit_grade_story_at (const PursuitGradeStory *story, PursuitDay day);

/** PursuitGradeMove: what became of a company's grade between two days. */
typedef enum
{
  PURSUIT_GRADE_ABSENT, /* it was not known yet */
  PURSUIT_GRADE_NEW,    /* it became known */
  PURSUIT_GRADE_SAME,
  PURSUIT_GRADE_ROSE,
  PURSUIT_GRADE_FELL,
} PursuitGradeMove;

PursuitGradeMove
pursuit_grade_story_get_move (const PursuitGradeStory *story,
                              PursuitDay before,
                              PursuitDay last,
                              const PursuitGradeStep **step);

G_END_DECLS
