/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-window.h"

G_BEGIN_DECLS

void
pursuit_company_open (PursuitWindow *window, gint64 company_id);
void
pursuit_company_delete (PursuitWindow *window, PursuitRecord *company);

G_END_DECLS
