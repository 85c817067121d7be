/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-transfer-error.h"

G_DEFINE_QUARK (pursuit - transfer - error - quark, pursuit_transfer_error)
