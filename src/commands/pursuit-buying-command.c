/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-buying-command.h"

#include "pursuit-activity.h"
#include "pursuit-buying-decision.h"
#include "pursuit-command-private.h"
#include "pursuit-need.h"

/**
 * pursuit_command_decide_buying:
 * @code: which of PURSUIT_BUYING_DECISIONS
 * @fields: of a buying decision: what becomes of it
 *
 * Returns: (transfer full): says how one of the five decisions of the purchase stands
 */
PursuitCommand *
pursuit_command_decide_buying (gint64 deal_id, const char *code, PursuitFields *fields)
{
  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("decide-buying", &PURSUIT_BUYING_DECISION_ENTITY, fields);
  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_text (self, "code", code);
  return self;
}

/**
 * pursuit_command_note_need:
 * @need_id: which need; 0 makes one
 * @fields: (nullable): of a need: holder, kind, criterion
 * @text: (nullable): what is needed, as it is known now; it becomes a new version and the older ones stay.
 *   A new need must have one
 * @source: (nullable): where @text comes from
 * @day: of @text; %PURSUIT_DAY_NONE is today
 *
 * Returns: (transfer full): notes what somebody at the customer needs
 */
PursuitCommand *
pursuit_command_note_need (gint64 deal_id,
                           gint64 need_id,
                           PursuitFields *fields,
                           const char *text,
                           const char *source,
                           PursuitDay day)
{
  PursuitCommand *self = pursuit_command_make ("note-need", &PURSUIT_NEED_ENTITY, fields);

  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, "id", need_id);
  pursuit_command_put_text (self, "text", text);
  pursuit_command_put_text (self, "source", source);
  pursuit_command_put_day (self, "day", day);
  return self;
}

/** pursuit_command_drop_need: (transfer full): says that it is no need any longer, or (@drop is %FALSE) that
 * it is one again. Its versions stay. */
PursuitCommand *
pursuit_command_drop_need (gint64 need_id, gboolean drop)
{
  PursuitCommand *self = pursuit_command_make ("drop-need", &PURSUIT_NEED_ENTITY, NULL);

  pursuit_command_put_int (self, "id", need_id);
  pursuit_command_put_int (self, "drop", drop);
  return self;
}

/**
 * pursuit_command_add_buying_stage:
 * @self: logs or edits an activity that is done and belongs to a deal
 * @buying_stage_id: of the deal's process
 * @source: (nullable): who told us
 *
 * The command also says, in the same step, where the customer was found to be at that contact.
 */
void
pursuit_command_add_buying_stage (PursuitCommand *self, gint64 buying_stage_id, const char *source)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (pursuit_command_get_entity (self) == &PURSUIT_ACTIVITY_ENTITY);
  g_return_if_fail (buying_stage_id != 0);

  pursuit_command_put_int (self, "buying_stage_id", buying_stage_id);
  pursuit_command_put_text (self, "buying_source", source);
}
