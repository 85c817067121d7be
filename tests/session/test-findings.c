/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the map of people shows is kept with its deal and asked for by key nodes: both follow every change. */

#include "people-fixture.h"

#include "pursuit-activity.h"
#include "pursuit-deal.h"
#include "pursuit-node-condition.h"
#include "pursuit-participation.h"
#include "pursuit-person.h"
#include "pursuit-rival-tie.h"
#include "pursuit-session-findings.h"
#include "pursuit-session-spine.h"
#include "pursuit-stage-node.h"

typedef struct
{
  SessionFixture base;
  gint64 deal;
  gint64 luo;
  gint64 sun;
} Fixture;

static void
run (Fixture *self, PursuitCommand *command)
{
  session_run (&self->base, command);
}

static void
say (Fixture *self, gint64 person, const char *field, const char *text)
{
  run (self, people_say (self->deal, person, field, text, PURSUIT_DAY_NONE, NULL));
}

/* A deal whose stage ends in one key node of its own, met by no condition but @argument. */
static void
open_fixture (Fixture *self, const char *argument)
{
  session_fixture_open (&self->base, PURSUIT_SAMPLE_NONE, 0);
  self->deal = people_make_deal (&self->base, "Cutting fluids", "Hengda");
  self->luo = people_make_person (&self->base, "Luo Jian", "Hengda");
  self->sun = people_make_person (&self->base, "Sun Li", "Hengda");
  gint64 stage = session_number (&self->base, "SELECT stage_id FROM deal");
  g_autoptr (PursuitFields) node = pursuit_fields_new (&PURSUIT_STAGE_NODE_ENTITY);
  pursuit_fields_set_text (node, PURSUIT_STAGE_NODE_NAME, "Map is sound");
  pursuit_fields_set_int (node, PURSUIT_STAGE_NODE_STAGE_ID, stage);
  g_autoptr (PursuitStep) made = session_must_run (&self->base, pursuit_command_new_record (node));
  g_autoptr (PursuitFields) condition = pursuit_fields_new (&PURSUIT_NODE_CONDITION_ENTITY);
  pursuit_fields_set_text (condition, PURSUIT_NODE_CONDITION_KIND, "no-finding");
  pursuit_fields_set_text (condition, PURSUIT_NODE_CONDITION_ARGUMENT, argument);
  run (self, pursuit_command_set_fields (session_number (&self->base, "SELECT max(id) FROM node_condition"),
                                         0, condition));
  session_assert_answer (&self->base, "SELECT count(*) FROM node_condition WHERE kind = 'no-finding'", "1\n");
}

static void
close_fixture (Fixture *self)
{
  session_assert_sound (&self->base);
  session_fixture_close (&self->base);
}

/* The sentence of the condition when it is not met; NULL when it is. @action: (out): what meets it */
static char *
find_sentence (Fixture *self, const char **action)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDealState) state = pursuit_session_deal_state (self->base.session, self->deal, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < state->unmet->len; i++)
    {
      const PursuitUnmetLine *line = state->unmet->pdata[i];
      if (!g_str_equal (line->condition, "no-finding"))
        continue;
      *action = line->action;
      return g_strdup (line->text);
    }
  return NULL;
}

/* The condition is met, or not with @sentence, and @action meets it. What the deal's row keeps of missing
 * nodes says the same. */
static void
assert_gate (Fixture *self, const char *sentence, const char *action)
{
  const char *found_action = NULL;
  g_autofree char *found = find_sentence (self, &found_action);

  g_assert_cmpstr (found, ==, sentence);
  g_assert_cmpstr (found_action, ==, action);
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDealState) state = pursuit_session_deal_state (self->base.session, self->deal, &error);
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < state->unmet->len; i++)
    g_hash_table_add (nodes, ((PursuitUnmetLine *) state->unmet->pdata[i])->node);
  g_assert_cmpint (session_number (&self->base, "SELECT missing FROM deal"), ==, g_hash_table_size (nodes));
}

/* The kept number is that of the dangers and warnings which are shown beside the chart. */
static void
assert_kept (Fixture *self, int expected)
{
  g_autoptr (GError) error = NULL;
  PursuitPeopleReading *reading =
      pursuit_session_people_reading (self->base.session, 0, self->deal, 0, &error);
  int shown = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < reading->findings->len; i++)
    {
      const PursuitFindingLine *line = reading->findings->pdata[i];
      shown += line->severity <= PURSUIT_SEVERITY_WARNING;
    }
  g_assert_cmpint (session_number (&self->base, "SELECT findings FROM deal"), ==, expected);
  g_assert_cmpint (shown, ==, expected);
  if (expected > 0)
    {
      g_autofree char *kept = session_answer (&self->base, "SELECT finding FROM deal");
      g_autofree char *sentence =
          pursuit_finding_explain_code (g_strdelimit (kept, "\n", '\0'),
                                        pursuit_session_get_today (self->base.session));
      g_assert_cmpstr (sentence, ==, ((PursuitFindingLine *) reading->findings->pdata[0])->text);
    }
  pursuit_people_reading_unref (reading);
}

static PursuitCommand *
tie (gint64 person, int closeness)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_RIVAL_TIE_ENTITY);

  pursuit_fields_set_int (fields, PURSUIT_RIVAL_TIE_PERSON_ID, person);
  pursuit_fields_set_text (fields, PURSUIT_RIVAL_TIE_COMPETITOR, "Castor");
  pursuit_fields_set_int (fields, PURSUIT_RIVAL_TIE_CLOSENESS, closeness);
  return pursuit_command_new_record (fields);
}

/* A tie of a rival flips the condition, whichever end of it changes, and so does who decides. */
static void
test_ties (void)
{
  const char *sentence = "The map of people shows: A rival knows the decision maker.";
  Fixture self;

  open_fixture (&self, "rival-tie");
  say (&self, self.luo, "roles", "decision-maker");
  say (&self, self.sun, "roles", "user");
  assert_gate (&self, NULL, NULL);
  g_assert_cmpint (session_forth_and_back (&self.base, tie (self.luo, 3),
                                           "Note that “Castor” knows “Luo Jian”"),
                   >, 0);
  assert_gate (&self, sentence, "show-people");
  g_autoptr (PursuitFields) moved = pursuit_fields_new (&PURSUIT_RIVAL_TIE_ENTITY);
  pursuit_fields_set_int (moved, PURSUIT_RIVAL_TIE_PERSON_ID, self.sun);
  run (&self, pursuit_command_set_fields (1, 0, moved));
  assert_gate (&self, NULL, NULL);
  say (&self, self.sun, "roles", "decision-maker,user");
  assert_gate (&self, sentence, "show-people");
  run (&self, pursuit_command_remove_participant (self.deal, self.sun));
  assert_gate (&self, NULL, NULL);
  g_autoptr (PursuitFields) back = pursuit_fields_new (&PURSUIT_RIVAL_TIE_ENTITY);
  pursuit_fields_set_int (back, PURSUIT_RIVAL_TIE_PERSON_ID, self.luo);
  run (&self, pursuit_command_set_fields (1, 0, back));
  assert_gate (&self, sentence, "show-people");
  run (&self, pursuit_command_delete_record (&PURSUIT_RIVAL_TIE_ENTITY, 1));
  assert_gate (&self, NULL, NULL);
  close_fixture (&self);
}

static void
log_visit (Fixture *self, gint64 person, PursuitDay day)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_ACTIVITY_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_KIND, "visit");
  pursuit_fields_set_text (fields, PURSUIT_ACTIVITY_SUBJECT, "Talk");
  pursuit_fields_set_int (fields, PURSUIT_ACTIVITY_DEAL_ID, self->deal);
  pursuit_fields_set_day (fields, PURSUIT_ACTIVITY_DONE, day);
  run (self, pursuit_command_log_activity (fields, &person, 1, NULL, 0, NULL, PURSUIT_DAY_NONE));
}

/* Time alone flips it too: on the thirty-first day a key person was not met for long. */
static void
test_days (void)
{
  const PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);
  Fixture self;
  g_autoptr (GError) error = NULL;

  open_fixture (&self, "key-person-not-met");
  say (&self, self.luo, "weight", "100");
  assert_gate (&self, "The map of people shows: Key person not met for long.", "log-activity");
  log_visit (&self, self.luo, today - 30);
  assert_gate (&self, NULL, NULL);
  g_clear_object (&self.base.session);
  self.base.session = pursuit_session_new ();
  pursuit_session_set_today (self.base.session, today + 1);
  pursuit_session_open (self.base.session, self.base.path, PURSUIT_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  run (&self, people_say (self.deal, self.sun, "attitude", "1", PURSUIT_DAY_NONE, NULL));
  assert_gate (&self, "The map of people shows: Key person not met for long.", "log-activity");
  g_assert_cmpint (session_number (&self.base, "SELECT findings FROM deal"), >, 0);
  close_fixture (&self);
}

/* Whom the customer's stage needs: the matrix, the person's job and the place of the customer decide. */
static void
test_kinds (void)
{
  Fixture self;

  open_fixture (&self, "kind-uncovered");
  const char *action = NULL;
  say (&self, self.sun, "roles", "user");
  g_autofree char *before = find_sentence (&self, &action);
  g_autoptr (PursuitFields) nothing = pursuit_fields_new (&PURSUIT_PARTICIPATION_ENTITY);
  pursuit_fields_set_int (nothing, PURSUIT_PARTICIPATION_WEIGHT, 0);
  g_assert_nonnull (before);
  g_assert_cmpstr (action, ==, "add-person");
  for (gint64 cell; (cell = session_number (&self.base, "SELECT t.id FROM participation t JOIN buying_stage b"
                                                        " ON b.id = t.buying_stage_id WHERE b.process_id = 1"
                                                        " AND t.weight > 0 LIMIT 1")) != 0;)
    run (&self, pursuit_command_set_fields (cell, 0, nothing));
  assert_gate (&self, NULL, NULL);
  g_autoptr (PursuitFields) needed = pursuit_fields_new (&PURSUIT_PARTICIPATION_ENTITY);
  pursuit_fields_set_int (needed, PURSUIT_PARTICIPATION_WEIGHT, 3);
  run (&self,
       pursuit_command_set_fields (
           session_number (&self.base, "SELECT t.id FROM participation t JOIN stage s"
                                       " ON s.buying_stage_id = t.buying_stage_id JOIN deal d ON d.stage_id ="
                                       " s.id WHERE t.people = 'user'"),
           0, needed));
  assert_gate (&self, "The map of people shows: Nobody known of a kind that is needed now.", "add-person");
  g_autoptr (PursuitFields) job = pursuit_fields_new (&PURSUIT_PERSON_ENTITY);
  pursuit_fields_set_text (job, PURSUIT_PERSON_FUNCTION, "using");
  pursuit_fields_set_text (job, PURSUIT_PERSON_LEVEL, "operating");
  run (&self, pursuit_command_set_fields (self.sun, 0, job));
  assert_gate (&self, NULL, NULL);
  close_fixture (&self);
}

/* A map with nobody on it warns of nothing on the card; each thing that is settled makes it one less. */
static void
test_kept (void)
{
  const PursuitDay today = pursuit_day_from_ymd (2026, 11, 21);
  Fixture self;

  open_fixture (&self, "warning");
  session_assert_answer (&self.base, "SELECT findings, finding IS NULL FROM deal", "0|1\n");
  say (&self, self.luo, "roles", "user");
  int before = (int) session_number (&self.base, "SELECT findings FROM deal");
  g_assert_cmpint (before, >, 2);
  assert_kept (&self, before);
  say (&self, self.luo, "roles", "decision-maker");
  assert_kept (&self, before); /* one settled, and a key person whom nobody met */
  log_visit (&self, self.luo, today - 1);
  assert_kept (&self, before); /* met, and the only one who was */
  log_visit (&self, self.sun, today - 2);
  say (&self, self.sun, "insider", "1");
  assert_kept (&self, before - 2);
  run (&self, pursuit_command_close_deal (self.deal, "lost", "price", NULL, PURSUIT_DAY_NONE));
  session_assert_answer (&self.base, "SELECT findings, finding IS NULL FROM deal", "0|1\n");
  run (&self, pursuit_command_reopen_deal (self.deal));
  assert_kept (&self, before - 2);
  close_fixture (&self);
}

/* Who stands outside the buying centre adds nothing to what the attitudes weigh. */
static void
test_outside (void)
{
  Fixture self;

  open_fixture (&self, "weights-sum");
  say (&self, self.luo, "weight", "100");
  say (&self, self.luo, "attitude", "2");
  say (&self, self.sun, "weight", "100");
  say (&self, self.sun, "attitude", "-2");
  session_assert_answer (&self.base, "SELECT support FROM deal", "0.0\n");
  assert_gate (&self, "The map of people shows: Decision weights do not add up.", "set-weights");
  say (&self, self.sun, "outside", "1");
  session_assert_answer (&self.base, "SELECT support FROM deal", "2.0\n");
  assert_gate (&self, NULL, NULL);
  close_fixture (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/findings/ties", test_ties);
  g_test_add_func ("/session/findings/days", test_days);
  g_test_add_func ("/session/findings/kinds", test_kinds);
  g_test_add_func ("/session/findings/kept", test_kept);
  g_test_add_func ("/session/findings/outside", test_outside);
  return g_test_run ();
}
