/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-score.h"

#include "pursuit-deal.h"
#include "pursuit-error.h"
#include "pursuit-session-score.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A whole number of points, or FALSE. */
static gboolean
parse_points (const char *text, int *points)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, PURSUIT_SCORE_MAX, &number, NULL))
    return FALSE;
  *points = (int) number;
  return TRUE;
}

/* Splits NAME=VALUE at the first sign of equality. */
static gboolean
split (const char *assignment, char **name, const char **value, GError **error)
{
  const char *sign = strchr (assignment, '=');

  if (sign == NULL || sign == assignment)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_USAGE, _ ("“%s” is not NAME=VALUE."), assignment);
      return FALSE;
    }
  *name = g_strndup (assignment, sign - assignment);
  *value = sign + 1;
  return TRUE;
}

static PursuitScoreSheet *
find_sheet (GPtrArray *sheets, const char *code_or_name, GError **error)
{
  PursuitScoreSheet *sheet = pursuit_score_sheets_find (sheets, code_or_name);

  if (sheet == NULL)
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("There is no scorecard “%s”."),
                 code_or_name);
  return sheet;
}

static gboolean
add_score (PursuitCommand *command, PursuitScoreSheet *sheet, const char *assignment, GError **error)
{
  g_autofree char *name = NULL;
  const char *value;
  int points;

  if (!split (assignment, &name, &value, error))
    return FALSE;
  int item = pursuit_score_sheet_find_item_named (sheet, name);
  if (item < 0)
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_NOT_FOUND, _ ("“%s” has no criterion “%s”."),
                   sheet->name, name);
      return FALSE;
    }
  if (!parse_points (value, &points))
    {
      g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE, _ ("“%s” takes points from 0 to %d."), name,
                   PURSUIT_SCORE_MAX);
      return FALSE;
    }
  pursuit_command_add_score (command, pursuit_score_sheet_get_item (sheet, (guint) item)->id, points, NULL);
  return TRUE;
}

/**
 * pursuit_cli_make_score:
 * @args: DEAL TEMPLATE CRITERION=POINTS… [day=DATE] [note=TEXT]
 *
 * Returns: (transfer full) (nullable): the command that assesses the deal
 */
PursuitCommand *
pursuit_cli_make_score (PursuitCli *cli, char **args, GError **error)
{
  gint64 deal = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, args[0], error);
  g_autoptr (GPtrArray) sheets = deal != 0 ? pursuit_session_score_sheets (cli->session, 0, error) : NULL;
  PursuitScoreSheet *sheet = sheets != NULL ? find_sheet (sheets, args[1], error) : NULL;
  g_autofree char *day_text = pursuit_cli_take (args + 2, "day");
  g_autofree char *note = pursuit_cli_take (args + 2, "note");
  PursuitDay day;

  if (sheet == NULL || !pursuit_cli_read_day (day_text, &day, error))
    return NULL;
  g_autoptr (PursuitCommand) command = pursuit_command_score_deal (deal, sheet->id, day, note);
  for (guint i = 2; args[i] != NULL; i++)
    {
      if (!add_score (command, sheet, args[i], error))
        return NULL;
    }
  return g_steal_pointer (&command);
}

static PursuitCriteriaRow *
find_row (PursuitCriteriaSheet *sheet, const char *name, guint *index)
{
  for (*index = 0; *index < sheet->rows->len; (*index)++)
    {
      PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, *index);
      if (g_str_equal (row->name, name))
        return row;
    }
  return NULL;
}

/* RIVAL:POINTS, or our own POINTS. */
static gboolean
set_points (PursuitCriteriaSheet *sheet, PursuitCriteriaRow *row, const char *text)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *rival = colon != NULL ? g_strndup (text, colon - text) : NULL;

  if (colon == NULL)
    return parse_points (text, &row->ours);
  int place = *rival != '\0' ? pursuit_criteria_sheet_add_rival (sheet, rival) : -1;
  return place >= 0 && parse_points (colon + 1, &row->rivals[place]);
}

static gboolean
set_row (PursuitCriteriaSheet *sheet, const char *assignment, GError **error)
{
  g_autofree char *name = NULL;
  const char *value;
  guint index;
  double weight;
  char *end;

  if (!split (assignment, &name, &value, error))
    return FALSE;
  if (g_str_equal (name, "reason"))
    {
      g_free (sheet->reason);
      sheet->reason = g_strdup (value);
      return TRUE;
    }
  PursuitCriteriaRow *row = find_row (sheet, name, &index);
  if (*value == '\0')
    {
      if (row != NULL)
        g_ptr_array_remove_index (sheet->rows, index);
      return TRUE;
    }
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);
  weight = g_ascii_strtod (parts[0], &end);
  gboolean good = end != parts[0] && *end == '\0';
  if (good && row == NULL)
    row = pursuit_criteria_sheet_add_row (sheet, name, weight);
  for (guint i = 1; good && parts[i] != NULL; i++)
    good = set_points (sheet, row, parts[i]);
  if (good)
    row->weight = weight;
  else
    g_set_error (error, PURSUIT_ERROR, PURSUIT_ERROR_BAD_VALUE,
                 _ ("“%s” is not CRITERION=WEIGHT,POINTS,RIVAL:POINTS…"), assignment);
  return good;
}

/**
 * pursuit_cli_make_criteria:
 * @args: DEAL CRITERION=WEIGHT[,POINTS][,RIVAL:POINTS…]… [reason=TEXT]; nothing behind the sign takes a
 *   criterion away
 *
 * Returns: (transfer full) (nullable): the command that sets these of the customer's criteria and leaves the
 * others
 */
PursuitCommand *
pursuit_cli_make_criteria (PursuitCli *cli, char **args, GError **error)
{
  gint64 deal = pursuit_session_resolve (cli->session, &PURSUIT_DEAL_ENTITY, args[0], error);
  g_autoptr (PursuitCriteriaSheet) sheet =
      deal != 0 ? pursuit_session_criteria (cli->session, deal, error) : NULL;

  if (sheet == NULL)
    return NULL;
  for (guint i = 1; args[i] != NULL; i++)
    {
      if (!set_row (sheet, args[i], error))
        return NULL;
    }
  return pursuit_command_set_criteria (deal, sheet);
}

static void
write_real (PursuitJsonWriter *writer, const char *key, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  pursuit_json_writer_key (writer, key);
  pursuit_json_writer_number (writer, g_ascii_formatd (buffer, sizeof buffer, "%.6g", number));
}

static void
write_points (PursuitJsonWriter *writer, const char *key, int points)
{
  pursuit_json_writer_key (writer, key);
  if (points != PURSUIT_NOT_SCORED)
    pursuit_json_writer_int (writer, points);
  else
    pursuit_json_writer_null (writer);
}

static void
write_assessment (PursuitJsonWriter *writer,
                  const PursuitScoreSheet *sheet,
                  const PursuitAssessment *assessment)
{
  g_autofree char *day = pursuit_day_to_iso (assessment->day);

  pursuit_json_writer_begin_object (writer);
  pursuit_cli_write_text (writer, "template", sheet->code);
  pursuit_cli_write_text (writer, "name", sheet->name);
  pursuit_cli_write_text (writer, "day", day);
  pursuit_cli_write_text (writer, "by", assessment->by);
  write_real (writer, "total", assessment->total);
  pursuit_cli_write_text (writer, "verdict",
                          pursuit_score_verdict_code (pursuit_score_verdict (sheet, assessment->total)));
  pursuit_cli_write_text (writer, "note", assessment->note);
  pursuit_json_writer_key (writer, "scores");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < assessment->n_items; i++)
    {
      const PursuitScoreItem *item = pursuit_score_sheet_get_item (sheet, i);
      if (assessment->points[i] == PURSUIT_NOT_SCORED)
        continue;
      pursuit_json_writer_begin_object (writer);
      pursuit_cli_write_text (writer, "criterion", item->code != NULL ? item->code : item->name);
      pursuit_cli_write_text (writer, "name", item->name);
      write_real (writer, "weight", item->weight);
      write_points (writer, "points", assessment->points[i]);
      pursuit_cli_write_text (writer, "note", assessment->notes[i]);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
  pursuit_json_writer_end_object (writer);
}

static void
write_criteria (PursuitJsonWriter *writer, const PursuitCriteriaSheet *sheet)
{
  pursuit_json_writer_key (writer, "criteria");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const PursuitCriteriaRow *row = pursuit_criteria_sheet_get_row (sheet, i);
      pursuit_json_writer_begin_object (writer);
      pursuit_cli_write_text (writer, "name", row->name);
      write_real (writer, "weight", row->weight);
      write_points (writer, "points", row->ours);
      pursuit_json_writer_key (writer, "rivals");
      pursuit_json_writer_begin_object (writer);
      for (guint k = 0; k < sheet->rivals->len; k++)
        {
          if (row->rivals[k] != PURSUIT_NOT_SCORED)
            write_points (writer, pursuit_criteria_sheet_get_rival (sheet, k), row->rivals[k]);
        }
      pursuit_json_writer_end_object (writer);
      pursuit_json_writer_end_object (writer);
    }
  pursuit_json_writer_end_array (writer);
}

/** pursuit_cli_write_scores: the members scorecards (every assessment, newest first) and criteria of a deal.
 */
gboolean
pursuit_cli_write_scores (PursuitCli *cli, PursuitJsonWriter *writer, gint64 deal_id, GError **error)
{
  g_autoptr (GPtrArray) sheets = pursuit_session_score_sheets (cli->session, deal_id, error);
  g_autoptr (PursuitCriteriaSheet) criteria =
      sheets != NULL ? pursuit_session_criteria (cli->session, deal_id, error) : NULL;

  if (criteria == NULL)
    return FALSE;
  pursuit_json_writer_key (writer, "scorecards");
  pursuit_json_writer_begin_array (writer);
  for (guint i = 0; i < sheets->len; i++)
    {
      const PursuitScoreSheet *sheet = sheets->pdata[i];
      for (guint k = 0; k < sheet->assessments->len; k++)
        write_assessment (writer, sheet, sheet->assessments->pdata[k]);
    }
  pursuit_json_writer_end_array (writer);
  write_criteria (writer, criteria);
  return TRUE;
}

static void
print_assessment (const PursuitScoreSheet *sheet, const PursuitAssessment *assessment)
{
  g_autofree char *day = pursuit_day_to_iso (assessment->day);
  const char *verdict = pursuit_score_verdict_code (pursuit_score_verdict (sheet, assessment->total));

  pursuit_cli_print_cell (sheet->name, '\t');
  printf ("%s\t%.1f\t%s\n", day, assessment->total, verdict != NULL ? verdict : "");
}

/** pursuit_cli_print_scores: the same for people. */
gboolean
pursuit_cli_print_scores (PursuitCli *cli, gint64 deal_id, GError **error)
{
  g_autoptr (GPtrArray) sheets = pursuit_session_score_sheets (cli->session, deal_id, error);
  g_autoptr (PursuitCriteriaSheet) criteria =
      sheets != NULL ? pursuit_session_criteria (cli->session, deal_id, error) : NULL;
  PursuitCriteriaStanding standing;

  if (criteria == NULL)
    return FALSE;
  printf ("\nscorecards\n");
  for (guint i = 0; i < sheets->len; i++)
    {
      const PursuitScoreSheet *sheet = sheets->pdata[i];
      for (guint k = 0; k < sheet->assessments->len; k++)
        print_assessment (sheet, sheet->assessments->pdata[k]);
    }
  printf ("\ncriteria\n");
  if (criteria->rows->len == 0)
    return TRUE;
  pursuit_criteria_standing_compute (criteria, &standing);
  g_autofree char *words = pursuit_criteria_standing_explain (criteria, &standing);
  printf ("%s\n", words);
  return TRUE;
}
