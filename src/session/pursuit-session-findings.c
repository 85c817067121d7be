/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-findings.h"

#include "pursuit-deal-case.h"
#include "pursuit-map-facts.h"
#include "pursuit-member.h"
#include "pursuit-people-read.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

/* What is asked for: a map that is there already, or that of a company or a deal. */
typedef struct
{
  PursuitPeopleMap *map;
  gint64 company_id;
  gint64 deal_id;
  gint64 person_id;
} ReadingData;

static void
free_data (gpointer data)
{
  ReadingData *wanted = data;

  g_clear_pointer (&wanted->map, pursuit_people_map_unref);
  g_free (wanted);
}

static void
free_finding (gpointer data)
{
  PursuitFindingLine *line = data;

  g_free (line->name);
  g_free (line->text);
  g_free (line->node);
  g_free (line);
}

static void
free_path (gpointer data)
{
  PursuitPathLine *line = data;

  g_free (line->name);
  g_free (line);
}

/** pursuit_people_reading_ref: takes a reference; may be called on any thread. */
PursuitPeopleReading *
pursuit_people_reading_ref (PursuitPeopleReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** pursuit_people_reading_unref: gives a reference back; may be called on any thread. */
void
pursuit_people_reading_unref (PursuitPeopleReading *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->path);
  g_free (self->target);
  g_free (self->owner_text);
  g_free (self);
}

/* Whether @unmet is what @finding says in the words of a key node. */
static gboolean
is_asked_by (const PursuitUnmet *unmet, const PursuitFinding *finding)
{
  const PursuitCondition *condition = &unmet->condition;
  PursuitFindingCode code = finding->code;

  switch (condition->kind)
    {
    case PURSUIT_CONDITION_HAS_INSIDER:
      return code == PURSUIT_FINDING_NO_INSIDER;
    case PURSUIT_CONDITION_WEIGHTS_SUM:
      return code == PURSUIT_FINDING_WEIGHTS_SUM;
    case PURSUIT_CONDITION_HAS_PERSON:
      return code == PURSUIT_FINDING_NO_DECISION_MAKER &&
             condition->people.roles == pursuit_choice_bits (PURSUIT_ROLES, "decision-maker");
    case PURSUIT_CONDITION_NO_FINDING:
      return pursuit_condition_asks_for (condition, finding);
    default:
      return FALSE;
    }
}

/* Which stage waits for it; NULL for none. */
static char *
find_node (PursuitDealCase *deal_case, PursuitGateResult *gate, const PursuitFinding *finding)
{
  for (guint i = 0; gate != NULL && i < gate->n_unmet; i++)
    {
      const PursuitKeyNode *node = pursuit_process_book_find_node (deal_case->book, gate->unmet[i].node);
      const PursuitBookStage *stage =
          node != NULL ? pursuit_process_book_find_stage (deal_case->book, node->stage) : NULL;

      if (stage != NULL && is_asked_by (&gate->unmet[i], finding))
        return g_strdup (stage->name);
    }
  return NULL;
}

static gboolean
read_findings (PursuitPeopleReading *self, PursuitDb *db, const PursuitPeopleMap *map, GError **error)
{
  g_auto (PursuitMapFacts) taken = { 0 };
  g_autoptr (PursuitDealCase) deal_case = NULL;
  g_autoptr (PursuitGateResult) gate = NULL;
  g_autoptr (GArray) findings = NULL;

  if (map->deal != NULL)
    {
      deal_case = pursuit_deal_case_read (db, pursuit_record_get_id (map->deal), map->day, error);
      if (deal_case == NULL)
        return FALSE;
      gate = pursuit_deal_case_check_stages (deal_case);
    }
  pursuit_map_facts_take (&taken, map);
  self->figures = pursuit_people_count (&taken.facts);
  self->in_deal = map->deal != NULL;
  findings = pursuit_people_find (&taken.facts);
  for (guint i = 0; i < findings->len; i++)
    {
      const PursuitFinding *finding = &g_array_index (findings, PursuitFinding, i);
      PursuitFindingLine *line = g_new0 (PursuitFindingLine, 1);

      line->code = finding->code;
      line->severity = finding->severity;
      line->action = finding->action;
      line->person_id = finding->person;
      line->name = g_strdup (finding->name);
      line->kind =
          finding->code == PURSUIT_FINDING_KIND_UNCOVERED ? PURSUIT_PEOPLE_KINDS[finding->kind].code : NULL;
      line->text = pursuit_finding_explain (finding);
      line->node = find_node (deal_case, gate, finding);
      g_ptr_array_add (self->findings, line);
    }
  return TRUE;
}

static char *
name_of (const PursuitPeopleMap *map, gint64 person_id)
{
  PursuitPerson *person = pursuit_people_map_get_person (map, person_id);
  const char *name =
      person != NULL ? pursuit_record_get_text (PURSUIT_RECORD (person), PURSUIT_PERSON_NAME) : NULL;

  return g_strdup (name != NULL && *name != '\0' ? name : _ ("unknown"));
}

static const char *
name_member (const PursuitPeopleMap *map, gint64 member_id)
{
  for (guint i = 0; i < map->members->len; i++)
    {
      if (pursuit_record_get_id (map->members->pdata[i]) == member_id)
        return pursuit_record_get_text (map->members->pdata[i], PURSUIT_MEMBER_NAME);
    }
  return _ ("somebody of us");
}

static char *
explain_owner (const PursuitTrustOwner *owner, const char *member, const char *person)
{
  if (owner->closeness >= 3)
    /* Translators: one of us, then one of the customer’s people */
    return g_strdup_printf (_ ("%s has the trust of %s"), member, person);
  if (owner->closeness == 2)
    return g_strdup_printf (_ ("%s knows %s well"), member, person);
  if (owner->owns)
    return g_strdup_printf (_ ("%s looks after %s"), member, person);
  if (owner->meetings > 0)
    return g_strdup_printf (ngettext ("%s met %s %u time", "%s met %s %u times", owner->meetings), member,
                            person, owner->meetings);
  return g_strdup_printf (_ ("%s knows %s a little"), member, person);
}

static void
read_path (PursuitPeopleReading *self, const PursuitPeopleMap *map, gint64 person_id)
{
  g_autoptr (PursuitTrustPath) path = NULL;

  self->target_id = person_id != 0 ? person_id : pursuit_map_find_decider (map);
  if (self->target_id == 0)
    return;
  self->target = name_of (map, self->target_id);
  path = pursuit_map_find_path (map, self->target_id);
  if (path == NULL)
    return;
  for (guint i = 0; i < path->n_steps; i++)
    {
      PursuitPathLine *line = g_new0 (PursuitPathLine, 1);

      line->person_id = path->steps[i].person;
      line->name = name_of (map, path->steps[i].person);
      line->via = path->steps[i].via;
      g_ptr_array_add (self->path, line);
    }
  self->cost = path->cost;
  self->owner_id = path->owner.member;
  self->owner_text = explain_owner (&path->owner, name_member (map, path->owner.member),
                                    ((PursuitPathLine *) self->path->pdata[0])->name);
}

static gpointer
reading_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const ReadingData *wanted = data;
  g_autoptr (PursuitPeopleReading) self = g_new0 (PursuitPeopleReading, 1);
  g_autoptr (PursuitPeopleMap) map =
      wanted->map != NULL ? pursuit_people_map_ref (wanted->map)
                          : pursuit_people_read_map (db, wanted->company_id, wanted->deal_id,
                                                     pursuit_store_get_today (store), TRUE, error);

  g_atomic_ref_count_init (&self->ref_count);
  self->findings = g_ptr_array_new_with_free_func (free_finding);
  self->path = g_ptr_array_new_with_free_func (free_path);
  if (map == NULL || !read_findings (self, db, map, error))
    return NULL;
  read_path (self, map, wanted->person_id);
  return g_steal_pointer (&self);
}

static void
free_reading (gpointer reading)
{
  pursuit_people_reading_unref (reading);
}

/**
 * pursuit_session_people_reading:
 * @company_id: whose people the path may lead over; 0: those who take part in @deal_id
 * @deal_id: in which deal; 0: what holds for the company at any time
 * @person_id: to whom the path is wanted; 0 for the decision maker
 *
 * Returns: (transfer full) (nullable): findings, figures and the path of trust
 */
PursuitPeopleReading *
pursuit_session_people_reading (PursuitSession *self,
                                gint64 company_id,
                                gint64 deal_id,
                                gint64 person_id,
                                GError **error)
{
  ReadingData data = { NULL, company_id, deal_id, person_id };
  return pursuit_session_call (self, PURSUIT_LANE_READ, reading_func, &data, NULL, error);
}

/**
 * pursuit_session_map_reading_async:
 * @map: a reference is taken; the reading is as of its day
 * @person_id: to whom the path is wanted; 0 for the decision maker
 *
 * Reads from a map that is there already. Completed by pursuit_session_people_reading_finish().
 */
void
pursuit_session_map_reading_async (PursuitSession *self,
                                   PursuitPeopleMap *map,
                                   gint64 person_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  const ReadingData wanted = { map, 0, 0, person_id };

  g_return_if_fail (map != NULL);

  pursuit_people_map_ref (map);
  pursuit_session_call_async (self, pursuit_session_map_reading_async, PURSUIT_LANE_READ, reading_func,
                              g_memdup2 (&wanted, sizeof wanted), free_data, free_reading, cancellable,
                              callback, user_data);
}

/** pursuit_session_people_reading_finish: completes pursuit_session_map_reading_async(). */
PursuitPeopleReading *
pursuit_session_people_reading_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_map_reading_async, result, error);
}

/**
 * pursuit_people_reading_path_text:
 *
 * Returns: (transfer full): the path in one line, “Sun Li (friend) → Zhou Min (reports to) → Luo Jian”; ""
 * when there is none
 */
char *
pursuit_people_reading_path_text (const PursuitPeopleReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->path->len; i++)
    {
      const PursuitPathLine *line = self->path->pdata[i];

      g_string_append (text, i > 0 ? " → " : "");
      if (line->via == PURSUIT_TRUST_VIA_END)
        g_string_append (text, line->name);
      else
        /* Translators: a person, then how that person stands to the next one: “Sun Li (friend)” */
        g_string_append_printf (text, _ ("%s (%s)"), line->name, pursuit_trust_via_label (line->via));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
