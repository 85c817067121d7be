/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The turn of the day as a window's session sees it. */

#include "session-fixture.h"

#include "pursuit-session-keep.h"

typedef struct
{
  SessionFixture base;
  guint n_days;    /* ::day-changed */
  guint n_changes; /* ::changed that any deal may be part of */
} Fixture;

static void
day_changed_cb (PursuitSession *session, gpointer user_data)
{
  ((Fixture *) user_data)->n_days++;
}

static void
changed_cb (PursuitSession *session, PursuitChange *change, gpointer user_data)
{
  if (pursuit_change_has (change, "deal", G_MAXINT64))
    ((Fixture *) user_data)->n_changes++;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  pursuit_session_open_finish (PURSUIT_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Runs the main loop until @condition holds, or for ten seconds. */
#define WAIT_FOR(condition)                                                                                  \
  for (int wait_i = 0; wait_i < 10000 && !(condition); wait_i++)                                             \
    {                                                                                                        \
      if (!g_main_context_iteration (NULL, FALSE))                                                           \
        g_usleep (1000);                                                                                     \
    }                                                                                                        \
  g_assert_true (condition)

static void
end (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->base.session, fixture);
  session_fixture_close (&fixture->base);
}

static void
open_again (Fixture *fixture, PursuitDay today, PursuitOpenFlags flags)
{
  gboolean opened = FALSE;

  g_clear_object (&fixture->base.session);
  fixture->base.session = pursuit_session_new ();
  pursuit_session_set_today (fixture->base.session, today);
  g_signal_connect (fixture->base.session, "day-changed", G_CALLBACK (day_changed_cb), fixture);
  g_signal_connect (fixture->base.session, "changed", G_CALLBACK (changed_cb), fixture);
  pursuit_session_open_async (fixture->base.session, fixture->base.path, flags, NULL, opened_cb, &opened);
  WAIT_FOR (opened);
}

/* A new day is told once, and so is that everything derived from it may be another. */
static void
test_new_day (gconstpointer flags)
{
  Fixture fixture = { 0 };
  PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);

  session_fixture_open (&fixture.base, PURSUIT_SAMPLE_TEAM, 0);
  open_again (&fixture, today, GPOINTER_TO_INT (flags));
  pursuit_session_set_today (fixture.base.session, today);
  g_assert_cmpuint (fixture.n_days, ==, 0);
  g_assert_cmpuint (fixture.n_changes, ==, 0);
  pursuit_session_set_today (fixture.base.session, today + 1);
  g_assert_cmpuint (fixture.n_days, ==, 1);
  WAIT_FOR (fixture.n_changes == 1);
  pursuit_session_set_today (fixture.base.session, today); /* a clock that is set back */
  g_assert_cmpuint (fixture.n_days, ==, 2);
  WAIT_FOR (fixture.n_changes == 2);
  end (&fixture);
}

/* Grades and sums follow in the database. */
static void
test_derived (void)
{
  Fixture fixture = { 0 };
  PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);

  session_fixture_open (&fixture.base, PURSUIT_SAMPLE_TEAM, 0);
  open_again (&fixture, today, PURSUIT_OPEN_DEFAULT);
  pursuit_session_set_today (fixture.base.session, today + 30);
  WAIT_FOR (session_number (&fixture.base, "SELECT value = '2026-12-21' FROM setting WHERE name = "
                                           "'derived-day'") == 1);
  end (&fixture);
}

/* Closes the session and writes into its file. */
static void
write_setting (SessionFixture *fixture, const char *name, const char *value)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO setting VALUES ('%s', '%s')"
                                          " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                          name, value);
  const char *argv[] = { "sqlite3", fixture->path, sql, NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_clear_object (&fixture->session);
  g_test_message ("%s", sql);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
set_zone (SessionFixture *fixture, int east)
{
  g_autofree char *zone = g_strdup_printf ("%c%02d:%02d:%02d", east < 0 ? '-' : '+', ABS (east) / 3600,
                                           ABS (east) / 60 % 60, ABS (east) % 60);
  write_setting (fixture, "zone", zone);
}

/* All deals were being derived anew when the program was stopped, and it is another day now: what they show
 * is old but no damage. */
static void
test_interrupted (void)
{
  Fixture fixture = { 0 };

  session_fixture_open (&fixture.base, PURSUIT_SAMPLE_TEAM, 0);
  write_setting (&fixture.base, "derived-day", "");
  write_setting (&fixture.base, "deriving", "2026-11-21 999999");
  open_again (&fixture, pursuit_day_from_ymd (2027, 11, 21), PURSUIT_OPEN_READ_ONLY);
  session_assert_sound (&fixture.base);
  end (&fixture);
}

/* The clock itself: in the home time zone of this database midnight is two seconds away. */
static void
test_midnight (void)
{
  Fixture fixture = { 0 };

  session_fixture_open (&fixture.base, PURSUIT_SAMPLE_NONE, 0);
  int east = 86400 - 2 - (int) (g_get_real_time () / G_USEC_PER_SEC % 86400);
  set_zone (&fixture.base, east <= 43200 ? east : east - 86400);
  open_again (&fixture, PURSUIT_DAY_NONE, PURSUIT_OPEN_DEFAULT);
  PursuitDay before = pursuit_session_get_today (fixture.base.session);
  WAIT_FOR (fixture.n_days == 1);
  g_assert_cmpint (pursuit_session_get_today (fixture.base.session), ==, before + 1);
  end (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/day/new-day", GINT_TO_POINTER (PURSUIT_OPEN_DEFAULT), test_new_day);
  g_test_add_data_func ("/day/read-only", GINT_TO_POINTER (PURSUIT_OPEN_READ_ONLY), test_new_day);
  g_test_add_func ("/day/derived", test_derived);
  g_test_add_func ("/day/interrupted", test_interrupted);
  g_test_add_func ("/day/midnight", test_midnight);

  return g_test_run ();
}
