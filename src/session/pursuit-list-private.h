/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-list.h"
#include "pursuit-store.h"

G_BEGIN_DECLS

PursuitList *
pursuit_list_new (PursuitStore *store, PursuitListSpec *spec);

G_END_DECLS
