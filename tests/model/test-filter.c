/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-list-spec.h"

#include <string.h>

#define DEAL &PURSUIT_DEAL_ENTITY

/* A text that reads as a filter and comes back as it was. */
static void
assert_round_trip (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFilter) filter = pursuit_filter_from_json (DEAL, json, &error);

  g_assert_no_error (error);
  g_autofree char *again = pursuit_filter_to_json (filter, DEAL);
  g_assert_cmpstr (again, ==, json);
  g_autoptr (PursuitFilter) copy = pursuit_filter_copy (filter);
  g_assert_true (pursuit_filter_equal (filter, copy));
  pursuit_filter_add (copy, pursuit_filter_new_test (PURSUIT_DEAL_TITLE, PURSUIT_OP_IS_SET, NULL));
  g_assert_false (pursuit_filter_equal (filter, copy));
}

static void
test_json (void)
{
  assert_round_trip ("{\"all\":[]}");
  assert_round_trip ("{\"all\":[{\"field\":\"title\",\"op\":\"contains\",\"values\":[\"a\\\"b\\\\ 长\"]}]}");
  assert_round_trip ("{\"any\":[{\"field\":\"outcome\",\"op\":\"is\",\"values\":[\"open\",\"won\"]},"
                     "{\"none\":[{\"field\":\"expected_close\",\"op\":\"last-days\",\"values\":[\"30\"]},"
                     "{\"all\":[{\"field\":\"has_insider\",\"op\":\"known\"}]}]}]}");
}

static void
assert_refused (const char *json, int code, const char *part_of_message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFilter) filter = pursuit_filter_from_json (DEAL, json, &error);

  g_test_message ("%.80s", json);
  g_assert_null (filter);
  g_assert_error (error, PURSUIT_ERROR, code);
  g_assert_nonnull (strstr (error->message, part_of_message));
}

static void
test_refusals (void)
{
  assert_refused ("", PURSUIT_ERROR_USAGE, "JSON");
  assert_refused ("[]", PURSUIT_ERROR_USAGE, "neither a group nor a condition");
  assert_refused ("{\"all\":[],\"any\":[]}", PURSUIT_ERROR_USAGE, "neither a group nor a condition");
  assert_refused ("{\"field\":\"colour\",\"op\":\"is\"}", PURSUIT_ERROR_USAGE, "“colour”");
  assert_refused ("{\"field\":\"ver\",\"op\":\"is\"}", PURSUIT_ERROR_USAGE, "“ver”");
  assert_refused ("{\"field\":\"title\"}", PURSUIT_ERROR_USAGE, "lacks");
  assert_refused ("{\"field\":\"title\",\"op\":\"like\"}", PURSUIT_ERROR_USAGE, "“like”");
  assert_refused ("{\"field\":\"title\",\"op\":\"is\",\"values\":\"a\"}", PURSUIT_ERROR_USAGE, "no list");
  assert_refused ("{\"field\":\"title\",\"op\":\"is\",\"values\":[1]}", PURSUIT_ERROR_USAGE, "no text");
  assert_refused ("{\"field\":\"amount\",\"op\":\"contains\",\"values\":[\"1\"]}", PURSUIT_ERROR_USAGE,
                  "“amount”");
  assert_refused ("{\"field\":\"amount\",\"op\":\"between\",\"values\":[\"1\"]}", PURSUIT_ERROR_USAGE,
                  "lacks the value");
  assert_refused ("{\"field\":\"amount\",\"op\":\">\",\"values\":[\"1\",\"2\"]}", PURSUIT_ERROR_USAGE,
                  "too many values");
  assert_refused ("{\"field\":\"amount\",\"op\":\">\",\"values\":[\"much\"]}", PURSUIT_ERROR_BAD_VALUE,
                  "“much”");
  assert_refused ("{\"field\":\"created\",\"op\":\"last-days\",\"values\":[\"-1\"]}", PURSUIT_ERROR_BAD_VALUE,
                  "“-1”");
  assert_refused ("{\"field\":\"title\",\"op\":\"letter\",\"values\":[\"AB\"]}", PURSUIT_ERROR_BAD_VALUE,
                  "“AB”");
  assert_refused ("{\"field\":\"title\",\"op\":\"this-week\"}", PURSUIT_ERROR_USAGE, "“this-week”");
}

/* @depth groups in each other around one condition. */
static char *
nest (guint depth)
{
  GString *json = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (json, "{\"none\":[");
  g_string_append (json, "{\"field\":\"title\",\"op\":\"known\"}");
  for (guint i = 0; i < depth; i++)
    g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = nest (PURSUIT_FILTER_MAX_DEPTH);
  g_autofree char *deeper = nest (PURSUIT_FILTER_MAX_DEPTH + 1);
  g_autofree char *deepest = nest (20000);
  g_autoptr (PursuitFilter) many = pursuit_filter_new_group (PURSUIT_FILTER_ANY);
  g_autofree char *longest = g_strnfill (20000, 'x');
  const char *const values[] = { longest, NULL };

  assert_round_trip (deep);
  assert_refused (deeper, PURSUIT_ERROR_USAGE, "groups");
  assert_refused (deepest, PURSUIT_ERROR_USAGE, "groups");
  for (guint i = 0; i < PURSUIT_FILTER_MAX_TESTS; i++)
    pursuit_filter_add (many, pursuit_filter_new_test (PURSUIT_DEAL_TITLE, PURSUIT_OP_IS_SET, NULL));
  g_assert_true (pursuit_filter_check (many, DEAL, &error));
  pursuit_filter_add (many, pursuit_filter_new_test (PURSUIT_DEAL_TITLE, PURSUIT_OP_IS_SET, NULL));
  g_assert_false (pursuit_filter_check (many, DEAL, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE);
  g_clear_error (&error);

  g_autoptr (PursuitFilter) wide = pursuit_filter_new_test (PURSUIT_DEAL_TITLE, PURSUIT_OP_CONTAINS, values);
  g_assert_false (pursuit_filter_check (wide, DEAL, &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE);
}

/* What a chip of a condition, written as on the command line, says. */
static void
assert_sentence (const char *condition, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFilter) filter = pursuit_filter_from_text (DEAL, condition, &error);

  g_assert_no_error (error);
  g_autofree char *sentence = pursuit_filter_to_sentence (filter, DEAL, "CNY", PURSUIT_DAY_NONE);
  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_sentences (void)
{
  assert_sentence ("company is A|B", "Company is “A” or “B”");
  assert_sentence ("company is-not A|B", "Company is not “A” nor “B”");
  assert_sentence ("company is A|B|C|D", "Company is “A” or “B” or 2 more");
  assert_sentence ("outcome = won", "Outcome is Won");
  assert_sentence ("amount >= 1000", "Amount ≥ ¥\u202f1000");
  assert_sentence ("amount between 10|20.5", "Amount is between ¥\u202f10 and ¥\u202f20.50");
  assert_sentence ("expected_close last-days 1", "Expected close is within the last 1 day");
  assert_sentence ("expected_close next-days 30", "Expected close is within the next 30 days");
  assert_sentence ("expected_close this-quarter", "Expected close is this quarter");
  assert_sentence ("has_insider", "Insider: yes");
  assert_sentence ("!has_insider", "Insider: no");
  assert_sentence ("!notes", "Notes is empty");
  assert_sentence ("title letter l", "Title stands under L");
  assert_sentence ("{\"any\":[{\"field\":\"outcome\",\"op\":\"is\",\"values\":[\"won\"]},{\"all\":["
                   "{\"field\":\"company\",\"op\":\"known\"},{\"field\":\"notes\",\"op\":\"empty\"}]}]}",
                   "Outcome is Won or (Company is known and Notes is empty)");
  assert_sentence ("{\"none\":[{\"field\":\"company\",\"op\":\"known\"}]}", "not (Company is known)");
  assert_sentence ("{\"any\":[]}", "");
}

/* Every operator that a menu offers suits the field, and has words. */
static void
test_ops (void)
{
  for (guint i = 0; i < PURSUIT_DEAL_ENTITY.n_fields; i++)
    {
      const PursuitField *field = &PURSUIT_DEAL_ENTITY.fields[i];
      guint n_ops;
      const PursuitOp *ops = pursuit_field_list_ops (field, &n_ops);
      g_assert_cmpuint (n_ops, >, 1);
      for (guint k = 0; k < n_ops; k++)
        {
          PursuitOp found;
          g_assert_true (pursuit_op_suits (ops[k], field));
          g_assert_cmpuint (strlen (pursuit_op_get_label (ops[k], field)), >, 0);
          g_assert_true (pursuit_op_find (pursuit_op_get_name (ops[k]), &found));
          g_assert_cmpint (found, ==, ops[k]);
        }
    }
}

static void
assert_days (PursuitOp op, int n_days, const char *today, const char *first, const char *last)
{
  PursuitDay begin, end;

  pursuit_op_get_days (op, n_days, pursuit_day_parse_iso (today), &begin, &end);
  g_assert_cmpint (begin, ==, first != NULL ? pursuit_day_parse_iso (first) : PURSUIT_DAY_NONE);
  g_assert_cmpint (end, ==, last != NULL ? pursuit_day_parse_iso (last) : PURSUIT_DAY_NONE);
}

static void
test_days (void)
{
  assert_days (PURSUIT_OP_LAST_DAYS, 30, "2026-03-01", "2026-01-30", "2026-03-01");
  assert_days (PURSUIT_OP_NEXT_DAYS, 0, "2026-03-01", "2026-03-01", "2026-03-01");
  assert_days (PURSUIT_OP_OLDER_DAYS, 7, "2026-03-10", NULL, "2026-03-02");
  assert_days (PURSUIT_OP_LATER_DAYS, 7, "2026-03-10", "2026-03-18", NULL);
  assert_days (PURSUIT_OP_THIS_WEEK, 0, "2026-11-22", "2026-11-16", "2026-11-22"); /* a Sunday */
  assert_days (PURSUIT_OP_THIS_WEEK, 0, "2026-11-23", "2026-11-23", "2026-11-29");
  assert_days (PURSUIT_OP_THIS_WEEK, 0, "1969-12-30", "1969-12-29", "1970-01-04");
  assert_days (PURSUIT_OP_THIS_MONTH, 0, "2024-02-29", "2024-02-01", "2024-02-29");
  assert_days (PURSUIT_OP_THIS_QUARTER, 0, "2026-12-31", "2026-10-01", "2026-12-31");
  assert_days (PURSUIT_OP_THIS_YEAR, 0, "2026-12-31", "2026-01-01", "2026-12-31");
}

/* A saved view. */
static void
test_list (void)
{
  static const char json[] =
      "{\"filter\":{\"all\":[{\"field\":\"outcome\",\"op\":\"is\",\"values\":[\"open\"]}]},\"match\":\"ln\","
      "\"group\":\"owner-\",\"sort\":[\"amount-\",\"title\"]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_from_json (DEAL, json, &error);

  g_assert_no_error (error);
  g_assert_cmpint (spec->group, ==, PURSUIT_DEAL_OWNER);
  g_assert_true (spec->group_descending);
  g_assert_cmpuint (spec->sort->len, ==, 2);
  g_autofree char *again = pursuit_list_spec_to_json (spec);
  g_assert_cmpstr (again, ==, json);
  g_assert_null (pursuit_list_spec_from_json (DEAL, "{\"group\":\"amount\"}", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (pursuit_list_spec_from_json (DEAL, "{\"sort\":[7]}", &error));
  g_assert_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/json", test_json);
  g_test_add_func ("/filter/refusals", test_refusals);
  g_test_add_func ("/filter/limits", test_limits);
  g_test_add_func ("/filter/sentences", test_sentences);
  g_test_add_func ("/filter/ops", test_ops);
  g_test_add_func ("/filter/days", test_days);
  g_test_add_func ("/filter/list", test_list);

  return g_test_run ();
}
