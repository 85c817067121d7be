/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

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

  g_assert (deal->stage != PURSUIT_NO_STAGE);
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
    pursuit_funnel_count_visit (self, fate, event);
  deal->visit_counted = FALSE;
}

static Fate
fate_of (const Deal *deal, const PursuitFunnelEvent *event, int stage, gboolean handed)
{
  if (event->outcome > PURSUIT_FUNNEL_WON)
    return FATE_LOST;
  if (handed || stage == PURSUIT_NO_STAGE)
    return FATE_HANDED_OVER;
  if (event->outcome == PURSUIT_FUNNEL_WON || stage > deal->stage)
    return FATE_ADVANCED;
  return FATE_BACK;
}

static void
finish_deal (PursuitFunnel *self)
{
  Deal *deal = &self->deal;

  if (self->params.mode == PURSUIT_FUNNEL_COHORT)
    pursuit_funnel_count_in_cohort (self);
  else if (deal->visit_counted)
    pursuit_funnel_count_visit (self, FATE_STILL_HERE, NULL);
  pursuit_funnel_count_totals (self);
  if (deal->undated && deal->in_process)
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
  deal->stage = PURSUIT_NO_STAGE;
  deal->left_from = PURSUIT_NO_STAGE;
  g_array_set_size (self->deal_missing, 0);
  self->has_deal = TRUE;
}

/* Takes over what the event, behind which the deal is in @stage, says of it. What was forced in another
 * process is counted there. */
static void
update_deal (PursuitFunnel *self, const PursuitFunnelEvent *event, int stage)
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
  if (event->forced && stage != PURSUIT_NO_STAGE &&
      (self->params.mode == PURSUIT_FUNNEL_COHORT || in_period (self, event->day)))
    {
      deal->forced++;
      if (event->missing != NULL)
        pursuit_funnel_note_missing (self, event->missing);
    }
}

void
pursuit_funnel_add_event (PursuitFunnel *self, const PursuitFunnelEvent *event)
{
  Deal *deal = &self->deal;
  gboolean moved, handed, delivers, can_stand, stands, ends;
  int stage;

  g_return_if_fail (self->params.mode != PURSUIT_FUNNEL_NOW);

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

  stage = event->stage == 0 ? deal->stage : pursuit_stage_index_find (&self->index, event->stage);
  moved = stage != deal->stage;
  handed = event->kind == PURSUIT_FUNNEL_EVENT_PROCESS_CHANGED ||
           (event->kind == PURSUIT_FUNNEL_EVENT_OWNER_CHANGED && event->owner != deal->owner);
  delivers = stage != PURSUIT_NO_STAGE && (self->deliveries & bit (stage)) != 0;
  can_stand = stage != PURSUIT_NO_STAGE &&
              (event->outcome == PURSUIT_FUNNEL_OPEN || (event->outcome == PURSUIT_FUNNEL_WON && delivers));
  /* To close without moving is to be done with the stage: won from it, or its delivery finished. */
  stands = can_stand && (moved || (event->kind != PURSUIT_FUNNEL_EVENT_CLOSED &&
                                   (deal->standing || event->outcome == PURSUIT_FUNNEL_OPEN)));
  ends = deal->standing && (moved || handed || !stands);

  if (ends)
    end_stay (self, fate_of (deal, event, stage, handed), event);
  else if (moved && !stands && stage != PURSUIT_NO_STAGE)
    {
      /* It came already closed: it entered and left in one. */
      begin_stay (self, stage, event);
      end_stay (self, fate_of (deal, event, stage, FALSE), event);
    }
  else if (stage != PURSUIT_NO_STAGE && event->outcome > PURSUIT_FUNNEL_WON &&
           deal->outcome <= PURSUIT_FUNNEL_WON)
    deal->left_from = stage;
  update_deal (self, event, stage);
  if (stands && (ends || !deal->standing))
    begin_stay (self, stage, event);
  deal->stage = stage;
  deal->standing = stands;
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
  self->deal_missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  pursuit_stage_index_init (&self->index);
  self->result = g_atomic_rc_box_new0 (PursuitFunnelResult);
  self->result->listed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->result->missing = g_array_new (FALSE, FALSE, sizeof (PursuitFunnelNode));
  self->result->mode = params->mode;
  self->result->from = params->from;
  self->result->to = params->to;
  memcpy (self->result->currency, params->currency, sizeof self->result->currency);
  self->result->n_stages = n_stages;
  self->result->stages = g_new0 (PursuitFunnelStage, n_stages);
  for (gsize i = 0; i < n_stages; i++)
    {
      pursuit_stage_index_add (&self->index, ordered[i]->id, i);
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
    pursuit_histogram_clear (&self->stay[i]);
  pursuit_histogram_clear (&self->cycle_won);
  pursuit_histogram_clear (&self->cycle_lost);
  g_ptr_array_unref (self->unconverted);
  g_array_unref (self->deal_missing);
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
  row->days = pursuit_histogram_spread (&self->stay[stage]);
}

PursuitFunnelResult *
pursuit_funnel_finish (PursuitFunnel *self)
{
  PursuitFunnelResult *result;
  guint n_shown = 0;

  g_return_val_if_fail (self != NULL && self->result != NULL, NULL);

  if (self->has_deal)
    finish_deal (self);
  pursuit_funnel_sort_missing (self);

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
  result->cycle_won = pursuit_histogram_spread (&self->cycle_won);
  result->cycle_lost = pursuit_histogram_spread (&self->cycle_lost);
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
