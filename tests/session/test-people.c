/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people-fixture.h"

#include "pursuit-activity.h"
#include "pursuit-session-keep.h"

static void
assert_attitude (SessionFixture *fixture,
                 gint64 deal,
                 gint64 person,
                 PursuitDay day,
                 int attitude,
                 PursuitDay since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) standings = pursuit_session_participants_as_of (fixture->session, deal, day, &error);

  g_assert_no_error (error);
  const PursuitStanding *standing = people_find_standing (standings, person);
  g_assert_cmpint (standing->kept[PURSUIT_KEPT_ATTITUDE].known, ==, attitude != G_MAXINT);
  g_assert_cmpint (pursuit_record_is_set (standing->participant, PURSUIT_PARTICIPANT_ATTITUDE), ==,
                   attitude != G_MAXINT);
  if (attitude == G_MAXINT)
    return;
  g_assert_cmpint (pursuit_record_get_int (standing->participant, PURSUIT_PARTICIPANT_ATTITUDE), ==,
                   attitude);
  g_assert_cmpint (standing->kept[PURSUIT_KEPT_ATTITUDE].day, ==, since);
}

/* Each change is kept, with the day, whoever told it and whoever entered it; one of an earlier day changes
 * the past only. */
static void
test_values (void)
{
  SessionFixture fixture;
  const PursuitDay september = pursuit_day_from_ymd (2026, 9, 1),
                   october = pursuit_day_from_ymd (2026, 10, 1), today = pursuit_day_from_ymd (2026, 11, 21);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         person = people_make_person (&fixture, "Zhao Wei", "Hengda");

  session_forth_and_back (&fixture, people_say (deal, person, "attitude", "1", october, "Sun Li"),
                          "Set “Zhao Wei” in “Cutting fluids”");
  session_forth_and_back (&fixture, people_say (deal, person, "attitude", "2", PURSUIT_DAY_NONE, NULL),
                          "Set “Zhao Wei” in “Cutting fluids”");
  session_forth_and_back (&fixture, people_say (deal, person, "attitude", "-1", september, "Li"),
                          "Set “Zhao Wei” in “Cutting fluids”");
  g_assert_cmpint (session_number (&fixture, "SELECT attitude FROM participant"), ==, 2);
  g_autofree char *rows = session_answer (
      &fixture,
      "SELECT v.value, v.day, v.source, m.name FROM participant_value v JOIN member m ON m.id = v.by_id"
      " ORDER BY v.day");
  g_assert_cmpstr (rows, ==, "-1|2026-09-01|Li|Tester\n1|2026-10-01|Sun Li|Tester\n2|2026-11-21||Tester\n");

  assert_attitude (&fixture, deal, person, PURSUIT_DAY_NONE, 2, today);
  assert_attitude (&fixture, deal, person, today - 1, 1, october);
  assert_attitude (&fixture, deal, person, october, 1, october);
  assert_attitude (&fixture, deal, person, october - 1, -1, september);
  assert_attitude (&fixture, deal, person, september - 1, G_MAXINT, 0);

  /* the same again says nothing new, unless it is said of a day or by somebody */
  session_run (&fixture, people_say (deal, person, "attitude", "2", PURSUIT_DAY_NONE, NULL));
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM participant_value"), ==, 3);
  session_run (&fixture, people_say (deal, person, "attitude", "2", PURSUIT_DAY_NONE, "Qian Hao"));
  g_assert_cmpint (session_number (&fixture, "SELECT count(*) FROM participant_value"), ==, 4);
  session_must_refuse (&fixture, people_say (deal, person, "attitude", "0", today + 1, NULL),
                       PURSUIT_ERROR_BAD_VALUE, "in the future");
  /* what is not known any longer is a value too */
  session_run (&fixture, people_say (deal, person, "attitude", "", PURSUIT_DAY_NONE, NULL));
  assert_attitude (&fixture, deal, person, PURSUIT_DAY_NONE, G_MAXINT, 0);
  assert_attitude (&fixture, deal, person, today - 1, 1, october);
  session_assert_sound (&fixture);

  /* the columns may not say something else than the history */
  g_autoptr (GError) error = NULL;
  g_autofree char *shell =
      g_strdup_printf ("sqlite3 '%s' 'UPDATE participant SET attitude = -2'", fixture.path);
  g_clear_object (&fixture.session);
  g_assert_true (g_spawn_command_line_sync (shell, NULL, NULL, NULL, &error));
  session_fixture_reopen (&fixture);
  g_autoptr (GPtrArray) findings = pursuit_session_check (fixture.session, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (findings->pdata[0], "not the latest"));
  session_fixture_close (&fixture);
}

/* A step cannot be taken back from under a later one about the same value, even when that changed the past
 * only. */
static void
test_earlier_undo (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         person = people_make_person (&fixture, "Zhao Wei", "Hengda");
  session_run (&fixture, people_say (deal, person, "roles", "user", PURSUIT_DAY_NONE, NULL));
  g_autoptr (PursuitStep) step =
      session_must_run (&fixture, people_say (deal, person, "attitude", "1", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture,
               people_say (deal, person, "attitude", "-2", pursuit_day_from_ymd (2026, 10, 1), NULL));
  g_autoptr (PursuitStep) undone = pursuit_session_undo_step (fixture.session, step->operation_id, &error);
  g_assert_null (undone);
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT);
  g_assert_cmpint (session_number (&fixture, "SELECT attitude FROM participant"), ==, 1);
  session_assert_sound (&fixture);
  session_fixture_close (&fixture);
}

/* What was entered before values were kept counts as entered nobody knows when, and stays the past. */
static void
test_unknown_day (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  const PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         person = people_make_person (&fixture, "Zhao Wei", "Hengda");
  session_run (&fixture, people_say (deal, person, "attitude", "1", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (deal, person, "coverage_said", "3", PURSUIT_DAY_NONE, NULL));
  g_clear_object (&fixture.session);
  g_autofree char *shell = g_strdup_printf ("sqlite3 '%s' 'DELETE FROM participant_value'", fixture.path);
  g_assert_true (g_spawn_command_line_sync (shell, NULL, NULL, NULL, &error));
  session_fixture_reopen (&fixture);

  assert_attitude (&fixture, deal, person, pursuit_day_from_ymd (2020, 1, 1), 1, PURSUIT_DAY_NONE);
  g_autoptr (GPtrArray) standings =
      pursuit_session_participants_as_of (fixture.session, deal, PURSUIT_DAY_NONE, &error);
  const PursuitStanding *standing = people_find_standing (standings, person);
  g_assert_true (standing->kept[PURSUIT_KEPT_ATTITUDE].aged);
  g_assert_false (standing->kept[PURSUIT_KEPT_WEIGHT].aged); /* there is none */
  g_assert_cmpint (pursuit_record_get_int (standing->participant, PURSUIT_PARTICIPANT_COVERAGE), ==, 3);

  session_forth_and_back (&fixture, people_say (deal, person, "attitude", "-1", PURSUIT_DAY_NONE, NULL),
                          "Set “Zhao Wei” in “Cutting fluids”");
  assert_attitude (&fixture, deal, person, today - 1, 1, PURSUIT_DAY_NONE);
  assert_attitude (&fixture, deal, person, PURSUIT_DAY_NONE, -1, today);
  g_assert_cmpint (
      session_number (&fixture, "SELECT count(*) FROM participant_value WHERE day IS NULL AND by_id IS NULL"),
      ==, 1);
  session_assert_sound (&fixture);
  session_fixture_close (&fixture);
}

/* Aged after 60 days, seen from the day as of which the deal is shown. */
static void
test_aged (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  const PursuitDay day = pursuit_day_from_ymd (2026, 9, 21);

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         person = people_make_person (&fixture, "Zhao Wei", "Hengda");
  session_run (&fixture, people_say (deal, person, "insider", "yes", day, NULL));
  for (int after = 60; after <= 61; after++)
    {
      g_autoptr (GPtrArray) standings =
          pursuit_session_participants_as_of (fixture.session, deal, day + after, &error);
      g_assert_no_error (error);
      g_assert_cmpint (people_find_standing (standings, person)->kept[PURSUIT_KEPT_INSIDER].aged, ==,
                       after > 60);
    }
  session_fixture_close (&fixture);
}

/* Coverage as it was: as judged then, else from the contacts up to that day. */
static void
test_coverage (void)
{
  SessionFixture fixture;
  g_autoptr (GError) error = NULL;
  const PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);
  static const struct
  {
    int before;
    int coverage;
    int contacts;
  } expected[] = { { 0, 0, 4 }, { 9, 0, 3 }, { 10, 2, 3 }, { 29, 1, 2 }, { 31, 0, 0 } };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = people_make_deal (&fixture, "Cutting fluids", "Hengda"),
         person = people_make_person (&fixture, "Zhao Wei", "Hengda");
  session_run (&fixture, people_say (deal, person, "roles", "user", PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, people_say (deal, person, "coverage_said", "0", today - 9, NULL));
  for (int i = 0; i < 4; i++)
    {
      static const int days[] = { 30, 29, 20, 5 };
      g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, "visit");
      pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Visit");
      pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, deal);
      pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_DONE, today - days[i]);
      session_run (&fixture,
                   pursuit_command_log_activity (fields, &person, 1, NULL, 0, NULL, PURSUIT_DAY_NONE));
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) standings =
          pursuit_session_participants_as_of (fixture.session, deal, today - expected[i].before, &error);
      g_assert_no_error (error);
      PursuitRecord *participant = people_find_standing (standings, person)->participant;
      g_assert_cmpint (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_COVERAGE), ==,
                       expected[i].coverage);
      g_assert_cmpint (pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_CONTACTS), ==,
                       expected[i].contacts);
    }
  session_fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/values", test_values);
  g_test_add_func ("/people/earlier-undo", test_earlier_undo);
  g_test_add_func ("/people/unknown-day", test_unknown_day);
  g_test_add_func ("/people/aged", test_aged);
  g_test_add_func ("/people/coverage", test_coverage);
  return g_test_run ();
}
