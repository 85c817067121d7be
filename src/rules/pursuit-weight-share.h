/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PURSUIT_WEIGHT_UNKNOWN: nobody has said what weight the person has in the decision. */
#define PURSUIT_WEIGHT_UNKNOWN (-1)

gboolean
pursuit_weights_share (const int *weights, guint n_weights, int *shares, int *sum);

G_END_DECLS
