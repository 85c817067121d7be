/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "pursuit-report-export.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_figures (JsonBuilder *builder, const PursuitReportBlock *block)
{
  for (guint i = 0; i < block->n_figures; i++)
    {
      json_builder_begin_object (builder);
      add_text (builder, "label", block->figures[i].label);
      add_text (builder, "value", block->figures[i].value);
      add_text (builder, "note", block->figures[i].note);
      add_text (builder, "change", block->figures[i].change);
      json_builder_end_object (builder);
    }
}

/* Numbers stay numbers; what is not known is null. */
static void
add_cell (JsonBuilder *builder, PursuitReportTable *table, guint row, guint column)
{
  const char *raw = pursuit_report_table_get_raw (table, row, column);
  char *end = NULL;
  double number = g_ascii_strtod (raw, &end);

  if (*raw == '\0')
    json_builder_add_null_value (builder);
  else if (pursuit_report_table_get_numeric (table, column) && *end == '\0')
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_string_value (builder, raw);
}

static void
add_table (JsonBuilder *builder, PursuitReportTable *table)
{
  guint n_columns = pursuit_report_table_get_n_columns (table);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint c = 0; c < n_columns; c++)
    json_builder_add_string_value (builder, pursuit_report_table_get_label (table, c));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint r = 0; r < pursuit_report_table_get_n_rows (table); r++)
    {
      json_builder_begin_array (builder);
      for (guint c = 0; c < n_columns; c++)
        add_cell (builder, table, r, c);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Every block of one kind, by @add. */
static void
add_blocks (JsonBuilder *builder, PursuitReport *report, const char *name, PursuitBlockKind kind)
{
  const PursuitReportBlock *block;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; (block = pursuit_report_find_block (report, kind, i)) != NULL; i++)
    switch (kind)
      {
      case PURSUIT_BLOCK_FIGURES:
        add_figures (builder, block);
        break;
      case PURSUIT_BLOCK_TABLE:
        add_table (builder, block->table);
        break;
      default:
        json_builder_add_string_value (builder, block->text);
        break;
      }
  json_builder_end_array (builder);
}

static char *
blocks_to_json (PursuitReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *day = pursuit_day_to_iso (pursuit_report_get_day (report));

  json_builder_begin_object (builder);
  add_text (builder, "title", pursuit_report_get_title (report));
  add_text (builder, "subtitle", pursuit_report_get_subtitle (report));
  add_text (builder, "day", day);
  add_blocks (builder, report, "figures", PURSUIT_BLOCK_FIGURES);
  add_blocks (builder, report, "tables", PURSUIT_BLOCK_TABLE);
  add_blocks (builder, report, "remarks", PURSUIT_BLOCK_TEXT);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

/* What a report is by itself, and its title and parameters where that does not name them. */
static JsonNode *
part_to_node (PursuitReport *part)
{
  g_autofree char *text = pursuit_report_to_json (part);
  JsonNode *node = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (node);

  if (!json_object_has_member (object, "title"))
    {
      json_object_set_string_member (object, "title", pursuit_report_get_title (part));
      json_object_set_string_member (object, "subtitle", pursuit_report_get_subtitle (part));
    }
  return node;
}

static char *
book_to_json (PursuitReport *book)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *parts = json_array_new ();

  for (guint i = 0; i < pursuit_report_get_n_parts (book); i++)
    json_array_add_element (parts, part_to_node (pursuit_report_get_part (book, i)));
  json_node_take_array (root, parts);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

char *
pursuit_report_to_json (PursuitReport *report)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (report), NULL);

  if (pursuit_report_get_n_parts (report) > 0)
    return book_to_json (report);
  if (pursuit_report_get_funnel (report) != NULL)
    return pursuit_funnel_to_json (report);
  if (pursuit_report_get_json (report) != NULL)
    return g_strdup (pursuit_report_get_json (report));
  return blocks_to_json (report);
}
