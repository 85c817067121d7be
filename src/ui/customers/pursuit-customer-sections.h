/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-customers.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CUSTOMER_SECTIONS (pursuit_customer_sections_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCustomerSections, pursuit_customer_sections, PURSUIT, CUSTOMER_SECTIONS, AdwBin)

/** The ids of the rows that are no section of companies: all of them; what is to be confirmed, the target
 * markets, the rules, each of which opens beside the list. */
#define PURSUIT_SECTION_ALL "all"
#define PURSUIT_SECTION_CONFIRM "confirm"
#define PURSUIT_SECTION_MARKETS "market"
#define PURSUIT_SECTION_RULES "rules"

PursuitCustomerSections *
pursuit_customer_sections_new (PursuitSession *session);
void
pursuit_customer_sections_restrict (PursuitCustomerSections *self, PursuitListSpec *companies);
gboolean
pursuit_customer_sections_is_list (const char *id);
const char *
pursuit_customer_sections_get_chosen (PursuitCustomerSections *self);
void
pursuit_customer_sections_choose (PursuitCustomerSections *self, const char *section);
const PursuitCustomerRules *
pursuit_customer_sections_get_rules (PursuitCustomerSections *self);

G_END_DECLS
