/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CUSTOMER_RULES_DIALOG (pursuit_customer_rules_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCustomerRulesDialog,
                      pursuit_customer_rules_dialog,
                      PURSUIT,
                      CUSTOMER_RULES_DIALOG,
                      AdwWindow)

GtkWidget *
pursuit_customer_rules_dialog_new (PursuitWindow *window);

G_END_DECLS
