/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done for a deal in its stage: work, evidence, files; and steps that are taken back one by one. */

#include "session-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-session-attach.h"
#include "pursuit-session-keep.h"
#include "pursuit-session-story.h"
#include "pursuit-session-tasks.h"

#include "pursuit-attachments.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

static gint64
new_deal (SessionFixture *fixture, const char *title)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, title);
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_new_record (fields));
  return step->record_id;
}

static void
set_text (SessionFixture *fixture, gint64 id, guint field, const char *text)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, field, text);
  session_run (fixture, pursuit_command_set_fields (id, 0, fields));
}

static gint64
find (SessionFixture *fixture, const char *table, const char *code)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE code = '%s' ORDER BY id LIMIT 1", table, code);
  return session_number (fixture, sql);
}

static PursuitDealTasks *
read_tasks (SessionFixture *fixture, gint64 deal_id)
{
  g_autoptr (GError) error = NULL;
  PursuitDealTasks *tasks = pursuit_session_deal_tasks (fixture->session, deal_id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tasks);
  return tasks;
}

static char *
write_file (SessionFixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static PursuitKeptFile *
keep (SessionFixture *fixture, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_file (fixture, name, text);
  PursuitKeptFile *kept = pursuit_session_keep_file (fixture->session, path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
  return kept;
}

static char *
path_of (SessionFixture *fixture, const PursuitKeptFile *kept)
{
  return g_strdup_printf ("%s.files/%.2s/%s", fixture->path, kept->sha256, kept->sha256);
}

static void
change_database (SessionFixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;

  g_clear_object (&fixture->session);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  session_fixture_reopen (fixture);
}

/* What the upkeep of a database does that stays open. */
static void
collect (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDb) db = pursuit_db_open (fixture->path, PURSUIT_DB_READ, &error);

  g_assert_no_error (error);
  g_assert_true (
      pursuit_attachments_collect (db, fixture->path, g_get_real_time () / G_USEC_PER_SEC, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_whole (SessionFixture *fixture, const char *finding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = pursuit_session_check (fixture->session, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, finding != NULL);
  if (finding != NULL)
    g_assert_nonnull (strstr (findings->pdata[0], finding));
}

/* Ticking is a row with day and name, unticking takes it away, and both can be undone. */
static void
test_work (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Rolling oil");
  g_autoptr (PursuitDealTasks) before = read_tasks (&fixture, deal);
  PursuitTaskWork *first = before->work->pdata[0];
  g_assert_cmpuint (pursuit_deal_tasks_count_work (before, FALSE), >, 2);
  g_assert_cmpuint (pursuit_deal_tasks_count_work (before, TRUE), ==, 0);

  g_autoptr (PursuitStep) step =
      session_must_run (&fixture,
                        pursuit_command_tick_work (deal, first->id, TRUE, PURSUIT_DAY_NONE, "told by two"));
  g_autofree char *label = g_strdup_printf ("Tick “%s” of “Rolling oil”", first->name);
  g_assert_cmpstr (step->label, ==, label);
  g_autoptr (PursuitDealTasks) ticked = read_tasks (&fixture, deal);
  PursuitTaskWork *done = ticked->work->pdata[0];
  g_assert_true (done->done);
  g_assert_cmpint (done->day, ==, pursuit_session_get_today (fixture.session));
  g_assert_nonnull (done->by);
  g_assert_cmpstr (done->note, ==, "told by two");
  g_assert_cmpuint (pursuit_deal_tasks_count_work (ticked, TRUE), ==, 1);

  session_run (&fixture, pursuit_command_tick_work (deal, first->id, FALSE, PURSUIT_DAY_NONE, NULL));
  session_assert_answer (&fixture, "SELECT count(*) FROM work_state", "0\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT note FROM work_state", "told by two\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT count(*) FROM work_state", "0\n");
  /* of another process */
  session_must_refuse (&fixture,
                       pursuit_command_tick_work (
                           deal,
                           session_number (&fixture, "SELECT w.id FROM work_item w JOIN stage s ON s.id = "
                                                     "w.stage_id WHERE s.process_id = 2 LIMIT 1"),
                           TRUE, PURSUIT_DAY_NONE, NULL),
                       PURSUIT_ERROR_REFUSED, "another process");
  assert_whole (&fixture, NULL);
}

/* A deal that was pushed on lists what it missed, and a deal that goes takes its ticks along. */
static void
test_catch_up (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  guint missed_work = 0, missed_nodes = 0;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Late");
  g_autoptr (PursuitDealTasks) develop = read_tasks (&fixture, deal);
  guint n = develop->work->len;
  session_run (&fixture, pursuit_command_tick_work (deal, ((PursuitTaskWork *) develop->work->pdata[0])->id,
                                                    TRUE, PURSUIT_DAY_NONE, NULL));
  session_run (&fixture, session_forced_move (deal, find (&fixture, "stage", "enter"), PURSUIT_PLACE_TOP));
  g_autoptr (PursuitDealTasks) tasks = read_tasks (&fixture, deal);
  for (guint i = 0; i < tasks->work->len; i++)
    missed_work += ((PursuitTaskWork *) tasks->work->pdata[i])->missed;
  for (guint i = 0; i < tasks->nodes->len; i++)
    missed_nodes += ((PursuitTaskNode *) tasks->nodes->pdata[i])->missed;
  g_assert_cmpuint (missed_work, ==, n - 1);
  g_assert_cmpuint (missed_nodes, ==, 1);
  g_assert_cmpuint (pursuit_deal_tasks_count_open (tasks), ==, 3);

  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, deal));
  session_assert_answer (&fixture, "SELECT count(*) FROM work_state", "0\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT count(*) FROM work_state", "1\n");
}

/* The same bytes lie there once, whatever the files are called. */
static void
test_attach (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Rolling oil");
  g_autoptr (PursuitKeptFile) offer = keep (&fixture, "offer.txt", "offer");
  g_autofree char *path = path_of (&fixture, offer);
  g_assert_cmpstr (offer->sha256, ==, "988180bf0c9328c9e8bd082755c647048ae82481fd06799bad05f2e1a4e1339c");
  g_assert_cmpint (offer->size, ==, 5);
  g_assert_cmpstr (offer->mime, ==, "text/plain");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  g_autoptr (PursuitStep) step =
      session_must_run (&fixture, pursuit_command_attach (deal, offer, "offer-copy"));
  g_assert_cmpstr (step->label, ==, "Attach “offer.txt” to “Rolling oil”");
  g_autoptr (PursuitKeptFile) again = keep (&fixture, "angebot.txt", "offer");
  g_assert_cmpstr (again->sha256, ==, offer->sha256);
  session_run (&fixture, pursuit_command_attach (deal, again, NULL));
  session_assert_answer (&fixture, "SELECT name, tag, size FROM attachment ORDER BY id",
                         "offer.txt|offer-copy|5\nangebot.txt||5\n");
  session_assert_answer (&fixture, "SELECT count(DISTINCT sha256) FROM attachment", "1\n");

  gint64 id = session_number (&fixture, "SELECT min(id) FROM attachment");
  g_autoptr (PursuitStep) removed =
      session_must_run (&fixture, pursuit_command_delete_record (&PURSUIT_ATTACHMENT_ENTITY, id));
  g_assert_cmpstr (removed->label, ==, "Remove file “offer.txt”");
  session_assert_answer (&fixture, "SELECT name FROM attachment", "angebot.txt\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT name FROM attachment ORDER BY id", "offer.txt\nangebot.txt\n");
  assert_whole (&fixture, NULL);

  /* what is not there any more, or is not as it was, is told */
  g_file_set_contents (path, "other", -1, NULL);
  assert_whole (&fixture, "angebot.txt");
  g_unlink (path);
  assert_whole (&fixture, "not there");
}

static void
assert_fails (SessionFixture *fixture, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *files = g_strconcat (fixture->path, ".files", NULL);
  g_autoptr (PursuitKeptFile) kept =
      pursuit_session_keep_file (fixture->session, path, NULL, NULL, NULL, &error);

  g_assert_null (kept);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words));
  /* nothing half */
  g_autoptr (GDir) dir = g_dir_open (files, 0, NULL);
  g_assert_true (dir == NULL || g_dir_read_name (dir) == NULL);
}

/* Somebody goes on writing the file. */
static void
append_cb (double done, gpointer path)
{
  FILE *file = g_fopen (path, "a");

  g_assert_nonnull (file);
  fputs ("more", file);
  fclose (file);
}

static void
cancel_cb (double done, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_bad_files (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  g_autofree char *path = write_file (&fixture, "offer.txt", "offer");
  g_autofree char *gone = g_build_filename (fixture.folder, "gone.txt", NULL);
  g_autofree char *pipe = g_build_filename (fixture.folder, "pipe", NULL);
  g_autofree char *large = write_file (&fixture, "large.bin", "");
  g_assert_cmpint (truncate (large, 1024 * 1024), ==, 0);

  assert_fails (&fixture, gone, "cannot be read");
  assert_fails (&fixture, fixture.folder, "is a folder");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_fails (&fixture, pipe, "is not a file");
  g_chmod (path, 0);
  if (g_access (path, R_OK) != 0)
    assert_fails (&fixture, path, "cannot be read");
  g_chmod (path, 0600);

  g_assert_null (
      pursuit_session_keep_file (fixture.session, large, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_fails (&fixture, gone, "cannot be read");
  g_clear_error (&error);
  g_assert_null (pursuit_session_keep_file (fixture.session, large, append_cb, large, NULL, &error));
  g_assert_nonnull (strstr (error->message, "changed while it was read"));
  g_clear_error (&error);

  struct rlimit unlimited, small = { 0 };
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  small = (struct rlimit){ 300 * 1024, unlimited.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_fails (&fixture, large, "the disk is full");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
}

/* What neither rows nor the journal mention goes after some days; the rest stays, and so does it in a backup.
 */
static void
test_keep (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  struct utimbuf old = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Rolling oil");
  g_autoptr (PursuitKeptFile) used = keep (&fixture, "used.txt", "used");
  g_autoptr (PursuitKeptFile) removed = keep (&fixture, "removed.txt", "removed");
  g_autoptr (PursuitKeptFile) unused = keep (&fixture, "unused.txt", "unused");
  g_autoptr (PursuitKeptFile) fresh = keep (&fixture, "fresh.txt", "fresh");
  g_autofree char *used_path = path_of (&fixture, used), *removed_path = path_of (&fixture, removed);
  g_autofree char *unused_path = path_of (&fixture, unused), *fresh_path = path_of (&fixture, fresh);
  session_run (&fixture, pursuit_command_attach (deal, used, NULL));
  g_autoptr (PursuitStep) step = session_must_run (&fixture, pursuit_command_attach (deal, removed, NULL));
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_ATTACHMENT_ENTITY, step->record_id));
  g_assert_cmpint (g_utime (used_path, &old), ==, 0);
  g_assert_cmpint (g_utime (removed_path, &old), ==, 0);
  g_assert_cmpint (g_utime (unused_path, &old), ==, 0);
  g_clear_object (&fixture.session);
  collect (&fixture);
  g_assert_true (g_file_test (used_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (removed_path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (unused_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh_path, G_FILE_TEST_EXISTS));

  session_fixture_reopen (&fixture);
  session_undo (&fixture);
  assert_whole (&fixture, NULL);
  g_autofree char *backup = g_build_filename (fixture.folder, "all.backup", NULL);
  g_assert_true (
      pursuit_session_backup (fixture.session, backup, PURSUIT_BACKUP_DEFAULT, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (used_path);
  g_autofree char *aside = pursuit_session_restore (fixture.session, backup, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  assert_whole (&fixture, NULL);
  session_assert_answer (&fixture, "SELECT name FROM attachment ORDER BY id", "used.txt\nremoved.txt\n");
}

/* A file is evidence of a key node that asks for one, in one step. */
static void
test_evidence (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Rolling oil");
  gint64 node = find (&fixture, "key_node", "assessed-graded");
  g_autoptr (PursuitKeptFile) file = keep (&fixture, "letter.txt", "letter");
  PursuitCommand *command = pursuit_command_confirm_node (deal, node, NULL, PURSUIT_DAY_NONE);
  pursuit_command_set_file (command, file, "letter");
  g_autofree char *before = session_dump (&fixture);
  session_run (&fixture, command);
  g_autoptr (PursuitDealTasks) tasks = read_tasks (&fixture, deal);
  PursuitTaskNode *met = tasks->nodes->pdata[0];
  g_assert_true (met->met);
  g_assert_cmpstr (met->file, ==, "letter.txt");
  g_assert_cmpint (met->file_id, !=, 0);
  g_assert_cmpint (met->day, ==, pursuit_session_get_today (fixture.session));
  g_assert_cmpuint (pursuit_deal_tasks_count_open (tasks), ==, 0);

  /* the evidence stays without its file */
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_ATTACHMENT_ENTITY, met->file_id));
  session_assert_answer (&fixture, "SELECT evidence, attachment_id IS NULL FROM node_state",
                         "letter.txt|1\n");
  session_undo (&fixture);
  session_undo (&fixture);
  g_autofree char *after = session_dump (&fixture);
  g_assert_cmpstr (before, ==, after);

  command = pursuit_command_confirm_node (deal, node, "Scored on Monday", PURSUIT_DAY_NONE);
  session_run (&fixture, command);
  session_run (&fixture, pursuit_command_confirm_node (deal, node, NULL, PURSUIT_DAY_NONE));
  g_autoptr (PursuitDealTasks) open = read_tasks (&fixture, deal);
  PursuitTaskNode *unmet = open->nodes->pdata[0];
  g_assert_false (unmet->met);
  g_assert_cmpuint (unmet->needs->len, ==, 1);
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT evidence FROM node_state", "Scored on Monday\n");
}

/* A key node asks for a document by its tag. */
static void
test_document (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Rolling oil");
  gint64 node = find (&fixture, "key_node", "assessed-graded");
  g_autofree char *sql = g_strdup_printf ("UPDATE node_condition SET kind = 'document-attached', argument = "
                                          "'offer', threshold = 1 WHERE node_id = %d",
                                          (int) node);
  change_database (&fixture, sql);
  g_autoptr (PursuitDealTasks) open = read_tasks (&fixture, deal);
  PursuitTaskNode *unmet = open->nodes->pdata[0];
  PursuitTaskNeed *need = unmet->needs->pdata[0];
  g_assert_cmpstr (need->action, ==, "attach");
  g_assert_cmpstr (need->argument, ==, "offer");
  g_autoptr (PursuitKeptFile) file = keep (&fixture, "offer.txt", "offer");
  session_run (&fixture, pursuit_command_attach (deal, file, "other"));
  g_autoptr (PursuitDealTasks) still = read_tasks (&fixture, deal);
  g_assert_false (((PursuitTaskNode *) still->nodes->pdata[0])->met);
  session_run (&fixture, pursuit_command_attach (deal, file, "offer"));
  g_autoptr (PursuitDealTasks) met = read_tasks (&fixture, deal);
  g_assert_true (((PursuitTaskNode *) met->nodes->pdata[0])->met);
}

/* The story tells evidence and files too, and which steps can be taken back by themselves. */
static void
test_story (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 deal = new_deal (&fixture, "Rolling oil");
  gint64 other = new_deal (&fixture, "Other");
  gint64 node = find (&fixture, "key_node", "assessed-graded");
  set_text (&fixture, deal, PURSUIT_DEAL_PRODUCT, "Oil");
  set_text (&fixture, deal, PURSUIT_DEAL_PRODUCT, "Grease");
  session_run (&fixture, pursuit_command_confirm_node (deal, node, "Scored on Monday", PURSUIT_DAY_NONE));
  session_run (&fixture, pursuit_command_confirm_node (other, node, "Not of this deal", PURSUIT_DAY_NONE));
  session_run (&fixture, pursuit_command_confirm_node (deal, node, NULL, PURSUIT_DAY_NONE));
  session_run (&fixture, session_forced_move (deal, find (&fixture, "stage", "enter"), PURSUIT_PLACE_TOP));
  g_autoptr (PursuitDealStory) story = pursuit_session_deal_story (fixture.session, deal, &error);
  g_assert_no_error (error);

  const struct
  {
    const char *label;
    gboolean can_undo;
  } expected[] = {
    { "Move “Rolling oil” to Enter", TRUE },
    { "Take back “The potential customer is assessed and graded” of “Rolling oil”", TRUE },
    { "Confirm “The potential customer is assessed and graded” of “Rolling oil”", FALSE },
    { "Edit “Rolling oil”", FALSE },
    { "Edit “Rolling oil”", FALSE },
    { "New deal “Rolling oil”", FALSE },
  };
  g_assert_cmpuint (story->steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PursuitDealStep *step = story->steps->pdata[i];
      g_assert_cmpstr (step->label, ==, expected[i].label);
      g_assert_cmpint (step->can_undo, ==, expected[i].can_undo);
    }
  const PursuitStoryEvent *moved = story->events->pdata[story->events->len - 1];
  g_assert_true (moved->forced);
  g_assert_nonnull (moved->missing);
  g_assert_cmpstr (moved->reason, ==, "in a test");
}

/* A step is taken back by itself as long as no later one touched its records. */
static void
test_undo_step (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  gint64 first = new_deal (&fixture, "First");
  gint64 second = new_deal (&fixture, "Second");
  set_text (&fixture, first, PURSUIT_DEAL_PRODUCT, "Oil");
  gint64 product = session_number (&fixture, "SELECT max(id) FROM operation");
  set_text (&fixture, second, PURSUIT_DEAL_PRODUCT, "Grease");
  set_text (&fixture, first, PURSUIT_DEAL_SOURCE, "Fair");
  g_autofree char *before = session_dump (&fixture);

  g_assert_null (pursuit_session_undo_step (fixture.session, product, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "deal 1"));
  g_autofree char *unchanged = session_dump (&fixture);
  g_assert_cmpstr (before, ==, unchanged);
  g_clear_error (&error);

  session_undo (&fixture);
  /* what was undone does not stand in the way */
  g_autoptr (PursuitStep) step = pursuit_session_undo_step (fixture.session, product, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (step->label, ==, "Edit “First”");
  session_assert_answer (&fixture, "SELECT title, product FROM deal ORDER BY id", "First|\nSecond|Grease\n");
  g_assert_null (pursuit_session_undo_step (fixture.session, product, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING);
  g_clear_error (&error);
  /* redo brings it back, undo goes on with what is left */
  g_autoptr (PursuitStep) redone = pursuit_session_redo (fixture.session, &error);
  g_assert_no_error (error);
  session_assert_answer (&fixture, "SELECT product FROM deal ORDER BY id", "Oil\nGrease\n");
  session_undo (&fixture);
  session_assert_answer (&fixture, "SELECT product FROM deal ORDER BY id", "Oil\n\n");
  assert_whole (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stage/work", test_work);
  g_test_add_func ("/stage/catch-up", test_catch_up);
  g_test_add_func ("/stage/attach", test_attach);
  g_test_add_func ("/stage/bad-files", test_bad_files);
  g_test_add_func ("/stage/keep", test_keep);
  g_test_add_func ("/stage/evidence", test_evidence);
  g_test_add_func ("/stage/document", test_document);
  g_test_add_func ("/stage/story", test_story);
  g_test_add_func ("/stage/undo-step", test_undo_step);
  return g_test_run ();
}
