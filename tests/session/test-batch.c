/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-session-batch.h"
#include "pursuit-session-moves.h"
#include "pursuit-session-table.h"

enum
{
  N_DEALS = 2000
};

/* Takes the work away from itself once some of it is done. */
typedef struct
{
  GCancellable *cancellable;
  guint n_calls;
  double last;
} Watch;

static void
watch (double done, gpointer data)
{
  Watch *self = data;

  g_assert_cmpfloat (done, >=, self->last);
  self->last = done;
  if (++self->n_calls == 3 && self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static PursuitCommand *
rename_source (const char *source)
{
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  pursuit_fields_set_text (fields, PURSUIT_DEAL_SOURCE, source);
  return pursuit_command_set_fields (0, 0, fields);
}

/* All deals become the same in one step, and what they were in another. */
static void
test_one_step (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  Watch told = { NULL };

  session_fixture_open (&f, PURSUIT_SAMPLE_RANDOM, N_DEALS);
  g_autofree char *before = session_dump (&f);
  g_autoptr (PursuitListSpec) all = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = rename_source ("Fair");
  g_autoptr (PursuitBatchResult) result =
      pursuit_session_batch (f.session, command, all, watch, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_done, ==, N_DEALS);
  g_assert_cmpint (result->n_refused, ==, 0);
  g_assert_cmpstr (result->step->label, ==, "Change 2000 deals");
  g_assert_cmpuint (told.n_calls, ==, N_DEALS / 100);
  g_assert_cmpint (session_number (&f, "SELECT count(*) FROM deal WHERE source = 'Fair'"), ==, N_DEALS);
  session_undo (&f);
  g_autofree char *after = session_dump (&f);
  g_assert_cmpstr (after, ==, before);
}

/* Cancelled in the middle, nothing was done at all. */
static void
test_cancel (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch told = { cancellable };

  session_fixture_open (&f, PURSUIT_SAMPLE_RANDOM, N_DEALS);
  g_autofree char *before = session_dump (&f);
  g_autoptr (PursuitListSpec) all = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitCommand) command = pursuit_command_delete_record (&PURSUIT_DEAL_ENTITY, 0);
  g_assert_null (pursuit_session_batch (f.session, command, all, watch, &told, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told.n_calls, ==, 3);
  g_autofree char *after = session_dump (&f);
  g_assert_cmpstr (after, ==, before);
}

/* What is refused after it has written something leaves nothing behind, and the sums stay true. */
static void
test_refusals (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitListSpec) open = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  session_fixture_open (&f, PURSUIT_SAMPLE_TEAM, 0);
  g_autofree char *before = session_dump (&f);
  pursuit_list_spec_where (open, PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open");
  /* the amount is written before the step is asked for, and the step lacks what its key nodes ask */
  pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, 777);
  g_autoptr (PursuitCommand) move =
      pursuit_command_move_deal (0, session_number (&f, "SELECT max (id) FROM stage WHERE phase = 'deliver'"),
                                 PURSUIT_PLACE_END);
  pursuit_command_add_fields (move, fields);
  g_autoptr (PursuitBatchResult) result =
      pursuit_session_batch (f.session, move, open, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_refused, >, 0);
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const PursuitRefusal *refusal = result->refusals->pdata[i];
      g_assert_cmpint (refusal->id, >, 0);
      g_assert_cmpstr (refusal->reason, !=, "");
    }
  g_assert_cmpint (session_number (&f, "SELECT count(*) FROM deal WHERE amount = 777"), ==, result->n_done);
  g_assert_cmpint (session_number (&f, "SELECT (SELECT sum (amount) FROM deal_summary) ="
                                       " (SELECT sum (COALESCE (amount, 0)) FROM deal)"),
                   ==, 1);
  if (result->step != NULL)
    pursuit_step_free (pursuit_session_undo (f.session, &error));
  g_assert_no_error (error);
  g_autofree char *after = session_dump (&f);
  g_assert_cmpstr (after, ==, before);
}

static PursuitBatchResult *
move_to (SessionFixture *f, PursuitListSpec *deals, gint64 stage_id, const char *reason)
{
  g_autoptr (PursuitCommand) move = pursuit_command_move_deal (0, stage_id, PURSUIT_PLACE_END);
  g_autoptr (GError) error = NULL;

  if (reason != NULL)
    pursuit_command_set_force (move, reason);
  PursuitBatchResult *result = pursuit_session_batch (f->session, move, deals, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* What is told before is what happens: those that are ready go, a reason takes those along that lack key
 * nodes, and the rest is refused for the reason that was told. */
static void
test_check_moves (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) deals = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  gint64 process_id;

  session_fixture_open (&f, PURSUIT_SAMPLE_TEAM, 0);
  process_id = session_number (&f, "SELECT process_id FROM stage WHERE code = 'enter'");
  pursuit_list_spec_where_int (deals, PURSUIT_DEAL_PROCESS_ID, PURSUIT_OP_EQ, process_id);
  gint64 stage_id = session_number (&f, "SELECT id FROM stage WHERE code = 'enter'");
  g_autoptr (PursuitMovesCheck) check =
      pursuit_session_check_moves (f.session, deals, stage_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->n_ready, >, 0);
  g_assert_cmpuint (check->n_there, >, 0);
  g_assert_cmpuint (check->n_unmet, >, 0);
  g_assert_cmpuint (check->n_barred, >, 0); /* closed ones */
  g_assert_cmpuint (check->n_unapproved + check->n_unfilled, ==, 0);

  g_autoptr (PursuitBatchResult) plain = move_to (&f, deals, stage_id, NULL);
  g_assert_cmpint (plain->n_done, ==, check->n_ready);
  g_assert_cmpint (plain->n_refused, ==, check->n_unmet + check->n_barred);
  for (guint i = 0; i < MIN (check->held->len, plain->refusals->len); i++)
    {
      const PursuitRefusal *told = check->held->pdata[i], *refused = plain->refusals->pdata[i];
      g_assert_cmpint (told->id, ==, refused->id);
      g_assert_cmpstr (told->name, ==, refused->name);
      g_assert_cmpstr (told->reason, ==, refused->reason);
    }
  pursuit_step_free (pursuit_session_undo (f.session, &error));
  g_assert_no_error (error);
  g_autoptr (PursuitBatchResult) forced = move_to (&f, deals, stage_id, "The fair is tomorrow");
  g_assert_cmpint (forced->n_done, ==, check->n_ready + check->n_unmet);
  g_assert_cmpint (forced->n_refused, ==, check->n_barred);
  g_assert_cmpint (session_number (&f, "SELECT count(*) FROM stage_event WHERE forced = 1 AND "
                                       "reason = 'The fair is tomorrow'"),
                   ==, check->n_unmet);
}

/* What is filled in for many deals overwrites nothing. */
static void
test_fill (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) deals = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);

  session_fixture_open (&f, PURSUIT_SAMPLE_RANDOM, 60);
  gint64 stage_id =
      session_number (&f, "SELECT stage_id FROM deal WHERE outcome = 'open' ORDER BY id LIMIT 1");
  g_autofree char *in_stage = g_strdup_printf ("SELECT count(*) FROM deal WHERE stage_id <> %" G_GINT64_FORMAT
                                               " AND outcome = 'open'",
                                               stage_id);
  g_assert_cmpint (session_number (&f, in_stage), >, 0);
  pursuit_list_spec_where (deals, PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open");
  gint64 had = session_number (&f, "SELECT count(*) FROM deal WHERE source IS NOT NULL AND outcome = 'open'");
  pursuit_fields_set_text (fields, PURSUIT_DEAL_SOURCE, "Filled");
  pursuit_fields_set_int (fields, PURSUIT_DEAL_AMOUNT, 4242);
  g_autoptr (PursuitCommand) move = pursuit_command_move_deal (0, stage_id, PURSUIT_PLACE_END);
  pursuit_command_set_force (move, "test");
  pursuit_command_add_fields (move, fields);
  pursuit_command_set_fill (move);
  g_autoptr (PursuitBatchResult) result =
      pursuit_session_batch (f.session, move, deals, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_done, >, 0);
  g_assert_cmpint (session_number (&f, "SELECT count(*) FROM deal WHERE amount = 4242"), ==, 0);
  g_assert_cmpint (session_number (&f, "SELECT count(*) FROM deal WHERE source IS NOT NULL AND "
                                       "source <> 'Filled' AND outcome = 'open'"),
                   ==, had);
  if (had == 0)
    g_assert_cmpint (session_number (&f, "SELECT count(*) FROM deal WHERE source = 'Filled'"), ==,
                     result->n_done);
}

/* The first row of a list in a state is found whatever the list is sorted by. */
static void
test_locate (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  const char *won[] = { "won", NULL }, *none[] = { "withdrawn", NULL };
  g_autoptr (PursuitFilter) state = pursuit_filter_new_test (PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, won);
  g_autoptr (PursuitFilter) nowhere = pursuit_filter_new_group (PURSUIT_FILTER_ALL);

  session_fixture_open (&f, PURSUIT_SAMPLE_RANDOM, 300);
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_AMOUNT, TRUE);
  gint64 id = pursuit_session_locate (f.session, spec, state, 0, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) deals = pursuit_session_fetch (f.session, spec, &error);
  for (guint i = 0; i < deals->len; i++)
    {
      gboolean found = g_str_equal (pursuit_record_get_text (deals->pdata[i], PURSUIT_DEAL_OUTCOME), "won");
      g_assert_true (found == (pursuit_record_get_id (deals->pdata[i]) == id));
      if (found)
        break;
    }
  /* one behind the other, and from the last back to the first */
  gint64 n = session_number (&f, "SELECT count(*) FROM deal WHERE outcome = 'won'"), at = id;
  g_assert_cmpint (n, >, 2);
  for (gint64 i = 1; i < n; i++)
    {
      at = pursuit_session_locate (f.session, spec, state, at, &error);
      g_assert_cmpint (at, !=, id);
    }
  g_assert_cmpint (pursuit_session_locate (f.session, spec, state, at, &error), ==, id);
  pursuit_filter_add (nowhere, pursuit_filter_copy (state));
  pursuit_filter_add (nowhere, pursuit_filter_new_test (PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, none));
  g_assert_cmpint (pursuit_session_locate (f.session, spec, nowhere, 0, &error), ==, 0);
}

/* Whatever was changed last, as long as the list has it. */
static void
test_locate_edited (void)
{
  g_auto (SessionFixture) f = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitListSpec) open = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);

  session_fixture_open (&f, PURSUIT_SAMPLE_TEAM, 0);
  pursuit_list_spec_where (open, PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open");
  gint64 first = session_number (&f, "SELECT min (id) FROM deal WHERE outcome = 'open'");
  gint64 closed = session_number (&f, "SELECT min (id) FROM deal WHERE outcome = 'lost'");
  gint64 ids[] = { first, closed };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (PursuitFields) fields = pursuit_fields_new (&PURSUIT_DEAL_ENTITY);
      pursuit_fields_set_text (fields, PURSUIT_DEAL_SOURCE, "Fair");
      pursuit_step_free (session_must_run (&f, pursuit_command_set_fields (ids[i], 0, fields)));
    }
  g_assert_cmpint (pursuit_session_locate_edited (f.session, open, &error), ==, first);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/batch/one-step", test_one_step);
  g_test_add_func ("/batch/cancel", test_cancel);
  g_test_add_func ("/batch/refusals", test_refusals);
  g_test_add_func ("/batch/check-moves", test_check_moves);
  g_test_add_func ("/batch/fill", test_fill);
  g_test_add_func ("/batch/locate", test_locate);
  g_test_add_func ("/batch/locate-edited", test_locate_edited);

  return g_test_run ();
}
