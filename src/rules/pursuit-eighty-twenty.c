/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Eighty–twenty: the few who bring most of what is sold, and how much easier it is to sell to them again. */

#include "pursuit-eighty-twenty.h"

#include <math.h>

#include "pursuit-histogram.h"

/** pursuit_shares_free: frees the shares. */
void
pursuit_shares_free (PursuitShares *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const PursuitShare *left = a, *right = b;

  return (left->id > right->id) - (left->id < right->id);
}

/* The greatest first; of the same amount, in the order of their ids. */
static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const PursuitShare *left = a, *right = b;

  if (left->amount != right->amount)
    return left->amount > right->amount ? -1 : 1;
  return compare_ids (a, b);
}

/* Adds up the parts of each one; what nobody brought, or brought nothing, goes. */
static void
add_up (GArray *rows)
{
  PursuitShare *parts = (PursuitShare *) (gpointer) rows->data;
  guint n = 0;

  g_array_sort (rows, compare_ids);
  for (guint i = 0; i < rows->len;)
    {
      PursuitShare sum = parts[i++];

      for (; i < rows->len && parts[i].id == sum.id; i++)
        {
          sum.amount += parts[i].amount;
          sum.n_won += parts[i].n_won;
        }
      if (sum.id != 0 && sum.amount > 0)
        parts[n++] = sum;
    }
  g_array_set_size (rows, n);
  g_array_sort (rows, compare_amounts);
}

/**
 * pursuit_shares_new_from_parts:
 * @parts: (array length=n_parts): amounts and numbers of deals, several of one id among them; those of id 0
 *   belong to nobody and are left out, also of the total
 *
 * Returns: (transfer full): the parts added up
 */
PursuitShares *
pursuit_shares_new_from_parts (const PursuitShare *parts, gsize n_parts)
{
  g_return_val_if_fail (parts != NULL || n_parts == 0, NULL);

  PursuitShares *self = g_new0 (PursuitShares, 1);
  gint64 sum = 0;
  guint fifth;

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (PursuitShare), n_parts);
  if (n_parts > 0)
    g_array_append_vals (self->rows, parts, n_parts);
  add_up (self->rows);
  for (guint i = 0; i < self->rows->len; i++)
    self->total += g_array_index (self->rows, PursuitShare, i).amount;
  fifth = (self->rows->len + 4) / 5;
  for (guint i = 0; i < self->rows->len; i++)
    {
      PursuitShare *row = &g_array_index (self->rows, PursuitShare, i);

      sum += row->amount;
      row->share = (double) row->amount / self->total;
      row->cumulative = (double) sum / self->total;
      if (self->n_for_most == 0 && sum >= ceil (PURSUIT_MOST * self->total))
        self->n_for_most = i + 1;
      if (i + 1 == fifth)
        self->top_share = row->cumulative;
    }
  return self;
}

/**
 * pursuit_shares_new:
 * @sales: (array length=n_sales): those that were not won, or are not counted, bring nothing
 *
 * Returns: (transfer full): what each company, or each owner, brought
 */
PursuitShares *
pursuit_shares_new (const PursuitSale *sales, gsize n_sales, PursuitShareOf of)
{
  g_return_val_if_fail (sales != NULL || n_sales == 0, NULL);

  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (PursuitShare));

  for (gsize i = 0; i < n_sales; i++)
    {
      PursuitShare part = { .id = of == PURSUIT_SHARE_OF_COMPANIES ? sales[i].company : sales[i].owner,
                            .amount = sales[i].amount,
                            .n_won = 1 };

      if (sales[i].won && sales[i].counted)
        g_array_append_val (parts, part);
    }
  return pursuit_shares_new_from_parts ((const PursuitShare *) (gpointer) parts->data, parts->len);
}

/* Those of one company together, in the order in which they ended; those without a day come last. */
static int
compare_sales (gconstpointer a, gconstpointer b)
{
  const PursuitSale *left = a, *right = b;

  if (left->company != right->company)
    return left->company < right->company ? -1 : 1;
  if ((left->closed == PURSUIT_DAY_NONE) != (right->closed == PURSUIT_DAY_NONE))
    return left->closed == PURSUIT_DAY_NONE ? 1 : -1;
  if (left->closed != right->closed)
    return left->closed < right->closed ? -1 : 1;
  return (left->deal > right->deal) - (left->deal < right->deal);
}

static void
add_sale (PursuitSaleGroup *group, PursuitHistogram *cycle, const PursuitSale *sale)
{
  if (!sale->won)
    {
      group->n_lost++;
      return;
    }
  group->n_won++;
  group->amount += sale->amount;
  if (sale->created != PURSUIT_DAY_NONE && sale->closed != PURSUIT_DAY_NONE && sale->closed >= sale->created)
    pursuit_histogram_add (cycle, sale->closed - sale->created, 1);
}

static void
finish_group (PursuitSaleGroup *group, PursuitHistogram *cycle)
{
  guint n = group->n_won + group->n_lost;

  group->win_rate = n > 0 ? (double) group->n_won / n : -1;
  group->cycle = pursuit_histogram_spread (cycle);
  pursuit_histogram_clear (cycle);
}

/**
 * pursuit_loyalty_compute:
 * @sales: (array length=n_sales): all that ever ended, counted or not; sorted in place
 * @loyalty: (out): how the counted ones went
 *
 * A deal is one of a repeat customer when another deal of the same company had been won on the day on which
 * it began, or before. Deals of nobody, and deals of which it is not known when they began, are of first-time
 * customers as long as nothing says otherwise.
 */
void
pursuit_loyalty_compute (PursuitSale *sales, gsize n_sales, PursuitLoyalty *loyalty)
{
  g_return_if_fail ((sales != NULL || n_sales == 0) && loyalty != NULL);

  PursuitHistogram first = { 0 }, repeat = { 0 };
  PursuitDay first_won = PURSUIT_DAY_NONE; /* of the company at hand */

  *loyalty = (PursuitLoyalty){ 0 };
  if (n_sales > 0)
    qsort (sales, n_sales, sizeof *sales, compare_sales);
  for (gsize i = 0; i < n_sales; i++)
    {
      PursuitSale *sale = &sales[i];

      if (i == 0 || sale->company != sales[i - 1].company)
        first_won = PURSUIT_DAY_NONE;
      sale->repeat = sale->company != 0 && first_won != PURSUIT_DAY_NONE && sale->created >= first_won;
      if (sale->counted)
        add_sale (sale->repeat ? &loyalty->repeat : &loyalty->first, sale->repeat ? &repeat : &first, sale);
      if (sale->won && first_won == PURSUIT_DAY_NONE)
        first_won = sale->closed;
    }
  finish_group (&loyalty->first, &first);
  finish_group (&loyalty->repeat, &repeat);
}
