/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-plan.h"

#include "pursuit-plan-read.h"
#include "pursuit-session-private.h"

static gpointer
plan_func (PursuitStore *store, PursuitDb *db, gpointer year, GCancellable *cancellable, GError **error)
{
  return pursuit_plan_read (db, *(int *) year, pursuit_store_get_today (store), error);
}

/**
 * pursuit_session_plan:
 * @year: a fiscal year, by the calendar year in which it begins; 0: the present one
 *
 * Returns: (transfer full) (nullable): the plan of the year, with what was won in it and in the one before
 */
PursuitPlanBook *
pursuit_session_plan (PursuitSession *self, int year, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, plan_func, &year, NULL, error);
}

static void
free_book (gpointer book)
{
  pursuit_plan_book_free (book);
}

/** pursuit_session_plan_async: the asynchronous form of pursuit_session_plan(). */
void
pursuit_session_plan_async (PursuitSession *self,
                            int year,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_plan_async, PURSUIT_LANE_READ, plan_func,
                              g_memdup2 (&year, sizeof year), g_free, free_book, cancellable, callback,
                              user_data);
}

/** pursuit_session_plan_finish: (transfer full): completes pursuit_session_plan_async(). */
PursuitPlanBook *
pursuit_session_plan_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_plan_async, result, error);
}

/* The month that the fiscal year begins with hangs on the session; any thread may ask for it. */
static const char FISCAL_MONTH[] = "fiscal-month";

static void
note_fiscal_month (PursuitSession *self, int month)
{
  g_object_set_data (G_OBJECT (self), FISCAL_MONTH, GINT_TO_POINTER (month));
}

void
pursuit_session_read_fiscal_month (PursuitSession *self, PursuitDb *db)
{
  g_autofree char *month = pursuit_store_get_setting (db, PURSUIT_FISCAL_SETTING);

  note_fiscal_month (self, pursuit_fiscal_month_parse (month));
}

/** pursuit_session_get_fiscal_month: 1 to 12: the month that the fiscal year begins with. When another one is
 * set, “changed” tells that plans changed. */
int
pursuit_session_get_fiscal_month (PursuitSession *self)
{
  g_return_val_if_fail (PURSUIT_IS_SESSION (self), 1);

  return MAX (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self), FISCAL_MONTH)), 1);
}

/* Which session writes which month; whoever is told of the change finds the new one. */
typedef struct
{
  PursuitSession *self; /* unowned: it waits for the answer, or its task does */
  int month;
} Month;

static gpointer
month_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Month *wanted = data;
  int before = pursuit_session_get_fiscal_month (wanted->self);

  note_fiscal_month (wanted->self, wanted->month);
  if (pursuit_plan_write_fiscal_month (store, db, wanted->month, error))
    return store;
  note_fiscal_month (wanted->self, before);
  return NULL;
}

/**
 * pursuit_session_set_fiscal_month:
 * @month: 1 to 12: the one that the fiscal year begins with
 *
 * Writes a setting, which is not undone. Plans keep their twelve months, which are others then.
 */
gboolean
pursuit_session_set_fiscal_month (PursuitSession *self, int month, GError **error)
{
  g_return_val_if_fail (month >= 1 && month <= 12, FALSE);

  Month wanted = { self, month };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, month_func, &wanted, NULL, error) != NULL;
}

/** pursuit_session_set_fiscal_month_async: the asynchronous form of pursuit_session_set_fiscal_month(). */
void
pursuit_session_set_fiscal_month_async (PursuitSession *self,
                                        int month,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (month >= 1 && month <= 12);

  const Month wanted = { self, month };
  pursuit_session_call_async (self, pursuit_session_set_fiscal_month_async, PURSUIT_LANE_WRITE, month_func,
                              g_memdup2 (&wanted, sizeof wanted), g_free, NULL, cancellable, callback,
                              user_data);
}

/** pursuit_session_set_fiscal_month_finish: completes pursuit_session_set_fiscal_month_async(). */
gboolean
pursuit_session_set_fiscal_month_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_set_fiscal_month_async, result, error) != NULL;
}
