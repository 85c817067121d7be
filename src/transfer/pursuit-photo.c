/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pursuit-transfer-error.h"

enum
{
  MAX_PIXELS =
      200 * 1000 * 1000 /* of an image that is opened: more than any camera's, less than any memory */
};

/* By its first bytes: "png", "jpeg" or NULL. */
static const char *
sniff (GBytes *image)
{
  static const guchar png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guchar jpeg[] = { 0xff, 0xd8, 0xff };
  gsize length;
  const guchar *bytes = g_bytes_get_data (image, &length);

  if (length > sizeof png && memcmp (bytes, png, sizeof png) == 0)
    return "png";
  return length > sizeof jpeg && memcmp (bytes, jpeg, sizeof jpeg) == 0 ? "jpeg" : NULL;
}

/* What the header says, before any pixel is made. */
typedef struct
{
  gboolean scaled;
  gboolean too_large;
} Size;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Size *size = data;
  int longer = MAX (width, height);

  size->too_large = (gint64) width * height > MAX_PIXELS;
  size->scaled = longer > PURSUIT_PHOTO_SIZE;
  if (size->too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (size->scaled)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * PURSUIT_PHOTO_SIZE / longer),
                                MAX (1, height * PURSUIT_PHOTO_SIZE / longer));
}

/* Half an image opens too, with the rest grey. */
static gboolean
is_whole (GBytes *image, const char *type)
{
  gsize length;
  const char *bytes = g_bytes_get_data (image, &length);

  return g_str_equal (type, "png") ? memmem (bytes, length, "IEND", 4) != NULL
                                   : memmem (bytes, length, "\xff\xd9", 2) != NULL;
}

static GdkPixbuf *
load (GBytes *image, const char *type, Size *size)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  gboolean done;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), size);
  done = gdk_pixbuf_loader_write_bytes (loader, image, NULL);
  done &= gdk_pixbuf_loader_close (loader, NULL);
  GdkPixbuf *pixbuf = done ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

/* Whether a segment of a JPEG file between its start and its pixels says more than how they are written. */
static gboolean
has_notes_jpeg (const guchar *bytes, gsize length)
{
  gsize at = 2;

  while (at + 4 <= length && bytes[at] == 0xff && bytes[at + 1] != 0xda)
    {
      /* APP1 to APP15, and comments */
      if ((bytes[at + 1] > 0xe0 && bytes[at + 1] <= 0xef) || bytes[at + 1] == 0xfe)
        return TRUE;
      at += 2 + (gsize) (bytes[at + 2] << 8 | bytes[at + 3]);
    }
  return FALSE;
}

static gboolean
has_notes_png (const guchar *bytes, gsize length)
{
  static const char *const notes[] = { "tEXt", "zTXt", "iTXt", "eXIf", "tIME" };
  gsize at = 8;

  while (at + 12 <= length)
    {
      guint32 size;
      for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
        if (memcmp (bytes + at + 4, notes[i], 4) == 0)
          return TRUE;
      memcpy (&size, bytes + at, sizeof size);
      at += 12 + (gsize) GUINT32_FROM_BE (size);
    }
  return FALSE;
}

/* Whether the file says when, where and by what it was made. */
static gboolean
has_notes (GBytes *image, const char *type)
{
  gsize length;
  const guchar *bytes = g_bytes_get_data (image, &length);

  return g_str_equal (type, "png") ? has_notes_png (bytes, length) : has_notes_jpeg (bytes, length);
}

/**
 * pursuit_photo_prepare:
 * @image: the bytes of a PNG or JPEG file
 *
 * Makes of an image the photo that is kept: at most %PURSUIT_PHOTO_SIZE pixels a side, upright, and without
 * what cameras write into their files of time and place. An image that is so already stays the same to the
 * byte when it is prepared again.
 *
 * Returns: (transfer full): the photo, of the same format; %NULL with a #PursuitTransferError
 */
GBytes *
pursuit_photo_prepare (GBytes *image, GError **error)
{
  const char *type = sniff (image);
  Size size = { FALSE, FALSE };
  g_autoptr (GdkPixbuf) pixbuf =
      type != NULL && g_bytes_get_size (image) <= PURSUIT_PHOTO_MAX_FILE && is_whole (image, type)
          ? load (image, type, &size)
          : NULL;
  g_autofree char *saved = NULL;
  gsize length;

  if (pixbuf == NULL || size.too_large)
    {
      g_set_error_literal (error, PURSUIT_TRANSFER_ERROR, PURSUIT_TRANSFER_ERROR_UNREADABLE,
                           type == NULL ? _ ("The photo is neither a PNG nor a JPEG image.")
                                        : _ ("The photo is damaged, or too large to be opened."));
      return NULL;
    }
  if (!size.scaled && !has_notes (image, type))
    return g_bytes_ref (image);
  gboolean done =
      g_str_equal (type, "png")
          ? gdk_pixbuf_save_to_buffer (pixbuf, &saved, &length, "png", error, NULL)
          : gdk_pixbuf_save_to_buffer (pixbuf, &saved, &length, "jpeg", error, "quality", "85", NULL);
  return done ? g_bytes_new_take (g_steal_pointer (&saved), length) : NULL;
}

/** pursuit_photo_get_suffix: Returns: how the name of a file with @photo ends */
const char *
pursuit_photo_get_suffix (GBytes *photo)
{
  return g_strcmp0 (sniff (photo), "png") == 0 ? ".png" : ".jpg";
}
