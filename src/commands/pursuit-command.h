/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pursuit-attachment.h"
#include "pursuit-day.h"
#include "pursuit-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitCommand:
 *
 * One intention of the user: a kind and its arguments. Running it checks the rules, writes everything in one
 * transaction and leaves one named step that can be undone. A value, made by the functions below, run by
 * pursuit_session_run().
 */
typedef struct _PursuitCommand PursuitCommand;

#define PURSUIT_TYPE_COMMAND (pursuit_command_get_type ())
GType
pursuit_command_get_type (void);
PursuitCommand *
pursuit_command_ref (PursuitCommand *self);
void
pursuit_command_unref (PursuitCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCommand, pursuit_command_unref)

/** PURSUIT_PLACE_TOP, PURSUIT_PLACE_END: where a card lands when it is not before another. */
#define PURSUIT_PLACE_TOP ((gint64) -1)
#define PURSUIT_PLACE_END ((gint64) 0)

/**
 * PursuitFields: the values that a command sets, by field. Values are typed by the entity's table; a NULL
 * value empties the field.
 */
typedef struct _PursuitFields PursuitFields;

PursuitFields *
pursuit_fields_new (const PursuitEntity *entity);
void
pursuit_fields_free (PursuitFields *self);
const PursuitEntity *
pursuit_fields_get_entity (PursuitFields *self);
void
pursuit_fields_set_value (PursuitFields *self, guint field, const PursuitValue *value);
void
pursuit_fields_set_int (PursuitFields *self, guint field, gint64 number);
void
pursuit_fields_set_text (PursuitFields *self, guint field, const char *text);
void
pursuit_fields_set_day (PursuitFields *self, guint field, PursuitDay day);
void
pursuit_fields_unset (PursuitFields *self, guint field);
void
pursuit_fields_set_currency (PursuitFields *self, const char *currency);
gboolean
pursuit_fields_parse (PursuitFields *self, const char *name, const char *text, GError **error);
gboolean
pursuit_fields_is_empty (PursuitFields *self);
const PursuitValue *
pursuit_fields_lookup (PursuitFields *self, guint field);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFields, pursuit_fields_free)

/* Any record. `fields` are copied. `ver`: the version the user saw, 0 not to check. */
PursuitCommand *
pursuit_command_new_record (PursuitFields *fields);
PursuitCommand *
pursuit_command_set_fields (gint64 id, gint64 ver, PursuitFields *fields);
PursuitCommand *
pursuit_command_delete_record (const PursuitEntity *entity, gint64 id);

/* Deals. */
PursuitCommand *
pursuit_command_move_deal (gint64 deal_id, gint64 stage_id, gint64 before_deal_id);
void
pursuit_command_set_force (PursuitCommand *self, const char *reason);
void
pursuit_command_set_approval (PursuitCommand *self, const char *approved_by, const char *reason);
void
pursuit_command_add_fields (PursuitCommand *self, PursuitFields *fields);
void
pursuit_command_set_fill (PursuitCommand *self);
PursuitCommand *
pursuit_command_tick_work (gint64 deal_id, gint64 work_id, gboolean done, PursuitDay day, const char *note);
PursuitCommand *
pursuit_command_attach (gint64 deal_id, const PursuitKeptFile *file, const char *tag);
void
pursuit_command_set_file (PursuitCommand *self, const PursuitKeptFile *file, const char *tag);
PursuitCommand *
pursuit_command_confirm_node (gint64 deal_id, gint64 node_id, const char *evidence, PursuitDay day);
PursuitCommand *
pursuit_command_ask_node_approval (gint64 deal_id, gint64 node_id, const char *member, const char *reason);
PursuitCommand *
pursuit_command_ask_step_approval (gint64 deal_id,
                                   gint64 to_stage_id,
                                   const char *member,
                                   const char *reason);
void
pursuit_command_set_granted (PursuitCommand *self);
PursuitCommand *
pursuit_command_decide_approval (gint64 approval_id, const char *state, const char *reason);
PursuitCommand *
pursuit_command_close_deal (gint64 deal_id,
                            const char *outcome,
                            const char *reason,
                            const char *competitor,
                            PursuitDay day);
PursuitCommand *
pursuit_command_reopen_deal (gint64 deal_id);

/* Activities: the fields of an activity, who was there, and the next step, which becomes a planned activity.
 */
PursuitCommand *
pursuit_command_log_activity (PursuitFields *fields,
                              const gint64 *people,
                              guint n_people,
                              const gint64 *members,
                              guint n_members,
                              const char *next_step,
                              PursuitDay next_day);
PursuitCommand *
pursuit_command_edit_activity (gint64 id,
                               gint64 ver,
                               PursuitFields *fields,
                               const gint64 *people,
                               guint n_people,
                               const gint64 *members,
                               guint n_members);

/* People. */
PursuitCommand *
pursuit_command_set_participant (gint64 deal_id, gint64 person_id, PursuitFields *fields);
void
pursuit_command_add_participant (PursuitCommand *self, gint64 deal_id, PursuitFields *fields);
PursuitCommand *
pursuit_command_remove_participant (gint64 deal_id, gint64 person_id);
PursuitCommand *
pursuit_command_reparent_person (gint64 person_id, gint64 manager_id, gint64 before_person_id);
PursuitCommand *
pursuit_command_reparent_people (const gint64 *ids, guint n_ids, gint64 manager_id, gint64 before_person_id);
PursuitCommand *
pursuit_command_remove_from_chart (gint64 person_id);
PursuitCommand *
pursuit_command_remove_people_from_chart (const gint64 *ids, guint n_ids);
PursuitCommand *
pursuit_command_delete_people (const gint64 *ids, guint n_ids);
PursuitCommand *
pursuit_command_remove_participants (gint64 deal_id, const gint64 *ids, guint n_ids);

/* The playbook. */
PursuitCommand *
pursuit_command_restore_page (gint64 page_id);

G_END_DECLS
