/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-template-playbook.h"

#include "pursuit-find.h"
#include "pursuit-process.h"

#include <glib/gi18n-lib.h>

/* The pages, in the order of the list; a page's code is made of what stands in it. */
static const char *const PAGES[] = {
  "playbook/key-account.json", "playbook/project-sale.json",  "playbook/grade-a.json",
  "playbook/strategies.json",  "playbook/personalities.json", "playbook/tactics.json",
  "playbook/objections.json",  "playbook/other.json",
};

/* The column of the database's language, and that of the other one. */
static void
set_words (PursuitRow *row, const char *column, JsonObject *object, const char *language)
{
  g_autofree char *other_column = g_strconcat (column, "_other", NULL);
  const char *other = g_str_equal (language, "zh") ? "en" : "zh";

  pursuit_row_set_text (row, column, pursuit_template_text (object, column, language));
  pursuit_row_set_text (row, other_column, pursuit_template_text (object, column, other));
}

static gint64
find_process (PursuitTemplateSeed *seed, const char *code)
{
  return pursuit_find_by_name (pursuit_txn_get_db (seed->txn), &PURSUIT_PROCESS_ENTITY, code, NULL);
}

static gboolean
lay_cells (PursuitTemplateSeed *seed, JsonObject *cells, gint64 buying_stage_id, GError **error)
{
  JsonObjectIter iter;
  const char *people;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, cells);
  while (json_object_iter_next_ordered (&iter, &people, &node))
    {
      JsonObject *cell = json_node_get_object (node);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "buying_stage_id", buying_stage_id);
      pursuit_row_set_text (row, "people", people);
      set_words (row, "does", cell, seed->language);
      pursuit_row_set_int (row, "weight", json_object_get_int_member (cell, "weight"));
      if (pursuit_template_insert (seed, "participation", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_template_lay_participation:
 *
 * Lays the participation matrix of each process that ships with the program: what the kinds of people do in
 * its buying stages. A process or a buying stage that the user took away gets none.
 */
gboolean
pursuit_template_lay_participation (PursuitTemplateSeed *seed, GError **error)
{
  g_autoptr (JsonObject) file = pursuit_template_load ("participation.json", error);
  JsonObjectIter processes, stages;
  const char *process_code, *stage_code;
  JsonNode *process, *stage;

  if (file == NULL)
    return FALSE;
  json_object_iter_init_ordered (&processes, json_object_get_object_member (file, "processes"));
  while (json_object_iter_next_ordered (&processes, &process_code, &process))
    {
      gint64 process_id = find_process (seed, process_code);
      json_object_iter_init_ordered (&stages, json_node_get_object (process));
      while (process_id != 0 && json_object_iter_next_ordered (&stages, &stage_code, &stage))
        {
          gint64 id = pursuit_find_buying_stage (pursuit_txn_get_db (seed->txn), process_id, stage_code);
          if (id != 0 && !lay_cells (seed, json_node_get_object (stage), id, error))
            return FALSE;
        }
    }
  return TRUE;
}

static const char *
get_member (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* “key-account/enter/user”, “tactic/opening/flinch”, “strategy/delay” */
static char *
make_code (JsonObject *file, JsonObject *page)
{
  const char *stage = get_member (page, "stage");

  if (stage != NULL)
    return g_strjoin ("/", get_member (file, "process"), stage, get_member (page, "people"), NULL);
  return g_strjoin ("/", get_member (file, "topic"), get_member (page, "subject"), get_member (page, "code"),
                    NULL);
}

static void
set_page_words (PursuitRow *row, JsonObject *page, const char *language)
{
  static const char *const columns[] = { "title", "body", "example" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    set_words (row, columns[i], page, language);
}

static gboolean
lay_page (PursuitTemplateSeed *seed, JsonObject *file, JsonObject *page, int *position, GError **error)
{
  g_autoptr (PursuitRow) row = pursuit_row_new ();
  g_autofree char *code = make_code (file, page);
  const char *stage = get_member (page, "stage");

  ++*position;
  if (stage != NULL)
    {
      gint64 process_id = find_process (seed, get_member (file, "process"));
      gint64 stage_id =
          process_id != 0 ? pursuit_find_stage (pursuit_txn_get_db (seed->txn), process_id, stage) : 0;
      if (stage_id == 0)
        return TRUE; /* the user took it away: its advice applies nowhere */
      pursuit_row_set_int (row, "stage_id", stage_id);
    }
  pursuit_row_set_text (row, "code", code);
  pursuit_row_set_text (row, "topic", get_member (file, "topic"));
  pursuit_row_set_text (row, "people", get_member (page, "people"));
  pursuit_row_set_text (row, "subject", get_member (page, "subject"));
  set_page_words (row, page, seed->language);
  pursuit_row_set_int (row, "position", *position);
  pursuit_row_set_int (row, "edited", 0);
  pursuit_row_set_int (row, "retired", 0);
  return pursuit_template_insert (seed, "playbook_page", row, error) != 0;
}

/** pursuit_template_lay_playbook: lays the pages of advice that ship with the program. */
gboolean
pursuit_template_lay_playbook (PursuitTemplateSeed *seed, GError **error)
{
  int position = 0;

  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++)
    {
      g_autoptr (JsonObject) file = pursuit_template_load (PAGES[i], error);
      JsonArray *pages = file ? json_object_get_array_member (file, "pages") : NULL;
      for (guint k = 0; pages != NULL && k < json_array_get_length (pages); k++)
        {
          if (!lay_page (seed, file, json_array_get_object_element (pages, k), &position, error))
            return FALSE;
        }
      if (file == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * pursuit_template_playbook_words:
 * @code: of a page that ships with the program
 * @language: of the database
 * @row: gets the columns of its words, as the program ships them
 *
 * Returns: %FALSE with %PURSUIT_ERROR_NOT_FOUND when this version of the program ships no such page
 */
gboolean
pursuit_template_playbook_words (const char *code, const char *language, PursuitRow *row, GError **error)
{
  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (language != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++)
    {
      g_autoptr (JsonObject) file = pursuit_template_load (PAGES[i], error);
      if (file == NULL)
        return FALSE;
      JsonArray *pages = json_object_get_array_member (file, "pages");
      for (guint k = 0; k < json_array_get_length (pages); k++)
        {
          JsonObject *page = json_array_get_object_element (pages, k);
          g_autofree char *page_code = make_code (file, page);
          if (g_str_equal (page_code, code))
            {
              set_page_words (row, page, language);
              return TRUE;
            }
        }
    }
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND,
                       _ ("The program brings no such page any longer."));
  return FALSE;
}
