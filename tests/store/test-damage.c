/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-activity.h"
#include "pursuit-check.h"
#include "pursuit-company.h"
#include "pursuit-deal.h"
#include "pursuit-journal.h"
#include "pursuit-person.h"
#include "pursuit-select.h"
#include "random-edits.h"
#include "store-fixture.h"

#include <string.h>

/* Reads every record of an entity, as lists and the command line do. */
static gpointer
read_func (PursuitStore *store, PursuitDb *db, gpointer entity, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (entity);
  PursuitSelectContext context = { pursuit_store_get_today (store) };
  g_autoptr (GPtrArray) records = pursuit_select_list (db, spec, &context, error);
  return records ? store : NULL;
}

static gpointer
history_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) history = pursuit_journal_history (db, NULL, 0, 50, error);
  return history ? store : NULL;
}

static gpointer
check_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings =
      pursuit_check_database (db, PURSUIT_CHECK_ALL, pursuit_store_get_today (store), NULL, NULL, cancellable,
                              error);
  return findings ? store : NULL;
}

/* Whatever can be asked of a store is asked; each answer is there or a proper error. Returns how many were
 * errors. */
static guint
use (const char *path, guint32 seed)
{
  static const PursuitEntity *const entities[] = { &PURSUIT_DEAL_ENTITY, &PURSUIT_COMPANY_ENTITY,
                                                   &PURSUIT_PERSON_ENTITY, &PURSUIT_ACTIVITY_ENTITY };
  g_autoptr (PursuitStore) store = pursuit_store_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint errors = 0;

  pursuit_store_set_today (store, FIXTURE_TODAY);
  if (!pursuit_store_open (store, path, PURSUIT_DB_WRITE, NULL))
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    errors +=
        pursuit_store_call (store, PURSUIT_LANE_READ, read_func, (gpointer) entities[i], NULL, NULL) == NULL;
  errors += pursuit_store_call (store, PURSUIT_LANE_READ, history_func, NULL, NULL, NULL) == NULL;
  errors += pursuit_store_call (store, PURSUIT_LANE_CARE, check_func, NULL, NULL, NULL) == NULL;
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 operation = 0;
      gboolean done = i % 2 ? random_edit (store, rand, &operation, &error)
                            : pursuit_store_call (store, PURSUIT_LANE_WRITE, fixture_revert_func,
                                                  GINT_TO_POINTER (FALSE), NULL, &error) != NULL;
      g_assert_true (done || error != NULL);
      errors += !done;
    }
  return errors;
}

/* Bytes overwritten anywhere in the file: an error at worst, never the end of the program. */
static void
test_damaged_bytes (StoreFixture *f, gconstpointer unused)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *contents = NULL;
  gsize length = 0;
  gint64 operation = 0;
  guint errors = 0;

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 120; i++)
    random_edit (f->store, rand, &operation, NULL);
  pursuit_store_close (f->store);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (int round = 0; round < 120; round++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);
      int wounds = g_rand_int_range (rand, 1, 40);
      for (int i = 0; i < wounds; i++)
        damaged[g_rand_int_range (rand, 100, (gint32) length)] = (char) g_rand_int (rand);
      g_assert_true (g_file_set_contents (f->path, damaged, length, NULL));
      errors += use (f->path, g_rand_int (rand));
    }
  g_test_message ("%u errors", errors);
  g_assert_cmpuint (errors, >, 0);
}

#define ADD(path, func) g_test_add (path, StoreFixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/damage/bytes", test_damaged_bytes);

  return g_test_run ();
}
