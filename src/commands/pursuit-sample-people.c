/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-people.h"

#include "pursuit-find.h"
#include "pursuit-participant-value.h"

static gint64
find_id (const PursuitSamplePeople *self, const char *kind, const char *code)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", kind, code);
  const gint64 *id = g_hash_table_lookup (self->ids, key);

  if (id == NULL)
    g_error ("the sample names the unknown %s", key);
  return *id;
}

static gint64
find_person (const PursuitSamplePeople *self, const char *company, const char *code)
{
  g_autofree char *kind = g_strconcat ("person/", company, NULL);

  return find_id (self, kind, code);
}

static const char *
get_text (const PursuitSamplePeople *self, JsonArray *list, guint index)
{
  return json_array_get_null_element (list, index)
             ? NULL
             : pursuit_template_node_text (json_array_get_element (list, index), self->seed->language);
}

static JsonArray *
get_list (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
}

static guint
get_length (JsonArray *list)
{
  return list != NULL ? json_array_get_length (list) : 0;
}

static void
set_day (const PursuitSamplePeople *self, PursuitRow *row, const char *column, gint64 days)
{
  g_autofree char *iso = pursuit_day_to_iso (pursuit_txn_get_today (self->seed->txn) + (PursuitDay) days);

  pursuit_row_set_text (row, column, iso);
}

/* [person, person, kind, notes] */
static gboolean
tell_relation (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  const char *kind = json_array_get_string_element (told, 2);
  gint64 from = find_person (self, company, json_array_get_string_element (told, 0));
  gint64 to = find_person (self, company, json_array_get_string_element (told, 1));
  gboolean directed = g_str_equal (kind, "influence");

  pursuit_row_set_int (row, "from_id", directed ? from : MIN (from, to));
  pursuit_row_set_int (row, "to_id", directed ? to : MAX (from, to));
  pursuit_row_set_text (row, "kind", kind);
  pursuit_row_set_text (row, "notes", get_text (self, told, 3));
  return pursuit_template_insert (self->seed, "relation", row, error) != 0;
}

/* [person, member, closeness] */
static gboolean
tell_acquaintance (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "person_id",
                       find_person (self, company, json_array_get_string_element (told, 0)));
  pursuit_row_set_int (row, "member_id", find_id (self, "member", json_array_get_string_element (told, 1)));
  pursuit_row_set_int (row, "closeness", json_array_get_int_element (told, 2));
  return pursuit_template_insert (self->seed, "acquaintance", row, error) != 0;
}

/* [person, index of the competitor, contact, closeness, notes, day] */
static gboolean
tell_rival_tie (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "person_id",
                       find_person (self, company, json_array_get_string_element (told, 0)));
  pursuit_row_set_text (row, "competitor",
                        get_text (self, self->competitors, (guint) json_array_get_int_element (told, 1)));
  pursuit_row_set_text (row, "contact", get_text (self, told, 2));
  pursuit_row_set_int (row, "closeness", json_array_get_int_element (told, 3));
  pursuit_row_set_text (row, "notes", get_text (self, told, 4));
  set_day (self, row, "day", json_array_get_int_element (told, 5));
  return pursuit_template_insert (self->seed, "rival_tie", row, error) != 0;
}

static gboolean
tell_personality (const PursuitSamplePeople *self, const char *company, JsonObject *told, GError **error)
{
  g_autoptr (GList) people = json_object_get_members (told);

  for (GList *l = people; l != NULL; l = l->next)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_text (row, "personality", json_object_get_string_member (told, l->data));
      if (!pursuit_txn_amend (self->seed->txn, "person", find_person (self, company, l->data), row, error))
        return FALSE;
    }
  return TRUE;
}

static char *
department_key (const char *company, const char *code)
{
  return g_strdup_printf ("department/%s/%s", company, code);
}

static gint64
find_department (const PursuitSamplePeople *self, const char *company, const char *code)
{
  g_autofree char *kind = g_strconcat ("department/", company, NULL);

  return find_id (self, kind, code);
}

/* [code, name, the code of the one above, head], the one above first */
static gboolean
tell_department (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "company_id", find_id (self, "company", company));
  pursuit_row_set_text (row, "name", get_text (self, told, 1));
  if (!json_array_get_null_element (told, 2))
    pursuit_row_set_int (row, "parent_id",
                         find_department (self, company, json_array_get_string_element (told, 2)));
  if (!json_array_get_null_element (told, 3))
    pursuit_row_set_int (row, "head_id",
                         find_person (self, company, json_array_get_string_element (told, 3)));
  gint64 id = pursuit_template_insert (self->seed, "department", row, error);
  g_hash_table_insert (self->ids, department_key (company, json_array_get_string_element (told, 0)),
                       g_memdup2 (&id, sizeof id));
  return id != 0;
}

/* [the code of who checks, of who is checked, notes] */
static gboolean
tell_check (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "checker_id",
                       find_department (self, company, json_array_get_string_element (told, 0)));
  pursuit_row_set_int (row, "checked_id",
                       find_department (self, company, json_array_get_string_element (told, 1)));
  pursuit_row_set_text (row, "notes", get_text (self, told, 2));
  return pursuit_template_insert (self->seed, "department_check", row, error) != 0;
}

/* [person, first day, last day, place] */
static gboolean
tell_trip (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "person_id",
                       find_person (self, company, json_array_get_string_element (told, 0)));
  set_day (self, row, "from_day", json_array_get_int_element (told, 1));
  set_day (self, row, "to_day", json_array_get_int_element (told, 2));
  pursuit_row_set_text (row, "place", get_text (self, told, 3));
  return pursuit_template_insert (self->seed, "trip", row, error) != 0;
}

/* [table, {column: a number, a text or one in each language, [day, counted from today]}]: a part of the
 * company's file; of the table “company” fields of its own. */
static gboolean
tell_file (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error)
{
  const char *table = json_array_get_string_element (told, 0);
  JsonObject *values = json_array_get_object_element (told, 1);
  g_autoptr (GList) columns = json_object_get_members (values);
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  gint64 company_id = find_id (self, "company", company);

  for (GList *l = columns; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (values, l->data);
      if (JSON_NODE_HOLDS_ARRAY (node))
        set_day (self, row, l->data, json_array_get_int_element (json_node_get_array (node), 0));
      else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
        pursuit_row_set_int (row, l->data, json_node_get_int (node));
      else
        pursuit_row_set_text (row, l->data, pursuit_template_node_text (node, self->seed->language));
    }
  if (g_str_equal (table, "company"))
    return pursuit_txn_amend (self->seed->txn, "company", company_id, row, error);
  pursuit_row_set_int (row, "company_id", company_id);
  return pursuit_template_insert (self->seed, table, row, error) != 0;
}

/** pursuit_sample_tell_company_people: how the people of a company stand to each other, to us and to rivals,
 * where the sample says so. */
gboolean
pursuit_sample_tell_company_people (const PursuitSamplePeople *self, const char *company, GError **error)
{
  static const struct
  {
    const char *member;
    gboolean (*tell) (const PursuitSamplePeople *self, const char *company, JsonArray *told, GError **error);
  } kinds[] = { { "relations", tell_relation },
                { "acquaintances", tell_acquaintance },
                { "rival_ties", tell_rival_tie },
                { "departments", tell_department },
                { "checks", tell_check },
                { "trips", tell_trip },
                { "file", tell_file } };
  JsonObject *companies = json_object_get_object_member (self->json, "companies");

  if (!json_object_has_member (companies, company))
    return TRUE;
  JsonObject *told = json_object_get_object_member (companies, company);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      JsonArray *list = get_list (told, kinds[k].member);
      for (guint i = 0; i < get_length (list); i++)
        {
          if (!kinds[k].tell (self, company, json_array_get_array_element (list, i), error))
            return FALSE;
        }
    }
  return !json_object_has_member (told, "personality") ||
         tell_personality (self, company, json_object_get_object_member (told, "personality"), error);
}

static gboolean
tell_party (const PursuitSamplePeople *self,
            const char *company,
            JsonObject *told,
            gint64 deal_id,
            GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  JsonArray *members = json_object_get_array_member (told, "members");

  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_text (row, "name", pursuit_template_text (told, "name", self->seed->language));
  pursuit_row_set_text (row, "kind", json_object_get_string_member (told, "kind"));
  gint64 id = pursuit_template_insert (self->seed, "party", row, error);
  for (guint i = 0; id != 0 && i < json_array_get_length (members); i++)
    {
      g_autoptr (PursuitRow) member = pursuit_row_new ();
      pursuit_row_set_int (member, "party_id", id);
      pursuit_row_set_int (member, "person_id",
                           find_person (self, company, json_array_get_string_element (members, i)));
      /* who is named first chairs it */
      pursuit_row_set_int (member, "chairs", i == 0);
      if (pursuit_template_insert (self->seed, "party_member", member, error) == 0)
        return FALSE;
    }
  return id != 0;
}

/* {company, person, roles, attitude, notes}: somebody of another company, who has no part in the decision */
static gboolean
tell_guest (const PursuitSamplePeople *self,
            JsonObject *told,
            gint64 deal_id,
            gint64 owner_id,
            GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "deal_id", deal_id);
  pursuit_row_set_int (row, "person_id",
                       find_person (self, json_object_get_string_member (told, "company"),
                                    json_object_get_string_member (told, "person")));
  pursuit_row_set_text (row, "roles", json_object_get_string_member (told, "roles"));
  pursuit_row_set_int (row, "attitude", json_object_get_int_member (told, "attitude"));
  pursuit_row_set_int (row, "insider", 0);
  pursuit_row_set_int (row, "outside", 1);
  pursuit_row_set_int (row, "owner_id", owner_id);
  pursuit_row_set_text (row, "notes", pursuit_template_text (told, "notes", self->seed->language));
  return pursuit_template_insert (self->seed, "participant", row, error) != 0;
}

static gint64
find_participant (const PursuitSamplePeople *self, const char *company, const char *code, gint64 deal_id)
{
  return pursuit_find_pair (pursuit_txn_get_db (self->seed->txn), "participant-find", deal_id,
                            find_person (self, company, code));
}

/**
 * pursuit_sample_tell_deal_people:
 * @deal: in deals.json; its participants are there already
 * @owner_id: who entered what is told
 *
 * The groups of a deal, who stands outside of its buying centre, who takes part from elsewhere, and what was
 * believed of whom before.
 */
gboolean
pursuit_sample_tell_deal_people (const PursuitSamplePeople *self,
                                 JsonObject *deal,
                                 gint64 deal_id,
                                 gint64 owner_id,
                                 GError **error)
{
  const char *company = json_object_get_string_member (deal, "company");
  g_autofree char *key = g_strdup_printf ("%s/%s", company, json_object_get_string_member (deal, "title"));
  JsonObject *deals = json_object_get_object_member (self->json, "deals");

  if (!json_object_has_member (deals, key))
    return TRUE;
  JsonObject *told = json_object_get_object_member (deals, key);
  JsonArray *outside = get_list (told, "outside"), *values = get_list (told, "values");
  JsonArray *guests = get_list (told, "guests");
  if (json_object_has_member (told, "party") &&
      !tell_party (self, company, json_object_get_object_member (told, "party"), deal_id, error))
    return FALSE;
  for (guint i = 0; i < get_length (guests); i++)
    {
      if (!tell_guest (self, json_array_get_object_element (guests, i), deal_id, owner_id, error))
        return FALSE;
    }
  for (guint i = 0; i < get_length (outside); i++)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      gint64 id = find_participant (self, company, json_array_get_string_element (outside, i), deal_id);
      pursuit_row_set_int (row, "outside", 1);
      if (!pursuit_txn_amend (self->seed->txn, "participant", id, row, error))
        return FALSE;
    }
  /* [person, field, value, day, source]; the last of a field is what the participant has now */
  for (guint i = 0; i < get_length (values); i++)
    {
      JsonArray *value = json_array_get_array_element (values, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "participant_id",
                           find_participant (self, company, json_array_get_string_element (value, 0),
                                             deal_id));
      pursuit_row_set_text (row, "field", json_array_get_string_element (value, 1));
      pursuit_row_set_text (row, "value", json_array_get_string_element (value, 2));
      set_day (self, row, "day", json_array_get_int_element (value, 3));
      pursuit_row_set_text (row, "source", get_text (self, value, 4));
      pursuit_row_set_int (row, "by_id", owner_id);
      if (pursuit_template_insert (self->seed, "participant_value", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}
