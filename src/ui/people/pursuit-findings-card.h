/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-findings.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_FINDINGS_CARD (pursuit_findings_card_get_type ())
G_DECLARE_FINAL_TYPE (PursuitFindingsCard, pursuit_findings_card, PURSUIT, FINDINGS_CARD, AdwBin)

GtkWidget *
pursuit_findings_card_new (gboolean wide);
void
pursuit_findings_card_set_reading (PursuitFindingsCard *self, PursuitPeopleReading *reading);
void
pursuit_findings_card_set_can_act (PursuitFindingsCard *self, gboolean can_act);
guint
pursuit_findings_card_count (PursuitFindingsCard *self);
GtkWidget *
pursuit_findings_card_get_button (PursuitFindingsCard *self, PursuitFindingCode code);

G_END_DECLS
