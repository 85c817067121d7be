/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-rules.h"
#include "pursuit-list-spec.h"

G_BEGIN_DECLS

/** The sections that the life of a customer leads through, and their names: target, database, D … A,
 * expected, won, lost, pool, ceased; and release: those that go to the pool before long. */
extern const PursuitChoice PURSUIT_CUSTOMER_LISTS[];

/**
 * pursuit_customer_section_restrict:
 * @companies: which companies; it must not have been given away
 * @section: the code of one of PURSUIT_CUSTOMER_LISTS
 * @rules: how many days count as soon
 *
 * Leaves of @companies only those of the section: the same conditions as a user could write by hand.
 */
void
pursuit_customer_section_restrict (PursuitListSpec *companies,
                                   const char *section,
                                   const PursuitCustomerRules *rules,
                                   PursuitDay today);

G_END_DECLS
