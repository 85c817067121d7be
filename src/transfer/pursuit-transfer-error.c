/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-transfer-error.h"

G_DEFINE_QUARK (pursuit_transfer_error_quark, pursuit_transfer_error)
