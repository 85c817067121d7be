/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list-view.h"
#include "pursuit-page.h"
#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CUSTOMERS_PAGE (pursuit_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCustomersPage, pursuit_customers_page, PURSUIT, CUSTOMERS_PAGE, PursuitPage)

PursuitTable *
pursuit_customers_page_get_table (PursuitCustomersPage *self);
PursuitListView *
pursuit_customers_page_get_view (PursuitCustomersPage *self);

G_END_DECLS
