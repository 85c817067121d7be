/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-day.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitReminder: a birthday or a journey of somebody that is near.
 *
 * @company_id: where the person works, or 0
 * @place: (nullable): of a journey: where to; %NULL when that is not known
 * @is_trip: a journey; else a birthday
 * @day: the birthday's, or the first of the journey
 * @to: the last day of the journey, or %PURSUIT_DAY_NONE
 * @years: how old the person becomes; 0 when that is not known
 */
typedef struct
{
  gint64 person_id;
  gint64 company_id;
  char *name;
  char *place;
  gboolean is_trip;
  PursuitDay day;
  PursuitDay to;
  int years;
} PursuitReminder;

void
pursuit_reminder_free (PursuitReminder *self);
char *
pursuit_reminder_word (const PursuitReminder *self, PursuitDay today);
GPtrArray *
pursuit_session_reminders (PursuitSession *self, int days, GError **error);
void
pursuit_session_reminders_async (PursuitSession *self,
                                 int days,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *
pursuit_session_reminders_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
