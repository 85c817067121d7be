/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *
pursuit_label_for_customers (const char *kind, JsonObject *args);

G_END_DECLS
