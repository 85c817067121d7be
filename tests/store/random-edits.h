/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

gboolean
random_edit (PursuitStore *store, GRand *rand, gint64 *operation_id, GError **error);

G_END_DECLS
