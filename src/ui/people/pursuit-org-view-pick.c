/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing several people of the org chart view at once, and cutting and pasting them. */

#include <glib/gi18n-lib.h>

#include "pursuit-org-view-private.h"

static void
add_id (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static void
changed (PursuitOrgView *self)
{
  /* One alone is what `selected` says. */
  if (g_hash_table_size (self->picked) < 2)
    g_hash_table_remove_all (self->picked);
  pursuit_org_view_update_states (self);
  g_signal_emit_by_name (self, "picked");
}

/* pursuit_org_view_is_picked: whether the person is selected, alone or with others. */
gboolean
pursuit_org_view_is_picked (PursuitOrgView *self, gint64 id)
{
  return id != 0 && (id == self->selected || g_hash_table_contains (self->picked, &id));
}

/* pursuit_org_view_clear_picked: at most one person is selected from now on. */
void
pursuit_org_view_clear_picked (PursuitOrgView *self)
{
  if (g_hash_table_size (self->picked) == 0)
    return;
  g_hash_table_remove_all (self->picked);
  changed (self);
}

/* pursuit_org_view_prune_picked: forgets those who are not on the chart any longer. */
void
pursuit_org_view_prune_picked (PursuitOrgView *self)
{
  GHashTable *sets[] = { self->picked, self->cut };

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, sets[i]);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (pursuit_org_people_find (self->people, *(gint64 *) key) < 0)
          g_hash_table_iter_remove (&iter);
    }
}

/* pursuit_org_view_pick_also: @id is selected together with those who are; asked for again, it no longer is.
 */
void
pursuit_org_view_pick_also (PursuitOrgView *self, gint64 id, gboolean toggle)
{
  if (pursuit_org_people_find (self->people, id) < 0)
    return;
  if (self->selected)
    add_id (self->picked, self->selected);
  if (toggle && g_hash_table_contains (self->picked, &id))
    {
      g_hash_table_remove (self->picked, &id);
      if (id == self->selected)
        {
          GHashTableIter iter;
          gpointer key = NULL;

          g_hash_table_iter_init (&iter, self->picked);
          pursuit_org_view_set_cursor (self,
                                       g_hash_table_iter_next (&iter, &key, NULL) ? *(gint64 *) key : 0);
        }
    }
  else
    {
      add_id (self->picked, id);
      pursuit_org_view_set_cursor (self, id);
    }
  changed (self);
}

/* pursuit_org_view_pick_range: selects everybody from the selected person to @id in the order in which the
 * chart is read. */
void
pursuit_org_view_pick_range (PursuitOrgView *self, gint64 id)
{
  gint from = pursuit_org_people_find (self->people, self->selected);
  gint to = pursuit_org_people_find (self->people, id);
  gboolean inside = FALSE;

  if (from < 0 || to < 0 || from == to)
    {
      pursuit_org_view_select (self, id);
      return;
    }
  for (guint i = 0; i < self->layout->tree->n_visible; i++)
    {
      gint v = self->layout->tree->order[i];
      gboolean end = v == from || v == to;

      if (inside || end)
        add_id (self->picked, self->people->cards[v].id);
      if (end && inside)
        break;
      inside |= end;
    }
  pursuit_org_view_set_cursor (self, id);
  changed (self);
}

/** pursuit_org_view_pick_all: selects everybody who is shown. */
void
pursuit_org_view_pick_all (PursuitOrgView *self)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  if (self->layout == NULL)
    return;
  for (guint i = 0; i < self->layout->tree->n_visible; i++)
    add_id (self->picked, self->people->cards[self->layout->tree->order[i]].id);
  if (self->selected == 0)
    pursuit_org_view_set_cursor (self, self->people->cards[self->layout->tree->order[0]].id);
  changed (self);
}

/* pursuit_org_view_pick_box: selects those whose cards touch the rubber band, in pixels of the view. */
void
pursuit_org_view_pick_box (PursuitOrgView *self, const PursuitBox *band)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  PursuitBox area;

  g_hash_table_remove_all (self->picked);
  if (self->layout == NULL)
    return;
  pursuit_org_viewport_to_world (&self->viewport, MIN (band->x0, band->x1), MIN (band->y0, band->y1),
                                 &area.x0, &area.y0);
  pursuit_org_viewport_to_world (&self->viewport, MAX (band->x0, band->x1), MAX (band->y0, band->y1),
                                 &area.x1, &area.y1);
  pursuit_org_chart_find_cards (self->layout, &area, found);
  for (guint i = 0; i < found->len; i++)
    add_id (self->picked, self->people->cards[g_array_index (found, guint, i)].id);
  /* The view must not move under the pointer: the cursor goes to somebody who is seen. */
  if (found->len > 0 && !g_hash_table_contains (self->picked, &self->selected))
    pursuit_org_view_set_cursor (self, self->people->cards[g_array_index (found, guint, 0)].id);
  else if (found->len == 0)
    pursuit_org_view_set_cursor (self, 0);
  changed (self);
}

/** pursuit_org_view_get_n_picked: how many people are selected. */
guint
pursuit_org_view_get_n_picked (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), 0);

  return g_hash_table_size (self->picked) > 0 ? g_hash_table_size (self->picked) : self->selected != 0;
}

/** pursuit_org_view_list_picked: (transfer full) (element-type gint64): who is selected, in the chart's
 * order. */
GArray *
pursuit_org_view_list_picked (PursuitOrgView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), ids);

  if (g_hash_table_size (self->picked) == 0 && self->selected)
    g_array_append_val (ids, self->selected);
  for (guint i = 0; i < self->people->n_cards && ids->len < g_hash_table_size (self->picked); i++)
    if (g_hash_table_contains (self->picked, &self->people->cards[i].id))
      g_array_append_val (ids, self->people->cards[i].id);
  return ids;
}

/* Whether somebody above the card belongs to the set, the person included if @self_too. */
static gboolean
is_carried (PursuitOrgView *self, GHashTable *set, gint index, gboolean self_too)
{
  for (gint v = self_too ? index : self->people->parent[index]; v >= 0; v = self->people->parent[v])
    if (g_hash_table_contains (set, &self->people->cards[v].id))
      return TRUE;
  return FALSE;
}

/* pursuit_org_view_is_carried: whether the card is on the way to another place, or cut. */
gboolean
pursuit_org_view_is_carried (PursuitOrgView *self, gint index)
{
  GHashTable *set = self->move != PURSUIT_ORG_MOVE_NONE ? self->carried : self->cut;

  return g_hash_table_size (set) > 0 && is_carried (self, set, index, TRUE);
}

/* Returns: (transfer full): ids in the set without those who come along with others, in the chart's order */
static GArray *
list_roots (PursuitOrgView *self, GHashTable *set)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->people->n_cards && ids->len < g_hash_table_size (set); i++)
    if (g_hash_table_contains (set, &self->people->cards[i].id) && !is_carried (self, set, i, FALSE))
      g_array_append_val (ids, self->people->cards[i].id);
  return ids;
}

/* pursuit_org_view_carry: @id is on the way from now on, together with the others who are selected. */
void
pursuit_org_view_carry (PursuitOrgView *self, gint64 id)
{
  g_autoptr (GArray) roots = NULL;

  g_hash_table_remove_all (self->carried);
  if (id == 0)
    return;
  if (!g_hash_table_contains (self->picked, &id))
    {
      add_id (self->carried, id);
      return;
    }
  roots = list_roots (self, self->picked);
  for (guint i = 0; i < roots->len; i++)
    add_id (self->carried, g_array_index (roots, gint64, i));
}

/* pursuit_org_view_list_carried: (transfer full): (element-type gint64): who is on the way. */
GArray *
pursuit_org_view_list_carried (PursuitOrgView *self)
{
  GArray *ids = list_roots (self, self->carried);

  /* Somebody from the list at the side is on no chart yet. */
  if (ids->len == 0 && self->moving)
    g_array_append_val (ids, self->moving);
  return ids;
}

static char *
why_not (PursuitOrgView *self, GHashTable *set, gint64 manager)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      char *reason = pursuit_org_people_why_not (self->people, *(gint64 *) key, manager);

      if (reason)
        return reason;
    }
  return NULL;
}

/* pursuit_org_view_why_not: (transfer full) (nullable): why those on the way cannot report to @manager. */
char *
pursuit_org_view_why_not (PursuitOrgView *self, gint64 manager)
{
  return why_not (self, self->carried, manager);
}

/* Cut and paste */

/** pursuit_org_view_cut: those who are selected are cut: the next paste puts them elsewhere. */
void
pursuit_org_view_cut (PursuitOrgView *self)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  if (self->selected == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return;
  g_hash_table_remove_all (self->cut);
  if (g_hash_table_size (self->picked) == 0)
    add_id (self->cut, self->selected);
  else
    {
      g_autoptr (GArray) roots = list_roots (self, self->picked);

      for (guint i = 0; i < roots->len; i++)
        add_id (self->cut, g_array_index (roots, gint64, i));
    }
  pursuit_org_view_update_states (self);
}

/* pursuit_org_view_clear_cut: nobody is cut any longer. Returns: whether somebody was */
gboolean
pursuit_org_view_clear_cut (PursuitOrgView *self)
{
  if (g_hash_table_size (self->cut) == 0)
    return FALSE;
  g_hash_table_remove_all (self->cut);
  pursuit_org_view_set_hint (self, NULL);
  pursuit_org_view_update_states (self);
  return TRUE;
}

/**
 * pursuit_org_view_paste:
 *
 * Puts those who were cut under the selected person, at the top of the chart when nobody is selected. What is
 * not possible is told in the hint.
 */
void
pursuit_org_view_paste (PursuitOrgView *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char *reason = NULL;

  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  if (g_hash_table_size (self->cut) == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return;
  reason = why_not (self, self->cut, self->selected);
  if (reason)
    {
      pursuit_org_view_set_hint (self, reason);
      return;
    }
  ids = list_roots (self, self->cut);
  pursuit_org_view_clear_cut (self);
  if (ids->len > 0)
    pursuit_org_view_emit_reparent (self, (const gint64 *) ids->data, ids->len, self->selected, 0);
}
