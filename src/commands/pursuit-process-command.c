/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-process-command.h"

#include "pursuit-command-private.h"

/**
 * pursuit_command_copy_process:
 * @name: what the copy is called
 *
 * Returns: (transfer full): makes a process of its own with all that @process_id asks: stages, buying stages
 * and who takes part in them, work items, key nodes with their conditions, and the transition matrix; what is
 * retired is left behind. The record of the step is the new process.
 */
PursuitCommand *
pursuit_command_copy_process (gint64 process_id, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("copy-process", pursuit_entity_find ("process"), NULL);
  pursuit_command_put_int (self, "id", process_id);
  pursuit_command_put_text (self, "new_name", name);
  return self;
}

/**
 * pursuit_command_retire:
 * @entity: process, stage, buying stage, work item or key node
 *
 * Returns: (transfer full): takes record @id out of use. It stays in history and reports. A stage in which
 * deals are is refused: see pursuit_command_retire_stage().
 */
PursuitCommand *
pursuit_command_retire (const PursuitEntity *entity, gint64 id)
{
  g_return_val_if_fail (entity != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("retire", entity, NULL);
  pursuit_command_put_int (self, "id", id);
  return self;
}

/**
 * pursuit_command_retire_stage:
 * @heir_id: the stage of the same process and phase to which its deals go
 *
 * Returns: (transfer full): takes a stage out of its process, and moves the deals in it in the same
 * transaction
 */
PursuitCommand *
pursuit_command_retire_stage (gint64 stage_id, gint64 heir_id)
{
  PursuitCommand *self = pursuit_command_retire (pursuit_entity_find ("stage"), stage_id);

  pursuit_command_put_int (self, "heir_id", heir_id);
  return self;
}

/** pursuit_command_bring_back: (transfer full): takes what was retired into use again. */
PursuitCommand *
pursuit_command_bring_back (const PursuitEntity *entity, gint64 id)
{
  g_return_val_if_fail (entity != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("bring-back", entity, NULL);
  pursuit_command_put_int (self, "id", id);
  return self;
}

/**
 * pursuit_command_reorder:
 * @entity: process, stage, buying stage, work item, key node or condition
 * @before_id: of the same parent: what the record is to stand before; 0 for the end
 *
 * Returns: (transfer full): puts record @id at another place among its kind
 */
PursuitCommand *
pursuit_command_reorder (const PursuitEntity *entity, gint64 id, gint64 before_id)
{
  g_return_val_if_fail (entity != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("reorder", entity, NULL);
  pursuit_command_put_int (self, "id", id);
  pursuit_command_put_int (self, "before_id", before_id);
  return self;
}

/**
 * pursuit_command_set_step:
 * @rule: a code of PURSUIT_TRANSITION_RULES
 * @required: (nullable): fields that must be filled in, with commas between them: `amount,company.phone`
 *
 * Returns: (transfer full): sets a cell of the transition matrix
 */
PursuitCommand *
pursuit_command_set_step (gint64 from_stage_id, gint64 to_stage_id, const char *rule, const char *required)
{
  g_return_val_if_fail (rule != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("set-step", pursuit_entity_find ("transition"), NULL);
  pursuit_command_put_int (self, "from_id", from_stage_id);
  pursuit_command_put_int (self, "to_id", to_stage_id);
  pursuit_command_put_text (self, "rule", rule);
  pursuit_command_put_text (self, "required", required);
  return self;
}

/** pursuit_command_call_note_name: (transfer none): under which name the answer to a question is an argument.
 */
const char *
pursuit_command_call_note_name (gint64 work_id)
{
  g_autofree char *name = g_strdup_printf ("call-note-%" G_GINT64_FORMAT, work_id);

  return g_intern_string (name);
}

/**
 * pursuit_command_add_call_note:
 * @self: logs or edits an activity
 * @work_id: a question of a call plan
 * @text: what was thought of it; blank takes back what was said
 *
 * The command also keeps what was thought of a question, in the same step.
 */
void
pursuit_command_add_call_note (PursuitCommand *self, gint64 work_id, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  guint n;
  const gint64 *before = pursuit_command_get_ids (self, "call_questions", &n);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n > 0)
    g_array_append_vals (ids, before, n);
  g_array_append_val (ids, work_id);
  pursuit_command_put_ids (self, "call_questions", (const gint64 *) ids->data, ids->len);
  pursuit_command_put_text (self, pursuit_command_call_note_name (work_id), text);
}
