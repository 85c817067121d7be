/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replacing the people of the org chart view, so that the eye can follow what moved. */

#include <math.h>

#include "pursuit-org-view-private.h"

#define ANIMATION_MS 200

static gboolean
in_both (PursuitOrgView *self, PursuitOrgPeople *next, gint64 id)
{
  return pursuit_org_view_shows (self, id) && pursuit_org_people_find (next, id) >= 0;
}

static gint64
manager_in (PursuitOrgPeople *people, gint64 id)
{
  return pursuit_org_people_id_at (people, people->parent[pursuit_org_people_find (people, id)]);
}

/* The card that should not move on the screen: the one that was touched, else one in the middle of the view.
 */
static gint64
choose_anchor (PursuitOrgView *self, PursuitOrgPeople *next)
{
  GHashTableIter iter;
  gpointer key;
  gint64 anchor = 0;
  double least = G_MAXDOUBLE;

  if (self->anchor && in_both (self, next, self->anchor))
    return self->anchor;
  if (!self->moved && in_both (self, next, self->selected))
    {
      gint64 manager = manager_in (next, self->selected);

      if (manager == manager_in (self->people, self->selected))
        return self->selected;
      /* A step taken back moves the selected card itself: to where somebody else keeps their place. */
      self->moved = self->selected;
      if (in_both (self, next, manager))
        return manager;
    }
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = *(gint64 *) key;
      PursuitBox box = pursuit_org_view_card_box (self, pursuit_org_people_find (self->people, id));
      double distance =
          hypot ((box.x0 + box.x1 - self->viewport.width) / 2, (box.y0 + box.y1 - self->viewport.height) / 2);

      if (distance < least && id != self->moved && in_both (self, next, id))
        {
          least = distance;
          anchor = id;
        }
    }
  return anchor;
}

static void
animate_cb (double value, gpointer user_data)
{
  PursuitOrgView *self = user_data;

  if (value >= 1)
    g_hash_table_remove_all (self->shifts);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Where the cards in view stand now, before people and layout are replaced. */
static GHashTable *
remember_places (PursuitOrgView *self)
{
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      PursuitBox box =
          pursuit_org_view_card_box (self, pursuit_org_people_find (self->people, *(gint64 *) key));
      graphene_point_t place = GRAPHENE_POINT_INIT (box.x0, box.y0);

      g_hash_table_insert (places, g_memdup2 (key, sizeof (gint64)), g_memdup2 (&place, sizeof place));
    }
  return places;
}

static void
start_animation (PursuitOrgView *self, GHashTable *places)
{
  GHashTableIter iter;
  gpointer key, value;

  adw_animation_skip (self->animation);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint index = pursuit_org_people_find (self->people, *(gint64 *) key);
      graphene_point_t *place = value;
      PursuitBox box;

      if (index < 0 || !g_hash_table_contains (self->cards, key))
        continue;
      box = pursuit_org_view_card_box (self, index);
      place->x -= box.x0;
      place->y -= box.y0;
      if (place->x != 0 || place->y != 0)
        g_hash_table_insert (self->shifts, g_memdup2 (key, sizeof (gint64)),
                             g_memdup2 (place, sizeof *place));
    }
  if (g_hash_table_size (self->shifts) > 0)
    adw_animation_play (self->animation);
}

static void
make_layout (PursuitOrgView *self)
{
  PursuitOrgPeople *people = self->people;
  PursuitOrgChartData data;
  PursuitOrgChartOptions options = PURSUIT_ORG_CHART_OPTIONS_INIT;
  PursuitBox nothing = { 0, 0, 1, 1 };

  g_clear_pointer (&self->layout, pursuit_org_chart_layout_free);
  self->layout_number++;
  pursuit_org_view_clear_tile (self);
  if (people->n_cards > 0)
    {
      pursuit_org_people_get_chart (people, &data);
      g_clear_pointer (&self->collapsed, g_free);
      data.collapsed = self->collapsed = pursuit_org_view_list_folded (self);
      options.tree.leaf_blocks = TRUE;
      options.tree.n_lanes = self->lanes ? PURSUIT_ORG_N_LANES : 0;
      options.lane_names = pursuit_org_lane_names ();
      options.view_width = self->viewport.width;
      options.view_height = self->viewport.height;
      self->layout = pursuit_org_chart_layout_new (&data, &options);
    }
  pursuit_org_viewport_set_bounds (&self->viewport, self->layout ? &self->layout->bounds : &nothing);
}

/* A chart that is too wide for the view begins with who stands at its top. */
static void
show_top (PursuitOrgView *self)
{
  double width = (self->layout->bounds.x1 - self->layout->bounds.x0) * self->viewport.scale;
  PursuitBox top;

  if (width <= self->viewport.width)
    return;
  top = pursuit_org_view_card_box (self, (gint) self->layout->tree->order[0]);
  pursuit_org_viewport_pan (&self->viewport, (top.x0 + top.x1 - self->viewport.width) / 2, 0);
}

/* pursuit_org_view_begin: shows the chart from its beginning, or as it was seen last, in the shape of a view
 * whose size is known now. */
void
pursuit_org_view_begin (PursuitOrgView *self)
{
  make_layout (self);
  self->begun = TRUE;
  if (self->first_scale > 0)
    {
      const PursuitBox middle = { self->first_x, self->first_y, self->first_x, self->first_y };

      pursuit_org_viewport_zoom (&self->viewport, self->first_scale, 0, 0);
      pursuit_org_viewport_center (&self->viewport, &middle);
      self->first_scale = 0;
      self->first.scale = 0;
      return;
    }
  pursuit_org_viewport_begin (&self->viewport);
  show_top (self);
  self->first = self->viewport;
}

/* pursuit_org_view_is_untouched: whether the chart is seen as it began. */
gboolean
pursuit_org_view_is_untouched (PursuitOrgView *self)
{
  return self->begun && self->first.scale == self->viewport.scale && self->first.x == self->viewport.x &&
         self->first.y == self->viewport.y;
}

/* Takes the new people over; what is shown of the old ones in the cards is bound again. */
static void
replace_people (PursuitOrgView *self, PursuitOrgPeople *people)
{
  GHashTableIter iter;
  gpointer key, card;

  g_clear_pointer (&self->layout, pursuit_org_chart_layout_free);
  pursuit_org_people_ref (people);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  pursuit_org_view_unfold_path (self, self->moved);
  make_layout (self);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, &card))
    {
      if (pursuit_org_view_shows (self, *(gint64 *) key))
        {
          pursuit_org_view_bind_card (self, card, pursuit_org_people_find (people, *(gint64 *) key));
          continue;
        }
      g_hash_table_iter_remove (&iter);
      pursuit_org_view_retire_card (self, card);
    }
}

static void
hold_anchor (PursuitOrgView *self, gint64 anchor, const PursuitBox *before)
{
  gint index = pursuit_org_people_find (self->people, anchor);
  PursuitBox now;

  if (!pursuit_org_view_shows (self, anchor))
    return;
  now = pursuit_org_view_card_box (self, index);
  pursuit_org_viewport_pan (&self->viewport, now.x0 - before->x0, now.y0 - before->y0);
}

/* pursuit_org_view_relayout: the same people stand elsewhere, because something was folded away or is shown
 * again; @anchor, 0 for anybody, stays where it is on the screen. */
void
pursuit_org_view_relayout (PursuitOrgView *self, gint64 anchor)
{
  if (self->layout == NULL)
    return;
  self->anchor = anchor;
  pursuit_org_view_set_people (self, self->people, FALSE);
}

/* pursuit_org_view_init_animation: called once. */
void
pursuit_org_view_init_animation (PursuitOrgView *self)
{
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, ANIMATION_MS,
                                             adw_callback_animation_target_new (animate_cb, self, NULL));
}

/**
 * pursuit_org_view_set_people:
 * @people: who is shown from now on
 * @anew: whether this is another chart, which is shown from its beginning; else it is the same chart after a
 *   change, and the selected card keeps its place on the screen
 */
void
pursuit_org_view_set_people (PursuitOrgView *self, PursuitOrgPeople *people, gboolean anew)
{
  g_autoptr (GHashTable) places = NULL;
  gint64 anchor;
  PursuitBox before = { 0 };

  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));
  g_return_if_fail (people != NULL);

  if (self->move != PURSUIT_ORG_MOVE_NONE)
    pursuit_org_view_end_move (self);
  adw_animation_skip (self->animation);
  places = remember_places (self);
  anchor = choose_anchor (self, people);
  if (anchor)
    before = pursuit_org_view_card_box (self, pursuit_org_people_find (self->people, anchor));
  if (anew)
    {
      self->begun = FALSE;
      g_hash_table_remove_all (self->folded);
      for (guint i = 0; i < self->first_folded->len; i++)
        g_hash_table_add (self->folded,
                          g_memdup2 (&g_array_index (self->first_folded, gint64, i), sizeof (gint64)));
      g_array_set_size (self->first_folded, 0);
    }
  replace_people (self, people);
  pursuit_org_view_prune_picked (self);
  if (!self->begun && self->layout && self->viewport.width > 0)
    pursuit_org_view_begin (self);
  else if (anchor)
    hold_anchor (self, anchor, &before);
  /* Who was moved is what the user looks at, also when the person comes from the list at the side. */
  if (pursuit_org_people_find (people, self->moved) >= 0)
    pursuit_org_view_set_cursor (self, self->moved);
  else if (pursuit_org_people_find (people, self->selected) < 0)
    pursuit_org_view_select (self, 0);
  if (self->moved)
    pursuit_org_view_reveal (self, self->selected);
  self->moved = self->anchor = 0;
  self->hovered = 0;
  pursuit_org_view_viewport_changed (self);
  if (anew)
    g_object_notify (G_OBJECT (self), "scale");
  else
    start_animation (self, places);
}
