/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "naive-funnel.h"
#include "pursuit-gate.h"

#define DAY(n) (20000 + (n))
#define UNDATED PURSUIT_DAY_NONE
#define CREATED PURSUIT_FUNNEL_EVENT_CREATED
#define IMPORTED PURSUIT_FUNNEL_EVENT_IMPORTED
#define MOVED PURSUIT_FUNNEL_EVENT_MOVED
#define CLOSED PURSUIT_FUNNEL_EVENT_CLOSED
#define REOPENED PURSUIT_FUNNEL_EVENT_REOPENED
#define OWNER PURSUIT_FUNNEL_EVENT_OWNER_CHANGED
#define PROCESS PURSUIT_FUNNEL_EVENT_PROCESS_CHANGED
#define OPEN PURSUIT_FUNNEL_OPEN
#define WON PURSUIT_FUNNEL_WON
#define LOST PURSUIT_FUNNEL_LOST

/* Stage ids that are neither small nor in the order of the positions. */
static const PursuitFunnelStageInfo STAGES[] = {
  { 900, "Develop", 1, FALSE, 0.10 },
  { 17, "Enter", 2, FALSE, 0.20 },
  { 1000003, "Propose", 3, FALSE, 0.35 },
  { 4, "Deliver", 4, TRUE, 1.0 },
};

enum
{
  DEVELOP,
  ENTER,
  PROPOSE,
  DELIVER,
  ELSEWHERE, /* a stage of another process */
  SAME       /* the event does not say */
};

static const gint64 IDS[] = { 900, 17, 1000003, 4, 555, 0 };

static PursuitFunnelEvent
event (gint64 deal, guint8 kind, int stage, guint8 outcome, PursuitDay day)
{
  return (PursuitFunnelEvent){
    .deal = deal,
    .stage = IDS[stage],
    .owner = 1,
    .amount = 1000,
    .day = day,
    .probability = 0.5,
    .currency = "CNY",
    .kind = kind,
    .outcome = outcome,
    .loss = PURSUIT_LOSS_RIVAL,
  };
}

static PursuitFunnelParams
parameters (PursuitFunnelMode mode, PursuitDay from, PursuitDay to)
{
  return (PursuitFunnelParams){ .mode = mode, .from = from, .to = to, .today = DAY (400), .currency = "CNY" };
}

static PursuitFunnelResult *
fold (const PursuitFunnelParams *params, const PursuitFunnelEvent *events, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFunnel) funnel = pursuit_funnel_new (STAGES, G_N_ELEMENTS (STAGES), params, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    pursuit_funnel_add_event (funnel, &events[i]);
  return pursuit_funnel_finish (funnel);
}

/* A row as a line of text: entered = advanced + lost + back + handed over + still here. */
static void
assert_row (const PursuitFunnelResult *result, guint stage, const char *expected)
{
  const PursuitFunnelStage *row = &result->stages[stage];
  g_autofree char *line =
      g_strdup_printf ("%d = %d + %d + %d + %d + %d", (int) row->entered, (int) row->advanced,
                       (int) row->lost, (int) row->back, (int) row->handed_over, (int) row->still_here);

  g_assert_cmpstr (line, ==, expected);
}

/* One deal straight through, one lost, one still open, one that stepped back and one of another period. */
static const PursuitFunnelEvent *
small_quarter (guint *n)
{
  static PursuitFunnelEvent events[16];
  guint i = 0;

  events[i++] = event (1, CREATED, DEVELOP, OPEN, DAY (0));
  events[i++] = event (1, MOVED, ENTER, OPEN, DAY (10));
  events[i++] = event (1, MOVED, PROPOSE, OPEN, DAY (30));
  events[i++] = event (1, MOVED, DELIVER, WON, DAY (60));
  events[i++] = event (2, CREATED, DEVELOP, OPEN, DAY (5));
  events[i++] = event (2, MOVED, ENTER, OPEN, DAY (25));
  events[i++] = event (2, CLOSED, SAME, LOST, DAY (40));
  events[i++] = event (3, CREATED, DEVELOP, OPEN, DAY (50));
  events[i++] = event (4, CREATED, DEVELOP, OPEN, DAY (20));
  events[i++] = event (4, MOVED, ENTER, OPEN, DAY (50));
  events[i++] = event (4, MOVED, DEVELOP, OPEN, DAY (55));
  events[i++] = event (5, CREATED, DEVELOP, OPEN, DAY (200));
  *n = i;
  return events;
}

static void
test_cohort (void)
{
  guint n;
  const PursuitFunnelEvent *events = small_quarter (&n);
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, DAY (0), DAY (90));
  g_autoptr (PursuitFunnelResult) result = fold (&params, events, n);

  assert_row (result, DEVELOP, "4 = 2 + 0 + 0 + 0 + 2");
  assert_row (result, ENTER, "3 = 1 + 1 + 1 + 0 + 0");
  assert_row (result, PROPOSE, "1 = 1 + 0 + 0 + 0 + 0");
  assert_row (result, DELIVER, "1 = 0 + 0 + 0 + 0 + 1");
  g_assert_cmpfloat (result->stages[DEVELOP].conversion, ==, 0.5);
  g_assert_true (isnan (result->stages[DELIVER].conversion));
  /* Develop: 10 and 20 days are over, the other two deals are still there. Enter: 20, 15 and 5. */
  g_assert_cmpfloat (result->stages[DEVELOP].days.median, ==, 15);
  g_assert_cmpfloat (result->stages[ENTER].days.median, ==, 15);
  g_assert_cmpfloat (result->stages[ENTER].days.first_quartile, ==, 10);
  g_assert_cmpfloat (result->stages[ENTER].days.third_quartile, ==, 17.5);
  g_assert_cmpint (result->stages[DELIVER].days.n, ==, 0);
  g_assert_true (isnan (result->stages[DELIVER].days.median));
  g_assert_cmpint (result->stages[ENTER].losses[PURSUIT_LOSS_RIVAL], ==, 1);
  g_assert_cmpint (result->stages[DEVELOP].amount, ==, 4000);
  g_assert_cmpint (result->stages[DEVELOP].weighted, ==, 1000);
  g_assert_cmpint (result->stages[DELIVER].weighted, ==, 0);
  g_assert_cmpint (result->deals, ==, 4);
  g_assert_cmpint (result->open, ==, 2);
  g_assert_cmpint (result->won, ==, 1);
  g_assert_cmpint (result->lost, ==, 1);
  g_assert_cmpfloat (result->win_rate, ==, 0.25);
  g_assert_cmpfloat (result->cycle_won.median, ==, 60);
  g_assert_cmpfloat (result->cycle_lost.median, ==, 35);
  g_assert_cmpint (result->amount, ==, 2000);
  g_assert_cmpint (result->weighted, ==, 1000);
}

static void
test_flow (void)
{
  guint n;
  const PursuitFunnelEvent *events = small_quarter (&n);
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_FLOW, DAY (20), DAY (52));
  g_autoptr (PursuitFunnelResult) result = fold (&params, events, n);

  /* Begun from day 20 to 52 and seen on day 52: deal 3 and 4 in Develop, 2 and 4 in Enter, 1 in Propose. */
  assert_row (result, DEVELOP, "2 = 1 + 0 + 0 + 0 + 1");
  assert_row (result, ENTER, "2 = 0 + 1 + 0 + 0 + 1");
  assert_row (result, PROPOSE, "1 = 0 + 0 + 0 + 0 + 1");
  assert_row (result, DELIVER, "0 = 0 + 0 + 0 + 0 + 0");
  g_assert_true (isnan (result->stages[DELIVER].conversion));
  g_assert_cmpfloat (result->stages[DEVELOP].days.median, ==, 30);
  g_assert_cmpint (result->deals, ==, 4);
  g_assert_cmpint (result->won, ==, 0);
  g_assert_cmpint (result->lost, ==, 1);
  g_assert_cmpfloat (result->win_rate, ==, 0);
  g_assert_cmpint (result->open, ==, 3);
}

static void
test_reentry (void)
{
  PursuitFunnelEvent events[] = {
    event (1, CREATED, DEVELOP, OPEN, DAY (0)), event (1, MOVED, ENTER, OPEN, DAY (10)),
    event (1, MOVED, DEVELOP, OPEN, DAY (15)),  event (1, MOVED, ENTER, OPEN, DAY (18)),
    event (1, MOVED, PROPOSE, OPEN, DAY (28)),  event (1, MOVED, ENTER, OPEN, DAY (30)),
    event (1, CLOSED, ENTER, LOST, DAY (50)),
  };
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, UNDATED, UNDATED);
  g_autoptr (PursuitFunnelResult) cohort = fold (&params, events, G_N_ELEMENTS (events));
  g_autoptr (PursuitFunnelResult) flow = NULL;

  /* Once per stage; it went on from Develop, fell back from Propose and was lost from Enter. */
  assert_row (cohort, DEVELOP, "1 = 1 + 0 + 0 + 0 + 0");
  assert_row (cohort, ENTER, "1 = 0 + 1 + 0 + 0 + 0");
  assert_row (cohort, PROPOSE, "1 = 0 + 0 + 1 + 0 + 0");
  g_assert_cmpfloat (cohort->stages[DEVELOP].days.median, ==, 13);
  g_assert_cmpfloat (cohort->stages[ENTER].days.median, ==, 35);

  params.mode = PURSUIT_FUNNEL_FLOW;
  flow = fold (&params, events, G_N_ELEMENTS (events));
  assert_row (flow, DEVELOP, "2 = 2 + 0 + 0 + 0 + 0");
  assert_row (flow, ENTER, "3 = 1 + 1 + 1 + 0 + 0");
  assert_row (flow, PROPOSE, "1 = 0 + 0 + 1 + 0 + 0");
  g_assert_cmpint (flow->deals, ==, 1);
}

static void
test_handover (void)
{
  PursuitFunnelEvent events[] = {
    event (1, CREATED, DEVELOP, OPEN, DAY (0)),   event (1, OWNER, SAME, OPEN, DAY (4)),
    event (1, MOVED, ENTER, OPEN, DAY (10)),      event (1, PROCESS, ELSEWHERE, OPEN, DAY (20)),
    event (1, CLOSED, ELSEWHERE, LOST, DAY (30)),
  };
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_FLOW, UNDATED, UNDATED);
  g_autoptr (PursuitFunnelResult) flow = NULL;
  g_autoptr (PursuitFunnelResult) second = NULL;
  g_autoptr (PursuitFunnelResult) cohort = NULL;

  for (guint i = 1; i < G_N_ELEMENTS (events); i++)
    events[i].owner = 2;

  flow = fold (&params, events, G_N_ELEMENTS (events));
  assert_row (flow, DEVELOP, "2 = 1 + 0 + 0 + 1 + 0");
  assert_row (flow, ENTER, "1 = 0 + 0 + 0 + 1 + 0");

  params.owner = 2;
  second = fold (&params, events, G_N_ELEMENTS (events));
  assert_row (second, DEVELOP, "1 = 1 + 0 + 0 + 0 + 0");
  g_assert_cmpfloat (second->stages[DEVELOP].days.median, ==, 6);

  params.mode = PURSUIT_FUNNEL_COHORT;
  params.owner = 1;
  cohort = fold (&params, events, G_N_ELEMENTS (events));
  assert_row (cohort, DEVELOP, "1 = 1 + 0 + 0 + 0 + 0");
  assert_row (cohort, ENTER, "1 = 0 + 0 + 0 + 1 + 0");
}

static void
test_reopen (void)
{
  PursuitFunnelEvent events[] = {
    event (1, CREATED, DEVELOP, OPEN, DAY (0)),
    event (1, CLOSED, SAME, LOST, DAY (10)),
    event (1, REOPENED, SAME, OPEN, DAY (100)),
    event (1, CLOSED, SAME, WON, DAY (120)),
  };
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, UNDATED, UNDATED);
  g_autoptr (PursuitFunnelResult) cohort = fold (&params, events, G_N_ELEMENTS (events));
  g_autoptr (PursuitFunnelResult) flow = NULL;

  assert_row (cohort, DEVELOP, "1 = 1 + 0 + 0 + 0 + 0");
  g_assert_cmpint (cohort->won, ==, 1);
  g_assert_cmpint (cohort->lost, ==, 0);
  g_assert_cmpfloat (cohort->stages[DEVELOP].days.median, ==, 30);

  params.mode = PURSUIT_FUNNEL_FLOW;
  flow = fold (&params, events, G_N_ELEMENTS (events));
  assert_row (flow, DEVELOP, "2 = 1 + 1 + 0 + 0 + 0");
}

static void
test_undated (void)
{
  PursuitFunnelEvent events[] = {
    /* Its beginning is not known: in no cohort. */
    event (1, IMPORTED, DEVELOP, OPEN, UNDATED),
    /* Begun on a known day, moved on at an unknown one. */
    event (2, CREATED, DEVELOP, OPEN, DAY (1)),
    event (2, MOVED, ENTER, OPEN, UNDATED),
    event (2, MOVED, PROPOSE, OPEN, DAY (50)),
  };
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, UNDATED, UNDATED);
  g_autoptr (PursuitFunnelResult) cohort = fold (&params, events, G_N_ELEMENTS (events));
  g_autoptr (PursuitFunnelResult) flow = NULL;

  assert_row (cohort, DEVELOP, "1 = 1 + 0 + 0 + 0 + 0");
  assert_row (cohort, ENTER, "0 = 0 + 0 + 0 + 0 + 0");
  assert_row (cohort, PROPOSE, "1 = 0 + 0 + 0 + 0 + 1");
  g_assert_cmpint (cohort->stages[DEVELOP].days.n, ==, 0);
  g_assert_cmpint (cohort->deals, ==, 1);
  g_assert_cmpint (cohort->undated_deals, ==, 2);

  params.mode = PURSUIT_FUNNEL_FLOW;
  flow = fold (&params, events, G_N_ELEMENTS (events));
  assert_row (flow, DEVELOP, "1 = 1 + 0 + 0 + 0 + 0");
  assert_row (flow, ENTER, "0 = 0 + 0 + 0 + 0 + 0");
}

/* Seven to one; twice as much before day 100; no rate for anything but dollars. */
static double
dollar_rate (const char *currency, PursuitDay day, gpointer data)
{
  if (!g_str_equal (currency, "USD"))
    return 0;
  return day < DAY (100) ? 14 : 7;
}

static void
test_currencies (void)
{
  PursuitFunnelEvent events[] = {
    event (1, CREATED, DEVELOP, OPEN, DAY (0)), event (2, CREATED, DEVELOP, OPEN, DAY (0)),
    event (3, CREATED, DEVELOP, OPEN, DAY (0)), event (3, CLOSED, SAME, LOST, DAY (50)),
    event (4, CREATED, DEVELOP, OPEN, DAY (0)), event (5, CREATED, DEVELOP, OPEN, DAY (0)),
  };
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, UNDATED, UNDATED);
  g_autoptr (PursuitFunnelResult) result = NULL;

  params.rate = dollar_rate;
  memcpy (events[1].currency, "USD", 4);
  memcpy (events[2].currency, "USD", 4);
  memcpy (events[3].currency, "USD", 4);
  memcpy (events[4].currency, "EUR", 4);
  memcpy (events[5].currency, "EUR", 4);
  result = fold (&params, events, G_N_ELEMENTS (events));
  /* 1000 in yuan, 7000 open at today's rate, 14000 at the closing day's; the euros are left out and named. */
  g_assert_cmpint (result->stages[DEVELOP].entered, ==, 5);
  g_assert_cmpint (result->stages[DEVELOP].amount, ==, 22000);
  g_assert_cmpint (result->unconverted, ==, 2);
  g_assert_cmpstr (result->unconverted_currencies[0], ==, "EUR");
  g_assert_null (result->unconverted_currencies[1]);
}

static void
test_standing (void)
{
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_NOW, UNDATED, UNDATED);
  PursuitFunnelStanding standings[] = {
    { 0, IDS[ENTER], 3, 3000, 1500, UNDATED, UNDATED, "CNY" },
    { 8, IDS[ENTER], 1, 500, 100, DAY (350), UNDATED, "CNY" },
    { 0, IDS[DELIVER], 2, 9000, 0, UNDATED, UNDATED, "CNY" },
    { 0, IDS[ENTER], 4, 800, 400, UNDATED, UNDATED, "EUR" },
    { 0, IDS[ELSEWHERE], 7, 700, 700, UNDATED, UNDATED, "CNY" },
    { 9, IDS[DELIVER], 1, 100, 0, DAY (10), UNDATED, "CNY" },
  };

  params.list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_ENTERED, IDS[ENTER] };
  g_autoptr (PursuitFunnel) funnel = pursuit_funnel_new (STAGES, G_N_ELEMENTS (STAGES), &params, NULL);
  g_autoptr (PursuitFunnelResult) result = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    pursuit_funnel_add_standing (funnel, &standings[i]);
  pursuit_funnel_add_ages (funnel, IDS[ENTER], DAY (390), 3);
  pursuit_funnel_add_ages (funnel, IDS[ELSEWHERE], DAY (390), 7);
  result = pursuit_funnel_finish (funnel);
  assert_row (result, ENTER, "8 = 0 + 0 + 0 + 0 + 8");
  g_assert_cmpint (result->stages[ENTER].amount, ==, 3500);
  g_assert_cmpint (result->stages[ENTER].weighted, ==, 1600);
  g_assert_cmpfloat (result->stages[ENTER].days.median, ==, 10);
  g_assert_cmpint (result->open, ==, 8);
  g_assert_cmpint (result->amount, ==, 3500);
  g_assert_cmpint (result->weighted, ==, 1600);
  g_assert_cmpint (result->unconverted, ==, 4);
  g_assert_cmpfloat (result->stages[DELIVER].days.median, ==, 390);
  g_assert_true (isnan (result->stages[DEVELOP].days.median) && isnan (result->stages[ENTER].conversion));
  g_assert_cmpint (result->listed->len, ==, 1);
  g_assert_cmpint (g_array_index (result->listed, gint64, 0), ==, 8);
}

/* What an event keeps of nodes that were not met; @nodes: ended by 0. */
static char *
missing_codes (const gint64 *nodes)
{
  g_autoptr (GString) codes = g_string_new ("no code\n");

  for (guint i = 0; nodes[i] != 0; i++)
    {
      const PursuitUnmet unmet = {
        .node = nodes[i],
        .condition = { .kind = PURSUIT_CONDITION_HAS_INSIDER, .argument = "", .threshold = 1 },
        .code = PURSUIT_UNMET_NONE
      };
      g_autofree char *line = pursuit_unmet_to_code (&unmet);

      g_string_append_printf (codes, i > 0 ? "\n%s" : "%s", line);
    }
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
test_forced (void)
{
  g_autofree char *both = missing_codes ((const gint64[]){ 5, 8, 5, 0 });
  g_autofree char *one = missing_codes ((const gint64[]){ 8, 0 });
  PursuitFunnelEvent events[] = {
    event (1, CREATED, DEVELOP, OPEN, DAY (0)), event (1, MOVED, ENTER, OPEN, DAY (1)),
    event (1, CLOSED, SAME, WON, DAY (2)),      event (2, CREATED, DEVELOP, OPEN, DAY (0)),
    event (2, MOVED, ENTER, OPEN, DAY (1)),     event (2, MOVED, PROPOSE, OPEN, DAY (2)),
    event (2, CLOSED, SAME, LOST, DAY (3)),
  };
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, UNDATED, UNDATED);
  g_autoptr (PursuitFunnelResult) result = NULL;

  events[1].forced = events[4].forced = events[5].forced = TRUE;
  events[1].missing = both;
  events[4].missing = one;
  events[6].missing = one; /* not a forced move */
  params.list.listing = PURSUIT_FUNNEL_LIST_FORCED;
  result = fold (&params, events, G_N_ELEMENTS (events));
  g_assert_cmpint (result->forced_moves, ==, 3);
  g_assert_cmpint (result->forced_deals, ==, 2);
  g_assert_cmpint (result->forced_won, ==, 1);
  g_assert_cmpint (result->forced_lost, ==, 1);
  g_assert_cmpint (result->listed->len, ==, 2);
  /* most often first; in a move a node counts once, and who knows what was missing in the third one */
  g_assert_cmpint (result->missing->len, ==, 2);
  g_assert_cmpint (g_array_index (result->missing, PursuitFunnelNode, 0).id, ==, 8);
  g_assert_cmpint (g_array_index (result->missing, PursuitFunnelNode, 0).moves, ==, 2);
  g_assert_cmpint (g_array_index (result->missing, PursuitFunnelNode, 1).id, ==, 5);
  g_assert_cmpint (g_array_index (result->missing, PursuitFunnelNode, 1).moves, ==, 1);

  /* of a flow, the moves of the period */
  params = parameters (PURSUIT_FUNNEL_FLOW, DAY (2), DAY (90));
  g_autoptr (PursuitFunnelResult) later = fold (&params, events, G_N_ELEMENTS (events));
  g_assert_cmpint (later->forced_moves, ==, 1);
  g_assert_cmpint (later->missing->len, ==, 0);
}

static void
test_listed (void)
{
  guint n;
  const PursuitFunnelEvent *events = small_quarter (&n);
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, DAY (0), DAY (90));
  g_autoptr (PursuitFunnelResult) all = NULL;

  params.list = (PursuitFunnelList){ PURSUIT_FUNNEL_LIST_ENTERED, IDS[ENTER] };
  all = fold (&params, events, n);
  g_assert_cmpint (all->listed->len, ==, 3);
  g_assert_cmpint (g_array_index (all->listed, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (all->listed, gint64, 1), ==, 2);
  g_assert_cmpint (g_array_index (all->listed, gint64, 2), ==, 4);

  params.list.listing = PURSUIT_FUNNEL_LIST_LOST;
  g_autoptr (PursuitFunnelResult) lost = fold (&params, events, n);
  g_assert_cmpint (lost->listed->len, ==, 1);
  g_assert_cmpint (g_array_index (lost->listed, gint64, 0), ==, 2);
  params.list.listing = PURSUIT_FUNNEL_LIST_LOSSES;
  params.list.loss = PURSUIT_LOSS_RIVAL;
  g_autoptr (PursuitFunnelResult) rival = fold (&params, events, n);
  g_assert_cmpint (rival->listed->len, ==, 1);
  params.list.loss = PURSUIT_LOSS_NO_NEED;
  g_autoptr (PursuitFunnelResult) other = fold (&params, events, n);
  g_assert_cmpint (other->listed->len, ==, 0);
}

static void
test_limits (void)
{
  PursuitFunnelStageInfo many[PURSUIT_FUNNEL_MAX_STAGES + 1] = { 0 };
  PursuitFunnelParams params = parameters (PURSUIT_FUNNEL_COHORT, UNDATED, UNDATED);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFunnel) full = NULL;
  g_autoptr (PursuitFunnelResult) result = NULL;
  PursuitFunnelEvent huge = event (1, CREATED, DEVELOP, OPEN, DAY (0));

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (PursuitFunnelStageInfo){ i + 1, "S", i, FALSE, 0.5 };
  g_assert_null (pursuit_funnel_new (many, G_N_ELEMENTS (many), &params, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);

  full = pursuit_funnel_new (many, PURSUIT_FUNNEL_MAX_STAGES, &params, NULL);
  huge.amount = G_MAXINT64;
  huge.stage = 1;
  pursuit_funnel_add_event (full, &huge);
  huge.deal = 2;
  huge.stage = PURSUIT_FUNNEL_MAX_STAGES;
  pursuit_funnel_add_event (full, &huge);
  huge.day = DAY (1);
  huge.stage = 1;
  pursuit_funnel_add_event (full, &huge);
  result = pursuit_funnel_finish (full);
  g_assert_cmpint (result->stages[0].entered, ==, 2);
  g_assert_cmpint (result->stages[0].amount, ==, G_MAXINT64);
  g_assert_cmpint (result->stages[PURSUIT_FUNNEL_MAX_STAGES - 1].back, ==, 1);
}

/* A life of a deal with everything that can happen to one, in an order that can. */
static void
append_random_deal (GArray *events, gint64 id)
{
  int day = g_test_rand_int_range (0, 300), stage = g_test_rand_int_range (0, 3);
  gint64 owner = g_test_rand_int_range (1, 4);
  guint8 outcome = OPEN;
  int length = g_test_rand_int_range (1, 12);

  for (int i = 0; i < length; i++)
    {
      PursuitFunnelEvent e = event (id, MOVED, SAME, outcome, DAY (day));
      int what = g_test_rand_int_range (0, 12);

      if (i == 0)
        e.kind = CREATED;
      else if (outcome > WON || (outcome == WON && what < 3))
        {
          e.kind = REOPENED;
          outcome = OPEN;
          stage = g_test_rand_int_range (0, 3);
        }
      else if (outcome == WON)
        e.kind = CLOSED;
      else if (what == 0)
        {
          e.kind = PROCESS;
          stage = g_test_rand_bit () ? ELSEWHERE : g_test_rand_int_range (0, 3);
        }
      else if (what == 1)
        {
          e.kind = OWNER;
          owner = g_test_rand_int_range (1, 4);
        }
      else if (what == 2)
        {
          e.kind = CLOSED;
          outcome = g_test_rand_int_range (WON, PURSUIT_FUNNEL_POSTPONED + 1);
        }
      else
        {
          stage = g_test_rand_int_range (0, what < 5 ? 5 : 4);
          outcome = stage == DELIVER ? WON : OPEN;
        }
      e.stage = IDS[stage];
      e.outcome = outcome;
      e.owner = owner;
      e.loss = g_test_rand_int_range (0, PURSUIT_N_LOSS_KINDS);
      e.amount = g_test_rand_int_range (0, 100000);
      if (g_test_rand_int_range (0, 10) == 0)
        e.day = UNDATED;
      g_array_append_val (events, e);
      day += g_test_rand_int_range (0, 30);
    }
}

static void
assert_same_spread (PursuitSpread a, PursuitSpread b)
{
  g_assert_cmpint (a.n, ==, b.n);
  if (a.n > 0)
    g_assert_cmpfloat (a.median, ==, b.median);
}

static void
test_random (void)
{
  for (int round = 0; round < 600; round++)
    {
      g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (PursuitFunnelEvent));
      PursuitDay from = g_test_rand_int_range (0, 4) ? DAY (g_test_rand_int_range (0, 200)) : UNDATED;
      PursuitDay to = g_test_rand_int_range (0, 4) ? DAY (g_test_rand_int_range (200, 420)) : UNDATED;
      PursuitFunnelParams params =
          parameters (round % 2 ? PURSUIT_FUNNEL_COHORT : PURSUIT_FUNNEL_FLOW, from, to);
      g_autoptr (PursuitFunnelResult) fast = NULL;
      PursuitFunnelResult *slow;
      int n_deals = g_test_rand_int_range (0, 60);

      params.owner = g_test_rand_int_range (0, 4);
      for (int i = 0; i < n_deals; i++)
        append_random_deal (events, i + 1);
      fast = fold (&params, (PursuitFunnelEvent *) events->data, events->len);
      slow = naive_funnel (STAGES, G_N_ELEMENTS (STAGES), &params, (PursuitFunnelEvent *) events->data,
                           events->len);
      for (guint i = 0; i < G_N_ELEMENTS (STAGES); i++)
        {
          const PursuitFunnelStage *a = &fast->stages[i], *b = &slow->stages[i];

          g_assert_cmpint (a->entered, ==, a->advanced + a->lost + a->back + a->handed_over + a->still_here);
          g_assert_cmpint (a->entered, ==, b->entered);
          g_assert_cmpint (a->advanced, ==, b->advanced);
          g_assert_cmpint (a->lost, ==, b->lost);
          g_assert_cmpint (a->back, ==, b->back);
          g_assert_cmpint (a->handed_over, ==, b->handed_over);
          g_assert_cmpint (a->still_here, ==, b->still_here);
          g_assert_cmpint (a->amount, ==, b->amount);
          g_assert_cmpint (a->weighted, ==, b->weighted);
          g_assert_cmpmem (a->losses, sizeof a->losses, b->losses, sizeof b->losses);
          assert_same_spread (a->days, b->days);
        }
      g_assert_cmpint (fast->deals, ==, slow->deals);
      g_assert_cmpint (fast->won, ==, slow->won);
      g_assert_cmpint (fast->lost, ==, slow->lost);
      assert_same_spread (fast->cycle_won, slow->cycle_won);
      assert_same_spread (fast->cycle_lost, slow->cycle_lost);
      naive_funnel_free (slow);
    }
}

static void
test_codes (void)
{
  PursuitFunnelMode mode;

  for (guint i = 0; i < PURSUIT_FUNNEL_N_MODES; i++)
    {
      g_assert_true (pursuit_funnel_mode_from_string (pursuit_funnel_mode_to_string (i), &mode));
      g_assert_cmpint (mode, ==, i);
    }
  g_assert_false (pursuit_funnel_mode_from_string ("later", &mode));
  g_assert_cmpint (pursuit_loss_kind_from_codes ("withdrawn", "no-need", TRUE), ==, PURSUIT_LOSS_WITHDRAWN);
  g_assert_cmpint (pursuit_loss_kind_from_codes ("postponed", NULL, FALSE), ==, PURSUIT_LOSS_POSTPONED);
  g_assert_cmpint (pursuit_loss_kind_from_codes ("lost", "no-need", TRUE), ==, PURSUIT_LOSS_NO_NEED);
  g_assert_cmpint (pursuit_loss_kind_from_codes ("lost", "too dear", TRUE), ==, PURSUIT_LOSS_RIVAL);
  g_assert_cmpint (pursuit_loss_kind_from_codes ("lost", "too dear", FALSE), ==, PURSUIT_LOSS_OTHER);
  g_assert_cmpint (pursuit_loss_kind_from_codes ("lost", NULL, FALSE), ==, PURSUIT_LOSS_OTHER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funnel/cohort", test_cohort);
  g_test_add_func ("/funnel/flow", test_flow);
  g_test_add_func ("/funnel/re-entry", test_reentry);
  g_test_add_func ("/funnel/handover", test_handover);
  g_test_add_func ("/funnel/reopen", test_reopen);
  g_test_add_func ("/funnel/undated", test_undated);
  g_test_add_func ("/funnel/currencies", test_currencies);
  g_test_add_func ("/funnel/standing", test_standing);
  g_test_add_func ("/funnel/forced", test_forced);
  g_test_add_func ("/funnel/listed", test_listed);
  g_test_add_func ("/funnel/limits", test_limits);
  g_test_add_func ("/funnel/codes", test_codes);
  g_test_add_func ("/funnel/random-against-naive", test_random);
  return g_test_run ();
}
