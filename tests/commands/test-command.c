/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-activity.h"
#include "pursuit-command-private.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-participant.h"

static void
assert_args (PursuitCommand *command, const char *kind, const char *expected)
{
  g_autoptr (GVariant) args = pursuit_command_get_args (command);
  g_autofree char *text = g_variant_print (args, FALSE);

  g_assert_cmpstr (pursuit_command_get_kind (command), ==, kind);
  g_assert_cmpstr (text, ==, expected);
}

/* Left alone, emptied and given a value are three things, and stay so in a command's copy. */
static void
test_emptied_fields (void)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  g_assert_true (pursuit_fields_is_empty (fields));
  pursuit_fields_set_text (fields, PURSUIT_DEAL_NOTES, NULL);
  pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, 0);
  g_assert_false (pursuit_fields_is_empty (fields));

  g_autoptr (PursuitCommand) command = pursuit_command_set_fields (7, 3, fields);
  pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, 5);
  PursuitFields *copy = pursuit_command_get_fields (command);
  g_assert_cmpint (pursuit_fields_lookup (copy, PURSUIT_DEAL_NOTES)->kind, ==, PURSUIT_VALUE_NULL);
  g_assert_cmpint (pursuit_fields_lookup (copy, PURSUIT_DEAL_AMOUNT)->i, ==, 0);
  g_assert_null (pursuit_fields_lookup (copy, PURSUIT_DEAL_TITLE));
  assert_args (command, "set",
               "{'entity': <'deal'>, 'fields': <{'amount': <int64 0>, 'notes': <()>}>, 'id': <int64 7>, "
               "'ver': <int64 3>}");
}

static void
test_parsed_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_currency (fields, "JPY");
  g_assert_true (pursuit_fields_parse (fields, "amount", "500", &error));
  g_assert_cmpint (pursuit_fields_lookup (fields, PURSUIT_DEAL_AMOUNT)->i, ==, 500);
  g_assert_true (pursuit_fields_parse (fields, "currency", "EUR", &error));
  g_assert_true (pursuit_fields_parse (fields, "amount", "500", &error));
  g_assert_cmpint (pursuit_fields_lookup (fields, PURSUIT_DEAL_AMOUNT)->i, ==, 50000);
  g_assert_true (pursuit_fields_parse (fields, "expected_close", "", &error));
  g_assert_cmpint (pursuit_fields_lookup (fields, PURSUIT_DEAL_EXPECTED_CLOSE)->kind, ==, PURSUIT_VALUE_NULL);

  g_assert_false (pursuit_fields_parse (fields, "stage", "bid", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (pursuit_fields_parse (fields, "grade", "Z", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
  g_assert_null (pursuit_fields_lookup (fields, PURSUIT_DEAL_GRADE));
}

static void
test_deal_commands (void)
{
  g_autoptr (PursuitCommand) move = pursuit_command_move_deal (1, 2, PURSUIT_PLACE_TOP);
  g_autoptr (PursuitCommand) close = pursuit_command_close_deal (1, "lost", "price", NULL, 20000);
  g_autoptr (PursuitCommand) reopen = pursuit_command_reopen_deal (1);

  assert_args (move, "move",
               "{'entity': <'deal'>, 'id': <int64 1>, 'stage_id': <int64 2>, 'before_id': <int64 -1>}");
  g_assert_null (pursuit_command_get_text (move, "reason"));
  pursuit_command_set_force (move, "agreed");
  pursuit_command_set_approval (move, "Anna", "agreed");
  g_assert_cmpstr (pursuit_command_get_text (move, "reason"), ==, "agreed");
  g_assert_cmpstr (pursuit_command_get_text (move, "approved_by"), ==, "Anna");
  assert_args (close, "close",
               "{'entity': <'deal'>, 'id': <int64 1>, 'outcome': <'lost'>, 'reason': <'price'>, 'day': "
               "<int64 20000>}");
  g_assert_cmpint (pursuit_command_get_day (close, "day"), ==, 20000);
  g_assert_cmpint (pursuit_command_get_day (reopen, "day"), ==, PURSUIT_DAY_NONE);
  g_assert_null (pursuit_command_get_fields (reopen));
}

static void
test_activity_commands (void)
{
  static const gint64 people[] = { 4, 9 };
  guint n = 7;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, "visit");
  g_autoptr (PursuitCommand) command =
      pursuit_command_log_activity (fields, people, 2, NULL, 0, "Call back", 20001);
  const gint64 *ids = pursuit_command_get_ids (command, "people", &n);
  g_assert_cmpmem (ids, n * sizeof *ids, people, sizeof people);
  pursuit_command_get_ids (command, "members", &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpstr (pursuit_command_get_text (command, "next_step"), ==, "Call back");
  assert_args (command, "log",
               "{'entity': <'activity'>, 'fields': <{'kind': <'visit'>}>, 'people': <[int64 4, 9]>, "
               "'members': <@ax []>, 'next_step': <'Call back'>, 'next_day': <int64 20001>}");
}

static void
test_people_commands (void)
{
  g_autoptr (PursuitFields) none = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (PursuitCommand) participant = pursuit_command_set_participant (1, 2, none);
  g_autoptr (PursuitCommand) reparent = pursuit_command_reparent_person (2, 0, 5);
  g_autoptr (PursuitCommand) unchart = pursuit_command_remove_from_chart (2);

  g_assert_true (pursuit_fields_is_empty (pursuit_command_get_fields (participant)));
  g_assert_cmpint (pursuit_command_get_int (participant, "person_id"), ==, 2);
  assert_args (reparent, "reparent",
               "{'entity': <'person'>, 'id': <int64 2>, 'manager_id': <int64 0>, 'before_id': <int64 5>}");
  assert_args (unchart, "unchart", "{'entity': <'person'>, 'id': <int64 2>}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/emptied-fields", test_emptied_fields);
  g_test_add_func ("/command/parsed-fields", test_parsed_fields);
  g_test_add_func ("/command/deals", test_deal_commands);
  g_test_add_func ("/command/activities", test_activity_commands);
  g_test_add_func ("/command/people", test_people_commands);

  return g_test_run ();
}
