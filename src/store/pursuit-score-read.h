/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-criteria-sheet.h"
#include "pursuit-db.h"

G_BEGIN_DECLS

GPtrArray *
pursuit_score_sheets_read (PursuitDb *db, gint64 deal_id, GError **error);
PursuitScoreSheet *
pursuit_score_sheets_steal (GPtrArray *sheets, gint64 id);
PursuitCriteriaSheet *
pursuit_criteria_sheet_read (PursuitDb *db, gint64 deal_id, GError **error);

G_END_DECLS
