/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-funnel.h"
#include "pursuit-histogram.h"
#include "pursuit-stage-index-private.h"

G_BEGIN_DECLS

typedef enum
{
  FATE_ADVANCED,
  FATE_LOST,
  FATE_BACK,
  FATE_HANDED_OVER,
  FATE_STILL_HERE,
} Fate;

/* The deal at hand. A set of stages is a word with one bit a stage, in order of position. */
typedef struct
{
  gint64 id;
  gint64 owner;
  gint64 first_owner;
  gint64 amount;
  char currency[4];
  double probability;
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
  PursuitHistogram stay[PURSUIT_FUNNEL_MAX_STAGES];
  gint64 last_deal[PURSUIT_FUNNEL_MAX_STAGES]; /* that was counted in the stage */
  PursuitHistogram cycle_won;
  PursuitHistogram cycle_lost;
  GPtrArray *unconverted; /* currencies without a rate */
  GArray *deal_missing; /* (element-type gint64): key nodes missing in forced moves of the deal, one a move */
  PursuitStageIndex index;
  gboolean has_deal;
  Deal deal;
};

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

void
pursuit_funnel_count_visit (PursuitFunnel *self, Fate fate, const PursuitFunnelEvent *event);
void
pursuit_funnel_count_in_cohort (PursuitFunnel *self);
void
pursuit_funnel_count_totals (PursuitFunnel *self);
void
pursuit_funnel_note_missing (PursuitFunnel *self, const char *codes);
void
pursuit_funnel_sort_missing (PursuitFunnel *self);

G_END_DECLS
