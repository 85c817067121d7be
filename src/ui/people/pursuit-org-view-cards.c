/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cards of the org chart view: which people have a widget, in which state, and where it stands. */

#include <math.h>

#include "pursuit-org-view-private.h"

static gboolean
shows_widgets (PursuitOrgView *self)
{
  return self->layout && self->viewport.scale >= PURSUIT_ORG_CHART_TEXT_SCALE;
}

static PursuitOrgCardState
state_of (PursuitOrgView *self, gint index)
{
  gint64 id = self->people->cards[index].id;
  PursuitOrgCardState state = self->lanes ? PURSUIT_ORG_CARD_IN_LANE : PURSUIT_ORG_CARD_NORMAL;

  if (pursuit_org_view_is_picked (self, id))
    state |= PURSUIT_ORG_CARD_SELECTED;
  if (id == self->hovered && self->move == PURSUIT_ORG_MOVE_NONE)
    state |= PURSUIT_ORG_CARD_HOVER;
  if (pursuit_org_view_is_carried (self, index))
    state |= PURSUIT_ORG_CARD_MOVING;
  if (self->drop.card == index && self->drop.kind == PURSUIT_ORG_DROP_REPORT)
    state |= PURSUIT_ORG_CARD_DROP_TARGET;
  else if (self->drop.card == index && self->drop.kind == PURSUIT_ORG_DROP_REFUSED)
    state |= PURSUIT_ORG_CARD_DROP_REFUSED;
  for (guint i = 0; i < self->route->len; i++)
    {
      if (g_array_index (self->route, gint64, i) == id)
        state |= PURSUIT_ORG_CARD_ON_ROUTE;
    }
  return state;
}

/* Recycling */

/* pursuit_org_view_retire_card: the card shows nobody until it is taken again; the caller has
 * forgotten it, so that the focus goes to the view. */
void
pursuit_org_view_retire_card (PursuitOrgView *self, GtkWidget *card)
{
  if (gtk_widget_has_focus (card))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  pursuit_person_card_unbind (PURSUIT_PERSON_CARD (card));
  gtk_widget_set_child_visible (card, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_ptr_array_add (self->spare, card);
}

static GtkWidget *
take_card (PursuitOrgView *self)
{
  GtkWidget *card;

  if (self->spare->len > 0)
    {
      card = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
      gtk_widget_set_child_visible (card, TRUE);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_HIDDEN);
      return card;
    }
  card = pursuit_person_card_new ();
  gtk_widget_set_parent (card, GTK_WIDGET (self));
  return card;
}

/* pursuit_org_view_bind_card: @card shows the person at @index from now on. */
void
pursuit_org_view_bind_card (PursuitOrgView *self, GtkWidget *card, guint index)
{
  gboolean level_above = (self->layout->tree->flags[index] & PURSUIT_TREE_LEVEL_ABOVE) != 0;

  pursuit_person_card_bind (PURSUIT_PERSON_CARD (card), self->people, index, level_above,
                            pursuit_org_view_count_hidden (self, index));
}

static void
add_card (PursuitOrgView *self, guint index)
{
  GtkWidget *card = take_card (self);
  gint64 id = self->people->cards[index].id;

  pursuit_org_view_bind_card (self, card, index);
  g_hash_table_insert (self->cards, g_memdup2 (&id, sizeof id), card);
}

/* The selected card stays a widget outside the view too, or the keyboard focus would be lost. */
static void
find_wanted (PursuitOrgView *self)
{
  PursuitBox area = pursuit_org_viewport_get_area (&self->viewport);

  g_array_set_size (self->found, 0);
  if (!shows_widgets (self) || self->viewport.width <= 0)
    return;
  area.x0 -= PURSUIT_ORG_CARD_OVERHANG;
  area.y0 -= PURSUIT_ORG_CARD_OVERHANG;
  area.x1 += PURSUIT_ORG_CARD_OVERHANG;
  area.y1 += PURSUIT_ORG_CARD_OVERHANG;
  pursuit_org_chart_find_cards (self->layout, &area, self->found);
  if (pursuit_org_view_shows (self, self->selected))
    {
      gint selected = pursuit_org_people_find (self->people, self->selected);

      g_array_append_val (self->found, selected);
    }
}

static void
update_look (PursuitOrgView *self)
{
  double scale = self->viewport.scale;

  self->look.theme = &self->theme;
  self->look.width = floor (PURSUIT_ORG_CARD_WIDTH * scale + 0.5);
  self->look.height = floor (PURSUIT_ORG_CARD_HEIGHT * scale + 0.5);
  self->look.overhang = ceil (PURSUIT_ORG_CARD_OVERHANG * scale);
}

/* pursuit_org_view_sync_cards: exactly the people in view have a card now. */
void
pursuit_org_view_sync_cards (PursuitOrgView *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  GHashTableIter iter;
  gpointer key, card;

  find_wanted (self);
  update_look (self);
  for (guint i = 0; i < self->found->len; i++)
    g_hash_table_add (wanted, &self->people->cards[g_array_index (self->found, guint, i)].id);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, &card))
    if (!g_hash_table_contains (wanted, key))
      {
        g_hash_table_iter_remove (&iter);
        pursuit_org_view_retire_card (self, card);
      }
  for (guint i = 0; i < self->found->len; i++)
    {
      guint index = g_array_index (self->found, guint, i);

      if (!g_hash_table_contains (self->cards, &self->people->cards[index].id))
        add_card (self, index);
    }
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, &card))
    pursuit_person_card_set_look (card, &self->look);
  pursuit_org_view_update_states (self);
  if ((had_focus || gtk_widget_has_focus (GTK_WIDGET (self))) &&
      (card = g_hash_table_lookup (self->cards, &self->selected)) != NULL)
    gtk_widget_grab_focus (card);
}

/* pursuit_org_view_allocate_cards: puts the cards where they stand, or on their way there. */
void
pursuit_org_view_allocate_cards (PursuitOrgView *self)
{
  double rest = 1 - adw_animation_get_value (self->animation);
  GHashTableIter iter;
  gpointer key, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, &card))
    {
      PursuitBox box =
          pursuit_org_view_card_box (self, pursuit_org_people_find (self->people, *(gint64 *) key));
      const graphene_point_t *shift = g_hash_table_lookup (self->shifts, key);
      float x = box.x0 - self->look.overhang + (shift ? floor (shift->x * rest) : 0);
      float y = box.y0 - self->look.overhang + (shift ? floor (shift->y * rest) : 0);

      /* GTK insists on being asked what a card needs, which is nothing. */
      gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (card, self->look.width + 2 * self->look.overhang,
                           self->look.height + 2 * self->look.overhang, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
    }
}

/* pursuit_org_view_update_states: selection, hover or move changed. */
void
pursuit_org_view_update_states (PursuitOrgView *self)
{
  GHashTableIter iter;
  gpointer key, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &key, &card))
    pursuit_person_card_set_state (card,
                                   state_of (self, pursuit_org_people_find (self->people, *(gint64 *) key)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
