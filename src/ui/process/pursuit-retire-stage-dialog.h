/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_retire_stage_dialog_ask (PursuitWindow *window, PursuitRecord *stage, GPtrArray *heirs);

G_END_DECLS
