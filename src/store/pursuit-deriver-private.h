/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-asked-nodes.h"
#include "pursuit-deriver.h"

G_BEGIN_DECLS

/* What the files of the deriver share: pursuit-deriver.c asks the rules, -read.c reads deals, -write.c writes
 * what differs. */

/* How many fields the key nodes of all processes can ask for: one bit each. */
enum
{
  PURSUIT_MAX_ASKED = 62
};

/* A process, and how deals stand in it of which nothing but fields is known. */
typedef struct
{
  PursuitProcessBook *book;
  int *places;      /* of each node: the position of its stage */
  GHashTable *bare; /* PursuitBareDeal*, its own key */
} PursuitAsking;

typedef struct
{
  gint64 stage_id;
  gint64 buying_stage_id; /* 0: not known */
  guint64 filled;
  int missing;
} PursuitBareDeal;

/* A deal as the scan reads it. */
typedef struct
{
  gint64 id;
  gint64 process_id;
  gint64 stage_id;
  gint64 buying_stage_id; /* 0: not known */
  int stage_position;
  gboolean open;
  gboolean criteria_reason;
  guint64 filled; /* bit i: asked field i has a value */
  PursuitDay stage_since;
  int stale_days;
  PursuitDay closed;
  PursuitDealFacts facts;
  char outcome[12];
  char phase[8];
  char own_grade[2];
  char currency[4];
  gint64 owner_id;
  char grade[2];
  char grade_due[2];       /* what its row keeps of a grade to be confirmed; empty: nothing */
  PursuitDerivedDeal kept; /* what its row says */
  PursuitDerivedDeal result;
} PursuitDeriverDeal;

struct _PursuitDeriver
{
  PursuitDb *db; /* not owned */
  PursuitDay today;
  PursuitWinModel model;
  PursuitCustomerRules rules;
  GHashTable *processes; /* gint64* → PursuitAsking */
  PursuitFieldRef asked[PURSUIT_MAX_ASKED];
  guint n_asked;
  char *sql;         /* of the scan */
  char *company_sql; /* which of the fields asked for company $1 has */
  PursuitAskedNodes *nodes;
  GStringChunk *texts; /* of the deals that are looked at */
};

gboolean
pursuit_deriver_read_asked (PursuitDeriver *self, GError **error);
GArray *
pursuit_deriver_read_deals (PursuitDeriver *self, const PursuitDeriveRange *range, GError **error);
gboolean
pursuit_deriver_derive (PursuitDeriver *self, GArray *deals, gboolean acted, GError **error);
gint64
pursuit_deriver_next (GArray *deals, const PursuitDeriveRange *range);

G_END_DECLS
