/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPersonAvatar:
 *
 * A person’s photo, or the initials until it is read and where there is none.
 */

#include "pursuit-person-avatar.h"

#include "pursuit-person-photo.h"

struct _PursuitPersonAvatar
{
  AdwBin parent_instance;

  AdwAvatar *avatar;
  char *sha256; /* NULL: nobody’s photo */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (PursuitPersonAvatar, pursuit_person_avatar, ADW_TYPE_BIN)

static void
photo_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPersonAvatar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) photo = pursuit_person_photo_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  /* a photo that was lost leaves the initials; check tells of it */
  if (photo != NULL)
    adw_avatar_set_custom_image (self->avatar, GDK_PAINTABLE (photo));
}

static void
pursuit_person_avatar_dispose (GObject *object)
{
  PursuitPersonAvatar *self = PURSUIT_PERSON_AVATAR (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (pursuit_person_avatar_parent_class)->dispose (object);
}

static void
pursuit_person_avatar_finalize (GObject *object)
{
  g_free (PURSUIT_PERSON_AVATAR (object)->sha256);
  G_OBJECT_CLASS (pursuit_person_avatar_parent_class)->finalize (object);
}

static void
pursuit_person_avatar_class_init (PursuitPersonAvatarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_person_avatar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_person_avatar_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pursuit_person_avatar_init (PursuitPersonAvatar *self)
{
}

/** pursuit_person_avatar_new: nobody yet; @size in pixels. */
GtkWidget *
pursuit_person_avatar_new (int size)
{
  PursuitPersonAvatar *self = g_object_new (PURSUIT_TYPE_PERSON_AVATAR, NULL);

  self->avatar = ADW_AVATAR (adw_avatar_new (size, NULL, TRUE));
  gtk_widget_set_valign (GTK_WIDGET (self->avatar), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->avatar));
  return GTK_WIDGET (self);
}

/**
 * pursuit_person_avatar_show:
 * @name: (nullable): whose initials are shown
 * @sha256: (nullable): the person’s field “photo”
 */
void
pursuit_person_avatar_show (PursuitPersonAvatar *self,
                            PursuitSession *session,
                            const char *name,
                            const char *sha256)
{
  const char *hash = sha256 != NULL && *sha256 != '\0' ? sha256 : NULL;
  GdkTexture *known;

  g_return_if_fail (PURSUIT_IS_PERSON_AVATAR (self));

  adw_avatar_set_text (self->avatar, name);
  if (g_strcmp0 (self->sha256, hash) == 0)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_free (self->sha256);
  self->sha256 = g_strdup (hash);
  known = hash != NULL ? pursuit_person_photo_peek (hash) : NULL;
  adw_avatar_set_custom_image (self->avatar, (GdkPaintable *) known);
  if (hash == NULL || known != NULL)
    return;
  self->reading = g_cancellable_new ();
  pursuit_person_photo_read_async (session, hash, self->reading, photo_read_cb, g_object_ref (self));
}

/** pursuit_person_avatar_has_photo: whether a photo is seen, not the initials. */
gboolean
pursuit_person_avatar_has_photo (PursuitPersonAvatar *self)
{
  g_return_val_if_fail (PURSUIT_IS_PERSON_AVATAR (self), FALSE);

  return adw_avatar_get_custom_image (self->avatar) != NULL;
}
