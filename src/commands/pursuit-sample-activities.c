/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-activities.h"

#include "pursuit-sample-process.h"

/* A closed deal was worked on once in so many days, on working days. */
#define WORK_EVERY 9

static PursuitDay
get_day (PursuitTemplateSeed *seed, int days)
{
  return pursuit_txn_get_today (seed->txn) + days;
}

static gint64
find_person (const PursuitSampleActivities *deal, const char *code)
{
  g_autofree char *key =
      g_strdup_printf ("person/%s/%s", json_object_get_string_member (deal->json, "company"), code);
  const gint64 *id = g_hash_table_lookup (deal->ids, key);

  if (id == NULL)
    g_error ("the sample names the unknown %s", key);
  return *id;
}

static gboolean
attend (PursuitTemplateSeed *seed,
        const char *table,
        const char *column,
        gint64 activity_id,
        gint64 id,
        GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "activity_id", activity_id);
  pursuit_row_set_int (row, column, id);
  return pursuit_template_insert (seed, table, row, error) != 0;
}

/* @column: "planned" or "done", on @day */
static gint64
insert (PursuitTemplateSeed *seed,
        const PursuitSampleActivities *deal,
        JsonObject *what,
        const char *column,
        PursuitDay day,
        const char *outcome,
        GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_text (row, "kind", json_object_get_string_member (what, "kind"));
  pursuit_row_set_text (row, "subject", pursuit_template_text (what, "text", seed->language));
  pursuit_row_set_int (row, "deal_id", deal->id);
  pursuit_row_set_int (row, "company_id", deal->company_id);
  pursuit_row_set_int (row, "owner_id", deal->owner_id);
  pursuit_template_set_day (row, column, day);
  pursuit_row_set_text (row, "outcome", outcome);
  gint64 id = pursuit_template_insert (seed, "activity", row, error);
  return id != 0 && attend (seed, "activity_member", "member_id", id, deal->owner_id, error) ? id : 0;
}

/* [day, subject code, [person codes], index into outcomes or null] */
static gboolean
tell_done (PursuitTemplateSeed *seed,
           const PursuitSampleActivities *deal,
           JsonArray *activity,
           GError **error)
{
  JsonObject *subjects = json_object_get_object_member (deal->team, "subjects");
  JsonObject *subject = json_object_get_object_member (subjects, json_array_get_string_element (activity, 1));
  JsonArray *people = json_array_get_array_element (activity, 2);
  JsonArray *outcomes = json_object_get_array_member (deal->team, "outcomes");
  const char *outcome = NULL;

  if (!json_array_get_null_element (activity, 3))
    outcome = pursuit_template_node_text (json_array_get_element (outcomes,
                                                                  json_array_get_int_element (activity, 3)),
                                          seed->language);
  gint64 id = insert (seed, deal, subject, "done",
                      get_day (seed, (int) json_array_get_int_element (activity, 0)), outcome, error);
  for (guint i = 0; id != 0 && i < json_array_get_length (people); i++)
    {
      gint64 person = find_person (deal, json_array_get_string_element (people, i));
      if (!attend (seed, "activity_person", "person_id", id, person, error))
        return FALSE;
    }
  return id != 0;
}

static gboolean
tell_next (PursuitTemplateSeed *seed, const PursuitSampleActivities *deal, JsonObject *next, GError **error)
{
  gint64 id = insert (seed, deal, next, "planned",
                      get_day (seed, (int) json_object_get_int_member (next, "day")), NULL, error);

  return id != 0 && (!json_object_has_member (next, "plan") ||
                     pursuit_sample_plan_call (seed, id, json_object_get_array_member (next, "plan"), error));
}

/* @day, or the Friday before it. */
static PursuitDay
find_working_day (PursuitDay day)
{
  static const PursuitDay FRIDAY = 4;

  return day - MAX ((PursuitDay) pursuit_day_get_weekday (day) - FRIDAY, 0);
}

/* What was done for a closed deal in its days, beside what is told of it: from the first calls to talks about
 * the price, as far as it came. */
static gboolean
tell_routine (PursuitTemplateSeed *seed, const PursuitSampleActivities *deal, GError **error)
{
  JsonArray *routine = json_object_get_array_member (deal->team, "routine");
  JsonObject *subjects = json_object_get_object_member (deal->team, "subjects");
  int created = (int) json_object_get_int_member (deal->json, "created");
  int closed = (int) json_object_get_int_member (deal->json, "closed");
  guint n = json_array_get_length (routine);

  for (int day = created + 2; day < closed; day += WORK_EVERY)
    {
      guint place = (guint) ((day - created) / WORK_EVERY);
      const char *code = json_array_get_string_element (routine, MIN (place, n - 1));

      if (insert (seed, deal, json_object_get_object_member (subjects, code), "done",
                  find_working_day (get_day (seed, day)), NULL, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_sample_tell_activities:
 *
 * What was done for a deal, and its next step. More is told of open deals; closed ones get what their days
 * were filled with.
 */
gboolean
pursuit_sample_tell_activities (PursuitTemplateSeed *seed,
                                const PursuitSampleActivities *deal,
                                GError **error)
{
  JsonArray *activities = json_object_has_member (deal->json, "activities")
                              ? json_object_get_array_member (deal->json, "activities")
                              : NULL;

  for (guint i = 0; activities != NULL && i < json_array_get_length (activities); i++)
    {
      if (!tell_done (seed, deal, json_array_get_array_element (activities, i), error))
        return FALSE;
    }
  return (!json_object_has_member (deal->json, "closed") || tell_routine (seed, deal, error)) &&
         (!json_object_has_member (deal->json, "next") ||
          tell_next (seed, deal, json_object_get_object_member (deal->json, "next"), error));
}
