/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The personal file and the organisation of a company: what may be noted, and what goes with whom. */

#include "session-fixture.h"

#include "pursuit-company.h"
#include "pursuit-department-check.h"
#include "pursuit-department.h"
#include "pursuit-person.h"
#include "pursuit-session-keep.h"
#include "pursuit-session-reminders.h"
#include "pursuit-trip.h"

static void
open_with_people (SessionFixture *fixture)
{
  session_fixture_open (fixture, PURSUIT_SAMPLE_NONE, 0);
  session_run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Steel"));
  session_run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Paper"));
  session_run (fixture, NEW (PURSUIT_PERSON_ENTITY, "name", "Li", "company", "Steel"));
  session_run (fixture, NEW (PURSUIT_PERSON_ENTITY, "name", "Wu", "company", "Steel"));
}

static void
test_file (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitFields) fields = NULL;
  g_autoptr (GError) error = NULL;

  open_with_people (&fixture);
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", "3-9", "personality", "Driver",
                              "authority", "50000", "sports", "badminton"));
  session_assert_answer (&fixture, "SELECT birthday, personality, authority, sports FROM person WHERE id = 1",
                         "--03-09|driver|5000000|badminton\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT birthday, personality, authority, sports FROM person WHERE id = 1",
                         "|||\n");

  fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
  g_assert_false (pursuit_fields_parse (fields, "birthday", "some day", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
}

static void
test_trips (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  open_with_people (&fixture);
  session_must_refuse (&fixture,
                       NEW (PURSUIT_TRIP_ENTITY, "person_id", "1", "from_day", "2026-12-05", "to_day",
                            "2026-12-01"),
                       PURSUIT_ERROR_REFUSED, "before it begins");
  session_run (&fixture,
               NEW (PURSUIT_TRIP_ENTITY, "person_id", "1", "from_day", "2026-12-05", "place", "Sanya"));
  session_must_refuse (&fixture, SET (PURSUIT_TRIP_ENTITY, 1, "to_day", "2026-12-04"), PURSUIT_ERROR_REFUSED,
                       "before it begins");
  session_run (&fixture, SET (PURSUIT_TRIP_ENTITY, 1, "to_day", "2026-12-12"));
  session_assert_answer (&fixture, "SELECT person_id, from_day, to_day, place FROM trip",
                         "1|2026-12-05|2026-12-12|Sanya\n");

  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, 1));
  session_assert_answer (&fixture, "SELECT count(*) FROM trip", "0\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT t.place, p.name FROM trip t JOIN person p ON p.id = t.person_id",
                         "Sanya|Li\n");
}

static void
test_departments (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  open_with_people (&fixture);
  session_run (&fixture,
               NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Production", "head_id", "1"));
  session_run (&fixture,
               NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Plant 2", "parent_id", "1"));
  session_run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Audit"));
  session_run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "2", "name", "Audit"));
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Audit"),
                       PURSUIT_ERROR_REFUSED, "already");
  session_must_refuse (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 1, "parent_id", "2"), PURSUIT_ERROR_REFUSED,
                       "part of itself");
  session_must_refuse (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 2, "parent_id", "4"), PURSUIT_ERROR_REFUSED,
                       "same company");
  session_must_refuse (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 2, "name", "Production"),
                       PURSUIT_ERROR_REFUSED, "already");

  session_run (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "3", "checked_id", "1"));
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "3", "checked_id", "1"),
                       PURSUIT_ERROR_REFUSED, "already");
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "3", "checked_id", "3"),
                       PURSUIT_ERROR_REFUSED, "itself");
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "4", "checked_id", "1"),
                       PURSUIT_ERROR_REFUSED, "same company");

  /* a head who goes leaves a department behind, a department that goes leaves its parts */
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, 1));
  session_assert_answer (&fixture, "SELECT name, head_id FROM department WHERE id = 1", "Production|\n");
  session_undo (&fixture);
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_DEPARTMENT_ENTITY, 1));
  session_assert_answer (&fixture, "SELECT name, parent_id FROM department WHERE company_id = 1 ORDER BY id",
                         "Plant 2|\nAudit|\n");
  session_assert_answer (&fixture, "SELECT count(*) FROM department_check", "0\n");
  session_undo (&fixture);
  session_assert_answer (&fixture,
                         "SELECT name, parent_id, head_id FROM department WHERE company_id = 1 ORDER BY id",
                         "Production||1\nPlant 2|1|\nAudit||\n");
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_COMPANY_ENTITY, 1));
  session_assert_answer (&fixture, "SELECT company_id, name FROM department", "2|Audit\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT checker_id, checked_id FROM department_check", "3|1\n");
  session_assert_sound (&fixture);
}

static void
assert_reminders (SessionFixture *fixture, int days, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reminders = pursuit_session_reminders (fixture->session, days, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < reminders->len; i++)
    {
      g_autofree char *word =
          pursuit_reminder_word (reminders->pdata[i], pursuit_session_get_today (fixture->session));
      g_string_append_printf (words, "%s\n", word);
    }
  g_assert_cmpstr (words->str, ==, expected);
}

/* Whoever works in a department goes with its name, and back with one undo; another company's stay. */
static void
test_rename (void)
{
  static const char people[] = "SELECT name, department FROM person ORDER BY id";
  g_auto (SessionFixture) fixture = { 0 };

  open_with_people (&fixture);
  session_run (&fixture,
               NEW (PURSUIT_PERSON_ENTITY, "name", "Han", "company", "Paper", "department", "Audit"));
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "department", "Audit"));
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 2, "department", "Plant 2"));
  session_run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Audit"));
  session_assert_answer (&fixture, people, "Li|Audit\nWu|Plant 2\nHan|Audit\n");
  session_run (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 1, "name", "Inspection"));
  session_assert_answer (&fixture, people, "Li|Inspection\nWu|Plant 2\nHan|Audit\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, people, "Li|Audit\nWu|Plant 2\nHan|Audit\n");
}

static void
test_reminders (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  open_with_people (&fixture);
  assert_reminders (&fixture, 14, "");
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", "1976-11-21"));
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 2, "birthday", "12-05"));
  assert_reminders (&fixture, 14, "Li turns 50 today\nWu has birthday on 5 Dec\n");
  assert_reminders (&fixture, 13, "Li turns 50 today\n");
  /* over the end of the year, and one that was yesterday comes back last */
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", "1977-01-02"));
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 2, "birthday", "11-20"));
  assert_reminders (&fixture, 42, "Li turns 50 on 2 Jan\n");
  session_run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", ""));

  session_run (&fixture,
               NEW (PURSUIT_TRIP_ENTITY, "person_id", "1", "from_day", "2026-11-01", "to_day", "2026-11-20"));
  assert_reminders (&fixture, 14, "");
  session_run (&fixture, SET (PURSUIT_TRIP_ENTITY, 1, "to_day", "2026-11-21"));
  session_run (&fixture,
               NEW (PURSUIT_TRIP_ENTITY, "person_id", "2", "from_day", "2026-12-05", "place", "Sanya"));
  assert_reminders (&fixture, 14, "Li is away 1 Nov – 21 Nov\nWu is away 5 Dec: Sanya\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/organisation/file", test_file);
  g_test_add_func ("/organisation/trips", test_trips);
  g_test_add_func ("/organisation/departments", test_departments);
  g_test_add_func ("/organisation/rename", test_rename);
  g_test_add_func ("/organisation/reminders", test_reminders);
  return g_test_run ();
}
