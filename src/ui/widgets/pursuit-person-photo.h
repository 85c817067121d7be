/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

/* Photos of people as they are shown: small and square. */

GdkTexture *
pursuit_person_photo_peek (const char *sha256);
void
pursuit_person_photo_read_async (PursuitSession *session,
                                 const char *sha256,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GdkTexture *
pursuit_person_photo_read_finish (GAsyncResult *result, GError **error);
cairo_surface_t *
pursuit_person_photo_to_surface (GdkTexture *photo);

G_END_DECLS
