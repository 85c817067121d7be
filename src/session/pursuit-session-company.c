/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-company.h"

#include "pursuit-find.h"
#include "pursuit-rates.h"
#include "pursuit-session-private.h"

static void
member_free (gpointer data)
{
  PursuitGroupMember *member = data;

  g_free (member->name);
  g_array_unref (member->sums);
  g_free (member);
}

/** pursuit_company_group_free: frees @self. */
void
pursuit_company_group_free (PursuitCompanyGroup *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->members);
  g_array_unref (self->totals);
  g_free (self);
}

static void
free_group (gpointer group)
{
  pursuit_company_group_free (group);
}

static void
add_sum (GArray *sums, const PursuitDealSum *added, const char *home)
{
  for (guint i = 0; i < sums->len; i++)
    {
      PursuitDealSum *sum = &g_array_index (sums, PursuitDealSum, i);
      if (!g_str_equal (sum->currency, added->currency))
        continue;
      sum->open += added->open;
      sum->weighted += added->weighted;
      sum->won += added->won;
      sum->n_open += added->n_open;
      sum->n_won += added->n_won;
      return;
    }
  if (g_str_equal (added->currency, home))
    g_array_prepend_vals (sums, added, 1);
  else
    g_array_append_vals (sums, added, 1);
}

/* What the row of company-deal-sums comes to: open deals at today's rates, won ones at those of the day they
 * were. */
static void
read_sum (PursuitStmt *stmt, PursuitRates *rates, PursuitDealSum *sum)
{
  const char *currency = pursuit_column_text (stmt, 0), *closed = pursuit_column_text (stmt, 2);
  const char *home = pursuit_rates_get_home (rates);
  gboolean won = g_strcmp0 (pursuit_column_text (stmt, 1), "won") == 0;
  PursuitDay day = won && closed != NULL ? pursuit_day_parse_iso (closed) : PURSUIT_DAY_NONE;
  gint64 amount = pursuit_column_int (stmt, 3), weighted = pursuit_column_int (stmt, 4);
  guint n = (guint) pursuit_column_int (stmt, 5);
  gint64 home_amount = 0, home_weighted = 0;
  gboolean rated = amount == 0 && weighted == 0;

  rated |= pursuit_rates_convert (rates, amount, currency, home, day, &home_amount) &&
           pursuit_rates_convert (rates, weighted, currency, home, day, &home_weighted);
  *sum = (PursuitDealSum){ .n_open = won ? 0 : n, .n_won = won ? n : 0 };
  g_strlcpy (sum->currency, rated ? home : currency, sizeof sum->currency);
  *(won ? &sum->won : &sum->open) = rated ? home_amount : amount;
  sum->weighted = won ? 0 : rated ? home_weighted : weighted;
}

static gboolean
read_sums (PursuitDb *db, PursuitRates *rates, PursuitGroupMember *member, GArray *totals, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (db, "company-deal-sums", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, member->id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitDealSum sum;
      read_sum (stmt, rates, &sum);
      add_sum (member->sums, &sum, pursuit_rates_get_home (rates));
      add_sum (totals, &sum, pursuit_rates_get_home (rates));
    }
  return state == 0;
}

static gboolean
read_members (PursuitDb *db, gint64 root_id, GPtrArray *members, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (db, "group-members", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, root_id);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitGroupMember *member = g_new0 (PursuitGroupMember, 1);
      member->id = pursuit_column_int (stmt, 0);
      member->depth = (guint) pursuit_column_int (stmt, 1);
      member->parent_id = pursuit_column_int (stmt, 2);
      member->name = g_strdup (pursuit_column_text (stmt, 3));
      member->sums = g_array_new (FALSE, FALSE, sizeof (PursuitDealSum));
      g_ptr_array_add (members, member);
    }
  return state == 0;
}

static gpointer
group_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 root_id = pursuit_find_id (db, "group-root", *(gint64 *) data);
  g_autoptr (PursuitCompanyGroup) group = g_new0 (PursuitCompanyGroup, 1);
  g_autoptr (PursuitRates) rates = pursuit_rates_load (db, pursuit_store_get_today (store), error);

  group->members = g_ptr_array_new_with_free_func (member_free);
  group->totals = g_array_new (FALSE, FALSE, sizeof (PursuitDealSum));
  if (rates == NULL || !read_members (db, root_id, group->members, error))
    return NULL;
  for (guint i = 0; i < group->members->len; i++)
    {
      if (!read_sums (db, rates, group->members->pdata[i], group->totals, error))
        return NULL;
    }
  return g_steal_pointer (&group);
}

/**
 * pursuit_session_company_group:
 *
 * Returns: (transfer full) (nullable): the group that the company belongs to, from its top on: the company
 *   alone when it has neither parent nor subsidiaries
 */
PursuitCompanyGroup *
pursuit_session_company_group (PursuitSession *self, gint64 company_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, group_func, &company_id, NULL, error);
}

/** pursuit_session_company_group_async: the asynchronous form of pursuit_session_company_group(). */
void
pursuit_session_company_group_async (PursuitSession *self,
                                     gint64 company_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_company_group_async, PURSUIT_LANE_READ, group_func,
                              g_memdup2 (&company_id, sizeof company_id), g_free, free_group, cancellable,
                              callback, user_data);
}

/** pursuit_session_company_group_finish: completes pursuit_session_company_group_async(). */
PursuitCompanyGroup *
pursuit_session_company_group_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_company_group_async, result, error);
}
