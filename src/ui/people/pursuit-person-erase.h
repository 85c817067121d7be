/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_person_erase_ask (PursuitWindow *window, gint64 person_id);

G_END_DECLS
