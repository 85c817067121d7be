/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-template-private.h"

#include "pursuit-find.h"

/*
 * What a process knows beyond the names of its stages: the customer's steps, the work of each stage, the key
 * nodes with their conditions, and the transition matrix.
 */

/* The same way in which they are found by name later: by their code within the process. */
static gint64
find_buying_stage (PursuitTemplateSeed *seed, gint64 process_id, const char *code)
{
  return code ? pursuit_find_buying_stage (pursuit_txn_get_db (seed->txn), process_id, code) : 0;
}

static gboolean
lay_buying_stages (PursuitTemplateSeed *seed, JsonObject *process, gint64 process_id, GError **error)
{
  JsonArray *stages = json_object_get_array_member (process, "buying_stages");

  for (guint i = 0; i < json_array_get_length (stages); i++)
    {
      JsonObject *stage = json_array_get_object_element (stages, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "process_id", process_id);
      pursuit_row_set_text (row, "code", json_object_get_string_member (stage, "code"));
      pursuit_template_set_names (seed, row, json_object_get_member (stage, "name"));
      pursuit_row_set_int (row, "position", i + 1);
      if (pursuit_template_insert (seed, "buying_stage", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
lay_work (PursuitTemplateSeed *seed, JsonObject *stage, gint64 stage_id, GError **error)
{
  JsonArray *work = json_object_get_array_member (stage, "work");

  for (guint i = 0; i < json_array_get_length (work); i++)
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "stage_id", stage_id);
      pursuit_template_set_names (seed, row, json_array_get_element (work, i));
      pursuit_row_set_int (row, "position", i + 1);
      if (pursuit_template_insert (seed, "work_item", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
lay_conditions (PursuitTemplateSeed *seed, JsonArray *conditions, gint64 node_id, GError **error)
{
  for (guint i = 0; i < json_array_get_length (conditions); i++)
    {
      JsonObject *condition = json_array_get_object_element (conditions, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "node_id", node_id);
      pursuit_row_set_text (row, "kind", json_object_get_string_member (condition, "kind"));
      pursuit_row_set_text (row, "argument",
                            json_object_get_string_member_with_default (condition, "argument", NULL));
      if (json_object_has_member (condition, "threshold"))
        pursuit_row_set_real (row, "threshold", json_object_get_double_member (condition, "threshold"));
      pursuit_row_set_int (row, "position", i + 1);
      if (pursuit_template_insert (seed, "node_condition", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
lay_nodes (PursuitTemplateSeed *seed, JsonObject *stage, gint64 stage_id, GError **error)
{
  JsonArray *nodes = json_object_get_array_member (stage, "key_nodes");

  for (guint i = 0; i < json_array_get_length (nodes); i++)
    {
      JsonObject *node = json_array_get_object_element (nodes, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "stage_id", stage_id);
      pursuit_row_set_text (row, "code", json_object_get_string_member (node, "code"));
      pursuit_template_set_names (seed, row, json_object_get_member (node, "text"));
      pursuit_row_set_int (row, "position", i + 1);
      pursuit_row_set_int (row, "retired", 0);
      gint64 id = pursuit_template_insert (seed, "key_node", row, error);
      if (id == 0 || !lay_conditions (seed, json_object_get_array_member (node, "conditions"), id, error))
        return FALSE;
    }
  return TRUE;
}

/* The stage's row is there already, from this operation or from an older version of the program. */
static gboolean
complete_stage (PursuitTemplateSeed *seed,
                JsonObject *stage,
                gint64 process_id,
                gint64 stage_id,
                GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  const char *buying = json_object_get_string_member_with_default (stage, "buying_stage", NULL);
  gint64 buying_id = find_buying_stage (seed, process_id, buying);

  if (buying_id != 0)
    pursuit_row_set_int (row, "buying_stage_id", buying_id);
  pursuit_row_set_text (row, "watch", pursuit_template_text (stage, "watch", seed->language));
  return pursuit_txn_amend (seed->txn, "stage", stage_id, row, error) &&
         lay_work (seed, stage, stage_id, error) && lay_nodes (seed, stage, stage_id, error);
}

/* A cell is a rule, or an object of a rule and the fields that the step needs. */
static gboolean
lay_transition (PursuitTemplateSeed *seed,
                gint64 process_id,
                gint64 from,
                gint64 to,
                JsonNode *cell,
                GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (cell) ? json_node_get_object (cell) : NULL;

  pursuit_row_set_int (row, "process_id", process_id);
  pursuit_row_set_int (row, "from_stage_id", from);
  pursuit_row_set_int (row, "to_stage_id", to);
  pursuit_row_set_text (row, "rule",
                        object ? json_object_get_string_member (object, "rule")
                               : json_node_get_string (cell));
  if (object != NULL)
    pursuit_row_set_text (row, "required", json_object_get_string_member (object, "required"));
  return pursuit_template_insert (seed, "transition", row, error) != 0;
}

static gboolean
lay_matrix (PursuitTemplateSeed *seed, JsonObject *process, gint64 process_id, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);
  JsonObject *matrix = json_object_get_object_member (process, "transitions");
  JsonObjectIter rows, cells;
  const char *from_code, *to_code;
  JsonNode *row, *cell;

  json_object_iter_init_ordered (&rows, matrix);
  while (json_object_iter_next_ordered (&rows, &from_code, &row))
    {
      gint64 from = pursuit_find_stage (db, process_id, from_code);
      json_object_iter_init_ordered (&cells, json_node_get_object (row));
      while (json_object_iter_next_ordered (&cells, &to_code, &cell))
        {
          gint64 to = pursuit_find_stage (db, process_id, to_code);
          /* a stage that the user took away needs no cell */
          if (from != 0 && to != 0 && !lay_transition (seed, process_id, from, to, cell, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * pursuit_template_lay_spine:
 * @process: the template
 * @process_id: its row, which has its stages, but nothing beyond their names
 *
 * Lays the rows that hang on the stages of a process.
 */
gboolean
pursuit_template_lay_spine (PursuitTemplateSeed *seed, JsonObject *process, gint64 process_id, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);
  JsonArray *stages = json_object_get_array_member (process, "stages");

  if (!lay_buying_stages (seed, process, process_id, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (stages); i++)
    {
      JsonObject *stage = json_array_get_object_element (stages, i);
      gint64 stage_id = pursuit_find_stage (db, process_id, json_object_get_string_member (stage, "code"));
      if (stage_id != 0 && !complete_stage (seed, stage, process_id, stage_id, error))
        return FALSE;
    }
  return lay_matrix (seed, process, process_id, error);
}
