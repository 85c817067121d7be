/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

GtkWidget *
pursuit_told_by_new (PursuitSession *session, gint64 deal_id);

G_END_DECLS
