/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which parts of the org chart are shown: reports that are folded away, levels, and swim lanes. */

#include <math.h>

#include "pursuit-org-view-private.h"
#include "pursuit-tree-shape.h"

/* The knob under a card that folds what is below it, in world pixels. */
#define KNOB_HALF_WIDTH 14.0
#define KNOB_HALF_HEIGHT 10.0

/* pursuit_org_view_shows: whether the person has a place on the chart as it is folded now. */
gboolean
pursuit_org_view_shows (PursuitOrgView *self, gint64 id)
{
  gint index = pursuit_org_people_find (self->people, id);

  return index >= 0 && self->layout && (self->layout->tree->flags[index] & PURSUIT_TREE_HIDDEN) == 0;
}

/* pursuit_org_view_count_hidden: how many people are folded away below the card. */
guint
pursuit_org_view_count_hidden (PursuitOrgView *self, gint index)
{
  return self->layout->tree->n_hidden ? self->layout->tree->n_hidden[index] : 0;
}

/* pursuit_org_view_list_folded: (transfer full) (nullable): by card, whether it is folded. */
guint8 *
pursuit_org_view_list_folded (PursuitOrgView *self)
{
  GHashTableIter iter;
  gpointer key;
  guint8 *folded;

  if (g_hash_table_size (self->folded) == 0)
    return NULL;
  folded = g_new0 (guint8, self->people->n_cards);
  g_hash_table_iter_init (&iter, self->folded);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint index = pursuit_org_people_find (self->people, *(gint64 *) key);

      if (index >= 0)
        folded[index] = TRUE;
    }
  return folded;
}

/* pursuit_org_view_unfold_path: unfolds all above the person. Returns: whether something was folded */
gboolean
pursuit_org_view_unfold_path (PursuitOrgView *self, gint64 id)
{
  gint index = pursuit_org_people_find (self->people, id);
  gboolean unfolded = FALSE;

  for (gint v = index < 0 ? -1 : self->people->parent[index]; v >= 0; v = self->people->parent[v])
    unfolded |= g_hash_table_remove (self->folded, &self->people->cards[v].id);
  return unfolded;
}

/**
 * pursuit_org_view_toggle_fold:
 * @id: somebody with reports
 *
 * Folds away who is below, or shows them again.
 */
void
pursuit_org_view_toggle_fold (PursuitOrgView *self, gint64 id)
{
  gint index;

  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  index = pursuit_org_people_find (self->people, id);
  if (index < 0 || self->people->n_reports[index] == 0 || self->move != PURSUIT_ORG_MOVE_NONE)
    return;
  if (!g_hash_table_remove (self->folded, &id))
    {
      g_hash_table_add (self->folded, g_memdup2 (&id, sizeof id));
      /* Nobody is selected out of sight. */
      if (pursuit_org_people_is_below (self->people, self->selected, id))
        pursuit_org_view_select (self, id);
    }
  pursuit_org_view_relayout (self, id);
}

/**
 * pursuit_org_view_expand_to:
 * @level: how many levels are shown, from the top; 0 shows all
 */
void
pursuit_org_view_expand_to (PursuitOrgView *self, guint level)
{
  g_autofree guint8 *collapsed = NULL;
  gint64 anchor;
  gint v;

  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  if (self->layout == NULL || self->move != PURSUIT_ORG_MOVE_NONE)
    return;
  collapsed = g_new0 (guint8, self->people->n_cards);
  g_hash_table_remove_all (self->folded);
  if (!pursuit_tree_collapse_below (self->people->parent, self->people->n_cards, level, collapsed))
    return;
  for (guint i = 0; i < self->people->n_cards; i++)
    if (collapsed[i])
      g_hash_table_add (self->folded, g_memdup2 (&self->people->cards[i].id, sizeof (gint64)));
  /* Whoever is out of sight now is stood for by the nearest one who is not. */
  anchor = self->selected;
  for (v = pursuit_org_people_find (self->people, self->selected); v >= 0; v = self->people->parent[v])
    if (collapsed[v])
      anchor = self->people->cards[v].id;
  pursuit_org_view_select (self, anchor);
  pursuit_org_view_relayout (self, anchor);
}

/** pursuit_org_view_get_folded: (transfer full) (element-type gint64): whose reports are folded away. */
GArray *
pursuit_org_view_get_folded (PursuitOrgView *self)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), folded);

  g_hash_table_iter_init (&iter, self->folded);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (folded, id, 1);
  return folded;
}

/** pursuit_org_view_set_lanes: whether the levels are swim lanes. */
void
pursuit_org_view_set_lanes (PursuitOrgView *self, gboolean lanes)
{
  g_return_if_fail (PURSUIT_IS_ORG_VIEW (self));

  if (lanes == self->lanes)
    return;
  self->lanes = lanes;
  pursuit_org_view_relayout (self, self->selected);
  pursuit_org_view_update_states (self);
}

/** pursuit_org_view_get_lanes: whether the levels are swim lanes. */
gboolean
pursuit_org_view_get_lanes (PursuitOrgView *self)
{
  g_return_val_if_fail (PURSUIT_IS_ORG_VIEW (self), FALSE);

  return self->lanes;
}

/* pursuit_org_view_knob_at: id of the person whose knob is at a point of the view; 0 for none. */
gint64
pursuit_org_view_knob_at (PursuitOrgView *self, double x, double y)
{
  double wx, wy;
  gint index;

  if (self->layout == NULL || self->viewport.scale < PURSUIT_ORG_CHART_TEXT_SCALE)
    return 0;
  pursuit_org_viewport_to_world (&self->viewport, x, y, &wx, &wy);
  index = pursuit_org_chart_hit (self->layout, wx, wy);
  if (index < 0)
    index = pursuit_org_chart_hit (self->layout, wx, wy - KNOB_HALF_HEIGHT);
  if (index < 0 || self->people->n_reports[index] == 0 ||
      fabs (wx - self->layout->tree->x[index] - PURSUIT_ORG_CARD_WIDTH / 2.0) > KNOB_HALF_WIDTH ||
      fabs (wy - self->layout->tree->y[index] - PURSUIT_ORG_CARD_HEIGHT) > KNOB_HALF_HEIGHT)
    return 0;
  return self->people->cards[index].id;
}
