/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_REMINDERS (pursuit_reminders_get_type ())
G_DECLARE_FINAL_TYPE (PursuitReminders, pursuit_reminders, PURSUIT, REMINDERS, AdwBin)

PursuitReminders *
pursuit_reminders_new (PursuitSession *session);

G_END_DECLS
