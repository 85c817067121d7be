/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-prospects.h"

#include "pursuit-customer-rules.h"
#include "pursuit-find.h"

/* The sample's customers without deals, the pool, and who is responsible for which market. Nothing is owned.
 */
typedef struct
{
  PursuitTemplateSeed *seed;
  JsonObject *industries; /* names by code */
  JsonObject *natures;    /* as industries */
  GHashTable *ids;        /* "member/LY" → gint64 */
  PursuitDay today;
} Prospects;

static const char *
text_of (const Prospects *self, JsonObject *object, const char *member)
{
  return pursuit_template_text (object, member, self->seed->language);
}

/* The member whose code @object has; 0: none. */
static gint64
member_of (const Prospects *self, JsonObject *object, const char *member)
{
  const char *code = json_object_get_string_member_with_default (object, member, NULL);
  g_autofree char *key = code ? g_strconcat ("member/", code, NULL) : NULL;
  const gint64 *id = key ? g_hash_table_lookup (self->ids, key) : NULL;

  return id != NULL ? *id : 0;
}

/* So many days before @today as @member says. */
static PursuitDay
days_ago (const Prospects *self, JsonObject *object, const char *member)
{
  return self->today - (PursuitDay) json_object_get_int_member_with_default (object, member, 0);
}

static PursuitRow *
make_row (const Prospects *self, JsonObject *json)
{
  PursuitRow *row = pursuit_row_new ();
  const char *industry = json_object_get_string_member (json, "industry");
  const char *grade = json_object_get_string_member_with_default (json, "grade", NULL);
  gint64 owner = member_of (self, json, "owner");
  g_autofree char *currency = pursuit_store_get_setting (pursuit_txn_get_db (self->seed->txn), "currency");

  pursuit_row_set_text (row, "name", text_of (self, json, "name"));
  pursuit_row_set_text (row, "industry", text_of (self, self->industries, industry));
  pursuit_row_set_text (row, "region", text_of (self, json, "region"));
  pursuit_row_set_text (row, "nature",
                        text_of (self, self->natures, json_object_get_string_member (json, "nature")));
  pursuit_row_set_text (row, "phone", json_object_get_string_member_with_default (json, "phone", NULL));
  pursuit_row_set_text (row, "currency", currency ? currency : "CNY");
  pursuit_row_set_text (row, "state", json_object_get_string_member_with_default (json, "state", "active"));
  pursuit_row_set_int (row, "verified", json_object_get_int_member_with_default (json, "verified", 0));
  pursuit_row_set_int (row, "exclusive", json_object_get_int_member_with_default (json, "exclusive", 0));
  if (owner != 0)
    pursuit_row_set_int (row, "owner_id", owner);
  if (grade != NULL)
    {
      pursuit_row_set_text (row, "grade_said", grade);
      pursuit_row_set_text (row, "grade", grade);
      pursuit_row_set_text (row, "grade_reason", text_of (self, json, "reason"));
    }
  if (json_object_has_member (json, "protect"))
    pursuit_template_set_day (row, "protected_until",
                              self->today + (PursuitDay) json_object_get_int_member (json, "protect"));
  if (json_object_has_member (json, "pool"))
    pursuit_template_set_day (row, "pool_since", days_ago (self, json, "pool"));
  return row;
}

/* How it came to its owner, or from its former owner to the pool. */
static gboolean
tell_owners (const Prospects *self, JsonObject *json, gint64 id, GError **error)
{
  static const PursuitDay held = 120; /* days that a former owner had it */
  gint64 owner = member_of (self, json, "owner"), former = member_of (self, json, "former");
  gboolean automatic = json_object_has_member (json, "automatic");
  PursuitTxn *txn = self->seed->txn;

  if (owner != 0)
    return pursuit_txn_add_past_owner_step (txn, "company", id, 0, owner, "assign", NULL,
                                            days_ago (self, json, "since"), error);
  if (former == 0)
    return TRUE;
  PursuitDay day = days_ago (self, json, "pool");
  return pursuit_txn_add_past_owner_step (txn, "company", id, 0, former, "new", NULL, day - held, error) &&
         pursuit_txn_add_past_owner_step (txn, "company", id, former, 0, automatic ? "automatic" : "release",
                                          text_of (self, json, "reason"), day, error);
}

static gboolean
tell_contact (const Prospects *self, JsonObject *json, gint64 id, GError **error)
{
  gboolean chinese = g_str_equal (self->seed->language, "zh");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (!json_object_has_member (json, "contact"))
    return TRUE;
  pursuit_row_set_text (row, "kind", "call");
  pursuit_row_set_text (row, "subject", chinese ? "电话了解近况" : "Asked how things stand");
  pursuit_row_set_int (row, "company_id", id);
  pursuit_row_set_int (row, "owner_id", member_of (self, json, "owner"));
  pursuit_template_set_day (row, "done", days_ago (self, json, "contact"));
  return pursuit_template_insert (self->seed, "activity", row, error) != 0;
}

/* A grade was given when we last spoke to them. */
static gboolean
tell_grade (const Prospects *self, JsonObject *json, gint64 id, GError **error)
{
  const char *grade = json_object_get_string_member_with_default (json, "grade", NULL);

  return grade == NULL || pursuit_txn_add_past_grade_event (self->seed->txn, "company", id, "D", grade,
                                                            "said", text_of (self, json, "reason"),
                                                            days_ago (self, json, "contact"), error);
}

static gboolean
tell_share (const Prospects *self, JsonObject *json, gint64 id, GError **error)
{
  gint64 member = member_of (self, json, "share");
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (member == 0)
    return TRUE;
  pursuit_row_set_int (row, "company_id", id);
  pursuit_row_set_int (row, "member_id", member);
  pursuit_row_set_text (row, "may", "read");
  return pursuit_template_insert (self->seed, "company_share", row, error) != 0;
}

static gboolean
tell_company (const Prospects *self, JsonObject *json, GError **error)
{
  g_autoptr (PursuitRow) row = make_row (self, json);
  gint64 id = pursuit_template_insert (self->seed, "company", row, error);

  return id != 0 && tell_owners (self, json, id, error) && tell_contact (self, json, id, error) &&
         tell_grade (self, json, id, error) && tell_share (self, json, id, error);
}

/**
 * pursuit_sample_find_market:
 * @axis: "industry" or "region"
 * @code: of a group of the shipped grid
 *
 * Returns: the id of the group; 0: there is none
 */
gint64
pursuit_sample_find_market (PursuitTemplateSeed *seed, const char *axis, const char *code)
{
  g_autoptr (JsonObject) markets = pursuit_template_load ("markets.json", NULL);
  JsonArray *groups = json_object_get_array_member (markets, axis);

  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      if (g_str_equal (json_object_get_string_member (group, "code"), code))
        return pursuit_find_by_name (pursuit_txn_get_db (seed->txn), pursuit_entity_find ("market_group"),
                                     pursuit_template_text (group, "name", seed->language), NULL);
    }
  return 0;
}

static gboolean
tell_markets (const Prospects *self, JsonObject *json, GError **error)
{
  JsonArray *industries = json_object_get_array_member (json, "industries");
  JsonObject *owners = json_object_get_object_member (json, "owners");
  JsonObjectIter iter;
  const char *region;

  json_object_iter_init_ordered (&iter, owners);
  while (json_object_iter_next_ordered (&iter, &region, NULL))
    {
      for (guint i = 0; i < json_array_get_length (industries); i++)
        {
          g_autoptr (PursuitRow) row = pursuit_row_new ();
          pursuit_row_set_int (row, "industry_id",
                               pursuit_sample_find_market (self->seed, "industry",
                                                           json_array_get_string_element (industries, i)));
          pursuit_row_set_int (row, "region_id", pursuit_sample_find_market (self->seed, "region", region));
          pursuit_row_set_int (row, "owner_id", member_of (self, owners, region));
          if (pursuit_template_insert (self->seed, "market_cell", row, error) == 0)
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * pursuit_sample_tell_prospects:
 * @customers: sample/customers.json
 * @ids: (element-type utf8 gint64): of the members, by “member/” and their codes
 * @today: from which days are counted back
 *
 * Makes the sample's customers without deals, those in the pool, and the target markets.
 */
gboolean
pursuit_sample_tell_prospects (PursuitTemplateSeed *seed,
                               JsonObject *customers,
                               GHashTable *ids,
                               PursuitDay today,
                               GError **error)
{
  const Prospects prospects = { seed, json_object_get_object_member (customers, "industries"),
                                json_object_get_object_member (customers, "natures"), ids, today };
  const Prospects *self = &prospects;
  g_autoptr (JsonObject) root = pursuit_template_load ("sample/prospects.json", error);
  JsonArray *companies = root ? json_object_get_array_member (root, "companies") : NULL;

  if (root == NULL || !tell_markets (self, json_object_get_object_member (root, "markets"), error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (companies); i++)
    {
      if (!tell_company (self, json_array_get_object_element (companies, i), error))
        return FALSE;
    }
  g_autofree char *since = pursuit_day_to_iso (days_ago (self, root, "rules_since"));
  return pursuit_store_set_setting (pursuit_txn_get_db (self->seed->txn), PURSUIT_RULES_SINCE, since, error);
}
