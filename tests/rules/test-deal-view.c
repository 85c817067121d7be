/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-view.h"
#include "pursuit-deal.h"

/* The conditions that a view adds, as a user would write them. */
static char *
conditions_of (const char *view)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  GString *text = g_string_new (NULL);

  pursuit_deal_view_restrict (spec, view, 7);
  for (guint i = 0; i < spec->filter->parts->len; i++)
    {
      const PursuitFilter *condition = spec->filter->parts->pdata[i];
      const char *value = pursuit_filter_get_value (condition, 0);
      g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? ", " : "",
                              PURSUIT_DEAL_ENTITY.fields[condition->field].name,
                              pursuit_op_get_name (condition->op), value ? " " : "", value ? value : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *view, *conditions;
  } cases[] = {
    { "customer-ahead", "outcome is open, drift_state is customer-ahead" },
    { "no-insider", "outcome is open, has_insider empty" },
    { "people-findings", "outcome is open, findings > 0" },
    { "stale", "outcome is open, overdue > 0" },
    { "no-next-step", "outcome is open, next_day empty" },
    { "closing", "outcome is open, expected_close this-quarter" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *conditions = conditions_of (cases[i].view);
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
      pursuit_deal_view_restrict (spec, cases[i].view, cases[i].member);
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
