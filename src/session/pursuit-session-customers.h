/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-customer-command.h"
#include "pursuit-customer-rules.h"
#include "pursuit-market.h"
#include "pursuit-session.h"

G_BEGIN_DECLS

/*
 * Grading, the pool and target markets as a session tells them. What changes anything is a command of
 * pursuit-customer-command.h, except the rules, which are settings.
 */

/**
 * PursuitOwnerStep: one line of the log of owners.
 *
 * @from: (nullable): whose it was; %NULL: nobody's
 * @to: (nullable): whose it is since; %NULL: it went to the pool
 * @by: (nullable): who did it; %NULL: the program
 */
typedef struct
{
  gint64 at_ms;
  PursuitDay day;
  char *kind;
  char *reason;
  gint64 company_id;
  char *company;
  char *from;
  char *to;
  char *by;
  gboolean undone;
} PursuitOwnerStep;

void
pursuit_owner_step_free (PursuitOwnerStep *step);
char *
pursuit_owner_step_describe (const PursuitOwnerStep *step);
GPtrArray *
pursuit_session_owner_log (PursuitSession *self, gint64 company_id, guint limit, GError **error);
void
pursuit_session_owner_log_async (PursuitSession *self,
                                 gint64 company_id,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *
pursuit_session_owner_log_finish (PursuitSession *self, GAsyncResult *result, GError **error);

/** PursuitPoolStatus: how much somebody has, and may have; a limit of 0 is none. */
typedef struct
{
  int n_owned;
  int owned_limit;
  int claimed_today;
  int claims_a_day;
  int n_protected;
  int protect_quota;
} PursuitPoolStatus;

gboolean
pursuit_session_pool_status (PursuitSession *self,
                             gint64 member_id,
                             PursuitPoolStatus *status,
                             GError **error);

/* The rules. */
gboolean
pursuit_session_rules (PursuitSession *self, PursuitCustomerRules *rules, GError **error);
void
pursuit_session_rules_async (PursuitSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean
pursuit_session_rules_finish (PursuitSession *self,
                              GAsyncResult *result,
                              PursuitCustomerRules *rules,
                              GError **error);
gboolean
pursuit_session_set_rules (PursuitSession *self, const PursuitCustomerRules *rules, GError **error);
void
pursuit_session_set_rules_async (PursuitSession *self,
                                 const PursuitCustomerRules *rules,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
pursuit_session_set_rules_finish (PursuitSession *self, GAsyncResult *result, GError **error);

/** PursuitGradeProposal: a deal whose grade the rule says otherwise than it is. */
typedef struct
{
  gint64 deal_id;
  char *deal;
  gint64 company_id; /* 0: none */
  char *company;     /* (nullable) */
  char *owner;       /* (nullable) */
  char from[2];
  char to[2];
  PursuitDay expected_close;
  double probability;
} PursuitGradeProposal;

void
pursuit_grade_proposal_free (PursuitGradeProposal *proposal);
gboolean
pursuit_grade_proposal_rises (const PursuitGradeProposal *proposal);
GPtrArray *
pursuit_session_grade_proposals (PursuitSession *self, GError **error);
void
pursuit_session_grade_proposals_async (PursuitSession *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
pursuit_session_grade_proposals_finish (PursuitSession *self, GAsyncResult *result, GError **error);

/** PursuitGradeStep: one line of the story of a grade. @kind: rule, said, confirmed. */
typedef struct
{
  PursuitDay day;
  char *from; /* (nullable) */
  char *to;   /* (nullable) */
  char *kind;
  char *reason; /* (nullable) */
  char *by;     /* (nullable) */
  gboolean undone;
} PursuitGradeStep;

void
pursuit_grade_step_free (PursuitGradeStep *step);
GPtrArray *
pursuit_session_grade_history (PursuitSession *self, const PursuitEntity *entity, gint64 id, GError **error);
void
pursuit_session_grade_history_async (PursuitSession *self,
                                     const PursuitEntity *entity,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *
pursuit_session_grade_history_finish (PursuitSession *self, GAsyncResult *result, GError **error);

/**
 * PursuitMarketView: a cell of the grid of target markets.
 *
 * @member: (nullable): who is responsible
 * @n_known, @n_valid, @n_open: companies that are known, that are valid, that have an open deal
 * @won: what was won, in the home currency; @missing_rate: something in a currency without a rate is left out
 */
typedef struct
{
  gint64 industry_id;
  gint64 region_id;
  gint64 member_id;
  char *member;
  gint64 n_known;
  gint64 n_valid;
  gint64 n_open;
  gint64 n_won;
  gint64 won;
  gboolean missing_rate;
} PursuitMarketView;

/** PursuitMarketGrid: @industries by @regions (PursuitMarketGroup); cells lie row by row. @n_outside:
 * companies that fall into none. */
typedef struct
{
  GPtrArray *industries;
  GPtrArray *regions;
  GArray *cells;
  gint64 n_outside;
} PursuitMarketGrid;

void
pursuit_market_grid_free (PursuitMarketGrid *grid);
const PursuitMarketView *
pursuit_market_grid_get (const PursuitMarketGrid *grid, guint industry, guint region);
PursuitMarketGrid *
pursuit_session_market_grid (PursuitSession *self, GError **error);
void
pursuit_session_market_grid_async (PursuitSession *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
PursuitMarketGrid *
pursuit_session_market_grid_finish (PursuitSession *self, GAsyncResult *result, GError **error);

GPtrArray *
pursuit_session_market_proposals (PursuitSession *self, guint limit, GError **error);
void
pursuit_session_market_proposals_async (PursuitSession *self,
                                        guint limit,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
pursuit_session_market_proposals_finish (PursuitSession *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitMarketGrid, pursuit_market_grid_free)

G_END_DECLS
