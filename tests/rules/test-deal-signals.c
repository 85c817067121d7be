/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-deal-signals.h"

static const PursuitDay TODAY = 20000;

/* An open deal in its second stage that lacks nothing. */
static PursuitDeal *
make_sound_deal (void)
{
  PursuitRecord *deal = pursuit_record_new (&PURSUIT_DEAL_ENTITY);

  pursuit_record_set_text (deal, PURSUIT_DEAL_OUTCOME, "open");
  pursuit_record_set_int (deal, PURSUIT_DEAL_STAGE_POSITION, 2);
  pursuit_record_set_int (deal, PURSUIT_DEAL_STALE_DAYS, 30);
  pursuit_record_set_int (deal, PURSUIT_DEAL_STAGE_SINCE, TODAY - 30);
  pursuit_record_set_text (deal, PURSUIT_DEAL_NEXT_STEP, "Plant tour");
  pursuit_record_set_int (deal, PURSUIT_DEAL_NEXT_DAY, TODAY);
  pursuit_record_set_int (deal, PURSUIT_DEAL_MET_DECISION, 1);
  pursuit_record_set_int (deal, PURSUIT_DEAL_HAS_INSIDER, 1);
  return PURSUIT_DEAL (deal);
}

/* The codes as digits, for assertions that read like the result. */
static char *
codes_of (PursuitDeal *deal)
{
  GString *codes = g_string_new (NULL);
  PursuitDealSignals signals;

  pursuit_deal_signals_compute (deal, TODAY, &signals);
  for (guint i = 0; i < signals.n_codes; i++)
    g_string_append_printf (codes, "%d", signals.codes[i]);
  return g_string_free (codes, FALSE);
}

#define assert_codes(deal, expected)                                                                         \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *codes = codes_of (deal);                                                                \
    g_assert_cmpstr (codes, ==, expected);                                                                   \
  }                                                                                                          \
  G_STMT_END

static void
test_nothing (void)
{
  g_autoptr (PursuitDeal) deal = make_sound_deal ();

  assert_codes (deal, "");
}

static void
test_each (void)
{
  g_autoptr (PursuitDeal) deal = make_sound_deal ();
  PursuitRecord *record = PURSUIT_RECORD (deal);

  pursuit_record_set_int (record, PURSUIT_DEAL_FORCED, 1);
  assert_codes (deal, "0");
  pursuit_record_set_int (record, PURSUIT_DEAL_NEXT_DAY, TODAY - 1);
  assert_codes (deal, "01");
  pursuit_record_unset (record, PURSUIT_DEAL_NEXT_DAY);
  assert_codes (deal, "0");
  pursuit_record_unset (record, PURSUIT_DEAL_NEXT_STEP);
  assert_codes (deal, "02");
  pursuit_record_set_int (record, PURSUIT_DEAL_MET_DECISION, 0);
  assert_codes (deal, "024");
  pursuit_record_set_int (record, PURSUIT_DEAL_HAS_INSIDER, 0);
  assert_codes (deal, "0245");
  pursuit_record_set_int (record, PURSUIT_DEAL_STAGE_SINCE, TODAY - 31);
  assert_codes (deal, "02456");
  pursuit_record_set_text (record, PURSUIT_DEAL_DRIFT_STATE, "customer-ahead");
  assert_codes (deal, "023456");
  pursuit_record_set_text (record, PURSUIT_DEAL_DRIFT_STATE, "we-ahead");
  assert_codes (deal, "02456");
}

static void
test_first_stage (void)
{
  g_autoptr (PursuitDeal) deal = make_sound_deal ();
  PursuitRecord *record = PURSUIT_RECORD (deal);

  pursuit_record_set_int (record, PURSUIT_DEAL_MET_DECISION, 0);
  pursuit_record_set_int (record, PURSUIT_DEAL_HAS_INSIDER, 0);
  assert_codes (deal, "45");
  pursuit_record_set_int (record, PURSUIT_DEAL_STAGE_POSITION, 1);
  assert_codes (deal, "");
}

static void
test_outcomes (void)
{
  static const struct
  {
    const char *outcome;
    const char *codes;
  } cases[] = {
    { "open", "0456" }, { "won", "6" }, { "lost", "" }, { "withdrawn", "" }, { "postponed", "" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitDeal) deal = make_sound_deal ();
      PursuitRecord *record = PURSUIT_RECORD (deal);
      pursuit_record_set_int (record, PURSUIT_DEAL_FORCED, 1);
      pursuit_record_set_int (record, PURSUIT_DEAL_MET_DECISION, 0);
      pursuit_record_set_int (record, PURSUIT_DEAL_HAS_INSIDER, 0);
      pursuit_record_set_int (record, PURSUIT_DEAL_STAGE_SINCE, TODAY - 100);
      pursuit_record_set_text (record, PURSUIT_DEAL_OUTCOME, cases[i].outcome);
      assert_codes (deal, cases[i].codes);
    }

  g_autoptr (PursuitDeal) delivered = make_sound_deal ();
  pursuit_record_set_text (PURSUIT_RECORD (delivered), PURSUIT_DEAL_OUTCOME, "won");
  pursuit_record_set_int (PURSUIT_RECORD (delivered), PURSUIT_DEAL_STAGE_SINCE, TODAY - 100);
  assert_codes (delivered, "6");
  pursuit_record_set_int (PURSUIT_RECORD (delivered), PURSUIT_DEAL_FINISHED, TODAY - 5);
  assert_codes (delivered, "");
}

static void
test_staleness (void)
{
  static const struct
  {
    int days;
    int limit;
    PursuitStaleness staleness;
  } cases[] = {
    { 0, 30, PURSUIT_STALENESS_NONE },   { 30, 30, PURSUIT_STALENESS_NONE },
    { 31, 30, PURSUIT_STALENESS_ONCE },  { 60, 30, PURSUIT_STALENESS_ONCE },
    { 61, 30, PURSUIT_STALENESS_TWICE }, { 500, 0, PURSUIT_STALENESS_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PursuitDeal) deal = make_sound_deal ();
      PursuitDealSignals signals;
      pursuit_record_set_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_STAGE_SINCE, TODAY - cases[i].days);
      pursuit_record_set_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_STALE_DAYS, cases[i].limit);
      pursuit_deal_signals_compute (deal, TODAY, &signals);
      g_assert_cmpint (signals.staleness, ==, cases[i].staleness);
      g_assert_cmpint (signals.days_in_stage, ==, cases[i].days);
      g_assert_cmpint (pursuit_deal_signals_has (&signals, PURSUIT_DEAL_SIGNAL_STALE), ==,
                       cases[i].staleness != PURSUIT_STALENESS_NONE);
    }
}

static void
test_unknown_dates (void)
{
  g_autoptr (PursuitDeal) deal = make_sound_deal ();
  PursuitDealSignals signals;

  pursuit_record_unset (PURSUIT_RECORD (deal), PURSUIT_DEAL_STAGE_SINCE);
  pursuit_deal_signals_compute (deal, TODAY, &signals);
  g_assert_cmpint (signals.days_in_stage, ==, -1);
  g_assert_cmpint (signals.staleness, ==, PURSUIT_STALENESS_NONE);

  /* entered on a day that is still to come: another time zone, not a negative age */
  pursuit_record_set_int (PURSUIT_RECORD (deal), PURSUIT_DEAL_STAGE_SINCE, TODAY + 1);
  pursuit_deal_signals_compute (deal, TODAY, &signals);
  g_assert_cmpint (signals.days_in_stage, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deal-signals/nothing", test_nothing);
  g_test_add_func ("/deal-signals/each", test_each);
  g_test_add_func ("/deal-signals/first-stage", test_first_stage);
  g_test_add_func ("/deal-signals/outcomes", test_outcomes);
  g_test_add_func ("/deal-signals/staleness", test_staleness);
  g_test_add_func ("/deal-signals/unknown-dates", test_unknown_dates);
  return g_test_run ();
}
