/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a deal came to where it is, against what the database holds. */

#include "session-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-session-story.h"

static gint64
stage (SessionFixture *fixture, const char *code)
{
  g_autofree char *sql = g_strdup_printf ("SELECT s.id FROM stage s JOIN process p ON p.id = s.process_id"
                                          " WHERE p.code = 'key-account' AND s.code = '%s'",
                                          code);
  return session_number (fixture, sql);
}

static gint64
new_deal (SessionFixture *fixture)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Rolling oil");
  pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, 120000000);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

static void
edit (SessionFixture *fixture, gint64 id, guint field, const char *text)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_fields_parse (fields, PURSUIT_DEAL_ENTITY.fields[field].name, text, &error));
  g_assert_no_error (error);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_set_fields (id, 0, fields));
}

static void
move (SessionFixture *fixture, gint64 id, const char *code)
{
  g_autoptr (PursuitStep) step =
      session_must_run (fixture, session_forced_move (id, stage (fixture, code), PURSUIT_PLACE_TOP));
}

static PursuitDealStory *
read_story (SessionFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  PursuitDealStory *story = pursuit_session_deal_story (fixture->session, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (story);
  return story;
}

static const PursuitFieldChange *
find_change (PursuitDealStory *story, guint step, guint field)
{
  GPtrArray *changes = ((PursuitDealStep *) story->steps->pdata[step])->changes;

  for (guint i = 0; i < changes->len; i++)
    {
      const PursuitFieldChange *change = changes->pdata[i];
      if (change->field == field)
        return change;
    }
  return NULL;
}

/* Old and new values are told in words, those of references by name. */
static void
test_steps (void)
{
  SessionFixture fixture;
  const PursuitFieldChange *change;
  const PursuitDealStep *step;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 id = new_deal (&fixture);
  edit (&fixture, id, PURSUIT_DEAL_EXPECTED_CLOSE, "2027-03-14");
  edit (&fixture, id, PURSUIT_DEAL_AMOUNT, "760000");
  move (&fixture, id, "enter");
  g_autoptr (PursuitDealStory) story = read_story (&fixture, id);

  g_assert_cmpuint (story->steps->len, ==, 4);
  step = story->steps->pdata[0];
  g_assert_cmpstr (step->label, ==, "Move “Rolling oil” to Enter");
  g_assert_true (step->is_last);
  g_assert_false (step->undone);
  change = find_change (story, 0, PURSUIT_DEAL_STAGE);
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, "Develop");
  g_assert_cmpstr (change->after, ==, "Enter");
  g_assert_null (find_change (story, 0, PURSUIT_DEAL_POSITION));

  change = find_change (story, 1, PURSUIT_DEAL_AMOUNT);
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, !=, change->after);
  g_assert_nonnull (strstr (change->after, "760"));
  g_assert_false (((PursuitDealStep *) story->steps->pdata[1])->is_last);

  change = find_change (story, 2, PURSUIT_DEAL_EXPECTED_CLOSE);
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, "");
  g_assert_cmpstr (change->after, ==, "14 Mar");
  /* the step that made the deal changed nothing of it */
  g_assert_cmpuint (((PursuitDealStep *) story->steps->pdata[3])->changes->len, ==, 0);
  session_fixture_close (&fixture);
}

/* A move that was taken back is told as undone, and is no event any more. */
static void
test_undone (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 id = new_deal (&fixture);
  move (&fixture, id, "enter");
  g_autoptr (PursuitStep) undone = pursuit_session_undo (fixture.session, &error);
  g_assert_no_error (error);
  g_autoptr (PursuitDealStory) story = read_story (&fixture, id);

  g_assert_cmpuint (story->events->len, ==, 1);
  g_assert_cmpuint (story->steps->len, ==, 2);
  g_assert_true (((PursuitDealStep *) story->steps->pdata[0])->undone);
  g_assert_false (((PursuitDealStep *) story->steps->pdata[0])->is_last);
  g_assert_true (((PursuitDealStep *) story->steps->pdata[1])->is_last);
  g_assert_false (pursuit_deal_story_was_in_stage (story, stage (&fixture, "enter")));
  session_fixture_close (&fixture);
}

/* Days per stage: there and back again counts together, closed days do not count. */
static void
test_days (void)
{
  SessionFixture fixture;
  PursuitDay start;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  start = pursuit_session_get_today (fixture.session);
  gint64 id = new_deal (&fixture);
  pursuit_session_set_today (fixture.session, start + 14);
  move (&fixture, id, "enter");
  pursuit_session_set_today (fixture.session, start + 20);
  move (&fixture, id, "develop");
  pursuit_session_set_today (fixture.session, start + 23);
  move (&fixture, id, "enter");
  g_autoptr (PursuitDealStory) story = read_story (&fixture, id);

  g_assert_cmpuint (story->events->len, ==, 4);
  g_assert_cmpint (pursuit_deal_story_days_in_stage (story, stage (&fixture, "develop"), start + 32), ==, 17);
  g_assert_cmpint (pursuit_deal_story_days_in_stage (story, stage (&fixture, "enter"), start + 32), ==, 15);
  g_assert_cmpint (pursuit_deal_story_days_in_stage (story, stage (&fixture, "bid"), start + 32), ==, -1);
  g_assert_true (pursuit_deal_story_was_in_stage (story, stage (&fixture, "develop")));
  g_assert_false (pursuit_deal_story_was_in_stage (story, stage (&fixture, "bid")));

  pursuit_session_set_today (fixture.session, start + 25);
  g_autoptr (PursuitStep) closed =
      session_must_run (&fixture, pursuit_command_close_deal (id, "lost", "price", "Rival Oil", start + 25));
  g_autoptr (PursuitDealStory) lost = read_story (&fixture, id);
  const PursuitStoryEvent *event = lost->events->pdata[4];
  g_assert_cmpstr (event->kind, ==, "closed");
  g_assert_cmpstr (event->outcome, ==, "lost");
  g_assert_cmpstr (event->reason, ==, "price");
  g_assert_cmpint (event->day, ==, start + 25);
  g_assert_cmpint (pursuit_deal_story_days_in_stage (lost, stage (&fixture, "enter"), start + 99), ==, 8);
  session_fixture_close (&fixture);
}

/* Of a deal that nobody moved since the sample was laid there are events only. */
static void
test_sample (void)
{
  SessionFixture fixture;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_TEAM, 0);
  gint64 id = session_number (&fixture, "SELECT deal_id FROM stage_event GROUP BY deal_id"
                                        " ORDER BY count(*) DESC, deal_id LIMIT 1");
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM stage_event WHERE voided_by IS NULL AND deal_id = %" G_GINT64_FORMAT, id);
  g_autoptr (PursuitDealStory) story = read_story (&fixture, id);

  g_assert_cmpint (story->events->len, ==, session_number (&fixture, sql));
  g_assert_cmpuint (story->events->len, >, 1);
  for (guint i = 1; i < story->events->len; i++)
    {
      const PursuitStoryEvent *before = story->events->pdata[i - 1], *event = story->events->pdata[i];
      g_assert_cmpint (before->day, <=, event->day);
    }
  session_fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/steps", test_steps);
  g_test_add_func ("/story/undone", test_undone);
  g_test_add_func ("/story/days", test_days);
  g_test_add_func ("/story/sample", test_sample);
  return g_test_run ();
}
