/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-field.h"

G_BEGIN_DECLS

/** PursuitOwnerMove: how a company came from one owner to the other, or to and from the pool. */
typedef enum
{
  PURSUIT_OWNER_GIVEN,   /* to somebody, from nobody: new, imported, assigned */
  PURSUIT_OWNER_CLAIMED, /* out of the pool, by who wanted it */
  PURSUIT_OWNER_PASSED,  /* from one to another: handed over, exchanged */
  PURSUIT_OWNER_RELEASED,
  PURSUIT_OWNER_AUTOMATIC, /* released by the rules, for want of contact */
  PURSUIT_N_OWNER_MOVES
} PursuitOwnerMove;

/** PURSUIT_OWNER_STEPS: the kinds of the log of owners. */
extern const PursuitChoice PURSUIT_OWNER_STEPS[];

PursuitOwnerMove
pursuit_owner_move_classify (const char *kind, gint64 from, gint64 to);

G_END_DECLS
