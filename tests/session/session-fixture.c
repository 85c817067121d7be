/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include <ftw.h>
#include <stdio.h>

/** session_fixture_open: makes the database; the date is always 2026-11-21. */
void
session_fixture_open (SessionFixture *fixture, PursuitSampleKind sample, gint64 n_deals)
{
  g_autoptr (GError) error = NULL;
  PursuitCreateOptions options = { .sample = sample, .n_deals = n_deals, .seed = 7, .currency = "CNY" };

  fixture->folder = g_dir_make_tmp ("pursuit-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->session = pursuit_session_new ();
  pursuit_session_set_today (fixture->session, pursuit_day_from_ymd (2026, 11, 21));
  pursuit_session_set_actor (fixture->session, "Tester", NULL);
  pursuit_session_create (fixture->session, fixture->path, &options, NULL, &error);
  g_assert_no_error (error);
}

/** session_fixture_reopen: closes the database and opens it in a new session, as after a restart. */
void
session_fixture_reopen (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->session);
  fixture->session = pursuit_session_new ();
  pursuit_session_set_today (fixture->session, pursuit_day_from_ymd (2026, 11, 21));
  pursuit_session_set_actor (fixture->session, "Tester", NULL);
  pursuit_session_open (fixture->session, fixture->path, PURSUIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static int
remove_entry_cb (const char *path, const struct stat *status, int type, struct FTW *place)
{
  return remove (path);
}

/** session_fixture_close: closes the database and removes the folder. */
void
session_fixture_close (SessionFixture *fixture)
{
  g_clear_object (&fixture->session);
  nftw (fixture->folder, remove_entry_cb, 16, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

/** session_must_run: (transfer full): runs and frees @command, which must be done. */
PursuitStep *
session_must_run (SessionFixture *fixture, PursuitCommand *command)
{
  g_autoptr (PursuitCommand) owned = command;
  g_autoptr (GError) error = NULL;
  PursuitStep *step = pursuit_session_run (fixture->session, command, &error);

  g_assert_no_error (error);
  g_assert_nonnull (step);
  return step;
}

/** session_must_refuse: runs and frees @command, which must be refused with @code and @words in the sentence.
 */
void
session_must_refuse (SessionFixture *fixture, PursuitCommand *command, int code, const char *words)
{
  g_autoptr (PursuitCommand) owned = command;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = session_dump (fixture);
  g_autoptr (PursuitStep) step = pursuit_session_run (fixture->session, command, &error);

  g_assert_null (step);
  g_assert_error (error, PURSUIT_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_autofree char *after = session_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/**
 * session_forced_move:
 *
 * Returns: (transfer full): a move that no key node and no matrix stops, unless the matrix forbids it
 */
PursuitCommand *
session_forced_move (gint64 deal_id, gint64 stage_id, gint64 before_id)
{
  PursuitCommand *move = pursuit_command_move_deal (deal_id, stage_id, before_id);

  pursuit_command_set_force (move, "in a test");
  pursuit_command_set_approval (move, "Colleague", NULL);
  return move;
}

static char *
run_shell (SessionFixture *fixture, const char *sql)
{
  const char *argv[] = { "sqlite3", "-readonly", fixture->path, sql, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

/**
 * session_dump:
 *
 * Returns: (transfer full): what users have entered, read by the sqlite3 shell: every domain column, the live
 * events and the summary; not ver, updated_ms, journal and voided events
 */
char *
session_dump (SessionFixture *fixture)
{
  return run_shell (fixture,
                    "SELECT 'deal', id, uid, ref, title, company_id, process_id, stage_id, position, "
                    "outcome, product, amount, currency,"
                    " owner_id, grade, grade_own, created, closed, expected_close, finished, close_reason, "
                    "competitor, source, notes,"
                    " probability_own, search, on_board, probability, weighted, stage_since, next_step, "
                    "next_day, last_contact,"
                    " has_insider, met_decision, forced FROM deal ORDER BY id;"
                    "SELECT 'company', id, uid, ref, name, industry, region, owner_id, parent_id, state, "
                    "notes FROM company ORDER BY id;"
                    "SELECT 'person', id, uid, ref, name, company_id, title, department, email, level, "
                    "function, reports_to, on_chart,"
                    " chart_order, placeholder FROM person ORDER BY id;"
                    "SELECT 'participant', id, deal_id, person_id, roles, attitude, weight, insider FROM "
                    "participant ORDER BY id;"
                    "SELECT 'activity', id, kind, subject, deal_id, company_id, owner_id, planned, done, "
                    "outcome, next_step FROM activity"
                    " ORDER BY id;"
                    "SELECT 'attendance', activity_id, person_id FROM activity_person ORDER BY 2, 3;"
                    "SELECT 'event', deal_id, seq, kind, from_stage_id, to_stage_id, outcome, day, at_known "
                    "FROM stage_event"
                    " WHERE voided_by IS NULL ORDER BY deal_id, seq;"
                    "SELECT 'summary', * FROM deal_summary WHERE deals <> 0 ORDER BY 2, 3, 4, 5, 6, 7, 8;");
}

/** session_answer: (transfer full): @sql's answer as the sqlite3 shell prints it. */
char *
session_answer (SessionFixture *fixture, const char *sql)
{
  return run_shell (fixture, sql);
}

/** session_number: the first number of @sql's answer, read by the sqlite3 shell. */
gint64
session_number (SessionFixture *fixture, const char *sql)
{
  g_autofree char *output = run_shell (fixture, sql);
  return g_ascii_strtoll (output, NULL, 10);
}

/** session_wait_loaded: spins the main loop until @list has all its ids. */
void
session_wait_loaded (PursuitList *list)
{
  gint64 give_up = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!pursuit_list_is_loaded (list) && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pursuit_list_is_loaded (list));
}
