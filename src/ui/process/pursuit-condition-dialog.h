/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

GtkWidget *
pursuit_condition_dialog_ask (PursuitWindow *window,
                              gint64 node_id,
                              PursuitRecord *condition,
                              GPtrArray *scorecards);
char *
pursuit_condition_describe (PursuitRecord *condition, GPtrArray *scorecards);

G_END_DECLS
