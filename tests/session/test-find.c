/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Quick match as a window calls it, key by key.
 */

#include "session-fixture.h"

#include "pursuit-company.h"
#include "pursuit-process.h"
#include "pursuit-session-find.h"

static void
add_company (SessionFixture *f, const char *name)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_COMPANY_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_COMPANY_NAME, name);
  session_run (f, pursuit_command_new_record (fields));
}

/* The names that were found, a blank behind each. */
static char *
names_of (SessionFixture *f, const PursuitQuickMatch *match)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < match->ids->len; i++)
    {
      g_autoptr (PursuitRecord) record = pursuit_session_record (f->session, &PURSUIT_COMPANY_ENTITY,
                                                                 g_array_index (match->ids, gint64, i), NULL);
      g_string_append_printf (names, "%s ", pursuit_record_get_text (record, PURSUIT_COMPANY_NAME));
    }
  return g_string_free (names, FALSE);
}

static void
test_blocking (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  SessionFixture *f = &fixture;
  g_autoptr (GError) error = NULL;

  session_fixture_open (f, PURSUIT_SAMPLE_NONE, 0);
  add_company (f, "重庆银行");
  add_company (f, "长安汽车");
  add_company (f, "Cairo Quays");
  g_autoptr (PursuitQuickMatch) all =
      pursuit_session_quick_match (f->session, &PURSUIT_COMPANY_ENTITY, "c", -1, &error);
  g_assert_no_error (error);
  g_autofree char *names = names_of (f, all);
  g_assert_cmpstr (names, ==, "Cairo Quays 长安汽车 重庆银行 ");
  g_assert_cmpint (all->total, ==, 3);
  g_assert_false (all->more);

  g_autoptr (PursuitQuickMatch) first =
      pursuit_session_quick_match (f->session, &PURSUIT_COMPANY_ENTITY, "cq", 1, &error);
  g_autofree char *one = names_of (f, first);
  g_assert_cmpstr (one, ==, "Cairo Quays ");
  g_assert_true (first->more);
  g_assert_true (pursuit_session_can_quick_match (&PURSUIT_COMPANY_ENTITY));
  g_assert_false (pursuit_session_can_quick_match (&PURSUIT_PROCESS_ENTITY));
}

typedef struct
{
  guint n_done;
  guint n_cancelled;
  gint64 total; /* of the last that was not cancelled */
} Answers;

static void
found_cb (GObject *session, GAsyncResult *result, gpointer data)
{
  Answers *answers = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitQuickMatch) match =
      pursuit_session_quick_match_finish (PURSUIT_SESSION (session), result, &error);

  answers->n_done++;
  if (match != NULL)
    answers->total = match->total;
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      answers->n_cancelled++;
    }
}

/* Each key ends the search of the one before; the last one answers. */
static void
test_keys (void)
{
  g_auto (SessionFixture) fixture = { 0 };
  SessionFixture *f = &fixture;
  static const char *const keys[] = { "c", "cq", "cqy", "cqyh" };
  g_autoptr (GCancellable) running = NULL;
  Answers answers = { .total = -1 };
  gint64 give_up = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  session_fixture_open (f, PURSUIT_SAMPLE_NONE, 0);
  add_company (f, "重庆银行");
  add_company (f, "长安汽车");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    pursuit_session_quick_match_async (f->session, &PURSUIT_COMPANY_ENTITY, keys[i], 50, &running, found_cb,
                                       &answers);
  while (answers.n_done < G_N_ELEMENTS (keys) && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (answers.n_done, ==, G_N_ELEMENTS (keys));
  g_assert_cmpuint (answers.n_cancelled, ==, G_N_ELEMENTS (keys) - 1);
  g_assert_cmpint (answers.total, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/blocking", test_blocking);
  g_test_add_func ("/find/keys", test_keys);

  return g_test_run ();
}
