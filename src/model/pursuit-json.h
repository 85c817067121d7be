/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *
pursuit_json_parse (const char *json, guint max_depth, GError **error);
const char *
pursuit_json_get_text (JsonNode *node);

G_END_DECLS
