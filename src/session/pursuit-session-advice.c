/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-advice.h"

#include "pursuit-advice-read.h"
#include "pursuit-find.h"
#include "pursuit-participation-rules.h"
#include "pursuit-person.h"
#include "pursuit-playbook-page.h"
#include "pursuit-select.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

/* Of so many kinds of people one can keep an eye at once. */
#define MAX_WATCHED 4

/* Everything that watching and advising begin with. */
typedef struct
{
  PursuitAdviceFacts facts;
  GPtrArray *watched; /* PursuitWatchRow */
} Situation;

static void
situation_clear (Situation *situation)
{
  pursuit_advice_facts_clear (&situation->facts);
  g_clear_pointer (&situation->watched, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Situation, situation_clear)

static gboolean
speaks_other_than (const char *language)
{
  const char *const *names = g_get_language_names ();

  return g_str_has_prefix (names[0], "zh") != (g_strcmp0 (language, "zh") == 0);
}

/**
 * pursuit_session_speaks_other:
 *
 * What ships with the program is kept in two languages, and the database's own stands first.
 *
 * Returns: whether the program speaks the other one
 */
gboolean
pursuit_session_speaks_other (PursuitSession *self)
{
  return speaks_other_than (pursuit_session_get_language (self));
}

static gboolean
read_situation (PursuitStore *store, PursuitDb *db, gint64 deal_id, Situation *situation, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PARTICIPATION_ENTITY);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) matrix = NULL, persons = NULL;

  if (!pursuit_advice_facts_read (db, deal_id, &situation->facts, error))
    return FALSE;
  pursuit_list_spec_where_int (spec, PURSUIT_PARTICIPATION_BUYING_STAGE_ID, PURSUIT_OP_EQ,
                               situation->facts.buying_stage_id);
  matrix = pursuit_select_list (db, spec, &context, error);
  ids = matrix ? pursuit_find_ids (db, "advice-people", deal_id, error) : NULL;
  persons = ids ? pursuit_select_existing (db, &PURSUIT_PERSON_ENTITY, &context, ids, error) : NULL;
  if (persons == NULL)
    return FALSE;
  situation->watched =
      pursuit_participation_watch (matrix, situation->facts.buying_stage_id, persons, MAX_WATCHED);
  return TRUE;
}

static void
free_person (gpointer data)
{
  PursuitWatchPerson *person = data;

  g_free (person->name);
  g_free (person);
}

static void
free_line (gpointer data)
{
  PursuitWatchLine *line = data;

  g_free (line->kind);
  g_free (line->does);
  g_ptr_array_unref (line->persons);
  g_free (line);
}

static PursuitWatchLine *
make_line (const PursuitWatchRow *row, gboolean other)
{
  PursuitWatchLine *line = g_new0 (PursuitWatchLine, 1);

  line->people = row->people;
  line->kind = g_strdup (pursuit_choice_label (PURSUIT_PEOPLE_KINDS, row->people));
  line->does = g_strdup (pursuit_participation_get_does (row->participation, other));
  line->persons = g_ptr_array_new_with_free_func (free_person);
  for (guint i = 0; i < row->persons->len; i++)
    {
      PursuitWatchPerson *person = g_new0 (PursuitWatchPerson, 1);
      person->id = pursuit_record_get_id (row->persons->pdata[i]);
      person->name = g_strdup (pursuit_record_get_text (row->persons->pdata[i], PURSUIT_PERSON_NAME));
      g_ptr_array_add (line->persons, person);
    }
  return line;
}

/** pursuit_watch_free: frees what pursuit_session_deal_watch() gave. */
void
pursuit_watch_free (PursuitWatch *watch)
{
  g_return_if_fail (watch != NULL);

  g_free (watch->buying_stage);
  g_free (watch->text);
  g_ptr_array_unref (watch->lines);
  g_free (watch);
}

static gpointer
watch_func (PursuitStore *store, PursuitDb *db, gpointer deal_id, GCancellable *cancellable, GError **error)
{
  g_auto (Situation) situation = { 0 };
  g_autofree char *language = pursuit_store_get_setting (db, "language");
  gboolean other = speaks_other_than (language);

  if (!read_situation (store, db, *(gint64 *) deal_id, &situation, error))
    return NULL;
  PursuitWatch *watch = g_new0 (PursuitWatch, 1);
  watch->buying_stage = g_steal_pointer (&situation.facts.buying_stage);
  watch->text = g_steal_pointer (&situation.facts.watch);
  watch->assumed = situation.facts.assumed;
  watch->lines = g_ptr_array_new_with_free_func (free_line);
  for (guint i = 0; i < situation.watched->len; i++)
    g_ptr_array_add (watch->lines, make_line (situation.watched->pdata[i], other));
  return watch;
}

/**
 * pursuit_session_deal_watch:
 *
 * Returns: (transfer full) (nullable): whom to watch now in the deal
 */
PursuitWatch *
pursuit_session_deal_watch (PursuitSession *self, gint64 deal_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, watch_func, &deal_id, NULL, error);
}

static void
free_watch (gpointer watch)
{
  pursuit_watch_free (watch);
}

/** pursuit_session_deal_watch_async: the asynchronous form of pursuit_session_deal_watch(). */
void
pursuit_session_deal_watch_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_deal_watch_async, PURSUIT_LANE_READ, watch_func,
                              g_memdup2 (&deal_id, sizeof deal_id), g_free, free_watch, cancellable, callback,
                              user_data);
}

/** pursuit_session_deal_watch_finish: completes pursuit_session_deal_watch_async(). */
PursuitWatch *
pursuit_session_deal_watch_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_deal_watch_async, result, error);
}

/* A page and where it stands; the place in the query breaks ties. */
typedef struct
{
  PursuitRecord *page;
  int rank;
  guint place;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank - right->rank;
  return (int) left->place - (int) right->place;
}

static gpointer
pages_func (PursuitStore *store, PursuitDb *db, gpointer deal_id, GCancellable *cancellable, GError **error)
{
  PursuitSelectContext context = { .today = pursuit_store_get_today (store) };
  g_auto (Situation) situation = { 0 };
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  if (!read_situation (store, db, *(gint64 *) deal_id, &situation, error))
    return NULL;
  ids = pursuit_find_ids (db, "advice-pages", *(gint64 *) deal_id, error);
  pages = ids ? pursuit_select_existing (db, &PURSUIT_PLAYBOOK_PAGE_ENTITY, &context, ids, error) : NULL;
  if (pages == NULL)
    return NULL;
  for (guint i = 0; i < pages->len; i++)
    {
      Ranked one = { pages->pdata[i],
                     pursuit_playbook_page_rank (pages->pdata[i], situation.watched, situation.facts.strategy,
                                                 situation.facts.committing),
                     i };
      if (one.rank >= 0)
        g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_array_index (ranked, Ranked, i).page));
  return sorted;
}

/**
 * pursuit_session_deal_pages:
 *
 * Returns: (transfer full) (nullable) (element-type PursuitPlaybookPage): the pages that apply to the deal as
 * it stands, the most useful first
 */
GPtrArray *
pursuit_session_deal_pages (PursuitSession *self, gint64 deal_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, pages_func, &deal_id, NULL, error);
}

static void
free_pages (gpointer pages)
{
  g_ptr_array_unref (pages);
}

/** pursuit_session_deal_pages_async: the asynchronous form of pursuit_session_deal_pages(). */
void
pursuit_session_deal_pages_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_deal_pages_async, PURSUIT_LANE_READ, pages_func,
                              g_memdup2 (&deal_id, sizeof deal_id), g_free, free_pages, cancellable, callback,
                              user_data);
}

/** pursuit_session_deal_pages_finish: completes pursuit_session_deal_pages_async(). */
GPtrArray *
pursuit_session_deal_pages_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_deal_pages_async, result, error);
}
