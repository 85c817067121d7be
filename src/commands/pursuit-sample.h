/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-txn.h"

G_BEGIN_DECLS

gboolean
pursuit_sample_make (PursuitTxn *txn,
                     const char *language,
                     const char *currency,
                     guint64 seed,
                     GError **error);

G_END_DECLS
