/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-txn.h"

G_BEGIN_DECLS

gboolean
pursuit_run_put_photo (PursuitTxn *txn,
                       gint64 person_id,
                       gboolean is_own,
                       const PursuitKeptFile *photo,
                       gboolean *changed,
                       GError **error);

G_END_DECLS
