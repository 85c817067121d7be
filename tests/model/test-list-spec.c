/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-list-spec.h"

#include <string.h>

static void
assert_condition (const char *text, guint field, PursuitOp op, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  g_test_message ("%s", text);
  g_assert_true (pursuit_list_spec_where_text (spec, text, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (spec->filter->parts->len, ==, 1);
  const PursuitFilter *condition = spec->filter->parts->pdata[0];
  g_assert_cmpuint (condition->field, ==, field);
  g_assert_cmpint (condition->op, ==, op);
  g_assert_cmpstr (pursuit_filter_get_value (condition, 0), ==, value);
}

static void
assert_refused (const char *text, int code, const char *part_of_message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  g_test_message ("%s", text);
  g_assert_false (pursuit_list_spec_where_text (spec, text, &error));
  g_assert_error (error, PURSUIT_ERROR, code);
  g_assert_nonnull (strstr (error->message, part_of_message));
  g_assert_true (pursuit_filter_is_empty (spec->filter));
}

static void
test_conditions (void)
{
  assert_condition ("owner = Anna Li", PURSUIT_DEAL_OWNER, PURSUIT_OP_EQ, "Anna Li");
  assert_condition ("owner=Anna Li", PURSUIT_DEAL_OWNER, PURSUIT_OP_EQ, "Anna Li");
  assert_condition ("outcome != won", PURSUIT_DEAL_OUTCOME, PURSUIT_OP_NE, "won");
  assert_condition ("amount>=1000", PURSUIT_DEAL_AMOUNT, PURSUIT_OP_GE, "1000");
  assert_condition ("amount <= 1000", PURSUIT_DEAL_AMOUNT, PURSUIT_OP_LE, "1000");
  assert_condition ("amount < 1000", PURSUIT_DEAL_AMOUNT, PURSUIT_OP_LT, "1000");
  assert_condition ("amount > 1000", PURSUIT_DEAL_AMOUNT, PURSUIT_OP_GT, "1000");
  assert_condition ("title ~ a=b", PURSUIT_DEAL_TITLE, PURSUIT_OP_CONTAINS, "a=b");
  assert_condition ("title = 100% <b>", PURSUIT_DEAL_TITLE, PURSUIT_OP_EQ, "100% <b>");
  assert_condition ("company", PURSUIT_DEAL_COMPANY, PURSUIT_OP_IS_SET, NULL);
  assert_condition (" ! company ", PURSUIT_DEAL_COMPANY, PURSUIT_OP_IS_EMPTY, NULL);
  assert_condition ("company =", PURSUIT_DEAL_COMPANY, PURSUIT_OP_IS_EMPTY, NULL);
  assert_condition ("title != ", PURSUIT_DEAL_TITLE, PURSUIT_OP_IS_SET, NULL);
  assert_condition ("Expected-Close > 2026-01-01", PURSUIT_DEAL_EXPECTED_CLOSE, PURSUIT_OP_GT, "2026-01-01");
}

static void
test_refusals (void)
{
  assert_refused ("colour = red", PURSUIT_ERROR_USAGE, "“colour”");
  assert_refused ("!colour", PURSUIT_ERROR_USAGE, "“colour”");
  assert_refused ("", PURSUIT_ERROR_USAGE, "“”");
  assert_refused ("ver = 1", PURSUIT_ERROR_USAGE, "“ver”");
  assert_refused ("title like x", PURSUIT_ERROR_USAGE, "“title like x”");
  assert_refused ("!title = x", PURSUIT_ERROR_USAGE, "“!title = x”");
  assert_refused ("amount ~ 5", PURSUIT_ERROR_USAGE, "“amount”");
  assert_refused ("amount <", PURSUIT_ERROR_USAGE, "“amount”");
  assert_refused ("amount < much", PURSUIT_ERROR_BAD_VALUE, "“much”");
  assert_refused ("outcome = wonn", PURSUIT_ERROR_BAD_VALUE, "open, won, lost");
}

static void
test_copy (void)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_STAGE_ID, PURSUIT_OP_EQ, 3);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_AMOUNT, TRUE);
  pursuit_list_spec_set_match (spec, " ln ");
  pursuit_list_spec_set_limit (spec, 7);
  pursuit_list_spec_set_on_board (spec, TRUE);

  g_autoptr (PursuitListSpec) copy = pursuit_list_spec_copy (spec);
  pursuit_list_spec_set_match (spec, "  ");
  g_assert_null (spec->match);
  g_assert_cmpstr (copy->match, ==, "ln");
  g_assert_true (pursuit_filter_equal (copy->filter, spec->filter));
  g_assert_cmpstr (pursuit_filter_get_value (copy->filter->parts->pdata[0], 0), ==, "3");
  g_assert_cmpuint (g_array_index (copy->sort, PursuitSortKey, 0).field, ==, PURSUIT_DEAL_AMOUNT);
  g_assert_true (g_array_index (copy->sort, PursuitSortKey, 0).descending);
  g_assert_cmpint (copy->limit, ==, 7);
  g_assert_true (copy->on_board);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-spec/conditions", test_conditions);
  g_test_add_func ("/list-spec/refusals", test_refusals);
  g_test_add_func ("/list-spec/copy", test_copy);

  return g_test_run ();
}
