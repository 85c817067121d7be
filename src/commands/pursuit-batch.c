/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-batch.h"

#include "pursuit-deal.h"
#include "pursuit-run-customer.h"
#include "pursuit-select.h"

enum
{
  MOST_REFUSALS = 1000,   /* are told one by one; the others are counted */
  RECORDS_PER_TURN = 100, /* between two looks at what is done and whether it is still wanted */
};

static void
free_refusal (gpointer refusal)
{
  pursuit_refusal_free (refusal);
}

/** pursuit_batch_clear: frees the results. */
void
pursuit_batch_clear (PursuitBatch *batch)
{
  g_clear_pointer (&batch->refusals, g_ptr_array_unref);
  pursuit_run_result_clear (&batch->run);
}

static void
refuse (PursuitBatch *batch, PursuitRow *args, gint64 id, const GError *error)
{
  batch->n_refused++;
  if (batch->refusals->len >= MOST_REFUSALS)
    return;

  const char *name = pursuit_row_get_text (args, "name");
  PursuitRefusal *refusal = g_new0 (PursuitRefusal, 1);
  refusal->id = id;
  refusal->name = g_strdup (name != NULL ? name : pursuit_row_get_text (args, "deal"));
  refusal->reason = g_strdup (error->message);
  g_ptr_array_add (batch->refusals, refusal);
}

/* Does it to one record; what is refused leaves nothing behind. FALSE when nothing can go on. */
static gboolean
run_one (PursuitBatch *batch, PursuitRun *run, PursuitRunFunc func, gint64 id, GError **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (PursuitRow) args = pursuit_row_new ();
  PursuitTxnPart part;

  if (!pursuit_txn_begin_part (run->txn, &part, error))
    return FALSE;
  pursuit_command_put_int (run->command, "id", id);
  run->args = args;
  gboolean done = func (run, &refusal);
  if (!done && refusal->domain != PURSUIT_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  if (done)
    batch->n_done++;
  else
    refuse (batch, args, id, refusal);
  return pursuit_txn_end_part (run->txn, &part, done, error);
}

static gboolean
run_all (PursuitBatch *batch, PursuitRun *run, GArray *ids, GCancellable *cancellable, GError **error)
{
  PursuitRunFunc func = pursuit_run_find (pursuit_command_get_kind (run->command));

  for (guint i = 0; i < ids->len; i++)
    {
      if (i % RECORDS_PER_TURN == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (batch->progress != NULL)
            batch->progress ((double) i / ids->len, batch->progress_data);
        }
      if (!run_one (batch, run, func, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

/* What the history words the step from. */
static char *
describe (PursuitBatch *batch, PursuitTxn *txn)
{
  g_autoptr (PursuitRow) args = pursuit_row_new ();
  gint64 stage_id = pursuit_command_get_int (batch->command, "stage_id");
  PursuitFields *fields = pursuit_command_get_fields (batch->command);
  const PursuitEntity *entity = pursuit_command_get_entity (batch->command);
  guint n_fields = 0;

  pursuit_row_set_text (args, "entity", entity->name);
  pursuit_row_set_int (args, "records", batch->n_done);
  for (guint i = 0; fields != NULL && i < entity->n_fields; i++)
    {
      if (pursuit_fields_lookup (fields, i) == NULL)
        continue;
      if (n_fields++ == 0)
        pursuit_row_set_text (args, "field", entity->fields[i].name);
      else
        pursuit_row_set_null (args, "field");
    }
  if (stage_id != 0)
    {
      g_autoptr (PursuitRow) stage = pursuit_txn_read (txn, "stage", stage_id, NULL);
      pursuit_row_set_text (args, "stage", stage != NULL ? pursuit_row_get_text (stage, "name") : "");
    }
  return pursuit_row_to_json (args);
}

/* The records in their order; deals that stand where they are to go stay there. */
static GArray *
find_records (PursuitBatch *batch, PursuitDb *db, PursuitDay today, GError **error)
{
  PursuitSelectContext context = { .today = today };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_copy (batch->spec);

  if (g_str_equal (pursuit_command_get_kind (batch->command), "move"))
    pursuit_list_spec_where_int (spec, PURSUIT_DEAL_STAGE_ID, PURSUIT_OP_NE,
                                 pursuit_command_get_int (batch->command, "stage_id"));
  return pursuit_select_ids (db, spec, &context, -1, error);
}

/**
 * pursuit_batch_run:
 * @db: the storage thread's connection
 * @batch: what to do; its results are filled in
 * @cancellable: (nullable): cancelling takes everything back
 *
 * Does one thing to many records, as if the command were run for each, in one transaction that is one step of
 * undo. What is refused for a record, a step without its key nodes say, is left out and told; those before
 * and behind it are done.
 *
 * Bounded is what is kept in memory: the ids, 8 bytes each, and the first refusals. The journal gets an image
 * of each record, the write-ahead log grows by what changes; both are on the disk. Readers go on meanwhile;
 * other writes wait.
 */
gboolean
pursuit_batch_run (PursuitStore *store,
                   PursuitDb *db,
                   PursuitBatch *batch,
                   GCancellable *cancellable,
                   GError **error)
{
  const char *kind = pursuit_command_get_kind (batch->command);
  const PursuitEntity *entity = pursuit_command_get_entity (batch->command);
  g_autofree char *operation = g_strconcat ("batch-", kind, NULL);
  PursuitCustomerRules rules;

  g_return_val_if_fail (batch->spec->entity == entity && pursuit_run_find (kind) != NULL, FALSE);

  batch->refusals = g_ptr_array_new_with_free_func (free_refusal);
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, batch->actor_id, operation, error);
  g_autoptr (GArray) ids = txn != NULL && pursuit_run_guard_rights (txn, kind, &rules, error)
                               ? find_records (batch, db, pursuit_store_get_today (store), error)
                               : NULL;
  if (ids == NULL)
    return FALSE;

  g_autoptr (PursuitCommand) command = pursuit_command_copy (batch->command);
  PursuitRun run = { .txn = txn, .db = db, .command = command };
  if (!run_all (batch, &run, ids, cancellable, error))
    return FALSE;
  if (batch->n_done == 0)
    return TRUE;

  g_autofree char *args = describe (batch, txn);
  batch->run.operation_id = pursuit_txn_get_operation (txn);
  if (!pursuit_txn_commit (g_steal_pointer (&txn), args, error))
    return FALSE;
  batch->run.kind = g_steal_pointer (&operation);
  batch->run.args = g_steal_pointer (&args);
  return TRUE;
}
