/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Scorecards and buying criteria in a database: what ships, that assessments are kept over time, what undo
 * brings back, and which conditions of key nodes they meet.
 */

#include "session-fixture.h"

#include "pursuit-deal.h"
#include "pursuit-scorecard.h"
#include "pursuit-session-keep.h"
#include "pursuit-session-score.h"
#include "pursuit-session-spine.h"

#include <math.h>
#include <string.h>

static void
make_deal (SessionFixture *fixture)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  session_fixture_open (fixture, PURSUIT_SAMPLE_NONE, 0);
  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "A");
  session_run (fixture, pursuit_command_new_record (fields));
}

static void
test_templates (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  session_fixture_open (&fixture, PURSUIT_SAMPLE_NONE, 0);
  session_assert_answer (
      &fixture,
      "SELECT t.code, count(*), sum(c.weight) FROM scorecard_template t JOIN scorecard_criterion c "
      "ON c.template_id = t.id GROUP BY t.id ORDER BY t.position",
      "opportunity|9|100.0\nman|3|100.0\nmeddpicc|8|8.0\n7s|7|7.0\nsatisfaction|6|100.0\n");
  /* every criterion says what its points mean, the opportunity all six */
  session_assert_answer (
      &fixture,
      "SELECT c.code FROM scorecard_criterion c JOIN scorecard_template t ON t.id = c.template_id "
      "WHERE (SELECT count(*) FROM scorecard_anchor a WHERE a.criterion_id = c.id AND a.text <> '') "
      "<> CASE t.code WHEN 'opportunity' THEN 6 ELSE 3 END",
      "");
  session_assert_answer (
      &fixture,
      "SELECT name FROM (SELECT name, name_other FROM scorecard_template UNION ALL "
      "SELECT name, name_other FROM scorecard_criterion) WHERE name_other IS NULL OR name = "
      "name_other",
      "");
  g_autoptr (GPtrArray) sheets = pursuit_session_score_sheets (fixture.session, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 5);
  PursuitScoreSheet *opportunity = pursuit_score_sheets_find (sheets, "opportunity");
  g_assert_true (opportunity == sheets->pdata[0]);
  g_assert_true (opportunity == pursuit_score_sheets_find (sheets, "商机评估"));
  g_assert_cmpfloat (opportunity->pursue, ==, 3);
  g_assert_cmpfloat (opportunity->lower, ==, 2);
  g_assert_cmpstr (pursuit_score_sheet_get_item (opportunity, 1)->anchors[4], ==,
                   "Budget released for this purpose");
  g_assert_true (isnan (pursuit_score_sheets_find (sheets, "7s")->pursue));
}

/* Scores deal 1 by the opportunity card: @points on the first @n criteria. */
static PursuitCommand *
score (SessionFixture *fixture, const int *points, guint n, PursuitDay day)
{
  g_autoptr (GPtrArray) sheets = pursuit_session_score_sheets (fixture->session, 0, NULL);
  PursuitScoreSheet *sheet = pursuit_score_sheets_find (sheets, "opportunity");
  PursuitCommand *command = pursuit_command_score_deal (1, sheet->id, day, "After the visit");

  for (guint i = 0; i < n; i++)
    pursuit_command_add_score (command, pursuit_score_sheet_get_item (sheet, i)->id, points[i],
                               i == 0 ? "Heard from Li" : NULL);
  return command;
}

static gboolean
is_unmet (SessionFixture *fixture, const char *condition, const char *words)
{
  g_autoptr (PursuitDealState) state = pursuit_session_deal_state (fixture->session, 1, NULL);

  for (guint i = 0; i < state->unmet->len; i++)
    {
      const PursuitUnmetLine *line = state->unmet->pdata[i];
      if (!g_str_equal (line->condition, condition))
        continue;
      g_assert_nonnull (strstr (line->text, words));
      return TRUE;
    }
  return FALSE;
}

#define SCORECARDS                                                                                           \
  "SELECT s.day, round(s.total, 4), s.note, count(p.id), m.name FROM scorecard s "                           \
  "JOIN score p ON p.scorecard_id = s.id JOIN member m ON m.id = s.by_id GROUP BY s.id "                     \
  "ORDER BY s.id"

static void
test_history (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);

  make_deal (&fixture);
  g_assert_true (is_unmet (&fixture, "scorecard-at-least", "not been scored"));
  g_autofree char *empty = session_dump (&fixture);
  g_autoptr (PursuitStep) step = session_must_run (&fixture, score (&fixture, (int[]){ 0, 1 }, 2, today - 9));
  g_assert_cmpstr (step->label, ==, "Score “A” by “Opportunity assessment”");
  g_assert_cmpint (step->record_id, ==, 1);
  g_assert_true (is_unmet (&fixture, "scorecard-at-least", "0.5"));

  /* another day is another row, the same day is not */
  session_run (&fixture, score (&fixture, (int[]){ 4, 4, 1 }, 3, PURSUIT_DAY_NONE));
  g_assert_false (is_unmet (&fixture, "scorecard-at-least", ""));
  session_assert_answer (
      &fixture, SCORECARDS,
      "2026-11-12|0.5|After the visit|2|Tester\n2026-11-21|3.0|After the visit|3|Tester\n");
  g_autofree char *before = session_dump (&fixture);
  session_run (&fixture, score (&fixture, (int[]){ 0, 0 }, 2, today));
  session_assert_answer (
      &fixture, SCORECARDS,
      "2026-11-12|0.5|After the visit|2|Tester\n2026-11-21|0.0|After the visit|2|Tester\n");
  g_assert_true (is_unmet (&fixture, "scorecard-at-least", "0.0"));

  /* one step back each */
  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *after = session_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
  /* the latest counts, not the last that was written */
  session_run (&fixture, score (&fixture, (int[]){ 0 }, 1, today - 30));
  g_assert_false (is_unmet (&fixture, "scorecard-at-least", ""));
  for (guint i = 0; i < 3; i++)
    pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *gone = session_dump (&fixture);
  g_assert_cmpstr (gone, ==, empty);
}

static void
test_reading_and_deleting (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  make_deal (&fixture);
  session_run (&fixture, score (&fixture, (int[]){ 2, 5 }, 2, PURSUIT_DAY_NONE));
  g_autoptr (GPtrArray) sheets = pursuit_session_score_sheets (fixture.session, 1, &error);
  g_assert_no_error (error);
  const PursuitScoreSheet *sheet = pursuit_score_sheets_find (sheets, "opportunity");
  const PursuitAssessment *latest = pursuit_score_sheet_get_latest (sheet);
  g_assert_cmpfloat (latest->total, ==, 3.5);
  g_assert_cmpstr (latest->by, ==, "Tester");
  g_assert_cmpint (latest->points[0], ==, 2);
  g_assert_cmpint (latest->points[1], ==, 5);
  g_assert_cmpint (latest->points[2], ==, PURSUIT_NOT_SCORED);
  g_assert_cmpstr (latest->notes[0], ==, "Heard from Li");
  g_assert_null (latest->notes[1]);
  g_assert_null (pursuit_score_sheet_get_latest (pursuit_score_sheets_find (sheets, "man")));

  g_autoptr (PursuitStep) step =
      session_must_run (&fixture, pursuit_command_delete_record (&PURSUIT_SCORECARD_ENTITY, latest->id));
  g_assert_cmpstr (step->label, ==, "Delete the assessment “Opportunity assessment” of “A”");
  session_assert_answer (&fixture, "SELECT (SELECT count(*) FROM scorecard) + (SELECT count(*) FROM score)",
                         "0\n");
  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  session_assert_answer (&fixture, "SELECT (SELECT count(*) FROM scorecard) + (SELECT count(*) FROM score)",
                         "3\n");

  /* a deal takes its assessments along, and back */
  g_autofree char *before = session_dump (&fixture);
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, 1));
  session_assert_answer (&fixture, "SELECT (SELECT count(*) FROM scorecard) + (SELECT count(*) FROM score)",
                         "0\n");
  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *after = session_dump (&fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refusals (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  make_deal (&fixture);
  session_must_refuse (&fixture, score (&fixture, (int[]){ 6 }, 1, PURSUIT_DAY_NONE), PURSUIT_ERROR_BAD_VALUE,
                       "0 to 5");
  session_must_refuse (&fixture, score (&fixture, (int[]){ 2, -1 }, 2, PURSUIT_DAY_NONE),
                       PURSUIT_ERROR_BAD_VALUE, "0 to 5");
  session_must_refuse (&fixture, score (&fixture, NULL, 0, PURSUIT_DAY_NONE), PURSUIT_ERROR_BAD_VALUE,
                       "at least one");
  PursuitCommand *foreign = score (&fixture, NULL, 0, PURSUIT_DAY_NONE);
  pursuit_command_add_score (foreign, 10, 3, NULL);
  session_must_refuse (&fixture, foreign, PURSUIT_ERROR_BAD_VALUE, "no such criterion");
  session_must_refuse (&fixture, pursuit_command_score_deal (1, 99, PURSUIT_DAY_NONE, NULL),
                       PURSUIT_ERROR_NOT_FOUND, "scorecard");
}

#define CRITERIA                                                                                             \
  "SELECT c.position, c.name, c.weight, s.competitor, s.points, s.day FROM buying_criterion c "              \
  "LEFT JOIN criterion_score s ON s.criterion_id = c.id ORDER BY c.position, s.id"

static void
put_in_propose (SessionFixture *fixture)
{
  session_run (fixture, session_forced_move (1, 2, PURSUIT_PLACE_TOP));
  session_run (fixture, session_forced_move (1, 3, PURSUIT_PLACE_TOP));
}

static PursuitCriteriaSheet *
read_criteria (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PursuitCriteriaSheet *sheet = pursuit_session_criteria (fixture->session, 1, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
save (SessionFixture *fixture, const PursuitCriteriaSheet *sheet)
{
  g_autoptr (PursuitStep) step = session_must_run (fixture, pursuit_command_set_criteria (1, sheet));

  g_assert_cmpstr (step->label, ==, "Set the buying criteria of “A”");
}

static void
test_criteria (void)
{
  g_auto (SessionFixture) fixture = { 0 };

  make_deal (&fixture);
  put_in_propose (&fixture);
  g_assert_true (is_unmet (&fixture, "criteria-known", "not known"));
  g_autofree char *empty = session_dump (&fixture);

  g_autoptr (PursuitCriteriaSheet) first = read_criteria (&fixture);
  g_assert_cmpuint (first->rows->len, ==, 0);
  pursuit_criteria_sheet_add_row (first, "Price", 60);
  pursuit_criteria_sheet_add_row (first, "Service", 40);
  save (&fixture, first);
  g_assert_true (is_unmet (&fixture, "criteria-known", "not scored"));

  g_autoptr (PursuitCriteriaSheet) scored = read_criteria (&fixture);
  pursuit_criteria_sheet_add_rival (scored, "Shell");
  pursuit_criteria_sheet_get_row (scored, 0)->ours = 2;
  pursuit_criteria_sheet_get_row (scored, 1)->ours = 5;
  pursuit_criteria_sheet_get_row (scored, 0)->rivals[0] = 4;
  pursuit_criteria_sheet_get_row (scored, 1)->rivals[0] = 3;
  save (&fixture, scored);
  /* 3.2 against 3.6 */
  g_assert_true (is_unmet (&fixture, "criteria-known", "score 3.2 and the best rival 3.6"));

  /* either a reason, or the lead */
  g_free (scored->reason);
  scored->reason = g_strdup ("They want a second source");
  save (&fixture, scored);
  g_assert_false (is_unmet (&fixture, "criteria-known", ""));
  session_assert_answer (&fixture, "SELECT criteria_reason FROM deal", "They want a second source\n");
  g_clear_pointer (&scored->reason, g_free);
  pursuit_criteria_sheet_get_row (scored, 0)->weight = 40;
  pursuit_criteria_sheet_get_row (scored, 1)->weight = 60;
  save (&fixture, scored);
  g_assert_false (is_unmet (&fixture, "criteria-known", ""));
  session_assert_answer (&fixture, CRITERIA,
                         "1|Price|40.0||2|2026-11-21\n1|Price|40.0|Shell|4|2026-11-21\n"
                         "2|Service|60.0||5|2026-11-21\n2|Service|60.0|Shell|3|2026-11-21\n");

  for (guint i = 0; i < 4; i++)
    pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *gone = session_dump (&fixture);
  g_assert_cmpstr (gone, ==, empty);
}

/* Points of another day stay beside the new ones; who is no longer on the sheet has none. */
static void
test_criteria_over_time (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (PursuitCriteriaSheet) sheet = pursuit_criteria_sheet_new ();

  make_deal (&fixture);
  pursuit_criteria_sheet_add_row (sheet, "Price", 1)->ours = 2;
  pursuit_criteria_sheet_add_rival (sheet, "Shell");
  pursuit_criteria_sheet_get_row (sheet, 0)->rivals[0] = 3;
  pursuit_criteria_sheet_add_row (sheet, "Service", 1)->ours = 1;
  save (&fixture, sheet);
  pursuit_session_set_today (fixture.session, pursuit_day_from_ymd (2026, 11, 25));

  g_autoptr (PursuitCriteriaSheet) later = read_criteria (&fixture);
  pursuit_criteria_sheet_get_row (later, 0)->ours = 4;
  g_ptr_array_remove_index (later->rows, 1);
  save (&fixture, later);
  session_assert_answer (
      &fixture, CRITERIA,
      "1|Price|1.0||2|2026-11-21\n1|Price|1.0|Shell|3|2026-11-21\n1|Price|1.0||4|2026-11-25\n");
  g_autoptr (PursuitCriteriaSheet) read = read_criteria (&fixture);
  g_assert_cmpint (pursuit_criteria_sheet_get_row (read, 0)->ours, ==, 4);
  g_assert_cmpint (pursuit_criteria_sheet_get_row (read, 0)->rivals[0], ==, 3);

  pursuit_criteria_sheet_remove_rival (read, 0);
  save (&fixture, read);
  session_assert_answer (&fixture, CRITERIA, "1|Price|1.0||2|2026-11-21\n1|Price|1.0||4|2026-11-25\n");
  session_assert_sound (&fixture);

  pursuit_criteria_sheet_get_row (read, 0)->ours = 6;
  session_must_refuse (&fixture, pursuit_command_set_criteria (1, read), PURSUIT_ERROR_BAD_VALUE, "0 to 5");
  pursuit_criteria_sheet_get_row (read, 0)->ours = 5;
  pursuit_criteria_sheet_get_row (read, 0)->weight = -1;
  session_must_refuse (&fixture, pursuit_command_set_criteria (1, read), PURSUIT_ERROR_BAD_VALUE, "weight");
  /* the row of the first sheet that was deleted since */
  pursuit_criteria_sheet_get_row (sheet, 1)->id = 2;
  session_must_refuse (&fixture, pursuit_command_set_criteria (1, sheet), PURSUIT_ERROR_NOT_FOUND, "Service");
}

static void
test_editing (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;

  make_deal (&fixture);
  session_run (&fixture, score (&fixture, (int[]){ 2, 5 }, 2, PURSUIT_DAY_NONE));
  g_autofree char *before = session_dump (&fixture);
  g_autoptr (GPtrArray) sheets = pursuit_session_score_sheets (fixture.session, 0, &error);
  PursuitScoreSheet *sheet = pursuit_score_sheets_find (sheets, "opportunity");

  /* the first criterion was used and stays as retired, the last goes */
  g_free (sheet->name);
  sheet->name = g_strdup ("Ours");
  sheet->pursue = 4;
  g_ptr_array_remove_index (sheet->items, sheet->items->len - 1);
  g_ptr_array_remove_index (sheet->items, 0);
  PursuitScoreItem *item = pursuit_score_sheet_add_item (sheet);
  item->name = g_strdup ("Weather");
  item->weight = 7;
  item->anchors[5] = g_strdup ("Sunny");
  g_autoptr (PursuitStep) step = session_must_run (&fixture, pursuit_command_set_scorecard (sheet));
  g_assert_cmpstr (step->label, ==, "Edit scorecard “Ours”");
  session_assert_answer (&fixture,
                         "SELECT code, retired, weight FROM scorecard_criterion WHERE template_id = 1 AND "
                         "(code IS NULL OR code IN ('level', 'service', 'funds')) ORDER BY id",
                         "level|1|15.0\nfunds|0|15.0\n|0|7.0\n");
  session_assert_answer (&fixture, "SELECT name, pursue FROM scorecard_template WHERE code = 'opportunity'",
                         "Ours|4.0\n");
  session_assert_answer (&fixture, "SELECT text FROM scorecard_anchor ORDER BY id DESC LIMIT 1", "Sunny\n");
  /* what was assessed stays as it was */
  session_assert_answer (&fixture, "SELECT total FROM scorecard", "3.5\n");

  /* what is missing is called as the user called it */
  session_run (&fixture, pursuit_command_delete_record (&PURSUIT_SCORECARD_ENTITY, 1));
  g_assert_true (is_unmet (&fixture, "scorecard-at-least", "“Ours”"));
  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_assert_false (is_unmet (&fixture, "scorecard-at-least", ""));

  pursuit_step_free (pursuit_session_undo (fixture.session, NULL));
  g_autofree char *after = session_dump (&fixture);
  g_assert_cmpstr (after, ==, before);

  /* a new one gets a code that key nodes can name */
  g_autoptr (PursuitScoreSheet) own = pursuit_score_sheet_new ();
  own->name = g_strdup ("Own");
  session_must_refuse (&fixture, pursuit_command_set_scorecard (own), PURSUIT_ERROR_BAD_VALUE, "criterion");
  PursuitScoreItem *only = pursuit_score_sheet_add_item (own);
  only->name = g_strdup ("Only");
  only->weight = 1;
  own->pursue = 2;
  own->lower = 3;
  session_must_refuse (&fixture, pursuit_command_set_scorecard (own), PURSUIT_ERROR_BAD_VALUE, "totals");
  own->lower = NAN;
  session_run (&fixture, pursuit_command_set_scorecard (own));
  session_run (&fixture, pursuit_command_set_scorecard (own));
  session_assert_answer (&fixture, "SELECT code, position, name FROM scorecard_template WHERE name = 'Own'",
                         "card-1|6|Own\ncard-2|7|Own\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/templates", test_templates);
  g_test_add_func ("/score/history", test_history);
  g_test_add_func ("/score/reading-and-deleting", test_reading_and_deleting);
  g_test_add_func ("/score/refusals", test_refusals);
  g_test_add_func ("/score/criteria", test_criteria);
  g_test_add_func ("/score/criteria-over-time", test_criteria_over_time);
  g_test_add_func ("/score/editing", test_editing);

  return g_test_run ();
}
