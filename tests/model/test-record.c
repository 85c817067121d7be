/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-company.h"
#include "pursuit-deal.h"

static void
count_cb (int *counter)
{
  (*counter)++;
}

static PursuitRecord *
make_deal (void)
{
  return pursuit_record_new (&PURSUIT_DEAL_ENTITY);
}

static void
test_nothing_set (void)
{
  g_autoptr (PursuitRecord) deal = make_deal ();

  for (guint i = 0; i < PURSUIT_DEAL_N_FIELDS; i++)
    g_assert_false (pursuit_record_is_set (deal, i));
  g_assert_cmpint (pursuit_record_get_id (deal), ==, 0);
  g_assert_cmpint (pursuit_record_get_day (deal, PURSUIT_DEAL_CLOSED), ==, PURSUIT_DAY_NONE);
  g_assert_null (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE));
}

/* Setting compares, sets and notifies. */
static void
test_notify (void)
{
  int notified = 0, changed = 0;
  g_autoptr (PursuitRecord) deal = make_deal ();

  g_signal_connect_swapped (deal, "notify::title", G_CALLBACK (count_cb), &notified);
  g_signal_connect_swapped (deal, "changed", G_CALLBACK (count_cb), &changed);
  pursuit_record_set_text (deal, PURSUIT_DEAL_TITLE, "Steel");
  g_assert_cmpint (notified, ==, 1);
  pursuit_record_set_text (deal, PURSUIT_DEAL_TITLE, "Steel");
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpint (changed, ==, 1);
  pursuit_record_unset (deal, PURSUIT_DEAL_TITLE);
  g_assert_cmpint (notified, ==, 2);
  g_assert_false (pursuit_record_is_set (deal, PURSUIT_DEAL_TITLE));
}

/* Zero is known; not known is another value. */
static void
test_zero_is_known (void)
{
  g_autoptr (PursuitRecord) deal = make_deal ();

  pursuit_record_set_int (deal, PURSUIT_DEAL_AMOUNT, 0);
  g_assert_true (pursuit_record_is_set (deal, PURSUIT_DEAL_AMOUNT));
  pursuit_record_set_int (deal, PURSUIT_DEAL_CREATED, 0);
  g_assert_cmpint (pursuit_record_get_day (deal, PURSUIT_DEAL_CREATED), ==, 0);
}

static void
test_assign (void)
{
  int changed = 0, titles = 0, products = 0;
  g_autoptr (PursuitRecord) deal = make_deal ();
  g_autoptr (PursuitRecord) other = make_deal ();

  pursuit_record_set_text (deal, PURSUIT_DEAL_TITLE, "Steel");
  pursuit_record_set_text (deal, PURSUIT_DEAL_PRODUCT, "Crane");
  pursuit_record_set_text (other, PURSUIT_DEAL_TITLE, "Copper");
  pursuit_record_set_text (other, PURSUIT_DEAL_PRODUCT, "Crane");
  g_signal_connect_swapped (deal, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (deal, "notify::title", G_CALLBACK (count_cb), &titles);
  g_signal_connect_swapped (deal, "notify::product", G_CALLBACK (count_cb), &products);

  pursuit_record_assign (deal, other);
  g_assert_cmpstr (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE), ==, "Copper");
  g_assert_cmpint (changed, ==, 1);
  g_assert_cmpint (titles, ==, 1);
  g_assert_cmpint (products, ==, 0);
  pursuit_record_assign (deal, other);
  g_assert_cmpint (changed, ==, 1);
}

/* Every field is a property that gives back what was put in. */
static void
test_properties (void)
{
  g_autoptr (PursuitRecord) deal = make_deal ();
  g_autofree char *title = NULL;
  gint64 amount = 0;
  int closed = 0;
  gboolean forced = FALSE;
  double probability = 0;

  g_object_set (deal, "title", "Steel", "amount", (gint64) 5000000000, "expected-close", 20000, "forced",
                TRUE, "probability", 0.35, NULL);
  g_object_get (deal, "title", &title, "amount", &amount, "expected-close", &closed, "forced", &forced,
                "probability", &probability, NULL);
  g_assert_cmpstr (title, ==, "Steel");
  g_assert_cmpint (amount, ==, 5000000000);
  g_assert_cmpint (closed, ==, 20000);
  g_assert_true (forced);
  g_assert_cmpfloat (probability, ==, 0.35);

  g_object_set (deal, "expected-close", PURSUIT_DAY_NONE, NULL);
  g_assert_false (pursuit_record_is_set (deal, PURSUIT_DEAL_EXPECTED_CLOSE));
}

static void
test_entities (void)
{
  g_assert_true (pursuit_entity_find ("deals") == &PURSUIT_DEAL_ENTITY);
  g_assert_true (pursuit_entity_find ("company") == &PURSUIT_COMPANY_ENTITY);
  g_assert_null (pursuit_entity_find ("nothing"));
  g_assert_cmpint (pursuit_entity_find_field (&PURSUIT_DEAL_ENTITY, "amount"), ==, PURSUIT_DEAL_AMOUNT);
  g_assert_cmpint (pursuit_entity_find_field (&PURSUIT_DEAL_ENTITY, "Amount"), ==, -1);
  g_assert_cmpstr (pursuit_choice_label (PURSUIT_OUTCOMES, "won"), ==, "Won");
  g_assert_cmpstr (pursuit_choice_label (PURSUIT_OUTCOMES, "else"), ==, "else");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/nothing-set", test_nothing_set);
  g_test_add_func ("/record/notify", test_notify);
  g_test_add_func ("/record/zero-is-known", test_zero_is_known);
  g_test_add_func ("/record/assign", test_assign);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/entities", test_entities);

  return g_test_run ();
}
