/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "naive-funnel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef enum
{
  HERE,
  ADVANCED,
  BACK,
  LOST,
  HANDED
} End;

typedef struct
{
  int stage;
  gint64 owner;
  PursuitDay from, until;
  gint64 amount;
  End end;
  guint8 loss;
} Stay;

typedef struct
{
  const PursuitFunnelStageInfo *stages;
  guint n_stages;
  const PursuitFunnelParams *params;
  PursuitFunnelResult *result;
  GArray *days[PURSUIT_FUNNEL_MAX_STAGES];
  GArray *won_days, *lost_days;
} Naive;

static int
index_of (Naive *self, gint64 id)
{
  for (guint i = 0; i < self->n_stages; i++)
    if (self->stages[i].id == id)
      return i;
  return -1;
}

static gboolean
inside (Naive *self, PursuitDay day)
{
  PursuitDay from = self->params->from, to = self->params->to;

  return day != PURSUIT_DAY_NONE && (from == PURSUIT_DAY_NONE || day >= from) &&
         (to == PURSUIT_DAY_NONE || day <= to);
}

/* Every stay of the deal whose events these are, in order. */
static GArray *
stays_of (Naive *self, GPtrArray *events)
{
  GArray *stays = g_array_new (FALSE, TRUE, sizeof (Stay));
  gboolean open_stay = FALSE;
  int at = -1;
  gint64 owner = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const PursuitFunnelEvent *e = events->pdata[i];
      int to = e->stage != 0 ? index_of (self, e->stage) : at;
      gboolean gone = e->outcome >= PURSUIT_FUNNEL_LOST;
      gboolean won = e->outcome == PURSUIT_FUNNEL_WON;
      gboolean change = e->kind == PURSUIT_FUNNEL_EVENT_PROCESS_CHANGED ||
                        (e->kind == PURSUIT_FUNNEL_EVENT_OWNER_CHANGED && e->owner != owner);
      gboolean stays_on;

      if (to < 0 || gone)
        stays_on = FALSE;
      else if (won && !self->stages[to].delivery)
        stays_on = FALSE;
      else if (to != at)
        stays_on = TRUE;
      else if (e->kind == PURSUIT_FUNNEL_EVENT_CLOSED)
        stays_on = FALSE;
      else
        stays_on = open_stay || !won;

      if (!open_stay && !stays_on && to >= 0 && to != at)
        {
          Stay through = { to, e->owner, e->day, e->day, e->amount, gone ? LOST : ADVANCED, e->loss };
          g_array_append_val (stays, through);
        }
      if (open_stay && (to != at || change || !stays_on))
        {
          Stay *last = &g_array_index (stays, Stay, stays->len - 1);

          last->until = e->day;
          last->loss = e->loss;
          last->end = gone ? LOST : to < 0 || change ? HANDED : won || to > at ? ADVANCED : BACK;
          open_stay = FALSE;
        }
      if (stays_on && !open_stay)
        {
          Stay stay = { to, e->owner, e->day, PURSUIT_DAY_NONE, e->amount, HERE, 0 };
          g_array_append_val (stays, stay);
          open_stay = TRUE;
        }
      at = to;
      owner = e->owner;
    }
  return stays;
}

static void
add_end (PursuitFunnelStage *row, End end, guint8 loss)
{
  row->entered++;
  row->advanced += end == ADVANCED;
  row->back += end == BACK;
  row->handed_over += end == HANDED;
  row->still_here += end == HERE;
  row->lost += end == LOST;
  if (end == LOST)
    row->losses[loss]++;
}

static void
flow_deal (Naive *self, GArray *stays, const PursuitFunnelEvent *last, gboolean *counted)
{
  for (guint i = 0; i < stays->len; i++)
    {
      Stay *stay = &g_array_index (stays, Stay, i);
      PursuitFunnelStage *row = &self->result->stages[stay->stage];
      gint64 days = (gint64) stay->until - stay->from;

      if (!inside (self, stay->from) || (self->params->owner != 0 && stay->owner != self->params->owner))
        continue;
      *counted = TRUE;
      add_end (row, stay->end, stay->loss);
      row->amount += stay->amount;
      if (stay->end == HERE && last->outcome == PURSUIT_FUNNEL_OPEN)
        row->weighted += llround (stay->amount * last->probability);
      if (stay->end != HERE && stay->until != PURSUIT_DAY_NONE)
        g_array_append_val (self->days[stay->stage], days);
    }
}

static void
cohort_stage (Naive *self, GArray *stays, int stage, int finally_at, const PursuitFunnelEvent *last)
{
  PursuitFunnelStage *row = &self->result->stages[stage];
  gboolean dated = FALSE, timed = TRUE, later = FALSE;
  Stay *final = NULL;
  gint64 sum = 0;
  End end;

  for (guint i = 0; i < stays->len; i++)
    {
      Stay *stay = &g_array_index (stays, Stay, i);

      if (stay->stage > stage && final != NULL)
        later = TRUE;
      if (stay->stage != stage)
        continue;
      dated |= stay->from != PURSUIT_DAY_NONE;
      timed &= stay->from != PURSUIT_DAY_NONE && (stay->end == HERE || stay->until != PURSUIT_DAY_NONE);
      sum += (gint64) stay->until - stay->from;
      final = stay;
      later = FALSE;
    }
  if (!dated)
    return;

  if (final->end == HERE)
    end = HERE;
  else if (finally_at < 0)
    end = final == &g_array_index (stays, Stay, stays->len - 1) ? HANDED : later ? ADVANCED : BACK;
  else if (final == &g_array_index (stays, Stay, stays->len - 1) && last->outcome >= PURSUIT_FUNNEL_LOST)
    end = LOST;
  else if (later || last->outcome == PURSUIT_FUNNEL_WON)
    end = ADVANCED;
  else
    end = BACK;

  add_end (row, end, last->loss);
  row->amount += last->amount;
  if (end == HERE && last->outcome == PURSUIT_FUNNEL_OPEN)
    row->weighted += llround (last->amount * last->probability);
  if (end != HERE && timed)
    g_array_append_val (self->days[stage], sum);
}

static void
one_deal (Naive *self, GPtrArray *all)
{
  const PursuitFunnelEvent *first = all->pdata[0], *last;
  PursuitFunnelMode mode = self->params->mode;
  PursuitDay horizon = self->params->today, closed = PURSUIT_DAY_NONE;
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (GArray) stays = NULL;
  gboolean counted = FALSE, mine;
  int at = -1;

  if (mode == PURSUIT_FUNNEL_FLOW && self->params->to != PURSUIT_DAY_NONE)
    horizon = MIN (horizon, self->params->to);
  for (guint i = 0; i < all->len && ((PursuitFunnelEvent *) all->pdata[i])->day <= horizon; i++)
    g_ptr_array_add (events, all->pdata[i]);
  if (events->len == 0)
    return;

  last = events->pdata[events->len - 1];
  stays = stays_of (self, events);
  for (guint i = 0; i < events->len; i++)
    {
      const PursuitFunnelEvent *e = events->pdata[i];
      const PursuitFunnelEvent *before = i > 0 ? events->pdata[i - 1] : NULL;

      if (e->outcome == PURSUIT_FUNNEL_OPEN)
        closed = PURSUIT_DAY_NONE;
      else if (before == NULL || before->outcome == PURSUIT_FUNNEL_OPEN)
        closed = e->day;
      if (e->stage != 0)
        at = index_of (self, e->stage);
    }

  if (mode == PURSUIT_FUNNEL_FLOW)
    flow_deal (self, stays, last, &counted);
  else if (inside (self, first->day) && (self->params->owner == 0 || first->owner == self->params->owner))
    for (guint i = 0; i < self->n_stages; i++)
      {
        gint64 before = self->result->stages[i].entered;

        cohort_stage (self, stays, i, at, last);
        counted |= self->result->stages[i].entered > before;
      }

  self->result->deals += counted;
  mine = mode == PURSUIT_FUNNEL_FLOW
             ? stays->len > 0 && (self->params->owner == 0 || last->owner == self->params->owner)
             : counted;
  if (!mine)
    return;
  if (last->outcome != PURSUIT_FUNNEL_OPEN &&
      (mode == PURSUIT_FUNNEL_COHORT || (at >= 0 && inside (self, closed))))
    {
      gboolean won = last->outcome == PURSUIT_FUNNEL_WON;
      gint64 days = (gint64) closed - first->day;

      self->result->won += won;
      self->result->lost += !won;
      if (closed != PURSUIT_DAY_NONE && first->day != PURSUIT_DAY_NONE && days >= 0)
        g_array_append_val (won ? self->won_days : self->lost_days, days);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a - *(const gint64 *) b;
}

static PursuitSpread
spread_of (GArray *days)
{
  PursuitSpread spread = { days->len, NAN, NAN, NAN };
  int n = days->len;

  g_array_sort (days, compare_days);
  if (n == 0)
    return spread;
#define AT(i) ((double) g_array_index (days, gint64, i))
  spread.median = n % 2 == 1 ? AT (n / 2) : (AT (n / 2 - 1) + AT (n / 2)) / 2;
#undef AT
  return spread;
}

static void
free_naive (gpointer data)
{
  PursuitFunnelResult *result = data;

  g_free (result->stages);
}

PursuitFunnelResult *
naive_funnel (const PursuitFunnelStageInfo *stages,
              guint n_stages,
              const PursuitFunnelParams *params,
              const PursuitFunnelEvent *events,
              guint n_events)
{
  Naive self = { .stages = stages, .n_stages = n_stages, .params = params };
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  self.result = g_atomic_rc_box_new0 (PursuitFunnelResult);
  self.result->n_stages = n_stages;
  self.result->stages = g_new0 (PursuitFunnelStage, n_stages);
  for (guint i = 0; i < n_stages; i++)
    self.days[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.won_days = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.lost_days = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_events; i++)
    {
      g_ptr_array_add (own, (gpointer) &events[i]);
      if (i + 1 == n_events || events[i + 1].deal != events[i].deal)
        {
          one_deal (&self, own);
          g_ptr_array_set_size (own, 0);
        }
    }

  for (guint i = 0; i < n_stages; i++)
    {
      self.result->stages[i].days = spread_of (self.days[i]);
      g_array_unref (self.days[i]);
    }
  self.result->cycle_won = spread_of (self.won_days);
  self.result->cycle_lost = spread_of (self.lost_days);
  g_array_unref (self.won_days);
  g_array_unref (self.lost_days);
  return self.result;
}

void
naive_funnel_free (PursuitFunnelResult *result)
{
  g_atomic_rc_box_release_full (result, free_naive);
}
