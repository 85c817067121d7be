/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a person: nothing is left of them, neither rows nor bytes nor a way back; everything else stays. */

#include "people-fixture.h"

#include "pursuit-acquaintance.h"
#include "pursuit-activity.h"
#include "pursuit-buying-command.h"
#include "pursuit-need.h"
#include "pursuit-person.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-session-attach.h"
#include "pursuit-session-erase.h"
#include "pursuit-session-keep.h"
#include "pursuit-trip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stands in every text about the person, and nowhere else. */
#define MARK "zqx7mark"

/* Makes a record, or changes the one of that id; gives back its id. */
static gint64
write_record (SessionFixture *fixture, const PursuitEntity *entity, gint64 id, const char *const *pairs)
{
  g_autoptr (PursuitFields) fields = session_make_fields (entity, pairs);
  g_autoptr (PursuitStep) step =
      session_must_run (fixture, id != 0 ? pursuit_command_set_fields (id, 0, fields)
                                         : pursuit_command_new_record (fields));

  return step->record_id;
}

#define WRITE(entity, id, ...) write_record (fixture, &entity, id, (const char *const[]){ __VA_ARGS__, NULL })

static char *
number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static gboolean
holds_mark (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autofree char *lower = NULL;

  g_assert_no_error (error);
  gsize length = g_mapped_file_get_length (file);
  if (length == 0)
    return FALSE;
  lower = g_memdup2 (g_mapped_file_get_contents (file), length);
  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (lower[i]);
  return memmem (lower, length, MARK, strlen (MARK)) != NULL;
}

/* How many files of @folder, and of those in it, hold a text about the person; backups are looked at when
 * they are restored. */
static guint
count_marked (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_marked (path);
      else if (!g_str_has_suffix (name, ".kept") && holds_mark (path))
        {
          g_test_message ("%s", path);
          n++;
        }
    }
  return n;
}

/* Every text field that a person has, said several times. */
static void
say_everything (SessionFixture *fixture, gint64 person)
{
  for (guint turn = 0; turn < 30; turn++)
    for (guint i = PURSUIT_RECORD_N_COMMON; i < PURSUIT_PERSON_ENTITY.n_fields; i++)
      {
        const PursuitField *field = &PURSUIT_PERSON_ENTITY.fields[i];
        g_autofree char *text = g_strdup_printf ("%s %s %u", MARK, field->name, turn);
        if (field->type == PURSUIT_FIELD_TEXT && (field->flags & PURSUIT_FIELD_STORED) &&
            (field->flags & PURSUIT_FIELD_EDIT))
          WRITE (PURSUIT_PERSON_ENTITY, person, field->name, text);
      }
}

/* A file of the person's own. No command makes one yet that is not a deal's: that is done by hand. */
static void
attach (SessionFixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "cv " MARK ".txt", NULL);

  g_assert_true (g_file_set_contents (file, "a life: " MARK, -1, &error));
  g_autoptr (PursuitKeptFile) kept =
      pursuit_session_keep_file (fixture->session, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  remove (file);
  g_clear_object (&fixture->session);

  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO attachment (uid, updated_ms, person_id, name, sha256, size, day) "
      "VALUES ('0-0', 0, %" G_GINT64_FORMAT ", '" MARK ".txt', '%s', 16, '2026-11-21');"
      "UPDATE person SET photo_id = (SELECT max(id) FROM attachment) WHERE id = %" G_GINT64_FORMAT,
      person, kept->sha256, person);
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  session_fixture_reopen (fixture);
}

/* Who is erased, who stays, and what they have to do with each other. */
typedef struct
{
  gint64 boss;
  gint64 person;
  gint64 report;
  gint64 deal;
} Cast;

static void
log_with (SessionFixture *fixture, Cast *cast, const char *subject)
{
  g_autofree char *deal = number (cast->deal);
  g_autoptr (PursuitFields) fields =
      session_make_fields (&PURSUIT_ACTIVITY_ENTITY,
                           (const char *const[]){ "kind", "visit", "subject", subject, "done", "2026-11-20",
                                                  "deal_id", deal, NULL });
  const gint64 people[] = { cast->person, cast->report };

  session_run (fixture, pursuit_command_log_activity (fields, people, G_N_ELEMENTS (people), NULL, 0, NULL,
                                                      PURSUIT_DAY_NONE));
}

static void
tie (SessionFixture *fixture, Cast *cast)
{
  g_autofree char *person = number (cast->person), *boss = number (cast->boss),
                  *report = number (cast->report);
  g_autoptr (PursuitFields) needy =
      session_make_fields (&PURSUIT_NEED_ENTITY,
                           (const char *const[]){ "holder_id", person, "kind", "personal", NULL });
  g_autoptr (PursuitFields) business =
      session_make_fields (&PURSUIT_NEED_ENTITY,
                           (const char *const[]){ "holder_id", person, "kind", "business", NULL });

  WRITE (PURSUIT_RELATION_ENTITY, 0, "from_id", person, "to_id", boss, "kind", "influence", "notes",
         "golf " MARK, "source", "told by " MARK);
  gint64 gone = WRITE (PURSUIT_RELATION_ENTITY, 0, "from_id", report, "to_id", person, "kind", "influence",
                       "notes", "was " MARK);
  session_run (fixture, pursuit_command_delete_record (&PURSUIT_RELATION_ENTITY, gone));
  WRITE (PURSUIT_RIVAL_TIE_ENTITY, 0, "person_id", person, "competitor", "Castor " MARK, "contact", MARK,
         "notes", "school " MARK);
  WRITE (PURSUIT_ACQUAINTANCE_ENTITY, 0, "person_id", person, "member_id", "1", "notes", "long " MARK);
  WRITE (PURSUIT_TRIP_ENTITY, 0, "person_id", person, "from_day", "2026-12-05", "place", "Sanya " MARK,
         "notes", MARK);
  session_run (fixture, people_say (cast->deal, cast->person, "notes", "note " MARK, PURSUIT_DAY_NONE, NULL));
  session_run (fixture,
               people_say (cast->deal, cast->person, "wins_text", "wins " MARK, PURSUIT_DAY_NONE, NULL));
  session_run (fixture, people_say (cast->deal, cast->person, "concern", MARK, PURSUIT_DAY_NONE, NULL));
  session_run (fixture, people_say (cast->deal, cast->person, "attitude", "2",
                                    pursuit_day_from_ymd (2026, 11, 1), "heard from " MARK));
  session_run (fixture, people_say (cast->deal, cast->person, "weight", "60", PURSUIT_DAY_NONE, NULL));
  session_run (fixture, pursuit_command_note_need (cast->deal, 0, needy, "a post for " MARK, "tea with " MARK,
                                                   PURSUIT_DAY_NONE));
  session_run (fixture,
               pursuit_command_note_need (cast->deal, 0, business, "less scrap", NULL, PURSUIT_DAY_NONE));
}

static void
set_up (SessionFixture *fixture, Cast *cast)
{
  session_fixture_open (fixture, PURSUIT_SAMPLE_NONE, 0);
  WRITE (*pursuit_entity_find ("company"), 0, "name", "Steel");
  cast->deal = people_make_deal (fixture, "Mill", "Steel");
  cast->boss = people_make_person (fixture, "Boss", "Steel");
  cast->person = people_make_person (fixture, "First " MARK, "Steel");
  cast->report = people_make_person (fixture, "Clerk", "Steel");
  session_run (fixture, pursuit_command_reparent_person (cast->person, cast->boss, 0));
  session_run (fixture, pursuit_command_reparent_person (cast->report, cast->person, 0));
}

static PursuitErasure *
erase (SessionFixture *fixture, gint64 person)
{
  g_autoptr (GError) error = NULL;
  PursuitErasure *erasure = pursuit_session_erase_person (fixture->session, person, &error);

  g_assert_no_error (error);
  g_assert_null (erasure->bytes_left);
  return erasure;
}

/* Once a backup of before is in its place, the person is gone from that too. */
static void
restore (SessionFixture *fixture, const char *backup)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = pursuit_session_restore (fixture->session, backup, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  session_assert_answer (fixture, "SELECT name FROM person ORDER BY id", "Boss\nClerk\n");
  g_clear_object (&fixture->session);
  g_assert_cmpuint (count_marked (fixture->folder), ==, 0);
  session_fixture_reopen (fixture);
  session_assert_sound (fixture);
}

/* Nothing is left in the database, its log, the journal, the files, the ballast, or in a restored backup. */
static void
test_bytes (void)
{
  g_auto (SessionFixture) fixture_box = { 0 };
  SessionFixture *fixture = &fixture_box;
  g_autoptr (GError) error = NULL;
  Cast cast;

  set_up (fixture, &cast);
  g_autofree char *backup = g_build_filename (fixture->folder, "older.kept", NULL);
  g_autofree char *bare = g_build_filename (fixture->folder, "bare.kept", NULL);
  g_autofree char *files = g_strconcat (fixture->path, ".files", NULL);
  say_everything (fixture, cast.person);
  tie (fixture, &cast);
  log_with (fixture, &cast, "Visit");
  attach (fixture, cast.person);
  WRITE (PURSUIT_PERSON_ENTITY, cast.person, "notes", "last " MARK);
  g_assert_true (
      pursuit_session_backup (fixture->session, backup, PURSUIT_BACKUP_DEFAULT, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GFile) from = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) to = g_file_new_for_path (bare);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  /* the scan finds what is there: the database or its log, and the file */
  g_assert_cmpuint (count_marked (files), ==, 1);
  g_assert_cmpuint (count_marked (fixture->folder), >=, 2);
  g_assert_true (holds_mark (bare));

  g_autoptr (PursuitErasure) erasure = erase (fixture, cast.person);
  g_assert_cmpuint (count_marked (fixture->folder), ==, 0);
  session_assert_answer (fixture, "SELECT name, reports_to FROM person ORDER BY id", "Boss|\nClerk|1\n");
  session_assert_answer (fixture, "SELECT count(*) FROM participant", "0\n");
  session_assert_answer (fixture, "SELECT subject FROM activity", "Visit\n");
  session_assert_answer (fixture,
                         "SELECT v.text, n.holder_id FROM need n JOIN need_version v ON v.need_id = n.id",
                         "less scrap|\n");
  session_assert_sound (fixture);

  restore (fixture, backup);
  restore (fixture, bare);
}

/* Older steps can be undone, down to the first, and none brings the person back. */
static void
test_undo (void)
{
  g_auto (SessionFixture) fixture_box = { 0 };
  SessionFixture *fixture = &fixture_box;
  g_autoptr (GError) error = NULL;
  guint undone = 0;
  Cast cast;

  set_up (fixture, &cast);
  g_autofree char *person = number (cast.person);
  tie (fixture, &cast);
  WRITE (*pursuit_entity_find ("deal"), cast.deal, "in_charge_id", person, "title", "Rolling mill");
  log_with (fixture, &cast, "Visit");
  session_run (fixture, pursuit_command_reparent_person (cast.report, 0, 0));
  session_run (fixture, pursuit_command_reparent_person (cast.report, cast.person, 0));
  WRITE (PURSUIT_PERSON_ENTITY, cast.report, "title", "Clerk");
  pursuit_step_free (pursuit_session_undo (fixture->session, &error));
  pursuit_step_free (pursuit_session_redo (fixture->session, &error));
  g_assert_no_error (error);

  g_autoptr (PursuitErasure) erasure = erase (fixture, cast.person);
  session_assert_sound (fixture);
  session_assert_answer (fixture, "SELECT reports_to FROM person WHERE name = 'Clerk'", "1\n");
  g_assert_null (pursuit_session_redo (fixture->session, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING);
  g_clear_error (&error);

  while (TRUE)
    {
      g_autoptr (PursuitStep) step = pursuit_session_undo (fixture->session, &error);
      if (step == NULL)
        break;
      undone++;
      g_assert_null (strstr (step->label, MARK));
      session_assert_answer (fixture, "SELECT count(*) FROM person WHERE name LIKE '%" MARK "%'", "0\n");
      session_assert_sound (fixture);
    }
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING);
  g_assert_cmpuint (undone, >, 5);
  session_assert_answer (fixture, "SELECT count(*) FROM person", "0\n");
  session_assert_answer (fixture, "SELECT count(*) FROM deal", "0\n");
  session_assert_answer (fixture,
                         "SELECT count(*) FROM change WHERE before LIKE '%" MARK "%' OR after LIKE '%" MARK
                         "%'",
                         "0\n");
  session_assert_answer (fixture, "SELECT count(*) FROM operation WHERE args LIKE '%" MARK "%'", "0\n");
}

/* The clerk was above the boss once, with the person between them: without the person that would be a circle.
 */
static void
test_circle (void)
{
  g_auto (SessionFixture) fixture_box = { 0 };
  SessionFixture *fixture = &fixture_box;
  g_autoptr (GError) error = NULL;
  Cast cast;

  session_fixture_open (fixture, PURSUIT_SAMPLE_NONE, 0);
  WRITE (*pursuit_entity_find ("company"), 0, "name", "Steel");
  cast.boss = people_make_person (fixture, "Boss", "Steel");
  cast.person = people_make_person (fixture, "First " MARK, "Steel");
  cast.report = people_make_person (fixture, "Clerk", "Steel");
  session_run (fixture, pursuit_command_reparent_person (cast.report, cast.person, 0));
  session_run (fixture, pursuit_command_reparent_person (cast.boss, cast.report, 0));
  session_run (fixture, pursuit_command_reparent_person (cast.boss, 0, 0));
  session_run (fixture, pursuit_command_reparent_person (cast.person, cast.boss, 0));
  g_autoptr (PursuitErasure) erasure = erase (fixture, cast.person);
  session_assert_answer (fixture, "SELECT name, reports_to FROM person ORDER BY id", "Boss|\nClerk|1\n");

  while (error == NULL)
    {
      g_autoptr (PursuitStep) step = pursuit_session_undo (fixture->session, &error);
      session_assert_sound (fixture);
    }
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_CONFLICT);
  session_assert_answer (fixture, "SELECT name, reports_to FROM person ORDER BY id", "Boss|\nClerk|1\n");
}

/* The history says that somebody was erased, and neither who nor by what name. */
static void
test_history (void)
{
  g_auto (SessionFixture) fixture_box = { 0 };
  SessionFixture *fixture = &fixture_box;
  g_autoptr (GError) error = NULL;
  Cast cast;

  set_up (fixture, &cast);
  g_autoptr (PursuitErasure) erasure = erase (fixture, cast.person);
  g_autoptr (GPtrArray) history = pursuit_session_history (fixture->session, NULL, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((PursuitHistoryEntry *) history->pdata[0])->label, ==, "Erase a person");
  g_assert_cmpstr (((PursuitHistoryEntry *) history->pdata[1])->label, ==, "Put “Clerk” under “…”");
  g_assert_cmpstr (((PursuitHistoryEntry *) history->pdata[2])->label, ==, "Put “…” under “Boss”");
  g_assert_cmpstr (((PursuitHistoryEntry *) history->pdata[4])->label, ==,
                   "A step about somebody who was erased");
}

/* What is said elsewhere stays, and is told. */
static void
test_mentions (void)
{
  g_auto (SessionFixture) fixture_box = { 0 };
  SessionFixture *fixture = &fixture_box;
  g_autoptr (GError) error = NULL;
  Cast cast;

  set_up (fixture, &cast);
  WRITE (*pursuit_entity_find ("deal"), cast.deal, "notes", "ask FIRST " MARK " 100%");
  log_with (fixture, &cast, "Visit of First " MARK);
  g_autofree char *before = session_dump (fixture);
  g_autoptr (PursuitErasure) survey = pursuit_session_erase_survey (fixture->session, cast.person, &error);
  g_autofree char *after = session_dump (fixture);
  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (survey->name, ==, "First " MARK);
  g_assert_cmpuint (survey->n_mentioned, ==, 2);
  g_assert_cmpuint (survey->mentions->len, ==, 2);
  const PursuitErasureMention *mention = survey->mentions->pdata[0];
  g_assert_cmpstr (mention->entity->name, ==, "deal");
  g_assert_cmpint (mention->id, ==, cast.deal);
  g_assert_cmpstr (mention->title, ==, "Mill");
  g_assert_cmpuint (survey->n_mentioned_steps, ==, 1);

  g_autoptr (PursuitErasure) erasure = erase (fixture, cast.person);
  session_assert_answer (fixture, "SELECT notes FROM deal", "ask FIRST " MARK " 100%\n");
  session_assert_answer (fixture, "SELECT subject FROM activity", "Visit of First " MARK "\n");
}

/* Somebody who was only deleted still stands in the journal; who never was, cannot be erased. */
static void
test_deleted (void)
{
  g_auto (SessionFixture) fixture_box = { 0 };
  SessionFixture *fixture = &fixture_box;
  g_autoptr (GError) error = NULL;
  Cast cast;

  set_up (fixture, &cast);
  tie (fixture, &cast);
  session_run (fixture, pursuit_command_delete_record (&PURSUIT_PERSON_ENTITY, cast.person));
  g_assert_cmpuint (count_marked (fixture->folder), >, 0);
  g_autoptr (PursuitErasure) erasure = erase (fixture, cast.person);
  /* her personal need lost its holder when she was deleted: it names nobody any more, and stays */
  session_assert_answer (fixture,
                         "SELECT count(*) FROM change WHERE before LIKE '%First%' OR before LIKE '%golf%' "
                         "OR after LIKE '%First%' OR after LIKE '%golf%'",
                         "0\n");
  session_assert_sound (fixture);

  g_assert_null (pursuit_session_erase_person (fixture->session, 999, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND);
}

/* A deal that was deleted is remembered with what was found about its people. */
static void
test_finding (void)
{
  g_auto (SessionFixture) fixture_box = { 0 };
  SessionFixture *fixture = &fixture_box;
  g_autoptr (GError) error = NULL;

  session_fixture_open (fixture, PURSUIT_SAMPLE_TEAM, 0);
  g_autofree char *deal =
      session_answer (fixture,
                      "SELECT id FROM deal WHERE finding LIKE 'decision-not-met%' ORDER BY id DESC LIMIT 1");
  g_autofree char *about = g_strdup_printf ("SELECT p.id FROM deal d JOIN person p ON d.finding LIKE "
                                            "'decision-not-met' || char (9) || p.id || char (9) || '%%' "
                                            "WHERE d.id = %s",
                                            g_strchomp (deal));
  g_autofree char *person = session_answer (fixture, about);
  g_autofree char *images =
      g_strdup_printf ("SELECT count(*) FROM change WHERE tbl = 'deal' AND action = 'D' "
                       "AND before ->> 'finding' LIKE 'decision-not-met' || char (9) || "
                       "'%s' || char (9) || '%%'",
                       g_strchomp (person));
  session_run (fixture, pursuit_command_delete_record (pursuit_entity_find ("deal"), atoll (deal)));
  session_assert_answer (fixture, images, "1\n");

  g_autoptr (PursuitErasure) erasure = erase (fixture, atoll (person));
  session_assert_answer (fixture, images, "0\n");
  pursuit_step_free (pursuit_session_undo (fixture->session, &error));
  g_assert_no_error (error);
  session_assert_answer (fixture, about, "");
  session_assert_sound (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase/bytes", test_bytes);
  g_test_add_func ("/erase/undo", test_undo);
  g_test_add_func ("/erase/circle", test_circle);
  g_test_add_func ("/erase/history", test_history);
  g_test_add_func ("/erase/mentions", test_mentions);
  g_test_add_func ("/erase/deleted", test_deleted);
  g_test_add_func ("/erase/finding", test_finding);
  return g_test_run ();
}
