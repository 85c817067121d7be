/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-error.h"

G_BEGIN_DECLS

/**
 * PursuitLock:
 *
 * The right to write a database, held by one process at a time: an flock on NAME.lock beside it. The kernel
 * lets it go when the process ends in whatever way, so a lock file that lies about locks nobody out.
 */
typedef struct _PursuitLock PursuitLock;

PursuitLock *
pursuit_lock_take (const char *database, GError **error);
gboolean
pursuit_lock_was_unclean (PursuitLock *self);
void
pursuit_lock_set_checked (PursuitLock *self);
void
pursuit_lock_release (PursuitLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLock, pursuit_lock_release)

G_END_DECLS
