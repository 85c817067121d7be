/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-field.h"
#include "pursuit-list-spec.h"

G_BEGIN_DECLS

/** The views of the deals on a board that come with the program, and their names: customer-ahead, no-insider,
 * closing, stale, no-next-step, and the approvals that are waited for: to-decide by me, requested by me, all.
 */
extern const PursuitChoice PURSUIT_DEAL_VIEWS[];

/**
 * pursuit_deal_view_restrict:
 * @deals: which deals; it must not have been given away
 * @view: the code of one of PURSUIT_DEAL_VIEWS
 * @member: who looks; 0 for somebody who is no member
 *
 * Leaves of @deals only those that @view shows: the same conditions as a user could write by hand.
 */
void
pursuit_deal_view_restrict (PursuitListSpec *deals, const char *view, gint64 member);

G_END_DECLS
