/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-command.h"

G_BEGIN_DECLS

/* Commands about whole companies. The parts of a company's file are records like others. */

/** PursuitMergeChoice: whose value of a field the merged record has. */
typedef enum
{
  PURSUIT_MERGE_KEEP, /* of the record that stays, be it none */
  PURSUIT_MERGE_DROP, /* of the one that goes */
  PURSUIT_MERGE_BOTH, /* of both, one below the other: long texts only */
} PursuitMergeChoice;

/** PursuitDeleteHow: what becomes of that which hangs on a company that is deleted. */
typedef enum
{
  PURSUIT_DELETE_KEEP, /* deals, people and activities stay, without a company; its file goes */
  PURSUIT_DELETE_MOVE, /* all of it goes over to another company */
  PURSUIT_DELETE_ALL,  /* deals, people and activities are deleted too */
} PursuitDeleteHow;

PursuitCommand *
pursuit_command_merge (const PursuitEntity *entity, gint64 keep_id, gint64 drop_id);
gboolean
pursuit_merge_takes (const PursuitField *field);
void
pursuit_command_set_merge_choice (PursuitCommand *self, guint field, PursuitMergeChoice choice);
PursuitCommand *
pursuit_command_not_duplicates (gint64 company_id, gint64 other_id);
PursuitCommand *
pursuit_command_delete_company (gint64 company_id, PursuitDeleteHow how, gint64 to_company_id);
PursuitCommand *
pursuit_command_attach_to_company (gint64 company_id, const PursuitKeptFile *file, const char *tag);

G_END_DECLS
