/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-private.h"

#include <math.h>
#include <string.h>

#include "pursuit-gate.h"

/* What is counted once it is known what became of a deal or a visit; pursuit-funnel.c finds that out. */

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

/* Names @deal in the result. */
static void
list_deal (PursuitFunnel *self, gint64 deal)
{
  GArray *listed = self->result->listed;

  if (listed->len == 0 || g_array_index (listed, gint64, listed->len - 1) != deal)
    g_array_append_val (listed, deal);
}

/* One more in @row, with its @fate; its deal is named in the result when that was asked for. */
static void
enter_row (PursuitFunnel *self, PursuitFunnelStage *row, Fate fate, guint8 loss)
{
  const PursuitFunnelList *list = &self->params.list;

  gint64 *last = &self->last_deal[row - self->result->stages];

  row->entered++;
  row->deals += *last != self->deal.id;
  *last = self->deal.id;
  count_fate (row, fate, loss);
  if (row->id == list->stage && (list->listing == PURSUIT_FUNNEL_LIST_ENTERED ||
                                 (fate == FATE_LOST && (list->listing == PURSUIT_FUNNEL_LIST_LOST ||
                                                        (list->listing == PURSUIT_FUNNEL_LIST_LOSSES &&
                                                         MIN (loss, PURSUIT_LOSS_OTHER) == list->loss)))))
    list_deal (self, self->deal.id);
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
void
pursuit_funnel_count_visit (PursuitFunnel *self, Fate fate, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;
  PursuitFunnelStage *row = &self->result->stages[deal->stage];
  gboolean closes = event != NULL && event->outcome != PURSUIT_FUNNEL_OPEN;
  gint64 amount;

  enter_row (self, row, fate, event != NULL ? event->loss : 0);
  convert (self, deal->visit_amount, deal->visit_currency, closes ? event->day : PURSUIT_DAY_NONE, 1,
           &amount);
  add_saturating (&row->amount, amount);
  if (event == NULL && deal->outcome == PURSUIT_FUNNEL_OPEN)
    add_to_pipeline (self, row, amount, weigh (amount, deal_probability (self, deal)));
  if (event != NULL && event->day != PURSUIT_DAY_NONE)
    pursuit_histogram_add (&self->stay[deal->stage], event->day - deal->entered, 1);
  deal->counted = TRUE;
}

/* The stage row's share of a deal of the cohort. */
static void
count_cohort_stage (PursuitFunnel *self, int stage, gint64 amount)
{
  Deal *deal = &self->deal;
  PursuitFunnelStage *row = &self->result->stages[stage];
  Fate fate = FATE_BACK;

  if (stage == deal->left_from && deal->stage == PURSUIT_NO_STAGE)
    fate = FATE_HANDED_OVER;
  else if (stage == deal->left_from && deal->outcome > PURSUIT_FUNNEL_WON)
    fate = FATE_LOST;
  else if (deal->standing && stage == deal->stage)
    fate = FATE_STILL_HERE;
  else if ((deal->passed & bit (stage)) != 0 ||
           (deal->outcome == PURSUIT_FUNNEL_WON && deal->stage != PURSUIT_NO_STAGE))
    fate = FATE_ADVANCED;

  enter_row (self, row, fate, deal->loss);
  add_saturating (&row->amount, amount);
  if (fate == FATE_STILL_HERE && deal->outcome == PURSUIT_FUNNEL_OPEN)
    add_to_pipeline (self, row, amount, weigh (amount, deal_probability (self, deal)));
  if (fate != FATE_STILL_HERE && (deal->untimed & bit (stage)) == 0)
    pursuit_histogram_add (&self->stay[stage], deal->days[stage], 1);
}

/* Counts the finished deal in every stage it was in, when it began in the period. */
void
pursuit_funnel_count_in_cohort (PursuitFunnel *self)
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

/* Notes the key nodes that were missing in a forced move, each once however many of its conditions were. */
void
pursuit_funnel_note_missing (PursuitFunnel *self, const char *codes)
{
  g_auto (GStrv) lines = g_strsplit (codes, "\n", -1);
  guint first = self->deal_missing->len;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      PursuitUnmet unmet;
      guint k = first;

      if (!pursuit_unmet_from_code (&unmet, lines[i], NULL))
        continue;
      while (k < self->deal_missing->len && g_array_index (self->deal_missing, gint64, k) != unmet.node)
        k++;
      if (k == self->deal_missing->len)
        g_array_append_val (self->deal_missing, unmet.node);
    }
}

/* Adds what was missing in forced moves of the deal. There are few nodes. */
static void
count_missing (PursuitFunnel *self)
{
  GArray *missing = self->result->missing;

  for (guint i = 0; i < self->deal_missing->len; i++)
    {
      PursuitFunnelNode node = { .id = g_array_index (self->deal_missing, gint64, i) };
      guint k = 0, earlier = 0;

      while (k < missing->len && g_array_index (missing, PursuitFunnelNode, k).id != node.id)
        k++;
      if (k == missing->len)
        g_array_append_val (missing, node);
      g_array_index (missing, PursuitFunnelNode, k).moves++;
      while (g_array_index (self->deal_missing, gint64, earlier) != node.id)
        earlier++;
      g_array_index (missing, PursuitFunnelNode, k).deals += earlier == i;
      if (self->params.list.listing == PURSUIT_FUNNEL_LIST_MISSING && self->params.list.node == node.id)
        list_deal (self, self->deal.id);
    }
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const PursuitFunnelNode *left = a, *right = b;

  if (left->moves != right->moves)
    return left->moves < right->moves ? 1 : -1;
  return (left->id > right->id) - (left->id < right->id);
}

/* The node that was missing most often first. */
void
pursuit_funnel_sort_missing (PursuitFunnel *self)
{
  g_array_sort (self->result->missing, compare_nodes);
}

/* Adds the deal to the figures of the whole. */
void
pursuit_funnel_count_totals (PursuitFunnel *self)
{
  Deal *deal = &self->deal;
  PursuitFunnelResult *result = self->result;
  gboolean flow = self->params.mode == PURSUIT_FUNNEL_FLOW;
  gboolean mine = deal->counted;

  result->deals += deal->counted;
  if (deal->counted && self->params.list.listing == PURSUIT_FUNNEL_LIST_COUNTED)
    list_deal (self, deal->id);
  if (flow)
    mine = deal->in_process && (self->params.owner == 0 || deal->owner == self->params.owner);
  if (!mine)
    return;

  if (deal->outcome == PURSUIT_FUNNEL_OPEN)
    result->open += deal->standing;
  else if (self->params.mode == PURSUIT_FUNNEL_COHORT ||
           (flow && deal->stage != PURSUIT_NO_STAGE && in_period (self, deal->closed)))
    {
      gboolean won = deal->outcome == PURSUIT_FUNNEL_WON;

      if (won)
        result->won++;
      else
        result->lost++;
      if (deal->begun != PURSUIT_DAY_NONE && deal->closed != PURSUIT_DAY_NONE)
        pursuit_histogram_add (won ? &self->cycle_won : &self->cycle_lost, deal->closed - deal->begun, 1);
    }
  if (deal->forced == 0 && self->params.list.listing == PURSUIT_FUNNEL_LIST_UNFORCED)
    list_deal (self, deal->id);
  if (deal->forced > 0)
    {
      result->forced_moves += deal->forced;
      result->forced_deals++;
      result->forced_won += deal->outcome == PURSUIT_FUNNEL_WON;
      result->forced_lost += deal->outcome > PURSUIT_FUNNEL_WON;
      count_missing (self);
      if (self->params.list.listing == PURSUIT_FUNNEL_LIST_FORCED)
        list_deal (self, self->deal.id);
    }
}

void
pursuit_funnel_add_standing (PursuitFunnel *self, const PursuitFunnelStanding *standing)
{
  PursuitFunnelStage *row;
  gint64 amount, weighted;
  int stage;

  g_return_if_fail (self != NULL && self->params.mode == PURSUIT_FUNNEL_NOW);
  g_return_if_fail (standing != NULL && standing->count >= 0);

  stage = pursuit_stage_index_find (&self->index, standing->stage);
  if (stage == PURSUIT_NO_STAGE || standing->count == 0)
    return;

  row = &self->result->stages[stage];
  if (standing->deal != 0 && row->id == self->params.list.stage)
    list_deal (self, standing->deal);
  row->entered += standing->count;
  row->deals += standing->count;
  row->still_here += standing->count;
  self->result->deals += standing->count;
  if (!row->delivery)
    self->result->open += standing->count;
  if (convert (self, standing->amount, standing->currency, standing->closed, standing->count, &amount) &&
      convert (self, standing->weighted, standing->currency, standing->closed, 0, &weighted))
    {
      add_saturating (&row->amount, amount);
      if (!row->delivery)
        add_to_pipeline (self, row, amount, weighted);
    }
  if (standing->deal != 0)
    pursuit_funnel_add_ages (self, standing->stage, standing->since, standing->count);
}

/** pursuit_funnel_add_ages: @count deals of a kept summary came into @stage on @since. Only for mode now. */
void
pursuit_funnel_add_ages (PursuitFunnel *self, gint64 stage, PursuitDay since, gint64 count)
{
  g_return_if_fail (self != NULL && self->params.mode == PURSUIT_FUNNEL_NOW);

  int place = pursuit_stage_index_find (&self->index, stage);
  if (place != PURSUIT_NO_STAGE && since != PURSUIT_DAY_NONE)
    pursuit_histogram_add (&self->stay[place], self->params.today - since, count);
}
