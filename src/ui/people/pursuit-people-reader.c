/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeopleReader:
 *
 * Reads the people of a chart, with the names of their company and deal, and what changes of them when the
 * database does. The signal ::read follows each reading; ::failed (GError *error) one that failed.
 *
 * Reading takes three answers, one after the other: the company, the deal, the people. Each answer belongs to
 * the reading whose GCancellable it has; a newer reading cancels an older one. After a change one answer is
 * enough: the map after it, which shares with the one before all that did not change. Changes that come
 * meanwhile wait for it.
 */

#include "pursuit-people-reader.h"

#include "pursuit-company.h"
#include "pursuit-custom-field.h"
#include "pursuit-deal.h"
#include "pursuit-session-people.h"

struct _PursuitPeopleReader
{
  GObject parent_instance;

  PursuitSession *session;
  gint64 company_id;
  gint64 deal_id;
  PursuitDay day;       /* as of which the deal is read; PURSUIT_DAY_NONE for now */
  gboolean matters;     /* those who matter in the customer's buying stage stand out */
  gboolean choose_deal; /* no deal was asked for: take the largest open one */
  char *company;
  char *deal;
  PursuitPeopleMap *map;    /* NULL until read */
  PursuitOrgPeople *people; /* likewise: made from the map */
  GCancellable *cancellable;
  gboolean reading;       /* all is being read */
  gboolean following;     /* a map after a change is being read */
  PursuitChange *pending; /* what changed meanwhile; NULL for nothing */
  guint reload_source;
};

G_DEFINE_FINAL_TYPE (PursuitPeopleReader, pursuit_people_reader, G_TYPE_OBJECT)

enum
{
  READ,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_stale (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Takes over what was read. */
static void
take_map (PursuitPeopleReader *self, PursuitPeopleMap *map)
{
  PursuitOrgPeople *people = pursuit_org_people_new_after (self->people, map, self->matters);

  g_clear_pointer (&self->people, pursuit_org_people_unref);
  self->people = people;
  pursuit_people_map_ref (map);
  g_clear_pointer (&self->map, pursuit_people_map_unref);
  self->map = map;
  g_signal_emit (self, signals[READ], 0);
}

static void
people_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeopleReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map_finish (PURSUIT_SESSION (source), result, &error);

  if (is_stale (error))
    return;
  self->reading = FALSE;
  if (map)
    {
      take_map (self, map);
      return;
    }
  g_clear_pointer (&self->map, pursuit_people_map_unref); /* it may be of another company */
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
read_people (PursuitPeopleReader *self)
{
  pursuit_session_people_map_async (self->session, self->company_id, self->deal_id, self->day,
                                    self->cancellable, people_read_cb, g_object_ref (self));
}

static void
take_deal (PursuitPeopleReader *self, PursuitRecord *deal)
{
  g_free (self->deal);
  self->deal = deal ? g_strdup (pursuit_record_get_text (deal, PURSUIT_DEAL_TITLE)) : NULL;
  self->deal_id = deal ? pursuit_record_get_id (deal) : 0;
}

static void
deal_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeopleReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) deal = pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);

  if (is_stale (error))
    return;
  take_deal (self, deal); /* a deal that was deleted meanwhile is none */
  read_people (self);
}

static void
deals_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeopleReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) deals = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (is_stale (error))
    return;
  self->choose_deal = FALSE;
  take_deal (self, deals && deals->len > 0 ? deals->pdata[0] : NULL);
  read_people (self);
}

static void
read_deal (PursuitPeopleReader *self)
{
  g_autoptr (PursuitListSpec) spec = NULL;

  if (!self->choose_deal && self->deal_id == 0)
    {
      take_deal (self, NULL);
      read_people (self);
      return;
    }
  if (!self->choose_deal)
    {
      pursuit_session_record_async (self->session, &PURSUIT_DEAL_ENTITY, self->deal_id, self->cancellable,
                                    deal_read_cb, g_object_ref (self));
      return;
    }
  spec = pursuit_list_spec_new (&PURSUIT_DEAL_ENTITY);
  pursuit_list_spec_where_int (spec, PURSUIT_DEAL_COMPANY_ID, PURSUIT_OP_EQ, self->company_id);
  pursuit_list_spec_where (spec, PURSUIT_DEAL_OUTCOME, PURSUIT_OP_EQ, "open");
  pursuit_list_spec_sort (spec, PURSUIT_DEAL_AMOUNT, TRUE);
  pursuit_list_spec_set_limit (spec, 1);
  pursuit_session_fetch_async (self->session, spec, self->cancellable, deals_read_cb, g_object_ref (self));
}

static void
company_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeopleReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) company =
      pursuit_session_record_finish (PURSUIT_SESSION (source), result, &error);

  if (is_stale (error))
    return;
  g_free (self->company);
  self->company = company ? g_strdup (pursuit_record_get_text (company, PURSUIT_COMPANY_NAME)) : NULL;
  read_deal (self);
}

static void
reload (PursuitPeopleReader *self)
{
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_pointer (&self->pending, pursuit_change_unref);
  self->following = FALSE;
  self->reading = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->company_id)
    {
      pursuit_session_record_async (self->session, &PURSUIT_COMPANY_ENTITY, self->company_id,
                                    self->cancellable, company_read_cb, g_object_ref (self));
      return;
    }
  g_clear_pointer (&self->company, g_free);
  read_deal (self);
}

static gboolean
reload_cb (gpointer user_data)
{
  PursuitPeopleReader *self = user_data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* What the company and the deal are called now stands in the map. */
static void
take_names (PursuitPeopleReader *self, PursuitPeopleMap *map)
{
  g_free (self->company);
  self->company =
      map->company ? g_strdup (pursuit_record_get_text (map->company, PURSUIT_COMPANY_NAME)) : NULL;
  take_deal (self, map->deal);
}

static void
follow (PursuitPeopleReader *self);

static void
followed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeopleReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitPeopleMap) map =
      pursuit_session_people_map_after_finish (PURSUIT_SESSION (source), result, &error);

  if (is_stale (error))
    return;
  self->following = FALSE;
  if (map == NULL)
    {
      /* what is there lacks the change: the next one reads all anew */
      g_clear_pointer (&self->map, pursuit_people_map_unref);
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  take_names (self, map);
  take_map (self, map);
  if (self->pending)
    follow (self);
}

/* Reads the map after the changes that are pending. */
static void
follow (PursuitPeopleReader *self)
{
  g_autoptr (PursuitChange) change = g_steal_pointer (&self->pending);

  self->following = TRUE;
  pursuit_session_people_map_after_async (self->session, self->map, change, self->company_id, self->deal_id,
                                          self->day, self->cancellable, followed_cb, g_object_ref (self));
}

static void
changed_cb (PursuitPeopleReader *self, PursuitChange *change)
{
  gboolean other_fields = pursuit_change_touches (change, PURSUIT_CUSTOM_FIELD_ENTITY.name);

  if ((self->company_id == 0 && self->deal_id == 0) ||
      (pursuit_people_map_get_parts (change) == PURSUIT_PEOPLE_PART_NONE && !other_fields))
    return;
  /* What is being read may be older than the change, or newer. */
  if (self->reading || self->map == NULL || other_fields)
    {
      if (self->reload_source == 0)
        self->reload_source = g_idle_add (reload_cb, self);
      return;
    }
  if (self->pending == NULL)
    self->pending = pursuit_change_new ();
  pursuit_change_merge (self->pending, change);
  if (!self->following)
    follow (self);
}

static void
pursuit_people_reader_dispose (GObject *object)
{
  PursuitPeopleReader *self = PURSUIT_PEOPLE_READER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_pointer (&self->pending, pursuit_change_unref);
  g_clear_pointer (&self->people, pursuit_org_people_unref);
  g_clear_pointer (&self->map, pursuit_people_map_unref);

  G_OBJECT_CLASS (pursuit_people_reader_parent_class)->dispose (object);
}

static void
pursuit_people_reader_finalize (GObject *object)
{
  PursuitPeopleReader *self = PURSUIT_PEOPLE_READER (object);

  g_clear_object (&self->session);
  g_free (self->company);
  g_free (self->deal);

  G_OBJECT_CLASS (pursuit_people_reader_parent_class)->finalize (object);
}

static void
pursuit_people_reader_class_init (PursuitPeopleReaderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_people_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_people_reader_finalize;

  signals[READ] = g_signal_new ("read", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pursuit_people_reader_init (PursuitPeopleReader *self)
{
  self->day = PURSUIT_DAY_NONE;
}

/** pursuit_people_reader_new: (transfer full): a reader of @session that has read nothing yet. */
PursuitPeopleReader *
pursuit_people_reader_new (PursuitSession *session)
{
  PursuitPeopleReader *self;

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self = g_object_new (PURSUIT_TYPE_PEOPLE_READER, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * pursuit_people_reader_read:
 * @company_id: whose people; 0: those who take part in @deal_id
 * @deal_id: the deal whose roles, attitudes and weights are read; 0 for none
 * @choose_deal: take the company's largest open deal instead
 *
 * Begins to read, now and after each change from now on.
 */
void
pursuit_people_reader_read (PursuitPeopleReader *self,
                            gint64 company_id,
                            gint64 deal_id,
                            gboolean choose_deal)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_READER (self));
  g_return_if_fail (company_id != 0 || (deal_id != 0 && !choose_deal));

  self->company_id = company_id;
  self->deal_id = deal_id;
  self->choose_deal = choose_deal;
  reload (self);
}

/** pursuit_people_reader_set_day: reads the deal as of @day from now on; %PURSUIT_DAY_NONE is now. */
void
pursuit_people_reader_set_day (PursuitPeopleReader *self, PursuitDay day)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_READER (self));

  if (day == self->day)
    return;
  self->day = day;
  if (self->company_id || self->deal_id)
    reload (self);
}

/** pursuit_people_reader_get_day: as of which the deal is read; %PURSUIT_DAY_NONE is now. */
PursuitDay
pursuit_people_reader_get_day (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), PURSUIT_DAY_NONE);

  return self->day;
}

/** pursuit_people_reader_set_matters: whether those who matter in the customer's buying stage stand out. */
void
pursuit_people_reader_set_matters (PursuitPeopleReader *self, gboolean matters)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_READER (self));

  if (matters == self->matters)
    return;
  self->matters = matters;
  if (self->company_id || self->deal_id)
    reload (self);
}

/** pursuit_people_reader_get_matters: whether they do. */
gboolean
pursuit_people_reader_get_matters (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), FALSE);

  return self->matters;
}

/** pursuit_people_reader_get_company: id of the company; 0 when a deal's people are shown, or nothing yet. */
gint64
pursuit_people_reader_get_company (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), 0);

  return self->company_id;
}

/** pursuit_people_reader_get_company_name: (nullable): its name, once it was read. */
const char *
pursuit_people_reader_get_company_name (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), NULL);

  return self->company;
}

/** pursuit_people_reader_get_deal: id of the chosen deal; 0 for none. */
gint64
pursuit_people_reader_get_deal (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), 0);

  return self->deal_id;
}

/** pursuit_people_reader_get_deal_title: (nullable): its title, once it was read. */
const char *
pursuit_people_reader_get_deal_title (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), NULL);

  return self->deal;
}

/** pursuit_people_reader_get_people: (transfer none) (nullable): the people that were read last. */
PursuitOrgPeople *
pursuit_people_reader_get_people (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), NULL);

  return self->people;
}

/** pursuit_people_reader_get_map: (transfer none) (nullable): all that was read last. */
PursuitPeopleMap *
pursuit_people_reader_get_map (PursuitPeopleReader *self)
{
  g_return_val_if_fail (PURSUIT_IS_PEOPLE_READER (self), NULL);

  return self->map;
}
