/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-org-people.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PARTIES_CARD (pursuit_parties_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPartiesCard, pursuit_parties_card, PURSUIT, PARTIES_CARD, AdwBin)

GtkWidget *
pursuit_parties_card_new (void);
void
pursuit_parties_card_set_people (PursuitPartiesCard *self, PursuitOrgPeople *people, gboolean can_change);
void
pursuit_parties_card_select (PursuitPartiesCard *self, gint64 person_id);

/* Also for menus. */
PursuitRecord *
pursuit_party_find_member (const PursuitPartyView *party, gint64 person_id);
void
pursuit_party_toggle_member (PursuitWindow *window, const PursuitPartyView *party, gint64 person_id);
void
pursuit_party_present_new (PursuitWindow *window, gint64 deal_id);

G_END_DECLS
