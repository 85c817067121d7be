/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-rules.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

gboolean
pursuit_rules_read (PursuitDb *db, PursuitCustomerRules *rules, GError **error);
gboolean
pursuit_rules_write (PursuitStore *store, PursuitDb *db, const PursuitCustomerRules *rules, GError **error);

G_END_DECLS
