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
assert_answer (SessionFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *answer = session_answer (fixture, sql);
  g_assert_cmpstr (answer, ==, expected);
}

/* FIELD=VALUE pairs, ended by NULL. */
static PursuitFields *
make_fields (const PursuitEntity *entity, const char *const *pairs)
{
  PursuitFields *fields = pursuit_fields_new (entity);

  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      g_autoptr (GError) error = NULL;
      pursuit_fields_parse (fields, pairs[i], pairs[i + 1], &error);
      g_assert_no_error (error);
    }
  return fields;
}

/* Makes a record, or changes the one of that id. */
static PursuitCommand *
make_command (const PursuitEntity *entity, gint64 id, const char *const *pairs)
{
  g_autoptr (PursuitFields) fields = make_fields (entity, pairs);
  return id ? pursuit_command_set_fields (id, 0, fields) : pursuit_command_new_record (fields);
}

#define NEW(entity, ...) make_command (&entity, 0, (const char *const[]){ __VA_ARGS__, NULL })
#define SET(entity, id, ...) make_command (&entity, id, (const char *const[]){ __VA_ARGS__, NULL })

static void
run (SessionFixture *fixture, PursuitCommand *command)
{
  pursuit_step_free (session_must_run (fixture, command));
}

static void
undo (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_undo (fixture->session, &error);

  g_assert_no_error (error);
}

static void
open_with_people (SessionFixture *fixture)
{
  session_fixture_open (fixture, PURSUIT_SAMPLE_NONE, 0);
  run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Steel"));
  run (fixture, NEW (PURSUIT_COMPANY_ENTITY, "name", "Paper"));
  run (fixture, NEW (PURSUIT_PERSON_ENTITY, "name", "Li", "company", "Steel"));
  run (fixture, NEW (PURSUIT_PERSON_ENTITY, "name", "Wu", "company", "Steel"));
}

static void
test_file (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitFields) fields = NULL;
  g_autoptr (GError) error = NULL;

  open_with_people (&fixture);
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", "3-9", "personality", "Driver", "authority",
                      "50000", "sports", "badminton"));
  assert_answer (&fixture, "SELECT birthday, personality, authority, sports FROM person WHERE id = 1",
                 "--03-09|driver|5000000|badminton\n");
  undo (&fixture);
  assert_answer (&fixture, "SELECT birthday, personality, authority, sports FROM person WHERE id = 1",
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
  run (&fixture, NEW (PURSUIT_TRIP_ENTITY, "person_id", "1", "from_day", "2026-12-05", "place", "Sanya"));
  session_must_refuse (&fixture, SET (PURSUIT_TRIP_ENTITY, 1, "to_day", "2026-12-04"), PURSUIT_ERROR_REFUSED,
                       "before it begins");
  run (&fixture, SET (PURSUIT_TRIP_ENTITY, 1, "to_day", "2026-12-12"));
  assert_answer (&fixture, "SELECT person_id, from_day, to_day, place FROM trip",
                 "1|2026-12-05|2026-12-12|Sanya\n");

  run (&fixture, pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, 1));
  assert_answer (&fixture, "SELECT count(*) FROM trip", "0\n");
  undo (&fixture);
  assert_answer (&fixture, "SELECT t.place, p.name FROM trip t JOIN person p ON p.id = t.person_id",
                 "Sanya|Li\n");
}

static void
test_departments (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  open_with_people (&fixture);
  run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Production", "head_id", "1"));
  run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Plant 2", "parent_id", "1"));
  run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Audit"));
  run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "2", "name", "Audit"));
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Audit"),
                       PURSUIT_ERROR_REFUSED, "already");
  session_must_refuse (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 1, "parent_id", "2"), PURSUIT_ERROR_REFUSED,
                       "part of itself");
  session_must_refuse (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 2, "parent_id", "4"), PURSUIT_ERROR_REFUSED,
                       "same company");
  session_must_refuse (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 2, "name", "Production"),
                       PURSUIT_ERROR_REFUSED, "already");

  run (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "3", "checked_id", "1"));
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "3", "checked_id", "1"),
                       PURSUIT_ERROR_REFUSED, "already");
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "3", "checked_id", "3"),
                       PURSUIT_ERROR_REFUSED, "itself");
  session_must_refuse (&fixture, NEW (PURSUIT_DEPARTMENT_CHECK_ENTITY, "checker_id", "4", "checked_id", "1"),
                       PURSUIT_ERROR_REFUSED, "same company");

  /* a head who goes leaves a department behind, a department that goes leaves its parts */
  run (&fixture, pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, 1));
  assert_answer (&fixture, "SELECT name, head_id FROM department WHERE id = 1", "Production|\n");
  undo (&fixture);
  run (&fixture, pursuit_command_delete_record (&PURSUIT_DEPARTMENT_ENTITY, 1));
  assert_answer (&fixture, "SELECT name, parent_id FROM department WHERE company_id = 1 ORDER BY id",
                 "Plant 2|\nAudit|\n");
  assert_answer (&fixture, "SELECT count(*) FROM department_check", "0\n");
  undo (&fixture);
  assert_answer (&fixture, "SELECT name, parent_id, head_id FROM department WHERE company_id = 1 ORDER BY id",
                 "Production||1\nPlant 2|1|\nAudit||\n");
  run (&fixture, pursuit_command_delete_record (&PURSUIT_COMPANY_ENTITY, 1));
  assert_answer (&fixture, "SELECT company_id, name FROM department", "2|Audit\n");
  undo (&fixture);
  assert_answer (&fixture, "SELECT checker_id, checked_id FROM department_check", "3|1\n");
  g_autoptr (GPtrArray) findings = pursuit_session_check (fixture.session, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
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
  run (&fixture, NEW (PURSUIT_PERSON_ENTITY, "name", "Han", "company", "Paper", "department", "Audit"));
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "department", "Audit"));
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 2, "department", "Plant 2"));
  run (&fixture, NEW (PURSUIT_DEPARTMENT_ENTITY, "company_id", "1", "name", "Audit"));
  assert_answer (&fixture, people, "Li|Audit\nWu|Plant 2\nHan|Audit\n");
  run (&fixture, SET (PURSUIT_DEPARTMENT_ENTITY, 1, "name", "Inspection"));
  assert_answer (&fixture, people, "Li|Inspection\nWu|Plant 2\nHan|Audit\n");
  undo (&fixture);
  assert_answer (&fixture, people, "Li|Audit\nWu|Plant 2\nHan|Audit\n");
}

static void
test_reminders (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  open_with_people (&fixture);
  assert_reminders (&fixture, 14, "");
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", "1976-11-21"));
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 2, "birthday", "12-05"));
  assert_reminders (&fixture, 14, "Li turns 50 today\nWu has birthday on 5 Dec\n");
  assert_reminders (&fixture, 13, "Li turns 50 today\n");
  /* over the end of the year, and one that was yesterday comes back last */
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", "1977-01-02"));
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 2, "birthday", "11-20"));
  assert_reminders (&fixture, 42, "Li turns 50 on 2 Jan\n");
  run (&fixture, SET (PURSUIT_PERSON_ENTITY, 1, "birthday", ""));

  run (&fixture,
       NEW (PURSUIT_TRIP_ENTITY, "person_id", "1", "from_day", "2026-11-01", "to_day", "2026-11-20"));
  assert_reminders (&fixture, 14, "");
  run (&fixture, SET (PURSUIT_TRIP_ENTITY, 1, "to_day", "2026-11-21"));
  run (&fixture, NEW (PURSUIT_TRIP_ENTITY, "person_id", "2", "from_day", "2026-12-05", "place", "Sanya"));
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
