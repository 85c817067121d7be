/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-purchase.h"

/* What is told of one deal: what sample/purchase.json has for it, and who its people are. */
typedef struct
{
  PursuitTemplateSeed *seed;
  const PursuitSamplePurchase *deal;
  JsonObject *json;
} Purchase;

static gint64
find_person (Purchase *purchase, const char *code)
{
  const char *company = json_object_get_string_member (purchase->deal->json, "company");
  g_autofree char *key = g_strdup_printf ("person/%s/%s", company, code);
  const gint64 *id = g_hash_table_lookup (purchase->deal->ids, key);

  if (id == NULL)
    g_error ("the sample names the unknown %s", key);
  return *id;
}

static char *
name_of_person (Purchase *purchase, const char *code)
{
  g_autoptr (PursuitRow) person =
      pursuit_txn_read (purchase->seed->txn, "person", find_person (purchase, code), NULL);

  return person != NULL ? g_strdup (pursuit_row_get_text (person, "name")) : NULL;
}

static void
set_day (Purchase *purchase, PursuitRow *row, const char *column, gint64 days)
{
  g_autofree char *iso = pursuit_day_to_iso (pursuit_txn_get_today (purchase->seed->txn) + (PursuitDay) days);

  pursuit_row_set_text (row, column, iso);
}

static const char *
get_string (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* The text of element @index of @list in the sample's language; NULL when it is null. */
static const char *
get_element_text (Purchase *purchase, JsonArray *list, guint index)
{
  return json_array_get_null_element (list, index)
             ? NULL
             : pursuit_template_node_text (json_array_get_element (list, index), purchase->seed->language);
}

static gboolean
tell_facts (Purchase *purchase, GError **error)
{
  JsonObject *facts = json_object_get_object_member (purchase->json, "facts");
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *source = name_of_person (purchase, get_string (purchase->json, "source"));

  if (json_object_has_member (facts, "budget"))
    pursuit_row_set_int (row, "budget",
                         json_object_get_int_member (facts, "budget") * purchase->deal->minor_per_unit);
  pursuit_row_set_text (row, "buying_when",
                        pursuit_template_text (facts, "buying_when", purchase->seed->language));
  pursuit_row_set_text (row, "buying_method", get_string (facts, "buying_method"));
  pursuit_row_set_int (row, "in_charge_id", find_person (purchase, get_string (facts, "in_charge")));
  pursuit_row_set_text (row, "strategy", get_string (facts, "strategy"));
  pursuit_row_set_text (row, "buying_source", source);
  return pursuit_txn_amend (purchase->seed->txn, "deal", purchase->deal->deal_id, row, error);
}

/* [code, state, day or null, person or null, text or null] */
static gboolean
tell_decision (Purchase *purchase, JsonArray *decision, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "deal_id", purchase->deal->deal_id);
  pursuit_row_set_text (row, "code", json_array_get_string_element (decision, 0));
  pursuit_row_set_text (row, "state", json_array_get_string_element (decision, 1));
  if (!json_array_get_null_element (decision, 2))
    set_day (purchase, row, "day", json_array_get_int_element (decision, 2));
  if (!json_array_get_null_element (decision, 3))
    {
      g_autofree char *source = name_of_person (purchase, json_array_get_string_element (decision, 3));
      pursuit_row_set_text (row, "source", source);
    }
  pursuit_row_set_text (row, "text", get_element_text (purchase, decision, 4));
  return pursuit_template_insert (purchase->seed, "buying_decision", row, error) != 0;
}

/* [day, text, source] */
static gboolean
tell_version (Purchase *purchase, gint64 need_id, JsonArray *version, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "need_id", need_id);
  set_day (purchase, row, "day", json_array_get_int_element (version, 0));
  pursuit_row_set_text (row, "text", get_element_text (purchase, version, 1));
  pursuit_row_set_text (row, "source", get_element_text (purchase, version, 2));
  pursuit_row_set_int (row, "by_id", purchase->deal->owner_id);
  return pursuit_template_insert (purchase->seed, "need_version", row, error) != 0;
}

static gboolean
tell_need (Purchase *purchase, JsonObject *need, guint place, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  JsonArray *versions = json_object_get_array_member (need, "versions");

  pursuit_row_set_int (row, "deal_id", purchase->deal->deal_id);
  pursuit_row_set_int (row, "holder_id", find_person (purchase, get_string (need, "holder")));
  pursuit_row_set_text (row, "kind", get_string (need, "kind"));
  pursuit_row_set_int (row, "position", place + 1);
  if (json_object_has_member (need, "dropped"))
    set_day (purchase, row, "dropped", json_object_get_int_member (need, "dropped"));
  gint64 id = pursuit_template_insert (purchase->seed, "need", row, error);
  for (guint i = 0; id != 0 && i < json_array_get_length (versions); i++)
    {
      if (!tell_version (purchase, id, json_array_get_array_element (versions, i), error))
        return FALSE;
    }
  return id != 0;
}

/**
 * pursuit_sample_tell_purchase:
 * @purchases: the member of that name of sample/purchase.json
 *
 * Notes the needs, the decisions and the buying facts of the few deals for which the sample has some.
 */
gboolean
pursuit_sample_tell_purchase (PursuitTemplateSeed *seed,
                              JsonObject *purchases,
                              const PursuitSamplePurchase *deal,
                              GError **error)
{
  g_return_val_if_fail (seed != NULL && purchases != NULL && deal != NULL, FALSE);

  g_autofree char *key =
      g_strdup_printf ("%s/%s", get_string (deal->json, "company"), get_string (deal->json, "title"));
  if (!json_object_has_member (purchases, key))
    return TRUE;

  Purchase purchase = { seed, deal, json_object_get_object_member (purchases, key) };
  JsonArray *decisions = json_object_get_array_member (purchase.json, "decisions");
  if (!tell_facts (&purchase, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (decisions); i++)
    {
      if (!tell_decision (&purchase, json_array_get_array_element (decisions, i), error))
        return FALSE;
    }
  JsonArray *needs = json_object_has_member (purchase.json, "needs")
                         ? json_object_get_array_member (purchase.json, "needs")
                         : NULL;
  for (guint i = 0; needs != NULL && i < json_array_get_length (needs); i++)
    {
      if (!tell_need (&purchase, json_array_get_object_element (needs, i), i, error))
        return FALSE;
    }
  return TRUE;
}
