/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-template-private.h"

static gboolean
lay_anchors (PursuitTemplateSeed *seed, JsonObject *criterion, gint64 criterion_id, GError **error)
{
  JsonObject *anchors = json_object_get_object_member (criterion, "anchors");
  JsonObjectIter iter;
  const char *points;
  JsonNode *text;

  json_object_iter_init_ordered (&iter, anchors);
  while (json_object_iter_next_ordered (&iter, &points, &text))
    {
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "criterion_id", criterion_id);
      pursuit_row_set_int (row, "points", g_ascii_strtoll (points, NULL, 10));
      pursuit_row_set_text (row, "text", pursuit_template_node_text (text, seed->language));
      if (pursuit_template_insert (seed, "scorecard_anchor", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
lay_criteria (PursuitTemplateSeed *seed, JsonObject *scorecard, gint64 template_id, GError **error)
{
  JsonArray *criteria = json_object_get_array_member (scorecard, "criteria");

  for (guint i = 0; i < json_array_get_length (criteria); i++)
    {
      JsonObject *criterion = json_array_get_object_element (criteria, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_int (row, "template_id", template_id);
      pursuit_row_set_text (row, "code", json_object_get_string_member (criterion, "code"));
      pursuit_row_set_text (row, "heading", pursuit_template_text (criterion, "heading", seed->language));
      pursuit_template_set_names (seed, row, json_object_get_member (criterion, "name"));
      pursuit_row_set_real (row, "weight", json_object_get_double_member (criterion, "weight"));
      pursuit_row_set_int (row, "position", i + 1);
      pursuit_row_set_int (row, "retired", 0);
      gint64 id = pursuit_template_insert (seed, "scorecard_criterion", row, error);
      if (id == 0 || !lay_anchors (seed, criterion, id, error))
        return FALSE;
    }
  return TRUE;
}

static void
set_total (PursuitRow *row, const char *column, JsonObject *scorecard)
{
  if (json_object_has_member (scorecard, column))
    pursuit_row_set_real (row, column, json_object_get_double_member (scorecard, column));
}

/** pursuit_template_lay_scorecards: lays the rows of the scorecards that ship with the program. */
gboolean
pursuit_template_lay_scorecards (PursuitTemplateSeed *seed, GError **error)
{
  g_autoptr (JsonObject) root = pursuit_template_load ("scorecards.json", error);
  JsonArray *scorecards = root != NULL ? json_object_get_array_member (root, "scorecards") : NULL;

  for (guint i = 0; root != NULL && i < json_array_get_length (scorecards); i++)
    {
      JsonObject *scorecard = json_array_get_object_element (scorecards, i);
      g_autoptr (PursuitRow) row = pursuit_row_new ();
      pursuit_row_set_text (row, "code", json_object_get_string_member (scorecard, "code"));
      pursuit_template_set_names (seed, row, json_object_get_member (scorecard, "name"));
      pursuit_row_set_text (row, "purpose", pursuit_template_text (scorecard, "purpose", seed->language));
      set_total (row, "pursue", scorecard);
      set_total (row, "lower", scorecard);
      pursuit_row_set_int (row, "position", i + 1);
      pursuit_row_set_int (row, "retired", 0);
      gint64 id = pursuit_template_insert (seed, "scorecard_template", row, error);
      if (id == 0 || !lay_criteria (seed, scorecard, id, error))
        return FALSE;
    }
  return root != NULL;
}
