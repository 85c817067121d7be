/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-process-book.h"

G_BEGIN_DECLS

/**
 * PursuitAskedNodes:
 *
 * Key nodes as they are asked of one deal: evidence that somebody gave stands for what the program would look
 * up by itself, but not for the approval of somebody else. Serves one deal after the other.
 */
typedef struct _PursuitAskedNodes PursuitAskedNodes;

PursuitAskedNodes *
pursuit_asked_nodes_new (void);
void
pursuit_asked_nodes_free (PursuitAskedNodes *self);
void
pursuit_asked_nodes_clear (PursuitAskedNodes *self, const PursuitProcessBook *book);
void
pursuit_asked_nodes_add (PursuitAskedNodes *self, const PursuitKeyNode *node, const PursuitGateFacts *facts);
PursuitGateResult *
pursuit_asked_nodes_check (PursuitAskedNodes *self, const PursuitGateFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAskedNodes, pursuit_asked_nodes_free)

G_END_DECLS
