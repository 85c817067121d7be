/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pursuit-session.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PERSON_AVATAR (pursuit_person_avatar_get_type ())
G_DECLARE_FINAL_TYPE (PursuitPersonAvatar, pursuit_person_avatar, PURSUIT, PERSON_AVATAR, AdwBin)

GtkWidget *
pursuit_person_avatar_new (int size);
void
pursuit_person_avatar_show (PursuitPersonAvatar *self,
                            PursuitSession *session,
                            const char *name,
                            const char *sha256);
gboolean
pursuit_person_avatar_has_photo (PursuitPersonAvatar *self);

G_END_DECLS
