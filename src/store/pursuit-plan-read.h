/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-db.h"
#include "pursuit-plan-book.h"
#include "pursuit-row.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

int
pursuit_plan_read_first_month (PursuitDb *db);
PursuitPlanBook *
pursuit_plan_read_targets (PursuitDb *db, int year, PursuitDay today, GError **error);
PursuitPlanBook *
pursuit_plan_read (PursuitDb *db, int year, PursuitDay today, GError **error);
PursuitPlanBook *
pursuit_plan_read_past (PursuitDb *db, int year, const char *by, PursuitDay today, GError **error);
void
pursuit_plan_set_targets (PursuitRow *row, const gint64 *targets, guint first, guint n);
PursuitRow *
pursuit_plan_make_line (const PursuitPlanPart *part, gint64 plan_id);
gboolean
pursuit_plan_write_fiscal_month (PursuitStore *store, PursuitDb *db, int month, GError **error);

G_END_DECLS
