/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BULK_SET (pursuit_bulk_set_get_type ())
G_DECLARE_FINAL_TYPE (PursuitBulkSet, pursuit_bulk_set, PURSUIT, BULK_SET, AdwWindow)

PursuitBulkSet *
pursuit_bulk_set_new (PursuitTable *table, PursuitListSpec *spec, guint count);
void
pursuit_bulk_set_choose (PursuitBulkSet *self, guint field, const char *text);
void
pursuit_bulk_set_apply (PursuitBulkSet *self);

G_END_DECLS
