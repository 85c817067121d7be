/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-run-process.h"

#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/*
 * Processes as a whole: copying one, and taking one or a part of it out of use and back.
 */

/* Beside what is the row's own, these columns of a copied row point to other copied rows. */
typedef struct
{
  const char *column;
  const char *table;
} Link;

/* In the order in which rows can point to those before them. */
static const struct
{
  const char *table;
  const char *query; /* the ids of what is in use */
  Link links[3];
  const char *dropped; /* (nullable): a column that only the original may have */
} COPIED[] = {
  { "buying_stage", "copy-buying-stages", { { "process_id", "process" } }, NULL },
  { "participation", "copy-participation", { { "buying_stage_id", "buying_stage" } }, NULL },
  { "stage", "copy-stages", { { "process_id", "process" }, { "buying_stage_id", "buying_stage" } }, NULL },
  { "work_item", "copy-work", { { "stage_id", "stage" } }, NULL },
  { "key_node", "copy-nodes", { { "stage_id", "stage" } }, NULL },
  { "node_condition", "copy-conditions", { { "node_id", "key_node" } }, NULL },
  { "transition",
    "copy-transitions",
    { { "process_id", "process" }, { "from_stage_id", "stage" }, { "to_stage_id", "stage" } },
    NULL },
  { "playbook_page", "copy-pages", { { "stage_id", "stage" } }, "code" },
};

/* @copies says what became of the rows of each table: name → (id → id of the copy). */

static void
remember (GHashTable *copies, const char *table, gint64 id, gint64 copy_id)
{
  GHashTable *ids = g_hash_table_lookup (copies, table);

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_insert (copies, (gpointer) table, ids);
    }
  g_hash_table_insert (ids, g_memdup2 (&id, sizeof id), g_memdup2 (&copy_id, sizeof copy_id));
}

/* The copy of row @id of @table; 0 when it was left behind. */
static gint64
copy_of (GHashTable *copies, const char *table, gint64 id)
{
  GHashTable *ids = g_hash_table_lookup (copies, table);
  gint64 *copy_id = ids ? g_hash_table_lookup (ids, &id) : NULL;

  return copy_id ? *copy_id : 0;
}

/* Takes out what no two rows share. */
static void
strip (PursuitRow *row)
{
  static const char *const own[] = { "id", "uid", "ver", "updated_ms" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    pursuit_row_remove (row, own[i]);
}

static gboolean
copy_row (PursuitRun *run, guint kind, gint64 id, GHashTable *copies, GError **error)
{
  const char *table = COPIED[kind].table;
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, table, id, error);

  if (row == NULL)
    return FALSE;
  strip (row);
  if (COPIED[kind].dropped != NULL)
    pursuit_row_set_null (row, COPIED[kind].dropped);
  for (guint i = 0; i < G_N_ELEMENTS (COPIED[kind].links) && COPIED[kind].links[i].column != NULL; i++)
    {
      const Link *link = &COPIED[kind].links[i];
      gint64 target = copy_of (copies, link->table, pursuit_row_get_int (row, link->column));
      if (target != 0)
        pursuit_row_set_int (row, link->column, target);
      else
        pursuit_row_set_null (row, link->column);
    }
  gint64 copy_id = pursuit_txn_insert (run->txn, table, row, error);
  remember (copies, table, id, copy_id);
  return copy_id != 0;
}

/* Whether @query finds something for @text. */
static gboolean
finds_text (PursuitRun *run, const char *query, const char *text)
{
  PursuitStmt *stmt = pursuit_db_query (run->db, query, NULL);

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_text (stmt, 1, text);
  gboolean found = pursuit_db_step (run->db, stmt, NULL) == 1;
  pursuit_stmt_reset (stmt);
  return found;
}

/* key-account-2 for a copy of key-account, or of key-account-2 when that is taken: the first number that is
 * free. */
static char *
make_code (PursuitRun *run, const char *original)
{
  const char *dash = strrchr (original, '-');
  gsize length = strlen (original);
  char *code = NULL;

  if (dash != NULL && dash[1] != '\0' && strspn (dash + 1, "0123456789") == strlen (dash + 1))
    length = dash - original;
  for (guint number = 2; code == NULL || finds_text (run, "process-with-code", code); number++)
    {
      g_free (code);
      code = g_strdup_printf ("%.*s-%u", (int) length, original, number);
    }
  return code;
}

/* Where the last process of @kind stands. */
static double
last_position (PursuitRun *run, GArray *ids, const char *kind)
{
  double position = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PursuitRow) row =
          pursuit_txn_read (run->txn, "process", g_array_index (ids, gint64, i), NULL);
      if (row != NULL && g_strcmp0 (pursuit_row_get_text (row, "kind"), kind) == 0)
        position = pursuit_row_get (row, "position")->d;
    }
  return position;
}

static gint64
copy_process_row (PursuitRun *run, gint64 id, const char *name, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, "process", id, error);
  g_autoptr (GArray) all = row ? pursuit_find_ids (run->db, "places-of-processes", 0, error) : NULL;

  if (all == NULL)
    return 0;
  g_autofree char *code = make_code (run, pursuit_row_get_text (row, "code"));
  pursuit_row_set_text (run->args, "original", pursuit_row_get_text (row, "name"));
  strip (row);
  pursuit_row_set_text (row, "code", code);
  pursuit_row_set_text (row, "name", name);
  pursuit_row_set_int (row, "retired", 0);
  pursuit_row_set_real (row, "position", last_position (run, all, pursuit_row_get_text (row, "kind")) + 1);
  return pursuit_txn_insert (run->txn, "process", row, error);
}

/** pursuit_run_copy_process: makes a process of its own that asks what another one does. */
gboolean
pursuit_run_copy_process (PursuitRun *run, GError **error)
{
  gint64 id = pursuit_command_get_int (run->command, "id");
  g_autofree char *name = pursuit_text_match_key (pursuit_command_get_text (run->command, "new_name"), -1);
  g_autoptr (GHashTable) copies =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);

  if (pursuit_text_is_blank (name))
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("Give the copy a name."));
      return FALSE;
    }
  if (pursuit_find_by_name (run->db, pursuit_entity_find ("process"), name, NULL) != 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("There is a process “%s” already."),
                   name);
      return FALSE;
    }
  run->record_id = copy_process_row (run, id, name, error);
  pursuit_row_set_text (run->args, "name", name);
  if (run->record_id == 0)
    return FALSE;
  remember (copies, "process", id, run->record_id);
  for (guint kind = 0; kind < G_N_ELEMENTS (COPIED); kind++)
    {
      g_autoptr (GArray) ids = pursuit_find_ids (run->db, COPIED[kind].query, id, error);
      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          if (!copy_row (run, kind, g_array_index (ids, gint64, i), copies, error))
            return FALSE;
        }
      if (ids == NULL)
        return FALSE;
    }
  return TRUE;
}

/** pursuit_run_check_place: whether a deal may be put into @stage_id of @process_id. */
gboolean
pursuit_run_check_place (PursuitRun *run, gint64 process_id, gint64 stage_id, GError **error)
{
  g_autoptr (PursuitRow) process = pursuit_txn_read (run->txn, "process", process_id, error);
  g_autoptr (PursuitRow) stage = process ? pursuit_txn_read (run->txn, "stage", stage_id, error) : NULL;

  if (stage == NULL)
    return FALSE;
  if (g_strcmp0 (pursuit_row_get_text (process, "kind"), "call") == 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                 _ ("“%s” plans calls. Deals do not go through it."), pursuit_row_get_text (process, "name"));
  else if (pursuit_row_get_int (process, "retired") != 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                 _ ("Process “%s” is retired: it takes no more deals."),
                 pursuit_row_get_text (process, "name"));
  else if (pursuit_row_get_int (stage, "process_id") != process_id)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED, _ ("Stage “%s” belongs to another process."),
                 pursuit_row_get_text (stage, "name"));
  else if (pursuit_row_get_int (stage, "retired") != 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                 _ ("Stage “%s” is retired: it takes no more deals."), pursuit_row_get_text (stage, "name"));
  else
    return TRUE;
  return FALSE;
}

/* The deals of a stage that goes can only go where they count as the same: open, or won. */
static gboolean
check_heir (PursuitRun *run, PursuitRow *stage, gint64 heir_id, guint n_deals, GError **error)
{
  if (heir_id == 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_UNMET,
                   ngettext ("%u deal is in “%s”. Say to which stage it goes.",
                             "%u deals are in “%s”. Say to which stage they go.", n_deals),
                   n_deals, pursuit_row_get_text (stage, "name"));
      return FALSE;
    }
  g_autoptr (PursuitRow) heir = pursuit_txn_read (run->txn, "stage", heir_id, error);
  if (heir == NULL)
    return FALSE;
  gboolean same_process =
      pursuit_row_get_int (heir, "process_id") == pursuit_row_get_int (stage, "process_id");
  gboolean same_phase =
      g_strcmp0 (pursuit_row_get_text (heir, "phase"), pursuit_row_get_text (stage, "phase")) == 0;
  if (heir_id != pursuit_row_get_int (stage, "id") && same_process && same_phase &&
      pursuit_row_get_int (heir, "retired") == 0)
    return TRUE;
  g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
               _ ("The deals in “%s” cannot go to “%s”: it must be another stage in use, of the same process "
                  "and of the "
                  "same phase."),
               pursuit_row_get_text (stage, "name"), pursuit_row_get_text (heir, "name"));
  return FALSE;
}

/* The process changes under a deal. Its forced move, its stay and its history are told as before; nothing is
 * asked, because the deal does not take a step. */
static gboolean
move_deal (PursuitRun *run, gint64 deal_id, gint64 heir_id, GError **error)
{
  g_autoptr (PursuitRow) deal = pursuit_txn_read (run->txn, "deal", deal_id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();
  double position;

  if (deal == NULL || !pursuit_run_place (run, heir_id, deal_id, PURSUIT_PLACE_END, &position, error))
    return FALSE;
  pursuit_row_set_int (changes, "stage_id", heir_id);
  pursuit_row_set_real (changes, "position", position);
  PursuitStageEvent event = pursuit_run_make_event (run, deal, "process", pursuit_txn_get_today (run->txn));
  return pursuit_txn_update (run->txn, "deal", deal_id, 0, changes, error) &&
         pursuit_txn_add_stage_event (run->txn, deal_id, &event, error);
}

static gboolean
empty_stage (PursuitRun *run, PursuitRow *stage, GError **error)
{
  gint64 heir_id = pursuit_command_get_int (run->command, "heir_id");
  g_autoptr (GArray) deals =
      pursuit_find_ids (run->db, "board-deals-of-stage", pursuit_row_get_int (stage, "id"), error);

  if (deals == NULL || (deals->len > 0 && !check_heir (run, stage, heir_id, deals->len, error)))
    return FALSE;
  pursuit_row_set_int (run->args, "deals", deals->len);
  for (guint i = 0; i < deals->len; i++)
    {
      if (!move_deal (run, g_array_index (deals, gint64, i), heir_id, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether nothing needs @row any longer. */
static gboolean
check_retire (PursuitRun *run, const char *table, PursuitRow *row, GError **error)
{
  gint64 id = pursuit_row_get_int (row, "id");
  const char *name = pursuit_row_get_text (row, "name");

  if (g_str_equal (table, "process") && pursuit_find_id (run->db, "process-is-used", id) != 0 &&
      pursuit_find_id (run->db, "other-process-in-use", id) == 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("“%s” is the last process in use. New deals need one."), name);
      return FALSE;
    }
  if (!g_str_equal (table, "buying_stage"))
    return TRUE;
  gint64 stage_id = pursuit_find_id (run->db, "stage-answering", id);
  gint64 n_deals = pursuit_find_id (run->db, "open-deals-at-buying-stage", id);
  if (stage_id != 0)
    {
      g_autoptr (PursuitRow) stage = pursuit_txn_read (run->txn, "stage", stage_id, NULL);
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                   _ ("Stage “%s” answers “%s”. Let it answer another buying stage first."),
                   stage ? pursuit_row_get_text (stage, "name") : "", name);
    }
  else if (n_deals != 0)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                 ngettext ("The customer of %d open deal is at “%s”. Say first where the customer is now.",
                           "The customers of %d open deals are at “%s”. Say first where they are now.",
                           (gulong) n_deals),
                 (int) n_deals, name);
  return stage_id == 0 && n_deals == 0;
}

static gboolean
set_retired (PursuitRun *run, gboolean retired, GError **error)
{
  const char *table = pursuit_command_get_entity (run->command)->name;
  const char *name = g_str_equal (table, "custom_field") ? "label" : "name";
  gint64 id = pursuit_command_get_int (run->command, "id");
  g_autoptr (PursuitRow) row = pursuit_txn_read (run->txn, table, id, error);
  g_autoptr (PursuitRow) changes = pursuit_row_new ();

  if (row == NULL)
    return FALSE;
  run->record_id = id;
  pursuit_row_set_text (run->args, "name", pursuit_row_get_text (row, name));
  pursuit_row_set_int (changes, "retired", retired);
  if (retired && (!check_retire (run, table, row, error) ||
                  (g_str_equal (table, "stage") && !empty_stage (run, row, error))))
    return FALSE;
  if (!pursuit_txn_update (run->txn, table, id, 0, changes, error))
    return FALSE;
  /* the retired ones stand behind the others, so that the steps between those are true */
  if (g_str_equal (table, "buying_stage"))
    return pursuit_run_settle_places (run, row, -1, error);
  return !g_str_equal (table, "stage") ||
         pursuit_run_check_shape (run, pursuit_row_get_int (row, "process_id"), error);
}

/** pursuit_run_retire: takes a process, or a part of one, out of use. */
gboolean
pursuit_run_retire (PursuitRun *run, GError **error)
{
  return set_retired (run, TRUE, error);
}

/** pursuit_run_bring_back: takes a process, or a part of one, into use again. */
gboolean
pursuit_run_bring_back (PursuitRun *run, GError **error)
{
  return set_retired (run, FALSE, error);
}
