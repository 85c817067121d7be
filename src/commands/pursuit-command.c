/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-command-private.h"

struct _PursuitCommand
{
  gatomicrefcount ref_count;
  const char *kind; /* static */
  const PursuitEntity *entity;
  PursuitFields *fields;      /* (nullable) */
  PursuitFields *participant; /* (nullable): of pursuit_command_add_participant() */
  GVariantDict *args;         /* everything but the fields */
  gpointer load;              /* (nullable): what has no form as arguments; never changed once it is there */
  GDestroyNotify free_load;
  GPtrArray *names; /* static strings: the names in `args` in the order in which they came */
};

G_DEFINE_BOXED_TYPE (PursuitCommand, pursuit_command, pursuit_command_ref, pursuit_command_unref)

/** pursuit_command_make: (transfer full): a command of @kind, a static string, on a record of @entity,
 * without arguments. @fields may be %NULL and are copied. */
PursuitCommand *
pursuit_command_make (const char *kind, const PursuitEntity *entity, PursuitFields *fields)
{
  PursuitCommand *self = g_new0 (PursuitCommand, 1);

  g_assert (fields == NULL || pursuit_fields_get_entity (fields) == entity);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->entity = entity;
  self->fields = fields ? pursuit_fields_copy (fields) : NULL;
  self->args = g_variant_dict_new (NULL);
  self->names = g_ptr_array_new ();
  return self;
}

static void
put_value (PursuitCommand *self, const char *name, GVariant *value)
{
  if (!g_variant_dict_contains (self->args, name))
    g_ptr_array_add (self->names, (gpointer) name);
  g_variant_dict_insert_value (self->args, name, value);
}

/** pursuit_command_put_int: gives @self the argument @name, a static string. */
void
pursuit_command_put_int (PursuitCommand *self, const char *name, gint64 number)
{
  put_value (self, name, g_variant_new_int64 (number));
}

/** pursuit_command_put_text: gives @self the argument @name; a missing text is a missing argument. */
void
pursuit_command_put_text (PursuitCommand *self, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    put_value (self, name, g_variant_new_string (text));
}

/** pursuit_command_put_day: gives @self the argument @name; a missing day is a missing argument. */
void
pursuit_command_put_day (PursuitCommand *self, const char *name, PursuitDay day)
{
  if (day != PURSUIT_DAY_NONE)
    pursuit_command_put_int (self, name, day);
}

/** pursuit_command_put_ids: gives @self the argument @name. */
void
pursuit_command_put_ids (PursuitCommand *self, const char *name, const gint64 *ids, guint n_ids)
{
  put_value (self, name, g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n_ids, sizeof *ids));
}

/** pursuit_command_put_load: (transfer full): gives the command a plain value of its kind. */
void
pursuit_command_put_load (PursuitCommand *self, gpointer load, GDestroyNotify free_load)
{
  self->load = load;
  self->free_load = free_load;
}

/** pursuit_command_copy: (transfer full): the same intention, to be aimed at other records by
 * pursuit_command_put_int(). One without a load. */
PursuitCommand *
pursuit_command_copy (PursuitCommand *self)
{
  g_return_val_if_fail (self != NULL && self->load == NULL, NULL);

  PursuitCommand *copy = pursuit_command_make (self->kind, self->entity, self->fields);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = self->names->pdata[i];
      g_autoptr (GVariant) value = g_variant_dict_lookup_value (self->args, name, NULL);
      put_value (copy, name, value);
    }
  return copy;
}

/** pursuit_command_ref: takes a reference; may be called on any thread. */
PursuitCommand *
pursuit_command_ref (PursuitCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_command_unref: gives a reference back; may be called on any thread. */
void
pursuit_command_unref (PursuitCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->fields, pursuit_fields_free);
  g_clear_pointer (&self->participant, pursuit_fields_free);
  if (self->load != NULL)
    self->free_load (self->load);
  g_variant_dict_unref (self->args);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/** pursuit_command_new_record: (transfer full): makes a record of the entity of @fields with their values. */
PursuitCommand *
pursuit_command_new_record (PursuitFields *fields)
{
  g_return_val_if_fail (fields != NULL, NULL);

  return pursuit_command_make ("new", pursuit_fields_get_entity (fields), fields);
}

/**
 * pursuit_command_set_fields:
 * @id: of a record of the entity of @fields
 * @ver: the version that the user saw: the command fails when there is another by then; 0 not to check
 *
 * Returns: (transfer full): changes the fields that are given
 */
PursuitCommand *
pursuit_command_set_fields (gint64 id, gint64 ver, PursuitFields *fields)
{
  g_return_val_if_fail (fields != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("set", pursuit_fields_get_entity (fields), fields);
  pursuit_command_put_int (self, "id", id);
  pursuit_command_put_int (self, "ver", ver);
  return self;
}

/** pursuit_command_delete_record: (transfer full): deletes record @id of @entity. */
PursuitCommand *
pursuit_command_delete_record (const PursuitEntity *entity, gint64 id)
{
  g_return_val_if_fail (entity != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("delete", entity, NULL);
  pursuit_command_put_int (self, "id", id);
  return self;
}

/**
 * pursuit_command_move_deal:
 * @stage_id: where to; the deal's own stage to change its place in the column only
 * @before_deal_id: the deal that it is to stand before, %PURSUIT_PLACE_TOP or %PURSUIT_PLACE_END
 *
 * Returns: (transfer full): moves a deal
 */
PursuitCommand *
pursuit_command_move_deal (gint64 deal_id, gint64 stage_id, gint64 before_deal_id)
{
  PursuitCommand *self = pursuit_command_make ("move", pursuit_entity_find ("deal"), NULL);

  pursuit_command_put_int (self, "id", deal_id);
  pursuit_command_put_int (self, "stage_id", stage_id);
  pursuit_command_put_int (self, "before_id", before_deal_id);
  return self;
}

/**
 * pursuit_command_set_force:
 * @self: a move
 * @reason: why it happens though a key node is not met
 *
 * The move goes in spite of key nodes that are not met. It still needs what the matrix and the required
 * fields ask for.
 */
void
pursuit_command_set_force (PursuitCommand *self, const char *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (reason != NULL);

  pursuit_command_put_text (self, "reason", reason);
  pursuit_command_put_int (self, "force", 1);
}

/**
 * pursuit_command_set_approval:
 * @self: a move
 * @approved_by: (nullable): name of the member who approves the step
 * @reason: (nullable): why
 */
void
pursuit_command_set_approval (PursuitCommand *self, const char *approved_by, const char *reason)
{
  g_return_if_fail (self != NULL);

  pursuit_command_put_text (self, "reason", reason);
  pursuit_command_put_text (self, "approved_by", approved_by);
}

/**
 * pursuit_command_add_fields:
 * @self: a move
 * @fields: of the deal; copied
 *
 * The command also sets what the step needs to be filled in. See pursuit_command_set_fill().
 */
void
pursuit_command_add_fields (PursuitCommand *self, PursuitFields *fields)
{
  g_return_if_fail (self != NULL && self->fields == NULL);
  g_return_if_fail (fields != NULL && pursuit_fields_get_entity (fields) == self->entity);

  self->fields = pursuit_fields_copy (fields);
}

/** pursuit_command_set_fill: fields that came with @self, a move, are set only where they are empty: for many
 * deals at once, of which some lack them. */
void
pursuit_command_set_fill (PursuitCommand *self)
{
  g_return_if_fail (self != NULL);

  pursuit_command_put_int (self, "fill", 1);
}

/**
 * pursuit_command_confirm_node:
 * @node_id: a key node of the deal's process
 * @evidence: (nullable): how it is known that the node is met; %NULL takes back what was said
 * @day: since when; %PURSUIT_DAY_NONE is today
 *
 * Returns: (transfer full): says of a key node that it is met
 */
PursuitCommand *
pursuit_command_confirm_node (gint64 deal_id, gint64 node_id, const char *evidence, PursuitDay day)
{
  PursuitCommand *self = pursuit_command_make ("confirm-node", pursuit_entity_find ("deal"), NULL);

  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, "node_id", node_id);
  pursuit_command_put_text (self, "evidence", evidence);
  pursuit_command_put_day (self, "day", day);
  return self;
}

/* Asks @member for the approval of what @subject names. */
static PursuitCommand *
ask_approval (gint64 deal_id, const char *subject, gint64 id, const char *member, const char *reason)
{
  PursuitCommand *self = pursuit_command_make ("ask-approval", pursuit_entity_find ("deal"), NULL);

  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, subject, id);
  pursuit_command_put_text (self, "approved_by", member);
  pursuit_command_put_text (self, "reason", reason);
  return self;
}

/**
 * pursuit_command_ask_node_approval:
 * @member: name of the colleague who is asked
 * @reason: (nullable): why
 *
 * Returns: (transfer full): asks a colleague to approve a key node
 */
PursuitCommand *
pursuit_command_ask_node_approval (gint64 deal_id, gint64 node_id, const char *member, const char *reason)
{
  g_return_val_if_fail (member != NULL, NULL);

  return ask_approval (deal_id, "node_id", node_id, member, reason);
}

/**
 * pursuit_command_ask_step_approval:
 * @to_stage_id: where the deal is to go from the stage in which it is
 *
 * Returns: (transfer full): asks a colleague to approve a step that needs it
 */
PursuitCommand *
pursuit_command_ask_step_approval (gint64 deal_id, gint64 to_stage_id, const char *member, const char *reason)
{
  g_return_val_if_fail (member != NULL, NULL);

  return ask_approval (deal_id, "stage_id", to_stage_id, member, reason);
}

/** pursuit_command_set_granted: the colleague has granted already what @self asks for; it is recorded. */
void
pursuit_command_set_granted (PursuitCommand *self)
{
  g_return_if_fail (self != NULL);

  pursuit_command_put_int (self, "granted", 1);
}

/**
 * pursuit_command_decide_approval:
 * @state: granted, refused or withdrawn
 * @reason: (nullable): why
 *
 * Returns: (transfer full): decides what was asked for
 */
PursuitCommand *
pursuit_command_decide_approval (gint64 approval_id, const char *state, const char *reason)
{
  g_return_val_if_fail (state != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("decide-approval", pursuit_entity_find ("deal"), NULL);
  pursuit_command_put_int (self, "id", approval_id);
  pursuit_command_put_text (self, "state", state);
  pursuit_command_put_text (self, "reason", reason);
  return self;
}

/**
 * pursuit_command_close_deal:
 * @outcome: won, lost, withdrawn or postponed
 * @reason: (nullable): in the user's words
 * @competitor: (nullable): who won it
 * @day: when; %PURSUIT_DAY_NONE is today
 *
 * Returns: (transfer full): closes a deal
 */
PursuitCommand *
pursuit_command_close_deal (gint64 deal_id,
                            const char *outcome,
                            const char *reason,
                            const char *competitor,
                            PursuitDay day)
{
  g_return_val_if_fail (outcome != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("close", pursuit_entity_find ("deal"), NULL);
  pursuit_command_put_int (self, "id", deal_id);
  pursuit_command_put_text (self, "outcome", outcome);
  pursuit_command_put_text (self, "reason", reason);
  pursuit_command_put_text (self, "competitor", competitor);
  pursuit_command_put_day (self, "day", day);
  return self;
}

/** pursuit_command_reopen_deal: (transfer full): opens a closed deal again, where it stood. */
PursuitCommand *
pursuit_command_reopen_deal (gint64 deal_id)
{
  PursuitCommand *self = pursuit_command_make ("reopen", pursuit_entity_find ("deal"), NULL);

  pursuit_command_put_int (self, "id", deal_id);
  return self;
}

/**
 * pursuit_command_log_activity:
 * @fields: of an activity
 * @people: (array length=n_people) (nullable): ids of the customer's people
 * @members: (array length=n_members) (nullable): ids of our own
 * @next_step: (nullable): becomes a planned activity on the same deal and company
 * @next_day: when that is planned, or %PURSUIT_DAY_NONE
 *
 * Returns: (transfer full): notes what happened or is planned
 */
PursuitCommand *
pursuit_command_log_activity (PursuitFields *fields,
                              const gint64 *people,
                              guint n_people,
                              const gint64 *members,
                              guint n_members,
                              const char *next_step,
                              PursuitDay next_day)
{
  g_return_val_if_fail (fields != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("log", pursuit_entity_find ("activity"), fields);
  pursuit_command_put_ids (self, "people", people, n_people);
  pursuit_command_put_ids (self, "members", members, n_members);
  pursuit_command_put_text (self, "next_step", next_step);
  pursuit_command_put_day (self, "next_day", next_day);
  return self;
}

/**
 * pursuit_command_edit_activity:
 * @ver: the version that the user saw, 0 not to check
 * @fields: those that change
 * @people: (array length=n_people) (nullable): ids of all of the customer's people
 * @members: (array length=n_members) (nullable): ids of all of our own
 *
 * Returns: (transfer full): changes an activity and who took part
 */
PursuitCommand *
pursuit_command_edit_activity (gint64 id,
                               gint64 ver,
                               PursuitFields *fields,
                               const gint64 *people,
                               guint n_people,
                               const gint64 *members,
                               guint n_members)
{
  g_return_val_if_fail (fields != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("edit-activity", pursuit_entity_find ("activity"), fields);
  pursuit_command_put_int (self, "id", id);
  pursuit_command_put_int (self, "ver", ver);
  pursuit_command_put_ids (self, "people", people, n_people);
  pursuit_command_put_ids (self, "members", members, n_members);
  return self;
}

/**
 * pursuit_command_set_participant:
 * @fields: of a participant; may be empty, to make the person one
 *
 * Returns: (transfer full): says what a person is in a deal; makes them a participant when they are none yet
 */
PursuitCommand *
pursuit_command_set_participant (gint64 deal_id, gint64 person_id, PursuitFields *fields)
{
  g_return_val_if_fail (fields != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("participant", pursuit_entity_find ("participant"), fields);
  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, "person_id", person_id);
  return self;
}

/**
 * pursuit_command_add_participant:
 * @self: makes or changes a person
 * @deal_id: in which deal
 * @fields: of a participant; copied
 *
 * The command also says, in the same step, what the person is in a deal.
 */
void
pursuit_command_add_participant (PursuitCommand *self, gint64 deal_id, PursuitFields *fields)
{
  g_return_if_fail (self != NULL && self->participant == NULL);
  g_return_if_fail (self->entity == pursuit_entity_find ("person") && self->fields != NULL);
  g_return_if_fail (fields != NULL);

  self->participant = pursuit_fields_copy (fields);
  pursuit_command_put_int (self, "deal_id", deal_id);
}

/** pursuit_command_remove_participant: (transfer full): the person takes no part in the deal any longer. */
PursuitCommand *
pursuit_command_remove_participant (gint64 deal_id, gint64 person_id)
{
  PursuitCommand *self =
      pursuit_command_make ("remove-participant", pursuit_entity_find ("participant"), NULL);

  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, "person_id", person_id);
  return self;
}

/** pursuit_command_get_kind: one of the kinds that the private header lists. */
const char *
pursuit_command_get_kind (PursuitCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/** pursuit_command_get_entity: what the command is about. */
const PursuitEntity *
pursuit_command_get_entity (PursuitCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entity;
}

/** pursuit_command_get_load: (transfer none) (nullable): the plain value that commands of its kind have. */
gconstpointer
pursuit_command_get_load (PursuitCommand *self)
{
  return self->load;
}

/** pursuit_command_get_fields: (transfer none) (nullable): the values to set. */
PursuitFields *
pursuit_command_get_fields (PursuitCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields;
}

/** pursuit_command_get_participant: (transfer none) (nullable): what the person is in the deal `deal_id`. */
PursuitFields *
pursuit_command_get_participant (PursuitCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->participant;
}

/**
 * pursuit_command_get_args:
 *
 * Returns: (transfer full): everything that the journal keeps: an a{sv} of the arguments, "entity" and, where
 * there are fields, "fields" (pursuit_fields_to_variant()), in the order
 * in which they were given
 */
GVariant *
pursuit_command_get_args (PursuitCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "entity", g_variant_new_string (self->entity->name));
  if (self->fields != NULL)
    g_variant_builder_add (&builder, "{sv}", "fields", pursuit_fields_to_variant (self->fields));
  if (self->participant != NULL)
    g_variant_builder_add (&builder, "{sv}", "participant", pursuit_fields_to_variant (self->participant));
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      g_autoptr (GVariant) value = g_variant_dict_lookup_value (self->args, name, NULL);
      g_variant_builder_add (&builder, "{sv}", name, value);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/** pursuit_command_get_int: the argument @name, an id or a version; 0 when there is none. */
gint64
pursuit_command_get_int (PursuitCommand *self, const char *name)
{
  g_return_val_if_fail (self != NULL, 0);

  gint64 number = 0;
  g_variant_dict_lookup (self->args, name, "x", &number);
  return number;
}

/** pursuit_command_get_text: (transfer none) (nullable): the argument @name, owned by @self. */
const char *
pursuit_command_get_text (PursuitCommand *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *text = NULL;
  g_variant_dict_lookup (self->args, name, "&s", &text);
  return text;
}

/** pursuit_command_get_day: the argument @name; %PURSUIT_DAY_NONE when there is none. */
PursuitDay
pursuit_command_get_day (PursuitCommand *self, const char *name)
{
  g_return_val_if_fail (self != NULL, PURSUIT_DAY_NONE);

  gint64 day = PURSUIT_DAY_NONE;
  g_variant_dict_lookup (self->args, name, "x", &day);
  return (PursuitDay) day;
}

/**
 * pursuit_command_get_ids:
 * @n_ids: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_ids): the argument @name, owned by @self
 */
const gint64 *
pursuit_command_get_ids (PursuitCommand *self, const char *name, guint *n_ids)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_ids != NULL, NULL);

  gsize n = 0;
  const gint64 *ids = NULL;
  g_autoptr (GVariant) value = g_variant_dict_lookup_value (self->args, name, G_VARIANT_TYPE ("ax"));
  if (value != NULL)
    ids = g_variant_get_fixed_array (value, &n,
                                     sizeof (gint64)); /* lives as long as the dictionary's own reference */
  *n_ids = (guint) n;
  return ids;
}
