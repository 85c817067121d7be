/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-journal.h"

G_BEGIN_DECLS

char *
pursuit_label_for_operation (const char *kind, const char *args_json);
char *
pursuit_label_for_history (const PursuitOperation *operation);

G_END_DECLS
