/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Commands as users might give them, some of which are refused.
 */

#include "property-commands.h"

#include "pursuit-activity.h"
#include "pursuit-attachment.h"
#include "pursuit-buying-command.h"
#include "pursuit-buying-decision.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-need.h"
#include "pursuit-node-condition.h"
#include "pursuit-participant.h"
#include "pursuit-person.h"
#include "pursuit-process-command.h"
#include "pursuit-scorecard.h"
#include "pursuit-session-score.h"
#include "pursuit-stage-node.h"
#include "pursuit-stage.h"

/** play_ask: the first number of @sql's answer; 0 when there is none. */
gint64
play_ask (Play *play, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (play->db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  gint64 number = sqlite3_step (stmt) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_finalize (stmt);
  return number;
}

/** play_pick: the id of some row of @table that meets @where; 0 when there is none. */
gint64
play_pick (Play *play, const char *table, const char *where)
{
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", table, where);
  gint64 n = play_ask (play, count);
  if (n == 0)
    return 0;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s ORDER BY id LIMIT 1 OFFSET %d", table,
                                          where, g_rand_int_range (play->rand, 0, (gint32) n));
  return play_ask (play, sql);
}

static gint64
pick_stage (Play *play)
{
  return play_pick (play, "stage", "process_id = 1");
}

static gint64
pick_node (Play *play)
{
  return play_pick (play, "key_node", "stage_id <= 6");
}

/** play_pick_day: some day of the month in which the tests are. */
PursuitDay
play_pick_day (Play *play)
{
  return pursuit_day_from_ymd (2026, 11, g_rand_int_range (play->rand, 1, 31));
}

/** play_chance: true once @in times. */
gboolean
play_chance (Play *play, int in)
{
  return g_rand_int_range (play->rand, 0, in) == 0;
}

/** play_one_of: one of @texts, which end with %NULL. */
const char *
play_one_of (Play *play, const char *const *texts)
{
  return texts[g_rand_int_range (play->rand, 0, (gint32) g_strv_length ((char **) texts))];
}

/** play_make_record: (transfer full): a row of @entity goes; or the one that is there gets @fields; or there
 * is a new one of them. */
PursuitCommand *
play_make_record (Play *play, PursuitFields *fields, const PursuitEntity *entity)
{
  gint64 old = play_pick (play, entity->name, "1 = 1");

  if (old != 0 && play_chance (play, 4))
    return pursuit_command_delete_record (entity, old);
  if (old != 0 && play_chance (play, 4))
    return pursuit_command_set_fields (old, 0, fields);
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
give_reasons (Play *play, PursuitCommand *command)
{
  if (!play_chance (play, 3))
    pursuit_command_set_force (command, "in a test");
  if (!play_chance (play, 3))
    pursuit_command_set_approval (command, "Anna", "in a test");
  return command;
}

/** play_make_new_deal: (transfer full): a new deal of the shipped process. */
PursuitCommand *
play_make_new_deal (Play *play)
{
  static const char *const stages[] = { "develop", "enter", "propose", "bid", "negotiate", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_TITLE, "Deal");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_STAGE, play_one_of (play, stages));
  pursuit_fields_set_int (fields, PURSUIT_DEAL_COMPANY_ID, play_pick (play, "company", "1 = 1"));
  return pursuit_command_new_record (fields);
}

static PursuitCommand *
make_edit (Play *play, gint64 deal)
{
  static const char *const buying[] = { "need", "survey", "criteria", "tender", "", NULL };
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (GError) error = NULL;

  switch (g_rand_int_range (play->rand, 0, 5))
    {
    case 0:
      pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, g_rand_int_range (play->rand, 1, 1000000));
      break;
    case 1:
      pursuit_fields_parse (fields, "probability_own", play_chance (play, 2) ? "60%" : "", &error);
      break;
    case 2:
      pursuit_fields_set_day (fields, PURSUIT_DEAL_EXPECTED_CLOSE,
                              pursuit_day_from_ymd (2026, 12, g_rand_int_range (play->rand, 1, 28)));
      break;
    case 3:
      pursuit_fields_set_text (fields, PURSUIT_DEAL_OWNER, play_chance (play, 2) ? "Anna" : "Bo");
      break;
    default:
      pursuit_fields_set_text (fields, PURSUIT_DEAL_BUYING_STAGE, play_one_of (play, buying));
    }
  return pursuit_command_set_fields (deal, 0, fields);
}

/* Somebody takes no part in a deal any longer; or never did, which is refused. */
static PursuitCommand *
make_removal (Play *play, gint64 deal)
{
  gint64 participant = play_pick (play, "participant", "1 = 1");
  g_autofree char *sql =
      g_strdup_printf ("SELECT person_id FROM participant WHERE id = %d", (int) participant);
  g_autofree char *of_deal =
      g_strdup_printf ("SELECT deal_id FROM participant WHERE id = %d", (int) participant);

  return participant != 0 && !play_chance (play, 4)
             ? pursuit_command_remove_participant (play_ask (play, of_deal), play_ask (play, sql))
             : pursuit_command_remove_participant (deal, play_pick (play, "person", "1 = 1"));
}

static PursuitCommand *
make_person (Play *play, gint64 deal)
{
  static const char *const roles[] = { "decision-maker", "user", "decision-maker,user", NULL };
  gint64 person = play_pick (play, "person", "1 = 1");
  g_autoptr (PursuitFields) fields = NULL;

  if (person == 0 || play_chance (play, 4))
    {
      fields = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_PERSON_NAME, "Li");
      pursuit_fields_set_text (fields, PURSUIT_PERSON_LEVEL,
                               play_chance (play, 2) ? "decision" : "operating");
      return pursuit_command_new_record (fields);
    }
  if (play_chance (play, 4))
    return make_removal (play, deal);
  if (deal == 0)
    return play_make_new_deal (play);
  fields = pursuit_fields_new (&PURSUIT_PARTICIPANT_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_PARTICIPANT_ROLES, play_one_of (play, roles));
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_ATTITUDE, g_rand_int_range (play->rand, -2, 3));
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_WEIGHT, g_rand_int_range (play->rand, 0, 101));
  pursuit_fields_set_int (fields, PURSUIT_PARTICIPANT_INSIDER, play_chance (play, 2));
  return pursuit_command_set_participant (deal, person, fields);
}

static PursuitCommand *
make_activity (Play *play, gint64 deal)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);
  gint64 person = play_pick (play, "person", "1 = 1");

  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, play_chance (play, 2) ? "visit" : "call");
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Talk");
  pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, deal);
  pursuit_fields_set_day (fields, play_chance (play, 3) ? PURSUIT_ACTIVITY_PLANNED : PURSUIT_ACTIVITY_DONE,
                          pursuit_day_from_ymd (2026, 11, g_rand_int_range (play->rand, 1, 30)));
  return pursuit_command_log_activity (fields, &person, person != 0, NULL, 0, NULL, PURSUIT_DAY_NONE);
}

static PursuitCommand *
make_approval (Play *play, gint64 deal)
{
  static const char *const states[] = { "granted", "refused", "withdrawn", NULL };
  gint64 approval = play_pick (play, "approval", "state = 'pending'");

  if (approval != 0 && play_chance (play, 2))
    return pursuit_command_decide_approval (approval, play_one_of (play, states), "in a test");
  if (play_chance (play, 2))
    return pursuit_command_ask_node_approval (deal, pick_node (play), "Anna", NULL);
  return pursuit_command_ask_step_approval (deal, pick_stage (play), "Anna", NULL);
}

/* What the process asks changes under the deals. */
static PursuitCommand *
make_process (Play *play)
{
  g_autoptr (PursuitFields) fields = NULL;

  if (play_chance (play, 2))
    {
      fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_COMPANY_INDUSTRY, play_chance (play, 2) ? "Steel" : "");
      return pursuit_command_set_fields (play_pick (play, "company", "1 = 1"), 0, fields);
    }
  fields = pursuit_fields_new (&PURSUIT_STAGE_ENTITY);
  if (play_chance (play, 2))
    pursuit_fields_parse (fields, "probability", play_chance (play, 2) ? "0.3" : "0.45", NULL);
  else
    pursuit_fields_set_int (fields, PURSUIT_STAGE_STALE_DAYS, g_rand_int_range (play->rand, 1, 90));
  return pursuit_command_set_fields (play_pick (play, "stage", "process_id = 1 AND phase = 'sell'"), 0,
                                     fields);
}

static PursuitCommand *
make_close (Play *play, gint64 deal)
{
  static const char *const outcomes[] = { "won", "won", "lost", "withdrawn", "postponed", NULL };
  return give_reasons (play, pursuit_command_close_deal (deal, play_one_of (play, outcomes), "in a test",
                                                         NULL, PURSUIT_DAY_NONE));
}

/* An assessment, now and then with more points than there are; or one less. */
static PursuitCommand *
make_assessment (Play *play, gint64 deal)
{
  gint64 old = play_pick (play, "scorecard", "1 = 1"), item = 0;
  gint64 card = play_pick (play, "scorecard_template", "1 = 1");
  PursuitDay day = play_chance (play, 2) ? PURSUIT_DAY_NONE : play_pick_day (play);
  PursuitCommand *command;

  if (old != 0 && play_chance (play, 4))
    return pursuit_command_delete_record (&PURSUIT_SCORECARD_ENTITY, old);
  command = pursuit_command_score_deal (deal, card, day, play_chance (play, 2) ? "as told" : NULL);
  do
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT id FROM scorecard_criterion WHERE template_id = %d AND id > %d"
                           " ORDER BY id LIMIT 1",
                           (int) card, (int) item);
      item = play_ask (play, sql);
      if (item != 0 && !play_chance (play, 4))
        pursuit_command_add_score (command, item, g_rand_int_range (play->rand, 0, PURSUIT_SCORE_MAX + 1),
                                   play_chance (play, 4) ? "seen" : NULL);
      if (item != 0 && play_chance (play, 60))
        pursuit_command_add_score (command, item, PURSUIT_SCORE_MAX + 1, NULL);
    }
  while (item != 0);
  return command;
}

/* A scorecard with a small change. */
static PursuitCommand *
make_scorecard (Play *play)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = pursuit_session_score_sheets (play->fixture.session, 0, &error);
  g_assert_no_error (error);
  PursuitScoreSheet *sheet = sheets->pdata[g_rand_int_range (play->rand, 0, (gint32) sheets->len)];
  guint place = (guint) g_rand_int_range (play->rand, 0, (gint32) sheet->items->len);
  PursuitScoreItem *item = pursuit_score_sheet_get_item (sheet, place);
  guint points = (guint) g_rand_int_range (play->rand, 0, PURSUIT_SCORE_MAX + 1);

  switch (g_rand_int_range (play->rand, 0, 5))
    {
    case 0:
      item->weight = g_rand_int_range (play->rand, -1, 5);
      break;
    case 1:
      item = pursuit_score_sheet_add_item (sheet);
      item->name = g_strdup ("Fit");
      item->weight = 1;
      break;
    case 2:
      g_ptr_array_remove_index (sheet->items, place);
      break;
    case 3:
      sheet->retired = !sheet->retired;
      break;
    default:
      g_free (item->anchors[points]);
      item->anchors[points] = play_chance (play, 2) ? g_strdup ("good enough") : NULL;
    }
  return pursuit_command_set_scorecard (sheet);
}

/* The customer's criteria in @deal: one more or one less, other points, another rival. */
static PursuitCommand *
make_criteria (Play *play, gint64 deal)
{
  static const char *const rivals[] = { "Alpha", "Beta", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCriteriaSheet) sheet = pursuit_session_criteria (play->fixture.session, deal, &error);
  g_assert_no_error (error);
  PursuitCriteriaRow *row;

  if (sheet->rows->len > 0 && play_chance (play, 4))
    g_ptr_array_remove_index (sheet->rows,
                              (guint) g_rand_int_range (play->rand, 0, (gint32) sheet->rows->len));
  if (sheet->rows->len == 0 || play_chance (play, 3))
    pursuit_criteria_sheet_add_row (sheet, "Price", 1);
  row = pursuit_criteria_sheet_get_row (sheet,
                                        (guint) g_rand_int_range (play->rand, 0, (gint32) sheet->rows->len));
  row->weight = g_rand_int_range (play->rand, 0, 50);
  row->ours = g_rand_int_range (play->rand, PURSUIT_NOT_SCORED, PURSUIT_SCORE_MAX + 2);
  if (play_chance (play, 2))
    row->rivals[pursuit_criteria_sheet_add_rival (sheet, play_one_of (play, rivals))] =
        g_rand_int_range (play->rand, PURSUIT_NOT_SCORED, PURSUIT_SCORE_MAX + 1);
  if (sheet->rivals->len > 0 && play_chance (play, 4))
    pursuit_criteria_sheet_remove_rival (sheet, 0);
  if (play_chance (play, 3))
    {
      g_free (sheet->reason);
      sheet->reason = play_chance (play, 2) ? g_strdup ("They know us") : NULL;
    }
  return pursuit_command_set_criteria (deal, sheet);
}

/* What is known of the purchase: a need, or one of the five decisions. */
static PursuitCommand *
make_purchase (Play *play, gint64 deal)
{
  static const char *const codes[] = { "buy", "when", "budget", "supplier", "sign", "dance", NULL };
  static const char *const states[] = { "open", "yes", "no", NULL };
  static const char *const texts[] = { "Less dust", "Shorter stops", "", NULL };
  g_autofree char *of_deal = g_strdup_printf ("deal_id = %d", (int) deal);
  gint64 need = play_pick (play, "need", "1 = 1"), criterion = play_pick (play, "buying_criterion", of_deal);
  g_autoptr (PursuitFields) fields = NULL;

  if (play_chance (play, 3))
    {
      fields = pursuit_fields_new (&PURSUIT_BUYING_DECISION_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_BUYING_DECISION_STATE, play_one_of (play, states));
      pursuit_fields_set_day (fields, PURSUIT_BUYING_DECISION_DAY, play_pick_day (play));
      return pursuit_command_decide_buying (deal, play_one_of (play, codes), fields);
    }
  if (need != 0 && play_chance (play, 3))
    return pursuit_command_drop_need (need, play_chance (play, 2));
  fields = pursuit_fields_new (&PURSUIT_NEED_ENTITY);
  pursuit_fields_set_text (fields, PURSUIT_NEED_KIND, play_chance (play, 2) ? "business" : "personal");
  if (criterion != 0)
    pursuit_fields_set_int (fields, PURSUIT_NEED_CRITERION_ID, criterion);
  if (play_pick (play, "person", "1 = 1") != 0)
    pursuit_fields_set_int (fields, PURSUIT_NEED_HOLDER_ID, play_pick (play, "person", "1 = 1"));
  return pursuit_command_note_need (deal, play_chance (play, 2) ? need : 0, fields, play_one_of (play, texts),
                                    "Li", play_chance (play, 2) ? PURSUIT_DAY_NONE : play_pick_day (play));
}

/* A condition of the closed set, now and then one that is not. */
static PursuitCommand *
make_condition (Play *play)
{
  static const struct
  {
    const char *kind;
    const char *argument;
  } conditions[] = {
    { "has-insider", NULL },           { "has-person", "decision-maker" },
    { "key-persons-met", NULL },       { "weights-sum", NULL },
    { "criteria-known", NULL },        { "scorecard-at-least", "opportunity" },
    { "field-filled", "deal.amount" }, { "field-filled", "company.phone" },
    { "document-attached", "offer" },  { "approval-given", "discount" },
    { "activity-done", "visit" },      { "manual", NULL },
    { "no-finding", "rival-tie" },     { "no-finding", "warning" },
    { "no-finding", "hint" },          { "no-finding", "kind-uncovered" },
    { "weather-fine", NULL },
  };
  guint kind = (guint) g_rand_int_range (play->rand, 0, G_N_ELEMENTS (conditions));
  gint64 old = play_pick (play, "node_condition", "node_id IN (SELECT id FROM key_node WHERE stage_id <= 6)");
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_NODE_CONDITION_ENTITY);

  if (play_chance (play, 3))
    return pursuit_command_delete_record (&PURSUIT_NODE_CONDITION_ENTITY, old);
  pursuit_fields_set_text (fields, PURSUIT_NODE_CONDITION_KIND, conditions[kind].kind);
  pursuit_fields_set_text (fields, PURSUIT_NODE_CONDITION_ARGUMENT, conditions[kind].argument);
  if (play_chance (play, 2))
    return pursuit_command_set_fields (old, 0, fields);
  pursuit_fields_set_int (fields, PURSUIT_NODE_CONDITION_NODE_ID, pick_node (play));
  return pursuit_command_new_record (fields);
}

/* Another rule: a cell of the matrix, a key node, or a condition of one. */
static PursuitCommand *
make_rule (Play *play)
{
  static const char *const rules[] = { "allowed", "approval", "forbidden", "perhaps", NULL };
  static const char *const required[] = {
    "", "", "amount", "expected_close,company.industry", "beauty", NULL
  };
  g_autoptr (PursuitFields) fields = NULL;

  switch (g_rand_int_range (play->rand, 0, 6))
    {
    case 0:
    case 1:
      return pursuit_command_set_step (pick_stage (play), pick_stage (play), play_one_of (play, rules),
                                       play_one_of (play, required));
    case 2:
      fields = pursuit_fields_new (&PURSUIT_STAGE_NODE_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_STAGE_NODE_NAME, "Heard of");
      pursuit_fields_set_int (fields, PURSUIT_STAGE_NODE_STAGE_ID, pick_stage (play));
      return pursuit_command_new_record (fields);
    case 3:
      return play_chance (play, 2)
                 ? pursuit_command_retire (&PURSUIT_STAGE_NODE_ENTITY, pick_node (play))
                 : pursuit_command_bring_back (&PURSUIT_STAGE_NODE_ENTITY, pick_node (play));
    default:
      return make_condition (play);
    }
}

/* Work that is ticked off, and a file as evidence or by itself. */
static PursuitCommand *
make_work (Play *play, gint64 deal)
{
  gint64 file = play_pick (play, "attachment", "1 = 1");
  PursuitCommand *command;

  if (play_chance (play, 2))
    return pursuit_command_tick_work (deal, play_pick (play, "work_item", "stage_id <= 6"),
                                      !play_chance (play, 3), PURSUIT_DAY_NONE,
                                      play_chance (play, 2) ? "with Li" : NULL);
  if (file != 0 && play_chance (play, 3))
    return pursuit_command_delete_record (&PURSUIT_ATTACHMENT_ENTITY, file);
  if (play_chance (play, 2))
    return pursuit_command_attach (deal, play->file, "offer");
  command = pursuit_command_confirm_node (deal, pick_node (play), NULL, PURSUIT_DAY_NONE);
  pursuit_command_set_file (command, play->file, NULL);
  return command;
}

/**
 * play_make_command:
 * @deal: the deal that it is about; 0 while there is none
 * @to_stage: (out): where it takes @deal, as far as the rules let it; 0 when it takes no step
 *
 * Returns: (transfer full): some command
 */
PursuitCommand *
play_make_command (Play *play, gint64 deal, gint64 *to_stage)
{
  *to_stage = 0;
  if (deal == 0)
    return play_make_new_deal (play);
  switch (g_rand_int_range (play->rand, 0, 49))
    {
    case 0:
      return play_make_new_deal (play);
    case 1:
    case 2:
    case 3:
    case 4:
      *to_stage = pick_stage (play);
      return give_reasons (play, pursuit_command_move_deal (deal, *to_stage, PURSUIT_PLACE_TOP));
    case 5:
    case 6:
      return make_edit (play, deal);
    case 7:
      *to_stage = play_ask (play, "SELECT id FROM stage WHERE process_id = 1 AND phase = 'deliver'");
      return make_close (play, deal);
    case 8:
      return pursuit_command_reopen_deal (deal);
    case 9:
    case 10:
      return pursuit_command_confirm_node (deal, pick_node (play), play_chance (play, 3) ? "" : "seen",
                                           PURSUIT_DAY_NONE);
    case 11:
      return make_approval (play, deal);
    case 12:
      return make_person (play, deal);
    case 13:
      return make_activity (play, deal);
    case 14:
      return make_process (play);
    case 15:
    case 16:
    case 17:
      return make_assessment (play, deal);
    case 18:
      return make_scorecard (play);
    case 19:
      return make_criteria (play, deal);
    case 20:
    case 21:
      return make_purchase (play, deal);
    case 22:
    case 23:
    case 24:
      return make_rule (play);
    case 25:
      return make_work (play, deal);
    case 26:
      return play_chance (play, 4) ? pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, deal)
                                   : make_person (play, deal);
    default:
      return play_chance (play, 2) ? play_make_map (play, deal) : play_make_customer (play, deal);
    }
}
