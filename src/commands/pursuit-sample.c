/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-sample.h"

#include "pursuit-money.h"
#include "pursuit-past-event.h"
#include "pursuit-sample-activities.h"
#include "pursuit-sample-fields.h"
#include "pursuit-sample-forecast.h"
#include "pursuit-sample-people.h"
#include "pursuit-sample-plan.h"
#include "pursuit-sample-process.h"
#include "pursuit-sample-prospects.h"
#include "pursuit-sample-purchase.h"
#include "pursuit-sample-stories.h"
#include "pursuit-stage.h"
#include "pursuit-template.h"
#include "pursuit-uid.h"

/*
 * The sample team, as data/sample/README.md describes it. Rows go through the transaction like the user's
 * own; only the stories of the deals are written as they would have come about, because they lie in the past.
 */
typedef struct
{
  PursuitTxn *txn;
  PursuitTemplateSeed seed; /* its uids are a series of their own */
  const char *language;
  const char *currency;
  gint64 minor_per_unit;
  PursuitDay today;
  gint64 start_ms;
  PursuitUidSource uids;
  PursuitBulk *events;
  JsonObject *team;
  JsonObject *customers;
  JsonObject *deals;
  JsonObject *purchases;
  JsonObject *people;
  PursuitSamplePeople told; /* where people.json is told */
  GHashTable *ids;    /* "member/ZW", "company/hengda", "person/hengda/gm", "deal/hengda/TITLE" → gint64 */
  GHashTable *owners; /* company code → gint64: its owner */
  GHashTable *stages; /* "process/stage" → PursuitStage */
} Sample;

static void
sample_clear (Sample *sample)
{
  g_clear_pointer (&sample->events, pursuit_bulk_free);
  g_clear_pointer (&sample->team, json_object_unref);
  g_clear_pointer (&sample->customers, json_object_unref);
  g_clear_pointer (&sample->deals, json_object_unref);
  g_clear_pointer (&sample->purchases, json_object_unref);
  g_clear_pointer (&sample->people, json_object_unref);
  g_clear_pointer (&sample->ids, g_hash_table_unref);
  g_clear_pointer (&sample->owners, g_hash_table_unref);
  g_clear_pointer (&sample->stages, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static gint64
find_id (Sample *sample, const char *kind, const char *code)
{
  g_autofree char *key = g_strconcat (kind, "/", code, NULL);
  const gint64 *id = g_hash_table_lookup (sample->ids, key);

  if (id == NULL)
    g_error ("the sample names the unknown %s", key);
  return *id;
}

static void
keep_id (Sample *sample, const char *kind, const char *code, gint64 id)
{
  g_hash_table_insert (sample->ids, g_strconcat (kind, "/", code, NULL), g_memdup2 (&id, sizeof id));
}

static const char *
get_string (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static const char *
get_text (Sample *sample, JsonObject *object, const char *member)
{
  return pursuit_template_text (object, member, sample->language);
}

/* Entry number @object.@member of @list; NULL when @object has no such member. */
static const char *
get_listed_text (Sample *sample, JsonObject *object, const char *member, JsonArray *list)
{
  if (!json_object_has_member (object, member) || json_object_get_null_member (object, member))
    return NULL;
  return pursuit_template_node_text (json_array_get_element (list,
                                                             json_object_get_int_member (object, member)),
                                     sample->language);
}

/* A member that counts days from today. */
static PursuitDay
get_day (Sample *sample, JsonObject *object, const char *member)
{
  if (!json_object_has_member (object, member))
    return PURSUIT_DAY_NONE;
  return sample->today + (PursuitDay) json_object_get_int_member (object, member);
}

static void
set_number (PursuitRow *row, const char *column, JsonObject *object)
{
  if (json_object_has_member (object, column))
    pursuit_row_set_int (row, column, json_object_get_int_member (object, column));
}

/* Uids are drawn from the seed, so that the same sample is made again. */
static gint64
insert (Sample *sample, const char *table, PursuitRow *row, GError **error)
{
  char uid[PURSUIT_UID_SIZE];

  pursuit_uid_next (&sample->uids, sample->start_ms, uid);
  pursuit_row_set_text (row, "uid", uid);
  return pursuit_txn_insert (sample->txn, table, row, error);
}

static gboolean
make_member (Sample *sample, JsonObject *member, GHashTable *names, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  const char *code = get_string (member, "code");
  const char *manager = get_string (member, "manager");

  g_hash_table_insert (names, (gpointer) code, (gpointer) get_text (sample, member, "name"));
  pursuit_row_set_text (row, "name", get_text (sample, member, "name"));
  pursuit_row_set_text (row, "region", get_text (sample, member, "region"));
  pursuit_row_set_text (row, "manager", manager ? g_hash_table_lookup (names, manager) : NULL);
  pursuit_row_set_int (row, "active", 1);
  gint64 id = insert (sample, "member", row, error);
  keep_id (sample, "member", code, id);
  return id != 0;
}

static gboolean
make_person (Sample *sample, const char *company, JsonObject *person, guint place, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *kind = g_strconcat ("person/", company, NULL);
  JsonObject *posts = json_object_get_object_member (sample->customers, "posts");
  JsonObject *post = json_object_get_object_member (posts, get_string (person, "post"));
  const char *title = get_text (sample, json_object_has_member (person, "title") ? person : post, "title");
  const char *manager = get_string (person, "reports_to");

  pursuit_row_set_text (row, "name", get_text (sample, person, "name"));
  pursuit_row_set_int (row, "company_id", find_id (sample, "company", company));
  pursuit_row_set_text (row, "title", title);
  pursuit_row_set_text (row, "department", get_text (sample, post, "department"));
  pursuit_row_set_text (row, "level", get_string (post, "level"));
  pursuit_row_set_text (row, "function", get_string (post, "function"));
  pursuit_row_set_text (row, "email", get_string (person, "email"));
  pursuit_row_set_text (row, "mobile", get_string (person, "mobile"));
  if (manager != NULL)
    pursuit_row_set_int (row, "reports_to", find_id (sample, kind, manager));
  pursuit_row_set_int (row, "on_chart",
                       json_object_get_boolean_member_with_default (person, "on_chart", TRUE));
  pursuit_row_set_real (row, "chart_order", place + 1);
  pursuit_row_set_int (row, "placeholder",
                       json_object_get_boolean_member_with_default (person, "placeholder", FALSE));
  gint64 id = insert (sample, "person", row, error);
  keep_id (sample, kind, get_string (person, "code"), id);
  return id != 0;
}

static gboolean
make_company (Sample *sample, JsonObject *company, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  const char *code = get_string (company, "code");
  JsonObject *industries = json_object_get_object_member (sample->customers, "industries");
  JsonObject *natures = json_object_get_object_member (sample->customers, "natures");
  JsonArray *people = json_object_get_array_member (company, "people");
  gint64 owner = find_id (sample, "member", get_string (company, "owner"));

  pursuit_row_set_text (row, "name", get_text (sample, company, "name"));
  pursuit_row_set_text (row, "industry", get_text (sample, industries, get_string (company, "industry")));
  pursuit_row_set_text (row, "nature", get_text (sample, natures, get_string (company, "nature")));
  pursuit_row_set_text (row, "region", get_text (sample, company, "region"));
  pursuit_row_set_text (row, "website", get_string (company, "website"));
  pursuit_row_set_text (row, "phone", get_string (company, "phone"));
  set_number (row, "employees", company);
  set_number (row, "founded", company);
  if (json_object_has_member (company, "revenue"))
    pursuit_row_set_int (row, "revenue",
                         json_object_get_int_member (company, "revenue") * sample->minor_per_unit);
  pursuit_row_set_text (row, "currency", sample->currency);
  pursuit_row_set_int (row, "owner_id", owner);
  pursuit_row_set_text (row, "state", "active");
  gint64 id = insert (sample, "company", row, error);
  if (id == 0)
    return FALSE;

  keep_id (sample, "company", code, id);
  g_hash_table_insert (sample->owners, (gpointer) code, g_memdup2 (&owner, sizeof owner));
  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      if (!make_person (sample, code, json_array_get_object_element (people, i), i, error))
        return FALSE;
    }
  return pursuit_sample_tell_company_people (&sample->told, code, error);
}

/* One deal while it is made. */
typedef struct
{
  JsonObject *json;
  const char *company;
  const char *outcome;
  gint64 id;
  gint64 company_id;
  gint64 owner_id;
  gint64 amount;
  GPtrArray *stages; /* PursuitStage, one a stage event; not owned */
} Deal;

static PursuitRecord *
find_stage (Sample *sample, JsonObject *deal, const char *code)
{
  const char *process = json_object_get_string_member_with_default (deal, "process", "key-account");
  g_autofree char *key = g_strconcat (process, "/", code, NULL);
  PursuitRecord *stage = g_hash_table_lookup (sample->stages, key);

  if (stage == NULL)
    g_error ("the sample names the unknown stage %s", key);
  return stage;
}

static gint64
insert_deal (Sample *sample, Deal *deal, guint place, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  PursuitRecord *stage = g_ptr_array_index (deal->stages, deal->stages->len - 1);
  JsonObject *titles = json_object_get_object_member (sample->deals, "titles");
  JsonObject *products = json_object_get_object_member (sample->team, "products");
  JsonArray *competitors = json_object_get_array_member (sample->team, "competitors");
  JsonArray *sources = json_object_get_array_member (sample->team, "sources");
  JsonObject *reasons = json_object_get_object_member (sample->team, "reasons");
  gboolean need = json_object_get_boolean_member_with_default (deal->json, "need", TRUE);

  pursuit_row_set_text (row, "title", get_text (sample, titles, get_string (deal->json, "title")));
  pursuit_row_set_int (row, "company_id", deal->company_id);
  pursuit_row_set_int (row, "process_id", pursuit_record_get_int (stage, PURSUIT_STAGE_PROCESS_ID));
  pursuit_row_set_int (row, "stage_id", pursuit_record_get_id (stage));
  pursuit_row_set_real (row, "position", place + 1);
  pursuit_row_set_text (row, "outcome", deal->outcome);
  pursuit_row_set_text (row, "product", get_text (sample, products, get_string (deal->json, "product")));
  pursuit_row_set_int (row, "amount", deal->amount);
  pursuit_row_set_text (row, "currency", sample->currency);
  pursuit_row_set_int (row, "owner_id", deal->owner_id);
  /* a deal without a clear need is of grade D, whatever its dates say */
  pursuit_row_set_text (row, "grade", need ? NULL : "D");
  pursuit_row_set_int (row, "grade_own", !need);
  pursuit_template_set_day (row, "created", get_day (sample, deal->json, "created"));
  pursuit_template_set_day (row, "closed", get_day (sample, deal->json, "closed"));
  pursuit_template_set_day (row, "expected_close", get_day (sample, deal->json, "expected_close"));
  pursuit_template_set_day (row, "finished", get_day (sample, deal->json, "finished"));
  if (json_object_has_member (reasons, deal->outcome))
    pursuit_row_set_text (row, "close_reason",
                          get_listed_text (sample, deal->json, "reason",
                                           json_object_get_array_member (reasons, deal->outcome)));
  pursuit_row_set_text (row, "competitor", get_listed_text (sample, deal->json, "competitor", competitors));
  pursuit_row_set_text (row, "strategy", get_string (deal->json, "strategy"));
  pursuit_row_set_text (row, "forecast", get_string (deal->json, "forecast"));
  if (json_object_has_member (deal->json, "forecast_manager"))
    pursuit_row_set_int (row, "forecast_manager",
                         json_object_get_int_member (deal->json, "forecast_manager") *
                             sample->minor_per_unit);
  pursuit_row_set_text (row, "source", get_listed_text (sample, deal->json, "source", sources));
  pursuit_row_set_text (row, "notes", get_text (sample, deal->json, "notes"));
  return insert (sample, "deal", row, error);
}

/* How the stage of @steps[@index] was reached. */
static void
tell_step (Sample *sample, Deal *deal, JsonArray *step, PursuitPastEvent *event)
{
  event->day = sample->today + (PursuitDay) json_array_get_int_element (step, 1);
  if (json_array_get_length (step) < 3)
    return;
  JsonObject *how = json_array_get_object_element (step, 2);
  const char *approved_by = get_string (how, "approved_by");
  event->forced = json_object_get_boolean_member_with_default (how, "forced", FALSE);
  event->reason = get_text (sample, how, "reason");
  event->approved_by_id = approved_by ? find_id (sample, "member", approved_by) : 0;
}

/* Created in the first stage, moved to each other one, and closed, unless entering delivery won the deal. */
static gboolean
tell_story (Sample *sample, Deal *deal, GError **error)
{
  JsonArray *steps = json_object_get_array_member (deal->json, "stages");
  JsonObject *reasons = json_object_get_object_member (sample->team, "reasons");
  PursuitPastEvent event = { .deal_id = deal->id,
                             .by_id = deal->owner_id,
                             .owner_id = deal->owner_id,
                             .amount = deal->amount,
                             .currency = sample->currency,
                             .outcome = "open" };

  for (guint i = 0; i < deal->stages->len; i++)
    {
      event.from = event.to;
      event.to = g_ptr_array_index (deal->stages, i);
      event.seq++;
      event.kind = i == 0 ? "created" : "moved";
      event.forced = FALSE;
      event.reason = event.missing = NULL;
      event.approved_by_id = 0;
      g_autofree char *facts = pursuit_sample_word_facts (json_array_get_array_element (steps, i), event.to);
      g_autofree char *missing = NULL;
      event.features = facts;
      tell_step (sample, deal, json_array_get_array_element (steps, i), &event);
      if (event.forced &&
          !pursuit_sample_word_missing (&sample->seed, json_array_get_array_element (steps, i), event.to,
                                        &missing, error))
        return FALSE;
      event.missing = missing;
      if (g_str_equal (pursuit_record_get_text (event.to, PURSUIT_STAGE_PHASE), "deliver"))
        event.outcome = "won";
      if (!pursuit_past_events_add (sample->events, sample->txn, &event, error))
        return FALSE;
    }
  if (g_str_equal (deal->outcome, event.outcome))
    return TRUE;

  event = (PursuitPastEvent){ .deal_id = deal->id,
                              .seq = event.seq + 1,
                              .kind = "closed",
                              .from = event.to,
                              .to = event.to,
                              .outcome = deal->outcome,
                              .day = get_day (sample, deal->json, "closed"),
                              .by_id = deal->owner_id,
                              .owner_id = deal->owner_id,
                              .amount = deal->amount,
                              .currency = sample->currency };
  if (json_object_has_member (reasons, deal->outcome))
    event.reason =
        get_listed_text (sample, deal->json, "reason", json_object_get_array_member (reasons, deal->outcome));
  event.competitor = get_listed_text (sample, deal->json, "competitor",
                                      json_object_get_array_member (sample->team, "competitors"));
  return pursuit_past_events_add (sample->events, sample->txn, &event, error);
}

static gint64
find_person (Sample *sample, Deal *deal, const char *code)
{
  g_autofree char *kind = g_strconcat ("person/", deal->company, NULL);
  return find_id (sample, kind, code);
}

static gboolean
make_participant (Sample *sample, Deal *deal, JsonObject *participant, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autoptr (GString) roles = g_string_new (NULL);
  JsonArray *codes = json_object_has_member (participant, "roles")
                         ? json_object_get_array_member (participant, "roles")
                         : NULL;

  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    g_string_append_printf (roles, "%s%s", i ? "," : "", json_array_get_string_element (codes, i));
  pursuit_row_set_int (row, "deal_id", deal->id);
  pursuit_row_set_int (row, "person_id", find_person (sample, deal, get_string (participant, "person")));
  pursuit_row_set_text (row, "roles", roles->len > 0 ? roles->str : NULL);
  set_number (row, "attitude", participant);
  set_number (row, "weight", participant);
  pursuit_row_set_int (row, "insider",
                       json_object_get_boolean_member_with_default (participant, "insider", FALSE));
  pursuit_row_set_int (row, "owner_id", deal->owner_id);
  pursuit_row_set_text (row, "notes", get_text (sample, participant, "notes"));
  return insert (sample, "participant", row, error) != 0;
}

static gboolean
make_participants (Sample *sample, Deal *deal, GError **error)
{
  JsonArray *people = json_object_has_member (deal->json, "people")
                          ? json_object_get_array_member (deal->json, "people")
                          : NULL;

  for (guint i = 0; people != NULL && i < json_array_get_length (people); i++)
    {
      if (!make_participant (sample, deal, json_array_get_object_element (people, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell_process (Sample *sample, Deal *deal, GError **error)
{
  PursuitRecord *stage = g_ptr_array_index (deal->stages, deal->stages->len - 1);
  PursuitSampleDeal told = { .json = deal->json,
                             .evidence = json_object_get_object_member (sample->team, "evidence"),
                             .id = deal->id,
                             .process_id = pursuit_record_get_int (stage, PURSUIT_STAGE_PROCESS_ID),
                             .stage_id = pursuit_record_get_id (stage),
                             .owner_id = deal->owner_id,
                             .approver_id = find_id (sample, "member", "ZW") };
  return pursuit_sample_tell_process (&sample->seed, &told, error) &&
         pursuit_sample_tell_scores (&sample->seed, &told, error);
}

static gboolean
make_deal (Sample *sample, JsonObject *json, guint place, GError **error)
{
  g_autoptr (GPtrArray) stages = g_ptr_array_new ();
  JsonArray *steps = json_object_get_array_member (json, "stages");
  const char *company = get_string (json, "company");
  const char *owner = get_string (json, "owner");
  Deal deal = { .json = json,
                .company = company,
                .outcome = json_object_get_string_member_with_default (json, "outcome", "open"),
                .company_id = find_id (sample, "company", company),
                .owner_id = owner ? find_id (sample, "member", owner)
                                  : *(gint64 *) g_hash_table_lookup (sample->owners, company),
                .amount = json_object_get_int_member (json, "amount") * sample->minor_per_unit,
                .stages = stages };

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonArray *step = json_array_get_array_element (steps, i);
      g_ptr_array_add (stages, find_stage (sample, json, json_array_get_string_element (step, 0)));
    }
  deal.id = insert_deal (sample, &deal, place, error);
  g_autofree char *code = g_strconcat (company, "/", get_string (json, "title"), NULL);
  g_autofree char *number = g_strdup_printf ("%u", place);
  keep_id (sample, "deal", code, deal.id);
  keep_id (sample, "deal-at", number, deal.id);
  PursuitSamplePurchase told = { json, sample->ids, deal.id, deal.owner_id, sample->minor_per_unit };
  const PursuitSampleActivities activities = { json,    sample->team,    sample->ids,
                                               deal.id, deal.company_id, deal.owner_id };
  return deal.id != 0 && tell_story (sample, &deal, error) && make_participants (sample, &deal, error) &&
         pursuit_sample_tell_activities (&sample->seed, &activities, error) &&
         pursuit_sample_tell_deal_people (&sample->told, json, deal.id, deal.owner_id, error) &&
         (!g_str_equal (deal.outcome, "open") ||
          (tell_process (sample, &deal, error) &&
           pursuit_sample_tell_purchase (&sample->seed,
                                         json_object_get_object_member (sample->purchases, "purchases"),
                                         &told, error)));
}

static gboolean
load (Sample *sample, GError **error)
{
  static const char *const processes[] = { "key-account", "project-sale", "grade-a" };

  sample->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sample->owners = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  sample->stages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint p = 0; p < G_N_ELEMENTS (processes); p++)
    {
      g_autoptr (GPtrArray) stages = pursuit_template_stages (sample->txn, processes[p], error);
      for (guint i = 0; stages != NULL && i < stages->len; i++)
        {
          PursuitRecord *stage = g_ptr_array_index (stages, i);
          const char *code = pursuit_record_get_text (stage, PURSUIT_STAGE_CODE);
          g_hash_table_insert (sample->stages, g_strconcat (processes[p], "/", code, NULL),
                               g_object_ref (stage));
        }
      if (stages == NULL)
        return FALSE;
    }
  return (sample->team = pursuit_template_load ("sample/team.json", error)) != NULL &&
         (sample->customers = pursuit_template_load ("sample/customers.json", error)) != NULL &&
         (sample->deals = pursuit_template_load ("sample/deals.json", error)) != NULL &&
         (sample->purchases = pursuit_template_load ("sample/purchase.json", error)) != NULL &&
         (sample->people = pursuit_template_load ("sample/people.json", error)) != NULL &&
         (sample->events = pursuit_past_events_begin (sample->txn, error)) != NULL;
}

/**
 * pursuit_sample_make:
 * @txn: on a database that has the processes (pursuit_template_seed()) and nothing else
 * @language: "en" or "zh"
 * @currency: of all amounts
 * @seed: of the uids
 *
 * Fills a new database with the sample team's quarter, dates counted from the transaction's day.
 */
gboolean
pursuit_sample_make (PursuitTxn *txn,
                     const char *language,
                     const char *currency,
                     guint64 seed,
                     GError **error)
{
  g_return_val_if_fail (txn != NULL, FALSE);
  g_return_val_if_fail (language != NULL && currency != NULL, FALSE);

  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (Sample) sample = { .txn = txn,
                             .language = language,
                             .currency = currency,
                             .minor_per_unit = 1,
                             .today = pursuit_txn_get_today (txn) };
  for (int i = 0; i < pursuit_currency_digits (currency); i++)
    sample.minor_per_unit *= 10;
  sample.start_ms = pursuit_day_to_ms (sample.today, NULL);
  pursuit_uid_source_init (&sample.uids, seed ? seed : 1);
  sample.seed = (PursuitTemplateSeed){ .txn = txn, .language = language, .start_ms = sample.start_ms };
  pursuit_uid_source_init (&sample.seed.uids, seed ^ G_GUINT64_CONSTANT (0x5350494E45));
  pursuit_txn_set_summary_stale (txn);
  if (!load (&sample, error))
    return FALSE;
  sample.told =
      (PursuitSamplePeople){ &sample.seed, sample.people,
                             json_object_get_array_member (sample.team, "competitors"), sample.ids };

  JsonArray *members = json_object_get_array_member (sample.team, "members");
  for (guint i = 0; i < json_array_get_length (members); i++)
    if (!make_member (&sample, json_array_get_object_element (members, i), names, error))
      return FALSE;
  JsonArray *companies = json_object_get_array_member (sample.customers, "companies");
  for (guint i = 0; i < json_array_get_length (companies); i++)
    if (!make_company (&sample, json_array_get_object_element (companies, i), error))
      return FALSE;
  JsonArray *deals = json_object_get_array_member (sample.deals, "deals");
  for (guint i = 0; i < json_array_get_length (deals); i++)
    if (!make_deal (&sample, json_array_get_object_element (deals, i), i, error))
      return FALSE;
  const PursuitSampleStories stories = { &sample.seed, companies, deals, sample.ids, sample.stages };
  const PursuitSamplePlan plan = { &sample.seed, json_object_get_object_member (sample.team, "plan"),
                                   sample.ids, sample.minor_per_unit };
  return pursuit_sample_tell_stories (&stories, error) &&
         pursuit_sample_tell_prospects (&sample.seed, sample.customers, sample.ids, sample.today, error) &&
         pursuit_sample_tell_fields (&sample.seed, sample.ids, sample.minor_per_unit, sample.today, error) &&
         pursuit_sample_tell_forecast (&stories, error) && pursuit_sample_tell_plan (&plan, error) &&
         pursuit_bulk_flush (sample.events, error);
}
