/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-command.h"
#include "pursuit-window.h"

G_BEGIN_DECLS

/** PursuitHolding: what is done with companies that needs an answer first. */
typedef enum
{
  PURSUIT_HOLDING_HAND_OVER, /* to whom, with deals or not, why */
  PURSUIT_HOLDING_EXCHANGE,  /* with whom, with deals or not, why */
  PURSUIT_HOLDING_SHARE,     /* with whom, which right, until when */
  PURSUIT_HOLDING_PROTECT,   /* until when */
  PURSUIT_HOLDING_RELEASE,   /* why */
  PURSUIT_HOLDING_GRADE,     /* which grade, why: of one company */
} PursuitHolding;

void
pursuit_holding_dialog_ask (PursuitWindow *window, PursuitHolding holding, const gint64 *ids, guint n_ids);

G_END_DECLS
