/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command.h"
#include "pursuit-criteria-sheet.h"

G_BEGIN_DECLS

/* Scorecards and the customer's buying criteria. An assessment is deleted by pursuit_command_delete_record().
 */

PursuitCommand *
pursuit_command_score_deal (gint64 deal_id, gint64 template_id, PursuitDay day, const char *note);
void
pursuit_command_add_score (PursuitCommand *self, gint64 criterion_id, int points, const char *note);
PursuitCommand *
pursuit_command_set_criteria (gint64 deal_id, const PursuitCriteriaSheet *sheet);
PursuitCommand *
pursuit_command_set_scorecard (const PursuitScoreSheet *sheet);

G_END_DECLS
