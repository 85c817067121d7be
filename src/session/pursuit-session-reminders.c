/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-reminders.h"

#include "pursuit-anniversary.h"
#include "pursuit-session-private.h"
#include "pursuit-stmt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** pursuit_reminder_free: */
void
pursuit_reminder_free (PursuitReminder *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->place);
  g_free (self);
}

static char *
word_birthday (const PursuitReminder *self, PursuitDay today)
{
  g_autofree char *day = pursuit_day_format (self->day, today);

  if (self->day == today)
    return self->years ? g_strdup_printf (_ ("%s turns %d today"), self->name, self->years)
                       : g_strdup_printf (_ ("%s has birthday today"), self->name);
  return self->years ? g_strdup_printf (_ ("%s turns %d on %s"), self->name, self->years, day)
                     : g_strdup_printf (_ ("%s has birthday on %s"), self->name, day);
}

/**
 * pursuit_reminder_word:
 *
 * Returns: (transfer full): the reminder in words: “Zhao Wei turns 50 on 30 Nov”
 */
char *
pursuit_reminder_word (const PursuitReminder *self, PursuitDay today)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->is_trip)
    return word_birthday (self, today);
  g_autofree char *from = pursuit_day_format (self->day, today);
  g_autofree char *to = self->to != PURSUIT_DAY_NONE ? pursuit_day_format (self->to, today) : NULL;
  g_autofree char *days = to ? g_strdup_printf (_ ("%s – %s"), from, to) : g_steal_pointer (&from);
  /* Translators: who is away, when, and where */
  return self->place ? g_strdup_printf (_ ("%s is away %s: %s"), self->name, days, self->place)
                     : g_strdup_printf (_ ("%s is away %s"), self->name, days);
}

static void
take_birthday (PursuitStmt *stmt, PursuitDay today, PursuitDay last, GPtrArray *reminders)
{
  const char *birthday = pursuit_column_text (stmt, 3);
  PursuitDay day = birthday ? pursuit_anniversary_next (birthday, today) : PURSUIT_DAY_NONE;
  PursuitReminder *reminder;

  if (day == PURSUIT_DAY_NONE || day > last)
    return;
  reminder = g_new0 (PursuitReminder, 1);
  reminder->person_id = pursuit_column_int (stmt, 0);
  reminder->company_id = pursuit_column_int (stmt, 1);
  reminder->name = g_strdup (pursuit_column_text (stmt, 2));
  reminder->day = day;
  reminder->to = PURSUIT_DAY_NONE;
  reminder->years = pursuit_anniversary_years (birthday, day);
  g_ptr_array_add (reminders, reminder);
}

static void
take_trip (PursuitStmt *stmt, PursuitDay today, PursuitDay last, GPtrArray *reminders)
{
  PursuitReminder *reminder = g_new0 (PursuitReminder, 1);
  const char *to = pursuit_column_text (stmt, 4);

  reminder->person_id = pursuit_column_int (stmt, 0);
  reminder->company_id = pursuit_column_int (stmt, 1);
  reminder->name = g_strdup (pursuit_column_text (stmt, 2));
  reminder->is_trip = TRUE;
  reminder->day = pursuit_day_parse_iso (pursuit_column_text (stmt, 3));
  reminder->to = to ? pursuit_day_parse_iso (to) : PURSUIT_DAY_NONE;
  reminder->place = g_strdup (pursuit_column_text (stmt, 5));
  g_ptr_array_add (reminders, reminder);
}

/* The rows of a query between two texts. */
static gboolean
read_between (PursuitDb *db,
              const char *query,
              const char *first,
              const char *last,
              void (*take) (PursuitStmt *stmt, PursuitDay today, PursuitDay last, GPtrArray *reminders),
              PursuitDay today,
              PursuitDay last_day,
              GPtrArray *reminders,
              GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (db, query, error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, first);
  pursuit_bind_text (stmt, 2, last);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    take (stmt, today, last_day, reminders);
  return state == 0;
}

/* Days of the year are asked for as MM-DD, a day more at either end for 29 February; what is too much is left
 * out by the row. */
static gboolean
read_birthdays (PursuitDb *db, PursuitDay today, PursuitDay last, GPtrArray *reminders, GError **error)
{
  g_autofree char *from = pursuit_day_to_iso (today - 1);
  g_autofree char *to = pursuit_day_to_iso (last + 1);

  /* the same year: what stands behind it and its dash are days in order */
  if (strncmp (from, to, 4) == 0)
    return read_between (db, "birthdays-between", from + 5, to + 5, take_birthday, today, last, reminders,
                         error);
  return read_between (db, "birthdays-between", from + 5, "12-31", take_birthday, today, last, reminders,
                       error) &&
         read_between (db, "birthdays-between", "01-01", to + 5, take_birthday, today, last, reminders,
                       error);
}

static int
compare_reminders (gconstpointer a, gconstpointer b)
{
  const PursuitReminder *left = *(PursuitReminder *const *) a;
  const PursuitReminder *right = *(PursuitReminder *const *) b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return left->person_id < right->person_id ? -1 : left->person_id > right->person_id;
}

static gpointer
reminders_func (PursuitStore *store, PursuitDb *db, gpointer days, GCancellable *cancellable, GError **error)
{
  PursuitDay today = pursuit_store_get_today (store);
  PursuitDay last = today + *(int *) days;
  g_autoptr (GPtrArray) reminders = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_reminder_free);
  g_autofree char *from = pursuit_day_to_iso (today);
  g_autofree char *to = pursuit_day_to_iso (last);

  if (!read_birthdays (db, today, last, reminders, error) ||
      !read_between (db, "trips-between", from, to, take_trip, today, last, reminders, error))
    return NULL;
  g_ptr_array_sort (reminders, compare_reminders);
  return g_steal_pointer (&reminders);
}

/**
 * pursuit_session_reminders:
 * @days: how far ahead to look, at most half a year
 *
 * Returns: (transfer full) (nullable) (element-type PursuitReminder): birthdays and journeys from today on,
 * the nearest first; a journey that has begun and not ended is one
 */
GPtrArray *
pursuit_session_reminders (PursuitSession *self, int days, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, reminders_func, &days, NULL, error);
}

static void
free_reminders (gpointer reminders)
{
  g_ptr_array_unref (reminders);
}

/** pursuit_session_reminders_async: the asynchronous form of pursuit_session_reminders(). */
void
pursuit_session_reminders_async (PursuitSession *self,
                                 int days,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_reminders_async, PURSUIT_LANE_READ, reminders_func,
                              g_memdup2 (&days, sizeof days), g_free, free_reminders, cancellable, callback,
                              user_data);
}

/** pursuit_session_reminders_finish: completes pursuit_session_reminders_async(). */
GPtrArray *
pursuit_session_reminders_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_reminders_async, result, error);
}
