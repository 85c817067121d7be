/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command.h"

G_BEGIN_DECLS

/*
 * Commands about whose customers companies are, how they are graded, and about target markets. Each is about
 * one or many companies, asks the rules of pursuit-pool.h and writes all of them or none. Who does it is the
 * session's actor; the log of owners keeps that beside the true owner before.
 */

/* Ownership and the pool. */
PursuitCommand *
pursuit_command_release_companies (const gint64 *ids, guint n_ids, const char *reason);
PursuitCommand *
pursuit_command_release_due (void);
PursuitCommand *
pursuit_command_claim_companies (const gint64 *ids, guint n_ids);
PursuitCommand *
pursuit_command_hand_over_companies (const gint64 *ids,
                                     guint n_ids,
                                     gint64 member_id,
                                     gboolean with_deals,
                                     const char *reason);
PursuitCommand *
pursuit_command_exchange_companies (const gint64 *ids,
                                    guint n_ids,
                                    gint64 member_id,
                                    gint64 other_id,
                                    gboolean with_deals,
                                    const char *reason);
PursuitCommand *
pursuit_command_place_companies (const gint64 *ids, guint n_ids);

/* Holding. */
PursuitCommand *
pursuit_command_share_companies (const gint64 *ids,
                                 guint n_ids,
                                 gint64 member_id,
                                 const char *right,
                                 PursuitDay until);
PursuitCommand *
pursuit_command_unshare_companies (const gint64 *ids, guint n_ids, gint64 member_id);
PursuitCommand *
pursuit_command_protect_companies (const gint64 *ids, guint n_ids, PursuitDay until);
PursuitCommand *
pursuit_command_set_exclusive (const gint64 *ids, guint n_ids, gboolean exclusive);

/* Grade and life. */
PursuitCommand *
pursuit_command_confirm_grades (const gint64 *deal_ids, guint n_ids);
PursuitCommand *
pursuit_command_grade_deal (gint64 deal_id, const char *grade, const char *reason);
PursuitCommand *
pursuit_command_grade_company (gint64 company_id, const char *grade, const char *reason);
PursuitCommand *
pursuit_command_verify_companies (const gint64 *ids, guint n_ids, gboolean verified);
PursuitCommand *
pursuit_command_cease_companies (const gint64 *ids, guint n_ids, gboolean ceased);

/* Target markets. */
PursuitCommand *
pursuit_command_set_market (gint64 industry_id, gint64 region_id, gint64 member_id);

G_END_DECLS
