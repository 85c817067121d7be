/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>

#include "pursuit-money.h"
#include "pursuit-report-export.h"

static void
add_count (JsonBuilder *builder, const char *key, gint64 count, gboolean known)
{
  json_builder_set_member_name (builder, key);
  if (known)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *key, double number)
{
  json_builder_set_member_name (builder, key);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}

static void
add_money (JsonBuilder *builder, const char *key, gint64 amount, const char *currency)
{
  g_autofree char *decimal = pursuit_money_to_decimal (amount, currency);

  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, decimal);
}

static void
add_string (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, text);
}

static void
add_day (JsonBuilder *builder, const char *key, PursuitDay day)
{
  g_autofree char *iso = day != PURSUIT_DAY_NONE ? pursuit_day_to_iso (day) : NULL;

  json_builder_set_member_name (builder, key);
  if (iso != NULL)
    json_builder_add_string_value (builder, iso);
  else
    json_builder_add_null_value (builder);
}

static void
add_stage (JsonBuilder *builder, const PursuitFunnelResult *result, const PursuitFunnelStage *stage)
{
  gboolean moves = result->mode != PURSUIT_FUNNEL_NOW;

  json_builder_begin_object (builder);
  add_string (builder, "name", stage->name);
  add_count (builder, "id", stage->id, TRUE);
  add_count (builder, "position", stage->position, TRUE);
  add_count (builder, "count", stage->count, TRUE);
  add_money (builder, "amount", stage->amount, result->currency);
  add_money (builder, "weighted", stage->weighted, result->currency);
  add_string (builder, "currency", result->currency);
  add_count (builder, "entered", stage->entered, moves);
  add_count (builder, "advanced", stage->advanced, moves);
  add_count (builder, "lost", stage->lost, moves);
  add_count (builder, "back", stage->back, moves);
  add_count (builder, "handed_over", stage->handed_over, moves);
  add_count (builder, "still_here", stage->still_here, moves);
  add_number (builder, "conversion", stage->conversion);
  add_number (builder, "median_days", stage->days.median);
  add_number (builder, "first_quartile_days", stage->days.first_quartile);
  add_number (builder, "third_quartile_days", stage->days.third_quartile);
  json_builder_set_member_name (builder, "losses");
  json_builder_begin_object (builder);
  for (guint k = 0; k < PURSUIT_N_LOSS_KINDS; k++)
    add_count (builder, pursuit_loss_kind_to_string (k), stage->losses[k], moves);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_missing (JsonBuilder *builder, const PursuitFunnelResult *result)
{
  json_builder_set_member_name (builder, "missing_nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; result->missing != NULL && i < result->missing->len; i++)
    {
      const PursuitFunnelNode *node = &g_array_index (result->missing, PursuitFunnelNode, i);

      json_builder_begin_object (builder);
      add_count (builder, "id", node->id, TRUE);
      add_string (builder, "name", node->name != NULL ? node->name : "");
      add_count (builder, "forced_moves", node->moves, TRUE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The members of an object that is begun. */
static void
add_result (JsonBuilder *builder, const PursuitFunnelResult *result)
{
  gboolean moves = result->mode != PURSUIT_FUNNEL_NOW;

  add_string (builder, "mode", pursuit_funnel_mode_to_string (result->mode));
  add_day (builder, "from", moves ? result->from : PURSUIT_DAY_NONE);
  add_day (builder, "to", moves ? result->to : PURSUIT_DAY_NONE);
  add_string (builder, "currency", result->currency);
  add_count (builder, "deals", result->deals, TRUE);
  add_count (builder, "open", result->open, TRUE);
  add_count (builder, "won", result->won, moves);
  add_count (builder, "lost", result->lost, moves);
  add_number (builder, "win_rate", result->win_rate);
  add_number (builder, "median_cycle_won", result->cycle_won.median);
  add_number (builder, "median_cycle_lost", result->cycle_lost.median);
  add_money (builder, "amount", result->amount, result->currency);
  add_money (builder, "weighted", result->weighted, result->currency);
  add_count (builder, "forced_moves", result->forced_moves, moves);
  add_count (builder, "forced_deals", result->forced_deals, moves);
  add_count (builder, "forced_won", result->forced_won, moves);
  add_count (builder, "forced_lost", result->forced_lost, moves);
  add_missing (builder, result);
  add_count (builder, "undated_deals", result->undated_deals, moves);
  add_count (builder, "unconverted", result->unconverted, TRUE);
  json_builder_set_member_name (builder, "unconverted_currencies");
  json_builder_begin_array (builder);
  for (guint i = 0; result->unconverted_currencies[i] != NULL; i++)
    json_builder_add_string_value (builder, result->unconverted_currencies[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->n_stages; i++)
    add_stage (builder, result, &result->stages[i]);
  json_builder_end_array (builder);
}

char *
pursuit_funnel_to_json (PursuitReport *report)
{
  g_return_val_if_fail (PURSUIT_IS_REPORT (report) && pursuit_report_get_funnel (report) != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const PursuitFunnelResult *before = pursuit_report_get_funnel_before (report);

  json_builder_begin_object (builder);
  add_result (builder, pursuit_report_get_funnel (report));
  json_builder_set_member_name (builder, "before");
  if (before != NULL)
    {
      json_builder_begin_object (builder);
      add_result (builder, before);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
