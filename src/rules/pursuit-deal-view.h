/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-field.h"
#include "pursuit-list-spec.h"

G_BEGIN_DECLS

/** The views of the deals on a board that come with the program: customer-ahead, no-insider, closing, stale
 * and no-next-step, and their names. */
extern const PursuitChoice PURSUIT_DEAL_VIEWS[];

/**
 * pursuit_deal_view_restrict:
 * @deals: which deals; it must not have been given away
 * @view: the code of one of PURSUIT_DEAL_VIEWS
 * @today: the day that says which quarter it is
 *
 * Leaves of @deals only those that @view shows: the same conditions as a user could write by hand.
 */
void
pursuit_deal_view_restrict (PursuitListSpec *deals, const char *view, PursuitDay today);

G_END_DECLS
