/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitOrgView:
 *
 * The org chart as a widget. It draws lanes and lines itself and, as long as their text can be read, shows
 * the people in view as recycled child widgets, so that keyboard and screen reader reach them; from further
 * away the whole chart is drawn. It changes nothing: what the user means is emitted as signals.
 *
 * Properties: `selected` (id of a person, 0: nobody), `scale`, `hint` (what a move that is under way would
 * do, a sentence for the user, or %NULL).
 *
 * Signals: ::reparent (GVariant "ax" people, gint64 manager, gint64 before), manager 0 being the top of the
 * chart and before 0 the end; ::remove (gint64 person): off the chart; ::activated (gint64 person): to be
 * edited; ::picked: other people are selected; ::moved: another part of the chart, or another chart, is seen;
 * ::relate (gint64 from, gint64 to): a new line; ::relink (gint64 line, gint64 from, gint64 to): its ends are
 * others, 0 and 0 being none, which deletes it; ::line-activated (gint64 line): to be looked at; ::resized,
 * while the view is being allocated.
 */

#include "pursuit-org-view.h"

#include <glib/gi18n-lib.h>

#include "pursuit-org-view-private.h"

#define REVEAL_MARGIN 32.0

G_DEFINE_FINAL_TYPE (PursuitOrgView, pursuit_org_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_SCALE,
  PROP_HINT,
  N_PROPS
};
static GParamSpec *pspecs[N_PROPS];

enum
{
  REPARENT,
  REMOVE,
  ACTIVATED,
  PICKED,
  MOVED,
  RELATE,
  RELINK,
  LINE_ACTIVATED,
  RESIZED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Theme */

static void
update_theme (PursuitOrgView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const char *family = pango_font_description_get_family (pango_context_get_font_description (context));
  GHashTableIter iter;
  gpointer card;

  self->theme = *pursuit_theme_get (dark ? PURSUIT_THEME_DARK : PURSUIT_THEME_LIGHT);
  if (family)
    self->theme.font_family = g_intern_string (family);
  pursuit_org_view_clear_tile (self);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    pursuit_person_card_redraw (card);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Virtual functions */

static void
pursuit_org_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pursuit_org_view_parent_class)->css_changed (widget, change);

  update_theme (PURSUIT_ORG_VIEW (widget));
}

static void
pursuit_org_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PursuitOrgView *self = PURSUIT_ORG_VIEW (widget);

  if (width != self->viewport.width || height != self->viewport.height)
    {
      gboolean begin = !self->begun || pursuit_org_view_is_untouched (self);

      pursuit_org_viewport_set_size (&self->viewport, width, height);
      if (begin && self->layout)
        {
          pursuit_org_view_begin (self);
          g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_SCALE]);
        }
      if (self->centered)
        pursuit_org_view_center (self, self->centered);
      pursuit_org_view_viewport_changed (self);
      g_signal_emit (self, signals[RESIZED], 0);
    }
  pursuit_org_view_allocate_cards (self);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
pursuit_org_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  pursuit_org_view_draw (PURSUIT_ORG_VIEW (widget), snapshot);
}

static gboolean
pursuit_org_view_grab_focus (GtkWidget *widget)
{
  PursuitOrgView *self = PURSUIT_ORG_VIEW (widget);
  GtkWidget *card = g_hash_table_lookup (self->cards, &self->selected);

  if (card)
    return gtk_widget_grab_focus (card);
  return GTK_WIDGET_CLASS (pursuit_org_view_parent_class)->grab_focus (widget);
}

/* The arrow keys go from card to card; Tab goes past all of them. */
static gboolean
pursuit_org_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PursuitOrgView *self = PURSUIT_ORG_VIEW (widget);

  if (gtk_widget_has_focus (widget) || gtk_widget_get_focus_child (widget))
    return FALSE;
  if (pursuit_org_people_find (self->people, self->selected) < 0 && self->layout)
    pursuit_org_view_select (self, self->people->cards[self->layout->tree->order[0]].id);
  return gtk_widget_grab_focus (widget);
}

static void
pursuit_org_view_dispose (GObject *object)
{
  PursuitOrgView *self = PURSUIT_ORG_VIEW (object);
  GtkWidget *child;

  pursuit_org_view_end_move (self);
  if (self->animation)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  g_hash_table_remove_all (self->cards);
  g_ptr_array_set_size (self->spare, 0);
  self->popover = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pursuit_org_view_parent_class)->dispose (object);
}

static void
pursuit_org_view_finalize (GObject *object)
{
  PursuitOrgView *self = PURSUIT_ORG_VIEW (object);

  g_clear_pointer (&self->layout, pursuit_org_chart_layout_free);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  pursuit_org_view_clear_tile (self);
  g_hash_table_unref (self->cards);
  g_hash_table_unref (self->picked);
  g_hash_table_unref (self->cut);
  g_hash_table_unref (self->carried);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->shifts);
  g_free (self->collapsed);
  g_array_unref (self->first_folded);
  g_ptr_array_unref (self->spare);
  g_array_unref (self->found);
  g_array_unref (self->route);
  g_free (self->hint);

  G_OBJECT_CLASS (pursuit_org_view_parent_class)->finalize (object);
}

static void
pursuit_org_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PursuitOrgView *self = PURSUIT_ORG_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, self->selected);
      break;
    case PROP_SCALE:
      g_value_set_double (value, self->viewport.scale);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pursuit_org_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SELECTED)
    pursuit_org_view_select (PURSUIT_ORG_VIEW (object), g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
pursuit_org_view_class_init (PursuitOrgViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = pursuit_org_view_dispose;
  object_class->finalize = pursuit_org_view_finalize;
  object_class->get_property = pursuit_org_view_get_property;
  object_class->set_property = pursuit_org_view_set_property;
  widget_class->css_changed = pursuit_org_view_css_changed;
  widget_class->size_allocate = pursuit_org_view_size_allocate;
  widget_class->snapshot = pursuit_org_view_snapshot;
  widget_class->grab_focus = pursuit_org_view_grab_focus;
  widget_class->focus = pursuit_org_view_focus;

  pspecs[PROP_SELECTED] =
      g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, PURSUIT_ORG_VIEWPORT_MAX_SCALE, 1,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  pspecs[PROP_HINT] =
      g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, pspecs);

  signals[REPARENT] = g_signal_new ("reparent", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                    G_TYPE_VARIANT, G_TYPE_INT64, G_TYPE_INT64);
  signals[REMOVE] =
      g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RELATE] = g_signal_new ("relate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_INT64, G_TYPE_INT64);
  signals[RELINK] = g_signal_new ("relink", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_INT64, G_TYPE_INT64, G_TYPE_INT64);
  signals[LINE_ACTIVATED] = g_signal_new ("line-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[RESIZED] = g_signal_new ("resized", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "org-view");
}

static void
pursuit_org_view_init (PursuitOrgView *self)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  self->people = pursuit_org_people_new (nobody, NULL);
  self->viewport.scale = 1;
  self->viewport.bounds = (PursuitBox){ 0, 0, 1, 1 };
  self->cards = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->picked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cut = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->carried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->first_folded = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lanes = TRUE;
  self->shifts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->spare = g_ptr_array_new ();
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->route = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->drop.card = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People on the chart"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_theme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (pursuit_org_view_clear_tile), NULL);
  update_theme (self);
  pursuit_org_view_init_animation (self);
  pursuit_org_view_init_pointer (self);
  pursuit_org_view_init_move (self);
  pursuit_org_view_init_keys (self);
}

/* For the other files of the view */

/* pursuit_org_view_viewport_changed: the view shows another part of the chart, or another chart. */
void
pursuit_org_view_viewport_changed (PursuitOrgView *self)
{
  pursuit_org_view_sync_cards (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

/* pursuit_org_view_set_hint: what the move that is under way would do; NULL when there is none. */
void
pursuit_org_view_set_hint (PursuitOrgView *self, const char *hint)
{
  double x, y;

  if (g_strcmp0 (hint, self->hint) == 0 && !pursuit_org_view_get_hint_place (self, &x, &y))
    return;
  if (g_strcmp0 (hint, self->hint) != 0)
    {
      g_free (self->hint);
      self->hint = g_strdup (hint);
    }
  /* While something is dragged, the hint goes with the pointer. */
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_HINT]);
}

/* pursuit_org_view_hit: the index of the card at a point of the view, or -1. */
gint
pursuit_org_view_hit (PursuitOrgView *self, double x, double y)
{
  double wx, wy;

  pursuit_org_viewport_to_world (&self->viewport, x, y, &wx, &wy);
  return self->layout ? pursuit_org_chart_hit (self->layout, wx, wy) : -1;
}

/* pursuit_org_view_card_box: where a card stands in the view, in pixels, when nothing is being animated. */
PursuitBox
pursuit_org_view_card_box (PursuitOrgView *self, gint index)
{
  PursuitBox box;

  g_assert (self->layout && index >= 0);

  pursuit_org_viewport_to_view (&self->viewport, self->layout->tree->x[index], self->layout->tree->y[index],
                                &box.x0, &box.y0);
  box.x1 = box.x0 + MAX (1, PURSUIT_ORG_CARD_WIDTH * self->viewport.scale);
  box.y1 = box.y0 + MAX (1, PURSUIT_ORG_CARD_HEIGHT * self->viewport.scale);
  return box;
}

static gboolean
get_world_box (PursuitOrgView *self, gint64 id, PursuitBox *box)
{
  gint index = pursuit_org_people_find (self->people, id);
  const PursuitTreeLayout *tree;

  if (!pursuit_org_view_shows (self, id))
    return FALSE;
  tree = self->layout->tree;
  *box = (PursuitBox){ tree->x[index], tree->y[index], tree->x[index] + PURSUIT_ORG_CARD_WIDTH,
                       tree->y[index] + PURSUIT_ORG_CARD_HEIGHT };
  return TRUE;
}

/* pursuit_org_view_reveal: moves the view so that the card is in it; the caller tells the others. */
void
pursuit_org_view_reveal (PursuitOrgView *self, gint64 id)
{
  PursuitBox box;

  if (self->viewport.width > 0 && get_world_box (self, id, &box))
    pursuit_org_viewport_reveal (&self->viewport, &box, REVEAL_MARGIN);
}

void
pursuit_org_view_popup_menu (PursuitOrgView *self, double x, double y)
{
  if (self->popover == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

void
pursuit_org_view_emit_reparent (PursuitOrgView *self,
                                const gint64 *ids,
                                guint n_ids,
                                gint64 manager,
                                gint64 before)
{
  g_autoptr (GVariant) people =
      g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n_ids, sizeof *ids));

  /* Those of other companies stand behind all at the top, in an order of their own. */
  if (manager == 0 && before != 0 && pursuit_org_people_is_guest (self->people, before))
    before = 0;
  /* The card that was dropped on stays where the user sees it, and the moved one comes to it. */
  self->moved = ids[0];
  self->anchor = before ? before : manager;
  g_signal_emit (self, signals[REPARENT], 0, people, manager, before);
}

void
pursuit_org_view_emit_remove (PursuitOrgView *self, gint64 id)
{
  g_signal_emit (self, signals[REMOVE], 0, id);
}

void
pursuit_org_view_emit_activate (PursuitOrgView *self, gint64 id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

/* Public */

/** pursuit_org_view_new: (transfer floating): a chart with nobody on it. */
GtkWidget *
pursuit_org_view_new (void)
{
  return g_object_new (PURSUIT_TYPE_ORG_VIEW, NULL);
}

/** pursuit_org_view_set_session: photos are read from @session, which outlives the view. */
void
pursuit_org_view_set_session (PursuitOrgView *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));
  g_return_if_fail (PURSUIT_IS_SESSION (session));

  self->look.session = session;
}

/** pursuit_org_view_get_people: (transfer none): who is shown. */
PursuitOrgPeople *
pursuit_org_view_get_people (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), NULL);

  return self->people;
}

/** pursuit_org_view_set_menu: what the context menu offers for the selected person. */
void
pursuit_org_view_set_menu (PursuitOrgView *self, GMenuModel *menu)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

/** pursuit_org_view_get_selected: id of the selected person; 0 for nobody. */
gint64
pursuit_org_view_get_selected (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), 0);

  return self->selected;
}

/* pursuit_org_view_set_cursor: like pursuit_org_view_select(), but the others who are selected stay so. */
void
pursuit_org_view_set_cursor (PursuitOrgView *self, gint64 id)
{
  if (pursuit_org_people_find (self->people, id) < 0)
    id = 0;
  if (id && pursuit_org_view_unfold_path (self, id))
    pursuit_org_view_relayout (self, 0);
  if (id == self->selected)
    return;
  self->selected = id;
  if (self->move == PURSUIT_ORG_MOVE_NONE)
    pursuit_org_view_set_hint (self, NULL); /* it was about somebody else */
  pursuit_org_view_reveal (self, id);
  pursuit_org_view_viewport_changed (self);
  pursuit_org_view_update_move (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_SELECTED]);
}

/** pursuit_org_view_select: selects @id alone, 0 for nobody, and brings the card into view. */
void
pursuit_org_view_select (PursuitOrgView *self, gint64 id)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  pursuit_org_view_clear_picked (self);
  pursuit_org_view_set_cursor (self, id);
}

/** pursuit_org_view_center: brings the card of @id to the middle of the view and makes it readable. */
void
pursuit_org_view_center (PursuitOrgView *self, gint64 id)
{
  PursuitBox box;

  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  self->centered = self->viewport.width > 0 && self->layout ? 0 : id;
  if (self->centered || !get_world_box (self, id, &box))
    return;
  if (self->viewport.scale < PURSUIT_ORG_CHART_TEXT_SCALE)
    self->viewport.scale = 1;
  /* A chart that is seen as a whole stays so. */
  if (pursuit_org_viewport_fit_scale (&self->viewport) < self->viewport.scale)
    pursuit_org_viewport_center (&self->viewport, &box);
  pursuit_org_view_viewport_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), pspecs[PROP_SCALE]);
}

/** pursuit_org_view_get_card: (transfer none) (nullable): the widget of a person, when it is in view. */
GtkWidget *
pursuit_org_view_get_card (PursuitOrgView *self, gint64 id)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), NULL);

  return g_hash_table_lookup (self->cards, &id);
}

/** pursuit_org_view_get_layout: (transfer none) (nullable): where everybody stands, in chart pixels. */
const PursuitOrgChartLayout *
pursuit_org_view_get_layout (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), NULL);

  return self->layout;
}

/** pursuit_org_view_get_layout_number: another one after each new layout, which may lie where the old one
 * lay.
 */
guint
pursuit_org_view_get_layout_number (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), 0);

  return self->layout_number;
}

/**
 * pursuit_org_view_get_hint_place:
 * @x, @y: (out): where the pointer is that the hint is about, in pixels of the view
 *
 * Returns: %FALSE when the hint is about no pointer
 */
gboolean
pursuit_org_view_get_hint_place (PursuitOrgView *self, double *x, double *y)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), FALSE);

  *x = self->pointer_x;
  *y = self->pointer_y;
  return self->move == PURSUIT_ORG_MOVE_DRAG || self->pull == PURSUIT_ORG_PULL_LINE ||
         self->pull == PURSUIT_ORG_PULL_END;
}

/** pursuit_org_view_get_hint: (nullable): what the move that is under way would do. */
const char *
pursuit_org_view_get_hint (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), NULL);

  return self->hint;
}
