/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A photo is read, cut square and made small on a thread, and kept for all who show it under its hash, which
 * never means another image. Of those that are kept the one that was shown longest ago goes first.
 */

#include "pursuit-person-photo.h"

#include "pursuit-session-photo.h"

enum
{
  SIDE = 128,      /* pixels: twice the largest that is shown, for screens of two device pixels a pixel */
  MAX_PHOTOS = 256 /* of at most 64 KiB each */
};

typedef struct
{
  char *sha256;
  GdkTexture *texture;
  GList link; /* in the order of use, the last used first */
} Photo;

/* All of the window’s thread only. */
static GHashTable *photos;
static GQueue used = G_QUEUE_INIT;

static void
photo_free (gpointer pointer)
{
  Photo *photo = pointer;

  g_queue_unlink (&used, &photo->link);
  g_free (photo->sha256);
  g_object_unref (photo->texture);
  g_free (photo);
}

static void
keep (const char *sha256, GdkTexture *texture)
{
  Photo *photo;

  if (pursuit_person_photo_peek (sha256) != NULL)
    return;
  if (photos == NULL)
    photos = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, photo_free);
  if (g_hash_table_size (photos) >= MAX_PHOTOS)
    g_hash_table_remove (photos, ((Photo *) g_queue_peek_tail (&used))->sha256);
  photo = g_new0 (Photo, 1);
  photo->sha256 = g_strdup (sha256);
  photo->texture = g_object_ref (texture);
  photo->link.data = photo;
  g_hash_table_insert (photos, photo->sha256, photo);
  g_queue_push_head_link (&used, &photo->link);
}

/* The middle of the image. */
static GdkTexture *
decode (GBytes *image, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (image);
  g_autoptr (GdkPixbuf) whole = gdk_pixbuf_new_from_stream (stream, NULL, error);
  g_autoptr (GdkPixbuf) square = NULL, small = NULL;
  int width, height, side;

  if (whole == NULL)
    return NULL;
  width = gdk_pixbuf_get_width (whole);
  height = gdk_pixbuf_get_height (whole);
  side = MIN (width, height);
  square = gdk_pixbuf_new_subpixbuf (whole, (width - side) / 2, (height - side) / 2, side, side);
  small = gdk_pixbuf_scale_simple (square, MIN (side, SIDE), MIN (side, SIDE), GDK_INTERP_BILINEAR);
  return gdk_texture_new_for_pixbuf (small);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) image = NULL;
  GdkTexture *photo = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  image = pursuit_session_load_photo (source, task_data, &error);
  if (image != NULL)
    photo = decode (image, &error);
  if (photo != NULL)
    g_task_return_pointer (task, photo, g_object_unref);
  else
    g_task_return_error (task, error);
}

/** pursuit_person_photo_peek: (transfer none) (nullable): the photo, if it was read and is still kept. */
GdkTexture *
pursuit_person_photo_peek (const char *sha256)
{
  Photo *photo;

  g_return_val_if_fail (sha256 != NULL, NULL);

  photo = photos != NULL ? g_hash_table_lookup (photos, sha256) : NULL;
  if (photo == NULL)
    return NULL;
  g_queue_unlink (&used, &photo->link);
  g_queue_push_head_link (&used, &photo->link);
  return photo->texture;
}

/**
 * pursuit_person_photo_read_async:
 * @sha256: a person's field “photo”
 *
 * Reads a photo and keeps it for pursuit_person_photo_peek().
 */
void
pursuit_person_photo_read_async (PursuitSession *session,
                                 const char *sha256,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PURSUIT_IS_SESSION (session));
  g_return_if_fail (sha256 != NULL);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, pursuit_person_photo_read_async);
  g_task_set_task_data (task, g_strdup (sha256), g_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * pursuit_person_photo_read_finish:
 *
 * Completes pursuit_person_photo_read_async().
 *
 * Returns: (transfer full) (nullable): the photo, square and of at most 128 pixels a side; %NULL with @error
 *   set when the file is lost or is no image
 */
GdkTexture *
pursuit_person_photo_read_finish (GAsyncResult *result, GError **error)
{
  GdkTexture *photo;

  g_return_val_if_fail (g_async_result_is_tagged (result, pursuit_person_photo_read_async), NULL);

  photo = g_task_propagate_pointer (G_TASK (result), error);
  if (photo != NULL)
    keep (g_task_get_task_data (G_TASK (result)), photo);
  return photo;
}

/** pursuit_person_photo_to_surface: (transfer full): the photo for Cairo. */
cairo_surface_t *
pursuit_person_photo_to_surface (GdkTexture *photo)
{
  cairo_surface_t *surface;

  g_return_val_if_fail (GDK_IS_TEXTURE (photo), NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gdk_texture_get_width (photo),
                                        gdk_texture_get_height (photo));
  gdk_texture_download (photo, cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}
