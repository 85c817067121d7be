/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A day a bin, 44 years; longer stays fall into the last one. */
#define N_BINS 16384
/* Of stage ids; four times as many slots as stages keep nearly every look-up at one probe. */
#define N_SLOTS (4 * PURSUIT_FUNNEL_MAX_STAGES)
#define NO_STAGE (-1)

typedef enum
{
  FATE_ADVANCED,
  FATE_LOST,
  FATE_BACK,
  FATE_HANDED_OVER,
  FATE_STILL_HERE,
} Fate;

typedef struct
{
  guint32 *bins;
  gint64 n;
} Histogram;

/* The deal at hand. A set of stages is a word with one bit a stage, in order of position. */
typedef struct
{
  gint64 id;
  gint64 owner;
  gint64 first_owner;
  gint64 amount;
  char currency[4];
  float probability;
  PursuitDay begun;
  PursuitDay entered;
  PursuitDay closed;
  int stage;
  int left_from; /* the stage of its last leaving by loss or to another process */
  guint8 outcome;
  guint8 loss;
  gboolean standing;
  gboolean undated;    /* something of it is left out */
  gboolean counted;    /* it is in at least one stage's figures */
  gboolean in_process; /* it was in one of our stages */
  gboolean over;       /* the horizon is passed */
  guint forced;
  guint64 visited; /* stages entered on a known date */
  guint64 passed;  /* of which a later stage was entered since */
  guint64 untimed; /* whose time cannot be told */
  gboolean visit_counted;
  gint64 visit_amount;
  char visit_currency[4];
  int days[PURSUIT_FUNNEL_MAX_STAGES];
} Deal;

struct _PursuitFunnel
{
  PursuitFunnelParams params;
  PursuitDay horizon; /* the last day looked at */
  PursuitFunnelResult *result;
  double base[PURSUIT_FUNNEL_MAX_STAGES];
  guint64 deliveries; /* set of delivery stages */
  guint64 retired;
  Histogram stay[PURSUIT_FUNNEL_MAX_STAGES];
  Histogram cycle_won;
  Histogram cycle_lost;
  GPtrArray *unconverted; /* currencies without a rate */
  gint64 slot_id[N_SLOTS];
  gint8 slot_stage[N_SLOTS];
  gboolean has_deal;
  Deal deal;
};

static void
histogram_add (Histogram *histogram, gint64 days, gint64 count)
{
  /* Dates that contradict their order measure nothing. */
  if (days < 0)
    return;
  if (histogram->bins == NULL)
    histogram->bins = g_new0 (guint32, N_BINS);
  histogram->bins[MIN (days, N_BINS - 1)] += count;
  histogram->n += count;
}

/* The value at @rank (from 0) in ascending order. */
static int
histogram_at (const Histogram *histogram, gint64 rank)
{
  gint64 seen = 0;
  int day = 0;

  for (; day < N_BINS - 1; day++)
    {
      seen += histogram->bins[day];
      if (seen > rank)
        break;
    }
  return day;
}

/* The quantile @p with linear interpolation between ranks (Hyndman and Fan's type 7). */
static double
histogram_quantile (const Histogram *histogram, double p)
{
  double rank = (histogram->n - 1) * p;
  int low = histogram_at (histogram, floor (rank));
  int high = histogram_at (histogram, ceil (rank));

  return low + (high - low) * (rank - floor (rank));
}

static PursuitSpread
histogram_spread (const Histogram *histogram)
{
  if (histogram->n == 0)
    return (PursuitSpread){ 0, NAN, NAN, NAN };

  return (PursuitSpread){
    .n = histogram->n,
    .first_quartile = histogram_quantile (histogram, 0.25),
    .median = histogram_quantile (histogram, 0.5),
    .third_quartile = histogram_quantile (histogram, 0.75),
  };
}

static guint
slot_of (gint64 id)
{
  return ((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) % N_SLOTS;
}

static void
register_stage (PursuitFunnel *self, gint64 id, int stage)
{
  guint slot = slot_of (id);

  while (self->slot_stage[slot] != NO_STAGE)
    slot = (slot + 1) % N_SLOTS;
  self->slot_id[slot] = id;
  self->slot_stage[slot] = stage;
}

static inline int
find_stage (const PursuitFunnel *self, gint64 id)
{
  guint slot = slot_of (id);

  while (self->slot_stage[slot] != NO_STAGE && self->slot_id[slot] != id)
    slot = (slot + 1) % N_SLOTS;
  return self->slot_stage[slot];
}

static inline guint64
bit (int stage)
{
  return G_GUINT64_CONSTANT (1) << stage;
}

static inline gboolean
in_period (const PursuitFunnel *self, PursuitDay day)
{
  return day != PURSUIT_DAY_NONE && (self->params.from == PURSUIT_DAY_NONE || day >= self->params.from) &&
         (self->params.to == PURSUIT_DAY_NONE || day <= self->params.to);
}

static void
add_saturating (gint64 *sum, gint64 amount)
{
  if (__builtin_add_overflow (*sum, amount, sum))
    *sum = amount > 0 ? G_MAXINT64 : G_MININT64;
}

static void
note_unconverted (PursuitFunnel *self, const char *currency, gint64 count)
{
  self->result->unconverted += count;
  if (!g_ptr_array_find_with_equal_func (self->unconverted, currency, g_str_equal, NULL))
    g_ptr_array_add (self->unconverted, g_strdup (currency));
}

/* Turns @amount into the report's currency at the rate of @day, or of today when that is not known; %FALSE
 * when there is no rate, which is noted for @count units. */
static gboolean
convert (PursuitFunnel *self,
         gint64 amount,
         const char *currency,
         PursuitDay day,
         gint64 count,
         gint64 *converted)
{
  double rate = 0, value;

  *converted = amount;
  if (amount == 0 || memcmp (currency, self->params.currency, 4) == 0)
    return TRUE;

  if (day == PURSUIT_DAY_NONE)
    day = self->params.today;
  if (self->params.rate != NULL)
    rate = self->params.rate (currency, day, self->params.rate_data);
  if (!(rate > 0))
    {
      note_unconverted (self, currency, count);
      *converted = 0;
      return FALSE;
    }
  value = amount * rate;
  *converted = fabs (value) < 9e18 ? llround (value) : (value > 0 ? G_MAXINT64 : G_MININT64);
  return TRUE;
}

static gint64
weigh (gint64 amount, double probability)
{
  return llround ((double) amount * CLAMP (probability, 0, 1));
}

static double
deal_probability (const PursuitFunnel *self, const Deal *deal)
{
  return deal->probability >= 0 ? deal->probability : self->base[deal->stage];
}

/* The day whose rate the deal's amount takes. */
static PursuitDay
rate_day (const Deal *deal)
{
  return deal->outcome != PURSUIT_FUNNEL_OPEN ? deal->closed : PURSUIT_DAY_NONE;
}

static void
count_fate (PursuitFunnelStage *row, Fate fate, guint8 loss)
{
  switch (fate)
    {
    case FATE_ADVANCED:
      row->advanced++;
      break;
    case FATE_LOST:
      row->lost++;
      row->losses[MIN (loss, PURSUIT_LOSS_OTHER)]++;
      break;
    case FATE_BACK:
      row->back++;
      break;
    case FATE_HANDED_OVER:
      row->handed_over++;
      break;
    case FATE_STILL_HERE:
    default:
      row->still_here++;
      break;
    }
}

/* Adds an open deal that stands in @row to the pipeline. */
static void
add_to_pipeline (PursuitFunnel *self, PursuitFunnelStage *row, gint64 amount, gint64 weighted)
{
  add_saturating (&row->weighted, weighted);
  add_saturating (&self->result->amount, amount);
  add_saturating (&self->result->weighted, weighted);
}

/* Counts a visit of the flow that ended by @event, or that is cut off by the horizon (%NULL). */
static void
count_visit (PursuitFunnel *self, Fate fate, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;
  PursuitFunnelStage *row = &self->result->stages[deal->stage];
  gboolean closes = event != NULL && event->outcome != PURSUIT_FUNNEL_OPEN;
  gint64 amount;

  row->entered++;
  count_fate (row, fate, event != NULL ? event->loss : 0);
  convert (self, deal->visit_amount, deal->visit_currency, closes ? event->day : PURSUIT_DAY_NONE, 1,
           &amount);
  add_saturating (&row->amount, amount);
  if (event == NULL && deal->outcome == PURSUIT_FUNNEL_OPEN)
    add_to_pipeline (self, row, amount, weigh (amount, deal_probability (self, deal)));
  if (event != NULL && event->day != PURSUIT_DAY_NONE)
    histogram_add (&self->stay[deal->stage], event->day - deal->entered, 1);
  deal->counted = TRUE;
}

static void
begin_stay (PursuitFunnel *self, int stage, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;
  guint64 mine = bit (stage);

  deal->stage = stage;
  deal->in_process = TRUE;
  deal->entered = event->day;
  deal->passed |= deal->visited & (mine - 1);
  deal->passed &= ~mine;
  if (event->day == PURSUIT_DAY_NONE)
    {
      deal->undated = TRUE;
      deal->untimed |= mine;
      deal->visit_counted = FALSE;
      return;
    }

  if ((deal->visited & mine) == 0)
    deal->days[stage] = 0;
  deal->visited |= mine;
  if (self->params.mode != PURSUIT_FUNNEL_FLOW)
    return;

  deal->visit_counted =
      in_period (self, event->day) && (self->params.owner == 0 || event->owner == self->params.owner);
  deal->visit_amount = event->amount;
  memcpy (deal->visit_currency, event->currency, sizeof deal->visit_currency);
}

static void
end_stay (PursuitFunnel *self, Fate fate, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;

  if (event->day == PURSUIT_DAY_NONE || deal->entered == PURSUIT_DAY_NONE)
    {
      deal->undated = TRUE;
      deal->untimed |= bit (deal->stage);
    }
  else
    deal->days[deal->stage] += event->day - deal->entered;
  if (fate == FATE_LOST || fate == FATE_HANDED_OVER)
    deal->left_from = deal->stage;
  if (deal->visit_counted)
    count_visit (self, fate, event);
  deal->visit_counted = FALSE;
}

static Fate
fate_of (const Deal *deal, const PursuitFunnelEvent *event, int stage, gboolean handed)
{
  if (event->outcome > PURSUIT_FUNNEL_WON)
    return FATE_LOST;
  if (handed || stage == NO_STAGE)
    return FATE_HANDED_OVER;
  if (event->outcome == PURSUIT_FUNNEL_WON || stage > deal->stage)
    return FATE_ADVANCED;
  return FATE_BACK;
}

/* The stage row's share of a deal of the cohort. */
static void
count_cohort_stage (PursuitFunnel *self, int stage, gint64 amount)
{
  Deal *deal = &self->deal;
  PursuitFunnelStage *row = &self->result->stages[stage];
  Fate fate = FATE_BACK;

  if (stage == deal->left_from && deal->stage == NO_STAGE)
    fate = FATE_HANDED_OVER;
  else if (stage == deal->left_from && deal->outcome > PURSUIT_FUNNEL_WON)
    fate = FATE_LOST;
  else if (deal->standing && stage == deal->stage)
    fate = FATE_STILL_HERE;
  else if ((deal->passed & bit (stage)) != 0 ||
           (deal->outcome == PURSUIT_FUNNEL_WON && deal->stage != NO_STAGE))
    fate = FATE_ADVANCED;

  row->entered++;
  count_fate (row, fate, deal->loss);
  add_saturating (&row->amount, amount);
  if (fate == FATE_STILL_HERE && deal->outcome == PURSUIT_FUNNEL_OPEN)
    add_to_pipeline (self, row, amount, weigh (amount, deal_probability (self, deal)));
  if (fate != FATE_STILL_HERE && (deal->untimed & bit (stage)) == 0)
    histogram_add (&self->stay[stage], deal->days[stage], 1);
}

static void
count_in_cohort (PursuitFunnel *self)
{
  Deal *deal = &self->deal;
  gint64 amount;

  if (deal->begun == PURSUIT_DAY_NONE)
    deal->undated = TRUE;
  if (!in_period (self, deal->begun) || deal->visited == 0 ||
      (self->params.owner != 0 && deal->first_owner != self->params.owner))
    return;

  deal->counted = TRUE;
  convert (self, deal->amount, deal->currency, rate_day (deal), 1, &amount);
  for (guint64 rest = deal->visited; rest != 0; rest &= rest - 1)
    count_cohort_stage (self, __builtin_ctzll (rest), amount);
}

static void
count_now (PursuitFunnel *self)
{
  Deal *deal = &self->deal;
  PursuitFunnelStage *row;
  gint64 amount;

  if (!deal->standing || (self->params.owner != 0 && deal->owner != self->params.owner))
    return;

  deal->counted = TRUE;
  row = &self->result->stages[deal->stage];
  row->entered++;
  count_fate (row, FATE_STILL_HERE, 0);
  convert (self, deal->amount, deal->currency, rate_day (deal), 1, &amount);
  add_saturating (&row->amount, amount);
  if (deal->outcome == PURSUIT_FUNNEL_OPEN)
    add_to_pipeline (self, row, amount, weigh (amount, deal_probability (self, deal)));
  if (deal->entered != PURSUIT_DAY_NONE)
    histogram_add (&self->stay[deal->stage], self->params.today - deal->entered, 1);
}

/* Adds the deal to the figures of the whole. */
static void
count_totals (PursuitFunnel *self)
{
  Deal *deal = &self->deal;
  PursuitFunnelResult *result = self->result;
  gboolean flow = self->params.mode == PURSUIT_FUNNEL_FLOW;
  gboolean mine = deal->counted;

  result->deals += deal->counted;
  if (flow)
    mine = deal->in_process && (self->params.owner == 0 || deal->owner == self->params.owner);
  if (!mine)
    return;

  if (deal->outcome == PURSUIT_FUNNEL_OPEN)
    result->open += deal->standing;
  else if (self->params.mode == PURSUIT_FUNNEL_COHORT || (flow && in_period (self, deal->closed)))
    {
      gboolean won = deal->outcome == PURSUIT_FUNNEL_WON;

      if (won)
        result->won++;
      else
        result->lost++;
      if (deal->begun != PURSUIT_DAY_NONE && deal->closed != PURSUIT_DAY_NONE)
        histogram_add (won ? &self->cycle_won : &self->cycle_lost, deal->closed - deal->begun, 1);
    }
  if (deal->forced > 0)
    {
      result->forced_moves += deal->forced;
      result->forced_deals++;
      result->forced_won += deal->outcome == PURSUIT_FUNNEL_WON;
    }
}

static void
finish_deal (PursuitFunnel *self)
{
  Deal *deal = &self->deal;

  switch (self->params.mode)
    {
    case PURSUIT_FUNNEL_COHORT:
      count_in_cohort (self);
      break;
    case PURSUIT_FUNNEL_FLOW:
      if (deal->visit_counted)
        count_visit (self, FATE_STILL_HERE, NULL);
      break;
    case PURSUIT_FUNNEL_NOW:
    default:
      count_now (self);
      break;
    }
  count_totals (self);
  if (deal->undated && deal->in_process && self->params.mode != PURSUIT_FUNNEL_NOW)
    self->result->undated_deals++;
  self->has_deal = FALSE;
}

static void
begin_deal (PursuitFunnel *self, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;

  /* All but the days, which begin_stay() clears where they are used. */
  memset (deal, 0, G_STRUCT_OFFSET (Deal, days));
  deal->id = event->deal;
  deal->first_owner = event->owner;
  deal->begun = event->day;
  deal->entered = PURSUIT_DAY_NONE;
  deal->closed = PURSUIT_DAY_NONE;
  deal->stage = NO_STAGE;
  deal->left_from = NO_STAGE;
  self->has_deal = TRUE;
}

/* Takes over what the event says of the deal, apart from its stage. */
static void
update_deal (PursuitFunnel *self, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;

  if (event->outcome == PURSUIT_FUNNEL_OPEN)
    deal->closed = PURSUIT_DAY_NONE;
  else if (deal->outcome == PURSUIT_FUNNEL_OPEN)
    deal->closed = event->day;
  deal->outcome = event->outcome;
  deal->loss = event->loss;
  deal->owner = event->owner;
  deal->amount = event->amount;
  deal->probability = event->probability;
  memcpy (deal->currency, event->currency, sizeof deal->currency);
  if (event->forced && (self->params.mode == PURSUIT_FUNNEL_COHORT || in_period (self, event->day)))
    deal->forced++;
}

void
pursuit_funnel_add_event (PursuitFunnel *self, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;
  gboolean moved, handed, delivers, can_stand, stands, ends;
  int stage;

  if (!self->has_deal || event->deal != deal->id)
    {
      if (self->has_deal)
        finish_deal (self);
      begin_deal (self, event);
    }
  /* What follows the first event after the horizon is after it too, also when it has no date. */
  deal->over |= event->day > self->horizon;
  if (deal->over)
    return;

  stage = event->stage == 0 ? deal->stage : find_stage (self, event->stage);
  moved = stage != deal->stage;
  handed = event->kind == PURSUIT_FUNNEL_EVENT_PROCESS_CHANGED ||
           (event->kind == PURSUIT_FUNNEL_EVENT_OWNER_CHANGED && event->owner != deal->owner);
  delivers = stage != NO_STAGE && (self->deliveries & bit (stage)) != 0;
  can_stand = stage != NO_STAGE &&
              (event->outcome == PURSUIT_FUNNEL_OPEN || (event->outcome == PURSUIT_FUNNEL_WON && delivers));
  /* To close without moving is to be done with the stage: won from it, or its delivery finished. */
  stands = can_stand && (moved || (event->kind != PURSUIT_FUNNEL_EVENT_CLOSED &&
                                   (deal->standing || event->outcome == PURSUIT_FUNNEL_OPEN)));
  ends = deal->standing && (moved || handed || !stands);

  if (ends)
    end_stay (self, fate_of (deal, event, stage, handed), event);
  else if (moved && !stands && stage != NO_STAGE)
    {
      /* It came already closed: it entered and left in one. */
      begin_stay (self, stage, event);
      end_stay (self, fate_of (deal, event, stage, FALSE), event);
    }
  else if (stage != NO_STAGE && event->outcome > PURSUIT_FUNNEL_WON && deal->outcome <= PURSUIT_FUNNEL_WON)
    deal->left_from = stage;
  update_deal (self, event);
  if (stands && (ends || !deal->standing))
    begin_stay (self, stage, event);
  deal->stage = stage;
  deal->standing = stands;
}

void
pursuit_funnel_add_standing (PursuitFunnel *self, const PursuitFunnelStanding *standing)
{
  PursuitFunnelStage *row;
  gint64 amount, weighted;
  int stage;

  g_return_if_fail (self != NULL && self->params.mode == PURSUIT_FUNNEL_NOW);
  g_return_if_fail (standing != NULL && standing->count >= 0);

  stage = find_stage (self, standing->stage);
  if (stage == NO_STAGE || standing->count == 0)
    return;

  row = &self->result->stages[stage];
  row->entered += standing->count;
  row->still_here += standing->count;
  self->result->deals += standing->count;
  if (!row->delivery)
    self->result->open += standing->count;
  if (convert (self, standing->amount, standing->currency, PURSUIT_DAY_NONE, standing->count, &amount) &&
      convert (self, standing->weighted, standing->currency, PURSUIT_DAY_NONE, 0, &weighted))
    {
      add_saturating (&row->amount, amount);
      if (!row->delivery)
        add_to_pipeline (self, row, amount, weighted);
    }
  if (standing->since != PURSUIT_DAY_NONE)
    histogram_add (&self->stay[stage], self->params.today - standing->since, standing->count);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const PursuitFunnelStageInfo *const *one = a, *const *other = b;

  if ((*one)->position != (*other)->position)
    return (*one)->position < (*other)->position ? -1 : 1;
  return ((*one)->id > (*other)->id) - ((*one)->id < (*other)->id);
}

PursuitFunnel *
pursuit_funnel_new (const PursuitFunnelStageInfo *stages,
                    gsize n_stages,
                    const PursuitFunnelParams *params,
                    GError **error)
{
  g_autofree const PursuitFunnelStageInfo **ordered = g_new (const PursuitFunnelStageInfo *, n_stages + 1);
  PursuitFunnel *self;

  g_return_val_if_fail (stages != NULL || n_stages == 0, NULL);
  g_return_val_if_fail (params != NULL && params->mode < PURSUIT_FUNNEL_N_MODES, NULL);

  if (n_stages > PURSUIT_FUNNEL_MAX_STAGES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("A funnel can show at most %d stages."),
                   PURSUIT_FUNNEL_MAX_STAGES);
      return NULL;
    }

  for (gsize i = 0; i < n_stages; i++)
    ordered[i] = &stages[i];
  qsort (ordered, n_stages, sizeof *ordered, compare_positions);

  self = g_new0 (PursuitFunnel, 1);
  self->params = *params;
  self->horizon = params->today;
  if (params->mode == PURSUIT_FUNNEL_FLOW && params->to != PURSUIT_DAY_NONE)
    self->horizon = MIN (params->to, params->today);
  self->unconverted = g_ptr_array_new ();
  memset (self->slot_stage, NO_STAGE, sizeof self->slot_stage);
  self->result = g_atomic_rc_box_new0 (PursuitFunnelResult);
  self->result->mode = params->mode;
  memcpy (self->result->currency, params->currency, sizeof self->result->currency);
  self->result->n_stages = n_stages;
  self->result->stages = g_new0 (PursuitFunnelStage, n_stages);
  for (gsize i = 0; i < n_stages; i++)
    {
      register_stage (self, ordered[i]->id, i);
      self->base[i] = ordered[i]->probability;
      self->deliveries |= ordered[i]->delivery ? bit (i) : 0;
      self->retired |= ordered[i]->retired ? bit (i) : 0;
      self->result->stages[i].id = ordered[i]->id;
      self->result->stages[i].name = g_strdup (ordered[i]->name);
      self->result->stages[i].position = ordered[i]->position;
      self->result->stages[i].delivery = ordered[i]->delivery;
    }
  return self;
}

void
pursuit_funnel_free (PursuitFunnel *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < PURSUIT_FUNNEL_MAX_STAGES; i++)
    g_free (self->stay[i].bins);
  g_free (self->cycle_won.bins);
  g_free (self->cycle_lost.bins);
  g_ptr_array_unref (self->unconverted);
  g_clear_pointer (&self->result, pursuit_funnel_result_unref);
  g_free (self);
}

/* Works out the figures of a row from its counts. */
static void
finish_row (PursuitFunnel *self, guint stage)
{
  PursuitFunnelStage *row = &self->result->stages[stage];
  gboolean converts = self->params.mode != PURSUIT_FUNNEL_NOW && !row->delivery && row->entered > 0;

  row->count = row->entered;
  row->conversion = converts ? (double) row->advanced / row->entered : NAN;
  row->days = histogram_spread (&self->stay[stage]);
}

PursuitFunnelResult *
pursuit_funnel_finish (PursuitFunnel *self)
{
  PursuitFunnelResult *result;
  guint n_shown = 0;

  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);

  if (self->has_deal)
    finish_deal (self);

  result = self->result;
  for (guint i = 0; i < result->n_stages; i++)
    {
      finish_row (self, i);
      if ((self->retired & bit (i)) != 0 && result->stages[i].count == 0)
        g_free (result->stages[i].name);
      else
        result->stages[n_shown++] = result->stages[i];
    }
  result->n_stages = n_shown;
  result->cycle_won = histogram_spread (&self->cycle_won);
  result->cycle_lost = histogram_spread (&self->cycle_lost);
  result->win_rate = NAN;
  if (result->mode == PURSUIT_FUNNEL_COHORT && result->deals > 0)
    result->win_rate = (double) result->won / result->deals;
  else if (result->mode == PURSUIT_FUNNEL_FLOW && result->won + result->lost > 0)
    result->win_rate = (double) result->won / (result->won + result->lost);
  g_ptr_array_add (self->unconverted, NULL);
  result->unconverted_currencies = (char **) g_ptr_array_free (self->unconverted, FALSE);
  self->unconverted = g_ptr_array_new ();
  return g_steal_pointer (&self->result);
}
