/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-participation-rules.h"

#include "pursuit-person.h"
#include "pursuit-playbook-page.h"

enum
{
  DESIGN = 3,
  INSTALL = 6
};

static void
test_kinds (void)
{
  static const struct
  {
    const char *level, *function, *kind;
  } cases[] = {
    { "decision", "other", "executive" },
    { "decision", "purchasing", "executive" },
    { "decision", NULL, "executive" },
    { "management", "using", "using-manager" },
    { "operating", "using", "user" },
    { NULL, "using", "user" },
    { "management", "technical", "technical-manager" },
    { "operating", "technical", "engineer" },
    { NULL, "technical", "engineer" },
    { "management", "purchasing", "purchasing" },
    { "operating", "finance", "purchasing" },
    { "management", "other", NULL },
    { "operating", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (pursuit_people_kind_of (cases[i].level, cases[i].function), ==, cases[i].kind);
}

static void
add_cell (GPtrArray *matrix, gint64 buying_stage_id, const char *people, int weight)
{
  PursuitRecord *cell = pursuit_record_new (&PURSUIT_PARTICIPATION_ENTITY);

  pursuit_record_set_int (cell, PURSUIT_PARTICIPATION_BUYING_STAGE_ID, buying_stage_id);
  pursuit_record_set_text (cell, PURSUIT_PARTICIPATION_PEOPLE, people);
  pursuit_record_set_text (cell, PURSUIT_PARTICIPATION_DOES, "does something");
  pursuit_record_set_int (cell, PURSUIT_PARTICIPATION_WEIGHT, weight);
  g_ptr_array_add (matrix, cell);
}

static PursuitRecord *
add_person (GPtrArray *persons, const char *name, const char *level, const char *function)
{
  PursuitRecord *person = pursuit_record_new (&PURSUIT_PERSON_ENTITY);

  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, name);
  pursuit_record_set_text (person, PURSUIT_PERSON_LEVEL, level);
  pursuit_record_set_text (person, PURSUIT_PERSON_FUNCTION, function);
  g_ptr_array_add (persons, person);
  return person;
}

/* “using-manager 3: | technical-manager 3: Zhao Qian” */
static char *
describe (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PursuitWatchRow *row = rows->pdata[i];
      g_string_append_printf (text, "%s%s %d:", i > 0 ? " | " : "", row->people,
                              (int) pursuit_record_get_int (PURSUIT_RECORD (row->participation),
                                                            PURSUIT_PARTICIPATION_WEIGHT));
      for (guint k = 0; k < row->persons->len; k++)
        g_string_append_printf (text, " %s",
                                pursuit_record_get_text (row->persons->pdata[k], PURSUIT_PERSON_NAME));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_watched (GPtrArray *matrix,
                gint64 buying_stage_id,
                GPtrArray *persons,
                guint max_rows,
                const char *expected)
{
  g_autoptr (GPtrArray) rows = pursuit_participation_watch (matrix, buying_stage_id, persons, max_rows);
  g_autofree char *found = describe (rows);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_watch (void)
{
  g_autoptr (GPtrArray) matrix = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (g_object_unref);

  add_cell (matrix, DESIGN, "executive", PURSUIT_PARTICIPATION_ABSENT);
  add_cell (matrix, DESIGN, "user", PURSUIT_PARTICIPATION_WORKS);
  add_cell (matrix, DESIGN, "engineer", PURSUIT_PARTICIPATION_WORKS);
  add_cell (matrix, DESIGN, "technical-manager", PURSUIT_PARTICIPATION_DECIDES);
  add_cell (matrix, DESIGN, "using-manager", PURSUIT_PARTICIPATION_DECIDES);
  add_cell (matrix, DESIGN, "purchasing", PURSUIT_PARTICIPATION_MAY_JOIN);
  add_cell (matrix, DESIGN, "a kind of a later version", PURSUIT_PARTICIPATION_DECIDES);
  add_cell (matrix, INSTALL, "executive", PURSUIT_PARTICIPATION_MAY_JOIN);
  add_cell (matrix, INSTALL, "purchasing", PURSUIT_PARTICIPATION_ABSENT);
  add_person (persons, "Zhao", "management", "technical");
  add_person (persons, "Sun", "operating", "using");
  add_person (persons, "Qian", "management", "technical");
  add_person (persons, "Li", "decision", "using");
  /* a place on the chart that nobody fills is nobody known */
  pursuit_record_set_int (add_person (persons, "Somebody", "management", "using"), PURSUIT_PERSON_PLACEHOLDER,
                          1);

  assert_watched (matrix, DESIGN, persons, 0,
                  "using-manager 3: | technical-manager 3: Zhao Qian | user 2: Sun | engineer 2:");
  assert_watched (matrix, DESIGN, persons, 2, "using-manager 3: | technical-manager 3: Zhao Qian");
  /* where nobody works on anything, those who may take part */
  assert_watched (matrix, INSTALL, persons, 0, "executive 1: Li");
  assert_watched (matrix, 77, persons, 0, "");
}

static PursuitRecord *
make_page (const char *topic, gint64 stage_id, const char *people, const char *subject)
{
  PursuitRecord *page = pursuit_record_new (&PURSUIT_PLAYBOOK_PAGE_ENTITY);

  pursuit_record_set_text (page, PURSUIT_PLAYBOOK_PAGE_TOPIC, topic);
  pursuit_record_set_int (page, PURSUIT_PLAYBOOK_PAGE_STAGE_ID, stage_id);
  pursuit_record_set_text (page, PURSUIT_PLAYBOOK_PAGE_PEOPLE, people);
  pursuit_record_set_text (page, PURSUIT_PLAYBOOK_PAGE_SUBJECT, subject);
  return page;
}

static void
test_rank (void)
{
  g_autoptr (GPtrArray) matrix = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (PursuitRecord) manager = make_page ("stage", 5, "using-manager", NULL);
  g_autoptr (PursuitRecord) user = make_page ("stage", 5, "user", NULL);
  g_autoptr (PursuitRecord) buyer = make_page ("stage", 5, "purchasing", NULL);
  g_autoptr (PursuitRecord) delay = make_page ("strategy", 0, NULL, "delay");
  g_autoptr (PursuitRecord) flinch = make_page ("tactic", 0, NULL, "opening");
  g_autoptr (PursuitRecord) actor = make_page ("personality", 0, NULL, "actor");

  add_cell (matrix, DESIGN, "user", PURSUIT_PARTICIPATION_WORKS);
  add_cell (matrix, DESIGN, "using-manager", PURSUIT_PARTICIPATION_DECIDES);
  g_autoptr (GPtrArray) watched = pursuit_participation_watch (matrix, DESIGN, nobody, 0);

  int first = pursuit_playbook_page_rank (manager, watched, "delay", TRUE);
  int second = pursuit_playbook_page_rank (user, watched, "delay", TRUE);
  int third = pursuit_playbook_page_rank (buyer, watched, "delay", TRUE);
  int fourth = pursuit_playbook_page_rank (delay, watched, "delay", TRUE);
  int fifth = pursuit_playbook_page_rank (flinch, watched, "delay", TRUE);
  g_assert_cmpint (first, ==, 0);
  g_assert_cmpint (first, <, second);
  g_assert_cmpint (second, <, third);
  g_assert_cmpint (third, <, fourth);
  g_assert_cmpint (fourth, <, fifth);
  g_assert_cmpint (pursuit_playbook_page_rank (delay, watched, "advance", TRUE), ==, -1);
  g_assert_cmpint (pursuit_playbook_page_rank (delay, watched, NULL, TRUE), ==, -1);
  g_assert_cmpint (pursuit_playbook_page_rank (flinch, watched, "delay", FALSE), ==, -1);
  g_assert_cmpint (pursuit_playbook_page_rank (actor, watched, "delay", TRUE), ==, -1);
}

static void
test_degree (void)
{
  g_autoptr (GPtrArray) matrix = g_ptr_array_new_with_free_func (g_object_unref);

  add_cell (matrix, INSTALL, "user", PURSUIT_PARTICIPATION_DECIDES);
  add_cell (matrix, DESIGN, "user", PURSUIT_PARTICIPATION_WORKS);
  add_cell (matrix, DESIGN, "engineer", PURSUIT_PARTICIPATION_MAY_JOIN);
  g_assert_cmpint (pursuit_participation_degree (matrix, DESIGN, "user"), ==, PURSUIT_PARTICIPATION_WORKS);
  g_assert_cmpint (pursuit_participation_degree (matrix, INSTALL, "user"), ==, PURSUIT_PARTICIPATION_DECIDES);
  g_assert_cmpint (pursuit_participation_degree (matrix, DESIGN, "engineer"), ==,
                   PURSUIT_PARTICIPATION_MAY_JOIN);
  g_assert_cmpint (pursuit_participation_degree (matrix, INSTALL, "engineer"), ==,
                   PURSUIT_PARTICIPATION_ABSENT);
  g_assert_cmpint (pursuit_participation_degree (matrix, 0, "user"), ==, PURSUIT_PARTICIPATION_ABSENT);
  g_assert_cmpint (pursuit_participation_degree (matrix, DESIGN, NULL), ==, PURSUIT_PARTICIPATION_ABSENT);
  g_assert_cmpint (pursuit_people_kind_index ("executive"), ==, 0);
  g_assert_cmpint (pursuit_people_kind_index ("purchasing"), ==, 5);
  g_assert_cmpint (pursuit_people_kind_index ("guest"), ==, -1);
  g_assert_cmpint (pursuit_people_kind_index (NULL), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/participation/kinds", test_kinds);
  g_test_add_func ("/participation/watch", test_watch);
  g_test_add_func ("/participation/rank", test_rank);
  g_test_add_func ("/participation/degree", test_degree);
  return g_test_run ();
}
