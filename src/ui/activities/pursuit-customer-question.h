/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CUSTOMER_QUESTION (pursuit_customer_question_get_type ())
G_DECLARE_FINAL_TYPE (PursuitCustomerQuestion, pursuit_customer_question, PURSUIT, CUSTOMER_QUESTION, AdwBin)

PursuitCustomerQuestion *
pursuit_customer_question_new (PursuitSession *session);
void
pursuit_customer_question_set_deal (PursuitCustomerQuestion *self, gint64 deal_id);
void
pursuit_customer_question_set_title (PursuitCustomerQuestion *self, const char *title);
void
pursuit_customer_question_set_done (PursuitCustomerQuestion *self, gboolean done);
gint64
pursuit_customer_question_get_stage (PursuitCustomerQuestion *self);
AdwComboRow *
pursuit_customer_question_get_row (PursuitCustomerQuestion *self);

G_END_DECLS
