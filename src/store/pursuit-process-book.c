/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-process-book.h"

#include "pursuit-participation-rules.h"
#include "pursuit-people-findings.h"

#include <math.h>

/** pursuit_process_book_free: frees a book. */
void
pursuit_process_book_free (PursuitProcessBook *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stages, g_array_unref);
  g_clear_pointer (&self->matrix, pursuit_transition_matrix_free);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->conditions, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->degrees, g_hash_table_unref);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static const char *
keep_text (PursuitProcessBook *self, sqlite3_stmt *stmt, int column)
{
  const char *text = pursuit_column_text (stmt, column);
  return text ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/* The named query on the process. */
static sqlite3_stmt *
ask (PursuitProcessBook *self, PursuitDb *db, const char *query, GError **error)
{
  sqlite3_stmt *stmt = pursuit_db_query (db, query, error);

  if (stmt != NULL)
    pursuit_bind_int (stmt, 1, self->process_id);
  return stmt;
}

static gboolean
read_limits (PursuitProcessBook *self, PursuitDb *db, GError **error)
{
  sqlite3_stmt *stmt = ask (self, db, "book-limits", error);
  int state = stmt != NULL ? pursuit_db_step (db, stmt, error) : -1;

  self->drift = (PursuitDriftLimits) PURSUIT_DRIFT_LIMITS_INIT;
  if (state == 1)
    {
      self->drift.customer_ahead = sqlite3_column_int (stmt, 0);
      self->drift.we_ahead = sqlite3_column_int (stmt, 1);
    }
  if (stmt != NULL)
    sqlite3_reset (stmt);
  return state >= 0;
}

static gboolean
read_stages (PursuitProcessBook *self, PursuitDb *db, GError **error)
{
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (PursuitTransitionStage));
  sqlite3_stmt *stmt = ask (self, db, "book-stages", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      PursuitBookStage stage = { .id = sqlite3_column_int64 (stmt, 0),
                                 .name = keep_text (self, stmt, 2),
                                 .position = sqlite3_column_int (stmt, 3),
                                 .answered = sqlite3_column_int (stmt, 5),
                                 .buying_stage_id = sqlite3_column_int64 (stmt, 6) };
      PursuitTransitionStage step = { .id = stage.id,
                                      .code = keep_text (self, stmt, 1),
                                      .position = stage.position,
                                      .retired = sqlite3_column_int (stmt, 4) };
      g_array_append_val (self->stages, stage);
      g_array_append_val (stages, step);
    }
  if (state == 0)
    self->matrix = pursuit_transition_matrix_new ((PursuitTransitionStage *) stages->data, stages->len);
  return state == 0;
}

/* What kinds of people have to do, by buying stage. */
static gboolean
read_participation (PursuitProcessBook *self, PursuitDb *db, GError **error)
{
  sqlite3_stmt *stmt = ask (self, db, "book-participation", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      int *degrees = g_hash_table_lookup (self->degrees, &id);
      int kind = pursuit_people_kind_index (pursuit_column_text (stmt, 1));
      if (degrees == NULL)
        {
          degrees = g_new0 (int, PURSUIT_N_PEOPLE_KINDS);
          g_hash_table_insert (self->degrees, g_memdup2 (&id, sizeof id), degrees);
        }
      if (kind >= 0)
        degrees[kind] = sqlite3_column_int (stmt, 2);
    }
  return state == 0;
}

/* The cells that were laid or edited; the others have the rules of the matrix by itself. */
static gboolean
read_matrix (PursuitProcessBook *self, PursuitDb *db, GError **error)
{
  sqlite3_stmt *stmt = ask (self, db, "book-transitions", error);
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 from = sqlite3_column_int64 (stmt, 0), to = sqlite3_column_int64 (stmt, 1);
      const char *required = pursuit_column_text (stmt, 3);
      PursuitTransitionRule rule;
      if (pursuit_transition_rule_parse (pursuit_column_text (stmt, 2), &rule))
        pursuit_transition_matrix_set (self->matrix, from, to, rule);
      if (required != NULL &&
          !pursuit_transition_matrix_set_required (self->matrix, from, to, required, error))
        {
          sqlite3_reset (stmt);
          return FALSE;
        }
    }
  return state == 0;
}

/* One row a condition, those of a node in a row. The nodes point to theirs when all are there. */
static gboolean
read_nodes (PursuitProcessBook *self, PursuitDb *db, GError **error)
{
  sqlite3_stmt *stmt = ask (self, db, "book-nodes", error);
  PursuitKeyNode *last = NULL;
  int state = -1;

  while (stmt != NULL && (state = pursuit_db_step (db, stmt, error)) == 1)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      if (last == NULL || last->id != id)
        {
          PursuitKeyNode node = { .id = id,
                                  .stage = sqlite3_column_int64 (stmt, 1),
                                  .code = keep_text (self, stmt, 2),
                                  .name = keep_text (self, stmt, 3) };
          g_array_append_val (self->nodes, node);
          last = &g_array_index (self->nodes, PursuitKeyNode, self->nodes->len - 1);
        }
      if (pursuit_column_is_null (stmt, 4))
        continue;
      PursuitCondition condition;
      double threshold = pursuit_column_is_null (stmt, 7) ? NAN : sqlite3_column_double (stmt, 7);
      if (!pursuit_condition_parse (&condition, sqlite3_column_int64 (stmt, 4), pursuit_column_text (stmt, 5),
                                    pursuit_column_text (stmt, 6), threshold, error))
        {
          sqlite3_reset (stmt);
          return FALSE;
        }
      g_array_append_val (self->conditions, condition);
      g_ptr_array_add (self->names, (gpointer) keep_text (self, stmt, 8));
      last->n_conditions++;
    }
  for (guint i = 0, begin = 0; state == 0 && i < self->nodes->len; i++)
    {
      PursuitKeyNode *node = &g_array_index (self->nodes, PursuitKeyNode, i);
      node->conditions = (PursuitCondition *) self->conditions->data + begin;
      begin += node->n_conditions;
    }
  return state == 0;
}

/**
 * pursuit_process_book_read:
 * @error: also when a row of the process is not what this program knows
 *
 * Returns: (transfer full) (nullable): what the process asks
 */
PursuitProcessBook *
pursuit_process_book_read (PursuitDb *db, gint64 process_id, GError **error)
{
  g_autoptr (PursuitProcessBook) self = g_new0 (PursuitProcessBook, 1);

  self->process_id = process_id;
  self->stages = g_array_new (FALSE, FALSE, sizeof (PursuitBookStage));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (PursuitKeyNode));
  self->conditions = g_array_new (FALSE, FALSE, sizeof (PursuitCondition));
  self->names = g_ptr_array_new ();
  self->degrees = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->texts = g_string_chunk_new (1024);
  if (!read_limits (self, db, error) || !read_stages (self, db, error) || !read_matrix (self, db, error) ||
      !read_nodes (self, db, error) || !read_participation (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** pursuit_process_book_find_stage: (nullable): the stage; %NULL when it is of another process. */
const PursuitBookStage *
pursuit_process_book_find_stage (const PursuitProcessBook *self, gint64 stage_id)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      const PursuitBookStage *stage = &g_array_index (self->stages, PursuitBookStage, i);
      if (stage->id == stage_id)
        return stage;
    }
  return NULL;
}

/** pursuit_process_book_find_node: (nullable): the key node; %NULL when it is retired or of another process.
 */
const PursuitKeyNode *
pursuit_process_book_find_node (const PursuitProcessBook *self, gint64 node_id)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PursuitKeyNode *node = &g_array_index (self->nodes, PursuitKeyNode, i);
      if (node->id == node_id)
        return node;
    }
  return NULL;
}

/**
 * pursuit_process_book_get_degrees:
 * @buying_stage_id: where the customer is; 0 when nobody knows: then where @stage_id meets them
 * @stage_id: of the process
 *
 * Returns: (nullable) (array fixed-size=6): for each of PURSUIT_PEOPLE_KINDS what they have to do there, as
 *   pursuit_participation_degree() says; %NULL for nothing
 */
const int *
pursuit_process_book_get_degrees (const PursuitProcessBook *self, gint64 buying_stage_id, gint64 stage_id)
{
  const PursuitBookStage *stage =
      buying_stage_id == 0 ? pursuit_process_book_find_stage (self, stage_id) : NULL;

  if (stage != NULL)
    buying_stage_id = stage->buying_stage_id;
  return g_hash_table_lookup (self->degrees, &buying_stage_id);
}

/**
 * pursuit_process_book_explain:
 * @unmet: of a deal in this process
 * @action: (out) (optional): what meets it
 *
 * Returns: (transfer full): pursuit_gate_explain(), with the names that the user gave
 */
char *
pursuit_process_book_explain (const PursuitProcessBook *self,
                              const PursuitUnmet *unmet,
                              PursuitGateAction *action)
{
  const char *name = NULL;

  for (guint i = 0; i < self->conditions->len; i++)
    {
      if (g_array_index (self->conditions, PursuitCondition, i).id == unmet->condition.id)
        name = self->names->pdata[i];
    }
  return pursuit_gate_explain (unmet, name, action);
}
