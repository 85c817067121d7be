/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-section.h"
#include "pursuit-session-company.h"
#include "pursuit-session-customers.h"

G_BEGIN_DECLS

/* What the cards of a company's page say. */

GtkWidget *
pursuit_company_card_add_line (PursuitSection *card,
                               const char *title,
                               const char *subtitle,
                               GCallback callback,
                               gpointer object,
                               PursuitRecord *record);
void
pursuit_company_cards_show_file (PursuitSection *card, PursuitRecord *company, PursuitDay today);
void
pursuit_company_cards_show_rivals (PursuitSection *card, GPtrArray *products, GPtrArray *ties);
void
pursuit_company_cards_show_group (PursuitSection *card,
                                  const PursuitCompanyGroup *group,
                                  gint64 company_id,
                                  GCallback callback,
                                  gpointer object);
void
pursuit_company_cards_show_grades (PursuitSection *card, GPtrArray *steps);
void
pursuit_company_cards_show_history (PursuitSection *card, GPtrArray *entries);

G_END_DECLS
