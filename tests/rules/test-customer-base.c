/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-grade-history.h"
#include "pursuit-owner-move.h"
#include "pursuit-satisfaction.h"

static void
test_story (void)
{
  const PursuitGradeStep steps[] = {
    { 100, 'C', 'B' }, { 120, 'B', 'A' }, { 120, 'A', 'B' }, { 150, 'B', 'D' }
  };
  const PursuitGradeStory story = { 90, 'D', steps, G_N_ELEMENTS (steps) };
  const PursuitGradeStory unwritten = { 90, 'C', NULL, 0 };
  const struct
  {
    PursuitDay day;
    char grade;
  } cases[] = { { 89, 0 },    { 90, 'C' },  { 99, 'C' },  { 100, 'B' },
                { 119, 'B' }, { 120, 'B' }, { 150, 'D' }, { 999, 'D' } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pursuit_grade_story_at (&story, cases[i].day), ==, cases[i].grade);
  g_assert_cmpint (pursuit_grade_story_at (&unwritten, 89), ==, 0);
  g_assert_cmpint (pursuit_grade_story_at (&unwritten, 90), ==, 'C');
}

static void
test_move (void)
{
  const PursuitGradeStep steps[] = { { 100, 'C', 'B' }, { 120, 'B', 'A' }, { 150, 'A', 'C' } };
  const PursuitGradeStory story = { 90, 'C', steps, G_N_ELEMENTS (steps) };
  const struct
  {
    PursuitDay before, last;
    PursuitGradeMove move;
    int step; /* −1: none */
  } cases[] = {
    { 10, 80, PURSUIT_GRADE_ABSENT, -1 },
    { 10, 90, PURSUIT_GRADE_NEW, -1 },
    { PURSUIT_DAY_NONE, 130, PURSUIT_GRADE_NEW, 1 },
    { 90, 99, PURSUIT_GRADE_SAME, -1 },
    { 95, 100, PURSUIT_GRADE_ROSE, 0 },
    { 95, 130, PURSUIT_GRADE_ROSE, 1 },
    { 130, 150, PURSUIT_GRADE_FELL, 2 },
    { 95, 160, PURSUIT_GRADE_SAME, 2 },
    { 110, 160, PURSUIT_GRADE_FELL, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PursuitGradeStep *step;

      g_assert_cmpint (pursuit_grade_story_get_move (&story, cases[i].before, cases[i].last, &step), ==,
                       cases[i].move);
      g_assert_true (step == (cases[i].step < 0 ? NULL : &steps[cases[i].step]));
    }
}

static void
test_owner_moves (void)
{
  const struct
  {
    const char *kind;
    gint64 from, to;
    PursuitOwnerMove move;
  } cases[] = {
    { "new", 0, 1, PURSUIT_OWNER_GIVEN },        { "assign", 0, 1, PURSUIT_OWNER_GIVEN },
    { "set", 0, 1, PURSUIT_OWNER_GIVEN },        { "set", 1, 2, PURSUIT_OWNER_PASSED },
    { "set", 1, 0, PURSUIT_OWNER_RELEASED },     { "claim", 0, 1, PURSUIT_OWNER_CLAIMED },
    { "hand-over", 1, 2, PURSUIT_OWNER_PASSED }, { "exchange", 2, 1, PURSUIT_OWNER_PASSED },
    { "release", 1, 0, PURSUIT_OWNER_RELEASED }, { "automatic", 1, 0, PURSUIT_OWNER_AUTOMATIC },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (pursuit_owner_move_classify (cases[i].kind, cases[i].from, cases[i].to), ==,
                       cases[i].move);
      g_assert_true (pursuit_choice_is_valid (PURSUIT_OWNER_STEPS, cases[i].kind));
    }
}

static void
test_care (void)
{
  const gint64 amounts[] = { 500, 0, 100, 900, 300 }, nothing[] = { 0, 0, 0 };
  gint64 high = pursuit_satisfaction_find_high_amount (amounts, G_N_ELEMENTS (amounts));

  g_assert_cmpint (high, ==, 300);
  g_assert_cmpint (pursuit_satisfaction_find_high_amount (amounts, 4), ==, 500);
  g_assert_cmpint (pursuit_satisfaction_find_high_amount (nothing, 3), ==, 1);
  g_assert_cmpint (pursuit_satisfaction_find_high_amount (NULL, 0), ==, 1);
  g_assert_cmpint (pursuit_satisfaction_get_care (300, high, 3.4), ==, PURSUIT_CARE_ASSURE);
  g_assert_cmpint (pursuit_satisfaction_get_care (300, high, 3.5), ==, PURSUIT_CARE_STAFF);
  g_assert_cmpint (pursuit_satisfaction_get_care (299, high, 5), ==, PURSUIT_CARE_CREATE);
  g_assert_cmpint (pursuit_satisfaction_get_care (0, high, 1), ==, PURSUIT_CARE_INFORM);
  /* what the method says of each */
  g_assert_cmpstr (pursuit_care_get_measure (PURSUIT_CARE_ASSURE), ==, "Strengthen and assure after-sales");
  g_assert_cmpstr (pursuit_care_get_measure (PURSUIT_CARE_STAFF), ==, "Put more salespeople on them");
  g_assert_cmpstr (pursuit_care_get_measure (PURSUIT_CARE_CREATE), ==, "Create new needs");
  g_assert_cmpstr (pursuit_care_get_measure (PURSUIT_CARE_INFORM), ==, "Follow up actively, keep informed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/customer-base/story", test_story);
  g_test_add_func ("/customer-base/move", test_move);
  g_test_add_func ("/customer-base/owner-moves", test_owner_moves);
  g_test_add_func ("/customer-base/care", test_care);
  return g_test_run ();
}
