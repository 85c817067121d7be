/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-card.h"

#include "pursuit-deal-face.h"

/**
 * PursuitDealCard:
 *
 * One deal on the board: a single widget that draws everything itself. The drawing is kept as a picture of
 * the card's size until the deal, the width or the style changes: replaying its text cost 8 ms a frame for 60
 * cards, copying the pictures 2 to 3 ms.
 *
 * A screen reader gets all of it as one sentence, the name of the list item.
 */
struct _PursuitDealCard
{
  GtkWidget parent_instance;

  PursuitCardStyle *style;
  PursuitDeal *deal;
  PursuitDealFace *face; /* what the card says of the deal */
  PursuitDay today;
  gboolean lifted;

  GskRenderNode *node; /* the picture; %NULL when it is out of date */
  int node_width;
  guint node_serial;
};

G_DEFINE_FINAL_TYPE (PursuitDealCard, pursuit_deal_card, GTK_TYPE_WIDGET)

static void
refresh (PursuitDealCard *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->face, pursuit_deal_face_free);
  if (self->deal != NULL)
    {
      self->face = pursuit_deal_face_new (self->deal, self->today);
      g_autofree char *sentence = pursuit_deal_face_describe (self->face);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The card as pixels on @ground, or on nothing. */
static cairo_surface_t *
paint_surface (PursuitDealCard *self, int width, const GdkRGBA *ground)
{
  int height = pursuit_card_style_get_card_height (self->style);
  int scale = pursuit_card_style_get_scale (self->style);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_t *cr = cairo_create (surface);
  if (ground != NULL)
    {
      gdk_cairo_set_source_rgba (cr, ground);
      cairo_paint (cr);
    }
  pursuit_deal_face_draw (self->face, self->style, cr, width);
  cairo_destroy (cr);
  return surface;
}

static void
update_node (PursuitDealCard *self, int width)
{
  guint serial = pursuit_card_style_get_serial (self->style);

  if (self->node != NULL && self->node_width == width && self->node_serial == serial)
    return;
  g_clear_pointer (&self->node, gsk_render_node_unref);

  cairo_surface_t *surface = paint_surface (self, width, NULL);
  int height = pursuit_card_style_get_card_height (self->style);
  self->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (self->node);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  self->node_width = width;
  self->node_serial = serial;
}

static void
snapshot_focus_ring (PursuitDealCard *self, GtkSnapshot *snapshot, int width, int height)
{
  GdkRGBA accent = *pursuit_card_style_get_color (self->style, PURSUIT_CARD_COLOR_ACCENT);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), PURSUIT_CARD_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ accent, accent, accent, accent });
}

static void
pursuit_deal_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PursuitDealCard *self = PURSUIT_DEAL_CARD (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->deal == NULL || width <= 0)
    return;
  update_node (self, width);
  if (self->lifted)
    gtk_snapshot_push_opacity (snapshot, 0.4);
  gtk_snapshot_append_node (snapshot, self->node);
  if (self->lifted)
    gtk_snapshot_pop (snapshot);
  if (gtk_widget_has_focus (widget))
    snapshot_focus_ring (self, snapshot, width, height);
}

static void
pursuit_deal_card_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  PursuitDealCard *self = PURSUIT_DEAL_CARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 100;
      *natural = 180;
    }
  else
    {
      *minimum = *natural = pursuit_card_style_get_card_height (self->style);
    }
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  PursuitDealCard *self = PURSUIT_DEAL_CARD (widget);

  if (self->face == NULL)
    return FALSE;
  g_autofree char *sentence = pursuit_deal_face_describe (self->face);
  gtk_tooltip_set_text (tooltip, sentence);
  return TRUE;
}

static void
pursuit_deal_card_dispose (GObject *object)
{
  PursuitDealCard *self = PURSUIT_DEAL_CARD (object);

  pursuit_deal_card_set_deal (self, NULL, self->today);
  g_clear_object (&self->style);

  G_OBJECT_CLASS (pursuit_deal_card_parent_class)->dispose (object);
}

static void
pursuit_deal_card_class_init (PursuitDealCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_deal_card_dispose;
  widget_class->measure = pursuit_deal_card_measure;
  widget_class->snapshot = pursuit_deal_card_snapshot;

  gtk_widget_class_set_css_name (widget_class, "dealcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
pursuit_deal_card_init (PursuitDealCard *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/** pursuit_deal_card_new: an empty card that looks as @style says. */
GtkWidget *
pursuit_deal_card_new (PursuitCardStyle *style)
{
  g_return_val_if_fail (PURSUIT_IS_CARD_STYLE (style), NULL);

  PursuitDealCard *self = g_object_new (PURSUIT_TYPE_DEAL_CARD, NULL);
  self->style = g_object_ref (style);
  return GTK_WIDGET (self);
}

/**
 * pursuit_deal_card_set_deal:
 * @deal: (nullable) (transfer none): what the card shows and follows from now on
 * @today: what days and dates are told from
 */
void
pursuit_deal_card_set_deal (PursuitDealCard *self, PursuitDeal *deal, PursuitDay today)
{
  g_return_if_fail (PURSUIT_IS_DEAL_CARD (self));
  g_return_if_fail (deal == NULL || PURSUIT_IS_DEAL (deal));

  if (self->deal == deal && self->today == today)
    return;
  if (self->deal != NULL)
    g_signal_handlers_disconnect_by_data (self->deal, self);
  g_set_object (&self->deal, deal);
  self->today = today;
  self->lifted = FALSE;
  if (deal != NULL)
    g_signal_connect_object (deal, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/** pursuit_deal_card_get_deal: (nullable) (transfer none): what the card shows. */
PursuitDeal *
pursuit_deal_card_get_deal (PursuitDealCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_CARD (self), NULL);

  return self->deal;
}

/** pursuit_deal_card_set_lifted: whether the deal is being moved, so that the card is but the place it left.
 */
void
pursuit_deal_card_set_lifted (PursuitDealCard *self, gboolean lifted)
{
  g_return_if_fail (PURSUIT_IS_DEAL_CARD (self));

  if (self->lifted == lifted)
    return;
  self->lifted = lifted;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pursuit_deal_card_get_drag_icon:
 *
 * Returns: (transfer full): a picture of the card without a transparent pixel: without a compositor those
 *   would be black
 */
GdkPaintable *
pursuit_deal_card_get_drag_icon (PursuitDealCard *self)
{
  g_return_val_if_fail (PURSUIT_IS_DEAL_CARD (self), NULL);
  g_return_val_if_fail (self->deal != NULL, NULL);

  int width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));
  int height = pursuit_card_style_get_card_height (self->style);
  cairo_surface_t *surface =
      paint_surface (self, width, pursuit_card_style_get_color (self->style, PURSUIT_CARD_COLOR_COLUMN));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return gtk_snapshot_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (width, height));
}
