/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PLAYBOOK_CARD (pursuit_playbook_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlaybookCard, pursuit_playbook_card, PURSUIT, PLAYBOOK_CARD, AdwBin)

void
pursuit_playbook_card_show (PursuitPlaybookCard *self, PursuitSession *session, GPtrArray *pages);

G_END_DECLS
