/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitTableFace:
 *
 * The photo before somebody's name in a row of a table, or the initials until it is read and where there is
 * none. Only what is painted is read. The signal ::read follows when a photo is there.
 */

#include "pursuit-table-face.h"

#include "pursuit-person-photo.h"
#include "pursuit-table-paint.h"
#include "pursuit-text.h"

struct _PursuitTableFace
{
  GObject parent_instance;

  PursuitSession *session;
  char *initials;
  char *sha256; /* NULL: no photo */
  GCancellable *reading;
  GdkTexture *photo;
  cairo_surface_t *disc; /* the photo in its circle; NULL: not painted yet */
  int scale;             /* that of @disc */
};

enum
{
  READ,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitTableFace, pursuit_table_face, G_TYPE_OBJECT)

static void
forget_photo (PursuitTableFace *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->photo);
  g_clear_pointer (&self->disc, cairo_surface_destroy);
  g_clear_pointer (&self->sha256, g_free);
}

static void
pursuit_table_face_dispose (GObject *object)
{
  PursuitTableFace *self = PURSUIT_TABLE_FACE (object);

  forget_photo (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (pursuit_table_face_parent_class)->dispose (object);
}

static void
pursuit_table_face_finalize (GObject *object)
{
  g_free (PURSUIT_TABLE_FACE (object)->initials);

  G_OBJECT_CLASS (pursuit_table_face_parent_class)->finalize (object);
}

static void
pursuit_table_face_class_init (PursuitTableFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_table_face_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_table_face_finalize;

  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
pursuit_table_face_init (PursuitTableFace *self)
{
}

/** pursuit_table_face_new: (transfer full): nobody's face, for people of the database of @session. */
PursuitTableFace *
pursuit_table_face_new (PursuitSession *session)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  PursuitTableFace *self = g_object_new (PURSUIT_TYPE_TABLE_FACE, NULL);
  self->session = g_object_ref (session);
  return self;
}

/**
 * pursuit_table_face_set:
 * @name: (nullable): whose initials are shown
 * @sha256: (nullable): the person’s field “photo”
 */
void
pursuit_table_face_set (PursuitTableFace *self, const char *name, const char *sha256)
{
  g_return_if_fail (PURSUIT_IS_TABLE_FACE (self));

  g_free (self->initials);
  self->initials = pursuit_text_initials (name);
  if (sha256 != NULL && *sha256 == '\0')
    sha256 = NULL;
  if (g_strcmp0 (sha256, self->sha256) == 0)
    return;
  forget_photo (self);
  self->sha256 = g_strdup (sha256);
}

/** pursuit_table_face_has_photo: whether the photo is seen, not the initials. */
gboolean
pursuit_table_face_has_photo (PursuitTableFace *self)
{
  g_return_val_if_fail (PURSUIT_IS_TABLE_FACE (self), FALSE);

  return self->photo != NULL;
}

static void
photo_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitTableFace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) photo = pursuit_person_photo_read_finish (result, &error);

  /* a photo that was lost leaves the initials; check tells of it */
  if (photo == NULL)
    return;
  g_set_object (&self->photo, photo);
  g_signal_emit (self, signals[READ], 0);
}

static void
find_photo (PursuitTableFace *self)
{
  if (self->sha256 == NULL || self->photo != NULL || self->reading != NULL)
    return;
  g_set_object (&self->photo, pursuit_person_photo_peek (self->sha256));
  if (self->photo != NULL)
    return;
  self->reading = g_cancellable_new ();
  pursuit_person_photo_read_async (self->session, self->sha256, self->reading, photo_read_cb,
                                   g_object_ref (self));
}

/* Not a texture: GTK's Cairo renderer converts one in every frame. */
static void
make_disc (PursuitTableFace *self, int scale)
{
  cairo_surface_t *photo = pursuit_person_photo_to_surface (self->photo);
  double shrink = (double) PURSUIT_FACE_SIZE / cairo_image_surface_get_width (photo);
  cairo_t *cr;

  g_clear_pointer (&self->disc, cairo_surface_destroy);
  self->scale = scale;
  self->disc =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PURSUIT_FACE_SIZE * scale, PURSUIT_FACE_SIZE * scale);
  cairo_surface_set_device_scale (self->disc, scale, scale);
  cr = cairo_create (self->disc);
  cairo_arc (cr, PURSUIT_FACE_SIZE / 2.0, PURSUIT_FACE_SIZE / 2.0, PURSUIT_FACE_SIZE / 2.0, 0, 2 * G_PI);
  cairo_clip (cr);
  cairo_scale (cr, shrink, shrink);
  cairo_set_source_surface (cr, photo, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (photo);
}

/**
 * pursuit_table_face_paint:
 * @place: where the face stands, in the middle
 * @scale: device pixels a pixel
 */
void
pursuit_table_face_paint (PursuitTableFace *self,
                          GtkSnapshot *snapshot,
                          PursuitTableStyle *style,
                          const GdkRectangle *place,
                          int scale)
{
  GdkRectangle face = { place->x + (place->width - PURSUIT_FACE_SIZE) / 2,
                        place->y + (place->height - PURSUIT_FACE_SIZE) / 2, PURSUIT_FACE_SIZE,
                        PURSUIT_FACE_SIZE };
  graphene_rect_t rect =
      GRAPHENE_RECT_INIT ((float) face.x, (float) face.y, (float) face.width, (float) face.height);

  g_return_if_fail (PURSUIT_IS_TABLE_FACE (self));

  find_photo (self);
  if (self->photo == NULL)
    {
      pursuit_table_paint_initials (snapshot, style, self->initials != NULL ? self->initials : "", &face);
      return;
    }
  if (self->disc == NULL || self->scale != scale)
    make_disc (self, scale);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &rect);
  cairo_set_source_surface (cr, self->disc, face.x, face.y);
  cairo_paint (cr);
  cairo_destroy (cr);
}
