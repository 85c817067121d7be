/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-deal.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAYBOOK_CARD (pursuit_playbook_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlaybookCard, pursuit_playbook_card, PURSUIT, PLAYBOOK_CARD, AdwBin)

void
pursuit_playbook_card_set_deal (PursuitPlaybookCard *self, PursuitSession *session, PursuitDeal *deal);

G_END_DECLS
