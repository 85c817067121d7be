/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitRecordNames:
 *
 * Fills a drop-down with the names of records, behind what stands there for all of them; where nothing does,
 * the first record is what is chosen as long as no other one is. It follows the database. Which record is
 * wanted is known by its uid: one that is not there, or not yet, leaves the first line chosen.
 *
 * Signal “read”: the names are there, or others than before.
 * Signal “chosen”: the user chose another one.
 */

#include "pursuit-record-names.h"

#include "pursuit-text.h"

/* A longer list is no use to choose from. */
#define MAX_NAMES 500
#define MAX_LETTERS 40

struct _PursuitRecordNames
{
  GObject parent_instance;

  GtkDropDown *chooser;
  PursuitListSpec *spec;
  guint name_field;
  PursuitSession *session;
  GCancellable *reading;
  guint n_first;      /* lines that stand for all */
  GPtrArray *records; /* (nullable): PursuitRecord, in the order of the lines behind these */
  char *wanted;       /* (nullable): a uid */
  gboolean showing;   /* the chooser changes, and not by the user */
};

G_DEFINE_FINAL_TYPE (PursuitRecordNames, pursuit_record_names, G_TYPE_OBJECT)

enum
{
  READ,
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkStringList *
get_lines (PursuitRecordNames *self)
{
  return GTK_STRING_LIST (gtk_drop_down_get_model (self->chooser));
}

/* The record of the chosen line; NULL for the first line, whatever it says. */
static PursuitRecord *
get_chosen (PursuitRecordNames *self)
{
  guint line = gtk_drop_down_get_selected (self->chooser);

  return self->records != NULL && line > 0 && line - self->n_first < self->records->len
             ? self->records->pdata[line - self->n_first]
             : NULL;
}

static void
show_wanted (PursuitRecordNames *self)
{
  guint line = 0;

  for (guint i = 0; self->records != NULL && self->wanted != NULL && i < self->records->len; i++)
    if (g_strcmp0 (pursuit_record_get_text (self->records->pdata[i], PURSUIT_RECORD_UID), self->wanted) == 0)
      line = i + self->n_first;
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->chooser, line);
  self->showing = FALSE;
}

static void
show_lines (PursuitRecordNames *self)
{
  GtkStringList *lines = get_lines (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      const char *name = pursuit_record_get_text (self->records->pdata[i], self->name_field);
      g_autofree char *line = pursuit_text_for_display (name != NULL ? name : "", MAX_LETTERS);

      g_strv_builder_add (builder, line);
    }
  g_auto (GStrv) names = g_strv_builder_end (builder);
  self->showing = TRUE;
  gtk_string_list_splice (lines, self->n_first,
                          g_list_model_get_n_items (G_LIST_MODEL (lines)) - self->n_first,
                          (const char *const *) names);
  self->showing = FALSE;
  show_wanted (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitRecordNames) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Without names the first line can be chosen all the same. */
  if (records == NULL && self->records == NULL)
    records = g_ptr_array_new ();
  if (records != NULL)
    {
      g_clear_pointer (&self->records, g_ptr_array_unref);
      self->records = g_steal_pointer (&records);
      show_lines (self);
    }
  g_signal_emit (self, signals[READ], 0);
}

static void
read_names (PursuitRecordNames *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pursuit_session_fetch_async (self->session, self->spec, self->reading, read_cb, g_object_ref (self));
}

static void
changed_cb (PursuitRecordNames *self, PursuitChange *change)
{
  if (pursuit_change_touches (change, self->spec->entity->name))
    read_names (self);
}

static void
selected_cb (PursuitRecordNames *self)
{
  PursuitRecord *record = get_chosen (self);

  if (self->showing || self->records == NULL)
    return;
  g_free (self->wanted);
  self->wanted = record != NULL ? g_strdup (pursuit_record_get_text (record, PURSUIT_RECORD_UID)) : NULL;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
pursuit_record_names_dispose (GObject *object)
{
  PursuitRecordNames *self = PURSUIT_RECORD_NAMES (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (pursuit_record_names_parent_class)->dispose (object);
}

static void
pursuit_record_names_finalize (GObject *object)
{
  PursuitRecordNames *self = PURSUIT_RECORD_NAMES (object);

  pursuit_list_spec_unref (self->spec);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->wanted);

  G_OBJECT_CLASS (pursuit_record_names_parent_class)->finalize (object);
}

static void
pursuit_record_names_class_init (PursuitRecordNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_record_names_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_record_names_finalize;

  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
pursuit_record_names_init (PursuitRecordNames *self)
{
}

/**
 * pursuit_record_names_new:
 * @chooser: has a GtkStringList with what stands for all of them
 * @spec: (transfer full): lists the records
 * @name_field: what each is called by
 *
 * Returns: (transfer full): what fills @chooser, once it has a database to read from
 */
PursuitRecordNames *
pursuit_record_names_new (GtkDropDown *chooser, PursuitListSpec *spec, guint name_field)
{
  g_return_val_if_fail (GTK_IS_DROP_DOWN (chooser) && spec != NULL, NULL);

  PursuitRecordNames *self = g_object_new (PURSUIT_TYPE_RECORD_NAMES, NULL);
  self->chooser = g_object_ref (chooser);
  self->spec = spec;
  self->name_field = name_field;
  self->n_first = g_list_model_get_n_items (G_LIST_MODEL (get_lines (self)));
  pursuit_list_spec_set_limit (spec, MAX_NAMES);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** pursuit_record_names_read: fills the chooser from @session, and follows it; once. */
void
pursuit_record_names_read (PursuitRecordNames *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_RECORD_NAMES (self) && PURSUIT_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_names (self);
}

/** pursuit_record_names_is_read: whether the names are known. */
gboolean
pursuit_record_names_is_read (PursuitRecordNames *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_NAMES (self), FALSE);

  return self->records != NULL;
}

/** pursuit_record_names_get_n: how many lines there are besides the first one. */
guint
pursuit_record_names_get_n (PursuitRecordNames *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_NAMES (self), 0);

  guint n = g_list_model_get_n_items (G_LIST_MODEL (get_lines (self)));
  return n > 0 ? n - 1 : 0;
}

/** pursuit_record_names_choose: chooses the record @uid, or all for %NULL, as soon as the names are known;
 * without a signal. */
void
pursuit_record_names_choose (PursuitRecordNames *self, const char *uid)
{
  g_return_if_fail (PURSUIT_IS_RECORD_NAMES (self));

  if (g_strcmp0 (self->wanted, uid) != 0)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (uid);
    }
  show_wanted (self);
}

/** pursuit_record_names_get_id: the id of the chosen record; 0 for the first line. */
gint64
pursuit_record_names_get_id (PursuitRecordNames *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_NAMES (self), 0);

  PursuitRecord *record = get_chosen (self);
  return record != NULL ? pursuit_record_get_id (record) : 0;
}

/** pursuit_record_names_get_uid: (nullable): what is to be remembered: the uid of the record that is wanted,
 * whether it is there or not; %NULL for all. */
const char *
pursuit_record_names_get_uid (PursuitRecordNames *self)
{
  g_return_val_if_fail (PURSUIT_IS_RECORD_NAMES (self), NULL);

  return self->wanted;
}
