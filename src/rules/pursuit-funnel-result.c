/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-funnel-result.h"

#include <math.h>
#include <string.h>

static const char *const MODE_NAMES[PURSUIT_FUNNEL_N_MODES] = { "now", "cohort", "flow" };

static const char *const LOSS_NAMES[PURSUIT_N_LOSS_KINDS] = { "rival", "withdrawn", "postponed", "no-need",
                                                              "other" };

const char *
pursuit_funnel_mode_to_string (PursuitFunnelMode mode)
{
  g_return_val_if_fail (mode < PURSUIT_FUNNEL_N_MODES, NULL);

  return MODE_NAMES[mode];
}

gboolean
pursuit_funnel_mode_from_string (const char *name, PursuitFunnelMode *mode)
{
  g_return_val_if_fail (name != NULL && mode != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_FUNNEL_N_MODES; i++)
    if (g_str_equal (name, MODE_NAMES[i]))
      {
        *mode = i;
        return TRUE;
      }
  return FALSE;
}

const char *
pursuit_loss_kind_to_string (PursuitLossKind kind)
{
  g_return_val_if_fail (kind < PURSUIT_N_LOSS_KINDS, NULL);

  return LOSS_NAMES[kind];
}

PursuitLossKind
pursuit_loss_kind_from_codes (const char *outcome, const char *reason, gboolean has_competitor)
{
  if (g_strcmp0 (outcome, "withdrawn") == 0)
    return PURSUIT_LOSS_WITHDRAWN;
  if (g_strcmp0 (outcome, "postponed") == 0)
    return PURSUIT_LOSS_POSTPONED;
  for (guint i = 0; reason != NULL && i < PURSUIT_N_LOSS_KINDS; i++)
    if (g_str_equal (reason, LOSS_NAMES[i]))
      return i;
  return has_competitor ? PURSUIT_LOSS_RIVAL : PURSUIT_LOSS_OTHER;
}

static void
clear_result (gpointer data)
{
  PursuitFunnelResult *result = data;

  for (guint i = 0; i < result->n_stages; i++)
    g_free (result->stages[i].name);
  g_free (result->stages);
  g_strfreev (result->unconverted_currencies);
  g_clear_pointer (&result->listed, g_array_unref);
  for (guint i = 0; result->missing != NULL && i < result->missing->len; i++)
    g_free (g_array_index (result->missing, PursuitFunnelNode, i).name);
  g_clear_pointer (&result->missing, g_array_unref);
}

const PursuitFunnelStage *
pursuit_funnel_result_find (const PursuitFunnelResult *result, gint64 stage)
{
  g_return_val_if_fail (result != NULL, NULL);

  for (guint i = 0; i < result->n_stages; i++)
    if (result->stages[i].id == stage)
      return &result->stages[i];
  return NULL;
}

void
pursuit_funnel_result_join (PursuitFunnelResult *result, const PursuitFunnelResult *before)
{
  g_return_if_fail (result != NULL && before != NULL);

  for (guint i = 0; i < before->n_stages; i++)
    {
      const PursuitFunnelStage *other = &before->stages[i];
      guint place = 0;

      if (other->count == 0 || pursuit_funnel_result_find (result, other->id) != NULL)
        continue;
      result->stages = g_renew (PursuitFunnelStage, result->stages, result->n_stages + 1);
      while (place < result->n_stages && result->stages[place].position <= other->position)
        place++;
      memmove (&result->stages[place + 1], &result->stages[place],
               (result->n_stages - place) * sizeof *result->stages);
      result->n_stages++;
      result->stages[place] = (PursuitFunnelStage){ .id = other->id,
                                                    .name = g_strdup (other->name),
                                                    .position = other->position,
                                                    .delivery = other->delivery,
                                                    .conversion = NAN,
                                                    .days = { 0, NAN, NAN, NAN } };
    }
}

PursuitFunnelResult *
pursuit_funnel_result_ref (PursuitFunnelResult *result)
{
  return g_atomic_rc_box_acquire (result);
}

void
pursuit_funnel_result_unref (PursuitFunnelResult *result)
{
  g_atomic_rc_box_release_full (result, clear_result);
}
