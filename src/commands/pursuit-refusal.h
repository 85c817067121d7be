/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PursuitRefusal: a record that a command for many could not be done to. Free with pursuit_refusal_free().
 */
typedef struct
{
  gint64 id;
  char *name;   /* (nullable): what it is called */
  char *reason; /* a sentence for the user */
} PursuitRefusal;

void
pursuit_refusal_free (PursuitRefusal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRefusal, pursuit_refusal_free)

G_END_DECLS
