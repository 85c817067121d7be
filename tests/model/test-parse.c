/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-parse.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"

static const PursuitField *
find_field (const PursuitEntity *entity, const char *name)
{
  int index = pursuit_entity_find_field (entity, name);

  g_assert_cmpint (index, >=, 0);
  return &entity->fields[index];
}

/* Parses @text and writes it back in the form for programs. */
static void
assert_parsed (const PursuitEntity *entity, const char *name, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (PursuitValue) value = { 0 };
  const PursuitField *field = find_field (entity, name);

  g_assert_true (pursuit_field_parse_text (field, text, "CNY", &value, &error));
  g_assert_no_error (error);
  g_autofree char *back = pursuit_value_to_text (field, &value, "CNY");
  g_assert_cmpstr (back, ==, expected);
}

static void
assert_refused (const PursuitEntity *entity, const char *name, const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_auto (PursuitValue) value = { .kind = PURSUIT_VALUE_INT, .i = 77 };

  g_assert_false (pursuit_field_parse_text (find_field (entity, name), text, "CNY", &value, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpint (value.i, ==, 77);
}

static void
test_each_type (void)
{
  const PursuitEntity *deal = &PURSUIT_DEAL_ENTITY;
  const PursuitEntity *part = &PURSUIT_PARTICIPANT_ENTITY;

  assert_parsed (deal, "title", " kept\nas it is ", " kept\nas it is ");
  assert_parsed (deal, "amount", "¥310万", "3100000.00");
  assert_parsed (deal, "currency", "eur", "EUR");
  assert_parsed (deal, "expected_close", "2026-12-31", "2026-12-31");
  assert_parsed (deal, "probability_own", "60%", "0.6");
  assert_parsed (deal, "probability_own", "0.35", "0.35");
  assert_parsed (deal, "grade", "b", "B");
  assert_parsed (deal, "outcome", "Won", "won");
  assert_parsed (deal, "company_id", "12", "12");
  assert_parsed (part, "attitude", "-2", "-2");
  assert_parsed (part, "insider", "yes", "1");
  assert_parsed (part, "insider", "False", "0");
  assert_parsed (&PURSUIT_PERSON_ENTITY, "level", "Decision level", "decision");
}

static void
test_sets_are_ordered (void)
{
  assert_parsed (&PURSUIT_PARTICIPANT_ENTITY, "roles", "user, Decision maker,user", "decision-maker,user");
  assert_parsed (&PURSUIT_PARTICIPANT_ENTITY, "roles", "user、initiator", "initiator,user");
  assert_parsed (&PURSUIT_PARTICIPANT_ENTITY, "roles", ",", NULL);
}

static void
test_blank_empties (void)
{
  assert_parsed (&PURSUIT_DEAL_ENTITY, "amount", "", NULL);
  assert_parsed (&PURSUIT_DEAL_ENTITY, "notes", "  ", NULL);
  assert_refused (&PURSUIT_DEAL_ENTITY, "title", "", "Title may not be empty.");
}

static void
test_refusals (void)
{
  const PursuitEntity *deal = &PURSUIT_DEAL_ENTITY;
  const PursuitEntity *part = &PURSUIT_PARTICIPANT_ENTITY;

  assert_refused (deal, "amount", "a lot", "Amount: “a lot” is not an amount.");
  assert_refused (deal, "expected_close", "14.3.2026",
                  "Expected close: “14.3.2026” is not a date. Write it as YYYY-MM-DD.");
  assert_refused (deal, "grade", "E", "Grade: “E” is none of A, B, C, D.");
  assert_refused (deal, "probability_own", "60", "Own estimate: “60” is not between 0 and 1.");
  assert_refused (deal, "currency", "yuan",
                  "Currency: “yuan” is not the code of a currency, such as CNY or EUR.");
  assert_refused (deal, "company_id", "5x", "company_id: “5x” is not a whole number.");
  assert_refused (part, "attitude", "3", "Attitude: “3” is not between -2 and 2.");
  assert_refused (part, "insider", "maybe", "Insider: “maybe” is neither yes nor no.");
  assert_refused (deal, "title", "\xff", "Title: the text is not valid UTF-8.");
}

static void
assert_shown (const char *name, const PursuitValue *value, const char *expected)
{
  g_autofree char *text =
      pursuit_value_to_display (find_field (&PURSUIT_DEAL_ENTITY, name), value, "CNY", 20000);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_display (void)
{
  const PursuitField *roles = find_field (&PURSUIT_PARTICIPANT_ENTITY, "roles");
  PursuitValue none = { 0 };
  PursuitValue set = { .kind = PURSUIT_VALUE_TEXT, .s = (char *) "decision-maker,user" };
  g_autofree char *names = pursuit_value_to_display (roles, &set, NULL, 0);

  assert_shown ("outcome", &(PursuitValue){ .kind = PURSUIT_VALUE_TEXT, .s = (char *) "won" }, "Won");
  assert_shown ("expected_close", &(PursuitValue){ .kind = PURSUIT_VALUE_INT, .i = 20000 }, "4 Oct");
  assert_shown ("forced", &(PursuitValue){ .kind = PURSUIT_VALUE_INT, .i = 1 }, "Yes");
  assert_shown ("title", &none, "");
  g_assert_cmpstr (names, ==, "Decision maker, User");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/each-type", test_each_type);
  g_test_add_func ("/parse/sets", test_sets_are_ordered);
  g_test_add_func ("/parse/blank", test_blank_empties);
  g_test_add_func ("/parse/refusals", test_refusals);
  g_test_add_func ("/parse/display", test_display);

  return g_test_run ();
}
