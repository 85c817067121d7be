/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-json.h"

#include "pursuit-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A longer text is not read at all. */
static const gsize MOST_BYTES = 256 * 1024;

/* Whether at most @max_depth brackets of @json stand in each other: the parser calls itself for each. */
static gboolean
is_shallow (const char *json, guint max_depth)
{
  gboolean in_text = FALSE;
  guint depth = 0;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (in_text && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        in_text = !in_text;
      else if (!in_text && (*p == '{' || *p == '['))
        {
          if (++depth > max_depth)
            return FALSE;
        }
      else if (!in_text && (*p == '}' || *p == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

/**
 * pursuit_json_parse:
 * @json: from anywhere
 * @max_depth: so many brackets may stand in each other
 *
 * Returns: (transfer full) (nullable): what @json holds; %NULL with %PURSUIT_ERROR_USAGE
 */
JsonNode *
pursuit_json_parse (const char *json, guint max_depth, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *sentence = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  if (strlen (json) > MOST_BYTES || !g_utf8_validate (json, -1, NULL))
    sentence = _ ("The text is too long, or no valid UTF-8.");
  else if (!is_shallow (json, max_depth))
    sentence = _ ("Too many groups stand in each other.");
  else if (!json_parser_load_from_data (parser, json, -1, NULL) || json_parser_get_root (parser) == NULL)
    sentence = _ ("The text is not written in JSON.");
  if (sentence == NULL)
    return json_parser_steal_root (parser);
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, sentence);
  return NULL;
}

/** pursuit_json_get_text: (nullable): the text that @node (nullable) is; %NULL when it is something else. */
const char *
pursuit_json_get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}
