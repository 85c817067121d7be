/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-command-score.h"

#include "pursuit-command-private.h"
#include "pursuit-scorecard-template.h"

static void
score_clear (gpointer data)
{
  PursuitCommandScore *score = data;

  g_free (score->note);
}

static void
free_scores (gpointer scores)
{
  g_array_unref (scores);
}

/**
 * pursuit_command_score_deal:
 * @template_id: the scorecard
 * @day: of the assessment; %PURSUIT_DAY_NONE is today
 * @note: (nullable): about all of it
 *
 * Assesses a deal. Another assessment by the same scorecard and member on the same day is replaced, those of
 * other days stay. Points come by pursuit_command_add_score().
 *
 * Returns: (transfer full): the command
 */
PursuitCommand *
pursuit_command_score_deal (gint64 deal_id, gint64 template_id, PursuitDay day, const char *note)
{
  PursuitCommand *self = pursuit_command_make ("score", pursuit_entity_find ("deal"), NULL);
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (PursuitCommandScore));

  g_array_set_clear_func (scores, score_clear);
  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_int (self, "template_id", template_id);
  pursuit_command_put_day (self, "day", day);
  pursuit_command_put_text (self, "note", note);
  pursuit_command_put_load (self, scores, free_scores);
  return self;
}

/**
 * pursuit_command_add_score:
 * @self: scores a deal
 * @criterion_id: of the scorecard, each once
 * @points: 0 to 5
 * @note: (nullable): why
 *
 * A criterion that is not named is not scored.
 */
void
pursuit_command_add_score (PursuitCommand *self, gint64 criterion_id, int points, const char *note)
{
  g_return_if_fail (self != NULL && g_str_equal (pursuit_command_get_kind (self), "score"));

  PursuitCommandScore score = { .criterion_id = criterion_id, .points = points, .note = g_strdup (note) };
  g_array_append_val ((GArray *) pursuit_command_get_load (self), score);
}

static void
free_criteria (gpointer sheet)
{
  pursuit_criteria_sheet_free (sheet);
}

/**
 * pursuit_command_set_criteria:
 * @sheet: all of the customer's criteria with all points, as they are to be; copied
 *
 * Returns: (transfer full): writes a deal's buying criteria: rows without an id are new, rows that are not
 * there go, points that changed count from today
 */
PursuitCommand *
pursuit_command_set_criteria (gint64 deal_id, const PursuitCriteriaSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("criteria", pursuit_entity_find ("deal"), NULL);
  pursuit_command_put_int (self, "deal_id", deal_id);
  pursuit_command_put_load (self, pursuit_criteria_sheet_copy (sheet), free_criteria);
  return self;
}

static void
free_sheet (gpointer sheet)
{
  pursuit_score_sheet_free (sheet);
}

/**
 * pursuit_command_set_scorecard:
 * @sheet: a scorecard with all its criteria, as it is to be; copied without assessments
 *
 * Returns: (transfer full): writes a scorecard: without an id it is new, criteria without an id are new, and
 * criteria that are not there are deleted, or retired when deals were assessed by them
 */
PursuitCommand *
pursuit_command_set_scorecard (const PursuitScoreSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  PursuitCommand *self = pursuit_command_make ("scorecard", &PURSUIT_SCORECARD_TEMPLATE_ENTITY, NULL);
  pursuit_command_put_load (self, pursuit_score_sheet_copy (sheet), free_sheet);
  return self;
}
