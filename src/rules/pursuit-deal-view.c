/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-view.h"

#include "pursuit-deal.h"

#include <glib/gi18n-lib.h>

const PursuitChoice PURSUIT_DEAL_VIEWS[] = {
  { "customer-ahead", N_ ("Customer ahead of us") },
  { "no-insider", N_ ("No insider yet") },
  { "people-findings", N_ ("People findings") },
  { "closing", N_ ("Closing this quarter") },
  { "stale", N_ ("Stale") },
  { "no-next-step", N_ ("No next step") },
  { "to-decide", N_ ("Approvals to decide") },
  { "requested", N_ ("My requests") },
  { "approval", N_ ("Approval pending") },
  { NULL, NULL },
};

void
pursuit_deal_view_restrict (PursuitListSpec *deals, const char *view, gint64 member)
{
  g_return_if_fail (deals != NULL && deals->entity == &PURSUIT_DEAL_ENTITY);
  g_return_if_fail (pursuit_choice_is_valid (PURSUIT_DEAL_VIEWS, view));

  gint64 me = member != 0 ? member : -1; /* nobody is asked of, or by, whoever is no member */
  /* what is won has no use for any of these */
  pursuit_list_spec_where (deals, PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open");
  if (g_str_equal (view, "customer-ahead"))
    pursuit_list_spec_where (deals, PURSUIT_DEAL_DRIFT_STATE, PURSUIT_OP_EQ, view);
  else if (g_str_equal (view, "no-insider"))
    pursuit_list_spec_where (deals, PURSUIT_DEAL_HAS_INSIDER, PURSUIT_OP_IS_EMPTY, NULL);
  else if (g_str_equal (view, "closing"))
    pursuit_list_spec_where (deals, PURSUIT_DEAL_EXPECTED_CLOSE, PURSUIT_OP_THIS_QUARTER, NULL);
  else if (g_str_equal (view, "stale"))
    pursuit_list_spec_where_int (deals, PURSUIT_DEAL_OVERDUE, PURSUIT_OP_GT, 0);
  else if (g_str_equal (view, "people-findings"))
    pursuit_list_spec_where_int (deals, PURSUIT_DEAL_FINDINGS, PURSUIT_OP_GT, 0);
  else if (g_str_equal (view, "to-decide"))
    pursuit_list_spec_set_pending (deals, me, 0);
  else if (g_str_equal (view, "requested"))
    pursuit_list_spec_set_pending (deals, 0, me);
  else if (g_str_equal (view, "approval"))
    pursuit_list_spec_where_int (deals, PURSUIT_DEAL_PENDING, PURSUIT_OP_GT, 0);
  else
    /* every planned activity has its day */
    pursuit_list_spec_where (deals, PURSUIT_DEAL_NEXT_DAY, PURSUIT_OP_IS_EMPTY, NULL);
}
