/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean
pursuit_template_seed (PursuitTxn *txn, const char *language, guint64 seed, GError **error);
gboolean
pursuit_template_complete (PursuitStore *store, PursuitDb *db, GError **error);

JsonObject *
pursuit_template_load (const char *file, GError **error);
GPtrArray *
pursuit_template_stages (PursuitTxn *txn, const char *process_code, GError **error);
const char *
pursuit_template_text (JsonObject *object, const char *member, const char *language);
const char *
pursuit_template_node_text (JsonNode *node, const char *language);

G_END_DECLS
