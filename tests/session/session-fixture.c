/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "pursuit-session-keep.h"

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

/** session_run: session_must_run(), of whose step nothing is asked. */
void
session_run (SessionFixture *fixture, PursuitCommand *command)
{
  pursuit_step_free (session_must_run (fixture, command));
}

/** session_undo: takes the last step back. */
void
session_undo (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStep) step = pursuit_session_undo (fixture->session, &error);

  g_assert_no_error (error);
  g_assert_nonnull (step);
}

/** session_assert_sound: the check of the database finds nothing. */
void
session_assert_sound (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = pursuit_session_check (fixture->session, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
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
 * session_forth_and_back:
 * @label: what the step is called, each time
 *
 * Runs and frees @command, takes it back and brings it again, twice; looks at the whole database each time.
 *
 * Returns: the record that the step is about
 */
gint64
session_forth_and_back (SessionFixture *fixture, PursuitCommand *command, const char *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = session_dump (fixture);
  g_autoptr (PursuitStep) step = session_must_run (fixture, command);
  g_autofree char *after = session_dump (fixture);

  g_assert_cmpstr (step->label, ==, label);
  g_assert_cmpstr (before, !=, after);
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (PursuitStep) undone = pursuit_session_undo (fixture->session, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (undone->label, ==, label);
      g_autofree char *back = session_dump (fixture);
      g_assert_cmpstr (before, ==, back);
      g_autoptr (PursuitStep) redone = pursuit_session_redo (fixture->session, &error);
      g_assert_no_error (error);
      g_autofree char *again = session_dump (fixture);
      g_assert_cmpstr (after, ==, again);
    }
  return step->record_id;
}

/** session_make_fields: (transfer full): FIELD, VALUE pairs as somebody types them, ended by %NULL. */
PursuitFields *
session_make_fields (const PursuitEntity *entity, const char *const *pairs)
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

/** session_make_command: (transfer full): makes a record, or sets fields of the one of that id; see NEW() and
 * SET().
 */
PursuitCommand *
session_make_command (const PursuitEntity *entity, gint64 id, const char *const *pairs)
{
  g_autoptr (PursuitFields) fields = session_make_fields (entity, pairs);

  return id != 0 ? pursuit_command_set_fields (id, 0, fields) : pursuit_command_new_record (fields);
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

/* The rows of @stmt without the columns that only grow. */
static void
append_rows (GString *text, const char *table, sqlite3_stmt *stmt)
{
  int n = sqlite3_column_count (stmt);
  g_autofree gboolean *grows = g_new0 (gboolean, n);

  for (int i = 0; i < n; i++)
    {
      const char *name = sqlite3_column_name (stmt, i);
      grows[i] =
          g_str_equal (name, "ver") || g_str_equal (name, "updated_ms") || g_str_equal (name, "last_seq");
    }
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_string_append (text, table);
      for (int i = 0; i < n; i++)
        {
          const char *value = grows[i] ? "" : (const char *) sqlite3_column_text (stmt, i);
          g_string_append_c (text, '|');
          g_string_append (text, value != NULL ? value : "∅");
        }
      g_string_append_c (text, '\n');
    }
}

/**
 * session_dump_rows:
 *
 * Returns: (transfer full): everything that undo must bring back, a row a line: every column of every table
 * but the journal, voided events, what only grows, and the index of texts, which lags behind on purpose
 */
char *
session_dump_rows (sqlite3 *db)
{
  static const char *const passed_over[] = {
    "operation",  "change", "counter",    "setting",        "text_index",    "text_order",
    "text_fresh", "import", "import_row", "import_mapping", "forecast_line", "forecast_snapshot",
    NULL
  };
  GString *text = g_string_new (NULL);
  sqlite3_stmt *tables = NULL;

  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1, &tables,
                      NULL);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (tables, 0);
      sqlite3_stmt *stmt = NULL;
      const char *where = g_str_has_suffix (table, "_event")    ? " WHERE voided_by IS NULL"
                          : g_str_equal (table, "deal_summary") ? " WHERE deals <> 0"
                                                                : "";
      g_autofree char *sql =
          g_strdup_printf ("SELECT * FROM %s%s ORDER BY 1, 2, 3, 4, 5, 6, 7", table, where);
      if (g_strv_contains (passed_over, table) || g_str_has_prefix (table, "sqlite_"))
        continue;
      if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
        {
          g_autofree char *plain = g_strdup_printf ("SELECT * FROM %s%s ORDER BY 1", table, where);
          g_assert_cmpint (sqlite3_prepare_v2 (db, plain, -1, &stmt, NULL), ==, SQLITE_OK);
        }
      append_rows (text, table, stmt);
      sqlite3_finalize (stmt);
    }
  sqlite3_finalize (tables);
  return g_string_free (text, FALSE);
}

/** session_dump: (transfer full): session_dump_rows() of the database of @fixture. */
char *
session_dump (SessionFixture *fixture)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  char *rows = session_dump_rows (db);
  sqlite3_close (db);
  return rows;
}

/** session_answer: (transfer full): @sql's answer as the sqlite3 shell prints it. */
char *
session_answer (SessionFixture *fixture, const char *sql)
{
  return run_shell (fixture, sql);
}

/** session_assert_answer: @sql's answer is @expected. */
void
session_assert_answer (SessionFixture *fixture, const char *sql, const char *expected)
{
  g_autofree char *answer = session_answer (fixture, sql);
  g_assert_cmpstr (answer, ==, expected);
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
