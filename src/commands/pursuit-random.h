/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

gboolean
pursuit_random_make (PursuitTxn *txn,
                     gint64 n_deals,
                     guint64 seed,
                     const char *language,
                     const char *currency,
                     GCancellable *cancellable,
                     GError **error);

G_END_DECLS
