/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-person-dialog.h"
#include "pursuit-session-findings.h"

G_BEGIN_DECLS

void
pursuit_finding_act (PursuitWindow *window,
                     const PursuitPersonContext *place,
                     const PursuitFindingLine *finding);

G_END_DECLS
