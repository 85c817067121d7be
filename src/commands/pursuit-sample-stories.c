/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample-stories.h"

#include "pursuit-grade.h"
#include "pursuit-stage.h"

/* A customer came to its owner so many days before its first deal, where nothing else is told. */
#define BEFORE_DEALS 9

/* Dates come nearer by the day, but the log needs no finer steps. */
#define GRADE_STEP 7

/* What missing key nodes mostly leave of the chance that belongs to a stage. */
#define CHANCE_LEFT 0.6

static gint64
find_id (const PursuitSampleStories *self, const char *kind, const char *code)
{
  g_autofree char *key = g_strconcat (kind, "/", code, NULL);
  const gint64 *id = g_hash_table_lookup (self->ids, key);

  if (id == NULL)
    g_error ("the sample names the unknown %s", key);
  return *id;
}

static PursuitDay
get_today (const PursuitSampleStories *self)
{
  return pursuit_txn_get_today (self->seed->txn);
}

/* A member of @deal that counts days from today. */
static PursuitDay
get_day (const PursuitSampleStories *self, JsonObject *deal, const char *member, PursuitDay unknown)
{
  return json_object_has_member (deal, member)
             ? get_today (self) + (PursuitDay) json_object_get_int_member (deal, member)
             : unknown;
}

/* [day, kind, the code of who has it then or null, why], oldest first. */
static gboolean
tell_owners (const PursuitSampleStories *self, JsonArray *told, gint64 id, GError **error)
{
  gint64 from = 0;

  for (guint i = 0; i < json_array_get_length (told); i++)
    {
      JsonArray *step = json_array_get_array_element (told, i);
      gint64 to = json_array_get_null_element (step, 2)
                      ? 0
                      : find_id (self, "member", json_array_get_string_element (step, 2));
      const char *reason =
          json_array_get_length (step) > 3
              ? pursuit_template_node_text (json_array_get_element (step, 3), self->seed->language)
              : NULL;
      PursuitDay day = get_today (self) + (PursuitDay) json_array_get_int_element (step, 0);

      if (!pursuit_txn_add_past_owner_step (self->seed->txn, "company", id, from, to,
                                            json_array_get_string_element (step, 1), reason, day, error))
        return FALSE;
      from = to;
    }
  return TRUE;
}

static GPtrArray *
find_deals (const PursuitSampleStories *self, const char *company)
{
  GPtrArray *deals = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (self->deals); i++)
    {
      JsonObject *deal = json_array_get_object_element (self->deals, i);
      if (g_str_equal (json_object_get_string_member (deal, "company"), company))
        g_ptr_array_add (deals, deal);
    }
  return deals;
}

/**
 * pursuit_sample_base_on:
 * @deal: in deals.json
 *
 * Returns: the chance that belongs to the stage that @deal had reached by @day
 */
double
pursuit_sample_base_on (const PursuitSampleStories *self, JsonObject *deal, PursuitDay day)
{
  JsonArray *steps = json_object_get_array_member (deal, "stages");
  double chance = 0;

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonArray *step = json_array_get_array_element (steps, i);
      g_autofree char *key =
          g_strdup_printf ("%s/%s",
                           json_object_get_string_member_with_default (deal, "process", "key-account"),
                           json_array_get_string_element (step, 0));

      if (get_today (self) + json_array_get_int_element (step, 1) <= day)
        chance = pursuit_record_get_real (g_hash_table_lookup (self->stages, key), PURSUIT_STAGE_PROBABILITY);
    }
  return chance;
}

static const char *
grade_deal (const PursuitSampleStories *self,
            const PursuitCustomerRules *rules,
            JsonObject *deal,
            PursuitDay day)
{
  const PursuitGradeFacts facts = { .expected_close =
                                        get_day (self, deal, "expected_close", PURSUIT_DAY_NONE),
                                    .probability = CHANCE_LEFT * pursuit_sample_base_on (self, deal, day),
                                    .today = day };

  return json_object_get_boolean_member_with_default (deal, "need", TRUE)
             ? pursuit_grade_of_deal (rules, &facts)
             : "D";
}

/* What the rules say of a customer on @day, as its deals were. */
static const char *
grade_on (const PursuitSampleStories *self,
          const PursuitCustomerRules *rules,
          GPtrArray *deals,
          PursuitDay day)
{
  PursuitLifeFacts facts = { 0 };
  PursuitDay last_closed = PURSUIT_DAY_NONE;

  for (guint i = 0; i < deals->len; i++)
    {
      JsonObject *deal = deals->pdata[i];
      PursuitDay closed = get_day (self, deal, "closed", G_MAXINT32);

      if (get_day (self, deal, "created", PURSUIT_DAY_NONE) > day)
        continue;
      if (closed > day)
        {
          const char *grade = grade_deal (self, rules, deal, day);
          if (facts.best == NULL || strcmp (grade, facts.best) < 0)
            facts.best = grade;
        }
      else if (closed >= last_closed)
        {
          last_closed = closed;
          facts.last_outcome = json_object_get_string_member (deal, "outcome");
        }
    }
  return pursuit_grade_of_company (&facts);
}

/* Deals begin and end on their days. */
static gboolean
is_turn (const PursuitSampleStories *self, GPtrArray *deals, PursuitDay day)
{
  for (guint i = 0; i < deals->len; i++)
    if (get_day (self, deals->pdata[i], "created", PURSUIT_DAY_NONE) == day ||
        get_day (self, deals->pdata[i], "closed", PURSUIT_DAY_NONE) == day)
      return TRUE;
  return FALSE;
}

/* As the rules would have found it, had they been there; the row keeps what came of it. */
static gboolean
tell_grades (const PursuitSampleStories *self, GPtrArray *deals, gint64 id, PursuitDay first, GError **error)
{
  PursuitTxn *txn = self->seed->txn;
  PursuitDay today = get_today (self);
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  PursuitCustomerRules rules;
  const char *grade = "D";

  pursuit_customer_rules_init (&rules);
  for (PursuitDay day = first; day <= today; day++)
    {
      const char *now;

      if ((today - day) % GRADE_STEP != 0 && !is_turn (self, deals, day))
        continue;
      now = grade_on (self, &rules, deals, day);
      if (g_str_equal (now, grade))
        continue;
      if (!pursuit_txn_add_past_grade_event (txn, "company", id, grade, now, "rule", NULL, day, error))
        return FALSE;
      grade = now;
    }
  pursuit_row_set_text (row, "grade", grade);
  return pursuit_txn_amend (txn, "company", id, row, error);
}

static gboolean
tell_company (const PursuitSampleStories *self, JsonObject *company, GError **error)
{
  const char *code = json_object_get_string_member (company, "code");
  gint64 id = find_id (self, "company", code);
  g_autoptr (GPtrArray) deals = find_deals (self, code);
  PursuitDay first = get_today (self);

  for (guint i = 0; i < deals->len; i++)
    first = MIN (first, get_day (self, deals->pdata[i], "created", first));
  if (json_object_has_member (company, "owners"))
    {
      if (!tell_owners (self, json_object_get_array_member (company, "owners"), id, error))
        return FALSE;
    }
  else if (!pursuit_txn_add_past_owner_step (self->seed->txn, "company", id, 0,
                                             find_id (self, "member",
                                                      json_object_get_string_member (company, "owner")),
                                             "new", NULL, first - BEFORE_DEALS, error))
    return FALSE;
  return tell_grades (self, deals, id, first, error);
}

/**
 * pursuit_sample_tell_stories:
 *
 * Whose the sample's customers were and what they were graded, since their first deals. Behind their deals.
 */
gboolean
pursuit_sample_tell_stories (const PursuitSampleStories *self, GError **error)
{
  for (guint i = 0; i < json_array_get_length (self->companies); i++)
    if (!tell_company (self, json_array_get_object_element (self->companies, i), error))
      return FALSE;
  return TRUE;
}
