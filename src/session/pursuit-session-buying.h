/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-buying-command.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

gint64
pursuit_session_find_buying_stage (PursuitSession *self,
                                   gint64 deal_id,
                                   const char *code_or_name,
                                   GError **error);

G_END_DECLS
