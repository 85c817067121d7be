/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-org-drop.h"

/* The strip between two siblings reaches so far into their cards, in world pixels. */
#define STRIP_INSET 16.0

static gboolean
is_refused (const PursuitOrgPeople *people, gint64 id, gint64 manager)
{
  g_autofree char *reason = pursuit_org_people_why_not (people, id, manager);

  return reason != NULL;
}

/* The card whose left or right edge is nearest to the point, if the point is beside one. */
static gint
find_beside (const PursuitOrgChartLayout *layout, double x, double y, gboolean *behind)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  const PursuitTreeOptions *options = &layout->options.tree;
  double reach = options->sibling_gap / 2 + 1;
  PursuitBox area = { x - reach, y, x + reach, y };
  double nearest = G_MAXDOUBLE;
  gint card = -1;

  pursuit_org_chart_find_cards (layout, &area, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint v = g_array_index (found, guint, i);
      double left = ABS (layout->tree->x[v] - x);
      double right = ABS (layout->tree->x[v] + options->card_width - x);

      if (MIN (left, right) > MAX (reach, STRIP_INSET) || MIN (left, right) >= nearest)
        continue;
      nearest = MIN (left, right);
      card = v;
      *behind = right < left;
    }
  return card;
}

static PursuitBox
insertion_line (const PursuitOrgChartLayout *layout, guint card, gboolean behind)
{
  const PursuitTreeOptions *options = &layout->options.tree;
  double half_gap = options->sibling_gap / 2;
  double x = layout->tree->x[card] + (behind ? options->card_width + half_gap : -half_gap);
  double y = layout->tree->y[card];

  return (PursuitBox){ x - 2, y, x + 2, y + options->card_height };
}

/* Returns: who would follow @id if it were put beside the card; the person itself is no neighbour. */
static gint64
find_follower (const PursuitOrgPeople *people, guint card, gboolean behind, gint64 id)
{
  gint follower = behind ? pursuit_org_people_sibling (people, card, 1) : (gint) card;

  if (follower >= 0 && people->cards[follower].id == id)
    follower = pursuit_org_people_sibling (people, follower, 1);
  return pursuit_org_people_id_at (people, follower);
}

/**
 * pursuit_org_drop_find:
 * @layout: of @people; %NULL when nobody is on the chart
 * @id: who is dragged, on the chart or not yet
 * @x, @y: where, in world pixels
 * @near_top: whether the ground at this place means the top of the chart
 *
 * Returns: what dropping @id there means
 */
PursuitOrgDrop
pursuit_org_drop_find (const PursuitOrgPeople *people,
                       const PursuitOrgChartLayout *layout,
                       gint64 id,
                       double x,
                       double y,
                       gboolean near_top)
{
  PursuitOrgDrop drop = { .card = -1 };
  gboolean behind = FALSE;
  gint hit, beside;

  g_return_val_if_fail (people != NULL, drop);

  hit = layout ? pursuit_org_chart_hit (layout, x, y) : -1;
  beside = layout ? find_beside (layout, x, y, &behind) : -1;
  if (beside >= 0 && people->cards[beside].id != id &&
      !is_refused (people, id, pursuit_org_people_id_at (people, people->parent[beside])))
    {
      drop.kind = PURSUIT_ORG_DROP_ORDER;
      drop.card = beside;
      drop.manager = pursuit_org_people_id_at (people, people->parent[beside]);
      drop.before = find_follower (people, beside, behind, id);
      drop.line = insertion_line (layout, beside, behind);
    }
  else if (hit >= 0 && people->cards[hit].id != id)
    {
      drop.card = hit;
      drop.manager = people->cards[hit].id;
      drop.kind = is_refused (people, id, drop.manager) ? PURSUIT_ORG_DROP_REFUSED : PURSUIT_ORG_DROP_REPORT;
    }
  else if (hit < 0 && (near_top || layout == NULL))
    drop.kind = PURSUIT_ORG_DROP_TOP;
  return drop;
}
