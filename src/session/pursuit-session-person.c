/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-person.h"

#include "pursuit-acquaintance.h"
#include "pursuit-activity.h"
#include "pursuit-attachment.h"
#include "pursuit-deal.h"
#include "pursuit-department.h"
#include "pursuit-find.h"
#include "pursuit-need.h"
#include "pursuit-participant-value.h"
#include "pursuit-participant.h"
#include "pursuit-party-member.h"
#include "pursuit-person.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-select.h"
#include "pursuit-session-private.h"
#include "pursuit-trip.h"

/* Where the records of a part are found. @field: of @entity: holds the person's id */
static const struct
{
  PursuitPersonPart part;
  const PursuitEntity *entity;
  guint field;
  guint order;
} SOURCES[] = {
  { PURSUIT_PERSON_PART_REPORTS, &PURSUIT_PERSON_ENTITY, PURSUIT_PERSON_REPORTS_TO, PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_DEPARTMENTS, &PURSUIT_DEPARTMENT_ENTITY, PURSUIT_DEPARTMENT_HEAD_ID,
    PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_TRIPS, &PURSUIT_TRIP_ENTITY, PURSUIT_TRIP_PERSON_ID, PURSUIT_TRIP_FROM_DAY },
  { PURSUIT_PERSON_PART_RELATIONS, &PURSUIT_RELATION_ENTITY, PURSUIT_RELATION_FROM_ID, PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_RELATIONS, &PURSUIT_RELATION_ENTITY, PURSUIT_RELATION_TO_ID, PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_ACQUAINTANCES, &PURSUIT_ACQUAINTANCE_ENTITY, PURSUIT_ACQUAINTANCE_PERSON_ID,
    PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_RIVAL_TIES, &PURSUIT_RIVAL_TIE_ENTITY, PURSUIT_RIVAL_TIE_PERSON_ID,
    PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_GROUPS, &PURSUIT_PARTY_MEMBER_ENTITY, PURSUIT_PARTY_MEMBER_PERSON_ID,
    PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_ROLES, &PURSUIT_PARTICIPANT_ENTITY, PURSUIT_PARTICIPANT_PERSON_ID,
    PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_VALUES, &PURSUIT_PARTICIPANT_VALUE_ENTITY, PURSUIT_PARTICIPANT_VALUE_PERSON_ID,
    PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_NEEDS, &PURSUIT_NEED_ENTITY, PURSUIT_NEED_HOLDER_ID, PURSUIT_RECORD_ID },
  { PURSUIT_PERSON_PART_FILES, &PURSUIT_ATTACHMENT_ENTITY, PURSUIT_ATTACHMENT_PERSON_ID, PURSUIT_RECORD_ID },
};

/* What is read, and with what. */
typedef struct
{
  PursuitDb *db;
  PursuitSelectContext context;
  PursuitPersonReportData *data;
} Reader;

static gboolean
read_list (Reader *reader, PursuitPersonPart part, PursuitListSpec *spec, GError **error)
{
  g_autoptr (GPtrArray) records = pursuit_select_list (reader->db, spec, &reader->context, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (reader->data->parts[part], g_object_ref (records->pdata[i]));
  return TRUE;
}

static gboolean
read_parts (Reader *reader, gint64 person_id, GError **error)
{
  g_autoptr (PursuitListSpec) activities = pursuit_list_spec_new (&PURSUIT_ACTIVITY_ENTITY);

  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    {
      g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (SOURCES[i].entity);
      pursuit_list_spec_where_int (spec, SOURCES[i].field, PURSUIT_OP_EQ, person_id);
      pursuit_list_spec_sort (spec, SOURCES[i].order, FALSE);
      if (!read_list (reader, SOURCES[i].part, spec, error))
        return FALSE;
    }
  pursuit_list_spec_set_person (activities, person_id);
  pursuit_list_spec_sort (activities, PURSUIT_ACTIVITY_DAY, FALSE);
  return read_list (reader, PURSUIT_PERSON_PART_ACTIVITIES, activities, error);
}

/* What the deals are called in which the person has a role. */
static gboolean
read_deals (Reader *reader, GError **error)
{
  GPtrArray *roles = reader->data->parts[PURSUIT_PERSON_PART_ROLES];

  g_autofree gint64 *ids = g_new (gint64, roles->len);

  for (guint i = 0; i < roles->len; i++)
    ids[i] = pursuit_record_get_int (roles->pdata[i], PURSUIT_PARTICIPANT_DEAL_ID);
  g_autoptr (GPtrArray) deals =
      pursuit_select_records (reader->db, &PURSUIT_DEAL_ENTITY, &reader->context, ids, roles->len, error);
  if (deals == NULL)
    return FALSE;
  for (guint i = 0; i < deals->len; i++)
    {
      g_autoptr (PursuitRecord) deal = deals->pdata[i];
      const char *title = deal != NULL ? pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE) : NULL;
      g_ptr_array_add (reader->data->deals, g_strdup (title != NULL ? title : ""));
    }
  return TRUE;
}

static gpointer
report_func (PursuitStore *store,
             PursuitDb *db,
             gpointer person_id,
             GCancellable *cancellable,
             GError **error)
{
  const gint64 *id = person_id;
  g_autoptr (PursuitPersonReportData) data = pursuit_person_report_data_new ();
  Reader reader = { db, { .today = pursuit_store_get_today (store) }, data };
  const char *path = pursuit_store_get_path (store);
  g_autoptr (GPtrArray) people =
      pursuit_select_records (db, &PURSUIT_PERSON_ENTITY, &reader.context, id, 1, error);

  if (people == NULL)
    return NULL;
  if (people->pdata[0] == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, *id);
      pursuit_find_record (db, &PURSUIT_PERSON_ENTITY, text, error);
      return NULL;
    }
  data->person = people->pdata[0];
  data->today = reader.context.today;
  data->database = g_path_get_basename (path != NULL ? path : "");
  if (!read_parts (&reader, *id, error) || !read_deals (&reader, error))
    return NULL;
  return pursuit_person_report_new (data);
}

/**
 * pursuit_session_person_report:
 *
 * Returns: (transfer full) (nullable): everything that is known of the person, private things too
 */
PursuitReport *
pursuit_session_person_report (PursuitSession *self, gint64 person_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, report_func, &person_id, NULL, error);
}

/** pursuit_session_person_report_async: the asynchronous form of pursuit_session_person_report(). */
void
pursuit_session_person_report_async (PursuitSession *self,
                                     gint64 person_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_person_report_async, PURSUIT_LANE_READ, report_func,
                              g_memdup2 (&person_id, sizeof person_id), g_free, g_object_unref, cancellable,
                              callback, user_data);
}

/** pursuit_session_person_report_finish: completes pursuit_session_person_report_async(). */
PursuitReport *
pursuit_session_person_report_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_person_report_async, result, error);
}
