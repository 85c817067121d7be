/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command-private.h"
#include "pursuit-find.h"
#include "pursuit-run.h"
#include "pursuit-txn.h"

G_BEGIN_DECLS

/**
 * PursuitRun: a command on its way: the open transaction, what is written down of it, and the record it is
 * about.
 */
typedef struct
{
  PursuitTxn *txn;
  PursuitDb *db;
  PursuitCommand *command;
  PursuitRow *args; /* for the journal and the label: flat, names as they were */
  gint64 record_id;
} PursuitRun;

/** PursuitRunFunc: what a kind of command does. */
typedef gboolean (*PursuitRunFunc) (PursuitRun *run, GError **error);

PursuitRunFunc
pursuit_run_find (const char *kind);

/* What each kind of command does; they write through run->txn and note names in run->args. */
gboolean
pursuit_run_new (PursuitRun *run, GError **error);
gboolean
pursuit_run_set (PursuitRun *run, GError **error);
gboolean
pursuit_run_delete (PursuitRun *run, GError **error);
gboolean
pursuit_run_move (PursuitRun *run, GError **error);
gboolean
pursuit_run_close (PursuitRun *run, GError **error);
gboolean
pursuit_run_reopen (PursuitRun *run, GError **error);
gboolean
pursuit_run_log (PursuitRun *run, GError **error);
gboolean
pursuit_run_edit_activity (PursuitRun *run, GError **error);
gboolean
pursuit_run_participant (PursuitRun *run, GError **error);
gboolean
pursuit_run_remove_participant (PursuitRun *run, GError **error);
gboolean
pursuit_run_remove_participants (PursuitRun *run, GError **error);
gboolean
pursuit_run_copy_participants (PursuitRun *run, GError **error);
gboolean
pursuit_run_reparent (PursuitRun *run, GError **error);
gboolean
pursuit_run_reparent_people (PursuitRun *run, GError **error);
gboolean
pursuit_run_unchart (PursuitRun *run, GError **error);
gboolean
pursuit_run_unchart_people (PursuitRun *run, GError **error);
gboolean
pursuit_run_delete_people (PursuitRun *run, GError **error);
gboolean
pursuit_run_confirm_node (PursuitRun *run, GError **error);
gboolean
pursuit_run_ask_approval (PursuitRun *run, GError **error);
gboolean
pursuit_run_decide_approval (PursuitRun *run, GError **error);
gboolean
pursuit_run_decide_buying (PursuitRun *run, GError **error);
gboolean
pursuit_run_note_need (PursuitRun *run, GError **error);
gboolean
pursuit_run_drop_need (PursuitRun *run, GError **error);
gboolean
pursuit_run_tick_work (PursuitRun *run, GError **error);
gboolean
pursuit_run_set_photo (PursuitRun *run, GError **error);
gboolean
pursuit_run_also_photo (PursuitRun *run, gint64 person_id, GError **error);
gboolean
pursuit_run_attach (PursuitRun *run, GError **error);
gboolean
pursuit_run_score (PursuitRun *run, GError **error);
gboolean
pursuit_run_criteria (PursuitRun *run, GError **error);
gboolean
pursuit_run_scorecard (PursuitRun *run, GError **error);

gboolean
pursuit_run_merge (PursuitRun *run, GError **error);
gboolean
pursuit_run_delete_company (PursuitRun *run, GError **error);
gboolean
pursuit_run_not_duplicates (PursuitRun *run, GError **error);
gboolean
pursuit_run_restore_page (PursuitRun *run, GError **error);

/* Shared. */
PursuitRow *
pursuit_run_row_of_fields (PursuitRun *run, PursuitFields *fields, GError **error);
gboolean
pursuit_run_refuse (GError **error, const char *sentence);
gint64
pursuit_run_merged_int (PursuitRow *old, PursuitRow *changes, const char *column);
const char *
pursuit_run_merged_text (PursuitRow *old, PursuitRow *changes, const char *column);
void
pursuit_run_set_day (PursuitRow *row, const char *column, PursuitDay day);
gboolean
pursuit_run_set_null_ref (PursuitRun *run,
                          const char *query,
                          gint64 id,
                          const char *table,
                          const char *column,
                          GError **error);
gboolean
pursuit_run_delete_found (PursuitTxn *txn, const char *query, gint64 id, const char *table, GError **error);
gboolean
pursuit_run_delete_all (PursuitRun *run, const char *query, gint64 id, const char *table, GError **error);
gint64
pursuit_run_member_by_name (PursuitTxn *txn, const char *name, GError **error);

/* Deals. */
gboolean
pursuit_run_place (PursuitRun *run,
                   gint64 stage_id,
                   gint64 deal_id,
                   gint64 before_id,
                   double *position,
                   GError **error);
PursuitStageEvent
pursuit_run_make_event (PursuitRun *run, PursuitRow *old, const char *kind, PursuitDay day);
gboolean
pursuit_run_ask_step (PursuitRun *run,
                      gint64 deal_id,
                      gint64 stage_id,
                      PursuitStageEvent *event,
                      char **missing,
                      GError **error);
gboolean
pursuit_run_check_stage (PursuitRow *deal, PursuitRow *stage, GError **error);
gboolean
pursuit_run_note_deal (PursuitRun *run, PursuitRow *deal, gint64 stage_id, GError **error);
gboolean
pursuit_run_is_closed (PursuitRow *deal);
gboolean
pursuit_run_set_stage_outcome (PursuitRun *run, PursuitRow *row, gint64 stage_id, GError **error);
void
pursuit_run_fill_approval (PursuitRun *run, PursuitRow *row, gint64 asked_of_id);
gboolean
pursuit_run_check_approver (PursuitRun *run, gint64 approver_id, GError **error);
gint64
pursuit_run_insert_file (PursuitRun *run, const char *column, gint64 id, GError **error);
gboolean
pursuit_run_prepare_deal (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_finish_new_deal (PursuitRun *run, gint64 deal_id, GError **error);
gboolean
pursuit_run_set_deal (PursuitRun *run, gint64 id, gint64 ver, PursuitRow *changes, GError **error);

/* What is known of the purchase. */
gboolean
pursuit_run_tell_buying_stage (PursuitRun *run,
                               gint64 deal_id,
                               gint64 stage_id,
                               PursuitDay day,
                               const char *source,
                               GError **error);
gboolean
pursuit_run_detach_buying (PursuitRun *run, gint64 deal_id, GError **error);
gboolean
pursuit_run_rename_department (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error);
gboolean
pursuit_run_check_organisation (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error);
gboolean
pursuit_run_detach_person_file (PursuitRun *run, PursuitRow *person, GError **error);
gboolean
pursuit_run_detach_department (PursuitRun *run, gint64 id, GError **error);
gboolean
pursuit_run_delete_departments (PursuitRun *run, gint64 company_id, GError **error);
gboolean
pursuit_run_detach_holder (PursuitRun *run, gint64 person_id, GError **error);
/* Scores. */
gboolean
pursuit_run_delete_scores_of_deal (PursuitRun *run, gint64 deal_id, GError **error);
gboolean
pursuit_run_note_assessment (PursuitRun *run, PursuitRow *assessment, GError **error);

/* People. */
gboolean
pursuit_run_prepare_person (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_also_participant (PursuitRun *run, gint64 person_id, GError **error);
gboolean
pursuit_run_new_participant (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_set_participant (PursuitRun *run,
                             PursuitRow *old,
                             gint64 ver,
                             PursuitRow *changes,
                             GError **error);
gboolean
pursuit_run_name_participant (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_drop_participant (PursuitRun *run, gint64 id, GError **error);
gboolean
pursuit_run_drop_participants (PursuitRun *run, const char *query, gint64 id, GError **error);
gboolean
pursuit_run_check_manager (PursuitRun *run, gint64 person_id, gint64 manager_id, GError **error);

/* How people stand to each other, to us and to rivals; groups of a deal. */
gboolean
pursuit_run_is_tie (PursuitRun *run);
gboolean
pursuit_run_check_rate (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error);
gboolean
pursuit_run_check_tie (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error);
gboolean
pursuit_run_name_tie (PursuitRun *run, gint64 id, GError **error);
gboolean
pursuit_run_detach_tie (PursuitRun *run, gint64 id, GError **error);
gboolean
pursuit_run_drop_people_of_deal (PursuitRun *run, gint64 deal_id, GError **error);
gboolean
pursuit_run_drop_ties_of_person (PursuitRun *run, gint64 person_id, GError **error);

/* Companies. */
gboolean
pursuit_run_check_company_file (PursuitRun *run, PursuitRow *old, PursuitRow *row, GError **error);
gboolean
pursuit_run_is_company_part (const char *entity);
gboolean
pursuit_run_name_company_part (PursuitRun *run, PursuitRow *row, GError **error);
gboolean
pursuit_run_detach_company (PursuitRun *run, gint64 id, GError **error);
gboolean
pursuit_run_detach_deal_parties (PursuitRun *run, gint64 deal_id, GError **error);
gboolean
pursuit_run_delete_record (PursuitRun *run, const char *entity, gint64 id, GError **error);
gboolean
pursuit_run_move_references (PursuitRun *run, const char *table, gint64 from, gint64 to, GError **error);
gboolean
pursuit_run_is_below (PursuitRun *run, const char *table, gint64 id, gint64 above);

/* The playbook. */
void
pursuit_run_prepare_page (PursuitRun *run, PursuitRow *row);
void
pursuit_run_change_page (PursuitRun *run, PursuitRow *changes);
void
pursuit_run_change_participation (PursuitRow *changes);
gboolean
pursuit_run_check_delete_page (PursuitRow *page, GError **error);

G_END_DECLS
