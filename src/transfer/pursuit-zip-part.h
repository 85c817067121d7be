/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitZip:
 *
 * A ZIP archive that is read, in which nothing is trusted: its names are looked up and never become paths,
 * and what comes out of a part is counted against what went in.
 */
typedef struct _PursuitZip PursuitZip;

/** PursuitZipPart: one part of the archive, read from front to back. */
typedef struct _PursuitZipPart PursuitZipPart;

PursuitZip *
pursuit_zip_open (const char *path, GError **error);
void
pursuit_zip_free (PursuitZip *self);
gboolean
pursuit_zip_has (PursuitZip *self, const char *name);

PursuitZipPart *
pursuit_zip_part_open (PursuitZip *zip, const char *name, GError **error);
void
pursuit_zip_part_free (PursuitZipPart *self);
gssize
pursuit_zip_part_read (PursuitZipPart *self,
                       void *buffer,
                       gsize length,
                       GCancellable *cancellable,
                       GError **error);
guint64
pursuit_zip_part_get_read (PursuitZipPart *self);
guint64
pursuit_zip_part_get_size (PursuitZipPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitZip, pursuit_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitZipPart, pursuit_zip_part_free)

G_END_DECLS
