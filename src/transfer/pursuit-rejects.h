/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pursuit-table-reader.h"

G_BEGIN_DECLS

/** PursuitReject: a row that could not be used, or only with a warning. */
typedef struct
{
  guint64 line;       /* on which the row begins, from 1 */
  const char *column; /* (nullable): header of the cell at fault */
  const char *reason; /* a sentence for the user */
} PursuitReject;

/**
 * PursuitRejects:
 *
 * The rows of one file that an import could not use, each with its reason. The rows' text is not kept: they
 * are read again from the file when they are saved. Counted references; one thread at a time.
 */
typedef struct _PursuitRejects PursuitRejects;

#define PURSUIT_TYPE_REJECTS (pursuit_rejects_get_type ())
GType
pursuit_rejects_get_type (void);

PursuitRejects *
pursuit_rejects_new (const char *path, const PursuitTableForm *form);
PursuitRejects *
pursuit_rejects_ref (PursuitRejects *self);
void
pursuit_rejects_unref (PursuitRejects *self);
void
pursuit_rejects_add (PursuitRejects *self, guint64 line, const char *column, const char *reason);
void
pursuit_rejects_take (PursuitRejects *self, PursuitRejects *other);
guint
pursuit_rejects_get_count (PursuitRejects *self);
const PursuitReject *
pursuit_rejects_get (PursuitRejects *self, guint index);
gboolean
pursuit_rejects_save (PursuitRejects *self, GFile *target, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRejects, pursuit_rejects_unref)

G_END_DECLS
