/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-people.h"

#include "pursuit-people-read.h"
#include "pursuit-session-private.h"

typedef struct
{
  gint64 company_id;
  gint64 deal_id;
  PursuitDay day;
} MapData;

/* The day that is asked for; today when none is. */
static PursuitDay
day_of (PursuitStore *store, const MapData *wanted)
{
  return wanted->day != PURSUIT_DAY_NONE ? wanted->day : pursuit_store_get_today (store);
}

static gpointer
map_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const MapData *wanted = data;

  return pursuit_people_read_map (db, wanted->company_id, wanted->deal_id, day_of (store, wanted),
                                  wanted->day == PURSUIT_DAY_NONE, error);
}

static void
free_map (gpointer map)
{
  pursuit_people_map_unref (map);
}

/**
 * pursuit_session_people_map:
 * @company_id: whose people; 0: those who take part in @deal_id
 * @deal_id: the deal whose roles, attitudes, weights and groups are wanted; 0 for none
 * @day: as of which these are wanted; %PURSUIT_DAY_NONE for now
 *
 * Returns: (transfer full) (nullable): all that the map of people shows, and that rules ask of it
 */
PursuitPeopleMap *
pursuit_session_people_map (PursuitSession *self,
                            gint64 company_id,
                            gint64 deal_id,
                            PursuitDay day,
                            GError **error)
{
  MapData data = { company_id, deal_id, day };
  return pursuit_session_call (self, PURSUIT_LANE_READ, map_func, &data, NULL, error);
}

/** pursuit_session_people_map_async: the asynchronous form of pursuit_session_people_map(). */
void
pursuit_session_people_map_async (PursuitSession *self,
                                  gint64 company_id,
                                  gint64 deal_id,
                                  PursuitDay day,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  MapData data = { company_id, deal_id, day };
  pursuit_session_call_async (self, pursuit_session_people_map_async, PURSUIT_LANE_READ, map_func,
                              g_memdup2 (&data, sizeof data), g_free, free_map, cancellable, callback,
                              user_data);
}

/** pursuit_session_people_map_finish: completes pursuit_session_people_map_async(). */
PursuitPeopleMap *
pursuit_session_people_map_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_people_map_async, result, error);
}

typedef struct
{
  PursuitPeopleMap *before;
  PursuitChange *change;
  MapData wanted;
} AfterData;

static void
after_data_free (gpointer data)
{
  AfterData *after = data;

  pursuit_people_map_unref (after->before);
  pursuit_change_unref (after->change);
  g_free (after);
}

static gpointer
after_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const AfterData *after = data;

  return pursuit_people_read_map_after (db, after->before, after->wanted.company_id, after->wanted.deal_id,
                                        day_of (store, &after->wanted), after->wanted.day == PURSUIT_DAY_NONE,
                                        after->change, error);
}

/**
 * pursuit_session_people_map_after:
 * @before: the map of @company_id and @deal_id as it was
 * @change: all that was committed since that was read, of one or more commits
 *
 * Returns: (transfer full) (nullable): what pursuit_session_people_map() would return now; shares with
 *   @before what did not change, so that one of many people is moved in little time
 */
PursuitPeopleMap *
pursuit_session_people_map_after (PursuitSession *self,
                                  PursuitPeopleMap *before,
                                  PursuitChange *change,
                                  gint64 company_id,
                                  gint64 deal_id,
                                  PursuitDay day,
                                  GError **error)
{
  AfterData data = { before, change, { company_id, deal_id, day } };
  return pursuit_session_call (self, PURSUIT_LANE_READ, after_func, &data, NULL, error);
}

/** pursuit_session_people_map_after_async: the asynchronous form of pursuit_session_people_map_after(). */
void
pursuit_session_people_map_after_async (PursuitSession *self,
                                        PursuitPeopleMap *before,
                                        PursuitChange *change,
                                        gint64 company_id,
                                        gint64 deal_id,
                                        PursuitDay day,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  AfterData *data = g_new0 (AfterData, 1);

  *data = (AfterData){ pursuit_people_map_ref (before),
                       pursuit_change_ref (change),
                       { company_id, deal_id, day } };
  pursuit_session_call_async (self, pursuit_session_people_map_after_async, PURSUIT_LANE_READ, after_func,
                              data, after_data_free, free_map, cancellable, callback, user_data);
}

/** pursuit_session_people_map_after_finish: completes pursuit_session_people_map_after_async(). */
PursuitPeopleMap *
pursuit_session_people_map_after_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_people_map_after_async, result, error);
}

static gpointer
as_of_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const MapData *wanted = data;
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_standing_free);

  return pursuit_people_read_standings (db, wanted->deal_id, day_of (store, wanted),
                                        wanted->day == PURSUIT_DAY_NONE, standings, NULL, error)
             ? g_steal_pointer (&standings)
             : NULL;
}

static void
free_standings (gpointer standings)
{
  g_ptr_array_unref (standings);
}

/**
 * pursuit_session_participants_as_of:
 * @day: as of which; %PURSUIT_DAY_NONE for now
 *
 * Returns: (transfer full) (nullable) (element-type PursuitStanding): what the participants of the deal were
 * on that day, and since when and from whom we have each value
 */
GPtrArray *
pursuit_session_participants_as_of (PursuitSession *self, gint64 deal_id, PursuitDay day, GError **error)
{
  MapData data = { 0, deal_id, day };
  return pursuit_session_call (self, PURSUIT_LANE_READ, as_of_func, &data, NULL, error);
}

/** pursuit_session_participants_as_of_async: the asynchronous form of pursuit_session_participants_as_of().
 */
void
pursuit_session_participants_as_of_async (PursuitSession *self,
                                          gint64 deal_id,
                                          PursuitDay day,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  MapData data = { 0, deal_id, day };
  pursuit_session_call_async (self, pursuit_session_participants_as_of_async, PURSUIT_LANE_READ, as_of_func,
                              g_memdup2 (&data, sizeof data), g_free, free_standings, cancellable, callback,
                              user_data);
}

/** pursuit_session_participants_as_of_finish: completes pursuit_session_participants_as_of_async(). */
GPtrArray *
pursuit_session_participants_as_of_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_participants_as_of_async, result, error);
}
