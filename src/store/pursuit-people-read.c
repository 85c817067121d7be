/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-people-read-private.h"

#include "pursuit-acquaintance.h"
#include "pursuit-advice-read.h"
#include "pursuit-buying-stage.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-member.h"
#include "pursuit-participation.h"
#include "pursuit-party-member.h"
#include "pursuit-relation.h"
#include "pursuit-rival-tie.h"
#include "pursuit-select.h"
#include "pursuit-value-age.h"
#include "pursuit-weight-share.h"

/*
 * The map of people, read with a fixed number of statements however many people there are.
 */

/* The columns of the query map-values. */
enum
{
  COLUMN_PARTICIPANT_ID,
  COLUMN_FIELD,
  COLUMN_VALUE,
  COLUMN_DAY,
  COLUMN_SOURCE,
  COLUMN_SOURCE_DEAL,
  COLUMN_BY_ID,
  COLUMN_BY,
  COLUMN_REACHED, /* whether the day of the value is not behind the day that is asked for */
};

/* Not every query is about all three. */
static sqlite3_stmt *
query (PursuitDb *db, const char *name, gint64 company_id, gint64 deal_id, PursuitDay day, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, name, error);
  char iso[11];

  if (stmt == NULL)
    return NULL;
  pursuit_day_write_iso (day, iso);
  if (sqlite3_bind_parameter_index (stmt, "$1") > 0)
    pursuit_bind_int (stmt, 1, company_id);
  if (sqlite3_bind_parameter_index (stmt, "$2") > 0)
    pursuit_bind_int (stmt, 2, deal_id);
  if (sqlite3_bind_parameter_index (stmt, "$3") > 0)
    pursuit_bind_text (stmt, 3, iso);
  return stmt;
}

static gboolean
read_ids (PursuitMapRead *self, const char *name, GArray *ids, GError **error)
{
  sqlite3_stmt *stmt = query (self->db, name, self->company_id, self->deal_id, self->context.today, error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
  return state == 0;
}

/* Adds the records of @spec to @target. */
static gboolean
take_all (PursuitMapRead *self, PursuitListSpec *spec, GPtrArray *target, GError **error)
{
  g_autoptr (GPtrArray) records = pursuit_select_all (self->db, spec, &self->context, error);

  if (records == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (target, g_steal_pointer (&records));
  return TRUE;
}

/* Adds the records of @entity with @ids, in the order of their ids, to @target. */
static gboolean
take_ids (PursuitMapRead *self, const PursuitEntity *entity, GArray *ids, GPtrArray *target, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);

  if (ids->len == 0)
    return TRUE;
  pursuit_list_spec_set_ids (spec, (const gint64 *) (gpointer) ids->data, ids->len);
  return take_all (self, spec, target, error);
}

static gboolean
take_named (PursuitMapRead *self,
            const PursuitEntity *entity,
            const char *name,
            GPtrArray *target,
            GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return read_ids (self, name, ids, error) && take_ids (self, entity, ids, target, error);
}

static gboolean
read_people (PursuitMapRead *self, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);

  pursuit_list_spec_where_int (spec, PURSUIT_PERSON_COMPANY_ID, PURSUIT_OP_EQ, self->company_id);
  pursuit_list_spec_sort (spec, PURSUIT_PERSON_CHART_ORDER, FALSE);
  if (self->company_id != 0 && !take_all (self, spec, self->map->people, error))
    return FALSE;
  self->map->n_guests = self->map->people->len;
  if (!take_named (self, &PURSUIT_PERSON_ENTITY, "map-guests", self->map->people, error))
    return FALSE;
  self->map->n_guests = self->map->people->len - self->map->n_guests;
  return TRUE;
}

/* Whether those of other companies who take part in the deal are the ones whom the map has. @same: (out) */
gboolean
pursuit_map_read_compare_guests (PursuitMapRead *self, gboolean *same, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const GPtrArray *people = self->map->people;
  guint first = people->len - self->map->n_guests;

  if (!read_ids (self, "map-guests", ids, error))
    return FALSE;
  *same = ids->len == self->map->n_guests;
  for (guint i = 0; *same && i < ids->len; i++)
    *same = g_array_index (ids, gint64, i) == pursuit_record_get_id (people->pdata[first + i]);
  return TRUE;
}

/* People who are in none of the map's lists, but at the other end of a relation. */
static gboolean
read_beyond (PursuitMapRead *self, GError **error)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  static const guint ends[] = { PURSUIT_RELATION_FROM_ID, PURSUIT_RELATION_TO_ID };

  if (self->map->relations->len == 0)
    return TRUE;
  for (guint i = 0; i < self->map->people->len; i++)
    g_hash_table_add (
        there, (gpointer) &pursuit_record_get_value (self->map->people->pdata[i], PURSUIT_RECORD_ID)->i);
  for (guint i = 0; i < self->map->relations->len; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (ends); k++)
        {
          const PursuitValue *id = pursuit_record_get_value (self->map->relations->pdata[i], ends[k]);
          if (g_hash_table_add (there, (gpointer) &id->i))
            g_array_append_val (missing, id->i);
        }
    }
  return take_ids (self, &PURSUIT_PERSON_ENTITY, missing, self->map->beyond, error);
}

static gboolean
read_contacts (PursuitMapRead *self, GError **error)
{
  sqlite3_stmt *stmt =
      query (self->db, "map-contacts", self->company_id, self->deal_id, self->context.today, error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      PursuitPeopleContact contact = { .person_id = sqlite3_column_int64 (stmt, 0),
                                       .member_id = sqlite3_column_int64 (stmt, 1),
                                       .contacts = (guint) sqlite3_column_int64 (stmt, 2),
                                       .last = pursuit_day_parse_iso (pursuit_column_text (stmt, 3)) };
      g_array_append_val (self->map->contacts, contact);
    }
  return state == 0;
}

static gboolean
read_stage_contacts (PursuitMapRead *self, GError **error)
{
  sqlite3_stmt *stmt =
      query (self->db, "map-stage-contacts", self->company_id, self->deal_id, self->context.today, error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (self->db, stmt, error)) == 1)
    {
      PursuitStageContact contact = { .person_id = sqlite3_column_int64 (stmt, 0),
                                      .buying_stage_id = sqlite3_column_int64 (stmt, 1),
                                      .contacts = (guint) sqlite3_column_int64 (stmt, 2) };
      g_array_append_val (self->map->stage_contacts, contact);
    }
  return state == 0;
}

static gboolean
read_parties (PursuitMapRead *self, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PARTY_ENTITY);
  g_autoptr (GPtrArray) parties = NULL, members = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) views = g_hash_table_new (g_int64_hash, g_int64_equal);

  pursuit_list_spec_where_int (spec, PURSUIT_PARTY_DEAL_ID, PURSUIT_OP_EQ, self->deal_id);
  parties = pursuit_select_all (self->db, spec, &self->context, error);
  if (parties == NULL ||
      !take_named (self, &PURSUIT_PARTY_MEMBER_ENTITY, "map-party-members", members, error))
    return FALSE;
  for (guint i = 0; i < parties->len; i++)
    {
      PursuitPartyView *view = pursuit_party_view_new (parties->pdata[i]);
      const PursuitValue *id = pursuit_record_get_value (view->party, PURSUIT_RECORD_ID);
      g_hash_table_insert (views, (gpointer) &id->i, view);
      g_ptr_array_add (self->map->parties, view);
    }
  for (guint i = 0; i < members->len; i++)
    {
      gint64 party_id = pursuit_record_get_int (members->pdata[i], PURSUIT_PARTY_MEMBER_PARTY_ID);
      PursuitPartyView *view = g_hash_table_lookup (views, &party_id);
      /* who chairs a group stands first */
      if (view != NULL)
        g_ptr_array_insert (view->members,
                            pursuit_record_get_int (members->pdata[i], PURSUIT_PARTY_MEMBER_CHAIRS) ? 0 : -1,
                            g_object_ref (members->pdata[i]));
    }
  return TRUE;
}

static gboolean
read_members (PursuitMapRead *self, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  return take_all (self, spec, self->map->members, error);
}

/* Where the customer is, and what the process says of it. */
static gboolean
read_purchase (PursuitMapRead *self, GError **error)
{
  g_auto (PursuitAdviceFacts) facts = { 0 };
  g_autoptr (PursuitListSpec) stages = pursuit_list_spec_new (&PURSUIT_BUYING_STAGE_ENTITY);

  if (!pursuit_advice_facts_read (self->db, self->deal_id, &facts, error))
    return FALSE;
  self->map->buying_stage_id = facts.buying_stage_id;
  self->map->buying_assumed = facts.assumed;
  pursuit_list_spec_where_int (stages, PURSUIT_BUYING_STAGE_PROCESS_ID, PURSUIT_OP_EQ,
                               pursuit_record_get_int (self->map->deal, PURSUIT_DEAL_PROCESS_ID));
  pursuit_list_spec_where (stages, PURSUIT_BUYING_STAGE_RETIRED, PURSUIT_OP_IS_EMPTY, NULL);
  pursuit_list_spec_sort (stages, PURSUIT_BUYING_STAGE_POSITION, FALSE);
  return take_all (self, stages, self->map->buying_stages, error) &&
         take_named (self, &PURSUIT_PARTICIPATION_ENTITY, "map-matrix", self->map->matrix, error);
}

static gboolean
read_record (PursuitMapRead *self,
             const PursuitEntity *entity,
             gint64 id,
             PursuitRecord **record,
             GError **error)
{
  g_autoptr (GPtrArray) records = pursuit_select_records (self->db, entity, &self->context, &id, 1, error);

  if (records == NULL)
    return FALSE;
  *record = g_steal_pointer (&records->pdata[0]);
  return TRUE;
}

/* The value of a kept field that @text, as stored, means; nothing known of an insider is none. */
static void
set_value (PursuitStanding *standing, PursuitKeptField field, const char *text)
{
  guint index = pursuit_kept_field_index (field);

  standing->kept[field].known = text != NULL;
  if (field == PURSUIT_KEPT_ROLES)
    pursuit_record_set_text (standing->participant, index, text);
  else if (text != NULL)
    pursuit_record_set_int (standing->participant, index, g_ascii_strtoll (text, NULL, 10));
  else if (field == PURSUIT_KEPT_INSIDER)
    pursuit_record_set_int (standing->participant, index, 0);
  else
    pursuit_record_unset (standing->participant, index);
}

/* One row of the history: the last that counts stays. @now: the participant has the latest value already. */
static void
take_value (PursuitStanding *standing, sqlite3_stmt *stmt, gboolean now, guint *had)
{
  PursuitKeptField field;

  if (!pursuit_kept_field_find (pursuit_column_text (stmt, COLUMN_FIELD), &field))
    return;
  PursuitKeptValue *kept = &standing->kept[field];
  if (!(*had & (1u << field)) && !now)
    set_value (standing, field, NULL); /* what is there now came with the history */
  *had |= 1u << field;
  if (!now && !sqlite3_column_int (stmt, COLUMN_REACHED))
    return;
  set_value (standing, field, pursuit_column_text (stmt, COLUMN_VALUE));
  g_clear_pointer (&kept->source, g_free);
  g_clear_pointer (&kept->by, g_free);
  kept->day = pursuit_day_parse_iso (pursuit_column_text (stmt, COLUMN_DAY));
  kept->source = pursuit_kept_source_word (pursuit_column_text (stmt, COLUMN_SOURCE),
                                           pursuit_column_text (stmt, COLUMN_SOURCE_DEAL));
  kept->by_id = sqlite3_column_int64 (stmt, COLUMN_BY_ID);
  kept->by = g_strdup (pursuit_column_text (stmt, COLUMN_BY));
}

/* What is in the columns without a history was entered nobody knows when. */
static void
note_present (PursuitStanding *standing)
{
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    {
      guint index = pursuit_kept_field_index ((PursuitKeptField) i);
      standing->kept[i].known = i == PURSUIT_KEPT_INSIDER
                                    ? pursuit_record_get_int (standing->participant, index) != 0
                                    : pursuit_record_is_set (standing->participant, index);
    }
}

static gboolean
read_values (PursuitDb *db,
             gint64 deal_id,
             PursuitDay day,
             gboolean now,
             GPtrArray *standings,
             GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  sqlite3_stmt *stmt = query (db, "map-values", 0, deal_id, day, error);
  PursuitStanding *standing = NULL;
  gint64 last_id = 0;
  guint had = 0;
  int state = -1;

  for (guint i = 0; i < standings->len; i++)
    {
      PursuitStanding *one = standings->pdata[i];
      const PursuitValue *id = pursuit_record_get_value (one->participant, PURSUIT_RECORD_ID);
      note_present (one);
      g_hash_table_insert (by_id, (gpointer) &id->i, one);
    }
  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, COLUMN_PARTICIPANT_ID);
      if (id != last_id)
        {
          standing = g_hash_table_lookup (by_id, &id);
          last_id = id;
          had = 0;
        }
      if (standing != NULL)
        take_value (standing, stmt, now, &had);
    }
  return state == 0;
}

/* As judged on that day, else as the contacts up to it tell; and how old each value is. */
static void
settle (PursuitStanding *standing, PursuitDay day)
{
  gboolean judged = pursuit_record_is_set (standing->participant, PURSUIT_PARTICIPANT_COVERAGE_SAID);

  pursuit_record_set_int (standing->participant, PURSUIT_PARTICIPANT_COVERAGE,
                          pursuit_record_get_int (standing->participant,
                                                  judged ? PURSUIT_PARTICIPANT_COVERAGE_SAID
                                                         : PURSUIT_PARTICIPANT_COVERAGE_MET));
  for (guint i = 0; i < PURSUIT_N_KEPT_FIELDS; i++)
    standing->kept[i].aged = pursuit_value_is_aged (standing->kept[i].known, standing->kept[i].day, day);
}

/* The normalised weights of those who belong to the buying centre. Returns what the weights add up to. */
static int
share_weights (GPtrArray *standings)
{
  g_autofree int *weights = g_new (int, standings->len + 1);
  g_autofree int *shares = g_new (int, standings->len + 1);
  int sum = 0;

  for (guint i = 0; i < standings->len; i++)
    {
      PursuitRecord *participant = ((PursuitStanding *) standings->pdata[i])->participant;
      gboolean counts = !pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_OUTSIDE) &&
                        pursuit_record_is_set (participant, PURSUIT_PARTICIPANT_WEIGHT);
      weights[i] = counts ? (int) pursuit_record_get_int (participant, PURSUIT_PARTICIPANT_WEIGHT)
                          : PURSUIT_WEIGHT_UNKNOWN;
    }
  pursuit_weights_share (weights, standings->len, shares, &sum);
  for (guint i = 0; i < standings->len; i++)
    ((PursuitStanding *) standings->pdata[i])->share = shares[i];
  return sum;
}

/**
 * pursuit_people_read_standings:
 * @day: as of which: the values of that day or before, coverage and contacts up to it
 * @now: take the latest values, even one that was entered for a later day
 * @standings: (element-type PursuitStanding): gets what the people are in the deal, by participant
 * @weights_sum: (out) (optional): what the weights of the buying centre add up to
 */
gboolean
pursuit_people_read_standings (PursuitDb *db,
                               gint64 deal_id,
                               PursuitDay day,
                               gboolean now,
                               GPtrArray *standings,
                               int *weights_sum,
                               GError **error)
{
  PursuitSelectContext context = { .today = day };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PARTICIPANT_ENTITY);
  g_autoptr (GPtrArray) participants = NULL;

  pursuit_list_spec_where_int (spec, PURSUIT_PARTICIPANT_DEAL_ID, PURSUIT_OP_EQ, deal_id);
  participants = pursuit_select_all (db, spec, &context, error);
  if (participants == NULL)
    return FALSE;
  for (guint i = 0; i < participants->len; i++)
    g_ptr_array_add (standings, pursuit_standing_new (participants->pdata[i]));
  if (!read_values (db, deal_id, day, now, standings, error))
    return FALSE;
  for (guint i = 0; i < standings->len; i++)
    settle (standings->pdata[i], day);
  int sum = share_weights (standings);
  if (weights_sum != NULL)
    *weights_sum = sum;
  return TRUE;
}

/* The deal whose people the chosen one may be given. */
static gboolean
read_earlier_deal (PursuitMapRead *self, GError **error)
{
  sqlite3_stmt *stmt =
      query (self->db, "map-earlier-deal", self->company_id, self->deal_id, self->context.today, error);
  int state = stmt != NULL ? pursuit_db_step (self->db, stmt, error) : -1;

  if (state == 1)
    {
      self->map->earlier_deal_id = sqlite3_column_int64 (stmt, 0);
      self->map->earlier_deal = g_strdup (pursuit_column_text (stmt, 1));
      self->map->earlier_people = (guint) sqlite3_column_int64 (stmt, 2);
      pursuit_stmt_reset (stmt);
    }
  return state >= 0;
}

/* The deal, and all that belongs to it; nothing if there is none. */
gboolean
pursuit_map_read_take_deal (PursuitMapRead *self, GError **error)
{
  if (self->deal_id == 0)
    return TRUE;
  if (!read_record (self, &PURSUIT_DEAL_ENTITY, self->deal_id, &self->map->deal, error))
    return FALSE;
  /* a deal that was deleted meanwhile is none */
  if (self->map->deal == NULL)
    return TRUE;
  return pursuit_people_read_standings (self->db, self->deal_id, self->context.today, self->now,
                                        self->map->standings, &self->map->weights_sum, error) &&
         read_parties (self, error) && read_stage_contacts (self, error) && read_purchase (self, error) &&
         read_earlier_deal (self, error);
}

/* The company's own record. */
gboolean
pursuit_map_read_take_company (PursuitMapRead *self, GError **error)
{
  g_clear_object (&self->map->company);
  return self->company_id == 0 ||
         read_record (self, &PURSUIT_COMPANY_ENTITY, self->company_id, &self->map->company, error);
}

/* Who knows whom, of those who are among the people already. */
gboolean
pursuit_map_read_take_ties (PursuitMapRead *self, GError **error)
{
  PursuitPeopleMap *map = self->map;

  return take_named (self, &PURSUIT_RELATION_ENTITY, "map-relations", map->relations, error) &&
         read_beyond (self, error) &&
         take_named (self, &PURSUIT_ACQUAINTANCE_ENTITY, "map-acquaintances", map->acquaintances, error) &&
         take_named (self, &PURSUIT_RIVAL_TIE_ENTITY, "map-rival-ties", map->rival_ties, error) &&
         read_contacts (self, error) && read_members (self, error);
}

/**
 * pursuit_people_read_map:
 * @company_id: whose people; 0 for those who take part in the deal
 * @deal_id: the chosen deal; 0 for none
 * @day: as of which
 * @now: @day is today: the latest values count
 *
 * Returns: (transfer full) (nullable): all that the map shows
 */
PursuitPeopleMap *
pursuit_people_read_map (PursuitDb *db,
                         gint64 company_id,
                         gint64 deal_id,
                         PursuitDay day,
                         gboolean now,
                         GError **error)
{
  g_autoptr (PursuitPeopleMap) map = pursuit_people_map_new ();
  PursuitMapRead self = { db, { .today = day }, company_id, deal_id, now, map };

  map->day = day;
  if (!pursuit_map_read_take_company (&self, error) || !pursuit_map_read_take_deal (&self, error) ||
      !read_people (&self, error) || !pursuit_map_read_take_ties (&self, error))
    return NULL;
  pursuit_people_map_index (map);
  return g_steal_pointer (&map);
}
