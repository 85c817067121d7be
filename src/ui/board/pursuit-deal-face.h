/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-card-style.h"
#include "pursuit-drift.h"

G_BEGIN_DECLS

/**
 * PursuitDealFace:
 *
 * What a card says about a deal: words in the user's language, safe to draw. Free with
 * pursuit_deal_face_free().
 */
typedef struct
{
  gboolean blank; /* the deal's values have not been read yet */
  char grade;     /* 'A' to 'D', 0 for none */
  char *company;
  gboolean has_company;
  char *title;
  char *amount;
  char *days;   /* in the stage; "" when not known */
  char *closes; /* expected close; "" when not known */
  char *warning;
  char *next_step;
  char *next_day;
  gboolean overdue;
  char *owner;
  char *initials;
  int days_in_stage; /* -1 when not known */
  gboolean has_next_step;
  gboolean met_decision;
  gboolean has_insider;
  PursuitStaleness staleness;
  PursuitDriftState drift;
  int days_since_contact; /* -1 when there was none */
  char *contact;          /* how long nobody spoke with them, where no next step suspends that clock */
  guint findings;         /* what the map of people warns of */
  char *finding;          /* the worst of that, a sentence; "" for nothing */
} PursuitDealFace;

PursuitDealFace *
pursuit_deal_face_new (PursuitDeal *deal, PursuitDay today);
void
pursuit_deal_face_free (PursuitDealFace *self);
void
pursuit_deal_face_draw (const PursuitDealFace *self, PursuitCardStyle *style, cairo_t *cr, int width);

const char *
pursuit_deal_signal_word (PursuitDealSignal code);
char *
pursuit_deal_face_describe (const PursuitDealFace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDealFace, pursuit_deal_face_free)

G_END_DECLS
