/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session-tasks.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DEAL_APPROVALS (pursuit_deal_approvals_get_type ())
G_DECLARE_FINAL_TYPE (PursuitDealApprovals, pursuit_deal_approvals, PURSUIT, DEAL_APPROVALS, AdwBin)

void
pursuit_deal_approvals_show (PursuitDealApprovals *self,
                             const PursuitDealTasks *tasks,
                             PursuitDay today,
                             gboolean writable);

G_END_DECLS
