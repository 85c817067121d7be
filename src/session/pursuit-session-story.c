/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a deal came to where it is: its stage events, and the steps of the journal with what each changed. */

#include "pursuit-session-story.h"

#include "pursuit-deal-story-read.h"
#include "pursuit-deal.h"
#include "pursuit-journal.h"
#include "pursuit-label.h"
#include "pursuit-parse.h"
#include "pursuit-select.h"
#include "pursuit-session-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Who reads, and what every line of the story needs. */
typedef struct
{
  PursuitDb *db;
  PursuitSelectContext context;
  const char *currency; /* of the deal now */
  GHashTable *names;    /* "member 3" → its name: the same few come again and again */
} Reader;

/* The field that says in words what @field says as a number: “owner” of “owner_id”; @field itself where it is
 * shown as it is; NULL where people never see it. */
static const PursuitField *
find_shown (const PursuitField *field)
{
  const char *end = field->type == PURSUIT_FIELD_REF ? strstr (field->name, "_id") : NULL;
  g_autofree char *name = end != NULL ? g_strndup (field->name, end - field->name) : g_strdup (field->name);
  int index = pursuit_entity_find_field (&PURSUIT_DEAL_ENTITY, name);

  if (index < 0 || PURSUIT_DEAL_ENTITY.fields[index].label == NULL)
    return NULL;
  return &PURSUIT_DEAL_ENTITY.fields[index];
}

/* The record @id of @entity; NULL when it is gone, or with @error. */
static PursuitRecord *
read_record (Reader *reader, const PursuitEntity *entity, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records =
      pursuit_select_records (reader->db, entity, &reader->context, &id, 1, error);

  return records != NULL ? g_steal_pointer (&records->pdata[0]) : NULL;
}

/* What the record @id of @entity is called now; “#5” when it is gone. */
static char *
read_name (Reader *reader, const PursuitEntity *entity, gint64 id)
{
  g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, entity->name, id);
  const char *known = g_hash_table_lookup (reader->names, key);
  g_autoptr (PursuitRecord) record = NULL;
  char *name;
  int field = pursuit_entity_find_field (entity, "name");

  if (known != NULL)
    return g_strdup (known);
  record = read_record (reader, entity, id, NULL);
  if (record != NULL && field >= 0)
    name = g_strdup (pursuit_record_get_text (record, field));
  else
    name = g_strdup_printf ("#%" G_GINT64_FORMAT, id);
  g_hash_table_insert (reader->names, g_steal_pointer (&key), g_strdup (name));
  return name;
}

/* @value, a column of the journal, in words; "" for nothing. */
static char *
word_value (Reader *reader, const PursuitField *field, const PursuitValue *value)
{
  const PursuitEntity *target = field->target != NULL ? pursuit_entity_find (field->target) : NULL;
  g_auto (PursuitValue) day = { 0 };
  char *words;

  if (value == NULL || value->kind == PURSUIT_VALUE_NULL)
    return g_strdup ("");
  if (field->type == PURSUIT_FIELD_REF && target != NULL && value->kind == PURSUIT_VALUE_INT)
    return read_name (reader, target, value->i);
  if (field->type == PURSUIT_FIELD_DATE && value->kind == PURSUIT_VALUE_TEXT)
    {
      pursuit_value_set_int (&day, pursuit_day_parse_iso (value->s));
      value = &day;
    }
  /* the only numbers between 0 and 1 are probabilities */
  if (field->type == PURSUIT_FIELD_REAL && field->max == 1 && value->kind == PURSUIT_VALUE_REAL)
    return g_strdup_printf (_ ("%d %%"), (int) lround (100 * value->d));
  words = pursuit_value_to_display (field, value, reader->currency, reader->context.today);
  return words != NULL ? words : g_strdup ("");
}

static void
add_changes (Reader *reader, PursuitDealStep *step, const PursuitRowChange *change)
{
  for (guint i = 0; i < pursuit_row_get_length (change->after); i++)
    {
      const char *column = pursuit_row_get_column (change->after, i);
      int index = pursuit_entity_find_field (&PURSUIT_DEAL_ENTITY, column);
      const PursuitField *field = index >= 0 ? &PURSUIT_DEAL_ENTITY.fields[index] : NULL;
      const PursuitField *shown = field != NULL ? find_shown (field) : NULL;

      if (shown != NULL)
        g_ptr_array_add (
            step->changes,
            pursuit_field_change_new ((guint) (shown - PURSUIT_DEAL_ENTITY.fields),
                                      word_value (reader, field, pursuit_row_get (change->before, column)),
                                      word_value (reader, field, pursuit_row_get_at (change->after, i))));
    }
}

/* Evidence, reasons and notes, each with the step that it came with. */
static gboolean
read_details (Reader *reader, PursuitDealStory *story, gint64 deal_id, GError **error)
{
  PursuitStmt *stmt = pursuit_db_query (reader->db, "story-details", error);
  int state = -1;

  if (stmt == NULL)
    return FALSE;
  pursuit_bind_int (stmt, 1, deal_id);
  while ((state = pursuit_db_step (reader->db, stmt, error)) == 1)
    {
      for (guint i = 0; i < story->steps->len; i++)
        {
          PursuitDealStep *step = story->steps->pdata[i];
          if (step->operation_id == pursuit_column_int (stmt, 0) && step->detail == NULL)
            step->detail = g_strdup (pursuit_column_text (stmt, 1));
        }
    }
  return state == 0;
}

/* What a deal came with is told by its events. */
static gboolean
is_bringing (const char *kind)
{
  return g_str_equal (kind, "create") || g_str_equal (kind, "import") || g_str_equal (kind, "new-deal");
}

static gboolean
read_steps (Reader *reader, PursuitDealStory *story, gint64 deal_id, GError **error)
{
  g_autoptr (GPtrArray) operations =
      pursuit_journal_story (reader->db, deal_id, PURSUIT_STORY_MAX_STEPS, error);
  g_autoptr (GPtrArray) changes =
      operations != NULL
          ? pursuit_store_read_row_changes (reader->db, "deal", deal_id, 2 * PURSUIT_STORY_MAX_STEPS, error)
          : NULL;
  g_autoptr (PursuitOperation) last = NULL;
  gint64 now_ms = g_get_real_time () / 1000;

  if (changes == NULL)
    return FALSE;
  last = pursuit_journal_last (reader->db, FALSE, now_ms, NULL);
  for (guint i = 0; i < operations->len; i++)
    {
      const PursuitOperation *operation = operations->pdata[i];
      PursuitDealStep *step;

      step = pursuit_deal_step_new ();
      step->operation_id = operation->id;
      step->at_ms = operation->at_ms;
      step->actor = g_strdup (operation->actor != NULL ? operation->actor : "");
      step->label = pursuit_label_for_operation (operation->kind, operation->args);
      step->undone = operation->undone;
      step->is_last = last != NULL && last->id == operation->id;
      step->can_undo = pursuit_journal_can_revert (reader->db, operation->id, now_ms);
      step->brought = is_bringing (operation->kind);
      for (guint k = 0; k < changes->len; k++)
        {
          const PursuitRowChange *change = changes->pdata[k];

          if (change->operation_id == operation->id)
            add_changes (reader, step, change);
        }
      g_ptr_array_add (story->steps, step);
    }
  return read_details (reader, story, deal_id, error);
}

static gpointer
story_func (PursuitStore *store, PursuitDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 deal_id = *(gint64 *) data;
  g_autoptr (PursuitDealStory) story = pursuit_deal_story_new ();
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { .db = db, .context = { .today = pursuit_store_get_today (store) }, .names = names };
  g_autoptr (PursuitRecord) deal = read_record (&reader, &PURSUIT_DEAL_ENTITY, deal_id, NULL);
  GPtrArray *events = pursuit_store_read_stage_events (db, deal_id, error);

  if (events == NULL)
    return NULL;
  g_ptr_array_unref (story->events);
  story->events = events;
  /* amounts are told in the deal's present currency, and without one where the deal is gone */
  if (deal != NULL)
    reader.currency = pursuit_record_get_text (deal, PURSUIT_DEAL_CURRENCY);
  return read_steps (&reader, story, deal_id, error) ? g_steal_pointer (&story) : NULL;
}

static void
free_story (gpointer story)
{
  pursuit_deal_story_free (story);
}

/**
 * pursuit_session_deal_story:
 *
 * Returns: (transfer full) (nullable): how the deal came to where it is
 */
PursuitDealStory *
pursuit_session_deal_story (PursuitSession *self, gint64 deal_id, GError **error)
{
  return pursuit_session_call (self, PURSUIT_LANE_READ, story_func, &deal_id, NULL, error);
}

/** pursuit_session_deal_story_async: the asynchronous form of pursuit_session_deal_story(). */
void
pursuit_session_deal_story_async (PursuitSession *self,
                                  gint64 deal_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  pursuit_session_call_async (self, pursuit_session_deal_story_async, PURSUIT_LANE_READ, story_func,
                              g_memdup2 (&deal_id, sizeof deal_id), g_free, free_story, cancellable, callback,
                              user_data);
}

/** pursuit_session_deal_story_finish: completes pursuit_session_deal_story_async(). */
PursuitDealStory *
pursuit_session_deal_story_finish (PursuitSession *self, GAsyncResult *result, GError **error)
{
  return pursuit_session_call_finish (self, pursuit_session_deal_story_async, result, error);
}
