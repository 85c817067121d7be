/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * PursuitBulkSet:
 *
 * Asks which field of many records becomes what, and sets it.
 */

#include "pursuit-bulk-set.h"

#include <glib/gi18n-lib.h>

#include "pursuit-bulk-bar.h"
#include "pursuit-cell-editor.h"
#include "pursuit-form-row.h"
#include "pursuit-member-check.h"
#include "pursuit-money.h"
#include "pursuit-window.h"

struct _PursuitBulkSet
{
  AdwWindow parent_instance;

  PursuitTable *table;
  PursuitListSpec *spec;
  PursuitSession *session;
  GArray *fields; /* guint, as the list of fields has them */
  AdwComboRow *field;
  GtkListBox *list;
  GtkWidget *value;
  GtkButton *apply;
};

G_DEFINE_FINAL_TYPE (PursuitBulkSet, pursuit_bulk_set, ADW_TYPE_WINDOW)

static const PursuitField *
get_field (PursuitBulkSet *self)
{
  return &self->spec->entity
              ->fields[g_array_index (self->fields, guint, adw_combo_row_get_selected (self->field))];
}

/* No value at all empties the field of all these records: the button says so, and Enter is not enough. */
static void
value_changed_cb (PursuitBulkSet *self)
{
  g_autofree char *text = pursuit_form_row_get_text (self->value, get_field (self));
  gboolean empty = text == NULL || *text == '\0';

  gtk_button_set_label (self->apply, empty ? _ ("_Empty") : _ ("_Set"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->apply), empty ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (GTK_WIDGET (self->apply), empty ? "destructive-action" : "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), empty ? NULL : GTK_WIDGET (self->apply));
}

static void
add_value (PursuitBulkSet *self)
{
  self->value = pursuit_form_row_new (self->session, get_field (self));
  gtk_list_box_append (self->list, self->value);
  if (GTK_IS_EDITABLE (self->value))
    g_signal_connect_object (self->value, "changed", G_CALLBACK (value_changed_cb), self, G_CONNECT_SWAPPED);
  else if (ADW_IS_COMBO_ROW (self->value))
    g_signal_connect_object (self->value, "notify::selected", G_CALLBACK (value_changed_cb), self,
                             G_CONNECT_SWAPPED);
  value_changed_cb (self);
}

/* The row that suits the field takes the place of the one before. */
static void
field_selected_cb (PursuitBulkSet *self)
{
  pursuit_form_row_tell (self->value, NULL);
  gtk_list_box_remove (self->list, self->value);
  add_value (self);
}

/* The window may have been closed, or something else been written, in the meantime: then nothing is set. */
typedef struct
{
  PursuitBulkSet *window;
  PursuitFields *fields;
  char *text;
} Setting;

static void
setting_free (Setting *setting)
{
  g_object_unref (setting->window);
  pursuit_fields_free (setting->fields);
  g_free (setting->text);
  g_free (setting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Setting, setting_free)

static void
set_all (PursuitBulkSet *self, PursuitFields *fields)
{
  g_autoptr (PursuitCommand) command = pursuit_command_set_fields (0, 0, fields);

  pursuit_bulk_run (self->table, self->spec, command, _ ("Setting the field"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Setting) setting = user_data;
  g_autoptr (GError) error = NULL;
  gboolean known = pursuit_member_check_finish (PURSUIT_SESSION (source), result, &error);
  PursuitBulkSet *self = setting->window;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  g_autofree char *text = pursuit_form_row_get_text (self->value, get_field (self));
  if (g_strcmp0 (text, setting->text) != 0)
    return;
  if (known)
    set_all (self, setting->fields);
  else
    pursuit_form_row_tell (self->value, error->message);
}

/** pursuit_bulk_set_apply: sets the field and closes the window, unless what was written means nothing, or
 * names nobody, which is told. */
void
pursuit_bulk_set_apply (PursuitBulkSet *self)
{
  g_autoptr (PursuitFields) fields = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (PURSUIT_IS_BULK_SET (self));

  text = pursuit_form_row_get_text (self->value, get_field (self));
  fields = pursuit_fields_new (self->spec->entity);
  pursuit_fields_set_currency (fields, pursuit_session_get_currency (self->session));
  if (!pursuit_fields_parse (fields, get_field (self)->name, text, &error))
    {
      pursuit_form_row_tell (self->value, error->message);
      return;
    }
  if (!pursuit_member_check_needed (get_field (self), text))
    {
      set_all (self, fields);
      return;
    }
  Setting *setting = g_new0 (Setting, 1);
  setting->window = g_object_ref (self);
  setting->fields = g_steal_pointer (&fields);
  setting->text = g_strdup (text);
  pursuit_member_check_async (self->session, text, checked_cb, setting);
}

static void
pursuit_bulk_set_finalize (GObject *object)
{
  PursuitBulkSet *self = PURSUIT_BULK_SET (object);

  g_clear_object (&self->table);
  g_clear_object (&self->session);
  g_clear_pointer (&self->spec, pursuit_list_spec_unref);
  g_array_unref (self->fields);

  G_OBJECT_CLASS (pursuit_bulk_set_parent_class)->finalize (object);
}

static void
pursuit_bulk_set_class_init (PursuitBulkSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_bulk_set_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_bulk_set_init (PursuitBulkSet *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Fields that can be edited in a cell can be set for many. */
static GListModel *
make_fields (PursuitBulkSet *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->spec->entity->n_fields; i++)
    {
      const PursuitField *field = &self->spec->entity->fields[i];

      if (field->label == NULL || field->flags & (PURSUIT_FIELD_KEY | PURSUIT_FIELD_PRIVATE) ||
          !pursuit_cell_editor_suits (field))
        continue;
      g_array_append_val (self->fields, i);
      gtk_string_list_append (labels, pursuit_field_get_label (field));
    }
  return G_LIST_MODEL (labels);
}

static GtkWidget *
make_content (PursuitBulkSet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  g_autoptr (GListModel) fields = make_fields (self);

  self->apply = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->apply, TRUE);
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (pursuit_bulk_set_apply), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->apply));
  self->field = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->field), _ ("Field"));
  adw_combo_row_set_model (self->field, fields);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "bulk-set");
  gtk_list_box_append (self->list, GTK_WIDGET (self->field));
  add_value (self);
  g_signal_connect_object (self->field, "notify::selected", G_CALLBACK (field_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  return box;
}

/** pursuit_bulk_set_new: (transfer none): asks for a field of the @count records of @spec, selected in
 * @table. */
PursuitBulkSet *
pursuit_bulk_set_new (PursuitTable *table, PursuitListSpec *spec, guint count)
{
  PursuitBulkSet *self;
  g_autofree char *number = pursuit_number_format (count);
  /* Translators: the title of a window; %s is how many. */
  g_autofree char *title =
      g_strdup_printf (ngettext ("Set a Field of %s Record", "Set a Field of %s Records", count), number);

  g_return_val_if_fail (PURSUIT_IS_TABLE (table) && spec != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_BULK_SET, "transient-for", pursuit_window_of (table), "modal", TRUE,
                       "default-width", 420, "title", title, NULL);
  self->table = g_object_ref (table);
  self->spec = pursuit_list_spec_ref (spec);
  self->session = g_object_ref (pursuit_window_get_session (pursuit_window_of (table)));
  adw_window_set_content (ADW_WINDOW (self), make_content (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->field));
  return self;
}

/** pursuit_bulk_set_choose: chooses @field, and @text as its value, written as the user would write it, which
 * is asked for next. */
void
pursuit_bulk_set_choose (PursuitBulkSet *self, guint field, const char *text)
{
  g_return_if_fail (PURSUIT_IS_BULK_SET (self));

  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, guint, i) == field)
      adw_combo_row_set_selected (self->field, i);
  if (text)
    pursuit_form_row_set_text (self->value, get_field (self), text);
  gtk_window_set_focus (GTK_WINDOW (self), self->value);
}
