/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-process.h"

#include "pursuit-condition.h"
#include "pursuit-process-shape.h"
#include "pursuit-text.h"
#include "pursuit-transition.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * The parts of a process are records like others: made, changed and put in order by generic commands. Here is
 * what they need beyond their fields, and what a process must be like behind every change.
 */

/* After how many days a deal is stale in a stage of which nobody has said it. */
static const gint64 STALE_DAYS = 30;

/* Parts of a process that stand in an order, and custom fields, which do as well. */
typedef struct
{
  const char *entity;
  const char *parent;       /* the column that says of what it is a part; NULL: of nothing */
  const char *parent_table; /* what that points to */
  const char *places;       /* the query for all parts of a parent in their order */
  const char *code;         /* (nullable): what the code of a new one begins with */
} Part;

static const Part PARTS[] = {
  { "process", NULL, NULL, "places-of-processes", NULL },
  { "stage", "process_id", "process", "places-of-stages", "stage" },
  { "buying_stage", "process_id", "process", "places-of-buying-stages", "buying" },
  { "work_item", "stage_id", "stage", "places-of-work", NULL },
  { "key_node", "stage_id", "stage", "places-of-nodes", "node" },
  { "node_condition", "node_id", "key_node", "places-of-conditions", NULL },
  { "custom_field", NULL, NULL, "places-of-custom-fields", NULL },
};

static const Part *
find_part (PursuitRun *run)
{
  const char *name = pursuit_command_get_entity (run->command)->name;

  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      if (g_str_equal (PARTS[i].entity, name))
        return &PARTS[i];
    }
  return NULL;
}

static gboolean
is_part (const Part *part, const char *entity)
{
  return g_str_equal (part->entity, entity);
}

/** pursuit_run_check_shape: whether the process may be as its rows are now. */
gboolean
pursuit_run_check_shape (PursuitRun *run, gint64 process_id, GError **error)
{
  g_autoptr (GArray) stages = g_array_new (FALSE, TRUE, sizeof (PursuitShapeStage));
  g_autoptr (GStringChunk) names = g_string_chunk_new (256);
  g_autoptr (PursuitRow) process = pursuit_txn_read (run->txn, "process", process_id, error);
  PursuitStmt *stmt = process ? pursuit_db_query (run->db, "shape-of-process", error) : NULL;
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, process_id);
  while ((state = pursuit_db_step (run->db, stmt, error)) == 1)
    {
      const char *name = pursuit_column_text (stmt, 0);
      PursuitShapeStage stage = { .name = name ? g_string_chunk_insert (names, name) : NULL,
                                  .probability = pursuit_column_real (stmt, 1),
                                  .stale_days = pursuit_column_int (stmt, 2),
                                  .delivery = pursuit_column_int (stmt, 3) != 0,
                                  .retired = pursuit_column_int (stmt, 4) != 0 };
      g_array_append_val (stages, stage);
    }
  return state == 0 &&
         pursuit_process_shape_check ((PursuitShapeStage *) stages->data, stages->len,
                                      g_strcmp0 (pursuit_row_get_text (process, "kind"), "call") != 0, error);
}

static gboolean
set_place (PursuitRun *run, const Part *part, gint64 id, guint place, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (is_part (part, "process"))
    pursuit_row_set_real (row, "position", place);
  else
    pursuit_row_set_int (row, "position", place);
  return pursuit_txn_update (run->txn, part->entity, id, 0, row, error);
}

/**
 * pursuit_run_settle_places:
 * @row: a part of a process, as it is in the database
 * @before_id: what it is to stand before; 0 for the end; -1 to leave it where it is
 *
 * Numbers all of its kind from 1 in their order.
 */
gboolean
pursuit_run_settle_places (PursuitRun *run, PursuitRow *row, gint64 before_id, GError **error)
{
  const Part *part = find_part (run);
  gint64 id = pursuit_row_get_int (row, "id");
  gint64 parent_id = part->parent                     ? pursuit_row_get_int (row, part->parent)
                     : is_part (part, "custom_field") ? id
                                                      : 0;
  g_autoptr (GArray) ids = pursuit_find_ids (run->db, part->places, parent_id, error);
  gboolean placed = before_id == -1;

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; !placed && i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) == id)
        g_array_remove_index (ids, i--);
    }
  for (guint i = 0; !placed && before_id != 0 && i < ids->len; i++)
    {
      placed = g_array_index (ids, gint64, i) == before_id;
      if (placed)
        g_array_insert_val (ids, i, id);
    }
  if (!placed && before_id != 0)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("Only what belongs together can be put in order."));
      return FALSE;
    }
  if (!placed)
    g_array_append_val (ids, id);
  for (guint i = 0; i < ids->len; i++)
    {
      if (!set_place (run, part, g_array_index (ids, gint64, i), i + 1, error))
        return FALSE;
    }
  return TRUE;
}

/* What a condition is called is what its key node is. */
static gboolean
note_node (PursuitRun *run, PursuitRow *condition, GError **error)
{
  g_autoptr (PursuitRow) node =
      pursuit_txn_read (run->txn, "key_node", pursuit_row_get_int (condition, "node_id"), error);

  if (node != NULL)
    pursuit_row_set_text (run->args, "name", pursuit_row_get_text (node, "name"));
  return node != NULL;
}

/** pursuit_run_reorder: puts a part of a process at another place. */
gboolean
pursuit_run_reorder (PursuitRun *run, GError **error)
{
  const Part *part = find_part (run);
  g_return_val_if_fail (part != NULL, FALSE);

  gint64 id = pursuit_command_get_int (run->command, "id");
  gint64 before_id = pursuit_command_get_int (run->command, "before_id");
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, part->entity, id, error);

  if (row == NULL)
    return FALSE;
  run->record_id = id;
  if (before_id == id)
    return TRUE;
  if (!is_part (part, "node_condition"))
    pursuit_row_set_text (run->args, "name",
                          pursuit_row_get_text (row, is_part (part, "custom_field") ? "label" : "name"));
  else if (!note_node (run, row, error))
    return FALSE;
  return pursuit_run_settle_places (run, row, before_id, error) &&
         (!is_part (part, "stage") ||
          pursuit_run_check_shape (run, pursuit_row_get_int (row, "process_id"), error));
}

/* A new stage is like the last one of its phase until somebody says otherwise. */
static gboolean
fill_stage (PursuitRun *run, PursuitRow *row, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, "last-stage-in-use", error);

  if (stmt == NULL)
    return FALSE;
  if (pursuit_row_get_text (row, "phase") == NULL)
    pursuit_row_set_text (row, "phase", "sell");
  pursuit_bind_int (stmt, 1, pursuit_row_get_int (row, "process_id"));
  pursuit_bind_text (stmt, 2, pursuit_row_get_text (row, "phase"));
  gint64 last_id = pursuit_db_step (run->db, stmt, NULL) == 1 ? pursuit_column_int (stmt, 0) : 0;
  pursuit_stmt_reset (stmt);
  g_autoptr (PursuitRow) last = last_id ? pursuit_txn_read (run->txn, "stage", last_id, error) : NULL;
  if (last_id != 0 && last == NULL)
    return FALSE;
  if (pursuit_row_get (row, "probability") == NULL && last != NULL)
    pursuit_row_set (row, "probability", pursuit_row_get (last, "probability"));
  else if (pursuit_row_get (row, "probability") == NULL)
    pursuit_row_set_real (row, "probability", g_str_equal (pursuit_row_get_text (row, "phase"), "deliver"));
  if (pursuit_row_get (row, "stale_days") == NULL)
    pursuit_row_set_int (row, "stale_days", last ? pursuit_row_get_int (last, "stale_days") : STALE_DAYS);
  return TRUE;
}

/* The stage answers a buying stage of its own process that is in use; its name stands with the stage. */
static gboolean
set_answered (PursuitRun *run, PursuitRow *changes, gint64 process_id, GError **error)
{
  gint64 id = pursuit_row_get_int (changes, "buying_stage_id");

  if (pursuit_row_get (changes, "buying_stage_id") == NULL)
    return TRUE;
  if (id == 0)
    {
      pursuit_row_set_null (changes, "buying_stage");
      return TRUE;
    }
  g_autoptr (PursuitRow) buying = pursuit_txn_read (run->txn, "buying_stage", id, error);
  if (buying == NULL)
    return FALSE;
  if (pursuit_row_get_int (buying, "process_id") != process_id ||
      pursuit_row_get_int (buying, "retired") != 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("Customers in this process do not go through “%s”."),
                   pursuit_row_get_text (buying, "name"));
      return FALSE;
    }
  pursuit_row_set_text (changes, "buying_stage", pursuit_row_get_text (buying, "name"));
  return TRUE;
}

/* Whether @row is a condition of the closed set. */
static gboolean
check_condition (PursuitRow *row, GError **error)
{
  PursuitCondition condition;
  const PursuitValue *threshold = pursuit_row_get (row, "threshold");
  double number = threshold != NULL && threshold->kind == PURSUIT_VALUE_REAL ? threshold->d : NAN;

  return pursuit_condition_parse (&condition, 0, pursuit_row_get_text (row, "kind"),
                                  pursuit_row_get_text (row, "argument"), number, error);
}

/** pursuit_run_prepare_part: fills what a new part of a process must have: a code, a place, its numbers. */
gboolean
pursuit_run_prepare_part (PursuitRun *run, PursuitRow *row, GError **error)
{
  const Part *part = find_part (run);

  if (part == NULL || is_part (part, "custom_field"))
    return TRUE;
  if (part->parent == NULL)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           _ ("A process begins as a copy of another one."));
      return FALSE;
    }
  g_autoptr (PursuitRow) parent =
      pursuit_txn_read (run->txn, part->parent_table, pursuit_row_get_int (row, part->parent), error);
  g_autoptr (GArray) others =
      parent ? pursuit_find_ids (run->db, part->places, pursuit_row_get_int (parent, "id"), error) : NULL;
  if (others == NULL)
    return FALSE;
  gint64 id = pursuit_txn_reserve_ids (run->txn, part->entity, 1, error);
  if (id == 0)
    return FALSE;
  pursuit_row_set_int (row, "id", id);
  pursuit_row_set_int (row, "position", others->len + 1);
  if (!is_part (part, "node_condition"))
    pursuit_row_set_int (row, "retired", 0);
  if (part->code != NULL)
    {
      /* no id is ever used again, so that the code is the only one of its kind */
      g_autofree char *code = g_strdup_printf ("%s-%" G_GINT64_FORMAT, part->code, id);
      pursuit_row_set_text (row, "code", code);
    }
  if (is_part (part, "node_condition"))
    return check_condition (row, error);
  return !is_part (part, "stage") ||
         (fill_stage (run, row, error) &&
          set_answered (run, row, pursuit_row_get_int (row, "process_id"), error));
}

/* A key node asks for something from its first moment: without a condition it would count as met. */
static gboolean
add_first_condition (PursuitRun *run, gint64 node_id, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  pursuit_row_set_int (row, "node_id", node_id);
  pursuit_row_set_text (row, "kind", pursuit_condition_kind_code (PURSUIT_CONDITION_MANUAL));
  pursuit_row_set_int (row, "position", 1);
  return pursuit_txn_insert (run->txn, "node_condition", row, error) != 0;
}

/** pursuit_run_finish_part: what comes with a part of a process that was just made or changed. */
gboolean
pursuit_run_finish_part (PursuitRun *run, gint64 id, GError **error)
{
  const Part *part = find_part (run);

  if (part == NULL)
    return TRUE;
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, part->entity, id, error);
  if (row == NULL)
    return FALSE;
  if (is_part (part, "node_condition"))
    return note_node (run, row, error);
  if (is_part (part, "key_node") && g_str_equal (pursuit_command_get_kind (run->command), "new"))
    return add_first_condition (run, id, error);
  if (!is_part (part, "stage"))
    return TRUE;
  gint64 process_id = pursuit_row_get_int (row, "process_id");
  if (g_str_equal (pursuit_command_get_kind (run->command), "new") &&
      g_str_equal (pursuit_row_get_text (row, "phase"), "sell") &&
      !pursuit_run_settle_places (run, row, pursuit_find_id (run->db, "first-delivery-stage", process_id),
                                  error))
    return FALSE;
  return pursuit_run_check_shape (run, process_id, error);
}

static gboolean
check_phase (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error)
{
  const char *phase = pursuit_row_get_text (changes, "phase");

  if (phase == NULL || g_str_equal (phase, pursuit_row_get_text (old, "phase")) ||
      pursuit_find_id (run->db, "deals-of-stage", pursuit_row_get_int (old, "id")) == 0)
    return TRUE;
  g_set_error (
      error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
      _ ("There are deals in “%s”: they would be won or lose their win by it. Make a new stage instead."),
      pursuit_row_get_text (old, "name"));
  return FALSE;
}

/* The stages that answer a buying stage carry its name. */
static gboolean
rename_answered (PursuitRun *run, gint64 buying_stage_id, PursuitRow *changes, GError **error)
{
  g_autoptr (GArray) stages = pursuit_find_ids (run->db, "stages-answering", buying_stage_id, error);
  g_autoptr (PursuitRow) row = pursuit_row_new ();

  if (pursuit_row_get_text (changes, "name") == NULL)
    return stages != NULL;
  pursuit_row_set_text (row, "buying_stage", pursuit_row_get_text (changes, "name"));
  for (guint i = 0; stages != NULL && i < stages->len; i++)
    {
      if (!pursuit_txn_update (run->txn, "stage", g_array_index (stages, gint64, i), 0, row, error))
        return FALSE;
    }
  return stages != NULL;
}

/** pursuit_run_check_part: whether a part of a process may change so; completes @changes. */
gboolean
pursuit_run_check_part (PursuitRun *run, PursuitRow *old, PursuitRow *changes, GError **error)
{
  const Part *part = find_part (run);

  if (part == NULL)
    return TRUE;
  if (is_part (part, "stage"))
    return check_phase (run, old, changes, error) &&
           set_answered (run, changes, pursuit_row_get_int (old, "process_id"), error);
  if (is_part (part, "buying_stage"))
    return rename_answered (run, pursuit_row_get_int (old, "id"), changes, error);
  if (!is_part (part, "node_condition"))
    return TRUE;
  /* what it would be: the old columns with the new ones over them */
  for (guint i = 0; i < pursuit_row_get_length (changes); i++)
    pursuit_row_set (old, pursuit_row_get_column (changes, i), pursuit_row_get_at (changes, i));
  return check_condition (old, error);
}

/** pursuit_run_detach_part: whether a part of a process may be deleted: conditions only, all but the last. */
gboolean
pursuit_run_detach_part (PursuitRun *run, PursuitRow *row, GError **error)
{
  g_autoptr (GArray) conditions =
      pursuit_find_ids (run->db, "places-of-conditions", pursuit_row_get_int (row, "node_id"), error);

  if (conditions == NULL || !note_node (run, row, error))
    return FALSE;
  if (conditions->len > 1)
    return TRUE;
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("A key node needs a condition. Retire the key node, or change the condition."));
  return FALSE;
}

/* Whether all of @required are fields that a step can ask for. */
static gboolean
check_required (gint64 from, gint64 to, const char *required, GError **error)
{
  const PursuitTransitionStage stages[] = { { .id = from, .position = 1 }, { .id = to, .position = 2 } };
  g_autoptr (PursuitTransitionMatrix) matrix = pursuit_transition_matrix_new (stages, G_N_ELEMENTS (stages));

  return required == NULL || pursuit_transition_matrix_set_required (matrix, from, to, required, error);
}

/** pursuit_run_set_step: sets a cell of the transition matrix, which may have had the rule of the matrix by
 * itself. */
gboolean
pursuit_run_set_step (PursuitRun *run, GError **error)
{
  gint64 from_id = pursuit_command_get_int (run->command, "from_id");
  gint64 to_id = pursuit_command_get_int (run->command, "to_id");
  const char *code = pursuit_command_get_text (run->command, "rule");
  const char *required = pursuit_command_get_text (run->command, "required");
  g_autoptr (PursuitRow) from = pursuit_txn_read (run->txn, "stage", from_id, error);
  g_autoptr (PursuitRow) to = from ? pursuit_txn_read (run->txn, "stage", to_id, error) : NULL;
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  PursuitTransitionRule rule;

  if (to == NULL)
    return FALSE;
  gint64 process_id = pursuit_row_get_int (from, "process_id");
  if (from_id == to_id || process_id != pursuit_row_get_int (to, "process_id"))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                           _ ("A step goes from one stage to another one of the same process."));
      return FALSE;
    }
  if (!pursuit_transition_rule_parse (code, &rule))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("A step is allowed, needs approval or is forbidden; it is never “%s”."), code);
      return FALSE;
    }
  if (!check_required (from_id, to_id, required, error))
    return FALSE;
  run->record_id = process_id;
  pursuit_row_set_text (run->args, "from", pursuit_row_get_text (from, "name"));
  pursuit_row_set_text (run->args, "to", pursuit_row_get_text (to, "name"));
  pursuit_row_set_text (run->args, "rule", code);
  pursuit_row_set_text (row, "rule", code);
  pursuit_row_set_text (row, "required", required);
  gint64 id = pursuit_find_pair (run->db, "transition-find", from_id, to_id);
  if (id != 0)
    return pursuit_txn_update (run->txn, "transition", id, 0, row, error);
  pursuit_row_set_int (row, "process_id", process_id);
  pursuit_row_set_int (row, "from_stage_id", from_id);
  pursuit_row_set_int (row, "to_stage_id", to_id);
  return pursuit_txn_insert (run->txn, "transition", row, error) != 0;
}
