/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-participation-rules.h"

#include "pursuit-person.h"
#include "pursuit-playbook-page.h"

/*
 * Who matters now, and which advice applies: from the participation matrix of the process and the people of
 * the deal.
 */

/* Where the kinds stand beside others of the same weight: those who lead before those who do the work. */
static const char *const ORDER[] = {
  "executive", "using-manager", "technical-manager", "purchasing", "user", "engineer",
};

/* The code that is kept for ever, for one that may go. */
static const char *
find_kind (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (ORDER); i++)
    {
      if (g_str_equal (ORDER[i], code))
        return ORDER[i];
    }
  return NULL;
}

static int
find_place (const char *code)
{
  guint place = 0;

  while (place < G_N_ELEMENTS (ORDER) && g_strcmp0 (ORDER[place], code) != 0)
    place++;
  return (int) place;
}

/**
 * pursuit_people_kind_of:
 * @level: (nullable): a code of #PURSUIT_LEVELS
 * @function: (nullable): a code of #PURSUIT_FUNCTIONS
 *
 * Which kind of the participation matrix a person is. Who decides is an executive whatever the function; of
 * purchasing and finance the matrix knows one kind; of the using and the technical department those who lead
 * and those who do the work, and of a person whose level nobody entered it is not assumed that they lead.
 *
 * Returns: (nullable): static: a code of #PURSUIT_PEOPLE_KINDS; %NULL for a person of none of them
 */
const char *
pursuit_people_kind_of (const char *level, const char *function)
{
  gboolean manages = g_strcmp0 (level, "management") == 0;

  if (g_strcmp0 (level, "decision") == 0)
    return find_kind ("executive");
  if (g_strcmp0 (function, "purchasing") == 0 || g_strcmp0 (function, "finance") == 0)
    return find_kind ("purchasing");
  if (g_strcmp0 (function, "using") == 0)
    return find_kind (manages ? "using-manager" : "user");
  if (g_strcmp0 (function, "technical") == 0)
    return find_kind (manages ? "technical-manager" : "engineer");
  return NULL;
}

/** pursuit_people_kind_index: the place of the code @kind (nullable) in #PURSUIT_PEOPLE_KINDS; -1 for none.
 */
int
pursuit_people_kind_index (const char *kind)
{
  for (int i = 0; kind != NULL && PURSUIT_PEOPLE_KINDS[i].code != NULL; i++)
    {
      if (g_str_equal (PURSUIT_PEOPLE_KINDS[i].code, kind))
        return i;
    }
  return -1;
}

/**
 * pursuit_participation_degree:
 * @matrix: (element-type PursuitParticipation): cells, of other buying stages too
 * @buying_stage_id: where the customer is
 * @kind: (nullable): a code of #PURSUIT_PEOPLE_KINDS, as pursuit_people_kind_of() says for a person
 *
 * How much somebody matters now.
 *
 * Returns: from %PURSUIT_PARTICIPATION_ABSENT, which is also the answer for what the matrix does not know, to
 *   %PURSUIT_PARTICIPATION_DECIDES
 */
int
pursuit_participation_degree (GPtrArray *matrix, gint64 buying_stage_id, const char *kind)
{
  g_return_val_if_fail (matrix != NULL, PURSUIT_PARTICIPATION_ABSENT);

  for (guint i = 0; kind != NULL && i < matrix->len; i++)
    {
      PursuitRecord *cell = matrix->pdata[i];

      if (pursuit_record_get_int (cell, PURSUIT_PARTICIPATION_BUYING_STAGE_ID) == buying_stage_id &&
          g_strcmp0 (pursuit_record_get_text (cell, PURSUIT_PARTICIPATION_PEOPLE), kind) == 0)
        return CLAMP ((int) pursuit_record_get_int (cell, PURSUIT_PARTICIPATION_WEIGHT),
                      PURSUIT_PARTICIPATION_ABSENT, PURSUIT_PARTICIPATION_DECIDES);
    }
  return PURSUIT_PARTICIPATION_ABSENT;
}

/** pursuit_people_kind_compare: orders two kinds of the same weight: those who lead come first. */
int
pursuit_people_kind_compare (const char *a, const char *b)
{
  return find_place (a) - find_place (b);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PursuitWatchRow *left = *(PursuitWatchRow *const *) a, *right = *(PursuitWatchRow *const *) b;
  gint64 by_weight =
      pursuit_record_get_int (PURSUIT_RECORD (right->participation), PURSUIT_PARTICIPATION_WEIGHT) -
      pursuit_record_get_int (PURSUIT_RECORD (left->participation), PURSUIT_PARTICIPATION_WEIGHT);

  return by_weight != 0 ? (int) by_weight : pursuit_people_kind_compare (left->people, right->people);
}

static void
free_row (gpointer data)
{
  PursuitWatchRow *row = data;

  g_object_unref (row->participation);
  g_ptr_array_unref (row->persons);
  g_free (row);
}

/* Somebody who only holds a place on the chart is nobody whom we know. */
static GPtrArray *
find_persons (GPtrArray *persons, const char *people)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < persons->len; i++)
    {
      PursuitRecord *person = persons->pdata[i];
      const char *kind = pursuit_people_kind_of (pursuit_record_get_text (person, PURSUIT_PERSON_LEVEL),
                                                 pursuit_record_get_text (person, PURSUIT_PERSON_FUNCTION));
      if (g_strcmp0 (kind, people) == 0 && pursuit_record_get_int (person, PURSUIT_PERSON_PLACEHOLDER) == 0)
        g_ptr_array_add (found, g_object_ref (person));
    }
  return found;
}

/**
 * pursuit_participation_watch:
 * @matrix: (element-type PursuitParticipation): cells, of other buying stages too
 * @buying_stage_id: where the customer is
 * @persons: (element-type PursuitPerson): the people of the deal
 * @max_rows: how many kinds are worth watching at once; 0 for all
 *
 * Whom to watch: the kinds that work on something or decide in the buying stage, those that decide first;
 * where there are none, those that may take part.
 *
 * Returns: (transfer full) (element-type PursuitWatchRow): free with g_ptr_array_unref()
 */
GPtrArray *
pursuit_participation_watch (GPtrArray *matrix, gint64 buying_stage_id, GPtrArray *persons, guint max_rows)
{
  g_return_val_if_fail (matrix != NULL, NULL);
  g_return_val_if_fail (persons != NULL, NULL);

  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);
  for (int least = PURSUIT_PARTICIPATION_WORKS; least >= PURSUIT_PARTICIPATION_MAY_JOIN && rows->len == 0;
       least--)
    {
      for (guint i = 0; i < matrix->len; i++)
        {
          PursuitRecord *cell = matrix->pdata[i];
          const char *people = find_kind (pursuit_record_get_text (cell, PURSUIT_PARTICIPATION_PEOPLE));
          if (people == NULL ||
              pursuit_record_get_int (cell, PURSUIT_PARTICIPATION_BUYING_STAGE_ID) != buying_stage_id ||
              pursuit_record_get_int (cell, PURSUIT_PARTICIPATION_WEIGHT) < least)
            continue;
          PursuitWatchRow *row = g_new0 (PursuitWatchRow, 1);
          row->people = people;
          row->participation = g_object_ref (PURSUIT_PARTICIPATION (cell));
          row->persons = find_persons (persons, people);
          g_ptr_array_add (rows, row);
        }
    }
  g_ptr_array_sort (rows, compare_rows);
  if (max_rows > 0 && rows->len > max_rows)
    g_ptr_array_set_size (rows, (int) max_rows);
  return rows;
}

/* How far behind the pages of the stage the others stand. */
enum
{
  RANK_UNWATCHED = 10,
  RANK_STRATEGY = 20,
  RANK_TACTIC = 30
};

/**
 * pursuit_playbook_page_rank:
 * @page: a page in use, of the deal's stage or of no stage
 * @watched: (element-type PursuitWatchRow): of pursuit_participation_watch()
 * @strategy: (nullable): the code of the one that was chosen
 * @committing: whether the customer is about to commit, and terms are negotiated
 *
 * Where a page stands among those that apply to a deal: first what to do with the kinds of people to watch,
 * in their order, then the rest of the stage, the strategy, and while terms are negotiated the tactics.
 *
 * Returns: the smaller, the sooner it is shown; -1 when it does not apply
 */
int
pursuit_playbook_page_rank (PursuitRecord *page,
                            GPtrArray *watched,
                            const char *strategy,
                            gboolean committing)
{
  g_return_val_if_fail (PURSUIT_IS_PLAYBOOK_PAGE (page), -1);
  g_return_val_if_fail (watched != NULL, -1);

  const char *topic = pursuit_record_get_text (page, PURSUIT_PLAYBOOK_PAGE_TOPIC);
  const char *people = pursuit_record_get_text (page, PURSUIT_PLAYBOOK_PAGE_PEOPLE);
  const char *subject = pursuit_record_get_text (page, PURSUIT_PLAYBOOK_PAGE_SUBJECT);

  if (g_strcmp0 (topic, "strategy") == 0)
    return strategy != NULL && g_strcmp0 (subject, strategy) == 0 ? RANK_STRATEGY : -1;
  if (g_strcmp0 (topic, "tactic") == 0)
    return committing ? RANK_TACTIC : -1;
  if (pursuit_record_get_int (page, PURSUIT_PLAYBOOK_PAGE_STAGE_ID) == 0)
    return -1;
  for (guint i = 0; i < watched->len; i++)
    {
      const PursuitWatchRow *row = watched->pdata[i];
      if (g_strcmp0 (row->people, people) == 0)
        return (int) i;
    }
  return RANK_UNWATCHED;
}
