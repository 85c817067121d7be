/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-process-shape.h"

#include "pursuit-error.h"
#include "pursuit-text.h"

#include <glib/gi18n-lib.h>

/* A year is the longest that a deal may lie in a stage before anybody wonders; ten are beyond doubt a slip.
 */
static const gint64 MAX_STALE_DAYS = 3650;

static gboolean
check_stage (const PursuitShapeStage *stage, GError **error)
{
  if (pursuit_text_is_blank (stage->name))
    g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("A stage needs a name."));
  else if (!(stage->probability >= 0 && stage->probability <= 1))
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                 _ ("The base probability of “%s” must be between 0 and 100 per cent."), stage->name);
  else if (stage->stale_days < 0 || stage->stale_days > MAX_STALE_DAYS)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                 _ ("“%s” can become stale after 1 to 3650 days, or never (0)."), stage->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_name (const PursuitShapeStage *stages, guint place, GError **error)
{
  for (guint i = 0; i < place; i++)
    {
      if (stages[i].retired || g_strcmp0 (stages[i].name, stages[place].name) != 0)
        continue;
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                   _ ("The process has a stage “%s” already. Two stages cannot have the same name."),
                   stages[place].name);
      return FALSE;
    }
  return TRUE;
}

gboolean
pursuit_process_shape_check (const PursuitShapeStage *stages,
                             guint n_stages,
                             gboolean for_deals,
                             GError **error)
{
  g_return_val_if_fail (stages != NULL || n_stages == 0, FALSE);

  const PursuitShapeStage *delivery = NULL;
  guint n_selling = 0;

  for (guint i = 0; i < n_stages; i++)
    {
      if (stages[i].retired)
        continue;
      if (!check_stage (&stages[i], error) || !check_name (stages, i, error))
        return FALSE;
      if (stages[i].delivery)
        delivery = &stages[i];
      else
        n_selling++;
      if (!stages[i].delivery && delivery != NULL)
        {
          g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       _ ("Delivery comes after selling: “%s” cannot stand before “%s”."), delivery->name,
                       stages[i].name);
          return FALSE;
        }
    }
  if (delivery != NULL && !for_deals)
    {
      g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                           _ ("The plan of a call has no delivery."));
      return FALSE;
    }
  if (n_selling > 0)
    return TRUE;
  g_set_error_literal (error, PURSUIT_ERROR, PURSUIT_ERROR_REFUSED,
                       for_deals ? _ ("A process needs at least one selling stage.")
                                 : _ ("The plan of a call needs at least one step."));
  return FALSE;
}
