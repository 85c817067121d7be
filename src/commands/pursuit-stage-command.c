/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done for a deal in its stage: work that is ticked off, files that are attached. */

#include "pursuit-command-private.h"

#include "pursuit-attachment.h"

/**
 * pursuit_command_tick_work:
 * @work_id: a work item of the deal's process
 * @done: whether it is done; %FALSE takes back what was said
 * @day: when it was done; %PURSUIT_DAY_NONE is today
 * @note: (nullable): what is to be known of it
 *
 * Returns: (transfer full): says of a work item that it is done in a deal
 */
PursuitCommand *
pursuit_command_tick_work (gint64 deal_id, gint64 work_id, gboolean done, PursuitDay day, const char *note)
{
  PursuitCommand *self = pursuit_command_make ("tick-work", pursuit_entity_find ("deal"), NULL);

  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, "work_id", work_id);
  pursuit_command_put_int (self, "done", done);
  pursuit_command_put_day (self, "day", day);
  pursuit_command_put_text (self, "note", note);
  return self;
}

/**
 * pursuit_command_set_file:
 * @self: attaches a file, confirms a key node, or gives a person a photo
 * @file: its bytes are kept already, see pursuit_session_keep_file()
 * @tag: (nullable): what the file is, as key nodes ask for it
 *
 * Gives @self the file that it is about.
 */
void
pursuit_command_set_file (PursuitCommand *self, const PursuitKeptFile *file, const char *tag)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (file != NULL);

  pursuit_command_put_text (self, "file", file->name);
  pursuit_command_put_text (self, "sha256", file->sha256);
  pursuit_command_put_int (self, "size", file->size);
  pursuit_command_put_text (self, "mime", file->mime);
  pursuit_command_put_text (self, "tag", tag);
}

/**
 * pursuit_command_attach:
 * @file: its bytes are kept already
 * @tag: (nullable): what the file is, as key nodes ask for it
 *
 * Returns: (transfer full): attaches a file to a deal
 */
PursuitCommand *
pursuit_command_attach (gint64 deal_id, const PursuitKeptFile *file, const char *tag)
{
  PursuitCommand *self = pursuit_command_make ("attach", pursuit_entity_find ("attachment"), NULL);

  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_set_file (self, file, tag);
  return self;
}
