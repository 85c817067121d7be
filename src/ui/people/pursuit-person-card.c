/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPersonCard:
 *
 * One person of the org chart as a widget, so that keyboard and screen reader reach the card. The card is
 * painted once into a picture, which is kept until what it shows changes: moving the view paints no text.
 *
 * It asks for no size: the view gives it that of its look, which zooming changes.
 */

#include "pursuit-person-card.h"

#include "pursuit-person-photo.h"

struct _PursuitPersonCard
{
  GtkWidget parent_instance;

  PursuitOrgPeople *people;
  guint index;
  PursuitOrgCard shown; /* the card in people, with the layout's warning */
  guint n_hidden;       /* people below who are folded away */
  PursuitPersonCardLook look;
  PursuitOrgCardState state;
  cairo_surface_t *picture;
  char *photo_hash;      /* whose photo it is; NULL: none */
  GdkTexture *photo;     /* NULL until it is read, and when it cannot be */
  GCancellable *reading; /* set once the photo was asked for */
};

G_DEFINE_FINAL_TYPE (PursuitPersonCard, pursuit_person_card, GTK_TYPE_WIDGET)

static void
photo_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPersonCard) self = user_data;
  g_autoptr (GdkTexture) photo = pursuit_person_photo_read_finish (result, NULL);

  /* a photo that was lost leaves the initials; check tells of it */
  if (photo == NULL)
    return;
  g_set_object (&self->photo, photo);
  pursuit_person_card_redraw (self);
}

/* Only what is painted is read. */
static void
find_photo (PursuitPersonCard *self)
{
  if (self->photo_hash == NULL || self->photo != NULL || self->reading != NULL || self->look.session == NULL)
    return;
  g_set_object (&self->photo, pursuit_person_photo_peek (self->photo_hash));
  if (self->photo != NULL)
    return;
  self->reading = g_cancellable_new ();
  pursuit_person_photo_read_async (self->look.session, self->photo_hash, self->reading, photo_read_cb,
                                   g_object_ref (self));
}

static void
take_photo (PursuitPersonCard *self, const char *hash)
{
  if (g_strcmp0 (hash, self->photo_hash) == 0)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->photo);
  g_free (self->photo_hash);
  self->photo_hash = g_strdup (hash);
}

static cairo_surface_t *
paint (PursuitPersonCard *self)
{
  PursuitOrgCard card = self->shown;
  cairo_surface_t *surface;

  find_photo (self);
  if (self->photo != NULL)
    card.picture = pursuit_person_photo_to_surface (self->photo);
  surface = pursuit_person_card_paint (&card, &self->look, self->state, self->n_hidden, FALSE,
                                       gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  g_clear_pointer (&card.picture, cairo_surface_destroy);
  return surface;
}

static void
pursuit_person_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitPersonCard *self = PURSUIT_PERSON_CARD (widget);
  cairo_t *cr;

  if (self->people == NULL || self->look.theme == NULL)
    return;
  if (self->picture == NULL)
    self->picture = paint (self);
  /* Not a texture: GTK's Cairo renderer converts one in every frame. */
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                 gtk_widget_get_height (widget)));
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
pursuit_person_card_dispose (GObject *object)
{
  PursuitPersonCard *self = PURSUIT_PERSON_CARD (object);

  take_photo (self, NULL);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->people, pursuit_org_people_unref);

  G_OBJECT_CLASS (pursuit_person_card_parent_class)->dispose (object);
}

static void
pursuit_person_card_class_init (PursuitPersonCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_person_card_dispose;
  widget_class->snapshot = pursuit_person_card_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "person-card");
}

static void
pursuit_person_card_init (PursuitPersonCard *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  /* The view finds the card under the pointer by geometry: rings and outlines of neighbours overlap. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (pursuit_person_card_redraw), NULL);
}

/** pursuit_person_card_new: (transfer floating): a card that shows nobody yet. */
GtkWidget *
pursuit_person_card_new (void)
{
  return g_object_new (PURSUIT_TYPE_PERSON_CARD, NULL);
}

/**
 * pursuit_person_card_bind:
 * @people: whose card at @index it shows from now on
 * @warning: whether something about the person's place asks for attention
 * @n_hidden: how many people below are folded away
 */
void
pursuit_person_card_bind (PursuitPersonCard *self,
                          PursuitOrgPeople *people,
                          guint index,
                          gboolean warning,
                          guint n_hidden)
{
  g_autofree char *label = NULL;
  PursuitOrgCard card;
  gboolean same;

  g_return_if_fail (PURSUIT_IS_PERSON_CARD (self));
  g_return_if_fail (people != NULL && index < people->n_cards);

  card = people->cards[index];
  card.warning |= warning;
  same = self->people && self->n_hidden == n_hidden && pursuit_org_card_equal (&card, &self->shown);
  self->n_hidden = n_hidden;
  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  self->index = index;
  self->shown = card;
  take_photo (self, card.photo);
  label = pursuit_org_people_describe (people, index);
  if (people->n_reports[index] > 0)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, n_hidden == 0, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (!same)
    pursuit_person_card_redraw (self);
}

/** pursuit_person_card_unbind: the card shows nobody until it is bound again; it lets go of the people. */
void
pursuit_person_card_unbind (PursuitPersonCard *self)
{
  g_return_if_fail (PURSUIT_IS_PERSON_CARD (self));

  take_photo (self, NULL);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->state = PURSUIT_ORG_CARD_NORMAL;
  pursuit_person_card_redraw (self);
}

/** pursuit_person_card_set_look: draws the card in the size and the colours of @look from now on. */
void
pursuit_person_card_set_look (PursuitPersonCard *self, const PursuitPersonCardLook *look)
{
  g_return_if_fail (PURSUIT_IS_PERSON_CARD (self));
  g_return_if_fail (look != NULL && look->theme != NULL);

  if (look->theme == self->look.theme && look->width == self->look.width &&
      look->height == self->look.height && look->overhang == self->look.overhang &&
      look->session == self->look.session)
    return;
  self->look = *look;
  pursuit_person_card_redraw (self);
}

/** pursuit_person_card_redraw: paints the card anew in the next frame. */
void
pursuit_person_card_redraw (PursuitPersonCard *self)
{
  g_return_if_fail (PURSUIT_IS_PERSON_CARD (self));

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** pursuit_person_card_set_state: how the card is being handled. */
void
pursuit_person_card_set_state (PursuitPersonCard *self, PursuitOrgCardState state)
{
  g_return_if_fail (PURSUIT_IS_PERSON_CARD (self));

  if (state == self->state)
    return;
  self->state = state;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED,
                               (state & PURSUIT_ORG_CARD_SELECTED) != 0, -1);
  pursuit_person_card_redraw (self);
}

/** pursuit_person_card_has_photo: whether the photo is seen, not the initials. */
gboolean
pursuit_person_card_has_photo (PursuitPersonCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_PERSON_CARD (self), FALSE);

  return self->photo != NULL;
}

/**
 * pursuit_person_card_paint:
 * @card: what it shows
 * @n_hidden: people who go with this card, shown as “+N”; 0 shows nothing
 * @opaque: whether the ground of the chart is painted behind
 * @scale_factor: device pixels a pixel
 *
 * Returns: (transfer full): a picture of the card and its overhang, @scale_factor times as large
 */
cairo_surface_t *
pursuit_person_card_paint (const PursuitOrgCard *card,
                           const PursuitPersonCardLook *look,
                           PursuitOrgCardState state,
                           guint n_hidden,
                           gboolean opaque,
                           int scale_factor)
{
  int width = (look->width + 2 * look->overhang) * scale_factor;
  int height = (look->height + 2 * look->overhang) * scale_factor;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  PursuitCanvas *canvas;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale_factor, scale_factor);
  cr = cairo_create (surface);
  if (opaque)
    {
      cairo_set_source_rgb (cr, look->theme->background.red, look->theme->background.green,
                            look->theme->background.blue);
      cairo_paint (cr);
    }
  canvas = pursuit_canvas_new_cairo (cr, NULL);
  pursuit_org_card_draw (canvas, card, look->overhang, look->overhang, look->width, look->height, look->theme,
                         state);
  if (n_hidden > 0)
    pursuit_org_card_draw_hidden_count (canvas, n_hidden, look->overhang, look->overhang, look->width,
                                        look->height, look->theme);
  pursuit_canvas_free (canvas);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/**
 * pursuit_person_card_paint_icon:
 *
 * Returns: (transfer full): an opaque picture for dragging the card; without a compositor, what is
 * transparent would be black. @n_hidden as above
 */
GdkTexture *
pursuit_person_card_paint_icon (const PursuitOrgCard *card, const PursuitPersonCardLook *look, guint n_hidden)
{
  cairo_surface_t *surface =
      pursuit_person_card_paint (card, look, PURSUIT_ORG_CARD_SELECTED | PURSUIT_ORG_CARD_IN_LANE, n_hidden,
                                 TRUE, 1);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                  (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes,
                                 stride);
}
