/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-template-private.h"

#include "pursuit-data-resources.h"
#include "pursuit-find.h"
#include "pursuit-process.h"
#include "pursuit-select.h"
#include "pursuit-stage.h"

#include <stdlib.h>

#define DATA_RESOURCE "/app/pursuit/Pursuit/data/"

/* 1 had the names of stages only, 2 had nothing beside the processes. */
enum
{
  VERSION_SPINE = 2,
  VERSION_LIBRARY = 3,
  TEMPLATES_VERSION = VERSION_LIBRARY
};

/* The processes that ship with the program; new deals go through the first one. */
static const char *const PROCESSES[] = {
  "processes/key-account.json",
  "processes/project-sale.json",
  "processes/grade-a.json",
};

/**
 * pursuit_template_load:
 * @file: below data/: "sample/team.json"
 *
 * Returns: (transfer full) (nullable): the object in that file, which is part of the program
 */
JsonObject *
pursuit_template_load (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (DATA_RESOURCE, file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_resources_register (pursuit_data_get_resource ());
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                                    (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

/**
 * pursuit_template_node_text:
 * @node: (nullable): a text, the same in every language, or an object of texts by language
 *
 * Returns: (transfer none) (nullable): the text in @language
 */
const char *
pursuit_template_node_text (JsonNode *node, const char *language)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_string (node);
  return json_object_get_string_member_with_default (json_node_get_object (node), language, NULL);
}

/** pursuit_template_text: (nullable): the text called @member of @object in @language. */
const char *
pursuit_template_text (JsonObject *object, const char *member, const char *language)
{
  return pursuit_template_node_text (json_object_get_member (object, member), language);
}

/* What the template's buying stage @code is called. */
static const char *
find_buying_stage (JsonObject *process, const char *code, const char *language)
{
  JsonArray *stages = json_object_get_array_member (process, "buying_stages");

  for (guint i = 0; code != NULL && i < json_array_get_length (stages); i++)
    {
      JsonObject *stage = json_array_get_object_element (stages, i);
      if (g_str_equal (json_object_get_string_member (stage, "code"), code))
        return pursuit_template_text (stage, "name", language);
    }
  return NULL;
}

/** pursuit_template_set_day: @day: may be none, which is left empty */
void
pursuit_template_set_day (PursuitRow *row, const char *column, PursuitDay day)
{
  g_autofree char *iso = pursuit_day_to_iso (day);

  pursuit_row_set_text (row, column, iso);
}

/** pursuit_template_insert: inserts @row with a uid of the series; its id, 0 on failure. */
gint64
pursuit_template_insert (PursuitTemplateSeed *seed, const char *table, PursuitRow *row, GError **error)
{
  char uid[PURSUIT_UID_SIZE];

  pursuit_uid_next (&seed->uids, seed->start_ms, uid);
  pursuit_row_set_text (row, "uid", uid);
  return pursuit_txn_insert (seed->txn, table, row, error);
}

/** pursuit_template_set_names: puts @name into @row, in the database's language and in the other one. */
void
pursuit_template_set_names (PursuitTemplateSeed *seed, PursuitRow *row, JsonNode *name)
{
  const char *other = g_str_equal (seed->language, "zh") ? "en" : "zh";

  pursuit_row_set_text (row, "name", pursuit_template_node_text (name, seed->language));
  pursuit_row_set_text (row, "name_other", pursuit_template_node_text (name, other));
}

static gboolean
insert_stage (PursuitTemplateSeed *seed,
              JsonObject *process,
              gint64 process_id,
              JsonObject *stage,
              guint place,
              GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  const char *buying = json_object_get_string_member_with_default (stage, "buying_stage", NULL);

  pursuit_row_set_int (row, "process_id", process_id);
  pursuit_row_set_text (row, "code", json_object_get_string_member (stage, "code"));
  pursuit_template_set_names (seed, row, json_object_get_member (stage, "name"));
  pursuit_row_set_text (row, "buying_stage", find_buying_stage (process, buying, seed->language));
  pursuit_row_set_text (row, "purpose", pursuit_template_text (stage, "purpose", seed->language));
  pursuit_row_set_int (row, "position", place + 1);
  pursuit_row_set_text (row, "phase", json_object_get_string_member (stage, "phase"));
  pursuit_row_set_real (row, "probability", json_object_get_double_member (stage, "probability"));
  pursuit_row_set_int (row, "stale_days", json_object_get_int_member_with_default (stage, "stale_days", 0));
  pursuit_row_set_int (row, "retired", 0);
  return pursuit_template_insert (seed, "stage", row, error) != 0;
}

/** pursuit_template_insert_process: lays a process that is not there yet; @place: among all processes, from
 * 0. */
gboolean
pursuit_template_insert_process (PursuitTemplateSeed *seed, JsonObject *process, guint place, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  JsonArray *stages = json_object_get_array_member (process, "stages");

  pursuit_row_set_text (row, "code", json_object_get_string_member (process, "code"));
  pursuit_row_set_text (row, "name", pursuit_template_text (process, "name", seed->language));
  pursuit_row_set_text (row, "description", pursuit_template_text (process, "description", seed->language));
  pursuit_row_set_text (row, "kind", json_object_get_string_member_with_default (process, "kind", "deal"));
  pursuit_row_set_real (row, "position", place + 1);
  pursuit_row_set_int (row, "retired", 0);
  gint64 id = pursuit_template_insert (seed, "process", row, error);
  for (guint i = 0; id != 0 && i < json_array_get_length (stages); i++)
    {
      if (!insert_stage (seed, process, id, json_array_get_object_element (stages, i), i, error))
        return FALSE;
    }
  return id != 0 && pursuit_template_lay_spine (seed, process, id, error);
}

/* Which version of the templates the rows are of; kept in the setting “templates”. */
static gboolean
set_version (PursuitTxn *txn, GError **error)
{
  g_autofree char *version = g_strdup_printf ("%d", TEMPLATES_VERSION);
  return pursuit_store_set_setting (pursuit_txn_get_db (txn), "templates", version, error);
}

/**
 * pursuit_template_seed:
 * @language: "en" or "zh": of the names; the other language's are kept beside them, so that imports and
 * commands find a stage by either
 *
 * Copies the processes that ship with the program into rows of a new database, where the user may edit them.
 */
gboolean
pursuit_template_seed (PursuitTxn *txn, const char *language, guint64 seed, GError **error)
{
  g_return_val_if_fail (txn != NULL, FALSE);
  g_return_val_if_fail (language != NULL, FALSE);

  PursuitTemplateSeed to = { .txn = txn,
                             .language = language,
                             .start_ms = seed != 0 ? pursuit_day_to_ms (pursuit_txn_get_today (txn), NULL)
                                                   : pursuit_txn_get_now_ms (txn) };
  /* another series than the sample's own, which has the same seed */
  pursuit_uid_source_init (&to.uids, seed != 0 ? ~seed : 0);
  for (guint i = 0; i < G_N_ELEMENTS (PROCESSES); i++)
    {
      g_autoptr (JsonObject) process = pursuit_template_load (PROCESSES[i], error);
      if (process == NULL || !pursuit_template_insert_process (&to, process, i, error))
        return FALSE;
    }
  return pursuit_template_lay_library (&to, error) && set_version (txn, error);
}

static gboolean
complete_process (PursuitTemplateSeed *seed, const char *file, GError **error)
{
  PursuitDb *db = pursuit_txn_get_db (seed->txn);
  g_autoptr (JsonObject) process = pursuit_template_load (file, error);

  if (process == NULL)
    return FALSE;
  gint64 id = pursuit_find_by_name (db, &PURSUIT_PROCESS_ENTITY,
                                    json_object_get_string_member (process, "code"), NULL);
  return id == 0 || pursuit_template_lay_spine (seed, process, id, error);
}

/**
 * pursuit_template_complete:
 * @store: open for writing
 *
 * Gives the processes of a database that an older version of the program made what the templates have gained
 * since: buying stages, work, key nodes and the transition matrix, and what stands beside the processes.
 * Names that the user gave stay. Does nothing on a database that has them. On the storage thread.
 */
gboolean
pursuit_template_complete (PursuitStore *store, PursuitDb *db, GError **error)
{
  g_autofree char *text = pursuit_store_get_setting (db, "templates");
  int version = text != NULL ? atoi (text) : 0;

  if (version >= TEMPLATES_VERSION)
    return TRUE;
  g_autofree char *language = pursuit_store_get_setting (db, "language");
  g_autoptr (PursuitTxn) txn = pursuit_txn_begin (store, db, 0, "create", error);
  if (txn == NULL)
    return FALSE;

  PursuitTemplateSeed to = { .txn = txn,
                             .language = language ? language : "en",
                             .start_ms = pursuit_txn_get_now_ms (txn) };
  pursuit_uid_source_init (&to.uids, 0);
  for (guint i = 0; version < VERSION_SPINE && i < G_N_ELEMENTS (PROCESSES); i++)
    {
      if (!complete_process (&to, PROCESSES[i], error))
        return FALSE;
    }
  return pursuit_template_lay_library (&to, error) && set_version (txn, error) &&
         pursuit_txn_commit (g_steal_pointer (&txn), "{}", error);
}

/**
 * pursuit_template_stages:
 * @process_code: (nullable): of which process; %NULL for the first one
 *
 * Returns: (transfer full) (nullable) (element-type PursuitStage): the stages of a process of the database,
 * in order
 */
GPtrArray *
pursuit_template_stages (PursuitTxn *txn, const char *process_code, GError **error)
{
  g_return_val_if_fail (txn != NULL, NULL);

  PursuitDb *db = pursuit_txn_get_db (txn);
  PursuitSelectContext context = { .today = pursuit_txn_get_today (txn) };
  g_autoptr (PursuitListSpec) processes = pursuit_list_spec_new (&PURSUIT_PROCESS_ENTITY);
  g_autoptr (PursuitListSpec) stages = pursuit_list_spec_new (&PURSUIT_STAGE_ENTITY);

  pursuit_list_spec_where (processes, PURSUIT_PROCESS_KIND, PURSUIT_OP_EQ, "deal");
  if (process_code != NULL)
    pursuit_list_spec_where (processes, PURSUIT_PROCESS_CODE, PURSUIT_OP_EQ, process_code);
  pursuit_list_spec_sort (processes, PURSUIT_PROCESS_POSITION, FALSE);
  pursuit_list_spec_set_limit (processes, 1);
  g_autoptr (GArray) ids = pursuit_select_ids (db, processes, &context, -1, error);
  if (ids == NULL)
    return NULL;
  pursuit_list_spec_where_int (stages, PURSUIT_STAGE_PROCESS_ID, PURSUIT_OP_EQ,
                               ids->len > 0 ? g_array_index (ids, gint64, 0) : 0);
  pursuit_list_spec_sort (stages, PURSUIT_STAGE_POSITION, FALSE);
  return pursuit_select_list (db, stages, &context, error);
}
