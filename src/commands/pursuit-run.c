/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-customer.h"
#include "pursuit-run-plan.h"
#include "pursuit-run-private.h"
#include "pursuit-run-process.h"

#include "pursuit-grade.h"
#include "pursuit-probability.h"
#include "pursuit-text.h"
#include "pursuit-win-probability.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *kind;
  PursuitRunFunc run;
} KINDS[] = {
  { "new", pursuit_run_new },
  { "set", pursuit_run_set },
  { "delete", pursuit_run_delete },
  { "move", pursuit_run_move },
  { "close", pursuit_run_close },
  { "reopen", pursuit_run_reopen },
  { "log", pursuit_run_log },
  { "edit-activity", pursuit_run_edit_activity },
  { "participant", pursuit_run_participant },
  { "remove-participant", pursuit_run_remove_participant },
  { "remove-participants", pursuit_run_remove_participants },
  { "copy-participants", pursuit_run_copy_participants },
  { "reparent", pursuit_run_reparent },
  { "reparent-people", pursuit_run_reparent_people },
  { "unchart", pursuit_run_unchart },
  { "unchart-people", pursuit_run_unchart_people },
  { "delete-people", pursuit_run_delete_people },
  { "confirm-node", pursuit_run_confirm_node },
  { "ask-approval", pursuit_run_ask_approval },
  { "decide-approval", pursuit_run_decide_approval },
  { "copy-process", pursuit_run_copy_process },
  { "retire", pursuit_run_retire },
  { "bring-back", pursuit_run_bring_back },
  { "reorder", pursuit_run_reorder },
  { "set-step", pursuit_run_set_step },
  { "restore-page", pursuit_run_restore_page },
  { "decide-buying", pursuit_run_decide_buying },
  { "note-need", pursuit_run_note_need },
  { "drop-need", pursuit_run_drop_need },
  { "tick-work", pursuit_run_tick_work },
  { "attach", pursuit_run_attach },
  { "set-photo", pursuit_run_set_photo },
  { "score", pursuit_run_score },
  { "criteria", pursuit_run_criteria },
  { "scorecard", pursuit_run_scorecard },
  { "merge", pursuit_run_merge },
  { "delete-company", pursuit_run_delete_company },
  { "not-duplicates", pursuit_run_not_duplicates },
  { "pool-release", pursuit_run_pool_release },
  { "pool-release-due", pursuit_run_pool_release_due },
  { "pool-claim", pursuit_run_pool_claim },
  { "hand-over", pursuit_run_hand_over },
  { "exchange", pursuit_run_exchange },
  { "share", pursuit_run_share },
  { "unshare", pursuit_run_unshare },
  { "protect", pursuit_run_protect },
  { "exclusive", pursuit_run_exclusive },
  { "verify", pursuit_run_verify },
  { "cease", pursuit_run_cease },
  { "confirm-grades", pursuit_run_confirm_grades },
  { "grade", pursuit_run_grade },
  { "market-place", pursuit_run_market_place },
  { "set-market", pursuit_run_set_market },
  { "fill-plan", pursuit_run_fill_plan },
  { "set-targets", pursuit_run_set_targets },
};

/** pursuit_run_find: (nullable): what a command of @kind does. */
PursuitRunFunc
pursuit_run_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      if (g_str_equal (KINDS[i].kind, kind))
        return KINDS[i].run;
    }
  return NULL;
}

/** pursuit_run_result_clear: frees what @result holds. */
void
pursuit_run_result_clear (PursuitRunResult *result)
{
  g_clear_pointer (&result->kind, g_free);
  g_clear_pointer (&result->args, g_free);
}

/* The rules' answer for the store's derived columns. What is closed is certain. */
static void
derive_deal (const PursuitDealFacts *facts, PursuitDealDerived *derived)
{
  gboolean open = g_str_equal (facts->outcome, "open");
  gboolean won = g_str_equal (facts->outcome, "won");
  const PursuitWinModel *model = facts->model ? facts->model : &PURSUIT_WIN_PLAIN_RULE;

  derived->probability_computed = won ? 1 : 0;
  if (open)
    derived->probability_computed = pursuit_win_probability_estimate (model, &facts->win);
  derived->probability =
      pursuit_win_probability_effective (derived->probability_computed, open ? facts->own_probability : -1);
  derived->weighted =
      open && facts->has_amount ? pursuit_probability_weigh (facts->amount, derived->probability) : 0;
  derived->grade = facts->own_grade;
  if (derived->grade == NULL)
    {
      const PursuitGradeFacts grade = { .expected_close = facts->expected_close,
                                        .need_recorded = facts->need_recorded,
                                        .probability = derived->probability,
                                        .today = facts->today };
      derived->grade = pursuit_grade_of_deal (facts->rules, &grade);
    }
  /* won deals stay in the delivery column until they are finished */
  derived->on_board =
      open || (won && g_str_equal (facts->phase, "deliver") && facts->finished == PURSUIT_DAY_NONE);
}

/** pursuit_run_install_rules: tells the store how to derive a deal's figures. Before a store is opened. */
void
pursuit_run_install_rules (void)
{
  pursuit_store_set_derive (derive_deal);
}

/**
 * pursuit_run_command:
 * @store: open for writing
 * @db: the storage thread's connection
 * @actor_id: the member who does it
 * @command: what to do
 * @result: (out caller-allocates): what was done
 * @error: a rule's refusal, a bad value or a store error, each a sentence for the user; nothing was written
 * then
 *
 * Runs one command in one transaction.
 */
gboolean
pursuit_run_command (PursuitStore *store,
                     PursuitDb *db,
                     gint64 actor_id,
                     PursuitCommand *command,
                     PursuitRunResult *result,
                     GError **error)
{
  const char *kind = pursuit_command_get_kind (command);
  const PursuitEntity *entity = pursuit_command_get_entity (command);
  static const char *const of_entities[] = { "new",        "set",     "delete", "merge", "retire",
                                             "bring-back", "reorder", "grade",  NULL };
  gboolean generic = g_strv_contains (of_entities, kind);
  g_autofree char *operation = generic ? g_strdup_printf ("%s-%s", kind, entity->name) : g_strdup (kind);
  PursuitRunFunc func = pursuit_run_find (kind);
  PursuitCustomerRules rules;

  g_return_val_if_fail (func != NULL, FALSE);

  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, actor_id, operation, error);
  if (txn == NULL || !pursuit_run_guard_rights (txn, kind, &rules, error))
    return FALSE;
  g_autoptr (PursuitRow) args = pursuit_row_new ();
  PursuitRun run = { .txn = txn, .db = db, .command = command, .args = args };
  if (!func (&run, error))
    return FALSE;

  g_autofree char *json = pursuit_row_to_json (args);
  result->operation_id = pursuit_txn_get_operation (txn);
  result->record_id = run.record_id;
  if (!pursuit_txn_commit (g_steal_pointer (&txn), json, error))
    return FALSE;
  result->kind = g_steal_pointer (&operation);
  result->args = g_steal_pointer (&json);
  return TRUE;
}

/** pursuit_run_refuse: sets @error to @sentence, that this may not be; gives back %FALSE. */
gboolean
pursuit_run_refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, sentence);
  return FALSE;
}

/* What the column will be: what is being written, else what is there. */
static const PursuitValue *
merged (PursuitRow *old, PursuitRow *changes, const char *column)
{
  const PursuitValue *value = pursuit_row_get (changes, column);

  return value != NULL || old == NULL ? value : pursuit_row_get (old, column);
}

/**
 * pursuit_run_merged_int:
 * @old: (nullable): what is there; %NULL for a new record
 * @changes: what is being written
 *
 * Returns: the number or id that @column will hold then; 0 for none
 */
gint64
pursuit_run_merged_int (PursuitRow *old, PursuitRow *changes, const char *column)
{
  const PursuitValue *value = merged (old, changes, column);

  return value != NULL && value->kind == PURSUIT_VALUE_INT ? value->i : 0;
}

/** pursuit_run_merged_text: (nullable): as pursuit_run_merged_int(), of a text. */
const char *
pursuit_run_merged_text (PursuitRow *old, PursuitRow *changes, const char *column)
{
  const PursuitValue *value = merged (old, changes, column);

  return value != NULL && value->kind == PURSUIT_VALUE_TEXT ? value->s : NULL;
}

/** pursuit_run_set_day: puts @day into @row as ISO text, or NULL. */
void
pursuit_run_set_day (PursuitRow *row, const char *column, PursuitDay day)
{
  char iso[11];

  if (day == PURSUIT_DAY_NONE)
    {
      pursuit_row_set_null (row, column);
      return;
    }
  pursuit_day_write_iso (day, iso);
  pursuit_row_set_text (row, column, iso);
}

/** pursuit_run_member_by_name: the member called @name, made when there is none; 0 on failure. */
gint64
pursuit_run_member_by_name (PursuitTxn *txn, const char *name, GError **error)
{
  gint64 id = pursuit_find_by_name (pursuit_txn_get_db (txn), pursuit_entity_find ("member"), name, NULL);

  if (id != 0)
    return id;
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *key = pursuit_text_match_key (name, -1);
  pursuit_row_set_text (row, "name", key);
  return pursuit_txn_insert (txn, "member", row, error);
}

/* The id behind a field that is set by name; companies and members are made when they are not there. */
static gboolean
resolve_by_name (PursuitRun *run, const PursuitField *field, const char *name, gint64 *id, GError **error)
{
  const PursuitEntity *target = pursuit_entity_find (field->target);
  gboolean several = FALSE;

  g_assert (target != NULL);
  *id = pursuit_find_by_name (run->db, target, name, &several);
  if (several)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("More than one record is called “%s”. Use its id."), name);
      return FALSE;
    }
  if (*id != 0)
    return TRUE;
  if (g_str_equal (target->name, "member"))
    *id = pursuit_run_member_by_name (run->txn, name, error);
  else if (g_str_equal (target->name, "company"))
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      g_autofree char *key = pursuit_text_match_key (name, -1);
      g_autofree char *currency = pursuit_store_get_setting (run->db, "currency");
      pursuit_row_set_text (row, "name", key);
      pursuit_row_set_text (row, "currency", currency ? currency : "CNY");
      *id = pursuit_txn_insert (run->txn, "company", row, error);
    }
  else
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("There is no %s called “%s”."),
                 target->name, name);
  return *id != 0;
}

/**
 * pursuit_run_row_of_fields:
 *
 * Returns: (transfer full) (nullable): the columns that @fields set, names resolved to ids; “stage” and
 * “buying_stage” are left to the deal
 */
PursuitRow *
pursuit_run_row_of_fields (PursuitRun *run, PursuitFields *fields, GError **error)
{
  const PursuitEntity *entity = pursuit_fields_get_entity (fields);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  for (guint i = PURSUIT_RECORD_N_COMMON; i < entity->n_fields; i++)
    {
      const PursuitField *field = &entity->fields[i];
      const PursuitValue *value = pursuit_fields_lookup (fields, i);
      const char *column = pursuit_field_get_column (field);
      if (value == NULL)
        continue;
      gboolean empty = value->kind == PURSUIT_VALUE_NULL ||
                       (value->kind == PURSUIT_VALUE_TEXT && pursuit_text_is_blank (value->s));
      if (field->flags & PURSUIT_FIELD_BY_NAME)
        {
          g_autofree char *reference = g_strconcat (field->name, "_id", NULL);
          gint64 id = 0;
          if (g_str_equal (field->name, "stage") || g_str_equal (field->name, "buying_stage"))
            continue;
          if (!empty && !resolve_by_name (run, field, value->s, &id, error))
            return NULL;
          if (id != 0)
            pursuit_row_set_int (row, reference, id);
          else
            pursuit_row_set_null (row, reference);
          continue;
        }
      if (!(field->flags & PURSUIT_FIELD_STORED))
        continue;
      if (empty && (field->flags & PURSUIT_FIELD_REQUIRED))
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” must not be empty."),
                       pursuit_field_get_label (field));
          return NULL;
        }
      if (empty || (field->type == PURSUIT_FIELD_REF && value->i == 0))
        pursuit_row_set_null (row, column);
      else if (field->type == PURSUIT_FIELD_DATE)
        pursuit_run_set_day (row, column, (PursuitDay) value->i);
      else
        pursuit_row_set (row, column, value);
    }
  return g_steal_pointer (&row);
}

/** pursuit_run_set_null_ref: empties @column of the rows of @table that the named query finds for @id. */
gboolean
pursuit_run_set_null_ref (PursuitRun *run,
                          const char *query,
                          gint64 id,
                          const char *table,
                          const char *column,
                          GError **error)
{
  g_autoptr (GArray) ids = pursuit_find_ids (run->db, query, id, error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_null (row, column);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!pursuit_txn_update (run->txn, table, g_array_index (ids, gint64, i), 0, row, error))
        return FALSE;
    }
  return ids != NULL;
}

/** pursuit_run_delete_found: deletes the rows of @table that the named query finds for @id. */
gboolean
pursuit_run_delete_found (PursuitTxn *txn, const char *query, gint64 id, const char *table, GError **error)
{
  g_autoptr (GArray) ids = pursuit_find_ids (pursuit_txn_get_db (txn), query, id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (!pursuit_txn_delete (txn, table, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return ids != NULL;
}

/** pursuit_run_delete_all: as pursuit_run_delete_found(), for a command. */
gboolean
pursuit_run_delete_all (PursuitRun *run, const char *query, gint64 id, const char *table, GError **error)
{
  return pursuit_run_delete_found (run->txn, query, id, table, error);
}

/**
 * pursuit_run_ensure_member:
 * @name: (nullable): of the actor; %NULL is the system user's real name
 *
 * Finds the member who acts, and makes one at need (an operation of its own that is not undone). On the
 * storage thread.
 *
 * Returns: the member's id; 0 on failure
 */
gint64
pursuit_run_ensure_member (PursuitStore *store, PursuitDb *db, const char *name, GError **error)
{
  const char *actor = name;

  if (pursuit_text_is_blank (actor))
    actor = g_get_real_name ();
  if (pursuit_text_is_blank (actor) || g_str_equal (actor, "Unknown"))
    actor = g_get_user_name ();
  gint64 id = pursuit_find_by_name (db, pursuit_entity_find ("member"), actor, NULL);
  if (id != 0)
    return id;

  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, 0, "create", error);
  if (txn == NULL)
    return 0;
  id = pursuit_run_member_by_name (txn, actor, error);
  return id != 0 && pursuit_txn_commit (g_steal_pointer (&txn), "{}", error) ? id : 0;
}
