/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitPeoplePicker:
 *
 * The people of one customer, or our own, with a check mark each: who took part. It is not seen while nobody
 * is known.
 */

#include "pursuit-people-picker.h"

#include <glib/gi18n-lib.h>

#include "pursuit-member.h"
#include "pursuit-person.h"
#include "pursuit-text.h"

#define MAX_PEOPLE 60
#define MAX_CHARS 120

struct _PursuitPeoplePicker
{
  AdwBin parent_instance;

  PursuitSession *session;
  GHashTable *picked; /* set of gint64 ids, also of people who are not listed */
  GCancellable *cancellable;
  AdwPreferencesGroup *group;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PursuitPeoplePicker, pursuit_people_picker, ADW_TYPE_BIN)

static gint64 *
id_key (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
toggled_cb (PursuitPeoplePicker *self, GtkCheckButton *check)
{
  gint64 *id = g_object_get_data (G_OBJECT (check), "id");

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->picked, id_key (*id));
  else
    g_hash_table_remove (self->picked, id);
}

static void
add_person (PursuitPeoplePicker *self, PursuitRecord *person)
{
  gboolean ours = pursuit_record_get_entity (person) == &PURSUIT_MEMBER_ENTITY;
  const char *name = pursuit_record_get_text (person, ours ? PURSUIT_MEMBER_NAME : PURSUIT_PERSON_NAME);
  const char *title = pursuit_record_get_text (person, ours ? PURSUIT_MEMBER_REGION : PURSUIT_PERSON_TITLE);
  g_autofree char *name_line = pursuit_text_for_display (name ? name : "", MAX_CHARS);
  g_autofree char *title_line = pursuit_text_for_display (title ? title : "", MAX_CHARS);
  g_autofree char *name_markup = g_markup_escape_text (name_line, -1);
  g_autofree char *title_markup = g_markup_escape_text (title_line, -1);
  gint64 id = pursuit_record_get_id (person);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title_markup);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->picked, &id));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name_line, -1);
  g_object_set_data_full (G_OBJECT (check), "id", id_key (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear (PursuitPeoplePicker *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PursuitPeoplePicker) self = user_data;
  g_autoptr (GPtrArray) people = pursuit_session_fetch_finish (PURSUIT_SESSION (source), result, NULL);

  if (people == NULL || self->rows == NULL)
    return;
  clear (self);
  for (guint i = 0; i < people->len; i++)
    add_person (self, people->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->group), people->len > 0);
}

static void
fetch (PursuitPeoplePicker *self, PursuitListSpec *spec)
{
  gboolean ours = spec->entity == &PURSUIT_MEMBER_ENTITY;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pursuit_list_spec_sort (spec, ours ? PURSUIT_MEMBER_NAME : PURSUIT_PERSON_NAME, FALSE);
  pursuit_list_spec_set_limit (spec, MAX_PEOPLE);
  pursuit_session_fetch_async (self->session, spec, self->cancellable, fetched_cb, g_object_ref (self));
}

static void
pursuit_people_picker_dispose (GObject *object)
{
  PursuitPeoplePicker *self = PURSUIT_PEOPLE_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_people_picker_parent_class)->dispose (object);
}

static void
pursuit_people_picker_finalize (GObject *object)
{
  PursuitPeoplePicker *self = PURSUIT_PEOPLE_PICKER (object);

  g_clear_object (&self->session);
  g_hash_table_unref (self->picked);

  G_OBJECT_CLASS (pursuit_people_picker_parent_class)->finalize (object);
}

static void
pursuit_people_picker_class_init (PursuitPeoplePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pursuit_people_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = pursuit_people_picker_finalize;
}

static void
pursuit_people_picker_init (PursuitPeoplePicker *self)
{
  self->picked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Who took part"));
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/** pursuit_people_picker_new: (transfer floating): a picker that lists nobody yet. */
PursuitPeoplePicker *
pursuit_people_picker_new (PursuitSession *session)
{
  PursuitPeoplePicker *self = g_object_new (PURSUIT_TYPE_PEOPLE_PICKER, NULL);

  g_return_val_if_fail (PURSUIT_IS_SESSION (session), NULL);

  self->session = g_object_ref (session);
  return self;
}

/** pursuit_people_picker_set_company: lists the people of the customer @company_id. */
void
pursuit_people_picker_set_company (PursuitPeoplePicker *self, gint64 company_id)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);

  g_return_if_fail (PURSUIT_IS_PEOPLE_PICKER (self));

  pursuit_list_spec_where_int (spec, PURSUIT_PERSON_COMPANY_ID, PURSUIT_OP_EQ, company_id);
  fetch (self, spec);
}

/** pursuit_people_picker_set_colleagues: lists our own people who are active. */
void
pursuit_people_picker_set_colleagues (PursuitPeoplePicker *self)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_MEMBER_ENTITY);

  g_return_if_fail (PURSUIT_IS_PEOPLE_PICKER (self));

  adw_preferences_group_set_title (self->group, _ ("Colleagues"));
  pursuit_list_spec_where (spec, PURSUIT_MEMBER_ACTIVE, PURSUIT_OP_IS_SET, NULL);
  fetch (self, spec);
}

/** pursuit_people_picker_set_company_name: lists the people of the customer of that name; nobody for "". */
void
pursuit_people_picker_set_company_name (PursuitPeoplePicker *self, const char *name)
{
  g_autoptr (PursuitListSpec) spec = pursuit_list_spec_new (&PURSUIT_PERSON_ENTITY);

  g_return_if_fail (PURSUIT_IS_PEOPLE_PICKER (self));
  g_return_if_fail (name != NULL);

  if (pursuit_text_is_blank (name))
    {
      g_cancellable_cancel (self->cancellable);
      clear (self);
      return;
    }
  pursuit_list_spec_where (spec, PURSUIT_PERSON_COMPANY, PURSUIT_OP_EQ, name);
  fetch (self, spec);
}

/** pursuit_people_picker_pick: marks a person, whether listed already or not. */
void
pursuit_people_picker_pick (PursuitPeoplePicker *self, gint64 person_id)
{
  g_return_if_fail (PURSUIT_IS_PEOPLE_PICKER (self));

  g_hash_table_add (self->picked, id_key (person_id));
}

/** pursuit_people_picker_get_picked: (transfer full): the ids (gint64) of all who are marked. */
GArray *
pursuit_people_picker_get_picked (PursuitPeoplePicker *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (PURSUIT_IS_PEOPLE_PICKER (self), ids);

  g_hash_table_iter_init (&iter, self->picked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *) key);
  return ids;
}
