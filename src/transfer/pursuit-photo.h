/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** PURSUIT_PHOTO_SIZE: most pixels of a kept photo's longer side. */
#define PURSUIT_PHOTO_SIZE 512

/** PURSUIT_PHOTO_MAX_FILE: most bytes of a file that is taken for a photo. */
#define PURSUIT_PHOTO_MAX_FILE (32 * 1024 * 1024)

GBytes *
pursuit_photo_prepare (GBytes *image, GError **error);
const char *
pursuit_photo_get_suffix (GBytes *photo);

G_END_DECLS
