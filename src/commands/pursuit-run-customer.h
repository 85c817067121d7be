/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-pool.h"
#include "pursuit-run-private.h"

G_BEGIN_DECLS

/* What the commands of pursuit-customer-command.h do. */

/** PursuitCompanyFunc: does something with one of a command's companies. */
typedef gboolean (*PursuitCompanyFunc) (PursuitRun *run, PursuitRow *company, gpointer data, GError **error);

/* Ownership: pursuit-run-pool.c */
gboolean
pursuit_run_pool_release (PursuitRun *run, GError **error);
gboolean
pursuit_run_pool_release_due (PursuitRun *run, GError **error);
gboolean
pursuit_run_pool_claim (PursuitRun *run, GError **error);
gboolean
pursuit_run_hand_over (PursuitRun *run, GError **error);
gboolean
pursuit_run_exchange (PursuitRun *run, GError **error);

/* Holding: pursuit-run-hold.c */
gboolean
pursuit_run_share (PursuitRun *run, GError **error);
gboolean
pursuit_run_unshare (PursuitRun *run, GError **error);
gboolean
pursuit_run_protect (PursuitRun *run, GError **error);
gboolean
pursuit_run_exclusive (PursuitRun *run, GError **error);
gboolean
pursuit_run_verify (PursuitRun *run, GError **error);
gboolean
pursuit_run_cease (PursuitRun *run, GError **error);

/* Grades: pursuit-run-grade.c */
gboolean
pursuit_run_confirm_grades (PursuitRun *run, GError **error);
gboolean
pursuit_run_grade (PursuitRun *run, GError **error);
gboolean
pursuit_run_note_own_grade (PursuitRun *run, PursuitRow *deal, PursuitRow *changes, GError **error);
gboolean
pursuit_run_check_own_grade (PursuitRow *old, PursuitRow *changes, GError **error);

/* Target markets: pursuit-run-market.c */
gboolean
pursuit_run_market_place (PursuitRun *run, GError **error);
gboolean
pursuit_run_set_market (PursuitRun *run, GError **error);
gboolean
pursuit_run_detach_market_group (PursuitRun *run, gint64 id, GError **error);

/* Rights: pursuit-run-rights.c */
gboolean
pursuit_run_guard_rights (PursuitTxn *txn, const char *kind, PursuitCustomerRules *rules, GError **error);
gboolean
pursuit_run_check_rights (PursuitTxn *txn,
                          const PursuitCustomerRules *rules,
                          gint64 company_id,
                          gint64 part_owner_id,
                          GError **error);

/* Shared. */
gboolean
pursuit_run_refuse_company (const PursuitPoolVerdict *verdict, PursuitRow *company, GError **error);
gboolean
pursuit_run_each_company (PursuitRun *run, PursuitCompanyFunc func, gpointer data, GError **error);
gboolean
pursuit_run_name_member (PursuitRun *run, const char *name, const char *arg, gint64 *id, GError **error);
gboolean
pursuit_run_receive (PursuitRun *run,
                     PursuitRow *company,
                     const PursuitCustomerRules *rules,
                     gint64 to,
                     gint64 by,
                     const char *kind,
                     GError **error);
gboolean
pursuit_run_check_owner (PursuitTxn *txn,
                         const PursuitCustomerRules *rules,
                         PursuitRow *company,
                         gboolean is_new,
                         gint64 to,
                         gint64 by,
                         int n_owned,
                         const char **kind,
                         GError **error);
gboolean
pursuit_run_end_holding (PursuitTxn *txn, gint64 company_id, PursuitRow *row, GError **error);

/* Hook of new and set: the log of owners, and the pool, of which an owned company is no part. */
gboolean
pursuit_run_note_owner (PursuitRun *run, gint64 company_id, PursuitRow *old, PursuitRow *row, GError **error);

G_END_DECLS
