/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-plan-book.h"

G_BEGIN_DECLS

/** PursuitPlanEntry: what is written in the rows above the parts of a plan. */
typedef enum
{
  PURSUIT_PLAN_ENTRY_MARKET_GROWTH,
  PURSUIT_PLAN_ENTRY_GROWTH,
  PURSUIT_PLAN_ENTRY_GOAL,
  PURSUIT_PLAN_ENTRY_PRESALES,
  PURSUIT_PLAN_ENTRY_PRESALES_LOAD,
  PURSUIT_PLAN_ENTRY_AFTERSALES,
  PURSUIT_PLAN_ENTRY_AFTERSALES_LOAD,
  PURSUIT_N_PLAN_ENTRIES
} PursuitPlanEntry;

#define PURSUIT_TYPE_PLAN_TARGET (pursuit_plan_target_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPlanTarget, pursuit_plan_target, PURSUIT, PLAN_TARGET, AdwBin)

GtkWidget *
pursuit_plan_target_new (void);
void
pursuit_plan_target_set_book (PursuitPlanTarget *self, const PursuitPlanBook *book, gboolean writable);
gboolean
pursuit_plan_target_flush (PursuitPlanTarget *self);
GtkWidget *
pursuit_plan_target_get_row (PursuitPlanTarget *self, PursuitPlanEntry entry);

G_END_DECLS
