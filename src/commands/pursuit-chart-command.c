/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that put people on the org chart and take them off it, one or several at once. */

#include "pursuit-command-private.h"

/**
 * pursuit_command_reparent_people:
 * @ids: who moves, in the order in which they are to stand
 * @manager_id: whom they report to; 0 for nobody, at the top of the chart
 * @before_person_id: the sibling that they are to stand before; 0 for the end
 *
 * Returns: (transfer full): puts people on the chart, or to another place of it, as one step
 */
PursuitCommand *
pursuit_command_reparent_people (const gint64 *ids, guint n_ids, gint64 manager_id, gint64 before_person_id)
{
  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  if (n_ids == 1)
    return pursuit_command_reparent_person (ids[0], manager_id, before_person_id);
  PursuitCommand *self = pursuit_command_make ("reparent-people", pursuit_entity_find ("person"), NULL);

  pursuit_command_put_ids (self, "ids", ids, n_ids);
  pursuit_command_put_int (self, "manager_id", manager_id);
  pursuit_command_put_int (self, "before_id", before_person_id);
  return self;
}

/**
 * pursuit_command_reparent_person:
 * @manager_id: whom the person reports to; 0 for nobody, at the top of the chart
 * @before_person_id: the sibling that the person is to stand before; 0 for the end
 *
 * Returns: (transfer full): puts a person on the chart
 */
PursuitCommand *
pursuit_command_reparent_person (gint64 person_id, gint64 manager_id, gint64 before_person_id)
{
  PursuitCommand *self = pursuit_command_make ("reparent", pursuit_entity_find ("person"), NULL);

  pursuit_command_put_int (self, "id", person_id);
  pursuit_command_put_int (self, "manager_id", manager_id);
  pursuit_command_put_int (self, "before_id", before_person_id);
  return self;
}

/** pursuit_command_remove_from_chart: (transfer full): takes a person off the chart, not out of the database.
 */
PursuitCommand *
pursuit_command_remove_from_chart (gint64 person_id)
{
  PursuitCommand *self = pursuit_command_make ("unchart", pursuit_entity_find ("person"), NULL);

  pursuit_command_put_int (self, "id", person_id);
  return self;
}

/* What happens to several people as one step. */
static PursuitCommand *
make_of_people (const char *kind, const gint64 *ids, guint n_ids)
{
  PursuitCommand *self = pursuit_command_make (kind, pursuit_entity_find ("person"), NULL);

  pursuit_command_put_ids (self, "ids", ids, n_ids);
  return self;
}

/**
 * pursuit_command_remove_people_from_chart:
 * @ids: who goes; whoever reported to one of them reports to the next manager who stays
 *
 * Returns: (transfer full): takes people off the chart as one step, not out of the database
 */
PursuitCommand *
pursuit_command_remove_people_from_chart (const gint64 *ids, guint n_ids)
{
  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  return n_ids == 1 ? pursuit_command_remove_from_chart (ids[0])
                    : make_of_people ("unchart-people", ids, n_ids);
}

/**
 * pursuit_command_delete_people:
 * @ids: who goes; whoever reported to one of them reports to the next manager who stays
 *
 * Returns: (transfer full): deletes people as one step
 */
PursuitCommand *
pursuit_command_delete_people (const gint64 *ids, guint n_ids)
{
  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  return n_ids == 1 ? pursuit_command_delete_record (pursuit_entity_find ("person"), ids[0])
                    : make_of_people ("delete-people", ids, n_ids);
}

/**
 * pursuit_command_remove_participants:
 * @deal_id: out of which deal they go; nobody of them may be missing there
 *
 * Returns: (transfer full): people take no part in the deal any longer, as one step
 */
PursuitCommand *
pursuit_command_remove_participants (gint64 deal_id, const gint64 *ids, guint n_ids)
{
  PursuitCommand *self;

  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  if (n_ids == 1)
    return pursuit_command_remove_participant (deal_id, ids[0]);
  self = make_of_people ("remove-participants", ids, n_ids);
  pursuit_command_put_int (self, "deal_id", deal_id);
  return self;
}
