/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pursuit-session-erase.h"

#include "pursuit-erase.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>

/* Who is erased, and by whom. */
typedef struct
{
  gint64 person_id;
  gint64 actor_id;
} Order;

/* What goes, as the dialog calls it. */
static const struct
{
  const char *table;
  const char *label;
} LABELS[] = {
  { "participant", N_ ("Roles in deals") },
  { "participant_value", N_ ("What was believed of them, over time") },
  { "relation", N_ ("Lines to other people") },
  { "acquaintance", N_ ("Who of us knows them") },
  { "rival_tie", N_ ("Ties to rivals") },
  { "party_member", N_ ("Places in groups") },
  { "activity_person", N_ ("Places in activities, which stay") },
  { "trip", N_ ("Journeys") },
  { "attachment", N_ ("Files") },
  { "need", N_ ("Personal needs") },
  { "need_version", N_ ("Wordings of personal needs") },
};

static void
free_mention (gpointer data)
{
  PursuitErasureMention *mention = data;

  g_free (mention->title);
  g_free (mention);
}

/** pursuit_erasure_free: frees it. */
void
pursuit_erasure_free (PursuitErasure *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->mentions);
  g_free (self->bytes_left);
  g_free (self);
}

static void
free_erasure (gpointer erasure)
{
  pursuit_erasure_free (erasure);
}

static void
add_line (PursuitErasure *self, const char *code, const char *label, guint n)
{
  PursuitErasureLine line = { code, label, n };

  if (n > 0)
    g_array_append_val (self->lines, line);
}

static const char *
label_of (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    {
      if (g_str_equal (LABELS[i].table, table))
        return _ (LABELS[i].label);
    }
  return table;
}

/* What the store found or did, in words. */
static PursuitErasure *
word (PursuitErased *erased)
{
  PursuitErasure *self = g_new0 (PursuitErasure, 1);

  self->name = g_strdup (erased->name);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PursuitErasureLine));
  self->mentions = g_ptr_array_new_with_free_func (free_mention);
  self->n_mentioned = erased->n_mentioned;
  self->n_mentioned_steps = erased->n_mentioned_steps;
  self->bytes_left = g_strdup (erased->bytes_left);
  for (guint i = 0; i < erased->parts->len; i++)
    {
      const PursuitErasedPart *part = &g_array_index (erased->parts, PursuitErasedPart, i);
      add_line (self, part->table, label_of (part->table), part->n);
    }
  add_line (self, "history", _ ("Lines of the history"), erased->n_steps);
  add_line (self, "reports", _ ("People who report to the manager then"), erased->n_reports);
  for (guint i = 0; i < erased->mentions->len; i++)
    {
      const PursuitMention *found = erased->mentions->pdata[i];
      PursuitErasureMention *mention = g_new0 (PursuitErasureMention, 1);
      mention->entity = pursuit_entity_find (found->table);
      mention->id = found->id;
      mention->title = g_strdup (found->title);
      g_ptr_array_add (self->mentions, mention);
    }
  return self;
}

static gpointer
survey_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autoptr (PursuitErased) erased = pursuit_erase_survey (db, order->person_id, error);

  return erased != NULL ? word (erased) : NULL;
}

/**
 * pursuit_session_erase_survey:
 * @person_id: who; also somebody who was deleted
 *
 * Looks what erasing the person would take away and what would stay; nothing is changed. Reads every text of
 * the database.
 *
 * Returns: (transfer full) (nullable): what there is
 */
PursuitErasure *
pursuit_session_erase_survey (PursuitSession *self, gint64 person_id, GError **error)
{
  Order order = { .person_id = person_id };
  return pursuit_session_call (self, PURSUIT_LANE_READ, survey_func, &order, NULL, error);
}

static Order *
order_new (PursuitSession *self, gint64 person_id)
{
  Order *order = g_new0 (Order, 1);

  order->person_id = person_id;
  order->actor_id = pursuit_session_get_actor (self);
  return order;
}

/** pursuit_session_erase_survey_async: the asynchronous form of pursuit_session_erase_survey(). */
void
pursuit_session_erase_survey_async (PursuitSession *self,
                                    gint64 person_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_erase_survey_async, PURSUIT_LANE_READ, survey_func,
                              order_new (self, person_id), g_free, free_erasure, cancellable, callback,
                              user_data);
}

/** pursuit_session_erase_survey_finish: completes pursuit_session_erase_survey_async(). */
PursuitErasure *
pursuit_session_erase_survey_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_erase_survey_async, result, error);
}

static gpointer
erase_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autoptr (PursuitErased) erased =
      pursuit_erase_person (store, db, order->actor_id, order->person_id, error);

  return erased != NULL ? word (erased) : NULL;
}

/**
 * pursuit_session_erase_person:
 * @person_id: who; also somebody who was deleted
 *
 * Erases a person: rows, history, files and bytes. This cannot be undone; ask before. Steps from before that
 * changed something else too can be undone still, and do not bring the person back; those about the person
 * alone cannot, and what was undone before cannot be done again.
 *
 * Returns: (transfer full) (nullable): what went
 */
PursuitErasure *
pursuit_session_erase_person (PursuitSession *self, gint64 person_id, GError **error)
{
  Order order = { person_id, pursuit_session_get_actor (self) };
  return pursuit_session_call (self, PURSUIT_LANE_WRITE, erase_func, &order, NULL, error);
}

/** pursuit_session_erase_person_async: the asynchronous form of pursuit_session_erase_person(). It cannot be
 * cancelled. */
void
pursuit_session_erase_person_async (PursuitSession *self,
                                    gint64 person_id,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_erase_person_async, PURSUIT_LANE_WRITE, erase_func,
                              order_new (self, person_id), g_free, free_erasure, NULL, callback, user_data);
}

/** pursuit_session_erase_person_finish: completes pursuit_session_erase_person_async(). */
PursuitErasure *
pursuit_session_erase_person_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_erase_person_async, result, error);
}
