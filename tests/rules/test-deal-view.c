/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-view.h"
#include "pursuit-deal.h"

/* The conditions that a view adds, as a user would write them. */
static char *
conditions_of (const char *view, const char *today)
{
  static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=", "~", " is set", " is empty" };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  GString *text = g_string_new (NULL);

  pursuit_deal_view_restrict (spec, view, pursuit_day_parse_iso (today), 7);
  for (guint i = 0; i < spec->conditions->len; i++)
    {
      PursuitListCondition *condition = &g_array_index (spec->conditions, PursuitListCondition, i);
      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "",
                              PURSUIT_DEAL_ENTITY.fields[condition->field].name, signs[condition->op],
                              condition->value ? condition->value : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *view, *today, *conditions;
  } cases[] = {
    { "customer-ahead", "2026-11-21", "outcome=open drift_state=customer-ahead" },
    { "no-insider", "2026-11-21", "outcome=open has_insider is empty" },
    { "people-findings", "2026-11-21", "outcome=open findings>0" },
    { "stale", "2026-11-21", "outcome=open overdue>0" },
    { "no-next-step", "2026-11-21", "outcome=open next_day is empty" },
    { "closing", "2026-01-01", "outcome=open expected_close>=2026-01-01 expected_close<2026-04-01" },
    { "closing", "2026-06-30", "outcome=open expected_close>=2026-04-01 expected_close<2026-07-01" },
    { "closing", "2026-12-31", "outcome=open expected_close>=2026-10-01 expected_close<2027-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *conditions = conditions_of (cases[i].view, cases[i].today);
      g_assert_cmpstr (conditions, ==, cases[i].conditions);
    }
}

/* Whose approvals they are is no condition on a field. */
static void
test_approvals (void)
{
  static const struct
  {
    const char *view;
    gint64 member, asked_of, asked_by;
  } cases[] = {
    { "to-decide", 7, 7, 0 },  { "requested", 7, 0, 7 }, { "to-decide", 0, -1, 0 },
    { "requested", 0, 0, -1 }, { "approval", 7, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
      pursuit_deal_view_restrict (spec, cases[i].view, pursuit_day_from_ymd (2026, 11, 21), cases[i].member);
      g_autoptr (PursuitListSpec) copy = pursuit_list_spec_copy (spec);
      g_assert_cmpint (copy->asked_of_id, ==, cases[i].asked_of);
      g_assert_cmpint (copy->asked_by_id, ==, cases[i].asked_by);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deal-view/conditions", test_conditions);
  g_test_add_func ("/deal-view/approvals", test_approvals);
  return g_test_run ();
}
