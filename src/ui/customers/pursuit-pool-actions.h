/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-rules.h"
#include "pursuit-table.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

/**
 * PursuitPoolSelection:
 *
 * Returns: (transfer full) (element-type gint64): the companies that actions are about
 */
typedef GArray *(*PursuitPoolSelection) (GtkWidget *page);

extern const PursuitTableAction PURSUIT_POOL_ACTIONS[];
extern const guint PURSUIT_N_POOL_ACTIONS;

void
pursuit_pool_actions_install (GtkWidget *page, PursuitPoolSelection selection);
void
pursuit_pool_actions_update (GtkWidget *page, PursuitRecord *company, gboolean writable);

/* What a cell says of whose a company is: in the pool, protected, exclusive, shared, released before long. */
char *
pursuit_pool_format_state (PursuitRecord *record,
                           PursuitDay today,
                           const char **style,
                           const PursuitCustomerRules *rules);

G_END_DECLS
