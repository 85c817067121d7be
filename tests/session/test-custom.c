/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Custom fields: their definitions and their values, forth and back. */

#include "session-fixture.h"

#include "pursuit-activity.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-person.h"
#include "pursuit-process-command.h"
#include "pursuit-session-keep.h"

static PursuitCommand *
make_definition (const char *entity, const char *label, const char *type, const char *choices)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_CUSTOM_FIELD_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_ENTITY_NAME, entity);
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_LABEL, label);
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_TYPE, type);
  pursuit_fields_set_text (fields, PURSUIT_CUSTOM_FIELD_CHOICES, choices);
  return pursuit_command_new_record (fields);
}

/* A record of which only the name is known. */
static PursuitCommand *
make_record (const PursuitEntity *entity)
{
  static const char *const names[] = { "name", "title", "subject" };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (pursuit_entity_find_field (entity, names[i]) < 0)
        continue;
      pursuit_fields_parse (fields, names[i], "X", &error);
      g_assert_no_error (error);
      break;
    }
  if (entity == &PURSUIT_ACTIVITY_ENTITY)
    pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, "call");
  return pursuit_command_new_record (fields);
}

/* Gives record @id of @entity the value @text in @field. */
static PursuitCommand *
make_change (const PursuitEntity *entity, gint64 id, const char *field, const char *text)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (entity);
  g_autoptr (GError) error = NULL;

  pursuit_fields_parse (fields, field, text, &error);
  g_assert_no_error (error);
  return pursuit_command_set_fields (id, 0, fields);
}

static void
check (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = pursuit_session_check (fixture->session, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Every command, on every kind of record: undo brings back every column and index, redo brings them forth. */
static void
test_forth_and_back (void)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_COMPANY_ENTITY, &PURSUIT_PERSON_ENTITY,
                                                   &PURSUIT_DEAL_ENTITY, &PURSUIT_ACTIVITY_ENTITY };
  static const char *const edits[] = { "Edit company “X”", "Edit “X”", "Edit “X”", "Edit activity “X”" };
  static const char *const values[][3] = {
    { "Note", "text", "重庆" },          { "Points", "number", "5" },  { "Credit", "money", "-12.5" },
    { "Renewal", "date", "2026-02-28" }, { "Tier", "choice", "Gold" }, { "Key", "bool", "yes" },
  };
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  for (guint e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      const char *name = entities[e]->name;
      gint64 first = 0, last = 0;
      const char *edit = edits[e];
      pursuit_step_free (session_must_run (&fixture, make_record (entities[e])));
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          g_autofree char *label = g_strdup_printf ("New field “%s”", values[i][0]);
          gboolean choice = g_str_equal (values[i][1], "choice");
          last = session_forth_and_back (&fixture,
                                         make_definition (name, values[i][0], values[i][1],
                                                          choice ? "Gold\nSilver" : NULL),
                                         label);
          first = first ? first : last;
        }
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          g_autofree char *code = g_ascii_strdown (values[i][0], -1);
          session_forth_and_back (&fixture, make_change (entities[e], 1, code, values[i][2]), edit);
        }
      session_forth_and_back (&fixture, make_change (&PURSUIT_CUSTOM_FIELD_ENTITY, first, "label", "Remark"),
                              "Edit field “Note”");
      session_forth_and_back (&fixture, pursuit_command_reorder (&PURSUIT_CUSTOM_FIELD_ENTITY, last, first),
                              "Reorder field “Key”");
      session_forth_and_back (&fixture, pursuit_command_retire (&PURSUIT_CUSTOM_FIELD_ENTITY, last),
                              "Retire field “Key”");
      session_forth_and_back (&fixture, pursuit_command_bring_back (&PURSUIT_CUSTOM_FIELD_ENTITY, last),
                              "Bring back field “Key”");
    }
  g_assert_cmpint (session_number (&fixture,
                                   "SELECT count(*) FROM sqlite_schema WHERE name GLOB '*_custom_[0-9]*'"),
                   ==, 24);
  check (&fixture);
}

/* A definition is not taken back under the values that it gives a meaning. */
static void
test_undo_of_definition (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 20);
  PursuitStep *made = session_must_run (&fixture, make_definition ("company", "Tier", "choice", "Gold"));
  PursuitStep *set = session_must_run (&fixture, make_change (&PURSUIT_COMPANY_ENTITY, 1, "tier", "gold"));
  g_assert_null (pursuit_session_undo_step (fixture.session, made->operation_id, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "1 record"));
  g_clear_error (&error);
  pursuit_step_free (pursuit_session_undo_step (fixture.session, set->operation_id, &error));
  g_assert_no_error (error);
  pursuit_step_free (pursuit_session_undo_step (fixture.session, made->operation_id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pursuit_entity_find_field (&PURSUIT_COMPANY_ENTITY, "tier"), ==, -1);
  check (&fixture);
  pursuit_step_free (made);
  pursuit_step_free (set);
}

/* What the check says of a value that the field cannot have, and of one where no field is. */
static void
test_check (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 20);
  pursuit_step_free (session_must_run (&fixture, make_definition ("company", "Renewal", "date", NULL)));
  g_assert_cmpint (sqlite3_open (fixture.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "UPDATE company SET custom_1 = 7 WHERE id = 1;"
                                 "UPDATE company SET custom_1 = '2026-01-31' WHERE id = 2;"
                                 "UPDATE person SET custom_9 = 'x' WHERE id = 3",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  g_autoptr (GPtrArray) findings = pursuit_session_check (fixture.session, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_nonnull (strstr (findings->pdata[0], "Row 1 of table “company”"));
  g_assert_nonnull (strstr (findings->pdata[1], "Row 3 of table “person”"));
}

/* The fields of a process are those of the database that is open. */
static void
test_publish (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  session_fixture_open (&fixture, PURSUIT_SAMPLE_RANDOM, 20);
  pursuit_step_free (session_must_run (&fixture, make_definition ("deal", "B", "text", NULL)));
  pursuit_step_free (session_must_run (&fixture, make_definition ("deal", "A", "number", NULL)));
  g_autoptr (GArray) fields = pursuit_custom_fields_list (&PURSUIT_DEAL_ENTITY);
  g_assert_cmpuint (fields->len, ==, 2);
  g_assert_cmpuint (g_array_index (fields, guint, 0), ==, PURSUIT_DEAL_CUSTOM);
  g_assert_cmpstr (PURSUIT_DEAL_ENTITY.fields[PURSUIT_DEAL_CUSTOM + 1].label, ==, "A");
  g_assert_cmpint (PURSUIT_DEAL_ENTITY.fields[PURSUIT_DEAL_CUSTOM + 1].type, ==, PURSUIT_FIELD_REAL);

  g_auto (SessionFixture) other = { 0 };
  session_fixture_open (&other, PURSUIT_SAMPLE_RANDOM, 20);
  g_autoptr (GArray) none = pursuit_custom_fields_list (&PURSUIT_PERSON_ENTITY);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/custom/forth-and-back", test_forth_and_back);
  g_test_add_func ("/custom/undo-of-definition", test_undo_of_definition);
  g_test_add_func ("/custom/check", test_check);
  g_test_add_func ("/custom/publish", test_publish);
  return g_test_run ();
}
