/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-command.h"

G_BEGIN_DECLS

/*
 * What those that run a command read from it. Kinds: "new", "set", "delete", "move", "close", "reopen",
 * "log", "edit-activity", "participant", "remove-participant", "remove-participants", "copy-participants",
 * "reparent", "reparent-people", "unchart", "unchart-people", "delete-people", "confirm-node",
 * "ask-approval", "decide-approval", "copy-process", "retire", "bring-back", "reorder", "set-step",
 * "restore-page", "decide-buying", "note-need", "drop-need", "score", "criteria", "scorecard", "tick-work",
 * "attach", "set-photo", "pool-release", "pool-release-due", "pool-claim", "hand-over", "exchange", "share",
 * "unshare", "protect", "exclusive", "verify", "cease", "confirm-grades", "grade", "market-place",
 * "set-market", "fill-plan", "set-targets".
 */

/** PursuitCommandScore: the points of one criterion in a command of kind "score", whose load is a GArray of
 * them. */
typedef struct
{
  gint64 criterion_id;
  int points;
  char *note; /* (nullable) */
} PursuitCommandScore;

/* For those that make a command of a kind. */
PursuitCommand *
pursuit_command_make (const char *kind, const PursuitEntity *entity, PursuitFields *fields);
PursuitCommand *
pursuit_command_copy (PursuitCommand *self);
void
pursuit_command_put_int (PursuitCommand *self, const char *name, gint64 number);
void
pursuit_command_put_text (PursuitCommand *self, const char *name, const char *text);
void
pursuit_command_put_day (PursuitCommand *self, const char *name, PursuitDay day);
void
pursuit_command_put_ids (PursuitCommand *self, const char *name, const gint64 *ids, guint n_ids);
void
pursuit_command_put_load (PursuitCommand *self, gpointer load, GDestroyNotify free_load);
gconstpointer
pursuit_command_get_load (PursuitCommand *self);

const char *
pursuit_command_call_note_name (gint64 work_id);

const char *
pursuit_command_get_kind (PursuitCommand *self);
GVariant *
pursuit_command_get_args (PursuitCommand *self);
gint64
pursuit_command_get_int (PursuitCommand *self, const char *name);
const char *
pursuit_command_get_text (PursuitCommand *self, const char *name);
PursuitDay
pursuit_command_get_day (PursuitCommand *self, const char *name);
const gint64 *
pursuit_command_get_ids (PursuitCommand *self, const char *name, guint *n_ids);
const PursuitEntity *
pursuit_command_get_entity (PursuitCommand *self);
PursuitFields *
pursuit_command_get_fields (PursuitCommand *self);
PursuitFields *
pursuit_command_get_participant (PursuitCommand *self);

PursuitFields *
pursuit_fields_copy (PursuitFields *self);
GVariant *
pursuit_fields_to_variant (PursuitFields *self);

G_END_DECLS
