/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPhotoRow:
 *
 * Shows a person’s photo, lets the user choose another or take it away. What was chosen is kept beside the
 * database at once and belongs to the person when the dialog is saved.
 */

#include "pursuit-photo-row.h"

#include <glib/gi18n-lib.h>

#include "compat.h"
#include "pursuit-icon-button.h"
#include "pursuit-person-avatar.h"
#include "pursuit-person.h"
#include "pursuit-session-photo.h"

#define SIZE 64

struct _PursuitPhotoRow
{
  AdwActionRow parent_instance;

  PursuitWindow *window; /* unowned; the dialog is destroyed with it */
  char *name;
  char *stored;          /* the hash of the photo that the person has; NULL: none */
  PursuitKeptFile *kept; /* NULL: nothing was chosen */
  gboolean removed;
  PursuitPersonAvatar *avatar;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (PursuitPhotoRow, pursuit_photo_row, ADW_TYPE_ACTION_ROW)

static void
update (PursuitPhotoRow *self)
{
  const char *sha256 = self->kept != NULL ? self->kept->sha256 : self->removed ? NULL : self->stored;

  pursuit_person_avatar_show (self->avatar, pursuit_window_get_session (self->window), self->name, sha256);
  gtk_widget_set_visible (self->remove, sha256 != NULL);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPhotoRow) self = user_data;
  g_autoptr (GError) error = NULL;
  PursuitKeptFile *kept = pursuit_session_keep_photo_finish (PURSUIT_SESSION (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      g_clear_pointer (&kept, pursuit_kept_file_free);
      return;
    }
  g_autofree char *problem = kept == NULL ? g_markup_escape_text (error->message, -1) : g_strdup ("");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), problem);
  if (kept == NULL)
    return;
  g_clear_pointer (&self->kept, pursuit_kept_file_free);
  self->kept = kept;
  self->removed = FALSE;
  update (self);
}

/** pursuit_photo_row_set_file: takes the photo that the user has chosen; what is wrong with it is said in the
 * row. */
void
pursuit_photo_row_set_file (PursuitPhotoRow *self, GFile *file)
{
  g_autofree char *path = NULL;

  g_return_if_fail (PURSUIT_IS_PHOTO_ROW (self));
  g_return_if_fail (G_IS_FILE (file));

  path = g_file_get_path (file);
  if (path != NULL)
    pursuit_session_keep_photo_async (pursuit_window_get_session (self->window), path, NULL, kept_cb,
                                      g_object_ref (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPhotoRow) self = user_data;
  g_autoptr (GFile) file = pursuit_compat_open_file_finish (result, NULL);

  if (file != NULL)
    pursuit_photo_row_set_file (self, file);
}

static void
choose_cb (PursuitPhotoRow *self)
{
  const PursuitFileType types[] = { { _ ("Photos (PNG, JPEG)"), "*.png;*.jpg;*.jpeg" } };

  pursuit_compat_open_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Choose a Photo"),
                                  types, G_N_ELEMENTS (types), chosen_cb, g_object_ref (self));
}

static void
remove_cb (PursuitPhotoRow *self)
{
  g_clear_pointer (&self->kept, pursuit_kept_file_free);
  self->removed = TRUE;
  update (self);
}

static void
pursuit_photo_row_finalize (GObject *object)
{
  PursuitPhotoRow *self = PURSUIT_PHOTO_ROW (object);

  g_free (self->name);
  g_free (self->stored);
  g_clear_pointer (&self->kept, pursuit_kept_file_free);
  G_OBJECT_CLASS (pursuit_photo_row_parent_class)->finalize (object);
}

static void
pursuit_photo_row_class_init (PursuitPhotoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_photo_row_finalize;
}

static void
pursuit_photo_row_init (PursuitPhotoRow *self)
{
}

static GtkWidget *
make_button (PursuitPhotoRow *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = pursuit_icon_button_new (icon, label, clicked, self);

  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

/**
 * pursuit_photo_row_new:
 * @person: (nullable): whose photo it is; %NULL: somebody new
 *
 * Returns: (transfer floating): the row
 */
PursuitPhotoRow *
pursuit_photo_row_new (PursuitWindow *window, PursuitRecord *person)
{
  PursuitPhotoRow *self = g_object_new (PURSUIT_TYPE_PHOTO_ROW, NULL);
  const char *photo = person != NULL ? pursuit_record_get_text (person, PURSUIT_PERSON_PHOTO) : NULL;

  self->window = window;
  self->name = g_strdup (person != NULL ? pursuit_record_get_text (person, PURSUIT_PERSON_NAME) : NULL);
  self->stored = photo != NULL && *photo != '\0' ? g_strdup (photo) : NULL;
  self->avatar = PURSUIT_PERSON_AVATAR (pursuit_person_avatar_new (SIZE));
  gtk_widget_set_margin_top (GTK_WIDGET (self->avatar), 8);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->avatar), 8);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Photo"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->avatar));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self),
                                         make_button (self, "document-open-symbolic", _ ("Choose a photo"),
                                                      G_CALLBACK (choose_cb)));
  self->remove = make_button (self, "user-trash-symbolic", _ ("Remove the photo"), G_CALLBACK (remove_cb));
  update (self);
  return self;
}

/** pursuit_photo_row_is_changed: whether another photo was chosen, or the one there was is taken away. */
gboolean
pursuit_photo_row_is_changed (PursuitPhotoRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_PHOTO_ROW (self), FALSE);

  return self->kept != NULL ? g_strcmp0 (self->kept->sha256, self->stored) != 0
                            : self->removed && self->stored != NULL;
}

/** pursuit_photo_row_add_to: lets @command, which saves the person, save the photo too. */
void
pursuit_photo_row_add_to (PursuitPhotoRow *self, PursuitCommand *command)
{
  g_return_if_fail (PURSUIT_IS_PHOTO_ROW (self));

  if (pursuit_photo_row_is_changed (self))
    pursuit_command_add_photo (command, self->kept);
}
