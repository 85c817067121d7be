/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitForm:
 *
 * A form over some fields of an entity, made from its descriptor table. It knows what the user changed and
 * hands over only that.
 */

#include "pursuit-form.h"

#include "pursuit-custom-field.h"
#include "pursuit-form-row.h"
#include "pursuit-parse.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint field;
  const PursuitField *spec; /* as it was when the row was made: users may define a custom field anew */
  GtkWidget *widget;        /* in the form */
  char *stored;             /* what the record has; "" when there is no record yet */
  char *shown;              /* what the row showed before the user touched it */
} Row;

struct _PursuitForm
{
  AdwBin parent_instance;

  const PursuitEntity *entity;
  GtkBox *groups;
  AdwPreferencesGroup *custom; /* (nullable): in @groups: the fields that users gave the entity */
  GArray *rows;                /* Row */
  PursuitRecord *record;       /* (nullable): whose values are shown */
  char *currency;
};

G_DEFINE_FINAL_TYPE (PursuitForm, pursuit_form, ADW_TYPE_BIN)

static Row *
find_row (PursuitForm *self, guint field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (row->field == field)
        return row;
    }
  return NULL;
}

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->stored);
  g_free (row->shown);
}

/* What the row shows now is what it showed before the user touched it. */
static void
remember_shown (Row *row)
{
  g_free (row->shown);
  row->shown = pursuit_form_row_get_text (row->widget, row->spec);
}

static gboolean
row_is_changed (const Row *row)
{
  g_autofree char *text = pursuit_form_row_get_text (row->widget, row->spec);

  return !g_str_equal (text, row->shown);
}

static gboolean
collect_row (const Row *row, PursuitFields *fields)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pursuit_form_row_get_text (row->widget, row->spec);
  gboolean required = row->spec->flags & PURSUIT_FIELD_REQUIRED;

  /* What must be filled is checked although it was not touched. */
  if (!g_str_equal (text, row->stored) || (required && *text == '\0'))
    pursuit_fields_parse (fields, row->spec->name, text, &error);
  pursuit_form_row_tell (row->widget, error ? error->message : NULL);
  return error == NULL;
}

static void
pursuit_form_finalize (GObject *object)
{
  PursuitForm *self = PURSUIT_FORM (object);

  g_array_unref (self->rows);
  g_clear_object (&self->record);
  g_free (self->currency);

  G_OBJECT_CLASS (pursuit_form_parent_class)->finalize (object);
}

static void
pursuit_form_class_init (PursuitFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_form_finalize;
}

static void
pursuit_form_init (PursuitForm *self)
{
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
}

/* A group of rows for @fields at the end of the form. */
static AdwPreferencesGroup *
add_group (PursuitForm *self, PursuitSession *session, const guint *fields, gsize n_fields)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (gsize i = 0; i < n_fields; i++)
    {
      const PursuitField *field = &self->entity->fields[fields[i]];
      Row row = { .field = fields[i],
                  .spec = field,
                  .widget = pursuit_form_row_new (session, field),
                  .stored = g_strdup ("") };

      remember_shown (&row);
      g_array_append_val (self->rows, row);
      adw_preferences_group_add (group, row.widget);
    }
  gtk_box_append (self->groups, GTK_WIDGET (group));
  return group;
}

/**
 * pursuit_form_new:
 * @session: (nullable): where suggestions for names come from
 * @fields: indices in @entity's table of fields that users may edit, in the order of the form
 *
 * Returns: (transfer floating): an empty form
 */
PursuitForm *
pursuit_form_new (PursuitSession *session, const PursuitEntity *entity, const guint *fields, gsize n_fields)
{
  PursuitForm *self = g_object_new (PURSUIT_TYPE_FORM, NULL);

  g_return_val_if_fail (entity != NULL, NULL);

  self->entity = entity;
  self->currency = session ? g_strdup (pursuit_session_get_currency (session)) : NULL;
  add_group (self, session, fields, n_fields);
  return self;
}

/**
 * pursuit_form_add_custom:
 * @session: (nullable): as for pursuit_form_new()
 *
 * Adds the fields that users gave the entity, in their order, as a group of their own; nothing where there
 * are none. To be called before the form is loaded.
 */
void
pursuit_form_add_custom (PursuitForm *self, PursuitSession *session)
{
  g_autoptr (GArray) fields = NULL;

  g_return_if_fail (PURSUIT_IS_FORM (self));

  fields = pursuit_custom_fields_list (self->entity);
  if (fields->len == 0)
    return;
  self->custom = add_group (self, session, (const guint *) (gpointer) fields->data, fields->len);
  adw_preferences_group_set_title (self->custom, _ ("More Fields"));
}

static void
load_row (PursuitForm *self, Row *row)
{
  g_autofree char *text =
      pursuit_value_to_text (row->spec, pursuit_record_get_value (self->record, row->field), self->currency);

  pursuit_form_row_set_text (row->widget, row->spec, text ? text : "");
  remember_shown (row);
  g_free (row->stored);
  row->stored = g_strdup (row->shown);
}

/* Takes the rows of custom fields out. Returns: (transfer full): what the user wrote there, by their column
 */
static GHashTable *
remove_custom (PursuitForm *self)
{
  GHashTable *written = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = self->rows->len; i > 0; i--)
    {
      Row *row = &g_array_index (self->rows, Row, i - 1);

      if (!pursuit_field_is_custom (row->spec))
        continue;
      if (row_is_changed (row))
        g_hash_table_insert (written, (gpointer) row->spec->column,
                             pursuit_form_row_get_text (row->widget, row->spec));
      g_array_remove_index (self->rows, i - 1);
    }
  if (self->custom != NULL)
    gtk_box_remove (self->groups, GTK_WIDGET (self->custom));
  self->custom = NULL;
  return written;
}

/** pursuit_form_follow_custom: users defined fields anew: shows those that there are now; what was written
 * into one that is there still stays. */
void
pursuit_form_follow_custom (PursuitForm *self, PursuitSession *session)
{
  g_return_if_fail (PURSUIT_IS_FORM (self));

  g_autoptr (GHashTable) written = remove_custom (self);
  pursuit_form_add_custom (self, session);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      const char *text;

      if (!pursuit_field_is_custom (row->spec))
        continue;
      if (self->record != NULL)
        load_row (self, row);
      text = g_hash_table_lookup (written, row->spec->column);
      if (text != NULL)
        pursuit_form_row_set_text (row->widget, row->spec, text);
    }
}

/**
 * pursuit_form_load:
 * @record: of the form's entity
 *
 * Shows the values of @record; what the user changes is told against them.
 */
void
pursuit_form_load (PursuitForm *self, PursuitRecord *record)
{
  int currency = pursuit_entity_find_field (self->entity, "currency");

  g_return_if_fail (PURSUIT_IS_FORM (self));
  g_return_if_fail (pursuit_record_get_entity (record) == self->entity);

  if (currency >= 0 && pursuit_record_is_set (record, currency))
    {
      g_free (self->currency);
      self->currency = g_strdup (pursuit_record_get_text (record, currency));
    }
  g_set_object (&self->record, record);
  for (guint i = 0; i < self->rows->len; i++)
    load_row (self, &g_array_index (self->rows, Row, i));
}

/**
 * pursuit_form_suggest:
 * @field: one of the form's
 * @text: as pursuit_field_parse_text() reads it
 *
 * Fills in a field for the user; it is saved like what they write, but closing the form loses nothing.
 */
void
pursuit_form_suggest (PursuitForm *self, guint field, const char *text)
{
  Row *row = find_row (self, field);

  g_return_if_fail (PURSUIT_IS_FORM (self));
  g_return_if_fail (row != NULL);
  g_return_if_fail (text != NULL);

  pursuit_form_row_set_text (row->widget, row->spec, text);
  remember_shown (row);
}

/** pursuit_form_get_text: (transfer full): what the form holds for @field, as text. */
char *
pursuit_form_get_text (PursuitForm *self, guint field)
{
  Row *row = find_row (self, field);

  g_return_val_if_fail (PURSUIT_IS_FORM (self), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  return pursuit_form_row_get_text (row->widget, row->spec);
}

/** pursuit_form_is_changed: whether closing the form would lose something. */
gboolean
pursuit_form_is_changed (PursuitForm *self)
{
  g_return_val_if_fail (PURSUIT_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (row_is_changed (&g_array_index (self->rows, Row, i)))
      return TRUE;
  return FALSE;
}

/**
 * pursuit_form_collect:
 * @fields: receives what the user changed
 *
 * Returns: %FALSE when some fields do not take their texts, which is told there; the first has the focus
 */
gboolean
pursuit_form_collect (PursuitForm *self, PursuitFields *fields)
{
  GtkWidget *refused = NULL;

  g_return_val_if_fail (PURSUIT_IS_FORM (self), FALSE);
  g_return_val_if_fail (fields != NULL, FALSE);

  pursuit_fields_set_currency (fields, self->currency);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (!collect_row (row, fields) && refused == NULL)
        refused = row->widget;
    }
  if (refused)
    gtk_widget_grab_focus (refused);
  return refused == NULL;
}

/** pursuit_form_get_row: (transfer none) (nullable): the widget that edits @field. */
GtkWidget *
pursuit_form_get_row (PursuitForm *self, guint field)
{
  Row *row;

  g_return_val_if_fail (PURSUIT_IS_FORM (self), NULL);

  row = find_row (self, field);
  return row ? row->widget : NULL;
}
