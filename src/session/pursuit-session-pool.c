/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-customers.h"

#include "pursuit-pool-read.h"
#include "pursuit-rules-read.h"
#include "pursuit-run.h"
#include "pursuit-session-private.h"
#include "pursuit-upkeep.h"

/* The arguments of any of these calls. */
typedef struct
{
  gint64 id;
  guint limit;
  PursuitCustomerRules rules;
} PoolData;

/** pursuit_owner_step_free: frees @step. */
void
pursuit_owner_step_free (PursuitOwnerStep *step)
{
  if (step == NULL)
    return;
  g_free (step->kind);
  g_free (step->reason);
  g_free (step->company);
  g_free (step->from);
  g_free (step->to);
  g_free (step->by);
  g_free (step);
}

static PursuitOwnerStep *
read_step (PursuitStmt *stmt)
{
  PursuitOwnerStep *step = g_new0 (PursuitOwnerStep, 1);

  step->at_ms = pursuit_column_int (stmt, 0);
  step->day = pursuit_day_parse_iso (pursuit_column_text (stmt, 1));
  step->kind = g_strdup (pursuit_column_text (stmt, 2));
  step->reason = g_strdup (pursuit_column_text (stmt, 3));
  step->company_id = pursuit_column_int (stmt, 4);
  step->company = g_strdup (pursuit_column_text (stmt, 5));
  step->from = g_strdup (pursuit_column_text (stmt, 6));
  step->to = g_strdup (pursuit_column_text (stmt, 7));
  step->by = g_strdup (pursuit_column_text (stmt, 8));
  step->undone = pursuit_column_int (stmt, 9) != 0;
  return step;
}

static gpointer
log_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const PoolData *pool = data;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_owner_step_free);
  PursuitStmt *stmt = pursuit_db_query (db, "owner-log", error);
  int state = -1;

  if (stmt == NULL)
    return NULL;
  pursuit_bind_int (stmt, 1, pool->id);
  pursuit_bind_int (stmt, 2, pool->limit);
  while ((state = pursuit_db_step (db, stmt, error)) == 1)
    g_ptr_array_add (steps, read_step (stmt));
  return state == 0 ? g_steal_pointer (&steps) : NULL;
}

/**
 * pursuit_session_owner_log:
 * @company_id: 0: of all companies
 * @limit: at most so many
 *
 * Returns: (transfer full) (nullable) (element-type PursuitOwnerStep): newest first; what was undone too
 */
GPtrArray *
pursuit_session_owner_log (PursuitSession *self, gint64 company_id, guint limit, GError **error)
{
  PoolData data = { .id = company_id, .limit = limit };
  return pursuit_session_call (self, PURSUIT_LANE_READ, log_func, &data, NULL, error);
}

/** pursuit_session_owner_log_async: the asynchronous form of pursuit_session_owner_log(). */
void
pursuit_session_owner_log_async (PursuitSession *self,
                                 gint64 company_id,
                                 guint limit,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  PoolData *data = g_new0 (PoolData, 1);

  data->id = company_id;
  data->limit = limit;
  pursuit_session_call_async (self, pursuit_session_owner_log_async, PURSUIT_LANE_READ, log_func, data,
                              g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/** pursuit_session_owner_log_finish: completes pursuit_session_owner_log_async(). */
GPtrArray *
pursuit_session_owner_log_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_owner_log_async, result, error);
}

static gpointer
status_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const PoolData *pool = data;
  PursuitDay today = pursuit_store_get_today (store);
  g_autofree PursuitPoolStatus *status = g_new0 (PursuitPoolStatus, 1);
  PursuitCustomerRules rules;

  if (!pursuit_rules_read (db, &rules, error) ||
      !pursuit_pool_count_owned (db, pool->id, &status->n_owned, error) ||
      !pursuit_pool_count_claims (db, pool->id, today, &status->claimed_today, error) ||
      !pursuit_pool_count_protected (db, pool->id, today, 0, &status->n_protected, error))
    return NULL;
  status->owned_limit = rules.values[PURSUIT_RULE_OWNED_LIMIT];
  status->claims_a_day = rules.values[PURSUIT_RULE_CLAIMS_A_DAY];
  status->protect_quota = rules.values[PURSUIT_RULE_PROTECT_QUOTA];
  return g_steal_pointer (&status);
}

/** pursuit_session_pool_status: (out caller-allocates) @status: how much a member has of what they may have.
 */
gboolean
pursuit_session_pool_status (PursuitSession *self,
                             gint64 member_id,
                             PursuitPoolStatus *status,
                             GError **error)
{
  PoolData data = { .id = member_id };
  g_autofree PursuitPoolStatus *answer =
      pursuit_session_call (self, PURSUIT_LANE_READ, status_func, &data, NULL, error);

  if (answer != NULL)
    *status = *answer;
  return answer != NULL;
}

static gpointer
rules_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree PursuitCustomerRules *rules = g_new0 (PursuitCustomerRules, 1);
  return pursuit_rules_read (db, rules, error) ? g_steal_pointer (&rules) : NULL;
}

/** pursuit_session_rules: (out caller-allocates) @rules: by which customers are graded and the pool is kept.
 */
gboolean
pursuit_session_rules (PursuitSession *self, PursuitCustomerRules *rules, GError **error)
{
  g_autofree PursuitCustomerRules *answer =
      pursuit_session_call (self, PURSUIT_LANE_READ, rules_func, NULL, NULL, error);

  if (answer != NULL)
    *rules = *answer;
  return answer != NULL;
}

/** pursuit_session_rules_async: the asynchronous form of pursuit_session_rules(). */
void
pursuit_session_rules_async (PursuitSession *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_rules_async, PURSUIT_LANE_READ, rules_func, NULL, NULL,
                              g_free, cancellable, callback, user_data);
}

/** pursuit_session_rules_finish: completes pursuit_session_rules_async(). */
gboolean
pursuit_session_rules_finish (PursuitSession *self,
                              GAsyncResult *result,
                              PursuitCustomerRules *rules,
                              GError **error)
{
  g_autofree PursuitCustomerRules *answer =
      pursuit_session_call_finish (self, pursuit_session_rules_async, result, error);

  if (answer != NULL)
    *rules = *answer;
  return answer != NULL;
}

static gpointer
set_rules_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const PoolData *pool = data;

  return pursuit_rules_write (store, db, &pool->rules, error)
             ? pursuit_upkeep_turn_day (store, db, NULL, cancellable, error)
             : NULL;
}

/**
 * pursuit_session_set_rules:
 *
 * Writes the rules; settings are not undone. Grades that follow otherwise are proposed, companies are looked
 * at again.
 */
gboolean
pursuit_session_set_rules (PursuitSession *self, const PursuitCustomerRules *rules, GError **error)
{
  PoolData data = { .rules = *rules };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, set_rules_func, &data, NULL, error) != NULL;
}

/** pursuit_session_set_rules_async: the asynchronous form of pursuit_session_set_rules(). */
void
pursuit_session_set_rules_async (PursuitSession *self,
                                 const PursuitCustomerRules *rules,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  PoolData *data = g_new0 (PoolData, 1);

  data->rules = *rules;
  pursuit_session_call_async (self, pursuit_session_set_rules_async, PURSUIT_LANE_WRITE, set_rules_func, data,
                              g_free, NULL, cancellable, callback, user_data);
}

/** pursuit_session_set_rules_finish: completes pursuit_session_set_rules_async(). */
gboolean
pursuit_session_set_rules_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_set_rules_async, result, error) != NULL;
}

static gpointer
release_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitCommand) command = pursuit_command_release_due ();
  g_auto (PursuitRunResult) result = { 0 };
  g_autoptr (GError) local_error = NULL;

  /* nobody's doing: the program's */
  if (db == NULL || pursuit_store_is_read_only (store) ||
      pursuit_run_command (store, db, 0, command, &result, &local_error) ||
      g_error_matches (local_error, PURSUIT_ERROR, PURSUIT_ERROR_NOTHING))
    return store;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Nobody waits for it; a failure is for those who watch. */
static void
released_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  g_autoptr (GError) error = NULL;

  if (pursuit_session_call_finish (PURSUIT_SESSION (source), pursuit_session_start_release, result, &error) ==
      NULL)
    g_debug ("automatic release: %s", error ? error->message : "failed");
}

void
pursuit_session_start_release (PursuitSession *self)
{
  pursuit_session_call_async (self, pursuit_session_start_release, PURSUIT_LANE_WRITE, release_func, NULL,
                              NULL, NULL, NULL, released_cb, NULL);
}
