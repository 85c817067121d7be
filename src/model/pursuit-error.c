/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-error.h"

G_DEFINE_QUARK (pursuit_error_quark, pursuit_error)
G_DEFINE_QUARK (pursuit_store_error_quark, pursuit_store_error)
