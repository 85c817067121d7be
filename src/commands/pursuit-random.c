/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-random.h"

#include "pursuit-bulk.h"
#include "pursuit-company-keys.h"
#include "pursuit-money.h"
#include "pursuit-past-event.h"
#include "pursuit-sort-key.h"
#include "pursuit-stage.h"
#include "pursuit-template.h"
#include "pursuit-text.h"
#include "pursuit-uid.h"

/*
 * Databases of any size for measurements: half of the deals open, 40 % of those in one stage, on average 5
 * events a deal, one company for 10 deals, 3 people a company. The same seed, size and day make the same
 * rows.
 */

enum
{
  DEALS_PER_COMPANY = 10,
  PEOPLE_PER_COMPANY = 3,
  N_MEMBERS = 24,
  CROWDED_PERCENT = 40, /* of the open deals, in the stage before the middle */
  MIN_EVENTS = 3,       /* a story has 3 to 7 events, each number as likely: 5 on average */
  MAX_EVENTS = 7,
  MAX_STAGES = 16,
};

typedef struct
{
  PursuitTxn *txn;
  GCancellable *cancellable;
  const char *currency;
  gboolean chinese;
  gint64 minor_per_unit;
  gint64 n_deals;
  PursuitDay today;
  gint64 start_ms;
  guint64 state; /* of the random numbers */
  PursuitUidSource uids;
  char uid[PURSUIT_UID_SIZE]; /* of the row that is being set */
  GPtrArray *stages;          /* PursuitStage of the default process */
  guint n_sell;               /* the first so many stages are for selling, the next one for delivery */
  double place[MAX_STAGES];
  gint64 first_member;
  PursuitCustomerRules rules;
  gint64 first_company;
  gint64 first_deal;
} Random;

static const char *const PLACES_EN[] = { "Liaoning", "Hengda",  "Northern", "Jilin", "Tangshan",
                                         "Yulin",    "Pacific", "Atlas",    "Delta", "Harbour",
                                         "Summit",   "Silesia", "Ostrava",  "Baltic" };
static const char *const PLACES_ZH[] = { "辽宁", "恒达", "北方", "吉林", "唐山", "榆林", "太平洋",
                                         "泰山", "三江", "海港", "长城", "金石", "东海", "华源" };
static const char *const TRADES_EN[] = { "Steel", "Cement", "Rail",  "Mining",
                                         "Paper", "Glass",  "Foods", "Chemicals" };
static const char *const TRADES_ZH[] = { "钢铁", "水泥", "铁路", "矿业", "纸业", "玻璃", "食品", "化工" };
static const char *const NAMES_EN[] = { "Anna Berg", "Li Wei",     "Tom Clarke", "Zhang Min",   "Eva Novak",
                                        "Wang Fang", "Peter Holm", "Chen Jie",   "Maria Costa", "Zhao Lei",
                                        "Sun Hong",  "John Reed",  "Ines Roth",  "Huang Yan",   "Paul Lind" };
static const char *const NAMES_ZH[] = { "李伟", "张敏", "王芳", "陈杰", "赵磊", "孙红", "黄艳", "周涛",
                                        "吴静", "郑凯", "冯丽", "刘洋", "许强", "何平", "郭鑫" };
static const char *const TITLES_EN[] = { "Hydraulics refit", "Gear oil, yearly supply", "New line",
                                         "Trial batch",      "Service contract",        "Spare parts frame",
                                         "Plant extension" };
static const char *const TITLES_ZH[] = { "液压系统改造", "齿轮油年度供应", "新产线",  "试用批次",
                                         "服务合同",     "备件框架协议",   "厂区扩建" };
static const char *const LEVELS[] = { "operating", "management", "decision" };
static const char *const FUNCTIONS[] = { "using", "technical", "purchasing" };
static const char *const REASONS[] = { "Price", "Relation", "Product", "No budget" };

/* One step of SplitMix64 (Steele, Lea, Flood 2014). */
static guint64
next (Random *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

/* A number from @least to @most, both included. */
static int
between (Random *self, int least, int most)
{
  return least + (int) (next (self) % (guint64) (most - least + 1));
}

#define PICK(self, en, zh)                                                                                   \
  ((self)->chinese ? (zh)[next (self) % G_N_ELEMENTS (zh)] : (en)[next (self) % G_N_ELEMENTS (en)])

/* Columns that every table begins with: numbers 0 to 3 of each bulk. */
static void
set_common (Random *self, PursuitBulk *bulk, gint64 id)
{
  pursuit_uid_next (&self->uids, self->start_ms, self->uid);
  pursuit_bulk_set_int (bulk, 0, id);
  pursuit_bulk_set_text (bulk, 1, self->uid);
  pursuit_bulk_set_int (bulk, 2, 1);
  pursuit_bulk_set_int (bulk, 3, self->start_ms);
}

static gboolean
make_members (Random *self, GError **error)
{
  static const char *const columns[] = {
    "id", "uid", "ver", "updated_ms", "name", "match_key", "active", NULL
  };
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (self->txn, "member", columns, error);

  self->first_member = pursuit_txn_reserve_ids (self->txn, "member", N_MEMBERS, error);
  if (bulk == NULL || self->first_member == 0)
    return FALSE;
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      const char *base =
          self->chinese ? NAMES_ZH[i % G_N_ELEMENTS (NAMES_ZH)] : NAMES_EN[i % G_N_ELEMENTS (NAMES_EN)];
      guint round = i / G_N_ELEMENTS (NAMES_EN);
      g_autofree char *name = round > 0 ? g_strdup_printf ("%s %u", base, round + 1) : g_strdup (base);
      set_common (self, bulk, self->first_member + i);
      pursuit_bulk_set_text (bulk, 4, name);
      pursuit_bulk_set_text (bulk, 5, name);
      pursuit_bulk_set_int (bulk, 6, 1);
      if (!pursuit_bulk_add (bulk, error))
        return FALSE;
    }
  return pursuit_bulk_flush (bulk, error) &&
         pursuit_txn_note_range (self->txn, "member", self->first_member, self->first_member + N_MEMBERS - 1,
                                 error);
}

static gint64
random_owner (Random *self)
{
  return self->first_member + (gint64) (next (self) % N_MEMBERS);
}

static gint64
n_companies (Random *self)
{
  return (self->n_deals + DEALS_PER_COMPANY - 1) / DEALS_PER_COMPANY;
}

static gboolean
make_companies (Random *self, GError **error)
{
  static const char *const columns[] = { "id",        "uid",       "ver",      "updated_ms",
                                         "name",      "match_key", "search",   "industry",
                                         "region",    "currency",  "owner_id", "state",
                                         "employees", "sort_key",  "dup_name", NULL };
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (self->txn, "company", columns, error);
  gint64 n = n_companies (self);

  self->first_company = pursuit_txn_reserve_ids (self->txn, "company", n, error);
  if (bulk == NULL || self->first_company == 0)
    return FALSE;
  for (gint64 i = 0; i < n; i++)
    {
      const char *place = PICK (self, PLACES_EN, PLACES_ZH);
      const char *trade = PICK (self, TRADES_EN, TRADES_ZH);
      g_autofree char *name =
          g_strdup_printf (self->chinese ? "%s%s%" G_GINT64_FORMAT : "%s %s %" G_GINT64_FORMAT, place, trade,
                           i + 1);
      g_autofree char *match = pursuit_text_match_key (name, -1);
      g_autofree char *search = pursuit_text_search_key (name, -1);
      g_autofree char *sort = pursuit_sort_key (name, -1, PURSUIT_SORT_TITLE);
      g_autofree char *name_key = pursuit_company_name_key (name, NULL);
      set_common (self, bulk, self->first_company + i);
      pursuit_bulk_set_text (bulk, 4, name);
      pursuit_bulk_set_text (bulk, 5, match);
      pursuit_bulk_set_text (bulk, 6, search);
      pursuit_bulk_set_text (bulk, 7, trade);
      pursuit_bulk_set_text (bulk, 8, place);
      pursuit_bulk_set_text (bulk, 9, self->currency);
      pursuit_bulk_set_int (bulk, 10, random_owner (self));
      pursuit_bulk_set_text (bulk, 11, "active");
      pursuit_bulk_set_int (bulk, 12, between (self, 50, 20000));
      pursuit_bulk_set_text (bulk, 13, sort);
      pursuit_bulk_set_text (bulk, 14, name_key);
      if (!pursuit_bulk_add (bulk, error))
        return FALSE;
    }
  return pursuit_bulk_flush (bulk, error) &&
         pursuit_txn_note_range (self->txn, "company", self->first_company, self->first_company + n - 1,
                                 error);
}

/* The first of a company's people is the head of the others. */
static gboolean
make_people (Random *self, GError **error)
{
  static const char *const columns[] = { "id",         "uid",      "ver",         "updated_ms", "name",
                                         "match_key",  "search",   "company_id",  "level",      "function",
                                         "reports_to", "on_chart", "chart_order", "sort_key",   NULL };
  g_autoptr (PursuitBulk) bulk = pursuit_bulk_new (self->txn, "person", columns, error);
  gint64 n = n_companies (self) * PEOPLE_PER_COMPANY;
  gint64 first = pursuit_txn_reserve_ids (self->txn, "person", n, error);

  if (bulk == NULL || first == 0)
    return FALSE;
  for (gint64 i = 0; i < n; i++)
    {
      int rank = (int) (i % PEOPLE_PER_COMPANY);
      const char *name = PICK (self, NAMES_EN, NAMES_ZH);
      g_autofree char *match = pursuit_text_match_key (name, -1);
      g_autofree char *search = pursuit_text_search_key (name, -1);
      g_autofree char *sort = pursuit_sort_key (name, -1, PURSUIT_SORT_PERSON);
      set_common (self, bulk, first + i);
      pursuit_bulk_set_text (bulk, 4, name);
      pursuit_bulk_set_text (bulk, 5, match);
      pursuit_bulk_set_text (bulk, 6, search);
      pursuit_bulk_set_int (bulk, 7, self->first_company + i / PEOPLE_PER_COMPANY);
      pursuit_bulk_set_text (bulk, 8, LEVELS[rank == 0 ? 2 : between (self, 0, 1)]);
      pursuit_bulk_set_text (bulk, 9, FUNCTIONS[next (self) % G_N_ELEMENTS (FUNCTIONS)]);
      if (rank > 0)
        pursuit_bulk_set_int (bulk, 10, first + i - rank);
      pursuit_bulk_set_int (bulk, 11, 1);
      pursuit_bulk_set_real (bulk, 12, rank + 1);
      pursuit_bulk_set_text (bulk, 13, sort);
      if (!pursuit_bulk_add (bulk, error))
        return FALSE;
    }
  return pursuit_bulk_flush (bulk, error) &&
         pursuit_txn_note_range (self->txn, "person", first, first + n - 1, error);
}

/* What a deal has come to, before it is written. */
typedef struct
{
  gint64 id;
  gint64 owner_id;
  gint64 amount;
  const char *outcome;
  guint path[MAX_EVENTS]; /* the stages it went through */
  guint n_steps;
  guint n_events;
  PursuitDay created;
  PursuitDay last;  /* of the last event */
  PursuitDay since; /* when it came into its stage */
} Story;

enum
{
  DEAL_TITLE = 4,
  DEAL_COMPANY,
  DEAL_PROCESS,
  DEAL_STAGE,
  DEAL_POSITION,
  DEAL_OUTCOME,
  DEAL_AMOUNT,
  DEAL_CURRENCY,
  DEAL_OWNER,
  DEAL_GRADE,
  DEAL_CREATED,
  DEAL_CLOSED,
  DEAL_EXPECTED_CLOSE,
  DEAL_FINISHED,
  DEAL_SEARCH,
  DEAL_SORT_KEY,
  DEAL_ON_BOARD,
  DEAL_PROBABILITY_COMPUTED,
  DEAL_PROBABILITY,
  DEAL_WEIGHTED,
  DEAL_STAGE_SINCE,
  DEAL_LAST_SEQ,
};

static const char *const DEAL_COLUMNS[] = {
  "id",
  "uid",
  "ver",
  "updated_ms",
  "title",
  "company_id",
  "process_id",
  "stage_id",
  "position",
  "outcome",
  "amount",
  "currency",
  "owner_id",
  "grade",
  "created",
  "closed",
  "expected_close",
  "finished",
  "search",
  "sort_key",
  "on_board",
  "probability_computed",
  "probability",
  "weighted",
  "stage_since",
  "last_seq",
  NULL,
};

static guint
pick_open_stage (Random *self)
{
  guint crowded = (self->n_sell - 1) / 2;

  if (between (self, 1, 100) <= CROWDED_PERCENT)
    return crowded;
  guint other = (guint) between (self, 0, (int) self->n_sell - 2);
  return other < crowded ? other : other + 1;
}

/*
 * A way of @n_steps stages from the first to @last: evenly forward, and where that would stand still, a step
 * to the neighbour and back. Fewer steps than stages skip some.
 */
static void
walk (Random *self, Story *story, guint last, guint n_steps)
{
  guint top = MAX (last, 1);

  /* the first and only stage, or it takes at least a step out and one back */
  if (last == 0 && n_steps == 2)
    n_steps = 3;
  if (last > 0)
    n_steps = MAX (n_steps, 2);
  story->path[0] = 0;
  for (guint i = 1; i < n_steps; i++)
    {
      guint wanted = i == n_steps - 1 ? last : MIN (last * i / (n_steps - 1) + next (self) % 2, top);
      gboolean stuck = wanted == story->path[i - 1];
      gboolean blocks_end = i == n_steps - 2 && wanted == last;
      if (stuck || blocks_end)
        {
          /* any neighbour that is neither where it stands nor, before the end, where it ends */
          for (guint other = 0; other <= top + 1 && other < self->n_sell; other++)
            {
              if (other != story->path[i - 1] && !(i == n_steps - 2 && other == last))
                wanted = other;
            }
        }
      story->path[i] = wanted;
    }
  story->n_steps = n_steps;
}

static void
invent (Random *self, Story *story, gint64 number)
{
  static const char *const ends[] = { "won", "lost", "lost", "withdrawn", "postponed" };
  guint n_events = (guint) between (self, MIN_EVENTS, MAX_EVENTS);
  gboolean open = number % 2 == 0;

  story->id = self->first_deal + number;
  story->owner_id = random_owner (self);
  story->amount = between (self, 10, 5000) * 1000 * self->minor_per_unit;
  story->outcome = open ? "open" : ends[next (self) % G_N_ELEMENTS (ends)];
  if (open)
    walk (self, story, pick_open_stage (self), n_events);
  else
    walk (self, story, (guint) between (self, 0, (int) self->n_sell - 1), n_events - 1);
  story->n_events = story->n_steps + (open ? 0 : 1);

  int age = open ? between (self, 1, 300) : between (self, 60, 1100);
  int span = open ? between (self, 0, age) : between (self, 20, MIN (age, 300));
  story->created = self->today - age;
  story->last = story->created + span;
}

/* Events are spread evenly over the deal's time. Winning moves it into delivery. */
static gboolean
tell (Random *self, Story *story, PursuitBulk *bulk, GError **error)
{
  gboolean open = g_str_equal (story->outcome, "open");
  gboolean won = g_str_equal (story->outcome, "won");
  PursuitPastEvent event = { .deal_id = story->id,
                             .by_id = story->owner_id,
                             .owner_id = story->owner_id,
                             .amount = story->amount,
                             .currency = self->currency,
                             .outcome = "open" };

  for (guint i = 0; i < story->n_events; i++)
    {
      gboolean closing = !open && i == story->n_events - 1;
      event.seq++;
      event.day = story->n_events > 1 ? story->created + (story->last - story->created) * (int) i /
                                                             (int) (story->n_events - 1)
                                      : story->created;
      event.from = event.to;
      event.kind = i == 0 ? "created" : "moved";
      if (!closing)
        event.to = g_ptr_array_index (self->stages, story->path[i]);
      else if (won)
        event.to = g_ptr_array_index (self->stages, self->n_sell);
      if (closing)
        {
          event.outcome = story->outcome;
          event.kind = won ? "moved" : "closed";
          event.reason = won ? NULL : REASONS[next (self) % G_N_ELEMENTS (REASONS)];
        }
      if (!closing || won)
        story->since = event.day;
      if (!pursuit_past_events_add (bulk, self->txn, &event, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert (Random *self, const Story *story, PursuitBulk *bulk, GError **error)
{
  gboolean open = g_str_equal (story->outcome, "open");
  gboolean won = g_str_equal (story->outcome, "won");
  guint at = won ? self->n_sell : story->path[story->n_steps - 1];
  PursuitRecord *stage = g_ptr_array_index (self->stages, at);
  g_autofree char *title =
      g_strdup_printf ("%s %" G_GINT64_FORMAT, PICK (self, TITLES_EN, TITLES_ZH), story->id);
  g_autofree char *search = pursuit_text_search_key (title, -1);
  g_autofree char *sort = pursuit_sort_key (title, -1, PURSUIT_SORT_TITLE);
  PursuitDay expected = open ? self->today + between (self, -20, 300) : story->last;
  /* one in eight won deals is still being delivered */
  PursuitDay finished = won && next (self) % 8 != 0 ? MIN (story->last + 40, self->today) : PURSUIT_DAY_NONE;
  PursuitDealDerived derived = { 0 };
  PursuitDealFacts facts = { .outcome = story->outcome,
                             .phase = pursuit_record_get_text (stage, PURSUIT_STAGE_PHASE),
                             .win.base = pursuit_record_get_real (stage, PURSUIT_STAGE_PROBABILITY),
                             .own_probability = -1,
                             .has_amount = TRUE,
                             .amount = story->amount,
                             .expected_close = expected,
                             .finished = finished,
                             .rules = &self->rules,
                             .today = self->today };

  pursuit_store_get_derive () (&facts, &derived);
  set_common (self, bulk, story->id);
  pursuit_bulk_set_text (bulk, DEAL_TITLE, title);
  pursuit_bulk_set_int (bulk, DEAL_COMPANY,
                        self->first_company + (story->id - self->first_deal) / DEALS_PER_COMPANY);
  pursuit_bulk_set_int (bulk, DEAL_PROCESS, pursuit_record_get_int (stage, PURSUIT_STAGE_PROCESS_ID));
  pursuit_bulk_set_int (bulk, DEAL_STAGE, pursuit_record_get_id (stage));
  pursuit_bulk_set_real (bulk, DEAL_POSITION, self->place[at]++);
  pursuit_bulk_set_text (bulk, DEAL_OUTCOME, story->outcome);
  pursuit_bulk_set_int (bulk, DEAL_AMOUNT, story->amount);
  pursuit_bulk_set_text (bulk, DEAL_CURRENCY, self->currency);
  pursuit_bulk_set_int (bulk, DEAL_OWNER, story->owner_id);
  pursuit_bulk_set_text (bulk, DEAL_GRADE, derived.grade);
  pursuit_bulk_set_day (bulk, DEAL_CREATED, story->created);
  pursuit_bulk_set_day (bulk, DEAL_CLOSED, open ? PURSUIT_DAY_NONE : story->last);
  pursuit_bulk_set_day (bulk, DEAL_EXPECTED_CLOSE, expected);
  pursuit_bulk_set_day (bulk, DEAL_FINISHED, finished);
  pursuit_bulk_set_text (bulk, DEAL_SEARCH, search);
  pursuit_bulk_set_text (bulk, DEAL_SORT_KEY, sort);
  pursuit_bulk_set_int (bulk, DEAL_ON_BOARD, derived.on_board);
  pursuit_bulk_set_real (bulk, DEAL_PROBABILITY_COMPUTED, derived.probability_computed);
  pursuit_bulk_set_real (bulk, DEAL_PROBABILITY, derived.probability);
  pursuit_bulk_set_int (bulk, DEAL_WEIGHTED, derived.weighted);
  pursuit_bulk_set_day (bulk, DEAL_STAGE_SINCE, story->since);
  pursuit_bulk_set_int (bulk, DEAL_LAST_SEQ, story->n_events);
  return pursuit_bulk_add (bulk, error);
}

static gboolean
make_deals (Random *self, GError **error)
{
  g_autoptr (PursuitBulk) deals = pursuit_bulk_new (self->txn, "deal", DEAL_COLUMNS, error);
  g_autoptr (PursuitBulk) events = deals ? pursuit_past_events_begin (self->txn, error) : NULL;

  if (events == NULL)
    return FALSE;
  self->first_deal = pursuit_txn_reserve_ids (self->txn, "deal", self->n_deals, error);
  if (self->first_deal == 0)
    return FALSE;
  for (gint64 i = 0; i < self->n_deals; i++)
    {
      Story story = { 0 };
      invent (self, &story, i);
      if (!tell (self, &story, events, error) || !insert (self, &story, deals, error) ||
          g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return pursuit_bulk_flush (deals, error) && pursuit_bulk_flush (events, error) &&
         pursuit_txn_derive_range (self->txn, self->first_deal, self->first_deal + self->n_deals - 1, FALSE,
                                   error) &&
         pursuit_txn_note_range (self->txn, "deal", self->first_deal, self->first_deal + self->n_deals - 1,
                                 error);
}

static gboolean
make_all (Random *self, GError **error)
{
  static const char *const tables[] = { "company", "person", "deal", "stage_event" };
  GPtrArray *indexes[G_N_ELEMENTS (tables)] = { NULL };
  gboolean done = TRUE;

  for (guint i = 0; done && i < G_N_ELEMENTS (tables); i++)
    done = (indexes[i] = pursuit_bulk_drop_indexes (self->txn, tables[i], NULL, NULL, error)) != NULL;
  done = done && make_companies (self, error) && make_people (self, error) && make_deals (self, error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      done = done && pursuit_bulk_make_indexes (self->txn, indexes[i], error);
      g_clear_pointer (&indexes[i], g_ptr_array_unref);
    }
  return done;
}

/**
 * pursuit_random_make:
 * @txn: on a database that has the processes (pursuit_template_seed()) and nothing else
 * @n_deals: how many
 * @seed: the same one makes the same rows on the same day
 * @language: "en" or "zh"
 * @currency: of all amounts
 *
 * Fills a new database with random deals in the default process, and what belongs to them.
 */
gboolean
pursuit_random_make (PursuitTxn *txn,
                     gint64 n_deals,
                     guint64 seed,
                     const char *language,
                     const char *currency,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (txn != NULL, FALSE);
  g_return_val_if_fail (n_deals >= 0, FALSE);
  g_return_val_if_fail (language != NULL && currency != NULL, FALSE);

  g_autoptr (GPtrArray) stages = pursuit_template_stages (txn, NULL, error);
  if (stages == NULL)
    return FALSE;
  Random self = { .txn = txn,
                  .cancellable = cancellable,
                  .currency = currency,
                  .chinese = g_str_equal (language, "zh"),
                  .minor_per_unit = 1,
                  .n_deals = n_deals,
                  .today = pursuit_txn_get_today (txn),
                  .state = seed,
                  .stages = stages };
  for (int i = 0; i < pursuit_currency_digits (currency); i++)
    self.minor_per_unit *= 10;
  self.start_ms = pursuit_day_to_ms (self.today, NULL);
  pursuit_customer_rules_init (&self.rules);
  pursuit_uid_source_init (&self.uids, seed ? seed : 1);
  while (self.n_sell < stages->len &&
         g_str_equal (pursuit_record_get_text (stages->pdata[self.n_sell], PURSUIT_STAGE_PHASE), "sell"))
    self.n_sell++;
  g_return_val_if_fail (self.n_sell > 2 && self.n_sell < stages->len && stages->len <= MAX_STAGES, FALSE);

  pursuit_txn_set_summary_stale (txn);
  return make_members (&self, error) && (n_deals == 0 || make_all (&self, error));
}
